"""The resource of persons."""

from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.registry import register
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.lib.names import from_capitals, is_in_capitals
from programs.lib.text import fold
from programs.people.enums import SpokenLanguage
from programs.people.importing.directory import PersonEntry, name_key
from programs.people.importing.recognising import (
    contradiction,
    recognise,
    remark_on_capitals,
    told_by,
)
from programs.people.models import Person

_TEXT = kinds.Kind()


@register
class PeopleResource(RecordResource):
    """Known by their code, else by their name and birth date, among those of one holder."""

    name = "people"
    label = _("Personnes")
    key_fields = ("code", "last_name", "first_name")
    identity = within = ("pk",)
    alternatives = ((("last_name",), ("first_name",)),)
    columns = (
        Column("code", "code", "code", _TEXT),
        Column("first_name", "prénom", "first name", _TEXT),
        Column("last_name", "nom", "last name", _TEXT, also=("nom de famille",)),
        Column("birth_date", "date de naissance", "birth date", kinds.Day()),
        Column("email", "courriel", "email", kinds.EMAIL),
        Column("phone", "téléphone", "phone", kinds.PHONE),
        Column("city", "localité", "city", _TEXT, also=("ville",)),
        Column("region", "région", "region", kinds.RegionRef(), attribute="region_id"),
        Column(
            "languages", "langues", "languages", kinds.Choices(SpokenLanguage),
            also=("langues parlées",),
        ),
        Column("note", "note", "note", _TEXT),
        Column(
            "holder", "détenteur du dossier", "record holder", kinds.OrganizationRef(),
            attribute="holder_id", also=("organisme détenteur du dossier",),
        ),
    )  # fmt: skip

    class Meta:
        model = Person

    def resolve(self, row: Row) -> None:
        holder = self._holder(row)
        if holder is None or row.errors:
            return
        row.attributes["holder_id"] = holder
        first, last = row.text("first_name"), row.text("last_name")
        if not name_key(first, last):
            row.refuse_first(
                ("last_name", "first_name"), _("Écrivez au moins un nom ou un prénom.")
            )
            return
        try:
            row.person = self._find_or_add(holder, first, last, row)
            self._write_names(row)
        except BadCell as error:
            row.refuse_first(("last_name", "first_name"), str(error))

    def _find_or_add(self, holder: int, first: str, last: str, row: Row) -> PersonEntry:
        people, code, born = self.directories.people, row.text("code"), row.value("birth_date")
        if coded := people.of(holder).with_code(code):
            return self._whose_code(coded[0], row)
        entry = people.find(holder, code=code, name=f"{first} {last}", birth_date=born)
        if entry is None and (entry := recognise(self, row, holder, code)):
            # Another spelling leads to the person; it does not rename them.
            for name in ("first_name", "last_name"):
                row.attributes.pop(name, None)
        if entry is None:
            return people.add(PersonEntry(holder, *told_by(row, code), row_number=row.number))
        if code and not entry.code:
            people.give_code(entry, code)
        return entry

    def _write_names(self, row: Row) -> None:
        """Names in capitals are put as people write them; a record that has them keeps its spelling."""
        for name in {"first_name", "last_name"} & row.attributes.keys():
            typed, recorded = row.attributes[name], getattr(row.person, name)
            if not row.person.pk or fold(typed) != fold(recorded):
                row.attributes[name] = from_capitals(typed)
            elif is_in_capitals(typed):
                del row.attributes[name]

    def _whose_code(self, entry: PersonEntry, row: Row) -> PersonEntry:
        """The person of a code, once somebody said that another name or birth date than theirs is a correction."""
        if question := contradiction(row, entry):
            self.ask(row, ("code",), question)
        return entry

    def _holder(self, row: Row) -> int | None:
        scope, programs = self.scope, self.directories.programs
        holder = row.value("holder")
        if holder is None and programs.default:
            holder = programs.default.lead_id
        if holder is None and scope.holder:
            holder = scope.holder.pk
        if holder is None:
            row.refuse("holder", _("Nommez l’organisme qui tient le dossier de cette personne."))
        elif programs.holders is not None and holder not in programs.holders:
            row.refuse("holder", _("Vous ne tenez pas les dossiers de cet organisme."))
            return None
        return holder

    def remarks(self):
        return list(filter(None, [remark_on_capitals(self.rows)]))

    def getter(self, row: Row):
        return lambda name: row.person.key if name == "pk" else row.attributes.get(name)
