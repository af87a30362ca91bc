"""Hours declared for days: what exceeds the insured ones is said before it is sent, and confirmed."""

import uuid
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.dates import Doubt
from programs.forms import AskingModelForm, DayInput, PastDayField
from programs.lib.periods import format_date
from programs.partnerships.coverage import with_hours
from programs.partnerships.drafting import number_said
from programs.partnerships.models import Agreement, AgreementParty, InsuredHours


class HoursForm(AskingModelForm):
    """``parties`` are those for whom hours may be declared; where there is one, it is not asked."""

    starts_on = PastDayField(label=gettext_lazy("Du"), widget=DayInput)
    ends_on = PastDayField(label=gettext_lazy("Au"), widget=DayInput)
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = InsuredHours
        fields = ["party", "starts_on", "ends_on", "hours", "people", "note"]
        # A comma, or a point.
        localized_fields = ["hours"]

    def __init__(
        self, *args, agreement: Agreement, parties: list[AgreementParty], language: str, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.instance.agreement, self.language = agreement, language
        if self.instance.pk or len(parties) == 1:
            del self.fields["party"]
            self.instance.party = self.instance.party if self.instance.pk else parties[0]
        else:
            keys = [party.pk for party in parties]
            self.fields["party"].queryset = AgreementParty.objects.filter(
                pk__in=keys
            ).select_related("organization")
            self.fields["party"].label_from_instance = lambda party: str(party.organization)
        self.fields["hours"].widget.attrs["inputmode"] = "decimal"
        self.fields["people"].help_text = _("Facultatif : combien de personnes les ont faites.")
        if self.instance.pk:
            del self.fields["submission"]

    def clean_starts_on(self) -> date:
        starts, begins = self.cleaned_data["starts_on"], self.instance.agreement.starts_on
        if starts < begins:
            raise forms.ValidationError(
                _("L’entente commence le %(day)s.") % {"day": format_date(begins, self.language)}
            )
        return starts

    def doubts(self) -> Iterator[Doubt]:
        """All that is odd of the hours is said at once, beside them."""
        said = self.cleaned_data
        needed = {"starts_on", "ends_on", "hours"}
        if not needed <= said.keys() or not self.instance.party_id or self._was_sent():
            return
        sentences = [*self._beyond(said["hours"]), *self._declared_before()]
        if sentences:
            value = number_said(said["hours"], self.language)
            yield Doubt("hours", " ".join(sentences), value, frozenset(needed), "h")

    def _was_sent(self) -> bool:
        """Whether this very form is sent a second time: it adds nothing to what it declared."""
        number = self.cleaned_data.get("submission")
        return number is not None and InsuredHours.objects.filter(submission=number).exists()

    def _beyond(self, hours: Decimal) -> Iterator[str]:
        found = with_hours(self.instance)
        if found and found.beyond:
            yield _(
                "Cela ferait %(declared)s h déclarées pour %(insured)s h assurées : %(beyond)s h ne sont pas assurées."
            ) % {
                "declared": number_said(found.declared, self.language),
                "insured": number_said(found.insured, self.language),
                "beyond": number_said(found.beyond, self.language),
            }

    def _declared_before(self) -> Iterator[str]:
        others = InsuredHours.objects.filter(
            party=self.instance.party_id,
            starts_on__lte=self.instance.ends_on,
            ends_on__gte=self.instance.starts_on,
        ).exclude(pk=self.instance.pk)
        if total := sum(others.values_list("hours", flat=True)):
            yield _("%(hours)s h sont déjà déclarées pour ces jours.") % {
                "hours": number_said(total, self.language)
            }
