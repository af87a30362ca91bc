"""What a program undertook beside what it reached: the rate, and what remains."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.lib import quantities
from programs.lib.quantities import Quantity
from reporting.documents import model, parts
from reporting.documents.parts import Link, no_link
from reporting.enums import Unit
from reporting.figures import Result
from reporting.figures.display import display_quantity
from reporting.gathering import BilanFacts, Target


@dataclass(frozen=True)
class Progress:
    """A target and what is held against it: the result of the year, or of all years for the whole program.

    ``rate`` and ``remainder`` are None where there is nothing to reach.
    """

    target: Target
    result: Result | None
    reached: Result | None

    @property
    def rate(self) -> Quantity | None:
        return quantities.rate(self.reached.known, self.target.quantity)

    @property
    def remainder(self) -> Quantity | None:
        return quantities.remainder(self.reached.known, self.target.quantity)


def progress(facts: BilanFacts) -> list[Progress]:
    """Every target of the program of ``facts``, in its order."""
    targets = facts.program.targets if facts.program else ()
    return [
        Progress(target, facts.results.get(target.figure), facts.reached(target))
        for target in targets
    ]


def planned(target: Target, language: str) -> str:
    """« 30 par année », « 3 à 5 × 2 500 $ = 7 500 $ à 12 500 $ par année »."""
    return f"{counted(target, language)} {target.per}"


def counted(target: Target, language: str) -> str:
    """The quantity of a target, with what each and what all of them cost where that is known."""
    quantity = target.quantity.display(language)
    if target.amount is None:
        return quantity
    return _("%(count)s × %(each)s = %(all)s") % {
        "count": quantity,
        "each": quantities.format_dollars(target.unit_amount, language),
        "all": target.amount.display(language),
    }


def table(facts: BilanFacts, link: Link) -> model.Table:
    """Each target with the result of the year, that of all years where it is for all, its rate and remainder."""
    found = progress(facts)
    has_cumulative = bool(facts.cumulative) and any(one.target.is_for_life for one in found)
    columns = [
        model.Column(_("Engagement")),
        model.Column(_("Prévu")),
        model.Column(facts.years, numeric=True),
        *([model.Column(parts.since(facts), numeric=True)] if has_cumulative else []),
        model.Column(_("Taux"), numeric=True, unit="percent"),
        model.Column(_("Reste"), numeric=True),
    ]
    return model.Table(
        id="engagements",
        caption=_("Engagements du programme et résultats"),
        columns=tuple(columns),
        rows=tuple(model.Row(tuple(_cells(one, facts, link, has_cumulative))) for one in found),
        note=_note(found),
    )


def _cells(
    one: Progress, facts: BilanFacts, link: Link, has_cumulative: bool
) -> Iterator[model.Cell]:
    language, nothing = facts.language, model.Cell("—")
    yield model.Cell(one.target.label)
    yield model.Cell(planned(one.target, language))
    yield parts.result_cell(one.result, language, link) if one.result else nothing
    if has_cumulative:
        is_counted = one.result and one.target.is_for_life
        yield parts.result_cell(one.reached, language, no_link) if is_counted else nothing
    if one.reached is None:
        yield from (nothing, nothing)
        return
    yield parts.quantity_cell(one.rate, Unit.PERCENT, language)
    yield remainder_cell(one, language)


def remainder_cell(one: Progress, language: str) -> model.Cell:
    """What is still to be done. Of a percentage, in points."""
    unit = one.reached.figure.unit
    if unit == Unit.PERCENT and one.remainder is not None and one.remainder.is_known:
        text = one.remainder.display(language, quantities.format_number)
        return model.Cell(_("%(number)s points") % {"number": text}, one.remainder.number)
    return parts.quantity_cell(one.remainder, unit, language)


def _note(found: list[Progress]) -> str:
    sentences = []
    if any(one.target.is_for_life and one.reached for one in found):
        sentences.append(
            _(
                "Un engagement pour la durée du programme est comparé à tout ce qui est compté depuis le début, "
                "chaque personne une fois."
            )
        )
    if any(one.result is None for one in found):
        sentences.append(_("Un tiret marque un résultat qui n’est pas tiré des fiches."))
    return " ".join(sentences)


def detail(facts: BilanFacts, result: Result) -> str:
    """What a key figure says of its target: « cible : 30 · 113,3 % »."""
    target = facts.target_for(result.figure.code)
    if target is None:
        return ""
    language, unit = facts.language, result.figure.unit
    one = Progress(target, result, facts.reached(target))
    said = {"target": target.quantity.display(language)}
    if target.is_for_life and facts.cumulative:
        said["number"] = display_quantity(one.reached.known, unit, language)
        text = _("cible du programme : %(target)s · %(number)s depuis le début") % said
    else:
        text = _("cible : %(target)s") % said
    rate = one.rate
    if rate is None or not rate.is_known:
        return text
    return f"{text} · {display_quantity(rate, Unit.PERCENT, language)}"
