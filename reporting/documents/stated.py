"""What a partner or an older document states, beside what the records give. Neither overwrites the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.lib import money, text
from programs.lib.quantities import Qualifier, Quantity
from reporting.documents import model, parts
from reporting.documents.parts import Link
from reporting.enums import Unit
from reporting.figures import Part, Result
from reporting.figures.display import display
from reporting.gathering import BilanFacts, Stated


@dataclass(frozen=True)
class Comparison:
    """One stated figure and the computed one. ``found`` is None where the records have no such part."""

    stated: Stated
    result: Result
    found: Part | None

    @property
    def number(self):
        if not self.stated.part:
            return self.result.number
        return self.found.number if self.found else 0

    @property
    def agrees(self) -> bool:
        return self.stated.quantity.matches(self.number)

    @property
    def label(self) -> str:
        label = str(self.result.figure.label)
        return parts.labelled(label, self.stated.part) if self.stated.part else label


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
    """One flagged block for every gap; one sentence where everything agrees."""
    compared = comparisons(facts)
    differing = [comparison for comparison in compared if not comparison.agrees]
    for comparison in differing:
        yield model.Gap(
            _("Écart signalé."),
            _("%(label)s : %(source)s énonce %(stated)s; les fiches en comptent %(computed)s.")
            % {
                "label": comparison.label,
                "source": comparison.stated.source,
                "stated": quantity(
                    comparison.stated.quantity, comparison.stated.unit, facts.language
                ),
                "computed": _computed(comparison, facts.language),
            },
        )
    if compared and not differing:
        yield model.Gap(
            _("Aucun écart."),
            _("Les chiffres énoncés ailleurs pour cette période concordent avec les fiches."),
            level="agree",
        )


def compared(facts: BilanFacts, link: Link) -> model.Table | None:
    """Every stated figure beside the computed one, with its source."""
    rows = []
    for comparison in comparisons(facts):
        code, part = comparison.result.figure.code, comparison.found
        key = part.key if comparison.stated.part and part else ()
        rows.append(
            model.Row(
                (
                    model.Cell(comparison.label),
                    model.Cell(comparison.stated.source),
                    model.Cell(
                        quantity(comparison.stated.quantity, comparison.stated.unit, facts.language)
                    ),
                    model.Cell(
                        _computed(comparison, facts.language),
                        comparison.number,
                        link(code, key) if comparison.number else "",
                    ),
                    model.Cell(_("concorde") if comparison.agrees else _("écart")),
                ),
                emphasis="" if comparison.agrees else "strong",
            )
        )
    if not rows:
        return None
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
        rows=tuple(rows),
    )


def uncounted(facts: BilanFacts) -> model.Table | None:
    """What is stated and not counted by any figure: shown as stated, with its source."""
    rows = tuple(
        model.Row(
            (
                model.Cell(stated.label or stated.code),
                model.Cell(quantity(stated.quantity, stated.unit, facts.language)),
                model.Cell(stated.source),
            )
        )
        for stated in facts.stated
        if stated.code not in facts.results
    )
    if not rows:
        return None
    return model.Table(
        id="faits-enonces",
        caption=_("Faits énoncés, non comptés à partir des fiches"),
        columns=(
            model.Column(_("Fait")),
            model.Column(_("Énoncé"), numeric=True),
            model.Column(_("Source")),
        ),
        rows=rows,
        note=parts.abbreviations(facts.language).text
        if any(stated.quantity.qualifier == Qualifier.UNKNOWN for stated in facts.stated)
        else "",
    )


def quantity(stated: Quantity, unit: str, language: str) -> str:
    """« plus de 42 », « 3 à 5 », and with its sign where it is money: « 14 300 $ »."""
    if unit == Unit.DOLLARS and stated.qualifier == Qualifier.EXACT:
        return money.format_amount(stated.minimum, language)
    return stated.display(language)


def _computed(comparison: Comparison, language: str) -> str:
    return display(comparison.number, comparison.result.figure.unit, language)
