"""During a meeting: who came, on a telephone; and on a laptop the minutes, the decisions and the follow-ups."""

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
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.asked import read_number
from programs.budgets.views.desk import ASKS, form_page, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.letters.printing import html_of
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import committee_deciding as actions
from programs.partnerships.actions.committee_agenda import refusal_of
from programs.partnerships.actions.committee_minutes import skeleton_of
from programs.partnerships.actions.follow_up import note_follow_up
from programs.partnerships.agendas import points_of
from programs.partnerships.committee_papers import in_brief, minutes_paper
from programs.partnerships.forms.committee_day import DecisionForm, MinutesForm, Sheet
from programs.partnerships.forms.follow_up import FollowUpForm
from programs.partnerships.models import CommitteeMeeting, FollowUp
from programs.partnerships.quorum import quorum_of
from programs.partnerships.views.committee import FORM, language
from programs.partnerships.views.committee_agenda import refused
from programs.partnerships.views.committee_meeting import head_of
from programs.partnerships.whens import day_said

MINUTES = "minutes"


def read_seen(request: HttpRequest) -> dict[str, str]:
    """What a window says that it saw; one that says nothing saw what is there."""
    try:
        seen = json.loads(request.POST.get("seen", ""))
    except ValueError:
        return {}
    if not isinstance(seen, dict):
        return {}
    return {name: said for name, said in seen.items() if isinstance(said, str)}


def _saved() -> str:
    time = date_format(timezone.localtime(), "TIME_FORMAT")
    return _("Enregistré à %(time)s") % {"time": time}


# --- who came


@for_coordinators
@require_http_methods(ASKS)
def committee_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of a meeting; without a script « Enregistrer » saves it whole."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    refusal = refusal_of(meeting)
    if request.method != "POST" or refusal:
        return _show_sheet(request, Sheet(meeting), refusal)
    sheet = Sheet(meeting, _typed(request))
    with transaction.atomic():
        sheet.save(sheet.typed, read_seen(request))
    if sheet.errors:
        return _show_sheet(request, sheet, "")
    if "all" in request.POST:
        try:
            count = actions.note_all_present(meeting=meeting)
        except ValidationError as error:
            refused(request, error)
            return redirect("committee_attendance", pk)
        text = ngettext("%(count)d présence notée.", "%(count)d présences notées.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.success(request, _("Les présences sont notées."))
    return redirect("committee_attendance", pk)


def _typed(request: HttpRequest) -> dict[str, str]:
    names = [name for name in request.POST if name[:2] in ("p-", "r-")]
    return {name: request.POST.get(name, "") for name in names}


def _show_sheet(request: HttpRequest, sheet: Sheet, refusal: str) -> HttpResponse:
    context = head_of(sheet.meeting, "committee_attendance") | {
        "refusal": refusal,
        "sheet": sheet,
        "rows": sheet.rows,
        "seen": json.dumps(sheet.kept),
        "quorum": sheet.quorum,
        "is_day": sheet.meeting.day is not None and sheet.meeting.day <= today(),
    }
    return render(request, "partnerships/committee_attendance.html", context)


@for_coordinators
@require_POST
def committee_attendance_save(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what a script sends: some of the fields, as they are filled in."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    if refusal := refusal_of(meeting):
        return JsonResponse({"refused": refusal}, status=422)
    names = request.POST.getlist("fields")
    sheet = Sheet(meeting, dict.fromkeys(names, "") | _typed(request))
    with transaction.atomic():
        sheet.save(names, read_seen(request))
    if sheet.errors:
        return JsonResponse({"refused": " ".join(sheet.errors.values())}, status=422)
    # Who is replaced is said to be there: the other field of the pair follows the one that was typed.
    pairs = {f"p-{name[2:]}" for name in names} | {f"r-{name[2:]}" for name in names}
    return JsonResponse(
        {
            "saved": _saved(),
            "late": "",
            "seen": {name: sheet.kept[name] for name in pairs if name in sheet.kept},
            "newer": {
                name: [sheet.kept[name]]
                for name in pairs
                if name in sheet.kept and name not in names
            },
            "replaced": render_to_string(
                "partnerships/committee_replaced.html", {"replaced": sheet.replaced}, request
            ),
            "check": render_to_string(
                "partnerships/committee_quorum.html", {"quorum": sheet.quorum}, request
            ),
        }
    )


# --- the minutes


@for_coordinators
@require_http_methods(ASKS)
def committee_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they are written, beside what is decided and noted; saved as it is typed."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    if request.method != "POST":
        return _show_notes(request, meeting)
    form = MinutesForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data[MINUTES]
        seen = read_seen(request).get(MINUTES, meeting.minutes)
        try:
            actions.write_minutes(meeting=meeting, text=text, seen=seen)
        except actions.WrittenMeanwhile as error:
            meeting.minutes = error.text
            return _show_notes(request, meeting, text, other=error.text)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Le compte rendu est enregistré."))
            return redirect("committee_notes", pk)
    return _show_notes(request, meeting, request.POST.get(MINUTES, ""), form=form)


def _show_notes(
    request: HttpRequest,
    meeting: CommitteeMeeting,
    typed: str | None = None,
    *,
    other: str | None = None,
    form: MinutesForm | None = None,
) -> HttpResponse:
    kept = meeting.minutes
    refusal = refusal_of(meeting)
    is_proposed = typed is None and not kept.strip() and not refusal
    text = typed if typed is not None else (skeleton_of(meeting) if is_proposed else kept)
    quorum = quorum_of(meeting)
    context = head_of(meeting, "committee_notes") | {
        "here": reverse("committee_notes", args=[meeting.pk]),
        "refusal": refusal,
        "form": form or MinutesForm(),
        "text": text,
        "is_proposed": is_proposed,
        "other": other,
        "seen": json.dumps({MINUTES: actions.one_form(kept)}),
        "quorum": quorum,
        "decisions": list(meeting.decisions.select_related("item", "ratified_at")),
        "to_ratify": [
            {"decision": one, "day": day_said(one.meeting)} for one in actions.to_ratify(meeting)
        ],
        "ratified": list(meeting.ratified.select_related("meeting")),
        "decision_form": DecisionForm(meeting=meeting, auto_id="d_%s"),
        "follow_up_form": _follow_up_form(request, meeting, auto_id="f_%s"),
        "follow_ups": [
            {"follow_up": one, "brief": in_brief(one, language())}
            for one in meeting.follow_ups.select_related("organization")
        ],
        "carried": [
            {"follow_up": one, "brief": in_brief(one, language())}
            for point in points_of(meeting)
            for one in point.follow_ups
        ],
    }
    return render(request, "partnerships/committee_notes.html", context)


@for_coordinators
@require_POST
def committee_notes_save(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep the text as a script sends it; what somebody else wrote meanwhile is not written over."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"refused": " ".join(form.errors[MINUTES])}, status=422)
    seen = read_seen(request).get(MINUTES, meeting.minutes)
    try:
        saved = actions.write_minutes(meeting=meeting, text=form.cleaned_data[MINUTES], seen=seen)
    except ValidationError as error:
        return JsonResponse({"refused": " ".join(error.messages)}, status=422)
    return JsonResponse(
        {
            "saved": _saved(),
            "late": "",
            "seen": {MINUTES: saved.minutes},
            "newer": {},
            "replaced": "",
            "check": "",
        }
    )


@for_coordinators
@require_safe
def committee_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they would be printed now."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    context = head_of(meeting, "committee_notes") | {
        "paper": html_of(minutes_paper(meeting, language()))
    }
    return render(request, "partnerships/committee_preview.html", context)


# --- what is decided and noted


def back_to_notes(meeting_pk: int, part: str) -> HttpResponse:
    return redirect(f"{reverse('committee_notes', args=[meeting_pk])}#{part}")


@for_coordinators
@require_http_methods(ASKS)
def committee_decision_new(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = access.get_committee_meeting_for(request.user, pk)
    form = DecisionForm(*sent(request), meeting=meeting)
    if form.is_bound and form.is_valid():
        made = attempt(form, actions.note_decision, decision=form.instance)
        if made:
            messages.success(
                request, _("La décision %(number)s est notée.") % {"number": made.number}
            )
            return back_to_notes(pk, "decisions")
    return _part_form(request, form, meeting, _("Noter une décision"))


@for_coordinators
@require_http_methods(ASKS)
def committee_decision_change(request: HttpRequest, pk: int) -> HttpResponse:
    decision = access.get_decision_for(request.user, pk)
    meeting = decision.meeting
    form = DecisionForm(*sent(request), meeting=meeting, instance=decision)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.change_decision, decision=form.instance)
    ):
        messages.success(request, _("La décision est enregistrée."))
        return back_to_notes(meeting.pk, "decisions")
    title = _("Modifier la décision %(number)s") % {"number": decision.number}
    return _part_form(request, form, meeting, title)


@for_coordinators
@require_POST
def committee_decision_remove(request: HttpRequest, pk: int) -> HttpResponse:
    decision = access.get_decision_for(request.user, pk)
    meeting = decision.meeting_id
    _try(
        request,
        _("La décision est retirée."),
        lambda: actions.remove_decision(decision=decision),
    )
    return back_to_notes(meeting, "decisions")


@for_coordinators
@require_POST
def committee_decision_ratify(request: HttpRequest, pk: int) -> HttpResponse:
    """Ratify, at meeting ``pk``, a decision that an earlier one took without its quorum."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    asked = request.POST.get("decision", "")
    decision = access.get_decision_for(request.user, read_number(asked))
    _try(
        request,
        _("La décision %(number)s est ratifiée.") % {"number": decision.number},
        lambda: actions.ratify_decision(decision=decision, meeting=meeting),
    )
    return back_to_notes(pk, "decisions")


def _try(request: HttpRequest, done: str, action) -> None:
    try:
        action()
    except ValidationError as error:
        refused(request, error)
    else:
        messages.success(request, done)


@for_coordinators
@require_http_methods(ASKS)
def committee_follow_up_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A follow-up that the meeting notes."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    form = _follow_up_form(request, meeting, *sent(request))
    if form.is_bound and form.is_valid():
        made = attempt(form, note_follow_up, follow_up=form.instance, by=request.user)
        if made:
            messages.success(
                request, _("Le suivi est noté : il revient au prochain ordre du jour.")
            )
            return back_to_notes(pk, "follow-ups")
    return _part_form(request, form, meeting, _("Noter un suivi"))


def _follow_up_form(request: HttpRequest, meeting: CommitteeMeeting, *posted, **options):
    """The form of a follow-up of ``meeting``, noted on its day once that has come."""
    noted_on = min(meeting.day, today()) if meeting.day else today()
    new = FollowUp(meeting=meeting, committee=meeting.committee, noted_on=noted_on)
    program = meeting.committee.program
    return FollowUpForm(*posted, user=request.user, program=program, instance=new, **options)


def _part_form(request: HttpRequest, form, meeting: CommitteeMeeting, title: str) -> HttpResponse:
    return form_page(
        request,
        form,
        template=FORM,
        title=title,
        object_label=f"{meeting.committee} · {day_said(meeting)}",
        committee=meeting.committee,
        meeting=meeting,
        cancel_url=reverse("committee_notes", args=[meeting.pk]),
    )
