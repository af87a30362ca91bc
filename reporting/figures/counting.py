"""Counting figures: those that count the same records ask the database together."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from programs.lib.periods import Period
from programs.lib.text import counted_key
from reporting.figures.base import (
    Breakdown,
    Each,
    Figure,
    Key,
    Measure,
    Measured,
    Part,
    Result,
    Scope,
    Spread,
    measured_by,
)

# What the parts of a figure measure: the number of each, and what ``Measured`` says more of it.
Parts = Mapping[Key, tuple]


def counted(
    figures: Iterable[Figure], scope: Scope, period: Period, with_parts: bool
) -> dict[str, Result]:
    """The result of each of ``figures``, by its code."""
    figures = list(figures)
    parts, wholes = _plain_parts(figures, scope, period) if with_parts else ({}, {})
    wholes |= _wholes([one for one in figures if one.code not in wholes], scope, period)
    if with_parts:
        parts |= _other_parts(
            [one for one in figures if one.code not in parts], scope, period, wholes
        )
    labelled = _Labelled()
    return {
        figure.code: Result(
            figure,
            **wholes[figure.code]._asdict(),
            parts=_in_order(figure, parts[figure.code], labelled) if figure.code in parts else (),
        )
        for figure in figures
    }


def counted_by_program(
    figures: Iterable[Figure], scope: Scope, period: Period, programs: Iterable[int]
) -> dict[int, dict[str, Result]]:
    """The result of each of ``figures`` without its parts, by its code, for each of ``programs``."""
    found: dict[int, dict[str, Result]] = {program: {} for program in programs}
    for figure, numbers in _by_program(figures, scope, period):
        for program, results in found.items():
            own = numbers.get(program, figure.measure.nothing)
            is_empty = program not in numbers
            results[figure.code] = Result(figure, **own._asdict(), is_empty=is_empty)
    return found


def _alike(figures: Iterable[Figure], what: Callable[[Figure], Hashable]) -> list[list[Figure]]:
    """The figures of which ``what`` is the same, together."""
    found: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        found.setdefault(what(figure), []).append(figure)
    return list(found.values())


# --- Their parts and their wholes -----------------------------------------------------------------


def _plain_parts(
    figures: list[Figure], scope: Scope, period: Period
) -> tuple[dict[str, Parts], dict[str, Measured]]:
    """The parts of the figures whose records bear the keys, and the wholes that are known by them, by code.

    Figures of the same records and the same keys are counted together; of a whole that others of the same records
    have parts of, nobody asks again.
    """
    parts: dict[str, Parts] = {}
    known: dict[tuple, Measured] = {}
    plain = [figure for figure in figures if _is_plain(figure)]
    for alike in _alike(plain, lambda figure: (figure.records, figure.breakdown.by)):
        measures = [figure.measure for figure in alike]
        records = alike[0].records(scope, period)
        found = measured_by(records, alike[0].breakdown.by, measures)
        parts |= {figure.code: found[figure.measure].parts for figure in alike}
        known |= {(alike[0].records, measure): one.whole for measure, one in found.items()}
    wholes = {figure.code: known.get((figure.records, figure.measure)) for figure in figures}
    return parts, {code: whole for code, whole in wholes.items() if whole is not None}


def _is_plain(figure: Figure) -> bool:
    return figure.breakdown is not None and type(figure.breakdown).measured is Breakdown.measured


def _wholes(figures: list[Figure], scope: Scope, period: Period) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    for alike in _alike(figures, lambda figure: figure.records):
        records, measures = alike[0].records(scope, period), {figure.measure for figure in alike}
        if len(measures) == 1:
            whole = alike[0].measure.of(records)
            found |= {figure.code: whole for figure in alike}
        else:
            measured = measured_by(records, (), measures)
            found |= {figure.code: measured[figure.measure].whole for figure in alike}
    return found


def _other_parts(
    figures: list[Figure], scope: Scope, period: Period, wholes: Mapping[str, Measured]
) -> dict[str, Parts]:
    """The parts of the figures of which something else says what bears the keys, by code."""
    return {
        figure.code: figure.breakdown.measured(figure, scope, period, wholes[figure.code].number)
        for figure in figures
        if figure.breakdown
    }


class _Labelled:
    """The labels of keys: those of figures that count the same records are looked up once.

    Not those of the same keys, or the number of queries would hang on what was found.
    """

    def __init__(self):
        self._known: dict[tuple, dict[Key, str]] = {}

    def of(self, figure: Figure, keys: tuple[Key, ...]) -> dict[Key, str]:
        asked = (figure.records, figure.breakdown.labels, keys)
        if asked not in self._known:
            self._known[asked] = figure.breakdown.labels(keys)
        return self._known[asked]


def _in_order(figure: Figure, measured: Parts, labelled: _Labelled) -> tuple[Part, ...]:
    breakdown = figure.breakdown
    keys = breakdown.keys or tuple(measured)
    labels = labelled.of(figure, keys)
    parts = [Part(key, labels[key], *measured.get(key, Measured(0))) for key in keys]
    if breakdown.keys:
        return tuple(parts)
    if breakdown.as_labelled:
        rank = {key: place for place, key in enumerate(labels)}
        return tuple(sorted(parts, key=lambda part: rank[part.key]))
    if breakdown.in_order_of_label:
        return tuple(sorted(parts, key=lambda part: (counted_key(part.label), part.key)))
    return tuple(
        sorted(parts, key=lambda part: (-(part.number or 0), counted_key(part.label), part.label))
    )


# --- By program -----------------------------------------------------------------------------------


def _by_program(
    figures: Iterable[Figure], scope: Scope, period: Period
) -> Iterator[tuple[Figure, dict[int, Measured]]]:
    """What each figure measures, by program; those that are spread alike are counted together."""
    for alike in _alike(figures, _spread):
        found: list[dict[int, Measured]] = [{} for _figure in alike]
        for spread in _spread(alike[0]):
            own = [_measure(figure, spread) for figure in alike]
            counted = measured_by(spread.rows(scope, period), (spread.program,), own)
            for numbers, measure in zip(found, own, strict=True):
                for (program,), measured in counted[measure].parts.items():
                    numbers[program] = _joined(numbers.get(program), measured)
        yield from zip(alike, found, strict=True)


def _spread(figure: Figure) -> tuple[Spread, ...]:
    return figure.spread or (Spread(figure.records),)


def _measure(figure: Figure, spread: Spread) -> Measure:
    return Each(spread.counted) if spread.counted else figure.measure


def _joined(before: Measured | None, measured: Measured) -> Measured:
    """Only counts come in several steps; any other measure has one, and nothing before it."""
    if before and before.number:
        return measured._replace(number=before.number + measured.number)
    return measured
