"""The ranked table, the decisions of a committee on one screen, and the waiting list."""

import tablib
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bursaries import access
from bursaries.actions import deciding as actions
from bursaries.actions.deciding import Promotion
from bursaries.enums import ApplicationState, RoundState
from bursaries.forms.deciding import (
    ApplyForm,
    PromoteForm,
    WaitingForm,
    award_of,
    decision_forms,
)
from bursaries.models import Application, BursaryRound
from bursaries.standing import SPREAD_TO_DISCUSS, Standing, standing_of
from bursaries.views.selecting_desk import TONES, reads_as_reviewer, tabs_of
from programs import integrity
from programs.asked import page_of
from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_coordinators
from programs.files import as_attachment
from programs.forms import attempt
from programs.importing.writing import Xlsx
from programs.lib.periods import today
from programs.lib.text import listed

PAGE = 100


# --- the ranked table


def _ranked(request: HttpRequest, pk: int) -> tuple[BursaryRound, Standing | None]:
    """The round with its places; None where the reader still has reviews of their own to hand in."""
    round = access.get_round_for(request.user, pk)
    if reads_as_reviewer(request.user, round):
        return round, None
    return round, standing_of(round)


@for_coordinators
@require_safe
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands where, by the mean of their reviews, and how far these agree."""
    round, standing = _ranked(request, pk)
    places = standing.places if standing else []
    page = page_of(places, PAGE, request.GET.get("page"))
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_ranking"),
        "is_closed": standing is None,
        "criteria": standing.criteria if standing else [],
        "page": page,
        "rows": _rows(round, standing, page.object_list) if standing else [],
        "tones": TONES,
        "threshold": SPREAD_TO_DISCUSS,
    }
    return render(request, "bursaries/selection_ranking.html", context)


def _rows(round: BursaryRound, standing: Standing, places) -> list[dict]:
    found = _by_key(round, [place.application for place in places])
    return [{"application": found[place.application], **standing.said(place)} for place in places]


def _by_key(round: BursaryRound, keys: list[int]) -> dict[int, Application]:
    applications = Application.objects.filter(round=round, pk__in=keys)
    return applications.prefetch_related("choices__tier").in_bulk()


@for_coordinators
@require_safe
def ranking_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole ranked table as a workbook."""
    round, standing = _ranked(request, pk)
    if standing is None:
        return redirect("bursary_ranking", round.pk)
    headers = [
        _("Rang"),
        _("Code"),
        _("Nom"),
        _("Moyenne"),
        _("Écart"),
        _("Écart type"),
        *(str(one) for one in standing.criteria),
        _("Évaluations reçues"),
        _("Évaluations attendues"),
        _("Conflits d’intérêts"),
        _("À discuter"),
        _("État"),
        _("Volets demandés"),
    ]
    sheet = tablib.Dataset(headers=headers, title=_("Classement"))
    for row in _rows(round, standing, standing.places):
        one = row["application"]
        sheet.append(
            [
                row["rank"],
                one.display_code,
                one.name,
                row["mean"],
                row["spread"],
                row["deviation"],
                *row["criteria"],
                row["count"],
                row["awaited"],
                row["conflicted"],
                _("Oui") if row["is_flagged"] else "",
                one.get_state_display(),
                listed((str(choice.tier) for choice in one.choices.all()), get_language() or "fr"),
            ]
        )
    name = f"{slugify(_('Classement'))}-{slugify(round.code)}-{today().isoformat()}.xlsx"
    return as_attachment(Xlsx().export_data(sheet), Xlsx.content_type, name)


# --- the decisions of a committee


@for_coordinators
@require_http_methods(ASKS)
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what becomes of each, see what it comes to, then apply all of it or nothing."""
    round, standing = _ranked(request, pk)
    posted = request.POST if request.method == "POST" else None
    rows, page = _to_decide(request, round, standing, posted)
    form = (
        ApplyForm(*sent(request), record=round)
        if "apply" in request.POST
        else ApplyForm(record=round)
    )
    taken, refused = [], ""
    if posted is not None and all(row["form"].is_valid() for row in rows):
        taken = [one for one in (row["form"].decision() for row in rows) if one]
        if not taken:
            refused = _("Aucune décision n’est choisie.")
        elif "apply" in posted and form.is_valid():
            refused = _applied(request, round, taken, form)
            if not refused:
                return redirect("bursary_round", round.pk)
    sums = actions.sums_of(round, taken)
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_decisions"),
        "is_closed": standing is None,
        "rows": rows,
        "proposed": _proposal_said(rows) if "proposer" in request.GET and posted is None else [],
        "page": page,
        "form": form,
        "taken": taken,
        "lines": [row for row in rows if taken and row["form"].decision()],
        "sums": sums,
        "is_passed": any(one.is_passed for one in sums),
        "refused": refused,
        "has_errors": posted is not None and any(row["form"].errors for row in rows),
        "may_propose": bool(rows),
        "labels": dict(ApplicationState.choices),
        "changes": "change" in request.POST,
    }
    asks = taken and "change" not in request.POST
    template = (
        "bursaries/round_decisions_preview.html" if asks else "bursaries/round_decisions.html"
    )
    return render(request, template, context)


def _to_decide(request: HttpRequest, round: BursaryRound, standing: Standing | None, posted):
    """The applications that wait for a decision, in the order of their rank, each with its form."""
    ready = set(
        access.visible_applications(request.user)
        .filter(round=round, state=ApplicationState.REVIEWED)
        .order_by()
        .values_list("pk", flat=True)
    )
    places = [
        place for place in (standing.places if standing else []) if place.application in ready
    ]
    if standing and not standing.criteria:
        places = []
    page = page_of(places, PAGE, request.GET.get("page"))
    found = _by_key(round, [place.application for place in page.object_list])
    applications = [found[place.application] for place in page.object_list]
    tiers = list(round.tiers.all())
    with_rank = [found[place.application] for place in page.object_list if place.rank]
    proposed = _proposed(round, with_rank) if "proposer" in request.GET else {}
    forms = decision_forms(applications, tiers, posted, proposed)
    rows = [
        {"application": one, "form": form, **standing.said(place)}
        for one, form, place in zip(applications, forms, page.object_list, strict=True)
    ]
    return rows, page


def _proposed(round: BursaryRound, applications: list[Application]) -> dict[int, str]:
    """What the ranks themselves would decide, as the forms call it."""
    return {
        one.application.pk: award_of(one.tier) if one.tier else one.to
        for one in actions.propose(round, applications)
    }


def _proposal_said(rows: list[dict]) -> list[str]:
    """Why less is proposed than whoever asked expects: no rank, or nothing left that pays what is asked."""
    said = []
    if number := sum(row["rank"] is None for row in rows):
        text = ngettext(
            "%(number)d candidature n’a pas de rang, faute d’évaluation remise : rien n’est proposé pour elle.",
            "%(number)d candidatures n’ont pas de rang, faute d’évaluation remise : rien n’est proposé pour elles.",
            number,
        )
        said.append(text % {"number": number})
    chosen = [row["form"]["to"].value() for row in rows if row["rank"]]
    if chosen and set(chosen) == {ApplicationState.WAITING}:
        said.append(
            _(
                "Aucune bourse n’est proposée : ce qui reste du concours ne paie en entier aucun volet demandé, ou ce "
                "volet n’a pas de montant fixé. Vous pouvez choisir un volet et écrire un montant plus petit."
            )
        )
    return said


def _applied(request: HttpRequest, round: BursaryRound, taken: list, form: ApplyForm) -> str:
    """Take the decisions; what refuses them is returned, with whose it is."""
    try:
        with transaction.atomic():
            actions.decide(round=round, decisions=taken, by=request.user, **form.answers())
    except actions.RefusedDecision as refusal:
        return _("%(who)s : %(why)s Rien n’est appliqué.") % {
            "who": refusal.application,
            "why": " ".join(refusal.messages),
        }
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    except IntegrityError as error:
        return integrity.explain(error)
    number = len(taken)
    text = ngettext("%(number)d décision est notée.", "%(number)d décisions sont notées.", number)
    messages.success(request, text % {"number": number})
    return ""


# --- the waiting list


@for_coordinators
@require_http_methods(ASKS)
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """The waiting list in its order, written anew where it should be another; and whose turn it is."""
    round = access.get_round_for(request.user, pk)
    rows = list(_waiting(request, round))
    form = WaitingForm(*sent(request), applications=rows)
    if form.is_valid():
        try:
            actions.reorder_waiting(round=round, order=form.order(), by=request.user)
            messages.success(request, _("La liste d’attente est enregistrée."))
            return redirect("bursary_waiting", round.pk)
        except ValidationError as error:
            form.add_error(None, error)
    following = actions.next_in_line(round)
    context = {
        "round": round,
        "tabs": tabs_of(round, "bursary_waiting"),
        "rows": [(one, form[f"rank_{one.pk}"]) for one in rows],
        "form": form,
        "following": following,
        "is_under_way": round.state == RoundState.PUBLISHED,
        "sums": actions.sums_of(round, []),
    }
    return render(request, "bursaries/round_waiting.html", context)


def _waiting(request: HttpRequest, round: BursaryRound) -> QuerySet[Application]:
    found = access.visible_applications(request.user).filter(round=round).waiting()
    return found.select_related("person").prefetch_related("choices__tier")


def _before_promoting(
    request: HttpRequest, round: BursaryRound, following: Promotion
) -> HttpResponse | None:
    """Where what has to be done first is done; None where nothing has."""
    who = following.application
    if round.state != RoundState.PUBLISHED:
        return redirect("bursary_waiting", round.pk)
    if who.person_id is None:
        messages.info(request, _("Dites d’abord qui est cette personne ; la place l’attend."))
        return redirect("bursary_application_step", who.pk, "identifier")
    if request.method == "POST" and request.POST.get("expected") != str(who.pk):
        messages.warning(request, actions.turn_of_another(following))
        return redirect("bursary_promote", round.pk)
    return None


@for_coordinators
@require_http_methods(ASKS)
def promote(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the place that is free to the first of the waiting list who asked for one."""
    round = access.get_round_for(request.user, pk)
    following = actions.next_in_line(round)
    if following is None:
        messages.error(
            request, _("Aucune place n’est libre pour une personne de la liste d’attente.")
        )
        return redirect("bursary_waiting", round.pk)
    if step := _before_promoting(request, round, following):
        return step
    form = PromoteForm(
        *sent(request), record=round, application=following.application, tier=following.tier
    )
    if form.is_valid():
        award = attempt(form, actions.promote_next, round=round, by=request.user, **form.answers())
        if award:
            messages.success(
                request, _("La bourse est accordée à %(who)s.") % {"who": award.holder}
            )
            return redirect("bursary_waiting", round.pk)
    return confirm(
        request,
        form,
        template="bursaries/round_confirm.html",
        title=_("Accorder la place libre"),
        object_label=str(following.application),
        consequences=[
            _("%(who)s, au rang %(rank)s, reçoit : %(tier)s.")
            % {
                "who": following.application,
                "rank": following.application.waiting_rank,
                "tier": following.tier,
            },
            _("La place et le montant sont pris du concours, et engagés au poste budgétaire."),
        ],
        lacking=[],
        action=_("Accorder la bourse"),
        cancel_url=reverse("bursary_waiting", args=[round.pk]),
        round=round,
    )
