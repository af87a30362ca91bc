"""What the cells of one import may refer to, each read from the database once and only where it is needed."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from programs.importing.errors import BadCell, SeveralNamed
from programs.lib.text import excerpt, in_order, normalise
from programs.models import Organization, Program, Region


@dataclass(frozen=True)
class Scope:
    """What an import may touch: by default everything.

    ``programs`` limits the programs that rows may name, and with them every record below; ``program`` is the one
    chosen for rows that name none; ``holder`` keeps the persons of rows that name no holder.
    """

    programs: QuerySet[Program] | None = None
    program: Program | None = None
    holder: Organization | None = None


class Names:
    """Finds an id by any of its names, and a name that leads back to the id."""

    def __init__(self):
        self._ids: dict[str, set[int]] = {}
        self._written: dict[int, str] = {}

    def add(self, pk: int, *names: str) -> None:
        for name in names:
            if key := normalise(name):
                self._ids.setdefault(key, set()).add(pk)

    def add_written(self, pk: int, candidates: Iterable[str]) -> None:
        """Choose the first of ``candidates`` that leads to ``pk`` alone; the last one always does."""
        candidates = [name for name in candidates if name]
        self.add(pk, candidates[-1])
        for name in candidates:
            if self._ids.get(normalise(name), {pk}) == {pk}:
                break
        self.add(pk, name)
        self._written[pk] = name

    def ids(self, text: str) -> set[int]:
        return self._ids.get(normalise(text), set())

    def write(self, pk: int | None) -> str:
        return self._written[pk] if pk is not None else ""

    def list_of(self, ids: Iterable[int]) -> str:
        return ", ".join(f"« {name} »" for name in in_order(self._written[pk] for pk in ids))

    def nearest(self, text: str) -> str:
        """A hint with the name that looks most like ``text``, or nothing."""
        close = difflib.get_close_matches(normalise(text), self._ids, n=1, cutoff=0.75)
        if not close:
            return ""
        name = self._written[min(self._ids[close[0]])]
        return " " + _("Vouliez-vous dire « %(name)s » ?") % {"name": name}


class OrganizationDirectory:
    """Organisations by any of their names, of today and of before. Homonyms are named, never chosen between."""

    @cached_property
    def _names(self) -> Names:
        names = Names()
        for key, ids in Organization.objects.names().items():
            for pk in ids:
                names.add(pk, key)
        rows = Organization.objects.order_by("pk").values_list(
            "pk", "name", "acronym", "region__name", "code"
        )
        for pk, name, acronym, region, code in rows:
            details = [f"{name} ({detail})" for detail in (acronym, region, code) if detail]
            names.add_written(pk, [name, *details, f"{name} (nº {pk})"])
        return names

    def ids(self, text: str) -> set[int]:
        return self._names.ids(text)

    def write(self, pk: int | None) -> str:
        return self._names.write(pk)

    def find(self, text: str) -> int | None:
        """The id of the organisation that ``text`` names; None for text without a letter or a digit."""
        if not normalise(text):
            return None
        found = self._names.ids(text)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise SeveralNamed(self.homonyms(text, found), text, frozenset(found))
        raise BadCell(
            _(
                "« %(text)s » n’est le nom d’aucun organisme inscrit.%(hint)s Importez d’abord les "
                "organismes, ou ajoutez cet autre nom à l’organisme."
            )
            % {"text": excerpt(text), "hint": self._names.nearest(text)}
        )

    def named_on(self, day: date, text: str, keys: frozenset[int]) -> int | None:
        """The only one of ``keys`` that bore the name ``text`` on ``day``, if one alone did."""
        if keys not in self._bearers:
            self._bearers[keys] = Organization.objects.in_bulk(keys)
        name = normalise(text)
        bore = [
            pk
            for pk, organization in self._bearers[keys].items()
            if name in {normalise(one) for one in astuple(organization.named_on(day))}
        ]
        return bore[0] if len(bore) == 1 else None

    @cached_property
    def _bearers(self) -> dict[frozenset[int], dict[int, Organization]]:
        """Those that were asked about by one name."""
        return {}

    def homonyms(self, text: str, ids: Iterable[int]) -> str:
        return _(
            "« %(text)s » désigne plusieurs organismes : %(list)s. Écrivez l’un de ces noms en entier."
        ) % {"text": excerpt(text), "list": self._names.list_of(ids)}


class RegionDirectory:
    @cached_property
    def _names(self) -> Names:
        names = Names()
        for region in Region.objects.all():
            names.add(region.pk, region.name, region.name_en, f"{region.code} {region.name}")
            if region.code.isdigit():
                names.add(region.pk, str(int(region.code)))
            names.add_written(region.pk, [region.code])
        return names

    def write(self, pk: int | None) -> str:
        return self._names.write(pk)

    def ids(self, text: str) -> set[int]:
        return self._names.ids(text)

    def find(self, text: str) -> int:
        found = self.ids(text)
        if len(found) != 1:
            raise BadCell(
                _(
                    "« %(text)s » n’est pas une région. Écrivez son numéro ou son nom : 07, Outaouais."
                )
                % {"text": excerpt(text)}
            )
        return next(iter(found))


class ProgramDirectory:
    """The programs that the scope lets through; any other is unknown, whether it exists or not."""

    def __init__(self, scope: Scope):
        self.scope = scope

    @cached_property
    def by_id(self) -> dict[int, Program]:
        allowed = Program.objects.all() if self.scope.programs is None else self.scope.programs
        programs = {program.pk: program for program in allowed.select_related("lead")}
        if self.scope.program and self.scope.programs is None:
            programs.setdefault(self.scope.program.pk, self.scope.program)
        return programs

    @cached_property
    def _names(self) -> Names:
        names = Names()
        for program in self.by_id.values():
            names.add(program.pk, program.code, program.title, program.title_en)
        for program in self.by_id.values():
            names.add_written(program.pk, [program.slug])
        return names

    def write(self, pk: int | None) -> str:
        return self._names.write(pk)

    def find(self, text: str) -> int:
        slug = [pk for pk, program in self.by_id.items() if program.slug == text]
        found = set(slug) or self._names.ids(text)
        if len(found) > 1:
            raise BadCell(
                _("« %(text)s » désigne plusieurs programmes : écrivez l’un de %(list)s.")
                % {"text": excerpt(text), "list": self._names.list_of(found)}
            )
        if not found:
            raise BadCell(_("« %(text)s » : programme inconnu.") % {"text": excerpt(text)})
        pk = next(iter(found))
        if self.scope.program and pk != self.scope.program.pk:
            raise BadCell(
                _("Cette ligne nomme « %(text)s », mais vous avez choisi « %(chosen)s ».")
                % {"text": excerpt(text), "chosen": self.scope.program}
            )
        return pk

    @property
    def default(self) -> Program | None:
        """The program of rows that name none: the chosen one, or the only one there is to choose."""
        if self.scope.program:
            return self.by_id.get(self.scope.program.pk)
        return None

    @cached_property
    def holders(self) -> frozenset[int] | None:
        """The organisations whose persons may be written; None for all."""
        if self.scope.programs is None:
            return None
        leads = {program.lead_id for program in self.by_id.values()}
        return frozenset(leads | ({self.scope.holder.pk} if self.scope.holder else set()))


# What stands above the ground may be referred to as well: by name, what makes its directory.
_MORE: dict[str, Callable[[], Any]] = {}


def add_directory(name: str, make: Callable[[], Any]) -> None:
    """Let the cells of every import refer to the records of ``make()``, under ``directories.<name>``."""
    _MORE[name] = make


class Directories:
    """Everything that the cells of one import or export may refer to."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.organizations = OrganizationDirectory()
        self.regions = RegionDirectory()
        self.programs = ProgramDirectory(scope)
        self._made: dict[Any, Any] = {}
        for name, make in _MORE.items():
            setattr(self, name, make())

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """What ``make()`` returned the first time that ``key`` was asked for in this import or export."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]
