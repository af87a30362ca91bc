"""Highlights in the order in which they are told, and their pictures."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from activities.models import Highlight, HighlightPicture
from programs.pictures import Picture


@transaction.atomic
def move(records: Sequence[Highlight] | Sequence[HighlightPicture], key: int, *, by: int) -> None:
    """Bring the one of ``records`` that has ``key`` ``by`` places further, as far as there are places."""
    ordered = list(records)
    before = [one.pk for one in ordered].index(key)
    after = min(max(before + by, 0), len(ordered) - 1)
    ordered.insert(after, ordered.pop(before))
    for position, record in enumerate(ordered, start=1):
        if record.position != position:
            record.position = position
            record.save(update_fields=["position"])


@transaction.atomic
def add_picture(*, highlight: Highlight, picture: Picture, details: dict, by) -> HighlightPicture:
    """Join a picture to a highlight, after those that it has. Raises ValidationError where it has it already."""
    last = highlight.pictures.aggregate(last=Max("position"))["last"] or 0
    stored = HighlightPicture.of(
        picture, highlight=highlight, position=last + 1, added_by=by, **details
    )
    stored.full_clean()
    stored.save()
    return stored
