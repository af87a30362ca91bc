"""Letters: their texts, what is to be made and sent, each on paper; and the page of whoever receives them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bursaries import access
from bursaries.actions import letters as actions
from bursaries.actions.contracts import example_tables
from bursaries.admitting import check_eligibility, regions_known
from bursaries.eligibility import Outcome
from bursaries.enums import ApplicationState, LetterKind
from bursaries.forms.letters import TemplateForm
from bursaries.lettering import FIELDS, template_proposed
from bursaries.models import Application, Letter
from bursaries.views.selecting_desk import tabs_of
from programs.asked import page_of
from programs.budgets.views.desk import ASKS, confirm, form_page, sent
from programs.doors import for_coordinators
from programs.forms import UndatedForm, attempt
from programs.letters import printing
from programs.letters.fields import compose, examples, fill_line
from programs.letters.model import Language
from programs.letters.model import Letter as Paper
from programs.lib.periods import today
from programs.models.fields import localized

PAGE = 50
MOST_NAMED = 10


# --- of a round


@for_coordinators
@require_safe
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters of a round: their texts, those to make, those to send, those that left."""
    round = access.get_round_for(request.user, pk)
    templates = {one.kind: one for one in round.letter_templates.all()}
    made = (
        access.visible_letters(request.user)
        .filter(application__round=round)
        .select_related("application")
        .order_by("-pk")
    )
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_letters"),
        "templates": [
            {"kind": kind, "label": LetterKind(kind).label, "template": templates.get(kind)}
            for kind in LetterKind.values
        ],
        "lacks_templates": any(kind not in templates for kind in LetterKind.values),
        "to_make": actions.letters_to_make(round).count(),
        "to_send": actions.letters_to_send(round).count(),
        "page": page_of(made, PAGE, request.GET.get("page")),
        "most": actions.AT_ONCE,
    }
    return render(request, "bursaries/letters.html", context)


@for_coordinators
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a round the texts that are proposed, for what it has none of."""
    round = access.get_round_for(request.user, pk)
    if actions.propose_templates(round=round, kinds=LetterKind.values, by=request.user):
        messages.success(
            request, _("Les modèles sont proposés : relisez-les avant de faire les lettres.")
        )
    return redirect("bursary_letters", round.pk)


@for_coordinators
@require_http_methods(ASKS)
def template(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Write what a kind of letter says, in both languages."""
    round = access.get_round_for(request.user, pk)
    if kind not in FIELDS:
        raise Http404
    record = round.letter_templates.filter(kind=kind).first() or template_proposed(round, kind)
    form = TemplateForm(*sent(request), instance=record)
    if form.is_valid() and attempt(
        form, actions.keep_template, template=form.instance, by=request.user
    ):
        messages.success(request, _("Le modèle est enregistré."))
        return redirect("bursary_letters", round.pk)
    return form_page(
        request,
        form,
        template="bursaries/letter_template.html",
        title=LetterKind(kind).label,
        object_label=str(round),
        round=round,
        preview_url=reverse("bursary_letter_preview", args=[round.pk, kind]) if record.pk else "",
        has_english=bool(record.pk and record.body_en),
        cancel_url=reverse("bursary_letters", args=[round.pk]),
    )


@for_coordinators
@require_safe
def preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A letter with invented values, on paper; ``?langue=en`` as who asked in English gets it."""
    round = access.get_round_for(request.user, pk)
    template = get_object_or_404(round.letter_templates, kind=kind)
    language: Language = "en" if request.GET.get("langue") == "en" else "fr"
    with override(language):
        said = examples(FIELDS[kind])
        letter = Paper(
            language=language,
            kind=actions.paper_kind(kind),
            title=fill_line(localized(template, "subject", language), said),
            sender=actions.sender_of(round.program, language),
            day=today(),
            blocks=compose(localized(template, "body", language), said, example_tables(kind)),
            addressee=(said["nom"],),
        )
    return printing.pdf_answer(letter, f"{kind}-{slugify(_('exemple'))}.pdf")


@for_coordinators
@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the letters that decisions wait for."""
    round = access.get_round_for(request.user, pk)
    made, refused = actions.make_letters(round=round, by=request.user)
    if made:
        number = len(made)
        text = ngettext("%(number)d lettre est faite.", "%(number)d lettres sont faites.", number)
        messages.success(request, text % {"number": number})
    for said in _not_made(refused):
        messages.error(request, said)
    return redirect("bursary_letters", round.pk)


def _not_made(refused: list[tuple[Application, str]]) -> list[str]:
    """Why letters were not made, each reason once with those whom it holds up."""
    by_reason: dict[str, list[str]] = {}
    for application, why in refused:
        by_reason.setdefault(why, []).append(str(application))
    found = []
    for why, names in by_reason.items():
        text = ngettext(
            "%(number)d lettre n’est pas faite (%(who)s) : %(why)s",
            "%(number)d lettres ne sont pas faites (%(who)s) : %(why)s",
            len(names),
        )
        who = ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")
        found.append(text % {"number": len(names), "who": who, "why": why})
    return found


@for_coordinators
@require_http_methods(ASKS)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letters that were made: from then on their decisions stand."""
    round = access.get_round_for(request.user, pk)
    waiting = list(actions.letters_to_send(round)[: actions.AT_ONCE])
    form = UndatedForm(*sent(request), record=round)
    if form.is_valid():
        number = attempt(form, actions.send_letters, letters=waiting, by=request.user)
        if number is not None:
            text = ngettext(
                "%(number)d lettre part dans la minute.",
                "%(number)d lettres partent dans la minute.",
                number,
            )
            messages.success(request, text % {"number": number})
            return redirect("bursary_letters", round.pk)
    number = len(waiting)
    text = ngettext("%(number)d lettre est envoyée.", "%(number)d lettres sont envoyées.", number)
    return confirm(
        request,
        form,
        template="bursaries/round_confirm.html",
        title=_("Envoyer les lettres"),
        object_label=str(round),
        consequences=[
            text % {"number": number},
            _(
                "Chaque personne reçoit par courriel le lien de sa page, où elle lit sa lettre ; le courriel ne dit "
                "rien de la décision."
            ),
            _("Une fois la lettre envoyée, la décision ne se reprend plus."),
        ],
        lacking=[],
        cancel_url=reverse("bursary_letters", args=[round.pk]),
        round=round,
    )


# --- one of them


@for_coordinators
@require_safe
def letter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter on paper."""
    return _file_of(access.get_letter_for(request.user, pk))


@for_coordinators
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a letter that has not left."""
    letter = access.get_letter_for(request.user, pk)
    application = letter.application
    if application is None:
        raise Http404
    try:
        actions.take_back_letter(letter=letter, by=request.user)
        messages.success(request, _("La lettre est retirée : elle peut être faite de nouveau."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("bursary_letters", application.round_id)


def _file_of(letter: Letter) -> HttpResponse:
    name = f"{letter.kind}-{letter.dated_on.isoformat()}.pdf"
    return printing.pdf_answer(actions.printed(letter), name)


# --- the page of whoever receives them


def _application_of(token: str) -> Application:
    found = access.application_of(token)
    if found is None or found.state == ApplicationState.DRAFT:
        raise Http404
    return found


def _received(application: Application):
    """What was sent to its applicant, the latest first."""
    return application.letters.filter(sent_at__isnull=False).order_by("-sent_at", "-pk")


@login_not_required
@never_cache
@require_safe
def letter_box(request: HttpRequest, token: str) -> HttpResponse:
    """What was written to an applicant; and what their application lacks, while its admission is being verified."""
    application = _application_of(token)
    lacking = []
    if application.state == ApplicationState.SUBMITTED:
        verdict = check_eligibility(application)
        regions = regions_known()
        lacking = [one.to_applicant(regions) for one in verdict.which(Outcome.UNKNOWN)]
    context = {
        "application": application,
        "round": application.round,
        "lead": application.round.program.lead,
        "token": token,
        "letters": [
            {"letter": one, "text": printing.html_of(actions.printed(one))}
            for one in _received(application)
        ],
        "lacking": lacking,
    }
    return render(request, "bursaries/letter_box.html", context)


@login_not_required
@never_cache
@require_safe
def letter_box_file(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """One of them, on paper."""
    return _file_of(get_object_or_404(_received(_application_of(token)), pk=pk))
