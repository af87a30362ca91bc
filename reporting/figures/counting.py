"""Counting figures: those that count the same records ask the database together."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from programs.lib.periods import Period
from programs.lib.text import sort_key
from reporting.figures.base import (
    Breakdown,
    Each,
    Figure,
    Key,
    Measure,
    Measured,
    Number,
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
    wholes = _wholes(figures, scope, period)
    numbers = {code: measured.number for code, measured in wholes.items()}
    parts = _parts(figures, scope, period, numbers) if with_parts else {}
    return {
        figure.code: Result(
            figure, **wholes[figure.code]._asdict(), parts=parts.get(figure.code, ())
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


# --- Their wholes ---------------------------------------------------------------------------------


def _wholes(figures: list[Figure], scope: Scope, period: Period) -> dict[str, Measured]:
    found = {}
    for alike in _alike(figures, lambda figure: figure.records):
        measures = list(dict.fromkeys(figure.measure for figure in alike))
        records = alike[0].records(scope, period)
        if len(measures) == 1:
            measured = {measures[0]: measures[0].of(records)}
        else:
            measured = measured_by(records, (), measures)[()]
        found |= {figure.code: measured[figure.measure] for figure in alike}
    return found


# --- Their parts ----------------------------------------------------------------------------------


def _parts(
    figures: list[Figure], scope: Scope, period: Period, wholes: Mapping[str, Number | None]
) -> dict[str, tuple[Part, ...]]:
    found, labelled = {}, _Labelled()
    broken = [figure for figure in figures if figure.breakdown]
    for alike in _alike(broken, lambda figure: (figure.records, figure.breakdown)):
        breakdown = alike[0].breakdown
        if type(breakdown).measured is Breakdown.measured:
            by_code = _measured_together(alike, scope, period)
        else:
            by_code = {
                figure.code: breakdown.measured(figure, scope, period, wholes[figure.code])
                for figure in alike
            }
        found |= {code: _in_order(breakdown, own, labelled) for code, own in by_code.items()}
    return found


def _measured_together(alike: list[Figure], scope: Scope, period: Period) -> dict[str, Parts]:
    """The parts of figures that count the same records and are broken down alike."""
    measures = list(dict.fromkeys(figure.measure for figure in alike))
    found = measured_by(alike[0].records(scope, period), alike[0].breakdown.by, measures)
    return {
        figure.code: {key: measured[figure.measure] for key, measured in found.items()}
        for figure in alike
    }


class _Labelled:
    """The labels of keys: of the same keys they are looked up once."""

    def __init__(self):
        self._known: dict[tuple, dict[Key, str]] = {}

    def of(self, breakdown: Breakdown, keys: tuple[Key, ...]) -> dict[Key, str]:
        asked = (breakdown.labels, keys)
        if asked not in self._known:
            self._known[asked] = breakdown.labels(keys)
        return self._known[asked]


def _in_order(breakdown: Breakdown, measured: Parts, labelled: _Labelled) -> tuple[Part, ...]:
    keys = breakdown.keys or tuple(measured)
    labels = labelled.of(breakdown, keys)
    parts = [Part(key, labels[key], *measured.get(key, Measured(0))) for key in keys]
    if breakdown.keys:
        return tuple(parts)
    if breakdown.as_labelled:
        rank = {key: place for place, key in enumerate(labels)}
        return tuple(sorted(parts, key=lambda part: rank[part.key]))
    if breakdown.in_order_of_label:
        return tuple(sorted(parts, key=lambda part: (sort_key(part.label), part.key)))
    return tuple(
        sorted(parts, key=lambda part: (-(part.number or 0), sort_key(part.label), part.label))
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
            measures = list(dict.fromkeys(own))
            rows = measured_by(spread.rows(scope, period), (spread.program,), measures)
            for (program,), measured in rows.items():
                for numbers, measure in zip(found, own, strict=True):
                    numbers[program] = _joined(numbers.get(program), measured[measure])
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
