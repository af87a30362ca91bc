"""Minutes: proposed from the agenda, adopted in both languages for good, reopened for a new version, sent."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.files import PDF, CheckedFile
from programs.letters.printing import Unprintable, pdf_of
from programs.models.fields import localized
from programs.partnerships.actions import committee_telling
from programs.partnerships.actions.committee_carrying import hold
from programs.partnerships.actions.machines import meeting_machine
from programs.partnerships.agendas import points_of
from programs.partnerships.committee_papers import minutes_paper
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import CommitteeMeeting, Minutes

LANGUAGES = ("fr-ca", "en")
_S = CommitteeMeetingState


def skeleton_of(meeting: CommitteeMeeting) -> str:
    """What minutes begin with: a heading for each point, and a line for each follow-up that is carried over."""
    parts = []
    for point in points_of(meeting):
        if point.item:
            parts.append(f"## {point.number}. {localized(point.item, 'title')}\n")
        else:
            title = _("Suivis des rencontres précédentes")
            lines = "\n".join(f"- {localized(one, 'text')} : " for one in point.follow_ups)
            parts.append(f"## {point.number}. {title}\n\n{lines}")
    return "\n\n".join(parts)


@transaction.atomic
def adopt_minutes(
    *, meeting: CommitteeMeeting, adopted_on: date, adopted_at: CommitteeMeeting | None, by
) -> CommitteeMeeting:
    """Keep the minutes as they stand, on paper in both languages: they never change again.

    Raises ValidationError where nothing is written, where they are adopted already, before the meeting, and for a text
    that cannot be printed.
    """
    hold(meeting.committee_id)
    adopted = meeting_machine.move(meeting, _S.APPROVED, by=by, on=adopted_on, sources=(_S.HELD,))
    found = CommitteeMeeting.objects.select_related("committee__program__lead").get(pk=adopted.pk)
    if not found.minutes.strip():
        raise ValidationError(_("Le compte rendu est vide : écrivez-le avant de le faire adopter."))
    keep_minutes(meeting=found, adopted_on=adopted_on, adopted_at=adopted_at, by=by)
    return found


def keep_minutes(
    *, meeting: CommitteeMeeting, adopted_on: date, adopted_at: CommitteeMeeting | None, by
) -> None:
    """Keep the paper of minutes that are adopted, as its next version, in both languages.

    Those that a file brought in adopted have none yet. Raises ValidationError for a text that cannot be printed.
    """
    version = (meeting.adopted.aggregate(last=Max("version"))["last"] or 0) + 1
    for language in LANGUAGES:
        file = _printed(meeting, language, adopted_on=adopted_on, adopted_at=adopted_at)
        kept = Minutes.of(
            file,
            meeting=meeting,
            version=version,
            language=language,
            adopted_on=adopted_on,
            adopted_at=adopted_at,
            added_by=by,
        )
        kept.full_clean()
        kept.save()


def _printed(meeting: CommitteeMeeting, language: str, **adoption) -> CheckedFile:
    try:
        content = pdf_of(minutes_paper(meeting, language, **adoption))
    except Unprintable as reason:
        raise ValidationError(str(reason)) from reason
    return CheckedFile(file_name(meeting, language), content, PDF)


def file_name(meeting: CommitteeMeeting, language: str) -> str:
    with override(language):
        day = meeting.day.isoformat() if meeting.day else ""
        return f"{slugify(_('compte rendu'))}-{slugify(meeting.committee.code)}-{day}.pdf"


@transaction.atomic
def reopen_minutes(*, meeting: CommitteeMeeting, by, reason: str) -> CommitteeMeeting:
    """Correct what was adopted, for a reason: what was adopted stays, and the next adoption makes a new version."""
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    return meeting_machine.move(meeting, _S.HELD, by=by, reason=reason, sources=(_S.APPROVED,))


@transaction.atomic
def send_minutes(*, meeting: CommitteeMeeting, by) -> CommitteeMeeting:
    """Have the members told where the minutes are read, as a draft until they are adopted."""
    hold(meeting.committee_id)
    found = CommitteeMeeting.objects.select_related("committee__program__lead").get(pk=meeting.pk)
    if not found.is_over:
        raise ValidationError(_("Notez d’abord la rencontre comme tenue."))
    if not found.minutes.strip():
        raise ValidationError(_("Le compte rendu est vide : écrivez-le avant de l’envoyer."))
    committee_telling.tell_minutes(found, adopted=found.state == _S.APPROVED)
    return found
