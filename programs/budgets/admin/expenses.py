"""Expenses in the admin: what each charges to which lines, its documents, its steps; payments."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ReadInline
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.moves import DANGER, MovesAdmin, Step
from programs.amounts import amount_said
from programs.budgets import access, actions
from programs.budgets.actions import EXPENSE_FIELDS
from programs.budgets.admin.base import AccountsAdmin, KeptInline
from programs.budgets.enums import EXPENSE_COUNTED, ExpenseState
from programs.budgets.forms.steps import (
    ApproveForm,
    MissingForm,
    OptionalReasonForm,
    PayForm,
    ReverseForm,
    WithoutDocumentForm,
)
from programs.budgets.looks import EXPENSE_TONES
from programs.budgets.models import Allocation, Expense, ExpenseFile, Payment
from programs.forms import UndatedForm
from programs.lib.periods import today

_PAY, _REVERSE = "payer", "contre-passer"
_QUIET = {"form": UndatedForm, "ask_reason": False}
STEPS = (
    Step(
        "justifier",
        _("Justifier sans pièce"),
        actions.justify_without_file,
        ExpenseState.JUSTIFIED,
        sources=(ExpenseState.ENTERED,),
        form=WithoutDocumentForm,
        ask_reason=False,
        # Each has its own reason.
        of_many=False,
    ),
    Step(
        "verifier",
        _("Vérifier"),
        actions.verify_expense,
        ExpenseState.VERIFIED,
        sources=(ExpenseState.JUSTIFIED,),
        style="",
        consequences=(_("Ses pièces, son montant et ses postes concordent."),),
        **_QUIET,
    ),
    Step(
        "approuver",
        _("Approuver"),
        actions.approve_expense,
        ExpenseState.APPROVED,
        sources=(ExpenseState.VERIFIED,),
        style="",
        form=ApproveForm,
        ask_reason=False,
        consequences=(_("Elle compte sur ses postes, et ne change plus."),),
    ),
    Step(
        _PAY,
        _("Noter un paiement"),
        actions.pay_expense,
        ExpenseState.PAID,
        sources=(ExpenseState.APPROVED,),
        style="",
        form=PayForm,
        ask_reason=False,
    ),
    Step(
        "retourner",
        _("Retourner"),
        actions.return_expense,
        ExpenseState.ENTERED,
        sources=(ExpenseState.JUSTIFIED, ExpenseState.VERIFIED),
        form=MissingForm,
        ask_reason=False,
        consequences=(_("Qui l’a saisie lira ce qu’il manque."),),
    ),
    Step(
        _REVERSE,
        _("Contre-passer"),
        actions.reverse_expense,
        sources=EXPENSE_COUNTED,
        form=ReverseForm,
        ask_reason=False,
        consequences=(
            _("Une écriture de sens contraire est saisie; une autre personne l’approuve."),
        ),
    ),
    Step(
        "reprendre",
        _("Reprendre la dernière étape"),
        actions.take_back_step,
        sources=(ExpenseState.REFUSED, ExpenseState.VERIFIED, ExpenseState.APPROVED),
        form=OptionalReasonForm,
        ask_reason=False,
        # What it takes back is another step of each.
        of_many=False,
    ),
    Step(
        "refuser",
        _("Refuser"),
        actions.refuse_expense,
        ExpenseState.REFUSED,
        style=DANGER,
        form=UndatedForm,
    ),
)
_TOLD = [
    "code",
    "charged",
    "entered_by",
    "verified_by",
    "approved_by",
    "reverses",
    "reduction",
    "reason",
]


class AllocationInline(KeptInline):
    model = Allocation
    fields = ["line", "commitment", "amount"]
    autocomplete_fields = ["line", "commitment"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("line__budget", "commitment")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_writable)


class FileInline(ReadInline):
    model = ExpenseFile
    fields = ["name", "content_type", "size", "added_by"]


class PaymentInline(ReadInline):
    model = Payment
    fields = ["paid_on", "amount", "method", "reference", "annulled_on"]


@admin.register(Expense)
class ExpenseAdmin(AccountsAdmin, MovesAdmin):
    resource_name = "expenses"
    visible = staticmethod(access.visible_expenses)
    machine = actions.expense_machine
    steps = STEPS
    tones = EXPENSE_TONES
    date_hierarchy = "spent_on"
    list_display = [
        "code", "spent_on", "supplier", "description", "amount_shown", "state_badge", "claimant",
        "program",
    ]  # fmt: skip
    list_display_links = ["code", "supplier"]
    list_filter = ["program", fiscal_year("spent_on"), "state", AwaitingFilter, "claimant"]
    list_select_related = ["program", "claimant"]
    search_fields = [
        "code__matches", "supplier__matches", "description__matches", "reference__matches",
    ]  # fmt: skip
    autocomplete_fields = ["claimant", "sharing_key"]
    inlines = [AllocationInline, FileInline, PaymentInline]

    def get_fields(self, request, obj=None):
        return [
            "program",
            *(["code"] if obj else []),
            ("spent_on", "reference"),
            ("supplier", "description"),
            ("amount", "rebated"),
            ("gst", "qst", "hst"),
            "sharing_key",
            "action",
            ("claimant", "claimed"),
            *(_TOLD[1:] if obj else []),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        kept = ["program", *_TOLD]
        return kept if obj.is_writable else [*kept, *EXPENSE_FIELDS]

    def get_inlines(self, request, obj):
        """What is just being entered has no documents and no payments."""
        return self.inlines if obj else [AllocationInline]

    def get_changeform_initial_data(self, request):
        return {"spent_on": today()} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if not change:
            self.begin(request, obj)
            return
        answers = {
            name: form.cleaned_data[name] for name in form.changed_data if name in EXPENSE_FIELDS
        }
        if answers:
            actions.change_expense(expense=obj, answers=answers, by=request.user)

    def begin(self, request, obj) -> None:
        made = actions.enter_expense(
            program=obj.program,
            answers={name: getattr(obj, name) for name in EXPENSE_FIELDS},
            by=request.user,
        )
        obj.__dict__.update(made.__dict__)

    def available_steps(self, record):
        """Nothing is paid of a reversal, nor taken back twice."""
        shut = set()
        if record.owed <= 0:
            shut.add(_PAY)
        if record.reverses_id or record.reversed == record.amount:
            shut.add(_REVERSE)
        return [step for step in super().available_steps(record) if step.name not in shut]

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, expense):
        return amount_said(expense.amount)


@admin.register(Payment)
class PaymentAdmin(AccountsAdmin):
    """A payment that came back is annulled in the ledger, with its reason."""

    resource_name = "payments"
    visible = staticmethod(access.visible_payments)
    date_hierarchy = "paid_on"
    list_display = [
        "expense",
        "paid_on",
        "amount_shown",
        "method",
        "reference",
        "annulled_on",
        "program",
    ]
    list_filter = ["expense__program", "method", AwaitingFilter]
    list_select_related = ["expense__program"]
    search_fields = ["expense__code__matches", "expense__supplier__matches", "reference__matches"]
    autocomplete_fields = ["expense"]

    def get_fields(self, request, obj=None):
        told = ["account", "transaction", "annulled_on", "reason", "made_by"] if obj else []
        return ["expense", ("paid_on", "amount"), ("method", "reference"), *told]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return [
            "expense",
            "paid_on",
            "amount",
            "account",
            "transaction",
            "annulled_on",
            "reason",
            "made_by",
        ]

    def get_changeform_initial_data(self, request):
        return {"paid_on": today()} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        made = actions.pay_expense(
            expense=obj.expense,
            amount=obj.amount,
            on=obj.paid_on,
            method=obj.method,
            reference=obj.reference,
            by=request.user,
        )
        obj.__dict__.update(made.__dict__)

    @admin.display(description=_("programme"), ordering="expense__program__title")
    def program(self, payment):
        return payment.expense.program

    @admin.display(description=_("montant"), ordering="amount")
    def amount_shown(self, payment):
        return amount_said(payment.amount)
