"""Persons as spreadsheets name them: by their code, or by their name and their birth date."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.importing.references import RecordRef
from programs.lib import periods
from programs.lib.text import excerpt, in_order, normalise
from programs.people.likeness import Known
from programs.people.models import Person

CODE_OR_NAME = gettext_lazy("le code de la personne, ou son prénom et son nom")

_NAME_WITH_BIRTH_DATE = re.compile(r"(.*\S)\s*\((\d{4}-\d{2}-\d{2})\)")


@dataclass(eq=False)
class PersonEntry:
    """A person who is recorded (``pk``) or whom a row of the file creates (no ``pk`` yet)."""

    holder_id: int
    code: str
    first_name: str
    last_name: str
    birth_date: date | None
    email: str = ""
    phone: str = ""
    city: str = ""
    pk: int | None = None
    # The row that adds them, for those who are not recorded.
    row_number: int = 0
    instance: Person | None = None
    changed: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def known(self) -> Known:
        return Known(
            self.first_name, self.last_name, self.code, self.birth_date, self.email, self.phone
        )

    @property
    def key(self):
        """The same for the recorded person and for a record that points to them."""
        return self.pk if self.pk is not None else self


@lru_cache(maxsize=1 << 16)
def _key(text: str) -> str:
    """``normalise``, once for each name of a long file."""
    return normalise(text)


def name_key(first_name: str, last_name: str) -> str:
    return _key(f"{first_name} {last_name}")


def split_reference(text: str) -> tuple[str, date | None]:
    """Take « Prénom Nom (1980-02-03) » or « Nom, Prénom » apart into a name and a birth date."""
    birth_date = None
    if match := _NAME_WITH_BIRTH_DATE.fullmatch(text):
        try:
            text, birth_date = match[1], periods.parse_date(match[2])
        except ValueError:
            return text, None
    if text.count(",") == 1:
        last_name, first_name = text.split(",")
        text = f"{first_name.strip()} {last_name.strip()}"
    return text, birth_date


class PersonIndex:
    """Finds persons, or records of persons, by code and by name, and says why it cannot."""

    def __init__(self):
        self._by_code: dict[str, list] = {}
        self._by_name: dict[str, list] = {}

    def add(self, item, *, code: str, first_name: str, last_name: str) -> None:
        if code:
            self._by_code.setdefault(code.casefold(), []).append(item)
        if key := name_key(first_name, last_name):
            self._by_name.setdefault(key, []).append(item)

    def with_code(self, code: str) -> list:
        return self._by_code.get(code.casefold(), []) if code else []

    def named(self, name: str) -> list:
        return self._by_name.get(_key(name), [])

    @property
    def names(self) -> Iterable[str]:
        return self._by_name


def compatible(entries: list, birth_date: date | None) -> list:
    """Those of ``entries`` who may have been born on ``birth_date``; exact matches win."""
    if birth_date is None:
        return entries
    exact = [entry for entry in entries if entry.birth_date == birth_date]
    return exact or [entry for entry in entries if entry.birth_date is None]


def several(text: str, entries: Iterable) -> str:
    """The refusal of a name that several persons bear."""
    found = ", ".join(in_order(_describe(entry) for entry in entries))
    return _(
        "« %(text)s » désigne plusieurs personnes : %(list)s. Écrivez le code ou la date de naissance."
    ) % {"text": excerpt(text), "list": found}


def _describe(entry) -> str:
    details = [entry.code] if entry.code else []
    if entry.birth_date:
        details.append(entry.birth_date.isoformat())
    return f"{entry} ({', '.join(details)})" if details else str(entry)


class PersonDirectory:
    """The persons whom each holder keeps, with those whom the rows of the file add."""

    def __init__(self):
        self._holders: dict[int, PersonIndex] = {}
        # By trait: the recorded persons of a holder whom the file may mean, and those whom it adds.
        self._bearers: dict[int, dict[tuple, list[PersonEntry]]] = {}
        self._added_as: dict[tuple, list[PersonEntry]] = {}
        self._entries: dict[int, PersonEntry] = {}
        self.added: list[PersonEntry] = []

    def of(self, holder_id: int) -> PersonIndex:
        """The index of one holder, read from the database the first time."""
        if holder_id not in self._holders:
            index = self._holders[holder_id] = PersonIndex()
            rows = Person.objects.filter(holder=holder_id).order_by("pk")
            for pk, *told in rows.values_list(
                "pk", "code", "first_name", "last_name", "birth_date", "email", "phone", "city"
            ):
                entry = self._entries[pk] = PersonEntry(holder_id, *told, pk=pk)
                index.add(
                    entry, code=entry.code, first_name=entry.first_name, last_name=entry.last_name
                )
        return self._holders[holder_id]

    def entry(self, pk: int) -> PersonEntry | None:
        return self._entries.get(pk)

    def find(
        self, holder_id: int, *, code: str, name: str, birth_date: date | None
    ) -> PersonEntry | None:
        """The person of that code, else the only one of that name; None where there is none."""
        if found := self.of(holder_id).with_code(code):
            return found[0]
        candidates = self.namesakes(holder_id, code=code, name=name, birth_date=birth_date)
        if len(candidates) > 1:
            raise BadCell(several(name, candidates))
        return candidates[0] if candidates else None

    def namesakes(
        self, holder_id: int, *, code: str, name: str, birth_date: date | None
    ) -> list[PersonEntry]:
        """Those of one holder who bear ``name`` and may be the very person of that code and birth date."""
        candidates = compatible(self.of(holder_id).named(name), birth_date)
        if code:
            # A code is an identity: whoever has another one is somebody else.
            return [entry for entry in candidates if not entry.code]
        return candidates

    def alike(
        self, holder_id: int, described: Known, sought: Callable[[], Iterable[Known]]
    ) -> list[PersonEntry]:
        """Those of one holder who may be the person described, though their name is written otherwise; likeliest first.

        ``sought`` gives all whom the file describes: they are looked for together, the first time. Whom the file
        itself adds is compared by the name only: whoever wrote two names that differ had both under their eyes, and
        a family shares its telephone.
        """
        if holder_id not in self._bearers:
            self._bearers[holder_id] = self._find_bearers(holder_id, sought())
        bearers = self._bearers[holder_id]
        found = {
            id(entry): entry
            for trait in described.traits
            for entry in [*bearers.get(trait, ()), *self._added_as.get((holder_id, trait), ())]
        }
        alike = [entry for entry in found.values() if described.may_be(entry.known)]
        return sorted(alike, key=lambda entry: -len(described.traits & entry.known.traits))

    def _find_bearers(
        self, holder_id: int, sought: Iterable[Known]
    ) -> dict[tuple, list[PersonEntry]]:
        """The recorded persons of one holder with a trait of those ``sought``, by each of their traits."""
        bearers: dict[tuple, list[PersonEntry]] = {}
        self.of(holder_id)
        found = Person.objects.filter(holder=holder_id).resembling(*sought)
        for pk in found.order_by("pk").values_list("pk", flat=True):
            entry = self._entries[pk]
            for trait in entry.known.traits:
                bearers.setdefault(trait, []).append(entry)
        return bearers

    def refer(
        self, holder_id: int, text: str, birth_date: date | None = None
    ) -> PersonEntry | None:
        """The person whom one cell names by code or by full name, or None."""
        if found := self.of(holder_id).with_code(text):
            return found[0]
        name, written_date = split_reference(text)
        if self.of(holder_id).named(text):
            # A comma may be a part of the name itself.
            name, written_date = text, None
        birth_date = written_date or birth_date
        return self.find(holder_id, code="", name=name, birth_date=birth_date)

    def refer_to(self, person: Person) -> PersonEntry:
        """The entry of a recorded person, whoever holds them."""
        self.of(person.holder_id)
        return self._entries[person.pk]

    def add(self, entry: PersonEntry) -> PersonEntry:
        self.added.append(entry)
        for trait in entry.known.traits:
            if trait[0] == "name":
                self._added_as.setdefault((entry.holder_id, trait), []).append(entry)
        self.of(entry.holder_id).add(
            entry, code=entry.code, first_name=entry.first_name, last_name=entry.last_name
        )
        return entry

    def give_code(self, entry: PersonEntry, code: str) -> None:
        """A person found by name turns out to have a code."""
        entry.code = code
        self.of(entry.holder_id)._by_code.setdefault(code.casefold(), []).append(entry)

    def load(self, entries: Iterable[PersonEntry]) -> None:
        """Give each recorded entry its instance, in one query."""
        missing = [entry for entry in entries if entry.pk and entry.instance is None]
        instances = Person.objects.in_bulk({entry.pk for entry in missing}) if missing else {}
        for entry in missing:
            entry.instance = instances[entry.pk]

    def ambiguous_names(self, holder_ids: Iterable[int]) -> frozenset[tuple[int, str]]:
        """The names that several persons of one holder bear, so that references say more."""
        rows = Person.objects.filter(holder__in=set(holder_ids))
        counted = Counter(
            (holder, name_key(first, last))
            for holder, first, last in rows.values_list("holder_id", "first_name", "last_name")
        )
        return frozenset(key for key, count in counted.items() if count > 1)


def ambiguous_names(directories: Directories) -> frozenset[tuple[int, str]]:
    """The same for all whom an import or export may touch, counted once."""
    programs = directories.programs.by_id.values()
    return directories.once(
        "ambiguous names",
        lambda: directories.people.ambiguous_names(program.lead_id for program in programs),
    )


def reference(person: Person, ambiguous: frozenset) -> str:
    """How a cell names ``person`` so that reading it finds them again."""
    if person.code:
        return person.code
    name = person.name
    key = (person.holder_id, name_key(person.first_name, person.last_name))
    if key in ambiguous and person.birth_date:
        return f"{name} ({person.birth_date.isoformat()})"
    return name


class ParticipantRef(RecordRef):
    """A record of a person in the row's program, by the code or the name of the person."""

    def __init__(self, model):
        super().__init__(
            model,
            CODE_OR_NAME,
            unknown=gettext_lazy(
                "« %(text)s » n’est le code ni le nom d’aucun %(kind)s de ce programme."
            ),
        )

    def index(self, records) -> PersonIndex:
        index = PersonIndex()
        for pk, holder, code, first, last, born in records.values_list(
            "pk", "program__lead", "person__code", "person__first_name", "person__last_name",
            "person__birth_date",
        ):  # fmt: skip
            entry = PersonEntry(holder, code, first, last, born, pk=pk)
            index.add(entry, code=code, first_name=first, last_name=last)
        return index

    def named(self, index: PersonIndex, text: str) -> list:
        # A comma may be a part of the name itself.
        if found := index.with_code(text) or index.named(text):
            return found
        name, birth_date = split_reference(text)
        return compatible(index.named(name), birth_date)

    def refusal(self, text: str, found: list) -> str:
        return several(text, found) if found else super().refusal(text, found)

    def code_of(self, record, directories: Directories) -> str:
        return reference(record.person, ambiguous_names(directories))
