"""The agenda of a meeting: its points and their order, the documents that go with them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.files import CheckedFile
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.models import AgendaItem, CommitteeMeeting, Decision, MeetingFile


def usual_titles(meeting: CommitteeMeeting) -> list[str]:
    """The points that nearly every agenda has, in the language that is spoken."""
    titles = [_("Ouverture de la rencontre et mot de bienvenue"), _("Adoption de l’ordre du jour")]
    before = CommitteeMeeting.objects.filter(
        committee=meeting.committee_id, number__lt=meeting.number
    ).exclude(state=CommitteeMeetingState.CANCELLED)
    if before.exists():
        titles.append(_("Adoption du compte rendu de la rencontre précédente"))
    provisional = Decision.objects.filter(
        meeting__committee=meeting.committee_id, is_provisional=True, ratified_at=None
    )
    if provisional.exclude(meeting=meeting.pk).exists():
        titles.append(_("Ratification des décisions prises sans quorum"))
    return [*titles, _("Divers")]


@transaction.atomic
def add_usual(*, meeting: CommitteeMeeting) -> int:
    """Put the usual points that are not there yet on the agenda, « Divers » last; say how many.

    They stand in both languages. The first ones come before what is there already.
    """
    locked = written(meeting)
    with override("fr-ca"):
        french = usual_titles(locked)
    with override("en"):
        english = usual_titles(locked)
    items = list(locked.items.all())
    known = {one.title for one in items}
    *first, last = [
        AgendaItem(meeting=locked, title=title, title_en=in_english)
        for title, in_english in zip(french, english, strict=True)
    ]
    before = [one for one in first if one.title not in known]
    after = [last] if last.title not in known else []
    blocks = [[one] for one in before] + blocks_of(items) + [[one] for one in after]
    _number(blocks)
    AgendaItem.objects.bulk_create([*before, *after])
    return len(before) + len(after)


def written(meeting: CommitteeMeeting) -> CommitteeMeeting:
    """The meeting, locked. Raises ValidationError where what it holds is not written any more."""
    found = CommitteeMeeting.objects.select_for_update(of=("self",), no_key=True)
    locked = found.select_related("committee__program__lead").get(pk=meeting.pk)
    if refusal := refusal_of(locked):
        raise ValidationError(refusal)
    return locked


def refusal_of(meeting: CommitteeMeeting) -> str:
    """Why nothing of it is written any more, or nothing."""
    if meeting.state == CommitteeMeetingState.APPROVED:
        return _("Le compte rendu de cette rencontre est adopté : rouvrez-le d’abord.")
    if meeting.state == CommitteeMeetingState.CANCELLED:
        return _("Cette rencontre est annulée : rétablissez-la d’abord.")
    return ""


def blocks_of(items: list[AgendaItem]) -> list[list[AgendaItem]]:
    """What moves together: each point alone, and all the follow-ups that are carried over."""
    carried = [one for one in items if one.follow_up_id]
    blocks: list[list[AgendaItem]] = []
    for one in items:
        if one.follow_up_id is None:
            blocks.append([one])
        elif one is carried[0]:
            blocks.append(carried)
    return blocks


def _number(blocks: list[list[AgendaItem]]) -> None:
    """Give each its place; those that are saved and have theirs already are left alone."""
    moved = []
    for place, block in enumerate(blocks, start=1):
        for one in block:
            if one.position != place:
                one.position = place
                moved.append(one)
    AgendaItem.objects.bulk_update([one for one in moved if one.pk], ["position"])


@transaction.atomic
def add_item(*, item: AgendaItem) -> AgendaItem:
    """A new point, before « Divers » where that is the last one, else at the end."""
    locked = written(item.meeting)
    blocks = blocks_of(list(locked.items.all()))
    ends_as_usual = blocks and blocks[-1][0].title in _last_titles()
    blocks.insert(len(blocks) - 1 if ends_as_usual else len(blocks), [item])
    _number(blocks)
    item.full_clean()
    item.save()
    return item


def _last_titles() -> set[str]:
    found = set()
    for language in ("fr-ca", "en"):
        with override(language):
            found.add(_("Divers"))
    return found


@transaction.atomic
def change_item(*, item: AgendaItem) -> AgendaItem:
    written(item.meeting)
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, by: int) -> None:
    """Put a point, or the follow-ups as a whole, one place up (``by`` is -1) or down (1)."""
    blocks = blocks_of(list(written(item.meeting).items.all()))
    place = next((n for n, block in enumerate(blocks) if item in block), None)
    if place is None or not 0 <= place + by < len(blocks):
        raise ValidationError(_("Ce point est déjà à ce bout de l’ordre du jour."))
    blocks[place], blocks[place + by] = blocks[place + by], blocks[place]
    _number(blocks)


@transaction.atomic
def remove_item(*, item: AgendaItem) -> None:
    """Take a point off; what was decided under it stays. A follow-up leaves by being done."""
    written(item.meeting)
    if item.follow_up_id:
        raise ValidationError(
            _("Un suivi ouvert revient de lui-même : notez-le plutôt comme fait, ou abandonné.")
        )
    item.delete()


@transaction.atomic
def join_file(
    *, meeting: CommitteeMeeting, file: CheckedFile, item: AgendaItem | None, by
) -> MeetingFile:
    joined = MeetingFile.of(file, meeting=written(meeting), item=item, added_by=by)
    joined.full_clean()
    joined.save()
    return joined


@transaction.atomic
def remove_file(*, file: MeetingFile) -> None:
    written(file.meeting)
    file.delete()
