"""The instalments of a program that await something, authorised together; and how those of one award are planned."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from bursaries import access, disbursed
from bursaries.actions.instalments import plan_instalments
from bursaries.actions.together import authorize_together
from bursaries.forms.awards import MOST_PARTS, TogetherForm, left_to_plan, parts_form
from bursaries.models import AwardInstalment
from bursaries.views.awards_desk import (
    ASKS,
    award_to_change,
    program_to_change,
    together_page,
)
from bursaries.views.awards_listed import AWAITING, Asked, AwardList, instalments_to
from programs.access import can_coordinate
from programs.amounts import amount_said
from programs.asked import page_of, read_number
from programs.budgets.models import Expense
from programs.budgets.offered import offered_said
from programs.doors import for_accounts
from programs.files import attachment
from programs.forms import attempt
from programs.models import Program
from programs.together import Outcome, parted

PAGE = 100
TO_AUTHORIZE = "a-autoriser"


@for_accounts
@require_http_methods(ASKS)
def award_instalments(request: HttpRequest, slug: str) -> HttpResponse:
    """What awaits a document, an authorisation or finance; a POST authorises what is ticked."""
    if request.method == "POST":
        return _authorized(request, program_to_change(request, slug))
    program = access.get_awarding_program_for(request.user, slug)
    name = request.GET.get("suivi", TO_AUTHORIZE)
    if name not in AWAITING:
        raise BadRequest("nothing awaits so")
    return _listed(request, program, name, TogetherForm(program=program))


def _listed(
    request: HttpRequest,
    program: Program,
    name: str,
    form: TogetherForm,
    ticked: frozenset[int] = frozenset(),
) -> HttpResponse:
    waiting = instalments_to(name, program, request.user)
    page = page_of(waiting, PAGE, request.GET.get("page"))
    marks = AwardList(program, request.user, Asked()).awaiting
    context = {
        "program": program,
        "page": page,
        "rows": [{"instalment": one, "stage": disbursed.stage_of(one)} for one in page.object_list],
        "marks": [
            mark | {"is_chosen": mark["name"] == name} for mark in marks if mark["name"] in AWAITING
        ],
        "label": AWAITING[name][0],
        "may_authorize": name == TO_AUTHORIZE and can_coordinate(request.user, program),
        "form": form,
        "ticked": ticked,
        "offered": offered_said(form.offered),
    }
    return render(request, "bursaries/award_instalments.html", context)


def _authorized(request: HttpRequest, program: Program) -> HttpResponse:
    ticked = frozenset(read_number(one) for one in request.POST.getlist("instalment"))
    form = TogetherForm(request.POST, program=program)
    if form.is_valid():
        waiting = instalments_to(TO_AUTHORIZE, program, request.user).filter(pk__in=ticked)
        found = list(waiting[:PAGE])
        if found:
            outcomes = authorize_together(
                instalments=found,
                by=request.user,
                line=form.cleaned_data["line"],
                on=form.cleaned_data["on"],
            )
            return together_page(request, **_said(program, outcomes))
        form.add_error(None, _("Cochez d’abord les versements."))
    return _listed(request, program, TO_AUTHORIZE, form, ticked)


def _said(program: Program, outcomes: list[Outcome]) -> dict:
    passed, refused = parted(outcomes)
    title = (
        ngettext("%(number)s versement autorisé", "%(number)s versements autorisés", len(passed))
        % {"number": len(passed)}
        if passed
        else _("Aucun versement autorisé")
    )
    made = AwardInstalment.objects.filter(pk__in=[one.record.pk for one in passed])
    expenses = {one.pk: one.expense for one in made.select_related("expense")}
    return {
        "program": program,
        "title": title,
        "passed": [_told(one, expenses[one.record.pk]) for one in passed],
        "refused": [_told(one) for one in refused],
        "back_url": reverse("award_instalments", args=[program.slug]),
        "back": _("Retour aux versements"),
    }


def _told(outcome: Outcome, expense: Expense | None = None) -> dict:
    one = outcome.record
    links = [(reverse("expense", args=[expense.pk]), expense.code)] if expense else []
    return outcome.told(
        reverse("award", args=[one.award_id]), str(one.award), amount_said(one.amount), links
    )


@for_accounts
@require_http_methods(ASKS)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """How what is not attested yet of an award is paid: amounts, days, conditions."""
    found = award_to_change(request, pk)
    number = request.GET.get("parts")
    number = read_number(number) if number else None
    if number is not None and not 1 <= number <= MOST_PARTS:
        raise BadRequest("so many parts are none")
    if not found.is_held:
        messages.error(request, _("Cette bourse a pris fin : rien ne s’y planifie."))
        return redirect("award", found.pk)
    posted = request.method == "POST"
    rows = parts_form(request.POST if posted else None, found, number)
    if posted and rows.is_valid():
        parts = [form.part() for form in rows.written]
        form = rows.forms[0]
        if attempt(form, plan_instalments, award=found, by=request.user, parts=parts):
            messages.success(request, _("Les versements sont planifiés."))
            return redirect("award", found.pk)
    context = {
        "award": found,
        "program": found.program,
        "rows": rows,
        "left": left_to_plan(found),
        "numbers": range(1, 5),
    }
    return render(request, "bursaries/award_plan.html", context)


@for_accounts
@require_safe
def award_file(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """Hand over a document of an award."""
    found = access.get_award_for(request.user, pk)
    return attachment(get_object_or_404(found.files, pk=document_pk))
