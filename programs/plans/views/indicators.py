"""The indicators of a plan: their board, one of them, and the values of a period on one screen."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import counted
from programs.access import coordinates
from programs.forms import attempt
from programs.lib.periods import Period, parse_date, today
from programs.lib.quantities import Quantity, not_applicable
from programs.plans import access, actions
from programs.plans.boards import Line, Value, board_of
from programs.plans.forms.indicators import IndicatorForm, ValuesForm, said
from programs.plans.measured import aim_of, periods_of
from programs.plans.models import ActionPlan, Indicator


def _plan(request: HttpRequest, pk: int) -> ActionPlan:
    if not coordinates(request.user):
        raise PermissionDenied
    return access.get_plan_for(request.user, pk)


def _indicator(request: HttpRequest, pk: int) -> Indicator:
    if not coordinates(request.user):
        raise PermissionDenied
    visible = access.visible_indicators(request.user)
    return get_object_or_404(visible.select_related("plan__program__lead"), pk=pk)


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Every indicator of a plan: its values, what they come to, and what they should reach."""
    plan = _plan(request, pk)
    tables = [
        {
            "cadence": table.cadence,
            "periods": [(said(period), period) for period in table.periods],
            "is_wide": len(table.periods) > 4,
            "rows": [_row(line) for line in table.lines],
        }
        for table in board_of(plan, today())
    ]
    return render(request, "plans/indicators.html", {"plan": plan, "tables": tables})


def _row(line: Line) -> dict:
    language = get_language() or "fr"
    return {
        "indicator": line.indicator,
        "part": line.part,
        "figure": counted.label_of(line.indicator.figure) if line.indicator.figure else "",
        "values": [_cell(value, language) for value in line.values],
        "total": _shown(line.total, language),
        "standing": _standing(line, language) if line.standing else None,
        "coming": _coming(line, language) if line.coming else None,
    }


def _coming(line: Line, language: str) -> dict:
    """The target of a period that has not begun: somebody has just written it, and looks for it."""
    target = line.coming
    return {
        "aim": aim_of(line.indicator, target).display(language),
        "period": said(Period(target.starts_on, target.ends_on)),
    }


def _standing(line: Line, language: str) -> dict:
    """The target, and of a part of the plan's time, for when it is and what is held against it."""
    one = line.standing
    period = Period(one.target.starts_on, one.target.ends_on)
    is_whole = period == line.indicator.plan.period
    return {
        "aim": one.aim.display(language),
        "period": "" if is_whole else said(period),
        "value": _shown(one.value, language),
        "is_met": one.is_met,
    }


def _cell(value: Value, language: str) -> dict:
    shown = value.computed if value.computed is not None else value.stated
    return {
        "period": said(value.period),
        "is_missing": value.is_missing,
        "shown": "" if value.is_missing else _shown(shown, language),
        "gain": _signed(value.gain, language) if value.gain else "",
        "stated": value.stated.display(language) if value.differs else "",
        "is_computed": value.computed is not None,
        "note": value.note,
    }


def _signed(gain: Quantity, language: str) -> str:
    """« +12 »; what was taken back has its own sign."""
    return ("+" if gain.number > 0 else "") + gain.display(language)


def _shown(quantity, language: str) -> str:
    """« s. o. » where there is nothing to divide by."""
    return not_applicable(language) if quantity is None else quantity.display(language)


@require_http_methods(["GET", "HEAD", "POST"])
def new_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe an indicator; its targets come next, once its periods are known."""
    indicator = Indicator(plan=_plan(request, pk))
    return _edit(request, indicator, _("Nouvel indicateur"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = _indicator(request, pk)
    return _edit(request, indicator, str(indicator))


def _edit(request: HttpRequest, indicator: Indicator, title: str) -> HttpResponse:
    is_new = indicator.pk is None
    form = IndicatorForm(request.POST or None, instance=indicator)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            actions.describe_indicator,
            indicator=form.instance,
            targets=form.targets(),
        )
        if saved and is_new:
            messages.success(request, _("L’indicateur est inscrit. Écrivez maintenant ses cibles."))
            return redirect("plan_indicator_edit", saved.pk)
        if saved:
            messages.success(request, _("L’indicateur est enregistré."))
            return redirect("plan_indicators", saved.plan_id)
    context = {"plan": indicator.plan, "form": form, "title": title, "indicator": indicator}
    return render(request, "plans/indicator.html", context)


@require_POST
def remove_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out an indicator that nothing was measured of."""
    indicator = _indicator(request, pk)
    plan_id = indicator.plan_id
    try:
        actions.remove_indicator(indicator=indicator)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("plan_indicator_edit", pk)
    messages.success(request, _("L’indicateur est retiré."))
    return redirect("plan_indicators", plan_id)


@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest, pk: int, start: str, end: str) -> HttpResponse:
    """The values of one period, of every indicator that has it and is not counted by itself, typed in one go."""
    plan = _plan(request, pk)
    period = _period(start, end)
    indicators = [
        indicator
        for indicator in plan.indicators.select_related("plan").prefetch_related("measurements")
        if not indicator.figure and period in periods_of(indicator)
    ]
    if not indicators:
        raise BadRequest("no indicator has this period")
    form = ValuesForm(request.POST or None, indicators=indicators, period=period)
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            actions.record_values,
            plan=plan,
            period=period,
            entries=form.entries(),
            measured_on=form.cleaned_data["measured_on"],
            by=request.user,
        )
        if changed is not None:
            messages.success(request, _changed(changed))
            return redirect("plan_indicators", plan.pk)
    context = {"plan": plan, "form": form, "period": said(period)}
    return render(request, "plans/indicator_values.html", context)


def _period(start: str, end: str) -> Period:
    try:
        return Period(parse_date(start), parse_date(end))
    except (ValueError, TypeError):
        raise BadRequest("a period is no period") from None


def _changed(changed: int) -> str:
    if not changed:
        return _("Rien n’a changé.")
    sentence = ngettext("%(count)s valeur enregistrée.", "%(count)s valeurs enregistrées.", changed)
    return sentence % {"count": changed}
