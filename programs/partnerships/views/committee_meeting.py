"""A meeting at the desk: planned, prepared, convened, moved; its steps, and what is printed of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs.admin.mails import standing
from programs.budgets.views.desk import ASKS, form_page, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.lib.periods import format_date, today
from programs.models import OutgoingMail
from programs.partnerships import access
from programs.partnerships.actions import committee_meeting as actions
from programs.partnerships.actions.committee_telling import without_address
from programs.partnerships.agendas import points_of
from programs.partnerships.committee_papers import in_brief
from programs.partnerships.enums import CommitteeMeetingState
from programs.partnerships.forms.committee_meeting import (
    ChangeForm,
    PlanForm,
)
from programs.partnerships.models import CommitteeMeeting
from programs.partnerships.quorum import quorum_of
from programs.partnerships.views.committee import FORM, language, tone_of
from programs.partnerships.views.committee_steps import steps_of
from programs.partnerships.whens import day_said, when_said
from programs.taking_back import timeline

_S = CommitteeMeetingState


def meeting_tabs(meeting: CommitteeMeeting, here: str) -> list[dict]:
    labels = {
        "committee_meeting": _("La rencontre"),
        "committee_attendance": _("Présences"),
        "committee_notes": _("Notes et compte rendu"),
    }
    return [
        {"label": label, "url": reverse(name, args=[meeting.pk]), "current": name == here}
        for name, label in labels.items()
    ]


def head_of(meeting: CommitteeMeeting, here: str) -> dict:
    """What the pages of a meeting have above them."""
    return {
        "meeting": meeting,
        "committee": meeting.committee,
        "tabs": meeting_tabs(meeting, here),
        "when": when_said(meeting),
        "day": day_said(meeting),
        "tone": tone_of(meeting),
    }


@for_coordinators
@require_http_methods(ASKS)
def committee_meeting_new(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, with or without a day; several that come back are shown before they are made."""
    committee = access.get_committee_for(request.user, pk)
    form = PlanForm(*sent(request))
    is_sent = form.is_bound and form.is_valid()
    if is_sent and form.is_confirmed():
        made = attempt(
            form,
            actions.plan_meetings,
            committee=committee,
            meetings=form.meetings(),
            usual=form.cleaned_data["usual"],
            by=request.user,
        )
        if made:
            text = ngettext(
                "La rencontre est planifiée. Préparez son ordre du jour.",
                "%(count)d rencontres sont planifiées.",
                len(made),
            )
            messages.success(request, text % {"count": len(made)})
            alone = len(made) == 1
            return redirect(
                "committee_meeting" if alone else "committee_page",
                made[0].pk if alone else committee.pk,
            )
    context = {
        "committee": committee,
        "form": form,
        "shown": _times_shown(form) if is_sent and not form.errors else None,
    }
    return render(request, "partnerships/committee_meeting_new.html", context)


def _times_shown(form: PlanForm) -> dict:
    """The meetings that a form would make, to be read before they are made."""
    count = len(form.times)
    text = ngettext("Planifier %(count)d rencontre", "Planifier les %(count)d rencontres", count)
    return {
        "rule": form.rule_said,
        "days": [format_date(one.day, language(), "full") for one in form.times],
        "skipped": form.skipped,
        "seen": form.seen,
        "action": text % {"count": count},
    }


@for_coordinators
@require_safe
def committee_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """A meeting: where it stands, its agenda, its documents, who was told, what came of it."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    points = points_of(meeting)
    context = head_of(meeting, "committee_meeting") | {
        "steps": steps_of(meeting),
        "missing": _missing(meeting),
        "points": [_point(one, number, len(points)) for number, one in enumerate(points)],
        "planned_minutes": sum((one.item and one.item.minutes_planned) or 0 for one in points),
        "is_written": meeting.state not in (_S.APPROVED, _S.CANCELLED),
        "files": list(meeting.files.select_related("item")),
        "quorum": quorum_of(meeting).said() if meeting.is_over else "",
        "decisions": list(meeting.decisions.select_related("ratified_at")),
        "follow_ups": [
            {"follow_up": one, "brief": in_brief(one, language())}
            for one in meeting.follow_ups.select_related("organization")
        ],
        "adopted": list(meeting.adopted.select_related("adopted_at")),
        "mails": [
            {"to": one.to, "standing": standing(one)}
            for one in OutgoingMail.objects.about(meeting).order_by("-pk")[:50]
        ],
        "events": timeline(meeting, request.user),
    }
    return render(request, "partnerships/committee_meeting.html", context)


def _point(point, number: int, count: int) -> dict:
    return {
        "item": point.item,
        "anchor": point.anchor,
        "label": str(point.item or _("Suivis des rencontres précédentes")),
        "follow_ups": [
            {
                "follow_up": one,
                "brief": in_brief(one, language()),
                "is_late": one.is_late_on(today()),
            }
            for one in point.follow_ups
        ],
        "is_first": number == 0,
        "is_last": number == count - 1,
    }


def _missing(meeting: CommitteeMeeting) -> list[dict]:
    """What stands against the next step, in sentences, each with where it is mended."""
    found = []
    if meeting.is_to_come and meeting.day is None:
        found.append(
            {
                "text": _("Le jour est à fixer : on ne convoque pas sans lui."),
                "action": _("Fixer le jour"),
                "url": reverse("committee_meeting_change", args=[meeting.pk]),
            }
        )
    if meeting.is_to_come:
        without = without_address(meeting)
        if without:
            names = "; ".join(str(one) for one in without)
            found.append(
                {
                    "text": _("Sans adresse, à joindre autrement : %(names)s.") % {"names": names},
                    "action": _("Voir les membres"),
                    "url": reverse("committee_page", args=[meeting.committee_id]),
                }
            )
        if not meeting.committee.program.lead.email:
            found.append(
                {
                    "text": _(
                        "L’organisme responsable n’a pas d’adresse : le courriel partira sans l’invitation d’agenda."
                    ),
                    "action": "",
                    "url": "",
                }
            )
    if meeting.state == _S.CONVENED and meeting.day and meeting.day < today():
        found.append(
            {
                "text": _("Le jour est passé : notez les présences et la rencontre comme tenue."),
                "action": _("Noter les présences"),
                "url": reverse("committee_attendance", args=[meeting.pk]),
            }
        )
    if meeting.is_over and not quorum_of(meeting).is_met:
        found.append(
            {
                "text": _(
                    "Le quorum n’était pas atteint : les décisions sont prises sous réserve de ratification."
                ),
                "action": "",
                "url": "",
            }
        )
    return found


@for_coordinators
@require_http_methods(ASKS)
def committee_meeting_change(request: HttpRequest, pk: int) -> HttpResponse:
    """When and where it is; whoever was convened hears of it."""
    meeting = access.get_committee_meeting_for(request.user, pk)
    shown = {name: getattr(meeting, name) for name in actions.TOLD}
    form = ChangeForm(*sent(request), initial=shown)
    if form.is_bound and form.is_valid():
        done = attempt(form, _change, meeting=meeting, by=request.user, **form.cleaned_data)
        if done is not None:
            messages.success(request, done)
            return redirect("committee_meeting", pk)
    label = f"{meeting.committee} · {day_said(meeting)}"
    if meeting.state == _S.CONVENED:
        label = _("%(meeting)s. Les membres seront avertis du changement.") % {"meeting": label}
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Quand et où"),
        object_label=label,
        committee=meeting.committee,
        meeting=meeting,
        cancel_url=reverse("committee_meeting", args=[pk]),
    )


def _change(**details) -> str:
    told = actions.change_meeting(**details)
    if told is None:
        return _("La rencontre est enregistrée.")
    text = ngettext(
        "La rencontre est enregistrée, et %(count)d membre en est averti.",
        "La rencontre est enregistrée, et %(count)d membres en sont avertis.",
        told,
    )
    return text % {"count": told}
