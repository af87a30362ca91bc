"""What the bilan and the follow-up of a plan both print: progress by axis, and indicators against their targets."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.periods import format_date
from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display
from reporting.indicator_facts import IndicatorFacts

# What a table of progress shows of each axis, beside its rate.
_BY_AXIS = ("plan.actions_by_axis", "plan.maintained", "plan.done", "plan.late")


def progress_heads() -> tuple[model.Column, ...]:
    """The columns of a table of progress, after the one that says of what."""
    labels = (_("Actions"), _("Maintenues"), _("Réalisées"), _("En retard"))
    return (
        *(model.Column(label, numeric=True) for label in labels),
        model.Column(_("Taux"), numeric=True, unit="percent"),
    )


def rate_cell(done: int, maintained: int, language: str) -> model.Cell:
    """Done on maintained; « s. o. » where nothing is maintained."""
    if not maintained:
        return model.Cell(quantities.not_applicable(language))
    rate = quantities.percent(done, maintained)
    return model.Cell(display(rate, Unit.PERCENT, language), rate)


def by_axis(results: dict[str, Result], language: str, link: Link) -> model.Table:
    """Each axis with its actions, those maintained, done and late, and its rate; the whole last."""
    columns = [results[code] for code in _BY_AXIS]

    def row(part: Part) -> model.Row:
        cells = [parts.part_cell(result, part.key, language, link) for result in columns]
        maintained, done = (_number(results, code, part.key) for code in _BY_AXIS[1:3])
        return model.Row((model.Cell(part.label), *cells, rate_cell(done, maintained, language)))

    total = (
        model.Cell(_("Total")),
        *(parts.result_cell(result, language, link) for result in columns),
        parts.result_cell(results["plan.progress_rate"], language, link),
    )
    return model.Table(
        id="avancement-par-axe",
        caption=_("Avancement selon l’axe"),
        columns=(model.Column(_("Axe")), *progress_heads()),
        rows=tuple(row(part) for part in columns[0].parts),
        total=model.Row(total),
        note=_(
            "Le taux est celui des actions réalisées parmi les actions maintenues; une action abandonnée n’est pas "
            "maintenue."
        ),
    )


def _number(results: dict[str, Result], code: str, key: tuple) -> int:
    part = results[code].part(key)
    return part.number if part else 0


def axis_chart(results: dict[str, Result], language: str) -> Iterator[model.Chart]:
    """The actions of each axis: done, late, and the others that are maintained."""
    marks = tuple(
        mark
        for part in results["plan.actions_by_axis"].parts
        for mark in _marks(results, part, language)
    )
    if marks:
        yield model.Chart(
            id="avancement",
            form="stacked",
            title=_("Actions maintenues selon l’axe"),
            description="; ".join(
                parts.labelled(f"{mark.label}, {mark.series}", mark.display) for mark in marks
            ),
            points=marks,
            unit=_("actions"),
            table_below=True,
        )


def _marks(results: dict[str, Result], part: Part, language: str) -> Iterator[model.Point]:
    maintained, done, late = (_number(results, code, part.key) for code in _BY_AXIS[1:])
    told = (
        (_("Réalisées"), done),
        (_("En retard"), late),
        (_("Autres actions maintenues"), maintained - done - late),
    )
    for series, number in told:
        yield model.Point(part.label, number, display(number, Unit.ACTIONS, language), series)


# --- Indicators --------------------------------------------------------------------------------------


def indicators(found: Iterable[IndicatorFacts], language: str) -> Iterator[model.Block]:
    """The indicators against their targets, each gap with what explains it, up or down."""
    read = tuple(found)
    if not read:
        return
    yield model.Table(
        id="indicateurs",
        caption=_("Indicateurs et cibles"),
        columns=(
            model.Column(_("Indicateur"), width=26),
            model.Column(_("Départ"), numeric=True, width=10),
            model.Column(_("Cible"), numeric=True, width=12),
            model.Column(_("Atteint"), numeric=True, width=12),
            model.Column(_("Écart"), numeric=True, width=10),
            model.Column(_("Explication"), width=30),
        ),
        rows=tuple(_row(one, language) for one in read),
        note=_(
            "Une valeur est celle des périodes terminées à cette date; l’écart est ce qui dépasse la cible, ou ce qui "
            "y manque."
        ),
    )
    unexplained = [one.label for one in read if one.is_unexplained]
    if unexplained:
        yield model.Gap(_("Écarts à expliquer"), "; ".join(unexplained) + ".")


def _row(one: IndicatorFacts, language: str) -> model.Row:
    nothing = model.Cell("—")
    aim = parts.quantity_cell(one.target, one.unit, language) if one.target else nothing
    gap = nothing
    if one.target is not None:
        value = one.gap.number if one.gap and one.gap.is_exact else None
        gap = model.Cell(parts.signed(one.gap, one.unit, language), value)
    baseline = parts.quantity_cell(one.baseline, one.unit, language)
    reached = parts.quantity_cell(one.reached, one.unit, language)
    return model.Row(
        (_named(one, language), baseline, aim, reached, gap, _explained(one, language))
    )


def _named(one: IndicatorFacts, language: str) -> model.Cell:
    beside = [f"({one.measured_in})"] if one.measured_in else []
    for part, value in one.parts:
        cell = parts.quantity_cell(value, one.unit, language)
        beside.append(parts.labelled(part, cell.display))
    if one.source:
        beside.append(parts.labelled(_("Source"), one.source))
    pieces = (
        model.Piece(one.label, one.number),
        *(model.Piece(text, quiet=True) for text in beside),
    )
    lines = (" ".join(filter(None, (piece.number, piece.text))) for piece in pieces)
    return model.Cell("\n".join(lines), pieces=pieces)


def _explained(one: IndicatorFacts, language: str) -> model.Cell:
    verdict = {True: _("Cible atteinte."), False: _("Cible non atteinte."), None: ""}[one.is_met]
    if one.target is None:
        verdict = _("Sans cible.")
    elif not verdict:
        verdict = _("Trop peu est connu pour le dire.")
    if one.until and one.target is not None:
        verdict = f"{verdict} " + _("Cible au %(day)s.") % {"day": format_date(one.until, language)}
    told = [parts.labelled(period, text) for period, text in one.notes]
    if one.is_unexplained:
        told.append(_("Cet écart n’est pas expliqué."))
    pieces = (model.Piece(verdict, quiet=True), *(model.Piece(text) for text in told))
    return model.Cell("\n".join(piece.text for piece in pieces), pieces=pieces)
