"""What the one search field finds: each app says in a ``search.py`` of its own what it keeps, and for whom.

Nothing is found but through the doors of ``access.py``. A query a kind, however many records and services there are.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When
from django.urls import reverse

from programs import access
from programs.lib import phones
from programs.lib.text import clean, normalise, sort_key
from programs.models.organizations import tell_apart_with

# What a page shows of each kind before « Tout voir », and what it shows then of a kind that has no list of its own.
SHOWN, SHOWN_OF_ONE = 5, 100
# No name is longer, and each word costs each kind a condition.
LONGEST, MOST_WORDS = 100, 8
# Fewer letters and digits would find everything, fewer digits the numbers of a whole region.
SHORTEST, SHORTEST_PHONE = 2, 7


@dataclass(frozen=True)
class Found:
    """One result: what it is called, where it opens, and what tells it from others of its name."""

    title: str
    url: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Records that can be found, by those to whom ``shown_to`` says yes, through the door ``visible``.

    Each word must be in one of the columns ``words``, lookups as those of an admin list, or in what ``also`` makes of
    it. ``dials`` are columns of telephones, ``number`` is that of the records' own number, and ``prefix`` begins those
    that are printed for want of one (R-0114). What ``begins`` with the words, by its sort key, comes first.
    ``list_address`` names a list that takes the same words as « q ». Of a ``service`` that none of the user's programs
    runs, nothing is looked for.
    """

    code: str
    label: Any
    shown_to: Callable[..., bool]
    visible: Callable[..., QuerySet]
    tell: Callable[[Any], Found]
    words: tuple[str, ...] = ()
    also: Callable[[str], Q] | None = None
    dials: tuple[str, ...] = ()
    number: str = ""
    prefix: str = ""
    begins: str = ""
    related: tuple[str, ...] = ()
    order: tuple = ()
    list_address: str = ""
    # What the records of one page need to know of one another; what is said beside some of them, by key.
    before_showing: Callable[[list], None] = lambda records: None
    beside: Callable[[list, str], dict[int, str]] = lambda records, text: {}
    service: str = ""
    rank: int = 5

    def having(self, word: str) -> Q:
        """The condition that ``word`` is in one of its columns."""
        found = self.also(word) if self.also else Q()
        for lookup in self.words:
            found |= Q(**{lookup: word})
        return found or Q(pk__in=())


KINDS: dict[str, Kind] = {}


def searched(*kinds: Kind) -> None:
    """Let the search find records of ``kinds``; of one ``rank`` they come in the order of the apps."""
    KINDS.update({kind.code: kind for kind in kinds})


def kinds_for(user) -> list[Kind]:
    shown = [kind for kind in KINDS.values() if kind.shown_to(user)]
    run = {"", *access.services_of(user)} if any(kind.service for kind in shown) else {""}
    return sorted((kind for kind in shown if kind.service in run), key=lambda kind: kind.rank)


@dataclass(frozen=True)
class Words:
    """What somebody typed, and what can be looked for of it."""

    text: str

    @classmethod
    def read(cls, typed: str) -> "Words":
        return cls(" ".join(clean(typed).split())[:LONGEST])

    @cached_property
    def each(self) -> list[str]:
        """The words; what has no letter and no digit is none."""
        return [word for word in self.text.split() if normalise(word)][:MOST_WORDS]

    @cached_property
    def phone(self) -> str:
        """The digits of a telephone number, or of its end; "" for what is none."""
        digits = phones.digits_of(self.text)
        return digits if len(digits) >= SHORTEST_PHONE else ""

    @property
    def are_enough(self) -> bool:
        return len(normalise(self.text).replace(" ", "")) >= SHORTEST


@dataclass(frozen=True)
class Hit:
    """A record that was found; ``is_named`` where what was typed is its number."""

    found: Found
    is_named: bool


@dataclass(frozen=True)
class Group:
    """What was found of one kind; ``more`` is where all of it is, when there is more."""

    kind: Kind
    hits: list[Hit] = field(default_factory=list)
    more: str = ""


def search(user, words: Words, kind: str = "") -> list[Group]:
    """What ``user`` finds by ``words``, kind by kind, or of one kind alone."""
    if not words.are_enough:
        return []
    kinds = [one for one in kinds_for(user) if kind in ("", one.code)]
    most = SHOWN_OF_ONE if kind else SHOWN
    groups = [_group(one, user, words, most) for one in kinds]
    return [group for group in groups if group.hits]


def the_only_one(groups: Iterable[Group], words: Words) -> str:
    """Where the one record opens whose number was typed; "" where there is none, or several.

    A number without a letter may be a year or the end of something else: it must be all that was found.
    """
    hits = [hit for group in groups for hit in group.hits]
    named = [hit for hit in hits if hit.is_named]
    sure = any(character.isalpha() for character in words.text) or len(hits) == 1
    return named[0].found.url if len(named) == 1 and sure else ""


def _group(kind: Kind, user, words: Words, most: int) -> Group:
    records = list(_records(kind, user, words)[: most + 1])
    shown = records[:most]
    tell_apart_with(shown)
    kind.before_showing(shown)
    said = kind.beside(shown, words.text) if shown else {}
    hits = [Hit(_with(kind.tell(one), said.get(one.pk, "")), one.is_named) for one in shown]
    is_cut = len(records) > most and (kind.list_address or most == SHOWN)
    return Group(kind, hits, _list_of(kind, words) if is_cut else "")


def _with(found: Found, said: str) -> Found:
    return Found(found.title, found.url, (said, *found.details)) if said else found


def _list_of(kind: Kind, words: Words) -> str:
    """Where all of one kind is: its own list, or the page of the search with that kind alone."""
    asked = {"q": words.text} if kind.list_address else {"q": words.text, "sorte": kind.code}
    return f"{reverse(kind.list_address or 'search')}?{urlencode(asked)}"


def _records(kind: Kind, user, words: Words) -> QuerySet[Model]:
    """Those that are found: first what bears the number, then what begins with the words."""
    door = kind.visible(user)
    named = _named(kind, words)
    found = door.filter(_having_all(kind, words) | _dialled(kind, words) | named)
    begun = Q(**{f"{kind.begins}__startswith": sort_key(words.text)}) if kind.begins else Q()
    found = found.annotate(is_named=_whether(named), is_begun=_whether(begun))
    if kind.related:
        found = found.select_related(*kind.related)
    return found.order_by("-is_named", "-is_begun", *(kind.order or door.model._meta.ordering))


def _having_all(kind: Kind, words: Words) -> Q:
    wanted = Q()
    for word in words.each:
        wanted &= kind.having(word)
    return wanted


def _dialled(kind: Kind, words: Words) -> Q:
    """A number however it is written, its last digits alone too; an extension only as it is kept."""
    found, kept = Q(), phones.kept(words.text)
    for column in kind.dials:
        if words.phone:
            found |= Q(**{f"{column}__dials": words.text})
        if phones.is_kept(kept):
            found |= Q(**{f"{column}__startswith": kept})
    return found


def _named(kind: Kind, words: Words) -> Q:
    """The number that was typed: a record's own, or the one that is printed for want of it."""
    found = Q(**{f"{kind.number}__iexact": words.text}) if kind.number else Q()
    printed = re.fullmatch(rf"(?:{kind.prefix} ?-? ?)?([0-9]{{1,9}})", words.text, re.IGNORECASE)
    if kind.prefix and printed:
        found |= Q(pk=int(printed[1]), **{kind.number: ""})
    return found


def _whether(condition: Q) -> Case | Value:
    if not condition:
        return Value(False, BooleanField())
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
