"""Records about a person, who is named by code or by name, and created where unknown."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from programs.dates.checks import Wrong
from programs.dates.questions import Doubt, doubts
from programs.importing import kinds
from programs.importing.bulk import UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import ProgramResource
from programs.importing.resources import as_kept, set_attribute
from programs.importing.rows import Row
from programs.lib.text import excerpt, sort_key
from programs.models import Program
from programs.people.enums import SpokenLanguage
from programs.people.importing.directory import (
    CODE_OR_NAME,
    PersonEntry,
    ambiguous_names,
    name_key,
    reference,
)
from programs.people.importing.recognising import recognise, remark_on_capitals, told_by
from programs.people.models import Person

PERSON_COLUMNS = (
    Column(
        "person", "personne", "person", kinds.Text(CODE_OR_NAME), attribute="",
        also=("code de la personne", "person code"),
    ),
    Column("first_name", "prénom", "first name", kinds.Kind(), attribute="", sets_person=True),
    Column(
        "last_name", "nom", "last name", kinds.Kind(), attribute="", sets_person=True,
        also=("nom de famille",),
    ),
    Column(
        "birth_date", "date de naissance", "birth date", kinds.Day(), attribute="", sets_person=True
    ),
    Column("city", "localité", "city", kinds.Kind(), attribute="", sets_person=True, also=("ville",)),
    Column("region", "région", "region", kinds.RegionRef(), attribute="", sets_person=True),
    Column(
        "languages", "langues", "languages", kinds.Choices(SpokenLanguage), attribute="",
        sets_person=True, also=("langues parlées",),
    ),
    Column("email", "courriel", "email", kinds.EMAIL, attribute="", sets_person=True),
    Column("phone", "téléphone", "phone", kinds.PHONE, attribute="", sets_person=True),
)  # fmt: skip


PERSON_ALTERNATIVES = ((("person",), ("first_name", "last_name")),)


# What a row may say of the person it names, by column and field.
_DETAILS = {
    "city": "city",
    "region": "region_id",
    "languages": "languages",
    "email": "email",
    "phone": "phone",
}
# The columns of what has another name on the person.
_COLUMNS = {"region_id": "region", "code": "person"}


class OfPersonResource(ProgramResource):
    """Records about a person, who is found by code or name among those of the lead, or created."""

    alternatives = PERSON_ALTERNATIVES

    def resolve_in(self, row: Row, program: Program) -> None:
        if any(row.is_refused(column.name) for column in PERSON_COLUMNS):
            return
        try:
            row.person = self.person_of(row, program)
        except BadCell as error:
            row.refuse_first(("person", "last_name", "first_name"), str(error))

    def person_of(self, row: Row, program: Program) -> PersonEntry | None:
        """The person whom the row names, created where unknown. Raises BadCell."""
        people, holder = self.directories.people, program.lead_id
        text, birth_date = row.text("person"), row.value("birth_date")
        first, last = row.text("first_name"), row.text("last_name")
        name = f"{first} {last}".strip()
        if not text and not name_key(first, last):
            raise BadCell(_("Nommez la personne : son code, ou son prénom et son nom."))
        entry = people.refer(holder, text, birth_date) if text else None
        if entry is None and name_key(first, last):
            code = "" if name_key("", text) == name_key(first, last) else text
            entry = people.find(holder, code=code, name=name, birth_date=birth_date)
            is_recognised = False
            if entry is None:
                entry = recognise(self, row, holder, code)
                is_recognised = entry is not None
            if entry is None:
                return self._add(row, holder, code)
            if code and not entry.code:
                people.give_code(entry, code)
            if is_recognised:
                return entry
        if entry is None:
            raise BadCell(
                _(
                    "« %(text)s » n’est ni le code ni le nom d’une personne connue. Pour l’ajouter, "
                    "écrivez son prénom et son nom dans leurs colonnes."
                )
                % {"text": excerpt(text)}
            )
        self._refuse_contradiction(row, entry)
        return entry

    def _add(self, row: Row, holder: int, code: str) -> PersonEntry:
        if len(code) > Person._meta.get_field("code").max_length:
            raise BadCell(_("« %(text)s » est trop long pour un code.") % {"text": excerpt(code)})
        entry = PersonEntry(holder, *told_by(row, code), row_number=row.number)
        entry.instance = Person(
            holder_id=holder,
            code=code,
            first_name=entry.first_name,
            last_name=entry.last_name,
            birth_date=entry.birth_date,
        )
        return self.directories.people.add(entry)

    def _refuse_contradiction(self, row: Row, entry: PersonEntry) -> None:
        """A code that leads to somebody of another name is a slip of the pen, not a new name."""
        first, last = row.text("first_name"), row.text("last_name")
        name = sort_key(first + last)
        if name and name != sort_key(entry.first_name + entry.last_name):
            raise BadCell(
                _("« %(text)s » est %(person)s, et non %(other)s.")
                % {"text": row.text("person"), "person": entry, "other": f"{first} {last}".strip()}
            )
        birth_date = row.value("birth_date")
        if birth_date and entry.birth_date and birth_date != entry.birth_date:
            row.refuse(
                "birth_date",
                _("La fiche de %(person)s dit %(date)s.")
                % {"person": entry, "date": entry.birth_date.isoformat()},
            )

    def remarks(self):
        return list(filter(None, [remark_on_capitals(self.rows)]))

    def getter(self, row: Row) -> Callable[[str], Any]:
        def get(name: str):
            if name == "person_id":
                return row.person.key if row.person else None
            return row.attributes.get(name)

        return get

    def model_field(self, column: Column):
        if column.sets_person:
            return Person._meta.get_field(_DETAILS.get(column.name, column.name))
        return super().model_field(column)

    def parent(self, row: Row, relation: str):
        """The person is in the directory, as the row leaves them."""
        return row.person.instance if relation == "person" else super().parent(row, relation)

    def is_news(self, row: Row, wrong: Wrong) -> bool:
        is_of_person = wrong.bound is not None and wrong.bound.relation == "person"
        return super().is_news(row, wrong) or (is_of_person and "birth_date" in row.person.changed)

    def doubts_of(self, row: Row) -> Iterator[Doubt]:
        is_told = row.person.pk is None or "birth_date" in row.person.changed
        of_person = list(doubts(row.person.instance, self._today)) if is_told else []
        yield from of_person
        # An age that follows from an odd birth date is the same question.
        of_row = super().doubts_of(row)
        yield from (one for one in of_row if not (of_person and one.field == "registered_on"))

    def before_matching(self) -> None:
        self.directories.people.load(row.person for row in self.rows if row.person)

    def complete(self, row: Row) -> None:
        entry = row.person
        if entry.pk:
            set_attribute(row, row.instance, "person_id", entry.pk)
        else:
            row.instance.person = entry.instance
        details = {
            field: row.value(name) for name, field in _DETAILS.items() if row.given(name)
        } | {"code": entry.code}
        if row.given("birth_date"):
            details["birth_date"] = row.value("birth_date")
        for name, value in details.items():
            before = getattr(entry.instance, name)
            if as_kept(before) != as_kept(value):
                if entry.pk:
                    row.beside[_COLUMNS.get(name, name)] = before
                setattr(entry.instance, name, value)
                entry.changed.add(name)
                row.touched = True

    def before_writing(self) -> None:
        super().before_writing()
        new = [one for one in self.directories.people.added if one.instance.pk is None]
        Person.objects.bulk_create([one.instance for one in new])
        for entry in new:
            entry.changed.clear()
        sound = (row for row in self.rows if row.person and not row.errors)
        changed = {row.person for row in sound if row.person.changed}
        fields = sorted(set().union(*(entry.changed for entry in changed)))
        if fields:
            people = [entry.instance for entry in changed]
            self._rows_of |= {id(row.person.instance): row for row in self.rows if row.person}
            self._write(people, lambda some: Person.objects.bulk_update(some, fields, UPDATE_BATCH))
        for entry in changed:
            entry.changed.clear()

    # Export.

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("person")

    def cell(self, instance, column: Column):
        if column.name == "person":
            return reference(instance.person, ambiguous_names(self.directories))
        if column.sets_person:
            return getattr(instance.person, _DETAILS.get(column.name, column.name))
        return super().cell(instance, column)
