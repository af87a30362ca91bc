"""Vouchers and small aids, given on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bursaries.actions.aids import give_aid
from bursaries.forms.aids import AidForm
from bursaries.views.awards_desk import ASKS, program_to_change
from programs.access import visible_organizations
from programs.amounts import amount_said
from programs.budgets.offered import offered_said
from programs.doors import for_accounts
from programs.forms import attempt
from programs.people.access import visible_people


@for_accounts
@require_http_methods(ASKS)
def aid_new(request: HttpRequest, slug: str) -> HttpResponse:
    program = program_to_change(request, slug)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AidForm(
        *posted,
        program=program,
        people=visible_people(request.user).filter(holder=program.lead),
        organizations=visible_organizations(request.user).order_by("name", "pk"),
    )
    if posted and form.is_valid():
        given = attempt(
            form,
            lambda: give_aid(
                program=program,
                answers=form.answers(),
                by=request.user,
                receipt=form.cleaned_data["receipt"],
                submission=form.cleaned_data["submission"],
            ),
        )
        if given:
            messages.success(
                request,
                _("%(aid)s, %(amount)s : l’aide est inscrite.")
                % {"aid": given, "amount": amount_said(given.amount)},
            )
            return redirect("award", given.pk)
    context = {"program": program, "form": form, "offered": offered_said(form.offered)}
    return render(request, "bursaries/aid_form.html", context)
