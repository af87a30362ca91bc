"""The agenda and the minutes of a meeting on paper, in either language. The same records make the same bytes."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from programs.letters import model as paper
from programs.letters.fields import fill
from programs.lib import phones
from programs.lib.periods import format_date
from programs.lib.text import is_english
from programs.models.fields import localized
from programs.partnerships.agendas import Point, points_of
from programs.partnerships.enums import FollowUpState, Presence
from programs.partnerships.models import (
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
)
from programs.partnerships.quorum import Place, places_of, quorum_of
from programs.partnerships.whens import day_said, when_said, where_said

Blocks = list[paper.Text | paper.Table]


def agenda_paper(meeting: CommitteeMeeting, language: str) -> paper.Letter:
    with override(language):
        blocks: Blocks = [_facts(_of_meeting(meeting, language))]
        points = points_of(meeting)
        timed = any(one.item and one.item.minutes_planned for one in points)
        blocks += [_agenda_table(points, timed, language)] if points else []
        blocks += _explanations(points, language)
        files = list(meeting.files.all())
        if files:
            blocks.append(_facts({_("Documents"): "; ".join(one.name for one in files)}))
        return _on_paper(meeting, _("Ordre du jour"), blocks, language, _prepared_on(meeting))


def minutes_paper(
    meeting: CommitteeMeeting,
    language: str,
    *,
    adopted_on: date | None = None,
    adopted_at: CommitteeMeeting | None = None,
) -> paper.Letter:
    """The minutes as they stand; a draft, and said to be one, without the day on which they were adopted."""
    with override(language):
        places = places_of(meeting)
        quorum = quorum_of(meeting, places)
        blocks: Blocks = [
            _text(_adoption_said(adopted_on, adopted_at, language), emphasis=True),
            _facts(_of_meeting(meeting, language)),
        ]
        if places:
            blocks.append(_presences(places, language))
        blocks.append(_text(_("%(counted)s.") % {"counted": quorum.said()}))
        if not quorum.is_met and meeting.decisions.filter(is_provisional=True).exists():
            blocks.append(
                _text(
                    _("Sans quorum, les décisions sont prises sous réserve de leur ratification.")
                )
            )
        if meeting.minutes.strip():
            blocks.append(paper.Text(meeting.minutes))
        blocks += _decisions(meeting, language)
        blocks += _follow_ups(meeting, language)
        title = _("Compte rendu") if adopted_on else _("Projet de compte rendu")
        return _on_paper(meeting, title, blocks, language, meeting.day or _prepared_on(meeting))


def short(language: str) -> paper.Language:
    """« fr » or « en », as what prints letters says it."""
    return "en" if is_english(language) else "fr"


def _prepared_on(meeting: CommitteeMeeting) -> date:
    return timezone.localtime(meeting.convened_at or meeting.changed_at).date()


def _on_paper(
    meeting: CommitteeMeeting,
    title: str,
    blocks: Sequence[paper.Text | paper.Table],
    language: str,
    day: date,
) -> paper.Letter:
    lead = meeting.committee.program.lead
    return paper.Letter(
        language=short(language),
        kind="statement",
        title=f"{title} · {localized(meeting.committee, 'name', language)}",
        sender=paper.Sender(
            localized(lead, "name", language), phone=phones.show(lead.phone), email=lead.email
        ),
        day=day,
        blocks=tuple(blocks),
        reference=_("Rencontre %(number)d") % {"number": meeting.number},
    )


def _of_meeting(meeting: CommitteeMeeting, language: str) -> dict[str, str]:
    return {
        _("Comité"): localized(meeting.committee, "name", language),
        _("Programme"): localized(meeting.committee.program, "title", language),
        _("Quand"): when_said(meeting, language),
        _("Où"): where_said(meeting),
    }


def _text(said: str, *, emphasis: bool = False) -> paper.Text:
    return paper.Text(fill("**{{ said }}**" if emphasis else "{{ said }}", {"said": said}))


def _facts(facts: dict[str, str]) -> paper.Text:
    """« Quoi : ce que c’est », a line each; what is empty is left out."""
    lines = [(label, value) for label, value in facts.items() if value]
    colon = " :" if (get_language() or "fr").startswith("fr") else ":"
    markdown = "\n".join(f"- {{{{ l{n} }}}}{colon} {{{{ v{n} }}}}" for n in range(len(lines)))
    values = {}
    for number, (label, value) in enumerate(lines):
        values |= {f"l{number}": label, f"v{number}": value}
    return paper.Text(fill(markdown, values))


# --- the agenda


def _agenda_table(points: Iterable[Point], timed: bool, language: str) -> paper.Table:
    columns = [
        paper.Column(_("N°"), numeric=True),
        paper.Column(_("Point")),
        paper.Column(_("Présenté par")),
    ]
    if timed:
        columns.append(paper.Column(_("Minutes"), numeric=True))
    rows = []
    for one in points:
        rows.append(_point_row(one, language)[: len(columns)])
        rows += [_carried_row(follow_up, language)[: len(columns)] for follow_up in one.follow_ups]
    return paper.Table(_("Points à l’ordre du jour"), tuple(columns), tuple(rows))


def _point_row(point: Point, language: str) -> tuple[str, ...]:
    if point.item is None:
        return (str(point.number), _("Suivis des rencontres précédentes"), "", "")
    planned = point.item.minutes_planned
    return (
        str(point.number),
        localized(point.item, "title", language),
        point.item.presenter or "—",
        "—" if planned is None else str(planned),
    )


def _carried_row(follow_up: FollowUp, language: str) -> tuple[str, ...]:
    return ("", f"– {localized(follow_up, 'text', language)}", _who(follow_up, language) or "—", "")


def _explanations(points: Iterable[Point], language: str) -> Blocks:
    found: Blocks = []
    for one in points:
        if one.item and one.item.text.strip():
            title = f"{one.number}. {localized(one.item, 'title', language)}"
            found.append(paper.Text(fill("## {{ title }}", {"title": title})))
            found.append(paper.Text(one.item.text))
    return found


# --- the minutes


def _adoption_said(
    adopted_on: date | None, adopted_at: CommitteeMeeting | None, language: str
) -> str:
    if adopted_on is None:
        return _("Projet : ce compte rendu n’est pas encore adopté.")
    words = {"day": format_date(adopted_on, language)}
    if adopted_at is None:
        return _("Compte rendu adopté le %(day)s.") % words
    return _("Compte rendu adopté le %(day)s, à la rencontre %(number)d.") % {
        **words,
        "number": adopted_at.number,
    }


def _presences(places: Iterable[Place], language: str) -> paper.Table:
    rows = tuple(
        (
            place.member.name or "—",
            organization_of(place.member, language) or "—",
            str(place.member.get_seat_display()),
            _presence(place),
        )
        for place in places
    )
    columns = (_("Membre"), _("Organisme"), _("Siège"), _("Présence"))
    return paper.Table(_("Présences"), tuple(paper.Column(one) for one in columns), rows)


def organization_of(member: CommitteeMember, language: str) -> str:
    return localized(member.organization, "name", language) if member.organization_id else ""


def _presence(place: Place) -> str:
    noted = place.attendance
    if noted is None:
        return _("non notée")
    if noted.presence == Presence.REPLACED and noted.replaced_by:
        return _("Remplacement : %(who)s") % {"who": noted.replaced_by}
    return str(noted.get_presence_display())


def _decisions(meeting: CommitteeMeeting, language: str) -> Blocks:
    own = list(meeting.decisions.select_related("ratified_at"))
    rows = [_decision_row(one, language) for one in own]
    ratified = meeting.ratified.select_related("meeting")
    rows += [
        (
            one.number,
            localized(one, "text", language),
            _("Ratifiée; prise le %(day)s") % {"day": day_said(one.meeting, language)},
        )
        for one in ratified
    ]
    if not rows:
        return []
    columns = (
        paper.Column(pgettext("décision", "N°")),
        paper.Column(_("Décision")),
        paper.Column(_("Issue")),
    )
    return [paper.Table(_("Décisions"), columns, tuple(rows))]


def _decision_row(one: Decision, language: str) -> tuple[str, ...]:
    by = [
        _("proposée par %(who)s") % {"who": one.moved_by} if one.moved_by else "",
        _("appuyée par %(who)s") % {"who": one.seconded_by} if one.seconded_by else "",
    ]
    outcome = [str(one.get_outcome_display()), *by]
    if one.is_provisional and one.ratified_at_id is None:
        outcome.append(_("sous réserve de ratification"))
    return (one.number, localized(one, "text", language), ", ".join(filter(None, outcome)))


def _follow_ups(meeting: CommitteeMeeting, language: str) -> Blocks:
    """What was noted there, and where what was carried over stood at the end of that day."""
    found: Blocks = []
    noted = list(meeting.follow_ups.select_related("organization"))
    columns = (
        paper.Column(_("Suivi")),
        paper.Column(_("Qui s’en charge")),
        paper.Column(_("Échéance")),
    )
    if noted:
        rows = tuple(_follow_up_row(one, language) for one in noted)
        found.append(paper.Table(_("Suivis notés à cette rencontre"), columns, rows))
    on_agenda = FollowUp.objects.filter(agenda_items__meeting=meeting)
    stood = on_agenda.stood_on(meeting.day) if meeting.day else on_agenda.none()
    before = list(stood.select_related("organization"))
    if before:
        labels = dict(FollowUpState.choices)
        rows = tuple(
            (*_follow_up_row(one, language)[:2], str(labels.get(one.stood, "—"))) for one in before
        )
        columns = (*columns[:2], paper.Column(_("État ce jour-là")))
        found.append(paper.Table(_("Suivis des rencontres précédentes"), columns, rows))
    return found


def _follow_up_row(one: FollowUp, language: str) -> tuple[str, ...]:
    return (
        localized(one, "text", language),
        _who(one, language) or "—",
        due_said(one, language) or "—",
    )


def _who(one: FollowUp, language: str) -> str:
    organization = localized(one.organization, "name", language) if one.organization_id else ""
    return ", ".join(filter(None, (one.responsible, organization)))


def in_brief(one: FollowUp, language: str) -> str:
    """Who takes care of it, and by when; "" where neither is known."""
    return " · ".join(filter(None, (_who(one, language), due_said(one, language))))


def due_said(one: FollowUp, language: str) -> str:
    """Its due time as it was said, with its day."""
    day = format_date(one.due_on, language) if one.due_on else ""
    return " · ".join(filter(None, (one.timeline, day)))
