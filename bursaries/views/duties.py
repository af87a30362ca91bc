"""The desk of obligations: all of a program with what is left and what is late, and the page of one."""

from fractions import Fraction

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from bursaries import access
from bursaries.actions import duties_service, follow_ups
from bursaries.duty import Statement, months_said
from bursaries.enums import (
    OBLIGATION_ACTIVE,
    OBLIGATION_DONE,
    OBLIGATION_REPAID,
    OBLIGATION_SERVING,
    AttestationState,
    ObligationState,
)
from bursaries.models import Letter, Obligation, ServicePeriod, Waiver
from bursaries.owing import statement_of, statements_of, why_not_counted
from bursaries.statements import (
    change_said,
    deadlines_of,
    due_of,
    kind_said,
    letter_of,
    months_known,
    sender_of,
    short,
    standing_said,
)
from bursaries.views.duty_steps import language_of, link_of, steps_of
from programs.asked import page_of
from programs.choosing import to_open
from programs.doors import for_coordinators
from programs.files import attachment
from programs.letters.model import Letter as Paper
from programs.letters.model import Text
from programs.letters.printing import pdf_answer
from programs.lib.periods import today
from programs.people.telling import tell_apart
from programs.taking_back import addresses_of, timeline

ON_A_PAGE = 50
_ACTIVE, _OVER, _ALL = "en-cours", "finis", "tous"
_KINDS = {
    _ACTIVE: gettext_lazy("En cours"),
    _OVER: gettext_lazy("Terminés"),
    _ALL: gettext_lazy("Tous"),
}
TONES = {
    ObligationState.NOT_STARTED: "neutral",
    ObligationState.ONGOING: "active",
    ObligationState.DEFERRED: "attention",
    ObligationState.FULFILLED: "done",
    ObligationState.EXEMPTED: "done",
    ObligationState.DEFAULTED: "stopped",
    ObligationState.REPAYING: "stopped",
    ObligationState.SETTLED: "done",
    ObligationState.CANCELLED: "neutral",
}
ATTESTATION_TONES = {
    AttestationState.RECEIVED: "attention",
    AttestationState.CONFIRMED: "done",
    AttestationState.REFUSED: "stopped",
}


@for_coordinators
@require_safe
def duty_programs(request: HttpRequest) -> HttpResponse:
    """The programs that give bursaries; straight to the only or the chosen one."""
    programs = list(access.bursary_programs(request.user).select_related("lead"))
    if program := to_open(request, programs):
        return redirect("duty_list", program.slug)
    return render(request, "bursaries/duty_programs.html", {"programs": programs})


@for_coordinators
@require_safe
def duty_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The obligations of a program: who is late first, with what is owed, served and left."""
    program = access.get_bursary_program_for(request.user, slug)
    asked = request.GET.get("etat", _ACTIVE)
    if asked not in _KINDS:
        raise Http404
    own = access.visible_obligations(request.user).filter(program=program)
    page = page_of(_rows(_of_kind(own, asked)), ON_A_PAGE, request.GET.get("page"))
    waiting = list(
        access.visible_attestations(request.user)
        .filter(state=AttestationState.RECEIVED, service__obligation__program=program)
        .select_related("service__obligation__person", "service__employer")
        .order_by("received_on", "pk")
    )
    tell_apart([row["obligation"].person for row in page])
    tell_apart([one.service.obligation.person for one in waiting])
    context = {
        "program": program,
        "page": page,
        "waiting": waiting,
        "tabs": [
            {"label": label, "url": f"?etat={kind}", "current": kind == asked}
            for kind, label in _KINDS.items()
        ],
    }
    return render(request, "bursaries/duty_list.html", context)


def _of_kind(obligations: QuerySet[Obligation], asked: str) -> list[Obligation]:
    found = obligations.select_related("person", "rule").prefetch_related("follow_ups")
    if asked == _ACTIVE:
        found = found.filter(state__in=OBLIGATION_ACTIVE)
    elif asked == _OVER:
        found = found.exclude(state__in=OBLIGATION_ACTIVE)
    return list(found.order_by("person__sort_key", "pk"))


def _rows(obligations: list[Obligation]) -> list[dict]:
    statements = statements_of(obligations, today())
    rows = [_row(one, statements[one.pk]) for one in obligations]
    return sorted(rows, key=lambda row: not row["late"])


def _row(obligation: Obligation, found) -> dict:
    day = today()
    is_awaited = obligation.state in OBLIGATION_SERVING
    late = []
    if is_awaited and found.is_late_to_start(day):
        late.append(_("en retard pour commencer"))
    if is_awaited and found.is_late_to_complete(day):
        late.append(_("en retard pour terminer"))
    return {
        "obligation": obligation,
        "tone": TONES[ObligationState(obligation.state)],
        "bar": bar_of(found),
        "left": months_known(found.balance),
        "late": late,
        "deadline": (found.start_by if not found.started else found.complete_by)
        if is_awaited
        else None,
        "follow_ups": follow_ups.milestones_due(obligation, day),
    }


def bar_of(found) -> dict | None:
    """How far one has come, as a bar; None where nothing is owed or nobody knows."""
    if not found.owed or found.balance is None:
        return None
    done = found.owed - found.balance
    return {
        "value": float(done),
        "max": float(found.owed),
        "display": _("%(done)s sur %(owed)s")
        % {"done": months_known(done), "owed": months_known(found.owed)},
    }


@for_coordinators
@require_POST
def duty_confirm_together(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm the attestations that are ticked."""
    program = access.get_bursary_program_for(request.user, slug)
    keys = [key for key in request.POST.getlist("attestation") if key.isascii() and key.isdecimal()]
    chosen = access.visible_attestations(request.user).filter(
        service__obligation__program=program, pk__in=[int(key) for key in keys if len(key) < 10]
    )
    try:
        count = duties_service.confirm_together(
            attestations=list(chosen.select_related("service__obligation")), by=request.user
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if count:
            said = ngettext(
                "%(count)d attestation est confirmée.",
                "%(count)d attestations sont confirmées.",
                count,
            )
            messages.success(request, said % {"count": count})
        else:
            messages.info(request, _("Rien n’était coché."))
    return redirect("duty_list", program.slug)


@for_coordinators
@require_safe
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One obligation: its ledger line by line, and all that it comes from."""
    obligation = access.get_obligation_for(request.user, pk)
    found = statement_of(obligation, today())
    is_awaited = obligation.state in OBLIGATION_SERVING
    context = {
        "obligation": obligation,
        "program": obligation.program,
        "tone": TONES[ObligationState(obligation.state)],
        "steps": steps_of(obligation, found),
        # Of a state that was taken back, the record keeps why; it is no reason of where it stands now.
        "reason": "" if is_awaited or obligation.state in OBLIGATION_DONE else obligation.reason,
        "balance": standing_said(obligation, found),
        "deadlines": deadlines_of(obligation, found),
        "bar": bar_of(found),
        "lines": lines_of(found),
        "jobs": _jobs_shown(request.user, obligation),
        "awards": list(obligation.awards.order_by("awarded_on", "pk")),
        "deferrals": list(obligation.deferrals.select_related("granted_by")),
        "waivers": _waivers(obligation),
        "repayments": list(
            obligation.repayments.prefetch_related("reversals__expense").order_by("received_on")
        ),
        "follow_ups": list(obligation.follow_ups.all()),
        "follow_ups_due": follow_ups.milestones_due(obligation, today()),
        "letters": list(obligation.letters.all()),
        "link": link_of(obligation),
        "events": timeline(obligation, request.user),
        "due": due_of(obligation, found),
        "is_repaid": obligation.state in OBLIGATION_REPAID,
        "is_open": obligation.state in OBLIGATION_ACTIVE,
        "is_awaited": is_awaited,
    }
    return render(request, "bursaries/duty.html", context)


def _waivers(obligation: Obligation) -> list[Waiver]:
    """Each with ``months_said``, nothing for all that was left."""
    found = list(obligation.waivers.select_related("granted_by"))
    for one in found:
        one.months_said = months_said(Fraction(one.months)) if one.months else ""
    return found


def _jobs_shown(user, obligation: Obligation) -> list[dict]:
    found = [job_of(one, obligation) for one in _jobs(obligation)]
    attested = [row for job in found for row in job["attestations"]]
    addresses = addresses_of(user, [row["one"] for row in attested])
    for row in attested:
        row["take_back"] = addresses.get(row["one"].pk, "")
    return found


def _jobs(obligation: Obligation) -> QuerySet[ServicePeriod]:
    jobs = obligation.service.select_related("employer", "region")
    return jobs.prefetch_related("attestations__files")


def job_of(job: ServicePeriod, obligation: Obligation) -> dict:
    """A job with its attestations, and why it does not count where it does not."""
    return {
        "job": job,
        "why_not": why_not_counted(job, obligation.rule),
        "attestations": [
            {"one": one, "tone": ATTESTATION_TONES[AttestationState(one.state)]}
            for one in job.attestations.all()
        ],
    }


def lines_of(found: Statement) -> list[dict]:
    """The lines of the ledger, in words."""
    return [
        {
            "line": line,
            "kind": kind_said(line.kind),
            "change": change_said(line),
            "balance": months_known(line.balance),
        }
        for line in found.lines
    ]


# --- what is handed over


@for_coordinators
@require_safe
def duty_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement of today, in the language of the holder, as a PDF."""
    obligation = access.get_obligation_for(request.user, pk)
    return statement_pdf(obligation, language_of(obligation))


def statement_pdf(obligation: Obligation, language: str) -> HttpResponse:
    name = _("releve-%(code)s.pdf") % {"code": obligation.display_code}
    return pdf_answer(letter_of(obligation, today(), language), name)


@for_coordinators
@require_safe
def duty_letter(request: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    """A letter about the obligation, as it was written."""
    obligation = access.get_obligation_for(request.user, pk)
    letters = Letter.objects.select_related("obligation__program__lead")
    letter = get_object_or_404(letters, pk=letter_pk, obligation=obligation)
    return pdf_answer(notice_on_paper(letter), f"{obligation.display_code}-{letter.dated_on}.pdf")


def notice_on_paper(letter: Letter) -> Paper:
    """A letter about an obligation, whose text is no template's."""
    obligation = letter.obligation
    return Paper(
        language=short(letter.language),
        kind="letter",
        title=letter.subject,
        sender=sender_of(obligation.program.lead),
        day=letter.dated_on,
        addressee=tuple(letter.addressee.splitlines()),
        reference=obligation.display_code,
        blocks=(Text(letter.body),),
    )


@for_coordinators
@require_safe
def duty_attestation_file(
    request: HttpRequest, pk: int, attestation_pk: int, proof_pk: int
) -> HttpResponseBase:
    files = access.visible_attestation_files(request.user).filter(
        attestation=attestation_pk, attestation__service__obligation=pk
    )
    return attachment(get_object_or_404(files, pk=proof_pk))
