"""What may be asked of a report beside its subject and its year: how each option of a kind is read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from activities.models import Highlight
from programs.lib.periods import Period, format_date
from programs.models import Program
from programs.plans.models import ActionPlan
from reporting.kinds import Kind
from reporting.subjects import named


class Unreadable(ValueError):
    """What was asked for is no value of its option at all."""


class SeveralPlans(ValueError):
    """No plan was named where there are several."""


def read(
    kind: Kind,
    subject: Program,
    period: Period,
    asked: Mapping[str, str],
    plans: QuerySet[ActionPlan],
    as_of: date,
    *,
    is_strict: bool = True,
) -> dict[str, Any]:
    """The options of ``kind`` by their names, ready for its maker; ``asked`` are their texts, by name as well.

    ``plans`` are those that may be read. Where several cover ``period`` and none is named, the first is taken,
    unless ``is_strict``. Raises ValueError, in French, where there is no such thing.
    """
    if not kind.options:
        return {}
    given = {option.name: asked[option.name] for option in kind.options if asked.get(option.name)}
    for option in kind.options:
        if option.choices and given.get(option.name, option.choices[0]) not in option.choices:
            raise Unreadable(_not_a_choice(option))
    names = {option.name for option in kind.options}
    if "highlights" in names:
        return _told(subject, period, given)
    if "plan" not in names:
        return given
    found = {"plan": _plan(plans_of(subject, period, plans), given.get("plan"), is_strict)}
    if layout := given.get("layout"):
        found["layout"] = layout
    if version := given.get("version"):
        found["version"] = _version(found["plan"], version)
    if "on" in names:
        found["on"] = _day(found["plan"], period, given.get("on"), as_of)
        found["period"] = period
    return found


def _told(program: Program, year: Period, given: Mapping[str, str]) -> dict[str, Any]:
    """The days of a periodical, within its fiscal year, and the highlights that it tells, in their order."""
    since, until = _day_of(given.get("since")), _day_of(given.get("until"))
    since, until = since or year.start, until or year.end
    if since not in year or until not in year or until < since:
        raise Unreadable(
            _("Écrivez deux jours de l’exercice, du %(start)s au %(end)s, dans leur ordre.")
            % {"start": year.start.isoformat(), "end": year.end.isoformat()}
        )
    period = Period(since, until)
    asked = [code.strip() for code in given.get("highlights", "").split(",") if code.strip()]
    known = set(
        Highlight.objects.filter(program=program, happened_on__range=(since, until)).values_list(
            "code", flat=True
        )
    )
    if lacking := [code for code in asked if code not in known]:
        raise ValueError(
            _("Aucun point saillant de la période n’est %(code)s. Points saillants : %(known)s.")
            % {"code": lacking[0], "known": named(sorted(known))}
        )
    return {"period": period, "highlights": tuple(dict.fromkeys(asked))}


def _day_of(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unreadable(_("Écrivez le jour ainsi : 2008-03-31.")) from None


def _not_a_choice(option) -> str:
    return _("Écrivez un de ces mots : %(choices)s.") % {"choices": ", ".join(option.choices)}


def plans_of(program: Program, period: Period, plans: QuerySet[ActionPlan]) -> list[ActionPlan]:
    """Those of ``plans`` that are of ``program`` in ``period``: its own first, then those that reach it."""
    found = plans.of_program(program).covering(period).select_related("program__lead")
    return sorted(
        found.distinct(),
        key=lambda plan: (plan.program_id != program.pk, -plan.starts_on.toordinal(), plan.pk),
    )


def _plan(plans: list[ActionPlan], code: str | None, is_strict: bool) -> ActionPlan:
    if not plans:
        raise ValueError(_("Aucun plan d’action du programme ne couvre cet exercice."))
    if code is None:
        if is_strict and len(plans) > 1:
            raise SeveralPlans(
                _(
                    "Plusieurs plans couvrent cet exercice : choisissez avec --plan. Plans : %(known)s."
                )
                % {"known": named(plan.code for plan in plans)}
            )
        return plans[0]
    for plan in plans:
        if plan.code == code:
            return plan
    raise ValueError(
        _("Aucun plan de cet exercice n’a l’identifiant « %(code)s ». Plans : %(known)s.")
        % {"code": code, "known": named(plan.code for plan in plans)}
    )


def _version(plan: ActionPlan, number: str):
    if not (number.isascii() and number.isdecimal() and len(number) <= 4):
        raise Unreadable(_("Le numéro d’une version est un nombre : 1, 2…"))
    known = list(plan.versions.standing().order_by("number").values_list("number", flat=True))
    if int(number) not in known:
        raise ValueError(
            _("Ce plan n’a pas de version %(number)s. Versions adoptées : %(known)s.")
            % {"number": number, "known": named(map(str, known))}
        )
    return plan.versions.get(number=int(number))


def _day(plan: ActionPlan, period: Period, text: str | None, as_of: date) -> date:
    try:
        day = date.fromisoformat(text) if text else min(period.end, as_of)
    except ValueError:
        raise Unreadable(_("Écrivez le jour ainsi : 2008-03-31.")) from None
    if day < plan.starts_on:
        raise ValueError(
            _("Le plan commence le %(day)s : il n’a pas de suivi avant ce jour.")
            % {"day": format_date(plan.starts_on, "fr")}
        )
    return day
