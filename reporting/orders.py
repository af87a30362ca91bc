"""What an address asks for, through the doors of whoever asks: pages and the work behind them read it here."""

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _

from programs.access import visible_programs
from programs.lib.periods import Period, today
from reporting import making
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


def order(user, kind: Kind, where: dict[str, str], language: str) -> Order:
    """The order of the document at an address, in ``language``, as of today. Raises Http404."""
    subject, period = found(user, kind, where)
    return Order(
        kind=kind,
        subject=subject,
        period=period,
        language=language,
        as_of=today(),
        report=making.report_of(kind, subject, period) if kind.is_published else None,
        programs=visible_programs(user),
    )


def file_name(order: Order, made: Made, format: str) -> str:
    """What the file of an order is called; of a published kind it says that it is not the published one."""
    ending = _("apercu") if order.kind.is_published else ""
    return order.kind.file_name(made.document.number, ending, order.language, format)
