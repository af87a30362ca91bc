"""The clauses of an agreement, and those that a program keeps for its agreements: written, ordered, previewed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.forms import UndatedForm
from programs.letters import fields
from programs.letters.model import Letter, Sender, Text
from programs.letters.printing import pdf_answer
from programs.lib.periods import today
from programs.models.fields import localized
from programs.partnerships import access
from programs.partnerships.actions import agreement_clauses as actions
from programs.partnerships.drafting import FIELDS, composed
from programs.partnerships.forms.agreement_parts import (
    ClauseForm,
    FromTemplatesForm,
    TemplateForm,
)
from programs.partnerships.models import AgreementClause, Amendment, ClauseTemplate
from programs.partnerships.views.agreement_desk import (
    ASKS,
    asked_language,
    do_form,
    for_coordinators,
    page_url,
    sent,
    show_confirm,
    show_form,
)

_SIDES = "partnerships/agreement_sides.html"
DIRECTIONS = {"monter": True, "descendre": False}


# --- of an agreement, or of an amendment of it


def _get_clause(user, pk: int) -> AgreementClause:
    found = access.visible_clauses(user).select_related("agreement__program__lead", "amendment")
    return get_object_or_404(found, pk=pk)


def _back_to(clause: AgreementClause) -> str:
    if clause.amendment_id:
        return reverse("agreement_amendment", args=[clause.amendment_id])
    return page_url(clause.agreement_id, "clauses")


def _of_amendment(request: HttpRequest, agreement) -> Amendment | None:
    """The amendment that the address names, among those of the agreement; 404 for another."""
    asked = request.GET.get("avenant", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 6):
        raise Http404
    return get_object_or_404(agreement.amendments, number=int(asked))


@for_coordinators
@require_http_methods(ASKS)
def agreement_clause_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A clause of one's own."""
    found = access.get_agreement_for(request.user, pk)
    clause = AgreementClause(agreement=found, amendment=_of_amendment(request, found))
    return _write(request, clause, _("Nouvelle clause"))


@for_coordinators
@require_http_methods(ASKS)
def agreement_clause(request: HttpRequest, pk: int) -> HttpResponse:
    clause = _get_clause(request.user, pk)
    return _write(request, clause, _("Modifier la clause"))


def _write(request: HttpRequest, clause: AgreementClause, title: str) -> HttpResponse:
    agreement = clause.agreement
    try:
        actions.refuse_closed(agreement, clause.amendment)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(_back_to(clause))
    form = ClauseForm(*sent(request), instance=clause)
    done = do_form(
        request,
        form,
        actions.keep_clause,
        clause=form.instance,
        said=_("La clause est enregistrée."),
        to=_back_to(clause),
    )
    return done or show_form(
        request,
        form,
        title=title,
        agreement=agreement,
        template=_SIDES,
        amendment=clause.amendment or "",
        cancel_url=_back_to(clause),
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_clause_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Clauses of the program, put after those that are there."""
    found = access.get_agreement_for(request.user, pk)
    amendment = _of_amendment(request, found)
    to = _back_to(AgreementClause(agreement=found, amendment=amendment))
    form = FromTemplatesForm(*sent(request), agreement=found)
    chosen = form.cleaned_data["templates"] if form.is_bound and form.is_valid() else []
    done = do_form(
        request,
        form,
        actions.add_from_templates,
        agreement=found,
        amendment=amendment,
        templates=chosen,
        said=_("Les clauses sont ajoutées. Relisez-les."),
        to=to,
    )
    return done or show_form(
        request,
        form,
        title=_("Ajouter des clauses du programme"),
        agreement=found,
        action=_("Ajouter"),
        cancel_url=to,
    )


@for_coordinators
@require_http_methods(ASKS)
def agreement_clause_remove(request: HttpRequest, pk: int) -> HttpResponse:
    clause = _get_clause(request.user, pk)
    form = UndatedForm(*sent(request), record=clause)
    done = do_form(
        request,
        form,
        actions.remove_clause,
        clause=clause,
        said=_("La clause est retirée."),
        to=_back_to(clause),
    )
    return done or show_confirm(
        request,
        form,
        title=_("Retirer la clause"),
        agreement=clause.agreement,
        object_label=str(clause),
        danger=True,
        cancel_url=_back_to(clause),
    )


@for_coordinators
@require_POST
def agreement_clause_move(request: HttpRequest, pk: int, direction: str) -> HttpResponse:
    if direction not in DIRECTIONS:
        raise Http404
    clause = _get_clause(request.user, pk)
    try:
        actions.move_clause(clause=clause, up=DIRECTIONS[direction], by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect(_back_to(clause))


# --- of a program


def _get_template(user, pk: int) -> ClauseTemplate:
    found = access.visible_clause_templates(user).select_related("program__lead")
    return get_object_or_404(found, pk=pk)


def _list_of(program) -> str:
    return reverse("clause_template_list", args=[program.slug])


@for_coordinators
@require_safe
def clause_template_list(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_partnership_program_for(request.user, slug)
    context = {"program": program, "templates": list(program.clause_templates.all())}
    return render(request, "partnerships/agreement_templates.html", context)


@for_coordinators
@require_POST
def clause_template_propose(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_partnership_program_for(request.user, slug)
    if actions.propose_templates(program=program, by=request.user):
        messages.success(
            request, _("Les clauses sont proposées : relisez-les avant de vous en servir.")
        )
    return redirect(_list_of(program))


@for_coordinators
@require_http_methods(ASKS)
def clause_template_new(request: HttpRequest, slug: str) -> HttpResponse:
    program = access.get_partnership_program_for(request.user, slug)
    return _write_template(request, ClauseTemplate(program=program), _("Nouvelle clause"))


@for_coordinators
@require_http_methods(ASKS)
def clause_template(request: HttpRequest, pk: int) -> HttpResponse:
    return _write_template(request, _get_template(request.user, pk), _("Modifier la clause"))


def _write_template(request: HttpRequest, template: ClauseTemplate, title: str) -> HttpResponse:
    form = TemplateForm(*sent(request), instance=template)
    program = template.program
    done = do_form(
        request,
        form,
        actions.keep_template,
        template=form.instance,
        said=_(
            "La clause est enregistrée. Les ententes qui l’ont prise disent ce qu’elles disaient."
        ),
        to=_list_of(program),
    )
    return done or show_form(
        request,
        form,
        title=title,
        template=_SIDES,
        program=program,
        object_label=str(program),
        cancel_url=_list_of(program),
    )


@for_coordinators
@require_http_methods(ASKS)
def clause_template_remove(request: HttpRequest, pk: int) -> HttpResponse:
    template = _get_template(request.user, pk)
    form = UndatedForm(*sent(request), record=template)
    done = do_form(
        request,
        form,
        actions.remove_template,
        template=template,
        said=_("La clause est retirée. Les ententes qui l’ont prise la gardent."),
        to=_list_of(template.program),
    )
    return done or show_confirm(
        request,
        form,
        title=_("Retirer la clause"),
        program=template.program,
        object_label=str(template),
        danger=True,
        cancel_url=_list_of(template.program),
    )


@for_coordinators
@require_POST
def clause_template_move(request: HttpRequest, pk: int, direction: str) -> HttpResponse:
    if direction not in DIRECTIONS:
        raise Http404
    template = _get_template(request.user, pk)
    actions.move_template(template=template, up=DIRECTIONS[direction], by=request.user)
    return redirect(_list_of(template.program))


@for_coordinators
@require_safe
def clause_template_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """All the clauses of a program with invented values, on paper."""
    program = access.get_partnership_program_for(request.user, slug)
    language, said = asked_language(request), fields.examples(FIELDS)
    blocks = [
        Text(
            f"## {number}. {localized(one, 'title', language)}\n\n"
            f"{composed(localized(one, 'body', language), said, language)}"
        )
        for number, one in enumerate(program.clause_templates.all(), start=1)
    ]
    letter = Letter(
        language=language,
        kind="contract",
        title=_("Clauses du programme, avec des exemples"),
        sender=Sender(localized(program.lead, "name", language), email=program.lead.email),
        day=today(),
        blocks=tuple(blocks),
    )
    return pdf_answer(letter, f"clauses-{program.slug}-{language}.pdf")
