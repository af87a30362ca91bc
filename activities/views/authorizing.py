"""The pupils of a group that must be named, by the link of their teacher; and the page of each parent, by their own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from activities.access import participant_of
from activities.actions import authorizing
from activities.actions.booking import is_over
from activities.enums import Authorization
from activities.forms.authorizing import AUTHORIZE, REFUSE, AuthorizationForm, PupilForm
from activities.models import Booking, Participant, Registration
from activities.schedules import session_said, where
from activities.views.booking_links import of_booking, registrations_of
from programs import robots
from programs.forms import attempt
from programs.models.fields import localized
from programs.referrals.views.links import by_link

# From one network address in an hour, and for one booking in a day.
RATE = "120/h/ip,200/d/key"
_ASKS = ["GET", "HEAD", "POST"]
_TONES = {
    Authorization.NOT_ASKED: "attention",
    Authorization.ASKED: "attention",
    Authorization.GIVEN: "done",
    Authorization.REFUSED: "stopped",
}


def _group_of(booking: Booking, pk: int) -> Registration:
    """A group of the booking that has its places, whose pupils are to be named; else Http404."""
    registration = get_object_or_404(registrations_of(booking).confirmed(), pk=pk)
    if not booking.activity.names_needed:
        raise Http404
    registration.booking = booking
    return registration


@of_booking
@require_http_methods(_ASKS)
def booking_pupils(request: HttpRequest, booking: Booking, token: str, pk: int) -> HttpResponse:
    """The names of a group, with where the authorisation of each stands, and one name more."""
    registration = _group_of(booking, pk)
    ended = is_over(registration.offering, booking.activity, timezone.now())
    form = PupilForm(request.POST if request.method == "POST" and not ended else None)
    status = 200
    if form.is_valid():
        # Each name sends a mail to somebody who asked for nothing.
        if not robots.within_limit(request, "booking_pupil", RATE, key=str(booking.pk)):
            form.add_error(None, _("Trop de noms viennent d’être écrits. Attendez une heure."))
            status = 429
        elif attempt(form, authorizing.name_pupil, registration=registration, **form.cleaned_data):
            messages.success(request, _("C’est noté : un courriel part au parent."))
            return redirect("booking_pupils", token, pk)
    pupils = list(registration.participants.all())
    context = {
        "booking": booking,
        "registration": registration,
        "token": token,
        "form": form,
        "reason": booking.activity.names_needed,
        "left": 0 if ended else registration.pupils - len(pupils),
        "pupils": [_told(one) for one in pupils],
    }
    return render(request, "activities/booking_pupils.html", context, status=status)


def _told(pupil: Participant) -> dict:
    authorization = pupil.authorization or Authorization.NOT_ASKED
    return {"one": pupil, "label": authorization.label, "tone": _TONES[authorization]}


@of_booking
@require_http_methods(["POST"])
def booking_pupil_remove(
    request: HttpRequest, booking: Booking, token: str, pk: int, pupil_pk: int
) -> HttpResponse:
    """Take a name off the list; one that is gone already changes nothing."""
    registration = _group_of(booking, pk)
    if pupil := registration.participants.filter(pk=pupil_pk).first():
        authorizing.remove_pupil(participant=pupil)
    messages.success(request, _("Le nom est retiré."))
    return redirect("booking_pupils", token, pk)


# --- the parent

_ANSWERS = {Authorization.GIVEN: AUTHORIZE, Authorization.REFUSED: REFUSE}


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "activities/authorization_closed.html", status=404)


@by_link(participant_of, _closed)
@require_http_methods(_ASKS)
def authorization(request: HttpRequest, participant: Participant, token: str) -> HttpResponse:
    """What it is for, when, where and with whom, for one child and no other; and the parent's answer."""
    registration = participant.registration
    offering, activity = registration.offering, registration.offering.activity
    ended = is_over(offering, activity, timezone.now())
    initial = {
        "guardian_name": participant.guardian_name,
        "answer": _ANSWERS.get(participant.authorization),
    }
    posted = request.POST if request.method == "POST" and not ended else None
    form = AuthorizationForm(posted, initial=initial)
    if form.is_valid() and _answer(request, participant, form):
        return redirect("authorization", token)
    context = {
        "pupil": participant,
        "activity": activity,
        "summary": localized(activity, "summary"),
        "reason": activity.names_needed,
        "school": registration.school or registration.school_name,
        "sessions": [
            {"said": session_said(one), "place": where(offering, one)}
            for one in offering.sessions.not_cancelled()
        ],
        "lead": activity.program.lead,
        "stands": participant.authorization,
        "label": Authorization(participant.authorization or Authorization.NOT_ASKED).label,
        "tone": _TONES[participant.authorization or Authorization.NOT_ASKED],
        "form": None if ended else form,
    }
    return render(request, "activities/authorization.html", context)


def _answer(request: HttpRequest, participant: Participant, form: AuthorizationForm) -> bool:
    try:
        authorizing.answer_authorization(
            participant=participant,
            authorized=form.cleaned_data["answer"] == AUTHORIZE,
            guardian_name=form.cleaned_data["guardian_name"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(
        request, _("Votre réponse est notée. Vous pouvez la changer jusqu’à l’activité.")
    )
    return True
