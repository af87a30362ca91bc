"""Makes the catalogue of the sheets of a region's programs."""

from dataclasses import dataclass
from datetime import date

from programs.lookups import sort_key_of
from programs.models.fields import localized
from reporting.documents.fiche import build_recueil
from reporting.documents.parts import Link
from reporting.gathering import FicheFacts, gather_fiche
from reporting.kinds import KINDS
from reporting.making import Made, Order
from reporting.making.sheet import sheet_figures


@dataclass(frozen=True)
class CatalogueFacts:
    """The sheets of a region, and what it is called."""

    kind: str
    number: str
    code: str
    name: str
    language: str
    as_of: date
    sheets: tuple[FicheFacts, ...]


def gather(order: Order) -> CatalogueFacts:
    region = order.subject
    wanted = order.programs.filter(region=region).select_related("lead", "region")
    return CatalogueFacts(
        kind=order.kind.code,
        number=order.kind.number(region.code, order.period.end.isoformat()),
        code=region.code,
        name=f"{region.code} {localized(region, 'name', order.language)}",
        language=order.language,
        as_of=order.as_of,
        sheets=tuple(
            gather_fiche(KINDS["fiche"], program, order.language, order.as_of)
            for program in wanted.order_by(sort_key_of("title"), "pk")
        ),
    )


def write(facts: CatalogueFacts, link: Link) -> Made:
    document = build_recueil(
        facts.name,
        facts.sheets,
        facts.language,
        facts.as_of,
        kind=facts.kind,
        number=facts.number,
    )
    figures = {
        "kind": facts.kind,
        "region": facts.code,
        "period": facts.as_of.isoformat(),
        "programs": [sheet_figures(sheet) for sheet in facts.sheets],
    }
    return Made(document, figures)
