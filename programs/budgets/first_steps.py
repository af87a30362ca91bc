"""What those who keep the accounts of a program do first."""

from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.budgets.models import BankAccount, Budget, Expense
from programs.enums import MembershipRole, Service
from programs.first_steps import ACCOUNTS, Step
from programs.help import Section

_FINANCE = (MembershipRole.FINANCE,)

first_steps.add(
    Step(
        label=_("Écrire le budget de l’année"),
        why=_("Chaque dépense s’inscrit à un de ses postes, qui dit alors ce qui reste."),
        done=first_steps.any_of(Budget),
        address=first_steps.for_program("budget_new"),
        guide=Section("21-budgets", "écrire-un-budget"),
        service=Service.BUDGETS,
        roles=ACCOUNTS,
        rank=2,
    ),
    Step(
        label=_("Inscrire le compte bancaire"),
        why=_("Ses relevés s’importent, et chaque opération trouve sa dépense."),
        done=first_steps.any_of(BankAccount),
        address=first_steps.at("bank_account_new"),
        guide=Section("23-banque", "importer-un-relevé"),
        service=Service.BUDGETS,
        roles=_FINANCE,
        rank=2,
    ),
    Step(
        label=_("Saisir une première dépense"),
        why=_("Le rapport financier se fait de ce que vous inscrivez au registre."),
        done=first_steps.any_of(Expense),
        address=first_steps.at("ledger"),
        guide=Section("22-registre-des-depenses", "saisir-une-dépense"),
        service=Service.BUDGETS,
        roles=_FINANCE,
        rank=2,
    ),
)
