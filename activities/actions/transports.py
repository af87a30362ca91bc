"""Vehicles for a session, with what each is quoted at among the costs of the activity."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.actions.costs import lock_cost
from activities.enums import CostKind
from activities.models import Cost, Transport


@transaction.atomic
def keep_transport(*, transport: Transport, quoted: Decimal | None) -> Transport:
    """Save a vehicle, and what it is quoted at as a cost of its activity: that of its own, or a new one.

    Raises ValidationError where the cost is an expense already, which says what it came to.
    """
    cost = lock_cost(transport.cost) if transport.cost_id else None
    if cost is not None and cost.expense_id and cost.quoted != quoted:
        raise ValidationError(
            {
                "quoted": _("Ce coût est la dépense %(code)s : il se change à la page des coûts.")
                % {"code": cost.expense.code}
            }
        )
    if cost is None and quoted is not None:
        cost = Cost(
            activity=transport.session.offering.activity,
            session=transport.session,
            kind=CostKind.TRANSPORT,
        )
    if cost is not None and not cost.expense_id:
        cost.quoted = quoted
        cost.description = transport.label or _("Transport")
        cost.supplier, cost.supplier_name = transport.carrier, transport.carrier_name
        cost.full_clean()
        cost.save()
    transport.cost = cost
    transport.full_clean()
    transport.save()
    return transport


@transaction.atomic
def remove_transport(*, transport: Transport) -> None:
    """Remove a vehicle with its stops, and the cost that is no expense. Raises ValidationError where it is one."""
    cost = lock_cost(transport.cost) if transport.cost_id else None
    if cost is not None and cost.expense_id:
        raise ValidationError(
            _("Ce transport est la dépense %(code)s : mettez-le plutôt à l’état « Annulé ».")
            % {"code": cost.expense.code}
        )
    transport.delete()
    if cost is not None:
        cost.delete()
