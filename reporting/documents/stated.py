"""What a partner or an older document states, beside what the records give. Neither overwrites the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.lib import text
from programs.lib.quantities import Agreement, Quantity, exactly
from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display_quantity
from reporting.gathering import BilanFacts, Stated

# A quantity stated in one of these is held against no figure of another unit.
_UNITS_OF_THEIR_OWN = {Unit.DOLLARS, Unit.PERCENT, Unit.HOURS, Unit.DAYS}


@dataclass(frozen=True)
class Comparison:
    """One stated figure and the computed one. ``found`` is None where the records have no such part."""

    stated: Stated
    result: Result
    found: Part | None

    @property
    def computed(self) -> Quantity:
        """What is known of what the records give."""
        if not self.stated.part:
            return self.result.known
        return self.found.known if self.found else exactly(0)

    @property
    def outcome(self) -> Agreement:
        """Whether the two agree, differ, or cannot be held against each other."""
        units = {self.stated.unit, str(self.result.figure.unit)}
        if len(units) > 1 and self.stated.unit in _UNITS_OF_THEIR_OWN:
            return Agreement.INCOMPARABLE
        return self.stated.quantity.against(self.computed)

    @property
    def label(self) -> str:
        label = str(self.result.figure.label)
        return parts.labelled(label, self.stated.part) if self.stated.part else label


_FOUND = {
    Agreement.AGREES: gettext_lazy("concorde"),
    Agreement.DIFFERS: gettext_lazy("écart"),
    Agreement.INCOMPARABLE: gettext_lazy("ne se compare pas"),
}


def comparisons(facts: BilanFacts) -> list[Comparison]:
    """The stated figures that the records can be held against."""
    found = []
    for stated in facts.stated:
        if result := facts.results.get(stated.code):
            part = next((part for part in result.parts if _is_stated(part, stated)), None)
            found.append(Comparison(stated, result, part))
    return found


def _is_stated(part: Part, stated: Stated) -> bool:
    """Whether ``stated`` speaks of ``part``, by its label or by another name of the same organisation."""
    if text.same(part.label, stated.part):
        return True
    return len(stated.organizations) == 1 and part.key[0] in stated.organizations


def gaps(facts: BilanFacts) -> Iterator[model.Gap]:
    """One flagged block for every gap; else one sentence on those that agree, and on those that cannot be compared."""
    compared = comparisons(facts)
    for comparison in compared:
        if comparison.outcome == Agreement.DIFFERS:
            yield model.Gap(_("Écart signalé."), _gap(comparison, facts.language))
    outcomes = [comparison.outcome for comparison in compared]
    if not outcomes or Agreement.DIFFERS in outcomes:
        return
    if Agreement.INCOMPARABLE not in outcomes:
        yield model.Gap(
            _("Aucun écart."),
            _("Les chiffres énoncés ailleurs pour cette période concordent avec les fiches."),
            level="agree",
        )
    elif Agreement.AGREES in outcomes:
        yield model.Gap(
            _("Aucun écart."),
            _(
                "Les chiffres énoncés ailleurs pour cette période qui se comparent aux fiches concordent avec "
                "elles."
            ),
            level="agree",
        )
    else:
        yield model.Gap(
            _("Rien à comparer."),
            _(
                "Ce que d’autres énoncent de cette période, ou ce que les fiches en savent, n’en dit pas assez."
            ),
            level="unsure",
        )


def _gap(comparison: Comparison, language: str) -> str:
    return _("%(label)s : %(source)s énonce %(stated)s; les fiches en comptent %(computed)s.") % {
        "label": comparison.label,
        "source": comparison.stated.source,
        "stated": comparison.stated.quantity.display(language),
        "computed": _computed(comparison, language),
    }


def compared(facts: BilanFacts, link: Link) -> model.Table | None:
    """Every stated figure beside the computed one, with its source."""
    found = comparisons(facts)
    if not found:
        return None
    outcomes = {comparison.outcome for comparison in found}
    return model.Table(
        id="enonce-calcule",
        caption=_("Chiffres énoncés par d’autres et chiffres tirés des fiches"),
        columns=(
            model.Column(_("Chiffre")),
            model.Column(_("Source")),
            model.Column(_("Énoncé"), numeric=True),
            model.Column(_("Calculé"), numeric=True),
            model.Column(_("Constat")),
        ),
        rows=tuple(_compared_row(comparison, facts.language, link) for comparison in found),
        note=_(
            "« Ne se compare pas » : l’un des deux chiffres n’est pas connu, ou pas assez pour dire s’ils concordent."
        )
        if Agreement.INCOMPARABLE in outcomes
        else "",
    )


def _compared_row(comparison: Comparison, language: str, link: Link) -> model.Row:
    code, part, computed = comparison.result.figure.code, comparison.found, comparison.computed
    key = part.key if comparison.stated.part and part else ()
    return model.Row(
        (
            model.Cell(comparison.label),
            model.Cell(comparison.stated.source),
            stated_cell(comparison.stated, language),
            model.Cell(
                _computed(comparison, language),
                computed.number if computed.is_exact else None,
                link(code, key) if computed.number else "",
            ),
            model.Cell(str(_FOUND[comparison.outcome])),
        ),
        emphasis="strong" if comparison.outcome == Agreement.DIFFERS else "",
    )


def uncounted(facts: BilanFacts) -> model.Table | None:
    """What is stated and not counted by any figure: shown as stated, with its source."""
    found = [stated for stated in facts.stated if stated.code not in facts.results]
    if not found:
        return None
    return model.Table(
        id="faits-enonces",
        caption=_("Faits énoncés, non comptés à partir des fiches"),
        columns=(
            model.Column(_("Fait")),
            model.Column(_("Énoncé"), numeric=True),
            model.Column(_("Source")),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(_named(stated)),
                    stated_cell(stated, facts.language),
                    model.Cell(stated.source),
                )
            )
            for stated in found
        ),
        note=_abbreviations(found, facts.language),
    )


def of_other_dates(found: Sequence[Stated], language: str, *, id: str, caption: str) -> model.Table:
    """What is stated of other days than those of a document: with its dates, beside nothing."""
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(_("Chiffre")),
            model.Column(_("Période")),
            model.Column(_("Énoncé"), numeric=True),
            model.Column(_("Source")),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(_named(stated)),
                    model.Cell(stated.period.display(language)),
                    stated_cell(stated, language),
                    model.Cell(stated.source),
                )
            )
            for stated in found
        ),
        note=_abbreviations(found, language),
    )


def stated_cell(stated: Stated, language: str) -> model.Cell:
    """A quantity in the words of its source."""
    quantity = stated.quantity
    return model.Cell(quantity.display(language), quantity.number if quantity.is_exact else None)


def _named(stated: Stated) -> str:
    label = stated.label or stated.code
    return parts.labelled(label, stated.part) if stated.part else label


def _abbreviations(found: Iterable[Stated], language: str) -> str:
    if all(stated.quantity.is_known for stated in found):
        return ""
    return parts.abbreviations(language).text


def _computed(comparison: Comparison, language: str) -> str:
    return display_quantity(comparison.computed, comparison.result.figure.unit, language)
