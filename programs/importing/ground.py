"""The resources of the ground floor: organisations, programs and what hangs on them."""

import re
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.enums import OrganizationKind, ProgramRoleKind, PublicDoor, Service, Unit
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.directories import Scope
from programs.importing.layers import (
    PERIOD_COLUMNS,
    PeriodResource,
    ProgramResource,
    program_column,
)
from programs.importing.questions import SAME, RowQuestion
from programs.importing.registry import register
from programs.importing.resources import RecordResource, set_attribute
from programs.importing.rows import Row
from programs.importing.stated import keep_unknown, take_amount, take_quantity
from programs.lib.numbering import natural_key
from programs.lib.periods import FiscalCalendar, Period, today
from programs.lib.quantities import Qualifier
from programs.lib.sharing import parse_shares, write_shares
from programs.lib.text import normalise, same
from programs.models import (
    Funding,
    Organization,
    OrganizationAlias,
    Program,
    ProgramObjective,
    ProgramRole,
    ProgramTarget,
    refuse_shares,
    write_fundings_shares,
)
from programs.models.organizations import give_codes, taken_codes
from programs.published import refuse_another_code

KEPT_BY_ITSELF = _("Cet organisme tient lui-même sa fiche : elle ne se change pas ici.")
_TEXT = kinds.Kind()
_DETAILED = re.compile(r"(.+) \(([^()]+)\)")
_MONTH = kinds.Whole(_("un mois de 1 à 12 : 4 pour avril-mars, 7 pour juillet-juin"), keeps=True)
_CHANGES = Column(
    "fiscal_year_changes", "changements d’exercice", "changes of fiscal year", kinds.SeveralDays()
)


class CalendarResource(RecordResource):
    """Records with a fiscal calendar of their own. A file does not give other dates to the years that are over."""

    def check(self, row: Row) -> None:
        super().check(row)
        changed = [name for name in _CALENDAR if name in row.changed]
        if not changed:
            return
        try:
            calendar = row.instance.calendar
        except ValueError as error:
            row.refuse_first(changed, str(error))
            return
        if altered := self._altered(row, calendar):
            row.refuse_first(
                changed,
                _(
                    "Des exercices déjà terminés changeraient de dates : %(years)s. Une erreur se corrige dans la "
                    "fiche; pour un changement, écrivez le jour du premier nouvel exercice."
                )
                % {"years": ", ".join(year.label for year in altered)},
            )

    def _altered(self, row: Row, calendar: FiscalCalendar) -> list[Period]:
        """The years over to which the row gives other dates."""
        if row.is_new:
            return []
        days, month = (row.changed.get(name, getattr(row.instance, name)) for name in _CALENDAR)
        return row.instance.years_altered(FiscalCalendar(month, tuple(days)), calendar, today())


_CALENDAR = ("fiscal_year_changes", "fiscal_year_starts")


@register
class OrganizationsResource(CalendarResource):
    """Known by any of their names. A file adds other names and never takes one away."""

    name = "organizations"
    label = _("Organismes")
    key_fields = ("name",)
    columns = (
        Column("name", "nom", "name", _TEXT, required=True, also=("organisme", "organization")),
        Column("name_en", "nom en anglais", "name in English", _TEXT),
        Column("acronym", "sigle", "acronym", _TEXT, also=("acronyme",)),
        Column(
            "code", "code", "code",
            kinds.Text(_("des majuscules, des chiffres et des traits d’union : CJEO"), keeps=True),
        ),
        Column("kind", "type", "kind", kinds.Choice(OrganizationKind), also=("type d’organisme",)),
        Column("region", "région", "region", kinds.RegionRef(), attribute="region_id"),
        Column("aliases", "autres noms", "other names", kinds.SeveralNames(), attribute=""),
        Column("email", "courriel", "email", kinds.EMAIL),
        Column("phone", "téléphone", "phone", kinds.PHONE),
        Column("website", "site web", "website", kinds.WEBSITE),
        Column(
            "fiscal_year_starts", "premier mois de l’exercice", "first month of the fiscal year",
            _MONTH,
        ),
        _CHANGES,
        Column("note", "note", "note", _TEXT),
    )  # fmt: skip

    class Meta:
        model = Organization

    def resolve(self, row: Row) -> None:
        name = row.text("name")
        ids = self.directories.organizations.ids(name)
        if len(ids) > 1:
            row.refuse("name", self.directories.organizations.homonyms(name, ids))
        elif ids:
            row.found = next(iter(ids))
            # Another spelling or an acronym leads to the organisation; it does not rename it.
            del row.attributes["name"]
        elif name and not normalise(name):
            row.refuse("name", _("Un nom contient au moins une lettre ou un chiffre."))
        else:
            row.attributes["name"] = self._without_detail(row)

    def _without_detail(self, row: Row) -> str:
        """The name of a new organisation, without what an export adds to tell homonyms apart."""
        written = row.text("name")
        name, detail = _detailed(written)
        if not detail or not self._is_of(row, detail):
            return written
        known = self.directories.organizations.ids(name)
        return name if known or self._shared_names[normalise(name)] > 1 else written

    def _is_of(self, row: Row, detail: str) -> bool:
        region = self.directories.regions.ids(detail)
        own = {normalise(row.text(name)) for name in ("acronym", "code")}
        return normalise(detail) in own or row.value("region") in region

    @cached_property
    def _shared_names(self) -> Counter[str]:
        """How many rows of the file bear each name, its detail apart."""
        return Counter(normalise(_detailed(row.text("name"))[0]) for row in self.rows)

    def existing(self, rows):
        found = {row.found for row in rows if row.found}
        return Organization.objects.filter(pk__in=found).prefetch_related("aliases")

    def getter(self, row: Row):
        given = row.attributes | {"pk": row.found, "name": row.text("name")}
        return given.get

    def keys(self, get):
        if get("pk"):
            yield "pk", get("pk")
        else:
            yield "name", normalise(get("name") or "")

    def complete(self, row: Row) -> None:
        give_codes([row.instance], self._codes)
        row.touched = bool(self._new_aliases(row))

    @cached_property
    def _codes(self) -> set[str]:
        """The codes that a new one must not take: of the database, and those that the file gives."""
        given = {row.text("code") for row in self.rows}
        return taken_codes() | given

    def _new_aliases(self, row: Row) -> list[str]:
        organization = row.instance
        names = [organization.name, organization.name_en, organization.acronym]
        if not row.is_new:
            names += [alias.name for alias in organization.aliases.all()]
        taken = {normalise(name) for name in names}
        return [name for name in row.value("aliases") or () if normalise(name) not in taken]

    def after_writing(self, user) -> None:
        OrganizationAlias.objects.bulk_create(
            [
                OrganizationAlias(organization=row.instance, name=name)
                for row in self.rows
                for name in self._new_aliases(row)
            ]
        )

    @cached_property
    def _kept_by_others(self) -> set[int]:
        return kept_by_others(self.scope)

    def check(self, row: Row) -> None:
        super().check(row)
        if row.found in self._kept_by_others and (row.changed or row.touched):
            row.refuse("name", KEPT_BY_ITSELF)
        longest = OrganizationAlias._meta.get_field("name").max_length
        if any(len(name) > longest for name in row.value("aliases") or ()):
            row.refuse("aliases", _("Un autre nom est trop long."))

    def for_export(self, queryset):
        return queryset.prefetch_related("aliases")

    def cell(self, instance, column: Column):
        if column.name == "aliases":
            return [alias.name for alias in instance.aliases.all()]
        if column.name == "name":
            # The name that leads back to it, where another organisation bears the same.
            return self.directories.organizations.write(instance.pk)
        return super().cell(instance, column)


def kept_by_others(scope: Scope) -> set[int]:
    """Lead organisations whose entry only their own coordinators change."""
    if scope.programs is None:
        return set()
    own = set(scope.programs.values_list("lead", flat=True))
    if scope.holder:
        own.add(scope.holder.pk)
    return set(Program.objects.values_list("lead", flat=True)) - own


def _detailed(text: str) -> tuple[str, str]:
    """« Carrefour (Laurentides) » as a name and what is said beside it."""
    found = _DETAILED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


@register
class ProgramsResource(CalendarResource):
    name = "programs"
    label = _("Programmes")
    key_fields = identity = ("slug",)
    columns = (
        Column(
            "slug", "identifiant", "slug",
            kinds.Text(_("des lettres sans accent, des chiffres et des traits d’union")),
            required=True,
        ),
        Column("code", "sigle", "code", _TEXT, required=True),
        Column("title", "titre", "title", _TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", _TEXT),
        Column(
            "lead", "organisme responsable", "lead organization", kinds.OrganizationRef(),
            required=True, attribute="lead_id", also=("lead",),
        ),
        Column(
            "region", "région", "region", kinds.RegionRef(), required=True, attribute="region_id"
        ),
        Column("framework", "cadre", "framework", _TEXT),
        Column("framework_en", "cadre en anglais", "framework in English", _TEXT),
        Column("aim", "but", "aim", _TEXT),
        Column("aim_en", "but en anglais", "aim in English", _TEXT),
        Column("description", "description", "description", _TEXT),
        Column("description_en", "description en anglais", "description in English", _TEXT),
        Column("starts_on", "début", "start", kinds.Day(), required=True, also=("start date",)),
        Column("ends_on", "fin", "end", kinds.Day(), also=("end date",)),
        Column(
            "fiscal_year_starts", "premier mois de l’exercice", "first month of the fiscal year",
            _MONTH,
        ),
        _CHANGES,
        Column("services", "services", "services", kinds.Choices(Service)),
        Column("doors", "ouvert en ligne", "open online", kinds.Choices(PublicDoor)),
    )  # fmt: skip

    class Meta:
        model = Program

    def resolve(self, row: Row) -> None:
        holders = self.directories.programs.holders
        lead = row.value("lead")
        if holders is not None and lead is not None and lead not in holders:
            row.refuse("lead", _("Vous n’écrivez pas les programmes de cet organisme."))

    def check(self, row: Row) -> None:
        """An identifier whose program has another acronym and another title is asked about: it may be a slip."""
        super().check(row)
        if not row.is_new and "code" in row.changed:
            self._keep_published(row)
        before = [row.changed.get(name) for name in ("code", "title")]
        now = [row.instance.code, row.instance.title]
        if (
            row.is_new
            or None in before
            or any(same(*both) for both in zip(before, now, strict=True))
        ):
            return
        question = RowQuestion(
            gettext("« %(slug)s » est le programme %(known)s, et la ligne dit %(said)s.")
            % {"slug": row.text("slug"), "known": " · ".join(before), "said": " · ".join(now)},
            ((SAME, gettext("C’est le même programme : son sigle et son titre changent.")),),
            gettext("Corrigez l’identifiant, ou dites dans l’aperçu que c’est le même programme."),
        )
        self.ask(row, ("slug",), question)

    def _keep_published(self, row: Row) -> None:
        try:
            refuse_another_code(row.instance)
        except ValidationError as error:
            row.refuse("code", error.messages[0])

    def existing(self, rows):
        mine = self.directories.programs.by_id
        return Program.objects.filter(pk__in=mine, slug__in=[row.text("slug") for row in rows])


@register
class RolesResource(ProgramResource):
    name = "roles"
    label = _("Rôles dans les programmes")
    key_fields = ("organization",)
    identity = ("program_id", "organization_id", "role", "starts_on")
    columns = (
        program_column(),
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
            attribute="organization_id",
        ),
        Column("role", "rôle", "role", kinds.Choice(ProgramRoleKind), required=True),
        Column("starts_on", "début", "start", kinds.Day(), also=("du", "start date")),
        Column("ends_on", "fin", "end", kinds.Day(), also=("au", "end date")),
    )  # fmt: skip

    class Meta:
        model = ProgramRole


class NumberedResource(ProgramResource):
    """Numbers may repeat: the text tells two of the same number apart."""

    text_field: str

    def keys(self, get):
        yield get("program_id"), get("number") or "", normalise(get(self.text_field) or "")

    def weak_keys(self, get):
        if get("number"):
            yield get("program_id"), get("number")

    def complete(self, row: Row) -> None:
        set_attribute(row, row.instance, "number_key", natural_key(row.instance.number))


_NUMBER = Column(
    "number", "numéro", "number", kinds.Text(_("le numéro tel qu’imprimé : 1.2, II, M 8")), also=("no", "nº")
)  # fmt: skip


@register
class ObjectivesResource(NumberedResource):
    name = "objectives"
    label = _("Objectifs")
    key_fields = ("text", "number")
    text_field = "text"
    columns = (
        program_column(),
        _NUMBER,
        Column("text", "objectif", "objective", _TEXT, required=True, also=("texte",)),
        Column("text_en", "objectif en anglais", "objective in English", _TEXT),
    )

    class Meta:
        model = ProgramObjective


@register
class TargetsResource(NumberedResource):
    name = "targets"
    label = _("Engagements")
    key_fields = ("label", "number")
    text_field = "label"
    columns = (
        program_column(),
        _NUMBER,
        Column("label", "engagement", "target", _TEXT, required=True, also=("libellé", "cible")),
        Column("label_en", "engagement en anglais", "target in English", _TEXT),
        Column("quantity", "quantité", "quantity", kinds.StatedQuantity(), attribute=""),
        Column("unit", "unité", "unit", kinds.Choice(Unit, blank="")),
        Column("unit_amount", "montant unitaire", "unit amount", kinds.Amount()),
        Column("per", "fréquence", "per", kinds.Choice(ProgramTarget.Per)),
        Column(
            "figure", "chiffre comparé", "figure", kinds.Text(_("le code d’un chiffre du bilan"))
        ),
    )

    class Meta:
        model = ProgramTarget

    def resolve_in(self, row: Row, program: Program) -> None:
        take_quantity(row)

    def complete(self, row: Row) -> None:
        super().complete(row)
        keep_unknown(row)

    def cell(self, instance, column: Column):
        return instance.quantity if column.name == "quantity" else super().cell(instance, column)


@register
class FundingResource(PeriodResource):
    name = "funding"
    label = _("Financements")
    key_fields = ("funder", "year", "starts_on")
    weak_identity = ("program_id", "funder_id", "starts_on", "ends_on")
    identity = (*weak_identity, "reference")
    columns = (
        program_column(),
        Column(
            "funder", "bailleur de fonds", "funder", kinds.OrganizationRef(), required=True,
            attribute="funder_id", also=("bailleur",),
        ),
        *PERIOD_COLUMNS,
        Column("amount", "montant", "amount", kinds.StatedAmount(), attribute=""),
        Column(
            "qualifier", "précision", "qualifier",
            kinds.Choice(Qualifier.choices, blank="", also={"exactement": ""}),
        ),
        Column("reference", "référence", "reference", _TEXT, also=("entente", "agreement")),
        Column(
            "shares", "partage par exercice", "shares by fiscal year",
            kinds.Text(_("la part de chaque exercice : 2024-2025 : 62 500 $; 2025-2026 : 50 000 $")),
            attribute="",
        ),
    )  # fmt: skip

    class Meta:
        model = Funding

    def may_be(self, instance, row: Row) -> bool:
        """A grant without a reference may receive one, or be named without it."""
        return not instance.reference or not row.has("reference")

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        take_amount(row)
        if row.has("shares"):
            try:
                row.values["shares"] = parse_shares(row.text("shares"), program.calendar)
            except ValueError as error:
                row.refuse("shares", str(error))

    def existing(self, rows):
        return super().existing(rows).prefetch_related("shares")

    def complete(self, row: Row) -> None:
        if row.has("shares") and not row.is_refused("shares"):
            kept = {} if row.is_new else row.instance.shared
            row.touched = kept != row.value("shares")

    def check(self, row: Row) -> None:
        super().check(row)
        if row.touched:
            try:
                refuse_shares(row.instance, row.value("shares"))
            except ValidationError as error:
                row.refuse("shares", " ".join(error.messages))

    def after_writing(self, user) -> None:
        super().after_writing(user)
        write_fundings_shares(
            {row.instance: row.value("shares") for row in self.rows if row.touched}
        )

    def for_export(self, queryset):
        return super().for_export(queryset).prefetch_related("shares")

    def cell(self, instance, column: Column):
        if column.name == "amount":
            return instance.quantity
        if column.name == "shares":
            program = self.directories.programs.by_id[instance.program_id]
            return write_shares(instance.shared, program.calendar)
        return super().cell(instance, column)
