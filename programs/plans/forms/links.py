"""To whom a link to the actions of a plan is sent."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.models import Organization
from programs.plans.models import ActionPlan

Pair = tuple[ActionPlan, Organization]


class LinkForm(forms.Form):
    """A contact, and what is theirs to tell: one of ``pairs``, each an organisation that carries out in a plan."""

    whose = forms.TypedChoiceField(label=gettext_lazy("Les actions de"))
    contact_name = forms.CharField(
        label=gettext_lazy("Nom de la personne"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Langue"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )

    def __init__(self, *args, pairs: list[Pair], **kwargs):
        super().__init__(*args, **kwargs)
        known = {
            f"{plan.pk}-{organization.pk}": (plan, organization) for plan, organization in pairs
        }
        by_plan: dict[ActionPlan, list[tuple[str, str]]] = {}
        for key, (plan, organization) in known.items():
            by_plan.setdefault(plan, []).append((key, str(organization)))
        whose = self.fields["whose"]
        whose.choices = [
            ("", _("Choisissez")),
            *((str(plan), choices) for plan, choices in by_plan.items()),
        ]
        whose.coerce = known.__getitem__

    def details(self) -> dict:
        """The fields of the link."""
        cleaned = dict(self.cleaned_data)
        plan, organization = cleaned.pop("whose")
        return {"plan": plan, "organization": organization, **cleaned}
