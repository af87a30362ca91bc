"""The resource of schools: an organisation and what is said of it as a school, in one row."""

from dataclasses import dataclass
from itertools import combinations

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.enums import OrganizationKind, SchoolLanguage, SchoolSetting
from programs.importing import kinds
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.ground import KEPT_BY_ITSELF, kept_by_others
from programs.importing.questions import OTHER, SAME, RowQuestion
from programs.importing.registry import register
from programs.importing.resources import RecordResource, set_attribute
from programs.importing.rows import Row
from programs.importing.rules import broken_checks
from programs.importing.school_cells import BoardRef, Levels, OfficialCode
from programs.lib.text import normalise
from programs.models import Organization, OrganizationAlias, School
from programs.models.organizations import give_codes, taken_codes

_TEXT = kinds.Kind()
# What may not be read before it is known whom a row means.
_TELLING = ("name", "official_code", "code", "board", "town", "region")


@dataclass(frozen=True)
class Told:
    """What tells a school from others of its name, the town normalised; a blank tells nothing."""

    official_code: str = ""
    board: int | None = None
    town: str = ""
    region: int | None = None

    @property
    def known(self) -> dict[str, str | int]:
        return {name: value for name, value in vars(self).items() if value}

    def differs(self, other: "Told") -> bool:
        said = other.known
        return any(said.get(name, value) != value for name, value in self.known.items())

    def agrees(self, other: "Told") -> bool:
        """Whether something beyond the region, which thousands share, is the same."""
        common = (self.known.items() & other.known.items()) - {("region", self.region)}
        return bool(common) and not self.differs(other)


class Unlike:
    """Rows of one name that are told apart. However many they are, whether one more is takes some look-ups.

    Two are told apart by something that both say. A row is kept by each part of what it says, beside the kinds of
    thing that it says in all: another is looked for, once a kind, by the part that both would have.
    """

    def __init__(self):
        self._rows: dict[tuple, Row] = {}
        self._kinds: dict[frozenset[str], None] = {}

    def find(self, known: dict[str, str | int]) -> Row | None:
        """The first row of its kind from which nothing that is ``known`` tells apart."""
        for kind in self._kinds:
            common = frozenset((name, value) for name, value in known.items() if name in kind)
            if row := self._rows.get((kind, common)):
                return row
        return None

    def add(self, known: dict[str, str | int], row: Row) -> None:
        kind = frozenset(known)
        self._kinds[kind] = None
        for size in range(len(known) + 1):
            for part in combinations(known.items(), size):
                self._rows.setdefault((kind, frozenset(part)), row)


@dataclass(frozen=True)
class Entry:
    """An organisation of the directory, school or not yet."""

    pk: int
    name: str
    code: str
    town: str
    told: Told
    # Whether it may be what a list of schools calls by its name: another body of that name is asked about.
    may_teach: bool


@register
class SchoolsResource(RecordResource):
    """Known by the code of the ministry, else by its code in the directory, else by its name.

    Where several bear a name, what a row says beside it tells which is meant; where it does not, somebody is asked.
    """

    name = "schools"
    label = _("Écoles")
    key_fields = ("official_code", "code", "name")
    columns = (
        Column(
            "name", "nom", "name", _TEXT, required=True, attribute="",
            also=("école", "school", "nom de l’école", "school name", "établissement", "organisme"),
        ),
        Column(
            "official_code", "code du ministère", "ministry code", OfficialCode(),
            also=("code officiel", "code d’organisme", "numéro de l’école", "school number"),
        ),
        Column(
            "code", "code au répertoire", "directory code",
            kinds.Text(_("le code de l’organisme dans le répertoire : EDP")), attribute="",
        ),
        Column(
            "board", "conseil scolaire", "school board", BoardRef(), attribute="board_id",
            also=("centre de services scolaire", "centre de services", "commission scolaire", "board"),
        ),
        Column("levels", "niveaux", "levels", Levels(), also=("ordres d’enseignement", "grades")),
        Column(
            "language", "langue d’enseignement", "language of instruction",
            kinds.Choice(SchoolLanguage, blank="", also={"bilingue": "both"}),
            also=("langue", "language"),
        ),
        Column("town", "ville", "town", _TEXT, also=("municipalité", "localité", "city")),
        Column("setting", "milieu", "setting", kinds.Choice(SchoolSetting, blank="")),
        Column("region", "région", "region", kinds.RegionRef(), attribute=""),
    )  # fmt: skip

    class Meta:
        model = School

    # --- whom a row means -------------------------------------------------------------------------

    def resolve(self, row: Row) -> None:
        if any(row.is_refused(name) for name in _TELLING):
            return
        if not _key(row):
            row.refuse("name", _("Un nom contient au moins une lettre ou un chiffre."))
            return
        row.found = self._by_codes(row) or self._by_name(row)
        if row.found:
            self._refuse_another_code(row)
        elif not row.is_undecided and not row.errors:
            self._refuse_alike(row)

    def _by_codes(self, row: Row) -> int | None:
        official, code = row.text("official_code"), row.text("code")
        school = self._by_official_code.get(official) if official else None
        found = school or self._by_code.get(code)
        if found and not self._is_called(found, row):
            question = RowQuestion(
                gettext("« %(code)s » est le code de « %(school)s », et la ligne dit « %(said)s ».")
                % {
                    "code": official if school else code,
                    "school": self._described(found),
                    "said": row.text("name"),
                },
                ((SAME, gettext("C’est la même école : retenir aussi cet autre nom")),),
                gettext(
                    "Corrigez le code ou le nom, ou dites dans l’aperçu que c’est la même école."
                ),
            )
            self.ask(row, ("official_code", "code"), question)
        return found.pk if found else None

    def _by_name(self, row: Row) -> int | None:
        """The organisation of that name that nothing in the row speaks against; asked where there are several."""
        told = _told(row)
        ids = self.directories.organizations.ids(row.text("name"))
        near = [
            entry
            for entry in (self._entries[pk] for pk in sorted(ids))
            if not Told(told.official_code).differs(entry.told)
        ]
        if not near:
            return None
        possible = [entry for entry in near if entry.may_teach and not told.differs(entry.told)]
        agreeing = [entry for entry in possible if told.agrees(entry.told)]
        if len(agreeing) == 1:
            return agreeing[0].pk
        if len(near) == len(possible) == 1 and not self._is_of_several(row):
            return near[0].pk
        answer = self.ask(row, ("name",), self._which(row, near))
        return int(answer) if answer not in ("", OTHER) else None

    def _is_of_several(self, row: Row) -> bool:
        """Whether the file has another school of that name: the one recorded is one of them at most."""
        name, told = _key(row), _told(row)
        return self.directories.once(
            (self, name, told), lambda: any(told.differs(other) for other in self._said[name])
        )

    @cached_property
    def _said(self) -> dict[str, set[Told]]:
        """What the rows of each name say beside it."""
        found: dict[str, set[Told]] = {}
        for row in self.rows:
            found.setdefault(_key(row), set()).add(_told(row))
        return found

    def _which(self, row: Row, near: list[Entry]) -> RowQuestion:
        described = [(str(entry.pk), self._described(entry)) for entry in near]
        return RowQuestion(
            gettext("« %(name)s » est déjà au répertoire : %(list)s.")
            % {"name": row.text("name"), "list": " ; ".join(said for _pk, said in described)},
            (
                *((pk, gettext("C’est %(school)s") % {"school": said}) for pk, said in described),
                (OTHER, gettext("C’est une autre école : l’ajouter")),
            ),
            gettext(
                "Écrivez son code du ministère ou son code au répertoire, ou dites dans l’aperçu "
                "laquelle c’est."
            ),
        )

    def _refuse_another_code(self, row: Row) -> None:
        """Codes of the directory change by hand: another one is a slip, or another organisation."""
        entry, code = self._entries[row.found], row.text("code")
        if code and code != entry.code:
            row.refuse(
                "code",
                _(
                    "Au répertoire, « %(school)s » a le code %(code)s : corrigez-le, ou laissez-le vide."
                )
                % {"school": self._described(entry), "code": entry.code},
            )

    def _refuse_alike(self, row: Row) -> None:
        """Two new schools of one name are told apart by what their rows say beside it."""
        codes = {name: row.text(name) for name in ("official_code", "code") if row.text(name)}
        known, new = _told(row).known | codes, self._new.setdefault(_key(row), Unlike())
        other = new.find(known)
        if other is None:
            new.add(known, row)
        # A code that is repeated is refused as such.
        elif not any(other.text(name) == code for name, code in codes.items()):
            row.refuse(
                "name",
                _(
                    "Les lignes %(first)d et %(second)d portent le même nom, et rien ne les distingue : "
                    "écrivez leur code du ministère, leur ville ou leur conseil scolaire, ou gardez-en une."
                )
                % {"first": other.number, "second": row.number},
            )

    def _is_called(self, entry: Entry, row: Row) -> bool:
        return entry.pk in self.directories.organizations.ids(row.text("name"))

    def _described(self, entry: Entry) -> str:
        """« École des Pins, Aylmer, CSGP, 762001 »."""
        board = self._entries[entry.told.board].name if entry.told.board else ""
        details = (entry.name, entry.town, board, entry.told.official_code or entry.code)
        return ", ".join(filter(None, details))

    # --- what is recorded -------------------------------------------------------------------------

    @cached_property
    def _entries(self) -> dict[int, Entry]:
        rows = Organization.objects.values_list(
            "pk", "name", "code", "kind", "school",
            "school__official_code", "school__board", "school__town", "region",
        )  # fmt: skip
        return {
            pk: Entry(
                pk,
                name,
                code,
                town or "",
                Told(official or "", board, normalise(town or ""), region),
                may_teach=school is not None or kind == OrganizationKind.SCHOOL,
            )
            for pk, name, code, kind, school, official, board, town, region in rows
        }

    @cached_property
    def _by_official_code(self) -> dict[str, Entry]:
        return {one.told.official_code: one for one in self._entries.values()}

    @cached_property
    def _by_code(self) -> dict[str, Entry]:
        return {one.code: one for one in self._entries.values()}

    @cached_property
    def _new(self) -> dict[str, Unlike]:
        """The rows that add schools, by name."""
        return {}

    @cached_property
    def _kept_by_others(self) -> set[int]:
        return kept_by_others(self.scope)

    def existing(self, rows):
        return School.objects.filter(organization__in={row.found for row in rows if row.found})

    def getter(self, row: Row):
        return (row.attributes | {"organization_id": row.found, "code": row.text("code")}).get

    def keys(self, get):
        if get("organization_id"):
            yield "organization", get("organization_id")
        elif get("code"):
            yield "code", get("code")
        if get("official_code"):
            yield "official_code", get("official_code")

    # --- writing ----------------------------------------------------------------------------------

    def before_matching(self) -> None:
        self._organizations = Organization.objects.in_bulk(
            {row.found for row in self.rows if row.found}
        )
        self._pending: list[Organization] = []

    def complete(self, row: Row) -> None:
        if row.found:
            organization = self._organizations[row.found]
            set_attribute(row, row.instance, "organization_id", row.found)
            row.touched = not self._is_called(self._entries[row.found], row)
        else:
            organization = row.instance.organization = self._founded(row)
        row.named["name"] = organization
        if row.given("region") and organization.region_id != row.value("region"):
            row.beside["region"] = organization.region_id
            organization.region_id = row.value("region")
            row.touched = True

    def _founded(self, row: Row) -> Organization:
        """The organisation of a school that was unknown."""
        organization = Organization(
            name=row.text("name"),
            code=row.text("code"),
            kind=OrganizationKind.SCHOOL,
            region_id=row.value("region"),
        )
        give_codes([organization], self._codes)
        self._rows_of[id(organization)] = row
        self._pending.append(organization)
        return organization

    @cached_property
    def _codes(self) -> set[str]:
        """The codes that a new organisation must not take: of the database, and those that the file gives."""
        return taken_codes() | {row.text("code") for row in self.rows}

    def check(self, row: Row) -> None:
        super().check(row)
        if row.found in self._kept_by_others and (row.changed or row.touched):
            row.refuse("name", KEPT_BY_ITSELF)
        if not row.found:
            self._check_founded(row)

    def _check_founded(self, row: Row) -> None:
        for name in ("name", "code"):
            try:
                Organization._meta.get_field(name).run_validators(row.text(name))
            except ValidationError as error:
                row.refuse(name, " ".join(error.messages))
        for sentence, fields in broken_checks(row.named["name"]):
            row.refuse_first(fields, sentence)

    def before_writing(self) -> None:
        super().before_writing()
        new, self._pending = self._pending, []
        sound = [one for one in new if not self._rows_of[id(one)].errors]
        self._write(sound, Organization.objects.bulk_create)
        # Of an organisation that the database refused there is no school.
        self.create_instances = [
            school
            for school in self.create_instances
            if school.organization_id or school.organization.pk
        ]

    def after_writing(self, user) -> None:
        super().after_writing(user)
        moved = [row.named["name"] for row in self.rows if row.found and "region" in row.beside]
        Organization.objects.bulk_update(moved, ["region"], UPDATE_BATCH)
        OrganizationAlias.objects.bulk_create(
            OrganizationAlias(organization_id=row.found, name=row.text("name"))
            for row in self.rows
            if row.found and not self._is_called(self._entries[row.found], row)
        )

    # --- export -----------------------------------------------------------------------------------

    def for_export(self, queryset):
        return queryset.select_related("organization")

    def cell(self, instance, column: Column):
        if column.name in ("name", "code"):
            return getattr(instance.organization, column.name)
        if column.name == "region":
            return instance.organization.region_id
        return super().cell(instance, column)


def _key(row: Row) -> str:
    return normalise(row.text("name"))


def _told(row: Row) -> Told:
    return Told(
        row.text("official_code"),
        row.value("board"),
        normalise(row.text("town")),
        row.value("region"),
    )
