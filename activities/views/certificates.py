"""Certificates of attendance: who gets one, their text, an example, and each or all of them on paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities import access
from activities.actions import certificates as actions
from activities.forms.certificates import CertificateForm
from activities.jobs import ask_for_certificates
from activities.views.desk import FORM, tabs_of
from activities.views.desk_listed import language
from programs import jobs
from programs.budgets.views.desk import ASKS, form_page, sent
from programs.doors import for_coordinators
from programs.forms import attempt
from programs.letters import model as paper
from programs.letters.printing import pdf_answer


@for_coordinators
@require_safe
def activity_certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """Who gets a certificate, who does not yet, and why nobody does."""
    activity = access.get_activity_for(request.user, pk)
    standings = actions.standings_of(activity)
    why_none = ""
    try:
        actions.eligible_for(activity)
    except ValidationError as error:
        why_none = " ".join(error.messages)
    context = {
        "activity": activity,
        "tabs": tabs_of(activity, "activity_certificates"),
        "standings": standings,
        "eligible": sum(one.is_eligible for one in standings),
        "why_none": why_none,
    }
    return render(request, "activities/activity_certificates.html", context)


@for_coordinators
@require_http_methods(ASKS)
def activity_certificate_text(request: HttpRequest, pk: int) -> HttpResponse:
    activity = access.get_activity_for(request.user, pk)
    form = CertificateForm(*sent(request), instance=activity)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, actions.keep_text, activity=form.instance, by=request.user)
    ):
        messages.success(request, _("Le texte de l’attestation est enregistré."))
        return redirect("activity_certificates", pk)
    return form_page(
        request,
        form,
        template=FORM,
        title=_("Texte de l’attestation"),
        activity=access.get_activity_for(request.user, pk),
        offering=None,
        shown=None,
        cancel_url=reverse("activity_certificates", args=[pk]),
    )


@for_coordinators
@require_safe
def activity_certificate_example(request: HttpRequest, pk: int) -> HttpResponse:
    """One with invented values."""
    activity = access.get_activity_for(request.user, pk)
    letter = actions.example_of(activity, language())
    return printed(letter, f"{_('exemple')}-{activity.code}")


@for_coordinators
@require_safe
def activity_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """That of one participant; of who was not there often enough there is none."""
    participant = get_object_or_404(
        access.visible_participants(request.user).select_related(
            "registration__offering__activity__program__lead", "registration__booking"
        ),
        pk=pk,
    )
    activity = participant.registration.offering.activity
    try:
        letter = actions.certificate_of(participant)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("activity_certificates", activity.pk)
    return printed(letter, f"{_('Attestation')}-{participant}")


@for_coordinators
@require_POST
def activity_certificates_print(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them, in the background."""
    activity = access.get_activity_for(request.user, pk)
    try:
        job = ask_for_certificates(activity, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("activity_certificates", pk)
    return redirect(jobs.address_of(job))


def printed(letter: paper.Letter, name: str) -> HttpResponse:
    """The PDF, called by the words of ``name``, or the sentence that says why there is none."""
    return pdf_answer(letter, f"{slugify(name)}.pdf")
