"""The only place that aggregates across services: ``collect`` gives the value of each figure."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.lib.text import excerpt
from reporting.figures import (
    activities,
    budgets,
    bursaries,
    counting,
    funding,
    mentoring,
    partnerships,
    plans,
    referrals,
)
from reporting.figures.base import Figure, Part, Ratio, Result, Scope
from reporting.figures.funders import FunderLine, FunderTable, YearColumn
from reporting.figures.reach import people_reached

# Whom each service reaches, in the order in which the services are met.
REACHES = (*referrals.REACHES, *mentoring.REACHES, *bursaries.REACHES)
FIGURES: dict[str, Figure] = {
    figure.code: figure
    for figure in (
        *mentoring.FIGURES,
        *bursaries.FIGURES,
        *activities.FIGURES,
        *referrals.FIGURES,
        *plans.FIGURES,
        *partnerships.FIGURES,
        people_reached(REACHES),
        *funding.FIGURES,
        *budgets.FIGURES,
    )
}

__all__ = [
    "FIGURES",
    "Figure",
    "FunderLine",
    "FunderTable",
    "Part",
    "Result",
    "Scope",
    "YearColumn",
    "collect",
    "collect_by_program",
    "is_mistyped",
    "of_services",
    "said_of",
    "unknown_code",
]


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


def kept_of(results: dict[str, Result], codes: Iterable[str]) -> dict[str, Result]:
    """Those of ``codes`` alone."""
    kept = set(codes)
    return {code: result for code, result in results.items() if code in kept}


def of_services(codes: Iterable[str], services: Iterable[str]) -> tuple[str, ...]:
    """Those of ``codes`` that say something of a program that runs ``services``."""
    run = set(services)
    return tuple(code for code in codes if run.issuperset(FIGURES[code].services))


def said_of(results: dict[str, Result], services: Iterable[str]) -> dict[str, Result]:
    """``results``, of which the counting rules speak of no other services than ``services``."""
    reaches = [reach for reach in REACHES if reach.service in set(services)]
    own = people_reached(reaches)
    return {
        code: replace(result, figure=own) if code == own.code else result
        for code, result in results.items()
    }


def collect(
    scope: Scope, period: Period, codes: Iterable[str] | None = None, *, with_parts: bool = True
) -> dict[str, Result]:
    """The results of ``codes`` (all of them by default), in the order of declaration.

    At most two queries a figure and one for the names of the parts, whatever the number of records.
    Raises KeyError for an unknown code.
    """
    wanted = _known(codes)
    return _in_order(wanted, counting.counted(_to_count(wanted), scope, period, with_parts))


def collect_by_program(
    scope: Scope, period: Period, codes: Iterable[str], programs: Iterable[int]
) -> dict[int, dict[str, Result]]:
    """The results of ``codes``, without their parts, for each of ``programs`` (their ids) in ``scope``.

    Hardly more than a query a figure, whatever the number of programs and of records.
    """
    wanted = _known(codes)
    counted = counting.counted_by_program(_to_count(wanted), scope, period, programs)
    return {program: _in_order(wanted, results) for program, results in counted.items()}


def _known(codes: Iterable[str] | None) -> set[str]:
    wanted = set(FIGURES) if codes is None else set(codes)
    if unknown := wanted - set(FIGURES):
        raise KeyError(", ".join(sorted(unknown)))
    return wanted


def _to_count(wanted: set[str]) -> list[Figure]:
    """The figures of ``wanted`` that are counted, and those that its shares are made of."""
    shares = [figure.measure for code in wanted if is_share(figure := FIGURES[code])]
    served = {code for share in shares for code in (share.of_code, share.among_code)}
    return [f for f in FIGURES.values() if f.code in wanted | served and not is_share(f)]


def is_share(figure: Figure) -> bool:
    return isinstance(figure.measure, Ratio)


def _in_order(wanted: set[str], counted: dict[str, Result]) -> dict[str, Result]:
    return {
        code: counted.get(code) or _share(figure, counted)
        for code, figure in FIGURES.items()
        if code in wanted
    }


def _share(figure: Figure, counted: dict[str, Result]) -> Result:
    part, whole = counted[figure.measure.of_code], counted[figure.measure.among_code]
    return Result(
        figure,
        **figure.measure.between(part, whole)._asdict(),
        numerator=part.number,
        denominator=whole.number,
        between=(part, whole),
    )
