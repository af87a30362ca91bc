"""On the day: the sheet of a session on a telephone, saved as it is filled in, and who came unregistered."""

import json

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from activities import access
from activities.actions.attending import check_may_note, note_counts, note_person
from activities.actions.desk_registering import enter_walk_in
from activities.actions.scheduling import hold_session
from activities.enums import SessionState
from activities.forms.attending import ABSENT, PRESENT, VISITORS, Sheet
from activities.forms.desk_registering import WalkInForm, schools_known
from activities.models import Registration, Session
from activities.schedules import session_said
from activities.views.desk import SESSION_TONES
from programs.budgets.views.desk import ASKS, sent
from programs.doors import for_coordinators
from programs.forms import attempt

HOLD = "hold"


def _refusal(session: Session) -> str:
    """Why nothing can be noted of it, or nothing."""
    try:
        check_may_note(session)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@for_coordinators
@require_http_methods(ASKS)
def session_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of a session; without a script « Enregistrer » saves it whole."""
    session = access.get_session_for(request.user, pk)
    refusal = _refusal(session)
    if request.method != "POST" or refusal:
        return _show(request, Sheet(session), refusal)
    sheet = Sheet(session, _typed(request))
    with transaction.atomic():
        sheet.save(sheet.typed, _read_seen(request), by=request.user)
    if sheet.errors:
        return _show(request, sheet, "")
    if request.POST.get("do") == HOLD and session.state == SessionState.SCHEDULED:
        try:
            hold_session(session=session, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("session_attendance", pk)
        messages.success(request, _("Les présences sont notées et la séance est tenue."))
        return redirect("activity_page", session.offering.activity_id)
    messages.success(request, _("Les présences sont notées."))
    return redirect("session_attendance", pk)


def _typed(request: HttpRequest) -> dict[str, str]:
    names = [
        name for name in request.POST if name == VISITORS or name[:2] in ("n-", "a-", "p-", "s-")
    ]
    return {name: request.POST.get(name, "") for name in names}


def _read_seen(request: HttpRequest) -> dict[str, str]:
    """What a window says that it saw; one that says nothing saw what is there."""
    try:
        seen = json.loads(request.POST.get("seen", ""))
    except ValueError:
        return {}
    if not isinstance(seen, dict):
        return {}
    return {name: said for name, said in seen.items() if isinstance(said, str)}


def _show(request: HttpRequest, sheet: Sheet, refusal: str) -> HttpResponse:
    session = sheet.session
    activity = session.offering.activity
    rows = [_row(row, sheet) for row in sheet.rows]
    context = {
        "session": session,
        "activity": activity,
        "offering": session.offering,
        "time": session_said(session),
        "tone": SESSION_TONES[SessionState(session.state)],
        "refusal": refusal,
        "sheet": sheet,
        "rows": [row for row in rows if not (activity.takes_persons and row["people"])],
        "people": [one for row in rows for one in row["people"] if activity.takes_persons],
        "seen": json.dumps(sheet.kept),
        "visitors": {"value": sheet.value(VISITORS), "error": sheet.errors.get(VISITORS, "")},
        "takes_companions": not activity.takes_persons,
        "may_hold": session.state == SessionState.SCHEDULED,
    }
    return render(request, "activities/attendance.html", context)


def _row(row, sheet: Sheet) -> dict:
    names = row.names
    return {
        "row": row,
        "names": names,
        "pupils": sheet.value(names["pupils"]),
        "companions": sheet.value(names["companions"]),
        "error": sheet.errors.get(names["pupils"], ""),
        "companions_error": sheet.errors.get(names["companions"], ""),
        "people": [
            {
                "participant": one,
                "name": f"p-{one.pk}",
                "is_walk_in": row.registration.is_walk_in,
                "is_present": sheet.value(f"p-{one.pk}") == PRESENT,
                "is_absent": sheet.value(f"p-{one.pk}") == ABSENT,
            }
            for one, _said in row.people
        ],
    }


@for_coordinators
@require_POST
def session_attendance_save(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what a script sends: some of the fields, as they are filled in."""
    session = access.get_session_for(request.user, pk)
    if refusal := _refusal(session):
        return JsonResponse({"refused": refusal}, status=422)
    names = request.POST.getlist("fields")
    # What was emptied is named among the fields, and has no value.
    sheet = Sheet(session, dict.fromkeys(names, "") | _typed(request))
    with transaction.atomic():
        sheet.save(names, _read_seen(request), by=request.user)
    if sheet.errors:
        return JsonResponse({"refused": " ".join(sheet.errors.values())}, status=422)
    time = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse(
        {
            "saved": _("Enregistré à %(time)s") % {"time": time},
            "late": "",
            "seen": {name: sheet.kept[name] for name in names if name in sheet.kept},
            "newer": {},
            "replaced": render_to_string(
                "activities/attendance_replaced.html", {"replaced": sheet.replaced}, request
            ),
            "check": sheet.progress,
        }
    )


@for_coordinators
@require_http_methods(ASKS)
def session_walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who came without being registered: entered, and noted as present."""
    session = access.get_session_for(request.user, pk)
    if refusal := _refusal(session):
        messages.error(request, refusal)
        return redirect("session_attendance", pk)
    offering = session.offering
    schools = schools_known() if offering.activity.takes_groups else []
    form = WalkInForm(*sent(request), offering=offering, schools=schools)
    if form.is_bound and form.is_valid():
        made = attempt(form, _walk_in, session=session, written=form, by=request.user)
        if made:
            messages.success(request, _("C’est noté : %(who)s.") % {"who": made.who})
            return redirect("session_attendance", pk)
    context = {
        "activity": offering.activity,
        "offering": offering,
        "form": form,
        "schools": schools,
        "title": _("Venu sans inscription"),
        "action": _("Noter la présence"),
        "says": session_said(session),
        "cancel_url": reverse("session_attendance", args=[pk]),
    }
    return render(request, "activities/desk_register.html", context)


def _walk_in(*, session: Session, written: WalkInForm, by) -> Registration:
    wanted = written.wanted()
    made = enter_walk_in(
        booking=written.booking(),
        offering=session.offering,
        pupils=wanted.pupils,
        companions=wanted.companions,
        details=wanted.details,
        person=written.person,
        by=by,
    )
    counts = {"pupils": wanted.pupils, "companions": wanted.companions}
    note_counts(session=session, registration=made, by=by, **counts)
    for participant in made.participants.all():
        note_person(session=session, participant=participant, is_present=True, by=by)
    return made
