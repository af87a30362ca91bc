"""The resources of agreements, of their parties, of what amends them, and of who signed."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import PROGRAM, Below, organization_column
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.measures import YES_NO, Number
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.lib.terms import TermUnit
from programs.lib.text import excerpt
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.enums import (
    AGREEMENT_LIVE,
    AgreementKind,
    AgreementState,
    HoursPer,
    PartyRole,
    Renewal,
)
from programs.partnerships.importing.naming import (
    NOTE,
    OF_AGREEMENT,
    REASON,
    TEXT,
    OfAgreement,
    agreement_column,
    amendment_column,
    bilingual,
    party_column,
    position_column,
)
from programs.partnerships.models import Agreement, AgreementParty, Amendment, Signature
from programs.plans.importing.steps import SteppedResource, steps_column

_HOURS = Number(_("un nombre d’heures ; vide s’il n’y en a pas"))


@register
class AgreementsResource(SteppedResource):
    """Known by their number, as it is printed. What they say, and who signed them, comes after."""

    name = "agreements"
    label = _("Ententes")
    machine = agreement_machine
    key_fields = ("number",)
    identity = ("program_id", "number")
    moving_days = ("starts_on", "ends_on", "denounced_on", "stops_on", "steps")
    coming_days = ("starts_on", "ends_on", "stops_on")
    moves_by_years = True
    columns = (
        program_column(),
        Column(
            "number", "numéro", "number", kinds.Text(_("le numéro de l’entente, tel qu’imprimé")),
            required=True, also=("no", "nº", "entente", "agreement"),
        ),
        Column("kind", "forme", "kind", kinds.Choice(AgreementKind), also=("type",)),
        *bilingual("title", "titre", "title", required=True),
        Column("region", "région", "region", kinds.RegionRef(), attribute="region_id"),
        Column("starts_on", "début", "start", kinds.Day(), also=("du", "date de début")),
        Column("ends_on", "fin", "end", kinds.Day(), also=("au", "date de fin")),
        Column("renewal", "renouvellement", "renewal", kinds.Choice(Renewal)),
        Column(
            "renewal_months", "mois de chaque reconduction", "months of each renewal", kinds.Whole()
        ),
        Column("notice", "préavis", "notice", kinds.Whole(_("un nombre de jours ou de mois"))),
        Column("notice_unit", "unité du préavis", "unit of the notice", kinds.Choice(TermUnit)),
        Column("denounced_on", "avis de fin donné le", "notice given on", kinds.Day()),
        organization_column("denounced_by", "avis de fin donné par", "notice given by"),
        Column("stops_on", "fin demandée par l’avis", "end asked by the notice", kinds.Day()),
        Column("insured_hours", "heures assurées", "insured hours", _HOURS),
        Column("insured_per", "heures comptées", "hours counted", kinds.Choice(HoursPer)),
        Column("reviewed_each_year", "évaluée chaque année", "reviewed each year", YES_NO),
        Column("state", "état", "state", kinds.Choice(AgreementState)),
        steps_column(AgreementState),
        REASON,
        Column(
            "renews", "renouvelle", "renews",
            kinds.Text(_("le numéro d’une autre entente du programme")), attribute="",
        ),
        NOTE,
    )  # fmt: skip

    class Meta:
        model = Agreement

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self._renewed: dict[int, Agreement | None] = {}
        if any(row.has("renews") for row in self.rows):
            self._find_renewed()

    def _find_renewed(self) -> None:
        """The agreement that each row says it renews: one that is there, or another row."""
        known = {(one.program_id, one.number): one for one in self.existing(self.rows)}
        for row in self.rows:
            if row.instance:
                known[row.attributes["program_id"], row.text("number")] = row.instance
        for row in self.rows:
            if not row.instance or not row.has("renews") or row.is_refused("renews"):
                continue
            text = row.text("renews")
            found = known.get((row.attributes["program_id"], text)) if text else None
            if text and found is None:
                row.refuse(
                    "renews",
                    gettext("« %(text)s » n’est le numéro d’aucune entente de ce programme.")
                    % {"text": excerpt(text)},
                )
            else:
                self._renewed[row.number] = found
        self._refuse_circles()

    def _refuse_circles(self) -> None:
        renewed = {
            id(row.instance): self._renewed[row.number]
            for row in self.rows
            if row.number in self._renewed
        }
        for row in self.rows:
            if row.number not in self._renewed:
                continue
            seen: set[int] = set()
            one = row.instance
            while one is not None and id(one) not in seen:
                seen.add(id(one))
                one = renewed.get(id(one))
            if one is row.instance:
                row.refuse("renews", gettext("Cette entente se renouvellerait elle-même."))

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.number in self._renewed:
            renewed = self._renewed[row.number]
            if row.is_new or row.instance.renews_id != (renewed.pk if renewed else None):
                row.touched = True

    def moved_on(self, row: Row):
        agreement, now = row.instance, today()
        if row.is_new and agreement.state in AGREEMENT_LIVE and agreement.starts_on:
            return min(agreement.starts_on, now)
        return now

    def after_writing(self, user) -> None:
        super().after_writing(user)
        tied = []
        for row in self.rows:
            if row.number in self._renewed and row.touched:
                row.instance.renews = self._renewed[row.number]
                tied.append(row.instance)
        self._write(tied, lambda some: Agreement.objects.bulk_update(some, ["renews"]))

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("renews")

    def cell(self, instance, column: Column):
        if column.name == "renews":
            return instance.renews.number if instance.renews else ""
        return super().cell(instance, column)


@register
class AgreementPartiesResource(OfAgreement):
    """The organisations of an agreement, and who signs for them."""

    name = "agreement_parties"
    label = _("Parties des ententes")
    key_fields = ("organization", "agreement")
    identity = ("agreement_id", "organization_id")
    columns = (
        *OF_AGREEMENT,
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
            attribute="organization_id", also=("partie", "party"),
        ),
        Column("role", "rôle", "role", kinds.Choice(PartyRole)),
        Column("signatory_name", "signataire", "signatory", TEXT),
        Column("signatory_title", "titre du signataire", "title of the signatory", TEXT),
        Column("signatory_email", "courriel du signataire", "email of the signatory", kinds.EMAIL),
        position_column(),
    )  # fmt: skip

    class Meta:
        model = AgreementParty


_FIXED = frozenset(
    {"number", "subject", "body", "effective_on", "ends_on", "insured_hours"}
)  # what all have signed


@register
class AmendmentsResource(OfAgreement):
    """Known by their number. What was signed elsewhere comes in signed, whatever became of its agreement."""

    name = "agreement_amendments"
    label = _("Avenants")
    key_fields = ("number", "agreement")
    identity = ("agreement_id", "number")
    moving_days = ("effective_on", "ends_on", "signed_on", "cancelled_on")
    coming_days = ("effective_on", "ends_on")
    moves_by_years = True
    columns = (
        *OF_AGREEMENT,
        Column(
            "number", "avenant", "amendment", kinds.Whole(_("le numéro de l’avenant")),
            required=True, also=("numéro", "number"),
        ),
        *bilingual("subject", "objet", "subject", required=True),
        *bilingual("body", "texte", "text"),
        Column("effective_on", "prend effet le", "takes effect on", kinds.Day()),
        Column("ends_on", "nouvelle fin", "new end", kinds.Day()),
        Column("insured_hours", "nouvelles heures assurées", "new insured hours", _HOURS),
        Column("signed_on", "signé par tous le", "signed by all on", kinds.Day()),
        Column("cancelled_on", "annulé le", "cancelled on", kinds.Day()),
        Column("reason", "motif de l’annulation", "reason for the cancellation", TEXT),
    )  # fmt: skip

    class Meta:
        model = Amendment

    def check(self, row: Row) -> None:
        super().check(row)
        was_signed = None if row.is_new else row.changed.get("signed_on", row.instance.signed_on)
        if was_signed and row.instance.signed_on and (written := _FIXED & row.changed.keys()):
            row.refuse_first(
                self._columns_of(sorted(written)),
                gettext(
                    "Cet avenant est signé. Annulez-le et commencez-en un autre, ou retirez les signatures."
                ),
            )


@register
class SignaturesResource(Below):
    """Who signed the agreement, or one of its amendments."""

    name = "agreement_signatures"
    label = _("Signatures des ententes")
    key_fields = ("party", "agreement")
    within = ("party_id",)
    path = ("party", "agreement")
    identity = ("party_id", "amendment_id")
    moving_days = ("signed_on",)
    moves_by_years = True
    columns = (
        PROGRAM,
        agreement_column(attribute=""),
        party_column(),
        amendment_column(),
        Column("signed_on", "signé le", "signed on", kinds.Day(), required=True, also=("date",)),
        Column("signed_by", "signé par", "signed by", TEXT, also=("signataire", "signatory")),
        Column("title", "titre", "title", TEXT),
    )

    class Meta:
        model = Signature

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("amendment")
