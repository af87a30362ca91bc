"""A kiosk of a fair: who holds it, where, and what it needs."""

from django import forms

from activities.enums import CostKind
from activities.forms.once import SentOnce
from activities.models import Activity, Cost, Kiosk
from programs.forms import AskingModelForm


class KioskForm(SentOnce, AskingModelForm):
    class Meta:
        model = Kiosk
        fields = (
            "organization",
            "name",
            "theme",
            "state",
            "space",
            "needs",
            "contact",
            "email",
            "phone",
            "cost",
        )
        widgets = {"needs": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, activity: Activity, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity
        self.fields["organization"].queryset = organizations
        self.fields["cost"].queryset = Cost.objects.filter(activity=activity, kind=CostKind.KIOSK)
