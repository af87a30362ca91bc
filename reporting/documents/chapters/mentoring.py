"""The mentoring: the pairings, the support in figures, and what becomes of the mentees."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import model, parts
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link
from reporting.figures import Result
from reporting.figures.display import display_result
from reporting.gathering import BilanFacts

JOURNEY = ("mentoring.mentees", "mentoring.paired_mentees", "mentoring.employed")
# Counts that stand side by side without adding up: other units, other persons.
EFFORT = (
    "mentoring.mentors",
    "mentoring.paired_mentors",
    "mentoring.mentees",
    "mentoring.paired_mentees",
    "mentoring.meetings",
    "mentoring.hours",
    "mentoring.interruptions",
)
# The same word, counted of those who were paired in the period, and at the date when it was learnt.
EMPLOYED = ("mentoring.employed", "mentoring.employed_learnt")


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    if facts.results[JOURNEY[0]].number:
        journey = tuple(parts.point(facts.results[code], facts.language) for code in JOURNEY)
        yield model.Chart(
            id="parcours",
            form="funnel",
            title=_("De l’inscription à l’emploi, %(year)s") % {"year": facts.years},
            description=parts.spoken(journey),
            points=journey,
            unit=_("personnes"),
        )


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    yield from _pairings(facts, link)
    yield from _outcomes(facts, link)


def _pairings(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    pairings = facts.results["mentoring.pairings"]
    yield model.Heading(_("Les jumelages"))
    if not pairings.number:
        yield model.Note(_("Aucun jumelage n’a commencé pendant la période."))
    else:
        yield parts.with_shares(
            pairings,
            facts.language,
            link,
            id="jumelages",
            caption=_("Jumelages commencés pendant la période, selon leur situation à la fin"),
            head=_("Situation"),
        )
    yield parts.year_by_year(
        facts, link, EFFORT, id="effort", caption=_("L’accompagnement en chiffres")
    )
    days = facts.results.get("mentoring.days_to_pairing")
    if days and days.number is not None:
        yield model.Note(
            _("Délai médian entre la référence et le jumelage : %(days)s jours.")
            % {"days": display_result(days, facts.language)}
        )


def _outcomes(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    outcomes = facts.results["mentoring.outcomes"]
    yield model.Heading(_("Ce que deviennent les mentorés"))
    if not outcomes.number:
        yield model.Note(_("Aucun mentoré n’a été jumelé pendant la période."))
    else:
        yield from _of_the_paired(outcomes, facts, link)
    yield from _learnt(facts, link)


def _of_the_paired(outcomes: Result, facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    marks = parts.points(outcomes, facts.language, shown=lambda part: part.number)
    yield model.Chart(
        id="issues",
        form="bars",
        title=_("Dernière issue connue des mentorés jumelés"),
        description=parts.spoken(marks),
        points=marks,
        unit=_("personnes"),
        table_below=True,
    )
    yield parts.with_shares(
        outcomes,
        facts.language,
        link,
        id="issues-des-mentores",
        caption=_("Mentorés jumelés selon leur dernière issue connue à la fin de la période"),
        head=_("Issue"),
    )


def _learnt(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    """What was learnt in the period, of those who were paired before as well: each outcome counts at its date."""
    learnt = facts.results["mentoring.outcomes_learnt"]
    yield model.Heading(_("Les issues recueillies pendant la période"))
    if not learnt.number:
        yield model.Note(_("Aucune issue n’a été recueillie pendant la période."))
        return
    yield model.Note(
        _(
            "Ce qui précède suit les mentorés jumelés pendant la période. Ce qui suit compte à sa date chaque "
            "issue recueillie pendant la période, même celle d’un jumelage commencé avant : les deux ne "
            "s’additionnent pas."
        )
    )
    yield parts.with_shares(
        learnt,
        facts.language,
        link,
        id="issues-recueillies",
        caption=_("Mentorés dont une issue a été recueillie pendant la période, selon cette issue"),
        head=_("Issue"),
    )
    yield parts.year_by_year(
        facts, link, EMPLOYED, id="emploi", caption=_("En emploi, selon ce que l’on compte")
    )


CHAPTER = Chapter(
    id="mentorat",
    title=gettext_lazy("Le mentorat"),
    service=Service.MENTORING,
    codes=(
        *EFFORT,
        "mentoring.pairings",
        *EMPLOYED,
        "mentoring.employed_in_field",
        "mentoring.employment_rate",
        "mentoring.pairing_rate",
        "mentoring.mentor_engagement",
        "mentoring.outcomes",
        "mentoring.outcomes_learnt",
        "mentoring.hours_per_meeting",
        "mentoring.days_to_pairing",
        "people.reached",
    ),
    key_figures=(
        "mentoring.mentors",
        "mentoring.mentees",
        "mentoring.pairings",
        "mentoring.employment_rate",
    ),
    arcs=("mentoring.employment_rate", "mentoring.pairing_rate", "mentoring.mentor_engagement"),
    blocks=blocks,
    brief=brief,
    beside=(
        "mentoring.mentors",
        "mentoring.mentees",
        "mentoring.pairings",
        "mentoring.paired_mentees",
        *EMPLOYED,
        "mentoring.employment_rate",
        "mentoring.meetings",
        "mentoring.hours",
        "mentoring.interruptions",
        "mentoring.days_to_pairing",
    ),
)
