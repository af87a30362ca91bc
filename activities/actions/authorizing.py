"""Pupils who are named, only where an activity truly needs it, and what their parents say of it by a link."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from activities.actions import telling
from activities.enums import REGISTRATION_LIVE, SessionState
from activities.models import Participant, Registration, Session
from programs.lib.periods import today

DAYS_BETWEEN = 5
MOST_ASKED = 3


@transaction.atomic
def name_pupil(
    *,
    registration: Registration,
    first_name: str,
    last_name: str,
    guardian_email: str,
    guardian_name: str = "",
) -> Participant:
    """Write a pupil of a group down, and ask the parent. Raises ValidationError."""
    locked = _locked(registration)
    if locked.participants.count() >= locked.pupils:
        raise ValidationError(_("Tous les élèves du groupe sont déjà nommés."))
    named = locked.participants.filter(first_name__iexact=first_name, last_name__iexact=last_name)
    if named.exists():
        raise ValidationError({"last_name": _("Cet élève est déjà dans la liste.")})
    pupil = Participant(
        registration=locked,
        first_name=first_name,
        last_name=last_name,
        is_minor=True,
        guardian_name=guardian_name,
        guardian_email=guardian_email,
        asked_on=today(),
    )
    pupil.full_clean()
    pupil.save()
    telling.ask_authorization(pupil)
    return pupil


@transaction.atomic
def remove_pupil(*, participant: Participant) -> None:
    """Take a name off the list: nothing of it is kept but the history."""
    _locked(participant.registration)
    Participant.objects.filter(pk=participant.pk, is_minor=True).delete()


@transaction.atomic
def answer_authorization(
    *, participant: Participant, authorized: bool, guardian_name: str
) -> Participant:
    """Keep what a parent says; the last word counts. Raises ValidationError where the registration is cancelled."""
    found = Participant.objects.select_for_update(of=("self",)).select_related("registration")
    locked = found.get(pk=participant.pk)
    if locked.registration.state not in REGISTRATION_LIVE:
        raise ValidationError(
            _("Cette inscription est annulée\xa0: il n’y a plus rien à autoriser.")
        )
    locked.guardian_name = guardian_name
    locked.authorized_on = today() if authorized else None
    locked.refused_on = None if authorized else today()
    locked.full_clean()
    locked.save(update_fields=["guardian_name", "authorized_on", "refused_on"])
    return locked


def ask_parents_again() -> int:
    """Ask once more those who have not answered and whose child is expected soon; say how many were asked."""
    day = today()
    to_come = Session.objects.filter(
        offering=OuterRef("registration__offering"), state=SessionState.SCHEDULED, day__gt=day
    )
    waiting = Participant.objects.filter(
        Exists(to_come),
        is_minor=True,
        authorized_on=None,
        refused_on=None,
        asked_on__lte=day - timedelta(days=DAYS_BETWEEN),
        registration__state__in=REGISTRATION_LIVE,
    ).exclude(guardian_email="")
    return sum(_ask_again(pk) for pk in list(waiting.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _ask_again(pk: int) -> bool:
    pupil = (
        Participant.objects.select_for_update(of=("self",))
        .select_related("registration__booking__activity__program__lead")
        .get(pk=pk)
    )
    is_late = pupil.asked_on and pupil.asked_on <= today() - timedelta(days=DAYS_BETWEEN)
    if not is_late or telling.times_asked(pupil) >= MOST_ASKED:
        return False
    pupil.asked_on = today()
    pupil.save(update_fields=["asked_on"])
    telling.ask_authorization(pupil)
    return True


def _locked(registration: Registration) -> Registration:
    """The registration, nobody else's until the transaction ends, of an activity that needs names."""
    found = Registration.objects.select_for_update(of=("self",)).select_related(
        "booking__activity__program__lead"
    )
    locked = found.get(pk=registration.pk)
    if locked.state not in REGISTRATION_LIVE:
        raise ValidationError(_("Cette inscription est annulée."))
    if not locked.booking.activity.names_needed:
        raise ValidationError(_("Cette activité ne demande pas de noms."))
    return locked
