"""« Mes inscriptions »: the page of whoever registered, who has a signed link and no account.

Mail scanners open links: reading any of these pages changes nothing.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities.access import booking_of
from activities.actions import booking as bookings
from activities.actions.booking import Doors, doors_of
from activities.enums import (
    ACTIVITY_REASON_REQUIRED,
    ChangeState,
    RegistrationState,
)
from activities.forms.booking_links import ChangeForm, LinkForm, NumbersForm
from activities.invitations import FILE_NAME, published
from activities.models import Booking, Registration
from activities.schedules import session_said, waiting_said, where
from programs import robots
from programs.files import as_attachment
from programs.forms import attempt
from programs.referrals.views.links import by_link

# From one network address in an hour, and for one e-mail address in a day.
RATE = "20/h/ip,5/d/key"
WAIT = "3600"  # seconds
_ASKS = ["GET", "HEAD", "POST"]
_TONES = {
    RegistrationState.CONFIRMED: "done",
    RegistrationState.WAITING: "attention",
    RegistrationState.CANCELLED: "stopped",
}


def _closed(request: HttpRequest, form: LinkForm, status: int) -> HttpResponse:
    return render(request, "activities/booking_link.html", {"form": form}, status=status)


of_booking = by_link(booking_of, lambda request: _closed(request, LinkForm(), status=404))


@login_not_required
@never_cache
@require_http_methods(_ASKS)
def booking_link(request: HttpRequest) -> HttpResponse:
    """« Recevoir mon lien »: the same answer for every address, whether somebody registered there or not."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.trapped:
            return redirect("booking_link_sent")
        if form.is_valid():
            email = form.cleaned_data["email"]
            if robots.within_limit(request, "booking_link", RATE, key=email.lower()):
                bookings.resend_links(email=email)
                return redirect("booking_link_sent")
            form.add_error(None, _("Trop de demandes viennent d’être faites. Attendez une heure."))
            status = 429
    answer = _closed(request, form, status)
    if status == 429:
        answer.headers["Retry-After"] = WAIT
    return answer


@login_not_required
@require_safe
def booking_link_sent(request: HttpRequest) -> HttpResponse:
    """The same page for everybody."""
    return render(request, "activities/booking_link_sent.html")


@of_booking
@require_safe
def booking(request: HttpRequest, booking: Booking, token: str) -> HttpResponse:
    """Each registration with where it stands, when and where to come, and what may be changed."""
    found = registrations_of(booking).order_by("pk")
    entries = [_entry(one, booking) for one in found]
    activity = booking.activity
    context = {
        "booking": booking,
        "activity": activity,
        "lead": activity.program.lead,
        "entries": entries,
        "token": token,
        "stopped": activity.state in ACTIVITY_REASON_REQUIRED,
    }
    return render(request, "activities/booking.html", context)


def registrations_of(booking: Booking):
    """Those of a booking, with all that their page shows."""
    return booking.registrations.select_related("offering__activity", "school").prefetch_related(
        "offering__sessions", "changes", "participants"
    )


def _entry(one: Registration, booking: Booking) -> dict:
    one.booking = booking
    offering = one.offering
    names = booking.activity.names_needed and one.is_confirmed
    return {
        "one": one,
        "label": str(one.get_state_display()),
        "tone": _TONES[RegistrationState(one.state)],
        "waiting": waiting_said(one.ahead) if one.is_waiting else "",
        "who": one.who if booking.activity.takes_groups else "",
        "sessions": [
            {
                "said": session_said(session),
                "place": where(offering, session),
                "state": session.state,
                "label": session.get_state_display(),
                "reason": session.reason,
            }
            for session in offering.sessions.all()
        ],
        "doors": doors_of(one, timezone.now()),
        "asked": any(change.state == ChangeState.ASKED for change in one.changes.all()),
        "named": one.participants.all() if names else None,
    }


# --- what may be changed


def _of_one(view: Callable) -> Callable:
    """Serve a page about one registration of the booking of a link, as it stands, with what may be done of it."""

    @of_booking
    @require_http_methods(_ASKS)
    def page(request: HttpRequest, booking: Booking, token: str, pk: int) -> HttpResponse:
        one = get_object_or_404(registrations_of(booking), pk=pk)
        one.booking = booking
        return view(request, one, doors_of(one, timezone.now()), token)

    return page


@of_booking
@require_safe
def booking_calendar(request: HttpRequest, booking: Booking, token: str, pk: int) -> HttpResponse:
    """The sessions of one registration, for the calendar of a phone or a computer."""
    one = get_object_or_404(registrations_of(booking), pk=pk)
    sessions = one.offering.sessions.select_related("offering__activity")
    content = published(sessions, str(one.offering.activity))
    return as_attachment(content, "text/calendar; charset=utf-8", FILE_NAME)


def _back(token: str) -> HttpResponse:
    return redirect("booking", token)


def _not_any_more(request: HttpRequest, token: str) -> HttpResponse:
    messages.info(request, _("Il n’y a plus rien à changer ici."))
    return _back(token)


def _form_page(request: HttpRequest, one: Registration, token: str, **context) -> HttpResponse:
    said = {
        "object_label": f"{one.offering.activity} · {one.offering}",
        "cancel_url": reverse("booking", args=[token]),
        "consequences": [],
        "danger": False,
        "form": None,
    }
    return render(request, "activities/booking_step.html", said | context)


@_of_one
def booking_numbers(
    request: HttpRequest, one: Registration, doors: Doors, token: str
) -> HttpResponse:
    """Change how many come."""
    if not doors.numbers:
        return _not_any_more(request, token)
    initial = {"pupils": one.pupils, "companions": one.companions}
    form = NumbersForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and attempt(
        form, bookings.change_numbers_by_link, registration=one, **form.cleaned_data
    ):
        messages.success(request, _("Le nombre est changé."))
        return _back(token)
    return _form_page(
        request, one, token, title=_("Changer le nombre"), action=_("Enregistrer"), form=form
    )


@_of_one
def booking_cancel(
    request: HttpRequest, one: Registration, doors: Doors, token: str
) -> HttpResponse:
    """Cancel a registration; what is cancelled already stays so, and says it quietly."""
    if one.state == RegistrationState.CANCELLED:
        messages.info(request, _("Cette inscription est déjà annulée."))
        return _back(token)
    if not doors.cancel:
        return _not_any_more(request, token)
    if request.method == "POST":
        return _do(request, bookings.cancel_by_link, one, token, _("L’inscription est annulée."))
    return _form_page(
        request,
        one,
        token,
        title=_("Annuler l’inscription"),
        action=_("Annuler l’inscription"),
        danger=True,
        consequences=[
            _("La place va à qui attend, s’il y a lieu."),
            _("Vous pouvez rétablir l’inscription d’ici, tant que la place reste libre."),
        ],
    )


@_of_one
def booking_give_up(
    request: HttpRequest, one: Registration, doors: Doors, token: str
) -> HttpResponse:
    """Leave the place to others, and stay interested."""
    if not doors.give_up:
        return _not_any_more(request, token)
    if request.method == "POST":
        done = _("Votre place est laissée : vous êtes à la fin de la liste d’attente.")
        return _do(request, bookings.give_up_by_link, one, token, done)
    return _form_page(
        request,
        one,
        token,
        title=_("Laisser ma place"),
        action=_("Laisser ma place"),
        consequences=[
            _("La place va à qui attend, s’il y a lieu."),
            _(
                "Vous passez à la fin de la liste d’attente, et un courriel vous dit si une place se libère."
            ),
        ],
    )


@_of_one
def booking_restore(
    request: HttpRequest, one: Registration, doors: Doors, token: str
) -> HttpResponse:
    """Take a cancellation back, while there is room."""
    if not doors.restore:
        return _not_any_more(request, token)
    if request.method == "POST":
        done = _("L’inscription est rétablie.")
        return _do(request, bookings.restore_by_link, one, token, done)
    return _form_page(
        request, one, token, title=_("Rétablir l’inscription"), action=_("Rétablir l’inscription")
    )


def _do(
    request: HttpRequest, action: Callable, one: Registration, token: str, done: str
) -> HttpResponse:
    try:
        changed = action(registration=one)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        # Another window, or a second click, did it before.
        messages.success(request, done) if changed else messages.info(
            request, _("C’était déjà fait.")
        )
    return _back(token)


@_of_one
def booking_ask(request: HttpRequest, one: Registration, doors: Doors, token: str) -> HttpResponse:
    """Ask for a change of a list that is frozen."""
    if not doors.asking:
        return _not_any_more(request, token)
    initial = {"pupils": one.pupils, "companions": one.companions}
    posted = request.POST if request.method == "POST" else None
    form = ChangeForm(posted, registration=one, initial=initial)
    if form.is_valid() and attempt(
        form, bookings.ask_change, registration=one, **form.cleaned_data
    ):
        messages.success(
            request, _("Votre demande est envoyée : un courriel vous dira la réponse.")
        )
        return _back(token)
    return _form_page(
        request,
        one,
        token,
        title=_("Demander un changement"),
        action=_("Envoyer la demande"),
        form=form,
        consequences=[_("La liste est arrêtée : la coordination lit votre demande et y répond.")],
    )
