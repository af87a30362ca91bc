"""Committees: those of one's programs, with who sits in them, when they meet, what is open and what they decided."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.asked import page_of
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import committee as actions
from programs.partnerships.committee_papers import in_brief
from programs.partnerships.enums import (
    COMMITTEE_MEETING_OVER,
    COMMITTEE_MEETING_TO_COME,
    CommitteeMeetingState,
)
from programs.partnerships.forms.committee import (
    CommitteeForm,
    EndForm,
    MemberForm,
    SuccessorForm,
)
from programs.partnerships.models import Committee, CommitteeMeeting, CommitteeMember, FollowUp
from programs.partnerships.whens import day_said

FORM = "partnerships/committee_form.html"
CONFIRM = "partnerships/committee_confirm.html"
PAGE = 50
TONES = {
    CommitteeMeetingState.PLANNED: "neutral",
    CommitteeMeetingState.CONVENED: "active",
    CommitteeMeetingState.HELD: "attention",
    CommitteeMeetingState.APPROVED: "done",
    CommitteeMeetingState.CANCELLED: "stopped",
}
# How many meetings that are over a committee's page shows.
_PAST_SHOWN = 12


def language() -> str:
    return get_language() or "fr"


def tone_of(meeting: CommitteeMeeting) -> str:
    return TONES[CommitteeMeetingState(meeting.state)]


@for_coordinators
@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    """The committees of the programs that one coordinates, with what each has before it."""
    programs = list(access.partnership_programs(request.user).order_by("title", "pk"))
    found = with_what_awaits(access.visible_committees(request.user))
    by_program: dict[int, list[Committee]] = {one.pk: [] for one in programs}
    for committee in found.filter(program__in=programs):
        by_program[committee.program_id].append(committee)
    groups = [{"program": one, "committees": by_program[one.pk]} for one in programs]
    context = {"groups": groups, "today": today()}
    return render(request, "partnerships/committee_list.html", context)


def with_what_awaits(committees: QuerySet[Committee]) -> QuerySet[Committee]:
    """Each with ``sitting``, ``next_day``, ``last_day``, ``undated``, ``open`` and ``late``."""
    day = today()
    meetings = CommitteeMeeting.objects.filter(committee=OuterRef("pk"))
    coming = meetings.filter(state__in=COMMITTEE_MEETING_TO_COME)
    held = meetings.filter(state__in=COMMITTEE_MEETING_OVER)
    members = CommitteeMember.objects.filter(committee=OuterRef("pk")).sitting_on(day)
    follow_ups = FollowUp.objects.filter(committee=OuterRef("pk")).open()
    return committees.annotate(
        sitting=_count(members, "committee"),
        next_day=Subquery(coming.filter(day__gte=day).order_by("day").values("day")[:1]),
        last_day=Subquery(held.order_by("-day").values("day")[:1]),
        undated=_count(coming.filter(day=None), "committee"),
        open=_count(follow_ups, "committee"),
        late=_count(follow_ups.filter(due_on__lt=day), "committee"),
    )


def _count(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


# --- one committee


@for_coordinators
@require_http_methods(ASKS)
def committee_new(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_partnership_program_for(request.user, slug)
    form = CommitteeForm(*sent(request), program=program)
    if form.is_bound and form.is_valid():
        made = attempt(form, form.save)
        if made:
            messages.success(
                request, _("Le comité est créé. Ajoutez ses membres, puis une rencontre.")
            )
            return redirect("committee_page", made.pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Nouveau comité"),
        object_label=str(program),
        committee=None,
        meeting=None,
        cancel_url=reverse("committee_list"),
    )


@for_coordinators
@require_safe
def committee_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A committee: its mandate, who sits and who sat, its meetings, what it has open."""
    committee, day = access.get_committee_for(request.user, pk), today()
    members = list(committee.members.select_related("organization"))
    sitting = list(committee.members.sitting_on(day).values_list("pk", flat=True))
    meetings = list(committee.meetings.order_by(F("day").desc(nulls_first=True), "-number"))
    coming = [one for one in reversed(meetings) if one.is_to_come]
    over = [one for one in meetings if not one.is_to_come]
    context = {
        "committee": committee,
        "tabs": tabs_of(committee, "committee_page"),
        "members": [one for one in members if one.pk in sitting],
        "future": [one for one in members if one.starts_on and one.starts_on > day],
        "former": [one for one in members if one.ends_on and one.ends_on < day],
        "organizations": organizations_said(committee, members, sitting),
        "quorum": quorum_said(committee),
        "coming": [_shown(one) for one in coming],
        "over": [_shown(one) for one in over[:_PAST_SHOWN]],
        "more_over": max(len(over) - _PAST_SHOWN, 0),
        "follow_ups": [
            {
                "follow_up": one,
                "brief": in_brief(one, language()),
                "is_late": one.is_late_on(day),
            }
            for one in committee.follow_ups.open().select_related("organization")
        ],
        "decided": committee_decisions_of(request.user, committee).count(),
    }
    return render(request, "partnerships/committee_page.html", context)


def tabs_of(committee: Committee, here: str) -> list[dict]:
    labels = {"committee_page": _("Le comité"), "committee_decisions": _("Décisions")}
    return [
        {"label": label, "url": reverse(name, args=[committee.pk]), "current": name == here}
        for name, label in labels.items()
    ]


def _shown(meeting: CommitteeMeeting) -> dict:
    return {
        "meeting": meeting,
        "day": day_said(meeting),
        "tone": tone_of(meeting),
        "is_late": meeting.is_to_come and meeting.day is not None and meeting.day < today(),
    }


def organizations_said(
    committee: Committee, members: Sequence[CommitteeMember], sitting: Sequence[int]
) -> dict | None:
    """How many organisations sit, beside how many a document announces; None where neither is known."""
    named = {one.organization_id for one in members if one.pk in sitting} - {None}
    announced = committee.announced_members
    if announced is None and not named:
        return None
    count = ngettext("%(count)d organisme nommé", "%(count)d organismes nommés", len(named))
    said = [count % {"count": len(named)}]
    gap = None
    if announced is not None:
        text = ngettext("%(count)d annoncé", "%(count)d annoncés", announced)
        said.append(text % {"count": announced})
        gap = _gap_said(announced - len(named))
    return {"said": ", ".join(said), "gap": gap}


def _gap_said(gap: int) -> str:
    if gap > 0:
        text = ngettext("Il en manque %(count)d.", "Il en manque %(count)d.", gap)
        return text % {"count": gap}
    if gap < 0:
        text = ngettext(
            "C’est %(count)d de plus qu’annoncé.", "C’est %(count)d de plus qu’annoncés.", -gap
        )
        return text % {"count": -gap}
    return ""


def quorum_said(committee: Committee) -> str:
    if committee.quorum is None:
        return _("aucun quorum n’est demandé")
    voting = committee.members.sitting_on(today()).voting().count()
    return _("%(needed)d, sur %(voting)d membres qui votent aujourd’hui") % {
        "needed": committee.quorum,
        "voting": voting,
    }


@for_coordinators
@require_http_methods(ASKS)
def committee_change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_committee_for(request.user, pk)
    form = CommitteeForm(*sent(request), program=found.program, instance=found)
    if form.is_bound and form.is_valid() and attempt(form, form.save):
        messages.success(request, _("Le comité est enregistré."))
        return redirect("committee_page", pk)
    committee = access.get_committee_for(request.user, pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Modifier le comité"),
        object_label=str(committee),
        committee=committee,
        meeting=None,
        cancel_url=reverse("committee_page", args=[pk]),
    )


@for_coordinators
@require_safe
def committee_decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """What a committee decided, the last first; searched by words."""
    committee = access.get_committee_for(request.user, pk)
    text = request.GET.get("q", "")[:200].strip()
    every = committee_decisions_of(request.user, committee)
    found = every.select_related("meeting", "ratified_at").order_by(
        F("meeting__day").desc(nulls_last=True), "-pk"
    )
    if text:
        in_text = Q(text__matches=text) | Q(text_en__matches=text) | Q(number__matches=text)
        found = found.filter(in_text)
    page = page_of(found, PAGE, request.GET.get("page"))
    context = {
        "committee": committee,
        "tabs": tabs_of(committee, "committee_decisions"),
        "text": text,
        "page": page,
        "rows": [{"decision": one, "day": day_said(one.meeting)} for one in page],
    }
    return render(request, "partnerships/committee_decisions.html", context)


def committee_decisions_of(user, committee: Committee) -> QuerySet:
    return access.visible_decisions(user).filter(meeting__committee=committee)


# --- who sits


@for_coordinators
@require_http_methods(ASKS)
def committee_member_new(request: HttpRequest, pk: int) -> HttpResponse:
    committee = access.get_committee_for(request.user, pk)
    form = MemberForm(*sent(request), user=request.user, committee=committee)
    if form.is_bound and form.is_valid() and attempt(form, form.save):
        messages.success(request, _("Le membre est ajouté."))
        again = "again" in request.POST
        return redirect("committee_member_new" if again else "committee_page", pk)
    return _member_form(request, form, committee, _("Ajouter un membre"), again=True)


@for_coordinators
@require_http_methods(ASKS)
def committee_member_change(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.get_committee_member_for(request.user, pk)
    committee = member.committee
    form = MemberForm(*sent(request), user=request.user, committee=committee, instance=member)
    if form.is_bound and form.is_valid() and attempt(form, form.save):
        messages.success(request, _("Le membre est enregistré."))
        return redirect("committee_page", committee.pk)
    return _member_form(request, form, committee, _("Modifier le membre"))


def _member_form(
    request: HttpRequest, form, committee: Committee, title: str, again: bool = False
) -> HttpResponse:
    return form_page(
        request,
        form,
        template="partnerships/committee_member_form.html",
        title=title,
        object_label=str(committee),
        committee=committee,
        meeting=None,
        again=again,
        cancel_url=reverse("committee_page", args=[committee.pk]),
    )


@for_coordinators
@require_http_methods(ASKS)
def committee_member_end(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.get_committee_member_for(request.user, pk)
    form = EndForm(*sent(request), initial={"ends_on": member.ends_on or today()})
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.end_mandate, member=member, **form.cleaned_data)
    ):
        messages.success(request, _("La fin du mandat est notée."))
        return redirect("committee_page", member.committee_id)
    return _about_member(
        request,
        form,
        member,
        _("Mettre fin au mandat"),
        [_("Le membre n’est plus convoqué ni compté après ce jour; ses présences restent.")],
    )


@for_coordinators
@require_http_methods(ASKS)
def committee_member_replace(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.get_committee_member_for(request.user, pk)
    form = SuccessorForm(*sent(request), initial={"starts_on": today()})
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.replace_member, member=member, **form.cleaned_data)
    ):
        messages.success(request, _("Le membre est remplacé."))
        return redirect("committee_page", member.committee_id)
    return _about_member(
        request,
        form,
        member,
        _("Remplacer le membre"),
        [
            _("Son mandat prend fin la veille."),
            _("La personne qui suit siège pour le même organisme, au même siège."),
        ],
    )


def _about_member(
    request: HttpRequest, form, member: CommitteeMember, title: str, says: list[str]
) -> HttpResponse:
    return confirm(
        request,
        form,
        template=CONFIRM,
        title=title,
        object_label=f"{member} · {member.committee}",
        consequences=says,
        committee=member.committee,
        meeting=None,
        cancel_url=reverse("committee_page", args=[member.committee_id]),
    )
