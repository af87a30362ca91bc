"""The organisations that have a part in an activity, in rows under its form."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.enums import Part
from activities.models import Activity
from programs.models import Organization

MOST_PARTS = 40
# What a page has room for without asking for it.
_FREE_ROWS = 2


class PartForm(forms.Form):
    """An organisation and what it does. A row without an organisation is none."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("Organisme"), queryset=Organization.objects.none(), required=False
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Rôle"), choices=Part.choices, initial=Part.PARTNER, required=False
    )

    def __init__(self, *args, organizations, offered: list[tuple], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        field.queryset = organizations
        field.choices = offered


class _Parts(forms.BaseFormSet):
    def clean(self):
        super().clean()
        wanted = self.wanted
        if len(set(wanted)) < len(wanted):
            raise forms.ValidationError(_("Un organisme est écrit deux fois avec le même rôle."))

    @property
    def wanted(self) -> list[tuple[Organization, str]]:
        """Who is to have which part."""
        written = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [
            (one["organization"], one.get("part") or Part.PARTNER)
            for one in written
            if one.get("organization")
        ]


_PartsFormSet = forms.formset_factory(
    PartForm, formset=_Parts, extra=_FREE_ROWS, max_num=MOST_PARTS, absolute_max=MOST_PARTS
)


def parts_form(data, organizations, activity: Activity | None = None):
    """The rows, with the parts that ``activity`` has; ``organizations`` are read once for all of them."""
    offered = [("", "—"), *((one.pk, str(one)) for one in organizations)]
    held = activity.parts.values("organization", "part") if activity else ()
    return _PartsFormSet(
        data,
        prefix="part",
        initial=list(held),
        form_kwargs={"organizations": organizations, "offered": offered},
    )
