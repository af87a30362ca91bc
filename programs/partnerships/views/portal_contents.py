"""What the pages of partners show: their agreements, what is expected of them, what is left of the insured hours.

Never what the lead organisation keeps for itself: its notes, its reasons, its drafts, what others answered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.accounts.access import coordinators_of
from programs.lib.periods import format_date, today
from programs.partnerships import access
from programs.partnerships.coverage import Coverage, coverage_of
from programs.partnerships.drafting import number_said
from programs.partnerships.enums import (
    AGREEMENT_BOUND,
    AGREEMENT_LIVE,
    AgreementState,
    HoursPer,
)
from programs.partnerships.models import Agreement, AgreementParty, Amendment
from programs.partnerships.views.agreement_desk import TONES, language, shown_clauses

# How long before its day an obligation is shown among what awaits a partner.
SOON = timedelta(days=30)


def say(day: date | None) -> str:
    return format_date(day, language()) if day else ""


# --- what awaits


def expected(user) -> list[dict]:
    """What is to be answered or done, the earliest day first, what has none last."""
    day = today()
    found = [*_reviews(user, day), *_obligations(user, day), *_follow_ups(user, day)]
    return sorted(found, key=lambda item: item["day"] or date.max)


def _item(due: date | None, title: str, detail: str, url: str, action: str, day: date) -> dict:
    late = due is not None and due < day
    on = {"day": say(due)}
    when = _("Depuis le %(day)s") % on if late else _("D’ici le %(day)s") % on
    return {
        "day": due,
        "late": late,
        "when": when if due else _("Sans échéance"),
        "title": title,
        "detail": detail,
        "url": url,
        "action": action,
    }


def reviews_to_answer(user):
    return access.own_reviews(user).filter(
        answered_at=None, concluded_on=None, agreement__state__in=AGREEMENT_LIVE
    )


def _reviews(user, day: date) -> Iterator[dict]:
    for one in reviews_to_answer(user):
        title = _("Évaluation %(year)s") % {"year": one.year}
        url = reverse("own_agreement_review", args=[one.pk])
        yield _item(one.due_on, title, str(one.agreement), url, _("Répondre"), day)


def obligations_to_meet(user):
    """Those that are due soon, or are late."""
    return access.own_obligations(user).filter(
        done_on=None, due_on__lte=today() + SOON, agreement__state__in=AGREEMENT_LIVE
    )


def _obligations(user, day: date) -> Iterator[dict]:
    for one in obligations_to_meet(user):
        url = reverse("own_agreement_obligation", args=[one.pk, "fait"])
        yield _item(one.due_on, str(one), str(one.agreement), url, _("C’est fait"), day)


def _follow_ups(user, day: date) -> Iterator[dict]:
    for one in access.own_follow_ups(user):
        url = reverse("follow_up_own_done", args=[one.pk])
        detail = " · ".join(filter(None, (str(one.program), one.responsible, one.timeline)))
        yield _item(one.due_on, str(one), detail, url, _("C’est fait"), day)


def summary(user) -> dict:
    """What the home page says: how many agreements, and what awaits."""
    agreements = access.own_agreements(user).filter(
        state__in=(AgreementState.SIGNING, *AGREEMENT_LIVE)
    )
    items = expected(user)
    return {
        "agreements": agreements.count(),
        "awaiting": len(items),
        "late": sum(item["late"] for item in items),
        "first": items[:3],
    }


# --- the list


def listed(user) -> tuple[list[dict], list[dict]]:
    """The agreements that hold or are to be signed, and those that are over; a constant number of queries."""
    day = today()
    found = list(
        access.own_agreements(user)
        .with_term_on(day)
        .select_related("program__lead")
        .order_by("term_ends", "pk")
    )
    keys = [one.pk for one in found]
    kept = Agreement.objects.filter(pk__in=keys)
    expired = set(kept.expired_on(day).values_list("pk", flat=True))
    renewing = set(kept.to_renew_on(day).values_list("pk", flat=True))
    coverage = coverage_of(found, day)
    bodies = _bodies(access.own_parties(user).filter(agreement__in=keys))
    current, over = [], []
    for one in found:
        row = _row(one, day, expired, renewing)
        row |= {"bodies": bodies[one.pk], "hours": hours_said(one, coverage.get(one.pk))}
        (current if one.state in (AgreementState.SIGNING, *AGREEMENT_LIVE) else over).append(row)
    return current, over


def _bodies(parties: Iterable[AgreementParty]) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    for party in parties.select_related("organization"):
        found[party.agreement_id].append(str(party.organization))
    return defaultdict(str, {key: ", ".join(names) for key, names in found.items()})


def _row(agreement: Agreement, day: date, expired: set[int], renewing: set[int]) -> dict:
    label, tone = state_said(agreement, agreement.pk in expired, agreement.pk in renewing)
    ends, notice = agreement.term_ends, agreement.notice_day
    is_live = agreement.state in AGREEMENT_LIVE
    return {
        "agreement": agreement,
        "label": label,
        "tone": tone,
        "ends": say(ends),
        "notice": say(notice) if is_live and notice and notice >= day else "",
        "may_declare": agreement.state in AGREEMENT_LIVE,
    }


def state_said(agreement: Agreement, is_expired: bool, is_renewing: bool) -> tuple[str, str]:
    """Where it stands, in the words of whoever signed it, and its tone."""
    if is_expired:
        return pgettext("entente", "Échue"), "stopped"
    if is_renewing:
        return _("À renouveler"), "attention"
    state = AgreementState(agreement.state)
    if state == AgreementState.SIGNING:
        return _("À signer"), TONES[state]
    return str(state.label), TONES[state]


# --- insured hours


def hours_said(agreement: Agreement, coverage: Coverage | None) -> dict | None:
    """How many hours are declared, and left; nothing where the agreement insures none and none were declared."""
    if coverage is None or (coverage.insured is None and not coverage.declared):
        return None
    span = "" if agreement.insured_per == HoursPer.TERM else coverage.span
    return {
        "declared": number_said(coverage.declared, language()),
        "declared_value": f"{coverage.declared:f}",
        "insured": "" if coverage.insured is None else number_said(coverage.insured, language()),
        "left": "" if coverage.left is None else number_said(coverage.left, language()),
        "beyond": number_said(coverage.beyond, language()) if coverage.beyond else "",
        "span": _("du %(start)s au %(end)s") % {"start": say(span.start), "end": say(span.end)}
        if span
        else _("pour toute la durée"),
    }


def hours_of(agreement: Agreement) -> dict | None:
    return hours_said(agreement, coverage_of([agreement], today()).get(agreement.pk))


def declarations(found) -> list[dict]:
    """Hours as they were declared, the latest days first."""
    ordered = found.select_related("party__organization", "declared_by").order_by(
        "-starts_on", "-pk"
    )
    return [
        {
            "one": one,
            "days": _("du %(start)s au %(end)s")
            % {"start": say(one.starts_on), "end": say(one.ends_on)},
            "hours": number_said(one.hours, language()),
        }
        for one in ordered
    ]


# --- one agreement


def story(user, agreement: Agreement) -> dict:
    """All that a party reads of one agreement, as it stands today."""
    day = today()
    found = Agreement.objects.filter(pk=agreement.pk)
    agreement = found.with_term_on(day).select_related("program__lead", "assigned_to").get()
    label, tone = state_said(
        agreement, found.expired_on(day).exists(), found.to_renew_on(day).exists()
    )
    amendments = Amendment.objects.filter(
        agreement=agreement, signed_on__isnull=False, cancelled_on=None
    )
    in_effect = Amendment.objects.in_effect_on(day).filter(agreement=agreement)
    clauses = agreement.clauses.select_related("amendment")
    original = clauses.filter(amendment=None)
    return {
        "agreement": agreement,
        "label": label,
        "tone": tone,
        "begins": say(agreement.starts_on),
        "ends": say(agreement.term_ends),
        "notice": say(agreement.notice_day)
        if agreement.state in AGREEMENT_LIVE and agreement.notice_day
        else "",
        "notice_said": agreement.notice_term.display(language()),
        "is_live": agreement.state in AGREEMENT_LIVE,
        "may_declare": agreement.state in AGREEMENT_BOUND,
        "parties": list(agreement.parties.select_related("organization")),
        "contacts": _contacts(agreement),
        "clauses": shown_clauses((original | clauses.filter(amendment__in=in_effect)).distinct()),
        "amendments": [_amendment(one) for one in amendments],
        "obligations": [
            _obligation(one, day)
            for one in access.own_obligations(user).filter(agreement=agreement)
        ],
        "reviews": list(access.own_reviews(user).filter(agreement=agreement)),
        "hours": hours_of(agreement),
        "files": list(access.own_files(user).filter(agreement=agreement)),
    }


def _contacts(agreement: Agreement) -> list:
    """Who follows it at the lead organisation, or else whoever coordinates its program."""
    if agreement.assigned_to:
        return [agreement.assigned_to]
    return list(coordinators_of(agreement.program).order_by("last_name", "first_name", "pk")[:3])


def _amendment(amendment: Amendment) -> dict:
    return {
        "amendment": amendment,
        "effective": say(amendment.effective_on),
        "ends": say(amendment.ends_on),
        "hours": number_said(amendment.insured_hours, language())
        if amendment.insured_hours is not None
        else "",
    }


def _obligation(obligation, day: date) -> dict:
    due = obligation.due_on
    return {
        "one": obligation,
        "due": say(due),
        "is_late": obligation.done_on is None and due is not None and due < day,
        "done": say(obligation.done_on),
    }
