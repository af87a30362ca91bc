"""« Ententes »: what a partner organisation signed, what is expected of it, and what it answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programs.doors import for_partners
from programs.files import attachment
from programs.forms import UndatedForm, attempt
from programs.letters.printing import pdf_answer
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions import portal as actions
from programs.partnerships.agreement_papers import agreement_paper, file_name
from programs.partnerships.forms.portal import OwnDoneForm, ReviewAnswerForm
from programs.partnerships.views import portal_contents as contents
from programs.partnerships.views.agreement_desk import ASKS, asked_language, do_form, sent


def own_url(pk: int, fragment: str = "") -> str:
    path = reverse("own_agreement", args=[pk])
    return f"{path}#{fragment}" if fragment else path


def own_confirm(request: HttpRequest, form, *, agreement="", **details) -> HttpResponse:
    """Ask before something is done; the button says what the title says."""
    known = {"form": form, "agreement": agreement, "danger": False, "consequences": []}
    known |= {"action": details["title"]} | details
    return render(request, "partnerships/own_confirm.html", known)


@for_partners
@require_safe
def own_agreement_list(request: HttpRequest) -> HttpResponse:
    """The agreements of one's organisations, and what is expected of them."""
    current, over = contents.listed(request.user)
    context = {"expected": contents.expected(request.user), "current": current, "over": over}
    return render(request, "partnerships/own_list.html", context)


@for_partners
@require_safe
def own_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_own_agreement_for(request.user, pk)
    context = contents.story(request.user, found)
    return render(request, "partnerships/own_agreement.html", context)


@for_partners
@require_safe
def own_agreement_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement on paper, with its amendments in effect."""
    found, asked = access.get_own_agreement_for(request.user, pk), asked_language(request)
    return pdf_answer(agreement_paper(found, asked, today()), file_name(found, asked))


@for_partners
@require_safe
def own_agreement_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    return attachment(access.get_own_file_for(request.user, pk))


_OBLIGATION_STEPS = {
    "fait": (
        gettext_lazy("C’est fait"),
        actions.say_obligation_done,
        OwnDoneForm,
        gettext_lazy("C’est noté. Merci !"),
        (),
    ),
    "reprendre": (
        gettext_lazy("Ce n’est pas encore fait"),
        actions.take_obligation_back,
        UndatedForm,
        gettext_lazy("L’obligation est de nouveau à remplir."),
        (gettext_lazy("L’obligation revient parmi ce que votre organisme a à faire."),),
    ),
}


@for_partners
@require_http_methods(ASKS)
def own_agreement_obligation(request: HttpRequest, pk: int, own_step: str) -> HttpResponse:
    """Say that an obligation is met, or that it is not yet."""
    if own_step not in _OBLIGATION_STEPS:
        raise Http404
    found = access.get_own_obligation_for(request.user, pk)
    title, action, form_class, said, says = _OBLIGATION_STEPS[own_step]
    form = form_class(*sent(request), record=found)
    answers = form.answers() if form.is_bound and form.is_valid() else {}
    to = own_url(found.agreement_id, "obligations")
    done = do_form(request, form, action, said=said, to=to, obligation=found, **answers)
    return done or own_confirm(
        request,
        form,
        title=title,
        agreement=found.agreement,
        object_label=str(found),
        consequences=says,
        cancel_url=to,
    )


@for_partners
@require_http_methods(ASKS)
def own_agreement_review(request: HttpRequest, pk: int) -> HttpResponse:
    """The yearly review: answered until it is concluded, and read from then on."""
    review = access.get_own_review_for(request.user, pk)
    form = None if review.concluded_on else ReviewAnswerForm(*sent(request), instance=review)
    if form and form.is_bound and form.is_valid():
        details = {"review": review, "by": request.user, "answers": form.cleaned_data}
        if attempt(form, actions.answer_review, **details):
            messages.success(request, _("Vos réponses sont transmises. Merci !"))
            return redirect(own_url(review.agreement_id, "evaluations"))
    shown = access.get_own_review_for(request.user, pk)
    context = {
        "review": shown,
        "agreement": shown.agreement,
        "form": form,
        "title": _("Évaluation %(year)s") % {"year": shown.year},
        "due": contents.say(shown.due_on),
        "concluded": contents.say(shown.concluded_on),
    }
    return render(request, "partnerships/own_review.html", context)
