"""The only place that aggregates across services: ``collect`` gives the value of each figure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.periods import Period
from programs.lib.text import excerpt
from reporting.figures import funding, mentoring, referrals
from reporting.figures.base import Figure, Part, Result, Scope, Share

FIGURES: dict[str, Figure] = {
    figure.code: figure for figure in (*mentoring.FIGURES, *referrals.FIGURES, *funding.FIGURES)
}

__all__ = ["FIGURES", "Figure", "Part", "Result", "Scope", "collect", "is_mistyped", "unknown_code"]


def is_mistyped(code: str) -> bool:
    """Whether ``code`` looks like a figure's (« mentoring.… ») and is none: a fact of one's own has another family."""
    families = {known.partition(".")[0] for known in FIGURES}
    return code not in FIGURES and code.partition(".")[0] in families


def unknown_code(code: str) -> str:
    """What to say of a code that looks like a figure's and is none."""
    return _("« %(code)s » n’est pas un chiffre calculé. Les codes : %(codes)s.") % {
        "code": excerpt(code),
        "codes": ", ".join(FIGURES),
    }


def collect(scope: Scope, period: Period, codes: Iterable[str] = ()) -> dict[str, Result]:
    """The results of ``codes`` (all of them by default), in the order of declaration.

    At most two queries a figure and one for the names of the parts, whatever the number of records.
    Raises KeyError for an unknown code.
    """
    wanted = set(codes) or set(FIGURES)
    if unknown := wanted - set(FIGURES):
        raise KeyError(", ".join(sorted(unknown)))
    counted = {}
    for figure in FIGURES.values():
        needed = figure.code in wanted or _serves_a_share(figure, wanted)
        if needed and not isinstance(figure.measure, Share):
            counted[figure.code] = _count(figure, scope, period)
    results = {}
    for code, figure in FIGURES.items():
        if code in wanted:
            results[code] = counted.get(code) or _share(figure, counted)
    return results


def _serves_a_share(figure: Figure, wanted: set[str]) -> bool:
    shares = (FIGURES[code].measure for code in wanted)
    return any(
        figure.code in (share.of_code, share.among_code)
        for share in shares
        if isinstance(share, Share)
    )


def _share(figure: Figure, counted: dict[str, Result]) -> Result:
    part = counted[figure.measure.of_code].number
    whole = counted[figure.measure.among_code].number
    return Result(figure, quantities.percent(part, whole), numerator=part, denominator=whole)


def _count(figure: Figure, scope: Scope, period: Period) -> Result:
    records = figure.records(scope, period)
    number, partial = figure.measure.of(records)
    parts = _parts(figure, records) if figure.breakdown else ()
    return Result(figure, number, partial, parts)


def _parts(figure: Figure, records) -> tuple[Part, ...]:
    breakdown = figure.breakdown
    rows = records.order_by().values(*breakdown.by).annotate(**figure.measure.by_part)
    measured = {tuple(row[path] for path in breakdown.by): figure.measure.part(row) for row in rows}
    keys = breakdown.keys or tuple(measured)
    labels = breakdown.labels(keys)
    parts = [Part(key, labels[key], *measured.get(key, (0, False))) for key in keys]
    if breakdown.keys:
        return tuple(parts)
    if breakdown.in_order_of_label:
        return tuple(sorted(parts, key=lambda part: (part.label, part.key)))
    return tuple(sorted(parts, key=lambda part: (-(part.number or 0), part.label)))
