"""The activities: what was held, which schools came, what was thought of it, and what was said of the program."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import activity_parts, model, parts
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_YEARLY = (
    "activities.held",
    "activities.sessions",
    "activities.hours",
    "activities.schools",
    "activities.groups",
    "activities.expected",
    "activities.participants",
    "activities.companions",
)
_HELD = (
    "activities.held",
    "activities.held_by_axis",
    "activities.held_by_board",
    "activities.held_by_school",
    "activities.sessions",
    "activities.hours",
    "activities.expected",
    "activities.participants",
)
_GROUPS = (
    "activities.groups_expected",
    "activities.groups",
    "activities.schools_expected",
    "activities.schools",
    "activities.companions",
    "activities.pupils_expected_by_board",
    "activities.pupils_by_board",
    "activities.pupils_expected_by_school",
    "activities.pupils_by_school",
    "activities.pupils_expected_by_region",
    "activities.pupils_by_region",
)
_APPRECIATION = (
    "activities.responses",
    "activities.asked",
    "activities.ratings",
    "activities.satisfied",
    "activities.satisfaction",
)
_COST = ("activities.cost", "activities.cost_per_participant")
_COST_OF_OTHERS = ("activities.cost_of_others",)
_OUTREACH = ("outreach.entries",)
# Each is there where its first figure counted something, in the period or before.
_FAMILIES = (_HELD, _GROUPS, _APPRECIATION, _COST, _COST_OF_OTHERS, _OUTREACH)


def silent(facts: BilanFacts) -> frozenset[str]:
    """The families of which there is nothing: a program that only makes itself known prints no activities."""
    told = (facts.results, facts.previous, facts.cumulative)
    empty = (
        family
        for family in _FAMILIES
        if all(found[family[0]].number == 0 for found in told if family[0] in found)
    )
    return frozenset(code for family in empty for code in family)


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    """Who came of those who were expected, where anybody was."""
    expected = facts.results.get("activities.groups_expected")
    if not expected or not expected.number:
        return
    codes = ("activities.pupils_expected_by_region", "activities.pupils_by_region")
    labels = (_("Élèves attendus"), _("Élèves présents"))
    marks = tuple(
        model.Point(
            label,
            facts.results[code].number,
            parts.point(facts.results[code], facts.language).display,
        )
        for label, code in zip(labels, codes, strict=True)
    )
    yield model.Chart(
        id="eleves",
        form="bars",
        title=_("Élèves attendus et présents, %(year)s") % {"year": facts.years},
        description=parts.spoken(marks),
        points=marks,
        unit=_("présences"),
    )


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results, language = facts.results, facts.language
    yield from parts.prose(facts, "activities_comment")
    if "activities.held" in results:
        yield from _held(facts, link)
    if "activities.responses" in results:
        yield from activity_parts.appreciation(results, language, link)
    yield from activity_parts.costs(results, language, link)
    yield from activity_parts.outreach(results, language, link)
    if silent(facts).issuperset(code for family in _FAMILIES for code in family):
        yield model.Note(
            _("Aucune activité n’a été tenue, et rien n’a paru, jusqu’à la fin de la période.")
        )


def _held(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results, language = facts.results, facts.language
    yield model.Heading(_("Les activités tenues"))
    if results["activities.held"].number:
        yield activity_parts.by_kind(results, language, link)
        yield from activity_parts.by_axis(results, language, link)
    else:
        yield model.Note(_("Aucune activité n’a été tenue pendant la période."))
    yield parts.year_by_year(
        facts,
        link,
        [code for code in _YEARLY if code in results],
        id="activites-par-annee",
        caption=_("Les activités d’une année à l’autre"),
    )
    if "activities.groups_expected" in results:
        yield from activity_parts.reach(results, language, link)


CHAPTER = Chapter(
    id="activites",
    title=gettext_lazy("Les activités et la visibilité"),
    service=Service.ACTIVITIES,
    codes=tuple(code for family in _FAMILIES for code in family),
    key_figures=(
        "activities.held",
        "activities.schools",
        "activities.participants",
        "activities.satisfaction",
        "outreach.entries",
    ),
    arcs=("activities.satisfaction",),
    narratives=(
        Narrative(
            "activities_comment",
            gettext_lazy("commentaire sur les activités"),
            gettext_lazy("Ce qui a marqué les activités, et la façon dont on en a parlé."),
        ),
    ),
    blocks=blocks,
    brief=brief,
    beside=(*_YEARLY, "activities.satisfaction", "activities.cost", "outreach.entries"),
    silent=silent,
)
