"""Which record a row means: one that is there, or a new one."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from programs.importing.rows import Row
from programs.importing.rules import Uniqueness
from programs.lib.text import excerpt

# What is printed of a record without a code of its own: the letter of its kind, and its key.
_NUMBERED = re.compile(r"[A-Z]-(\d{4,9})")


class Matching:
    """How a resource finds the records of its rows. A subclass declares; it overrides only what takes code."""

    _meta: Any
    _rows_of: dict[int, Row]
    _uniqueness: Uniqueness

    # The columns that a message may point at when a row is repeated.
    key_fields: Sequence[str] = ()
    # The attributes that together tell a record from every other; a blank among them is a value like another.
    identity: Sequence[str] = ()
    # Those that do where only one record and one row bear them.
    weak_identity: Sequence[str] = ()
    # The attribute of a code that, where it is written, tells by itself which record of the program is meant.
    # The identity is then that of records without a code, and a weak one of the others.
    code: str = ""
    # The reference within which no two records bear one code.
    code_within: str = "program_id"
    # The references that a code cannot change: a code that leads to a record of others belongs to somebody else.
    belongs_to: Sequence[str] = ()
    # The references by which the records are read among which those of a file are.
    within: Sequence[str] = ("program_id",)

    def existing(self, rows: Sequence[Row]) -> QuerySet:
        """The records among which those of ``rows`` are."""
        outer, *inner = self.within
        near = Q(**{f"{name}__in": self._references(rows, name) for name in inner})
        if self.code and inner:
            codes = {row.attributes.get(self.code) for row in rows} - {None, ""}
            numbers = [number for code in codes if (number := _number_in(code))]
            near |= Q(**{f"{self.code}__in": codes}) | Q(pk__in=numbers, **{self.code: ""})
        around = {f"{outer}__in": self._references(rows, outer)}
        return self._meta.model.objects.filter(near, **around)

    def _references(self, rows: Sequence[Row], name: str) -> set[int]:
        """What ``rows`` refer to by ``name``. What the file itself adds has no records yet."""
        found = {self.getter(row)(name) for row in rows}
        return {one for one in found if isinstance(one, int)}

    def getter(self, row: Row) -> Callable[[str], Any]:
        """How ``keys`` reads the attributes that ``row`` gives."""
        return row.attributes.get

    def keys(self, get: Callable[[str], Any]) -> Iterable[tuple]:
        """The identities of a record, the surest first, out of its attributes."""
        if self.code and get(self.code):
            yield "code", get(self.code_within), get(self.code)
        else:
            yield _values(get, self.identity)

    def weak_keys(self, get: Callable[[str], Any]) -> Iterable[tuple]:
        """Identities that count only where one record and one row bear them."""
        if names := self.identity if self.code else self.weak_identity:
            yield _values(get, names)

    def may_be(self, instance, row: Row) -> bool:
        """Whether a record found by a weak key may be the one that ``row`` means."""
        return not (self.code and getattr(instance, self.code) and row.text(self.code))

    def shown_code(self, instance) -> str:
        """Its code, or the number that it shows for want of one."""
        return getattr(instance, self.code) or instance.display_code

    def _match(self, rows: Sequence[Row]) -> None:
        """Give each row its record, existing or new, and refuse rows that mean the same record."""
        strong: dict[tuple, models.Model] = {}
        weak: dict[tuple, list[models.Model]] = {}
        # In an order of its own, so that the names of persons are not joined in to sort by.
        for instance in self.existing(rows).order_by("pk"):
            list(self._uniqueness.claim(instance))
            get = _getter_of(instance)
            for key in self.keys(get):
                strong.setdefault(key, instance)
            if self.code and not getattr(instance, self.code):
                # By the number that it shows for want of a code, as an export writes it.
                holder = getattr(instance, self.code_within)
                strong.setdefault(("code", holder, self.shown_code(instance)), instance)
            for key in self.weak_keys(get):
                weak.setdefault(key, []).append(instance)
        repeated = self._repeated(rows)
        taken: dict[Any, Row] = {}
        for row in rows:
            get = self.getter(row)
            own = list(self.keys(get))
            found = next((strong[key] for key in own if key in strong), None)
            taken_by = [own, [("instance", id(found))] if found else []]
            self._claim_row(row, [key for keys in taken_by for key in keys], taken)
            row.instance = found
            if found and self.code and row.text(self.code) == self.shown_code(found):
                row.attributes[self.code] = getattr(found, self.code)
            if found is not None:
                self._refuse_others(row, found)
        matched = {id(row.instance) for row in rows if row.instance is not None}
        for row in rows:
            if row.instance is None and not row.errors:
                row.instance = self._find_weakly(row, weak, repeated, matched)
            if row.instance is None:
                row.instance, row.is_new = self._meta.model(), True
            self._rows_of[id(row.instance)] = row

    def _refuse_others(self, row: Row, found: models.Model) -> None:
        """Refuse a code that leads to the record of somebody else: it is a slip of the pen, not a new owner."""
        get = self.getter(row)
        if any(
            get(name) is not None and get(name) != getattr(found, name) for name in self.belongs_to
        ):
            row.refuse(
                self.code,
                _(
                    "« %(code)s » est déjà le code de la fiche de quelqu’un d’autre : corrigez le code, ou les "
                    "personnes."
                )
                % {"code": excerpt(row.text(self.code))},
            )

    def _repeated(self, rows: Sequence[Row]) -> set[tuple]:
        seen: set[tuple] = set()
        repeated: set[tuple] = set()
        for row in rows:
            for key in self.weak_keys(self.getter(row)):
                (repeated if key in seen else seen).add(key)
        return repeated

    def _find_weakly(self, row, weak, repeated, matched):
        for key in self.weak_keys(self.getter(row)):
            candidates = [one for one in weak.get(key, ()) if id(one) not in matched]
            if len(candidates) == 1 and key not in repeated and self.may_be(candidates[0], row):
                matched.add(id(candidates[0]))
                return candidates[0]
        return None

    def _claim_row(self, row: Row, keys: list[tuple], taken: dict[Any, Row]) -> None:
        for key in keys:
            before = taken.setdefault(key, row)
            if before is not row:
                row.refuse_first(
                    self.key_fields,
                    _("Les lignes %(first)d et %(second)d désignent la même fiche : gardez-en une.")
                    % {"first": before.number, "second": row.number},
                )
                return


def _number_in(code: str) -> int | None:
    """The key in a number such as R-0114."""
    found = _NUMBERED.fullmatch(code)
    return int(found[1]) if found else None


def _values(get: Callable[[str], Any], names: Iterable[str]) -> tuple:
    found = (get(name) for name in names)
    return tuple("" if value is None else value for value in found)


def _getter_of(instance) -> Callable[[str], Any]:
    return lambda name: getattr(instance, name, None)
