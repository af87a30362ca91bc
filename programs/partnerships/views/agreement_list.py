"""The agreements of a coordinator: what ends, what is due, what was last said of each. A constant number of queries."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import BadRequest
from django.core.paginator import Page
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.asked import page_of
from programs.choosing import to_its_list, to_open
from programs.lib.periods import today
from programs.lookups import counted_key_of
from programs.models import Program
from programs.partnerships import access
from programs.partnerships.enums import AgreementKind, AgreementState
from programs.partnerships.models import (
    Agreement,
    AgreementObligation,
    AgreementParty,
    AgreementReview,
)
from programs.partnerships.views.agreement_desk import TONES, for_coordinators

PAGE = 50
TO_RENEW, EXPIRED = "a-renouveler", "echues"


@dataclass(frozen=True)
class Asked:
    """What an address asks for."""

    program: str = ""
    state: str = ""
    kind: str = ""
    marked: str = ""
    text: str = ""

    @classmethod
    def read(cls, query) -> "Asked":
        """Raises BadRequest for a state, a kind or a mark that is none."""
        asked = cls(
            program=query.get("programme", "")[:60],
            state=query.get("etat", ""),
            kind=query.get("forme", ""),
            marked=query.get("suivi", ""),
            text=query.get("q", "")[:200].strip(),
        )
        if asked.state and asked.state not in AgreementState.values:
            raise BadRequest("a state is none")
        if asked.kind and asked.kind not in AgreementKind.values:
            raise BadRequest("a kind is none")
        if asked.marked not in ("", TO_RENEW, EXPIRED):
            raise BadRequest("a mark is none")
        return asked


class AgreementList:
    """The agreements that are asked for: what ends first comes first."""

    def __init__(self, user, asked: Asked):
        self.user, self.asked, self.day = user, asked, today()

    @cached_property
    def programs(self) -> list[Program]:
        return list(access.partnership_programs(self.user))

    @cached_property
    def all(self) -> QuerySet[Agreement]:
        return access.visible_agreements(self.user)

    @cached_property
    def is_empty(self) -> bool:
        return not self.all.exists()

    @cached_property
    def agreements(self) -> QuerySet[Agreement]:
        asked, found = self.asked, self.all.with_term_on(self.day)
        if asked.program:
            found = found.filter(program__slug=asked.program)
        if asked.state:
            found = found.filter(state=asked.state)
        if asked.kind:
            found = found.filter(kind=asked.kind)
        if asked.marked == TO_RENEW:
            found = found.filter(pk__in=Agreement.objects.to_renew_on(self.day).values("pk"))
        if asked.marked == EXPIRED:
            found = found.filter(pk__in=Agreement.objects.expired_on(self.day).values("pk"))
        if asked.text:
            found = found.filter(self._named(asked.text))
        return found.order_by(F("term_ends").asc(nulls_last=True), counted_key_of("number"), "pk")

    @staticmethod
    def _named(text: str) -> Q:
        """By an organisation, under any of its names, or by number or title."""
        parties = AgreementParty.objects.filter(agreement=OuterRef("pk")).filter(
            Q(organization__name__matches=text)
            | Q(organization__acronym__matches=text)
            | Q(organization__aliases__name__matches=text)
        )
        return Q(Exists(parties)) | Q(title__matches=text) | Q(number__icontains=text)

    def page(self, asked: str | None) -> Page:
        parties = AgreementParty.objects.select_related("organization")
        found = self.agreements.select_related("program")
        return page_of(found.prefetch_related(Prefetch("parties", parties)), PAGE, asked)

    def rows(self, agreements: list[Agreement]) -> list[dict]:
        """What each comes to. Four queries."""
        keys = [one.pk for one in agreements]
        to_renew, expired = self._marked("to_renew_on", keys), self._marked("expired_on", keys)
        due = AgreementObligation.objects.filter(agreement__in=keys, done_on=None)
        due = (
            due.exclude(due_on=None)
            .order_by("agreement_id", "due_on", "pk")
            .distinct("agreement_id")
        )
        reviews = AgreementReview.objects.filter(agreement__in=keys)
        reviews = reviews.order_by("agreement_id", "-year", "-pk").distinct("agreement_id")
        next_due = {one.agreement_id: one for one in due}
        last_review = {one.agreement_id: one for one in reviews}
        return [
            {
                "agreement": one,
                "tone": TONES[AgreementState(one.state)],
                "parties": [str(party.organization) for party in one.parties.all()],
                "mark": self._mark(one, to_renew, expired),
                "due": next_due.get(one.pk),
                "is_late": one.pk in next_due and next_due[one.pk].due_on < self.day,
                "review": last_review.get(one.pk),
            }
            for one in agreements
        ]

    def _marked(self, rule: str, keys: list[int]) -> set[int]:
        found = getattr(Agreement.objects.filter(pk__in=keys), rule)(self.day)
        return set(found.values_list("pk", flat=True))

    @staticmethod
    def _mark(agreement: Agreement, to_renew: set[int], expired: set[int]) -> str:
        if agreement.pk in expired:
            return _("échue")
        return _("à renouveler") if agreement.pk in to_renew else ""


@for_coordinators
@require_safe
def agreement_list(request: HttpRequest) -> HttpResponse:
    if of_chosen := to_its_list(request, access.partnership_programs(request.user)):
        return of_chosen
    listed = AgreementList(request.user, Asked.read(request.GET))
    page = listed.page(request.GET.get("page"))
    context = {
        "listed": listed,
        "asked": listed.asked,
        "page": page,
        "rows": listed.rows(list(page.object_list)),
        "kinds": AgreementKind.choices,
        "states": AgreementState.choices,
        "marks": ((TO_RENEW, _("À renouveler")), (EXPIRED, _("Échues"))),
    }
    return render(request, "partnerships/agreement_list.html", context)


@for_coordinators
@require_safe
def agreement_programs(request: HttpRequest) -> HttpResponse:
    """For which program: a new agreement, clauses, reviews, inventory; of a single one, straight to a new agreement."""
    programs = list(access.partnership_programs(request.user).select_related("lead"))
    if "choisir" not in request.GET and (program := to_open(request, programs)):
        return redirect(reverse("agreement_new", args=[program.slug]))
    rows = [{"program": program, "year": _year_told_of(program)} for program in programs]
    return render(request, "partnerships/agreement_programs.html", {"rows": rows})


def _year_told_of(program: Program) -> str:
    """The fiscal year under way; of a program that is over its last one, of one to come its first."""
    day = max(program.starts_on, min(today(), program.ends_on or today()))
    return program.calendar.name(program.calendar.year_containing(day))
