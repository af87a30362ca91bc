"""What a committee decides of each application, on one screen."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.actions.deciding import Decision
from bursaries.enums import ApplicationState
from bursaries.models import Application, AwardTier, BursaryRound
from programs.amounts import AmountField
from programs.forms import MoveForm

_AWARD = f"{ApplicationState.AWARDED}-"


class DecisionForm(forms.Form):
    """What becomes of one application; nothing is decided where nothing is chosen."""

    to = forms.ChoiceField(label=gettext_lazy("Décision"), required=False)
    amount = AmountField(label=gettext_lazy("Montant"), required=False)

    def __init__(self, *args, application: Application, tiers: Sequence[AwardTier], **kwargs):
        super().__init__(*args, prefix=f"c{application.pk}", **kwargs)
        self.application = application
        self.tiers = {award_of(tier): tier for tier in tiers}
        asked = {choice.tier_id for choice in application.choices.all()}
        self.fields["to"].choices = [
            ("", _("Pas encore")),
            *(
                (code, _("Bourse : %(tier)s") % {"tier": tier})
                for code, tier in self.tiers.items()
                if not asked or tier.pk in asked
            ),
            (ApplicationState.WAITING, _("Liste d’attente")),
            (ApplicationState.REFUSED, _("Refus")),
        ]
        self.fields["to"].widget.attrs["aria-label"] = _("Décision pour %(who)s") % {
            "who": application
        }
        self.fields["amount"].widget.attrs |= {
            "aria-label": _("Montant pour %(who)s") % {"who": application},
            "size": 10,
        }

    def clean(self):
        cleaned = super().clean()
        tier = self.tiers.get(cleaned.get("to", ""))
        if tier and tier.amount is None and not cleaned.get("amount") and "amount" in cleaned:
            self.add_error("amount", ValidationError(_("Écrivez le montant de la bourse.")))
        return cleaned

    def decision(self) -> Decision | None:
        to = self.cleaned_data["to"]
        if not to:
            return None
        tier = self.tiers.get(to)
        return Decision(
            application=self.application,
            to=ApplicationState.AWARDED if tier else to,
            tier=tier,
            amount=self.cleaned_data["amount"] if tier else None,
        )


def award_of(tier: AwardTier) -> str:
    """How the form calls an award of that tier."""
    return f"{_AWARD}{tier.pk}"


def decision_forms(
    applications: Sequence[Application],
    tiers: Sequence[AwardTier],
    data: Mapping | None,
    proposed: Mapping[int, str],
) -> list[DecisionForm]:
    """A form each; ``proposed`` is what is chosen beforehand, by key."""
    return [
        DecisionForm(
            *((data,) if data is not None else ()),
            application=one,
            tiers=tiers,
            initial={"to": proposed.get(one.pk, "")},
        )
        for one in applications
    ]


class ApplyForm(MoveForm):
    """The day of the meeting, and why the line of the budget may be passed, where it may."""

    override = forms.CharField(
        label=gettext_lazy("Motif du dépassement du poste budgétaire"),
        required=False,
        help_text=gettext_lazy(
            "Seulement si le poste n’a plus assez, et qu’on permet de le dépasser."
        ),
    )

    def __init__(self, *args, record: BursaryRound, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        if record.line_id is None:
            del self.fields["override"]


class PromoteForm(ApplyForm):
    """The day on which the place is given; the amount is asked where the tier sets none.

    ``expected`` holds to the application that was shown: the page may have stood open while another got the place.
    """

    amount = AmountField(label=gettext_lazy("Montant"))
    expected = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("amount", "on", "override")

    def __init__(self, *args, application: Application, tier: AwardTier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected"].initial = application.pk
        if tier.amount is not None:
            del self.fields["amount"]


class WaitingForm(forms.Form):
    """The rank of each who waits. Equal ranks keep the order in which they stood."""

    def __init__(self, *args, applications: Sequence[Application], **kwargs):
        super().__init__(*args, **kwargs)
        self.applications = applications
        for place, one in enumerate(applications, start=1):
            self.fields[f"rank_{one.pk}"] = forms.IntegerField(
                label=_("Rang de %(who)s") % {"who": one},
                initial=place,
                min_value=1,
                max_value=9999,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def order(self) -> list[int]:
        """The keys of all, the first first."""
        ranks = {one.pk: self.cleaned_data[f"rank_{one.pk}"] for one in self.applications}
        return sorted(ranks, key=lambda pk: ranks[pk])
