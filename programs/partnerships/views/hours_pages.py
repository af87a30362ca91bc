"""What the pages of hours share, for partners and for those who coordinate."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from programs.asked import read_number
from programs.forms import attempt
from programs.lib.periods import add_months, format_date, today
from programs.partnerships.actions import hours as actions
from programs.partnerships.drafting import number_said
from programs.partnerships.forms.hours import HoursForm
from programs.partnerships.models import Agreement, AgreementParty, InsuredHours
from programs.partnerships.views.agreement_desk import language, sent

MONTHS = 3


def months(agreement: Agreement) -> list[dict]:
    """The last months that the agreement knew, each with its days and how many months ago it was."""
    found = []
    for back in range(MONTHS):
        month = add_months(today().replace(day=1), -back)
        last = min(add_months(month, 1) - timedelta(days=1), today())
        if last >= agreement.starts_on:
            found.append({"back": back, "first": max(month, agreement.starts_on), "last": last})
    return found


def _preset(request: HttpRequest, agreement: Agreement) -> dict:
    """The days of the month that the address asks for, or else of the one before. Raises BadRequest for no number."""
    known = {one["back"]: one for one in months(agreement)}
    asked = request.GET.get("mois")
    month = known.get(1 if asked is None else read_number(asked)) or known.get(0)
    return {"starts_on": month["first"], "ends_on": month["last"]} if month else {}


def declare(
    request: HttpRequest, agreement: Agreement, parties: list[AgreementParty], to: str
) -> tuple[HoursForm, HttpResponse | None]:
    """The form of a declaration, and where it leads once it is kept."""
    form = HoursForm(
        *sent(request),
        agreement=agreement,
        parties=parties,
        language=language(),
        initial=_preset(request, agreement),
    )
    if not (form.is_bound and form.is_valid()):
        return form, None
    details = {"submission": form.cleaned_data["submission"], "by": request.user}
    if attempt(form, actions.declare_hours, hours=form.instance, **details) is None:
        return form, None
    messages.success(request, _("Les heures sont déclarées."))
    return form, redirect(to)


def correct(
    request: HttpRequest, hours: InsuredHours, to: str
) -> tuple[HoursForm, HttpResponse | None]:
    form = HoursForm(
        *sent(request),
        agreement=hours.agreement,
        parties=[hours.party],
        language=language(),
        instance=hours,
    )
    if not (form.is_bound and form.is_valid()):
        return form, None
    if attempt(form, actions.correct_hours, hours=form.instance, by=request.user) is None:
        return form, None
    messages.success(request, _("La déclaration est corrigée."))
    return form, redirect(to)


def said(hours: InsuredHours) -> str:
    """« du 1er au 31 octobre 2007 : 12 h »."""
    days = {
        "start": format_date(hours.starts_on, language()),
        "end": format_date(hours.ends_on, language()),
        "hours": number_said(hours.hours, language()),
    }
    return _("du %(start)s au %(end)s : %(hours)s h") % days


def earlier(hours: InsuredHours) -> Iterator[str]:
    """What a declaration said before it was corrected, the last first, as its history has it."""
    events = InsuredHours.events.rel.related_model.objects.filter(pgh_obj=hours.pk)
    told = list(dict.fromkeys(said(one) for one in events.order_by("-pgh_id")))
    return iter(told[1:])
