"""A periodical of two pages: who writes it, what is worth telling, the figures, what was said of the program.

What stands where was decided by whoever measured it: ``Issue`` is what fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.lib.markdown import to_html
from reporting.documents import model, parts
from reporting.enums import Unit
from reporting.figures.display import display_result
from reporting.highlight_facts import HighlightFacts, StoryFacts

MOST_KEY_FIGURES = 4
MOST_CHARTS = 2
# Fewer parts say nothing that the total does not, more of them no one reads in a small chart.
PARTS_OF_A_CHART = range(2, 7)


@dataclass(frozen=True)
class Issue:
    """What is printed: the story that leads, the columns of each page, and how many entries of each kind are named."""

    lead: model.Story | None
    first: tuple[tuple[model.Story, ...], ...]
    second: tuple[tuple[model.Story, ...], ...]
    entries_named: int | None = None


def story(facts: StoryFacts) -> model.Story:
    """A story as it is printed whole."""
    picture = facts.picture
    return model.Story(
        title=facts.title,
        day=facts.day,
        text=model.Prose(to_html(facts.text)),
        picture=picture
        and model.Picture(
            picture.content,
            picture.content_type,
            picture.width,
            picture.height,
            picture.alt,
            picture.credit,
        ),
    )


def build_periodical(facts: HighlightFacts, issue: Issue) -> model.Document:
    """The document of ``issue``, in the language of ``facts``, which must be active."""
    return model.Document(
        kind=facts.kind,
        language=facts.language,
        title=facts.title,
        period=facts.period.display(facts.language),
        number=facts.number,
        version=None,
        program=facts.title,
        organization=facts.lead,
        sections=tuple(_sections(facts, issue)),
        created=facts.as_of,
        publishable=False,
        over=facts.kind_label,
    )


def _sections(facts: HighlightFacts, issue: Issue) -> Iterator[model.Section]:
    yield model.Section("a-la-une", _("À la une"), tuple(_front(issue)))
    yield model.Section("en-chiffres", _("En chiffres"), tuple(figures_shown(facts)), new_page=True)
    if any(issue.second):
        yield model.Section("aussi", _("À lire aussi"), (model.Stories(issue.second),))
    if facts.outreach:
        said = (outreach_shown(facts, issue.entries_named),)
        yield model.Section("rayonnement", _("On parle de nous"), said)
    contact = model.Facts((model.Fact(_("Nous joindre"), facts.contact),))
    yield model.Section("nous-joindre", _("Nous joindre"), (contact,))


def _front(issue: Issue) -> Iterator[model.Block]:
    if issue.lead is None:
        yield model.Note(_("Aucun point saillant pour cette période."))
    else:
        yield model.Stories(((issue.lead,),))
    if any(issue.first):
        yield model.Stories(issue.first)


def figures_shown(facts: HighlightFacts) -> Iterator[model.Block]:
    """The key figures and the charts."""
    results, language = facts.results, facts.language
    if facts.key_figures:
        yield model.KeyFigures(
            tuple(
                model.KeyFigure(
                    code, str(results[code].figure.label), display_result(results[code], language)
                )
                for code in facts.key_figures
            )
        )
    else:
        yield model.Note(_("Rien n’est encore compté pour cette période."))
    for code in facts.charts:
        points = parts.points(results[code], language)
        label = str(results[code].figure.label)
        yield model.Chart(
            id=code.replace(".", "-"),
            form="bars",
            title=label,
            description=parts.labelled(label, parts.spoken(points)),
            points=points,
            unit=str(Unit(results[code].figure.unit).label),
        )


def outreach_shown(facts: HighlightFacts, named: int | None) -> model.Facts:
    """What was said, by kind, with the first ``named`` entries of each: all of them where it is None."""
    return model.Facts(
        tuple(
            model.Fact(f"{one.label} · {one.said}", tuple(entries_named(one.entries, named)))
            for one in facts.outreach
        )
    )


def entries_named(entries: tuple[str, ...], named: int | None) -> Iterator[str]:
    """The first ``named`` of ``entries``, and how many more there are."""
    shown = len(entries) if named is None else named
    yield from entries[:shown]
    more = len(entries) - shown
    if more > 0 and shown:
        yield _("et %(number)s de plus") % {"number": more}
