"""The record of each statement that was imported: what the history says that it brought, and when it can be undone."""

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from programs.budgets.models import BankAccount, BankTransaction
from programs.importing import registry
from programs.models import Import

RESOURCE = "bank_statements"


def brought_by(made: Import) -> QuerySet[BankTransaction]:
    """The lines that an import brought, as the history tells, and that are still there."""
    events = _events().filter(pgh_context=made.context)
    return BankTransaction.objects.filter(pk__in=events.values("pgh_obj_id"))


def holding(made: Import) -> QuerySet[BankTransaction]:
    """Those of them that something says what they are: an import cannot be undone under it."""
    return brought_by(made).filter(~Q(matched=0) | ~Q(set_aside=""))


def imports_of(account: BankAccount) -> QuerySet[Import]:
    """The statements that were imported to ``account``, the last first."""
    contexts = _events().filter(account=account.pk).values("pgh_context")
    return Import.objects.filter(resource=RESOURCE, context__in=contexts)


def _events() -> QuerySet:
    return apps.get_model("budgets", "BankTransactionEvent").objects.filter(pgh_label="insert")


registry.declare(
    registry.Whole(
        name=RESOURCE,
        label=_("relevés bancaires"),
        model=BankTransaction,
        standing_on=holding,
        why=_("est rapprochée ou écartée : défaites-le d’abord"),
    )
)
