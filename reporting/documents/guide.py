"""The printable guide of activities: the calendar at a glance, then each activity with how one registers.

No query, and no name of who registered.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from programs.lib.calendars import month_name
from programs.lib.markdown import to_html
from programs.lib.periods import format_date
from programs.lib.text import listed
from reporting.documents import model
from reporting.documents.of_service import document_of, on_the_day
from reporting.guide_facts import ActivityFacts, GuideFacts, ScheduleFacts

BY_KIND, BY_AUDIENCE, BY_MONTH = GROUPINGS = ("kind", "audience", "month")
CALENDAR = "calendrier"


def build_guide(facts: GuideFacts) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    return document_of(
        facts,
        _sections(facts),
        model.Fact(_("Renseignements"), facts.contact),
        on_the_day(facts.as_of, facts.language),
    )


def _sections(facts: GuideFacts) -> Iterator[model.Section]:
    yield model.Section("en-bref", _("Le calendrier en un coup d’œil"), tuple(_glance(facts)))
    groups: dict[str, list[ActivityFacts]] = defaultdict(list)
    for one in facts.activities:
        groups[_group(one, facts)].append(one)
    for number, (title, some) in enumerate(_ordered(groups, facts.by), start=1):
        blocks = tuple(block for one in some for block in _activity(one, facts.language))
        yield model.Section(f"groupe-{number}", title, blocks)


def _ordered(groups: dict[str, list[ActivityFacts]], by: str):
    """Months in their order, which is that of the activities; what is no date by its name."""
    return groups.items() if by == BY_MONTH else sorted(groups.items())


def _group(one: ActivityFacts, facts: GuideFacts) -> str:
    if facts.by == BY_MONTH:
        name = f"{month_name(one.first_day, facts.language)} {one.first_day.year}"
        return name[0].upper() + name[1:]
    if facts.by == BY_AUDIENCE:
        return ", ".join(one.audiences) or _("Pour tout le monde")
    return str(one.kind.label)


# --- at a glance


def _glance(facts: GuideFacts) -> Iterator[model.Block]:
    if not facts.activities:
        yield model.Note(
            _(
                "Aucune activité du calendrier public n’a de séance pendant cette période. Mettez-y une activité, et "
                "elle paraîtra ici avec ses séances."
            )
        )
        return
    yield model.Lede(
        _("Les détails et les places qui restent sont dans le calendrier en ligne, à jour.")
    )
    yield model.Scan(_("Le calendrier en ligne"), facts.address)
    yield model.Table(
        id=CALENDAR,
        caption=_("Les séances, jour par jour"),
        columns=(
            model.Column(_("Jour"), width=25),
            model.Column(_("Heures"), width=20),
            model.Column(_("Activité"), width=30),
            model.Column(_("Lieu"), width=25),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(format_date(one.day, facts.language, "full"), one.day),
                    model.Cell(one.hours),
                    model.Cell(one.title),
                    model.Cell(one.where),
                )
            )
            for one in facts.sessions
        ),
    )


# --- one activity


def _activity(one: ActivityFacts, language: str) -> Iterator[model.Block]:
    yield model.Heading(one.title)
    if one.is_postponed:
        yield model.Note(
            _("Reportée : elle n’a pas lieu aux jours dits; la nouvelle date sera annoncée.")
        )
    if one.summary:
        yield model.Prose(to_html(one.summary))
    yield model.Facts(tuple(_facts(one, language)))
    if one.one_choice and len(one.schedules) > 1:
        yield model.Note(_("On choisit un seul de ces horaires."))
    title = _("Détails et inscription") if one.takes_registrations else _("Détails")
    yield model.Scan(title, one.address)


def _facts(one: ActivityFacts, language: str) -> Iterator[model.Fact]:
    yield model.Fact(_("Nature"), (str(one.kind.label),))
    if one.audiences:
        yield model.Fact(_("S’adresse à"), (", ".join(one.audiences),))
    if one.levels:
        yield model.Fact(_("Niveaux"), (", ".join(one.levels),))
    for schedule in one.schedules:
        label = schedule.label or _("Quand et où")
        yield model.Fact(label, tuple(_lines(schedule, one, language)))
    for label, names in one.parts:
        yield model.Fact(label, (listed(names, language),))
    yield model.Fact(_("Renseignements"), one.contact)


def _lines(schedule: ScheduleFacts, one: ActivityFacts, language: str) -> Iterator[str]:
    yield from schedule.when
    if schedule.where:
        yield schedule.where
    yield _("Langue : %(language)s") % {"language": schedule.language}
    yield _("Coût : %(fee)s") % {"fee": schedule.fee or _("gratuit")}
    if not one.takes_registrations:
        yield _("Sans inscription")
        return
    if schedule.seats is not None:
        yield _("Places : %(count)d") % {"count": schedule.seats}
    if schedule.opens:
        yield _("Ouverture des inscriptions : %(moment)s") % {"moment": schedule.opens}
    if schedule.closes:
        yield _("Fin des inscriptions : %(moment)s") % {"moment": schedule.closes}
