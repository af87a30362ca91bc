"""One agreement: where it stands, what it says, who does what by when, who signed, what changed; and its papers."""

from decimal import Decimal
from itertools import groupby

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.letters.printing import pdf_answer
from programs.lib.periods import Period, format_date, today
from programs.partnerships import access
from programs.partnerships.actions.agreement_renewing import hours_on, successor_of
from programs.partnerships.actions.agreement_signing import obstacles_to_signing
from programs.partnerships.agreement_papers import agreement_paper, file_name, total_of
from programs.partnerships.coverage import coverage_of
from programs.partnerships.drafting import number_said, renewal_said, term_said
from programs.partnerships.enums import (
    AGREEMENT_BEING_WRITTEN,
    AGREEMENT_LIVE,
    AGREEMENT_OVER,
    AgreementFileKind,
    AgreementState,
    HoursPer,
)
from programs.partnerships.models import Agreement, Amendment, Signature
from programs.partnerships.views.agreement_desk import (
    TONES,
    asked_language,
    for_coordinators,
    language,
    shown_clauses,
)
from programs.partnerships.views.agreement_steps import steps_of
from programs.taking_back import timeline


@for_coordinators
@require_safe
def agreement_page(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = access.get_agreement_for(request.user, pk), today()
    (found,) = (
        Agreement.objects.with_term_on(day)
        .select_related("program__lead", "region", "renews", "assigned_to", "denounced_by")
        .filter(pk=found.pk)
    )
    parties = list(found.parties.select_related("organization"))
    signatures = list(
        Signature.objects.filter(party__agreement=found).select_related("party__organization")
    )
    is_written = found.state in AGREEMENT_BEING_WRITTEN
    context = {
        "agreement": found,
        "program": found.program,
        "tone": TONES[AgreementState(found.state)],
        "marks": marks_of(found),
        "steps": steps_of(found),
        "is_written": is_written,
        "is_signing": found.state == AgreementState.SIGNING,
        "is_live": found.state in AGREEMENT_LIVE,
        "may_renew": found.state in (*AGREEMENT_LIVE, *AGREEMENT_OVER),
        "lacking": obstacles_to_signing(found) if is_written else [],
        "term": term_said(found, language()) or _("à préciser"),
        "renewal": renewal_said(found, language()),
        "notice": found.notice_term.display(language()),
        "hours": hours_of(found),
        "parties": [{"party": one, "signature": _signature_of(one, signatures)} for one in parties],
        "clauses": shown_clauses(found.clauses.select_related("amendment")),
        "obligations": _obligations(found),
        "contributions": _contributions(found),
        "files": list(found.files.select_related("added_by", "amendment")),
        "amendments": list(found.amendments.all()),
        "reviews": list(found.reviews.select_related("party__organization")),
        "follow_ups": list(found.follow_ups.select_related("organization")),
        "successor": successor_of(found),
        "events": timeline(found, request.user),
        "today": day,
        "TEXT": AgreementFileKind.TEXT,
    }
    return render(request, "partnerships/agreement_page.html", context)


def marks_of(agreement: Agreement) -> list[dict[str, str]]:
    """« à renouveler » and « échue », as the rules of the model have them today."""
    found, day = Agreement.objects.filter(pk=agreement.pk), today()
    if found.expired_on(day).exists():
        return [{"label": _("échue"), "tone": "stopped"}]
    if found.to_renew_on(day).exists():
        return [{"label": _("à renouveler"), "tone": "attention"}]
    return []


def hours_of(agreement: Agreement) -> dict | None:
    """The insured hours, and how many of them were declared in the year of the agreement, or in its term."""
    covered = coverage_of([agreement], today()).get(agreement.pk)
    insured = covered.insured if covered else hours_on(agreement, today())
    declared = covered.declared if covered else Decimal(0)
    if insured is None and not declared:
        return None
    is_yearly = covered and agreement.insured_per == HoursPer.YEAR
    return {
        "insured": "" if insured is None else number_said(insured, language()),
        "per": HoursPer(agreement.insured_per).label,
        "declared": number_said(declared, language()),
        "span": _span_said(covered.span) if is_yearly else "",
        "is_over": bool(covered and covered.beyond),
        "declared_value": f"{declared:f}",
    }


def _span_said(span: Period) -> str:
    return _("du %(start)s au %(end)s") % {
        "start": format_date(span.start, language()),
        "end": format_date(span.end, language()),
    }


def _signature_of(party, signatures: list[Signature]) -> Signature | None:
    own = (one for one in signatures if one.party_id == party.pk and one.amendment_id is None)
    return next(own, None)


def _obligations(agreement: Agreement) -> list:
    return list(agreement.obligations.select_related("party__organization", "owner"))


def _contributions(agreement: Agreement) -> list[dict]:
    """By party, with its total; « n. d. » where none of its contributions is known."""
    found = agreement.contributions.select_related("party__organization")
    ordered = found.order_by("party__position", "party", "pk")
    groups = []
    for _key, group in groupby(ordered, key=lambda one: one.party_id):
        ones = list(group)
        groups.append(
            {
                "party": ones[0].party,
                "ones": [{"one": one, "worth": one.quantity.display(language())} for one in ones],
                "total": total_of(ones).display(language()),
            }
        )
    return groups


@for_coordinators
@require_safe
def agreement_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement on paper: with its amendments in effect, or as it was signed where the address asks for it."""
    found = access.get_agreement_for(request.user, pk)
    version = request.GET.get("version", "")
    if version not in ("", "signee"):
        raise BadRequest("a version is none")
    asked = asked_language(request)
    printed = agreement_paper(found, asked, today(), as_signed=version == "signee")
    return pdf_answer(printed, file_name(found, asked))


def amendment_state(amendment: Amendment, is_put: bool) -> dict[str, str]:
    """Where an amendment stands: it follows from its days."""
    if amendment.cancelled_on:
        return {"label": _("Annulé"), "tone": "stopped"}
    if amendment.signed_on:
        return {"label": _("Signé"), "tone": "active"}
    if is_put:
        return {"label": _("En signature"), "tone": "attention"}
    return {"label": _("Commencé"), "tone": "neutral"}
