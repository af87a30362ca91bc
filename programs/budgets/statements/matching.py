"""Which expected payments and receipts the entries of a statement may be. It proposes; a person decides.

Amounts agree to the cent, days within a window; the words of the other party only rank what is left. Pairs are taken
where each is the other's best and no other is as good, all such pairs of a round together, until none is left: so the
order in which entries and expected ones come changes nothing.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import chain, combinations
from typing import Any, Literal, TypeVar

from programs.budgets.statements.entries import Entry
from programs.lib.text import normalise

# A payment leaves the account some days before it was expected to, or weeks after: a cheque waits in a drawer.
DAYS_BEFORE = 7
DAYS_AFTER = 45

# A sum is looked for among at most so many of one party, which make a thousand sets.
_MOST_IN_A_SUM = 10
_MOST_OPTIONS = 8
# Words shorter than that, and these, tell no party from another; banks cut a word off in its midst.
_SHORTEST_WORD = 3
_SHORTEST_CUT = 4
_TELLING_NOTHING = frozenset(("inc", "ltee", "ltd", "enr", "des", "les", "aux", "the", "and"))

T = TypeVar("T")


@dataclass(frozen=True)
class Expected:
    """A payment or a receipt that is awaited: ``amount`` above zero, ``words`` the name of the other party.

    ``key`` is whatever tells it from all others; the keys of one matching can be put in order.
    """

    key: Any
    kind: Literal["payment", "receipt"]
    amount: Decimal
    on: date
    words: str

    @property
    def moved(self) -> Decimal:
        """The amount as a statement writes it: below zero where money goes out."""
        return -self.amount if self.kind == "payment" else self.amount


Option = tuple[Expected, ...]


@dataclass(frozen=True)
class Match:
    """What an entry may be, best first: each option is one expected, or several of one party that make its amount.

    Where it ``is_decided`` there is one option, of which nothing is in another decided match; else somebody chooses.
    ``is_named`` says that the statement writes words of the party of the first.
    """

    entry: Entry
    options: tuple[Option, ...]
    is_decided: bool
    is_named: bool


# Of an entry and an option, the lower the likelier: how little of the party's name is there, how many days between.
Rank = tuple[int, int]
_NONE_SAID = 1000


def match(
    entries: Iterable[Entry],
    candidates: Iterable[Expected],
    *,
    before: int = DAYS_BEFORE,
    after: int = DAYS_AFTER,
) -> list[Match]:
    """Propose what each entry is, ordered by day and row; an entry that nothing fits is left out.

    An entry is posted at most ``before`` days earlier than expected, and ``after`` days later.
    """
    work = _Work(entries, candidates, timedelta(days=before), timedelta(days=after))
    work.one_for_one()
    work.several_for_one()
    return sorted(work.found, key=lambda one: _place(one.entry))


def _place(entry: Entry) -> tuple:
    return (
        *(entry.posted_on, entry.row, entry.amount),
        *(entry.description, entry.reference, entry.bank_id),
    )


class _Said:
    """An entry, with the words that the bank writes."""

    def __init__(self, entry: Entry):
        self.entry = entry

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(normalise(f"{self.entry.description} {self.entry.reference}").split())

    @cached_property
    def starts(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if len(word) >= _SHORTEST_CUT)

    def missing(self, telling: frozenset[str]) -> int:
        """How many in a thousand of the words of a party it has not; one that is cut off is there."""
        if not telling:
            return _NONE_SAID
        found = sum(word in self.words or word.startswith(self.starts) for word in telling)
        return (len(telling) - found) * _NONE_SAID // len(telling)


class _Work:
    """One matching: what is still free on both sides, and what was found."""

    def __init__(
        self,
        entries: Iterable[Entry],
        candidates: Iterable[Expected],
        before: timedelta,
        after: timedelta,
    ):
        self.found: list[Match] = []
        self._before, self._after = before, after
        self._entries = [_Said(entry) for entry in sorted(set(entries), key=_place) if entry.amount]
        self._expected = sorted(set(candidates), key=lambda one: (one.on, one.key))
        self._telling = {words: _telling(words) for words in {one.words for one in self._expected}}

    def one_for_one(self) -> None:
        by_amount = defaultdict(list)
        for one in self._expected:
            by_amount[one.moved].append(one)
        entries = defaultdict(list)
        for said in self._entries:
            entries[said.entry.amount].append(said)
        for amount in entries.keys() & by_amount.keys():
            self._pair(self._ranked(entries[amount], by_amount[amount]))
        taken = {one for found in self.found for one in chain(*found.options)}
        known = {found.entry for found in self.found}
        self._expected = [one for one in self._expected if one not in taken]
        self._entries = [said for said in self._entries if said.entry not in known]

    def several_for_one(self) -> None:
        """Several of one party that make up one entry: decided where no other set does, and no other entry claims."""
        by_sum = self._sums()
        ranked = {}
        for said in self._entries:
            options = [
                option
                for option in by_sum.get(said.entry.amount, ())
                if all(self._is_in_time(said.entry, one) for one in option)
            ]
            if options:
                ranked[said.entry] = {option: self._rank(said, option) for option in options}
        claims = Counter(
            one for ranks in ranked.values() for one in set(chain.from_iterable(ranks))
        )
        for entry, ranks in ranked.items():
            is_alone = all(claims[one] == 1 for one in chain.from_iterable(ranks))
            self._add(entry, ranks, is_decided=len(ranks) == 1 and is_alone)

    def _add(self, entry: Entry, ranks: Mapping[Option, Rank], *, is_decided: bool) -> None:
        options = sorted(
            ranks, key=lambda option: (*ranks[option], [(one.on, one.key) for one in option])
        )
        is_named = ranks[options[0]][0] < _NONE_SAID
        self.found.append(Match(entry, tuple(options[:_MOST_OPTIONS]), is_decided, is_named))

    def _is_in_time(self, entry: Entry, one: Expected) -> bool:
        return -self._before <= entry.posted_on - one.on <= self._after

    def _rank(self, said: _Said, option: Option) -> Rank:
        missing = max(said.missing(self._telling[one.words]) for one in option)
        days = max(abs((said.entry.posted_on - one.on).days) for one in option)
        return missing, days

    # --- one for one

    def _ranked(
        self, entries: Sequence[_Said], candidates: Sequence[Expected]
    ) -> dict[Entry, dict[Expected, Rank]]:
        """How well each of one amount fits each entry; ``candidates`` stand in the order of their days."""
        ranked = {}
        days = [one.on for one in candidates]
        for said in entries:
            posted_on = said.entry.posted_on
            first = bisect_left(days, posted_on - self._after)
            near = candidates[first : bisect_right(days, posted_on + self._before)]
            if near:
                ranked[said.entry] = {one: self._rank(said, (one,)) for one in near}
        return ranked

    def _pair(self, ranked: dict[Entry, dict[Expected, Rank]]) -> None:
        """Take the pairs of one amount, and leave what fits several equally well to somebody's choice."""
        while pairs := _best_of_both(ranked):
            for entry, one in pairs.items():
                self._add(entry, {(one,): ranked.pop(entry)[one]}, is_decided=True)
            taken = set(pairs.values())
            for ranks in ranked.values():
                for one in taken.intersection(ranks):
                    del ranks[one]
        for entry, ranks in ranked.items():
            if ranks:
                alone = {(one,): rank for one, rank in ranks.items()}
                self._add(entry, alone, is_decided=False)

    # --- several for one

    def _sums(self) -> dict[Decimal, list[Option]]:
        """The sets of one party that make an amount which an entry has and that one entry can pay together."""
        wanted = {said.entry.amount for said in self._entries}
        found = defaultdict(list)
        for members in self._parties():
            for option in self._sets(members):
                total = sum((one.moved for one in option), Decimal(0))
                if total in wanted:
                    found[total].append(option)
        return found

    def _parties(self) -> Iterable[list[Expected]]:
        parties = defaultdict(list)
        for one in self._expected:
            if telling := self._telling[one.words]:
                parties[one.kind, telling].append(one)
        return parties.values()

    def _sets(self, members: Sequence[Expected]) -> Iterator[Option]:
        span = self._before + self._after
        later = [
            [other for other in members[at:] if other.on - first.on <= span]
            for at, first in enumerate(members, start=1)
        ]
        # Among so many, some set makes any amount.
        if max(map(len, later)) >= _MOST_IN_A_SUM:
            return
        for first, others in zip(members, later, strict=True):
            for size in range(1, len(others) + 1):
                yield from ((first, *rest) for rest in combinations(others, size))


def _telling(words: str) -> frozenset[str]:
    return frozenset(
        word
        for word in normalise(words).split()
        if len(word) >= _SHORTEST_WORD and word not in _TELLING_NOTHING
    )


def _best_of_both(ranked: Mapping[Entry, Mapping[Expected, Rank]]) -> dict[Entry, Expected]:
    """The pairs of which each is the other's best, and better than any other."""
    wanted_by: dict[Expected, dict[Entry, Rank]] = defaultdict(dict)
    for entry, ranks in ranked.items():
        for one, rank in ranks.items():
            wanted_by[one][entry] = rank
    chosen = {entry: _best(ranks) for entry, ranks in ranked.items()}
    return {
        entry: one
        for entry, one in chosen.items()
        if one is not None and _best(wanted_by[one]) == entry
    }


def _best(ranks: Mapping[T, Rank]) -> T | None:
    """What ranks first alone."""
    if not ranks:
        return None
    least = min(ranks.values())
    first = [one for one, rank in ranks.items() if rank == least]
    return first[0] if len(first) == 1 else None
