"""What an address asks for, through the doors of whoever asks: pages and the work behind them read it here."""

from collections.abc import Mapping

from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from programs.access import visible_programs
from programs.lib.periods import Period, today
from programs.plans.access import visible_plans
from reporting import making, options
from reporting.kinds import Kind
from reporting.making import Made, Order
from reporting.subjects import period_of, subject_of


def found(user, kind: Kind, where: dict[str, str]) -> tuple[Model, Period]:
    """The subject and the period that an address names, as ``user`` may see them. Raises Http404."""
    about, day = subject_of(kind), today()
    subject = about.for_user(user, where[about.parameter])
    try:
        return subject, period_of(kind, subject, where.get("year", ""), day)
    except ValueError as error:
        raise Http404(str(error)) from None


def order(
    user, kind: Kind, where: dict[str, str], language: str, asked: Mapping[str, str] | None = None
) -> Order:
    """The order of the document at an address, in ``language``, as of today, with the options ``asked`` by name.

    Raises Http404, and BadRequest where an option cannot be read.
    """
    subject, period = found(user, kind, where)
    return Order(
        kind=kind,
        subject=subject,
        period=period,
        language=language,
        as_of=today(),
        report=making.report_of(kind, subject, period) if kind.is_published else None,
        programs=visible_programs(user),
        year=where.get("year", ""),
        options=_options(user, kind, subject, period, asked or {}),
    )


def _options(user, kind: Kind, subject: Model, period: Period, asked: Mapping[str, str]) -> dict:
    plans = visible_plans(user)
    try:
        return options.read(kind, subject, period, asked, plans, today(), is_strict=False)
    except options.Unreadable as error:
        raise BadRequest(str(error)) from None
    except ValueError as error:
        raise Http404(str(error)) from None


def file_name(order: Order, made: Made, format: str) -> str:
    """What the file of an order is called; of a published kind it says that it is not the published one."""
    ending = _("apercu") if order.kind.is_published else ""
    return order.kind.file_name(made.document.number, ending, order.language, format)
