"""Who sits in a committee, and until when."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.partnerships.models import CommitteeMember


@transaction.atomic
def end_mandate(*, member: CommitteeMember, ends_on: date) -> CommitteeMember:
    """The last day of a mandate. Raises ValidationError where it precedes the first."""
    locked = CommitteeMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    locked.ends_on = ends_on
    locked.full_clean()
    locked.save()
    return locked


@transaction.atomic
def replace_member(
    *, member: CommitteeMember, starts_on: date, name: str, title: str, email: str
) -> CommitteeMember:
    """Somebody else sits for the same organisation, in the same seat, from ``starts_on`` on.

    The mandate before ends on the day before. Raises ValidationError where it had ended, or had not begun by then.
    """
    locked = CommitteeMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    last = starts_on - timedelta(days=1)
    if locked.ends_on and locked.ends_on < last:
        raise ValidationError(
            _("Ce mandat est fini : ajoutez plutôt un membre."), code="mandate_over"
        )
    end_mandate(member=locked, ends_on=last)
    successor = CommitteeMember(
        committee=locked.committee,
        organization=locked.organization,
        seat=locked.seat,
        name=name,
        title=title,
        email=email,
        starts_on=starts_on,
    )
    successor.full_clean()
    successor.save()
    return successor
