"""The bursaries: from the applications to the awards, what holders owe in service, and who stays in the region."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.enums import Service
from reporting.documents import bursary_parts, model, parts
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import Link
from reporting.gathering import BilanFacts

_YEARLY = (*bursary_parts.COUNTS, "bursaries.paid", "bursaries.aids", "bursaries.aids_amount")
# Of the last day of each year: they do not add up from one to the next.
_STANDING = (
    "bursaries.obligations_active",
    "bursaries.obligations_fulfilled",
    "bursaries.repaid",
)


def brief(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    title = _("De la candidature à la bourse, %(year)s") % {"year": facts.years}
    yield from bursary_parts.journey(facts.results, facts.language, title)


def blocks(facts: BilanFacts, link: Link) -> Iterator[model.Block]:
    results, language = facts.results, facts.language
    yield from parts.prose(facts, "bursaries_comment")
    yield model.Heading(_("Les bourses accordées"))
    if not results["bursaries.applications"].number and not results["bursaries.awarded"].number:
        yield model.Note(
            _("Aucune candidature n’a été reçue, ni aucune bourse accordée, pendant la période.")
        )
    else:
        yield from bursary_parts.breakdowns(results, language, link)
    yield parts.year_by_year(
        facts,
        link,
        _YEARLY,
        id="bourses-par-annee",
        caption=_("Les bourses et les aides d’une année à l’autre"),
    )
    yield from bursary_parts.aids(results, language, link)
    yield model.Heading(_("Les engagements de service"))
    yield from bursary_parts.obligations(results, language, link)
    if results["bursaries.obligations"].number:
        yield parts.year_by_year(
            facts,
            link,
            _STANDING,
            id="engagements-par-annee",
            caption=_("Les engagements à la fin de chaque année"),
        )
    yield model.Heading(_("Le maintien dans la région"))
    yield from bursary_parts.retention(results, language, link)


CHAPTER = Chapter(
    id="bourses",
    title=gettext_lazy("Les bourses"),
    service=Service.BURSARIES,
    codes=(*bursary_parts.CODES, "people.reached"),
    key_figures=(
        "bursaries.applications",
        "bursaries.awarded",
        "bursaries.amount",
        "bursaries.retention_rate",
    ),
    arcs=("bursaries.retention_rate",),
    narratives=(
        Narrative(
            "bursaries_comment",
            gettext_lazy("commentaire sur les bourses"),
            gettext_lazy("Ce qui a marqué les concours et le parcours des titulaires."),
        ),
    ),
    blocks=blocks,
    brief=brief,
    beside=(*_YEARLY, *_STANDING, "bursaries.retention_rate"),
)
