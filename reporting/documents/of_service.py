"""What the documents of one service have in common: printed of any day, and never published."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from programs.lib.periods import Period, format_date
from reporting.documents import model
from reporting.figures import Result


class ServiceFacts(Protocol):
    """The facts of a service; the language must be active."""

    kind: str
    kind_label: str
    language: str
    title: str
    number: str
    lead: str
    period: Period
    as_of: date


def document_of(
    facts: ServiceFacts,
    sections: Iterable[model.Section],
    *told: model.Fact,
    when: str = "",
    arcs: Iterable[float] = (),
) -> model.Document:
    """The document of ``facts``: a cover that says whose and when, then those of ``sections`` that hold something.

    ``when`` stands for the period where the document is of a day; ``told`` is what else the cover says, and ``arcs``
    the shares that it draws, from 0 to 1.
    """
    period = when or facts.period.display(facts.language)
    kept = tuple(section for section in sections if section.blocks)
    lead = [model.Fact(_("Organisme responsable"), (facts.lead,))] if facts.lead else []
    return model.Document(
        kind=facts.kind,
        language=facts.language,
        title=facts.title,
        period=period,
        number=facts.number,
        version=None,
        program=facts.title,
        organization=facts.lead,
        sections=kept,
        created=facts.as_of,
        cover=model.Cover(
            kind_label=facts.kind_label,
            title=facts.title,
            period=period,
            facts=(*lead, *told),
            arcs=tuple(arcs),
        ),
        toc=len(kept) > 1,
        publishable=False,
    )


def on_the_day(day: date, language: str) -> model.Fact:
    """The day whose state the document tells."""
    return model.Fact(_("En date du"), (format_date(day, language),))


def shares_of(results: Mapping[str, Result], *codes: str) -> Iterator[float]:
    """The percentages of ``codes`` as shares from 0 to 1; those that are not known are left out."""
    for code in codes:
        found = results.get(code)
        if found and found.number is not None:
            yield float(found.number) / 100
