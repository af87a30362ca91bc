"""Which actions of a plan are looked at: what the address asks for, and how many each choice would leave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.asked import read_number
from programs.lib.text import in_order, normalise
from programs.models.fields import localized
from programs.plans.enums import ActionState
from programs.plans.following import Followed, Sheet, Tally
from programs.plans.models import Involvement

FLAGS: dict[str, tuple[str, Callable[[Followed], bool]]] = {
    "retard": (gettext_lazy("En retard"), lambda row: row.is_late),
    "bloquees": (gettext_lazy("Bloquées"), lambda row: row.is_blocked),
    "reprises": (gettext_lazy("Peuvent reprendre"), lambda row: row.may_resume),
    "silence": (gettext_lazy("Sans nouvelles depuis 60 jours"), lambda row: row.is_silent),
    "attente": (gettext_lazy("À approuver"), lambda row: bool(row.awaiting)),
}
# The table, the months, and the table of a plan that is folded for its length, whole.
VIEWS = ("", "mois", "tout")


@dataclass(frozen=True)
class Asked:
    """What an address asks of a plan; nothing by default."""

    axis: int | None = None
    body: str = ""
    state: str = ""
    flags: frozenset[str] = frozenset()
    text: str = ""
    view: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """Raises BadRequest for what cannot be read."""
        state, view, axis = (query.get(name, "") for name in ("etat", "vue", "axe"))
        if state and state not in ActionState:
            raise BadRequest("a state is none")
        if view not in VIEWS:
            raise BadRequest("a view is none")
        if any(query.get(name, "1") not in ("1", "") for name in FLAGS):
            raise BadRequest("a mark is ticked or not")
        return cls(
            axis=read_number(axis) if axis else None,
            body=query.get("organisme", ""),
            state=state,
            flags=frozenset(name for name in FLAGS if query.get(name)),
            text=query.get("q", "").strip(),
            view=view,
        )

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.axis or self.body or self.state or self.flags or self.text)

    @property
    def query(self) -> str:
        """What an address must say to ask for the same."""
        said = {
            "axe": self.axis or "",
            "organisme": self.body,
            "etat": self.state,
            **{name: "1" for name in FLAGS if name in self.flags},
            "q": self.text,
            "vue": self.view,
        }
        return urlencode({name: value for name, value in said.items() if value})

    def tests(self) -> dict[str, Callable[[Followed], bool]]:
        """What each filter that is set asks of an action, by its name."""
        found: dict[str, Callable[[Followed], bool]] = {name: FLAGS[name][1] for name in self.flags}
        if self.axis:
            found["axe"] = lambda row: any(one.pk == self.axis for one in row.above)
        if self.body:
            found["organisme"] = lambda row: any(key_of(one) == self.body for one in row.parts)
        if self.state:
            found["etat"] = lambda row: row.action.state == self.state
        if sought := normalise(self.text):
            found["q"] = lambda row: sought in _words(row)
        return found


def key_of(part: Involvement) -> str:
    """By what an organisation, or a role without one, is asked for."""
    return str(part.organization_id) if part.organization_id else normalise(part.label)


def _words(row: Followed) -> str:
    action = row.action
    said = (action.number, action.text, action.text_en, action.timeline, action.target_population)
    return normalise(" ".join((*said, *(str(part) for part in row.parts))))


@dataclass(frozen=True)
class Choice:
    """One value of a filter, and how many actions it would leave beside the other filters."""

    value: str
    label: str
    number: int
    is_chosen: bool
    query: str = ""


@dataclass
class Sieve:
    """The actions of a sheet that an address asks for, and what else may be asked."""

    sheet: Sheet
    asked: Asked

    def __post_init__(self):
        tests = self.asked.tests()
        self._failed = {
            row.pk: [name for name, test in tests.items() if not test(row)]
            for row in self.sheet.rows
        }
        known = {choice.value for choice in (*self.axes, *self.bodies)}
        wanted = {str(self.asked.axis or ""), self.asked.body} - {""}
        if wanted - known:
            raise Http404

    @cached_property
    def shown(self) -> list[Followed]:
        return [row for row in self.sheet.rows if not self._failed[row.pk]]

    @cached_property
    def keys(self) -> set[int]:
        return {row.pk for row in self.shown}

    def _but(self, name: str) -> list[Followed]:
        """What the other filters leave."""
        return [row for row in self.sheet.rows if not set(self._failed[row.pk]) - {name}]

    @cached_property
    def axes(self) -> list[Choice]:
        """The widest headings of the plan."""
        left = self._but("axe")
        return [
            Choice(
                str(heading.pk),
                f"{heading.number} {localized(heading, 'text')}".strip(),
                sum(heading.pk in {one.pk for one in row.above} for row in left),
                heading.pk == self.asked.axis,
            )
            for heading in (branch.heading for branch in self.sheet.tree.branches)
        ]

    @cached_property
    def bodies(self) -> list[Choice]:
        """Who has a part in the plan."""
        labels = {key_of(part): str(part) for row in self.sheet.rows for part in row.parts}
        counts = _counted(self._but("organisme"))
        order = {label: place for place, label in enumerate(in_order(set(labels.values())))}
        return [
            Choice(key, label, counts.get(key, 0), key == self.asked.body)
            for key, label in sorted(labels.items(), key=lambda item: (order[item[1]], item[0]))
        ]

    @cached_property
    def states(self) -> list[Choice]:
        left = self._but("etat")
        return [
            Choice(
                state.value,
                state.label,
                sum(row.action.state == state for row in left),
                state == self.asked.state,
            )
            for state in ActionState
        ]

    @cached_property
    def flags(self) -> list[Choice]:
        """The marks, each with the address that ticks it, or no longer does."""
        return [
            Choice(
                name,
                str(label),
                sum(1 for row in self._but(name) if test(row)),
                name in self.asked.flags,
                replace(self.asked, flags=self.asked.flags ^ {name}).query,
            )
            for name, (label, test) in FLAGS.items()
        ]

    @cached_property
    def tally(self) -> Tally:
        """Of the whole plan, whatever is shown of it."""
        return Tally.of(self.sheet.rows)

    def _url(self, asked: Asked) -> str:
        path = reverse("plan", args=[self.sheet.plan.pk])
        return f"{path}?{asked.query}" if asked.query else path

    @property
    def table_url(self) -> str:
        return self._url(replace(self.asked, view=""))

    @property
    def months_url(self) -> str:
        return self._url(replace(self.asked, view="mois"))

    @property
    def whole_url(self) -> str:
        """All the actions of a plan that is folded for its length."""
        return self._url(replace(self.asked, view="tout"))

    @property
    def all_url(self) -> str:
        """Without any filter, seen the same way."""
        return self._url(Asked(view=self.asked.view))

    @property
    def said(self) -> str:
        """How many are shown of how many."""
        if not self.asked.filters:
            return ""
        return _("%(shown)s de %(all)s actions") % {
            "shown": len(self.shown),
            "all": len(self.sheet.rows),
        }


def _counted(rows: Iterable[Followed]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        for key in {key_of(part) for part in row.parts}:
            found[key] = found.get(key, 0) + 1
    return found
