"""Cells that name a category, a line of a budget, a grant, an action of a plan, an operation of the bank."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.models import (
    BankAccount,
    BankTransaction,
    Budget,
    BudgetLine,
    Expense,
    ExpenseCategory,
    SharingKey,
)
from programs.importing.columns import Column
from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.importing.kinds import OrganizationRef, ProgramRef
from programs.importing.layers import ProgramResource
from programs.importing.references import RecordRef
from programs.importing.resources import as_kept
from programs.importing.rows import Row
from programs.lib.periods import years_of
from programs.lib.text import excerpt, normalise
from programs.models import Funding, Program
from programs.plans.models import Action, Heading

UNKNOWN = _("« %(text)s » ne désigne aucune fiche de ce programme (%(kind)s).")
SEVERAL = _(
    "« %(text)s » désigne plusieurs fiches de ce programme (%(kind)s) : écrivez-la en entier."
)


class NamedRef(RecordRef):
    """A record of the row's program by any of its names, the surest first: the first one is what exports write."""

    def __init__(self, model, expects, *, path: str = "program", joined: Iterable[str] = ()):
        super().__init__(model, expects, unknown=UNKNOWN, several=SEVERAL, joined=joined)
        self.path = path

    def _records(self, directories: Directories, program: Program | None):
        records = self.model.objects.filter(self.of(program)).distinct().order_by("pk")
        return records.select_related(*self.joined) if self.joined else records

    def of(self, program: Program | None) -> Q:
        return Q(**{self.path: program})

    def names(self, record: Any) -> tuple[str, ...]:
        return (self.code_of(record, None),)

    def index(self, records) -> list[dict[str, list]]:
        tiers: list[dict[str, list]] = []
        for record in records:
            names = self.names(record)
            tiers += [{} for _more in range(len(names) - len(tiers))]
            for tier, name in zip(tiers, names, strict=False):
                if name:
                    tier.setdefault(self.key(name), []).append(record)
        return tiers

    def named(self, index, text: str) -> list:
        return next((tier[self.key(text)] for tier in index if self.key(text) in tier), [])

    @staticmethod
    def key(text: str) -> str:
        return " ".join(text.casefold().split())


class CategoryRef(NamedRef):
    """A category of the lead of the row's program, by its code; by its label of today where only one has it.

    The label that it had once is refused, and its code suggested.
    """

    def __init__(self):
        super().__init__(ExpenseCategory, _("le code d’une catégorie de dépenses de l’organisme"))

    def of(self, program: Program | None) -> Q:
        return Q(organization__led_programs=program)

    def names(self, record) -> tuple[str, ...]:
        return record.code, record.label

    def find(self, text: str, directories: Directories, program: Program | None) -> Any:
        try:
            return super().find(text, directories, program)
        except BadCell:
            labels = directories.once((self, "once", program), lambda: self._labels_once(program))
            if code := labels.get(normalise(text)):
                raise BadCell(
                    gettext(
                        "« %(text)s » est l’ancien nom d’une catégorie : écrivez son code, « %(code)s »."
                    )
                    % {"text": excerpt(text), "code": code}
                ) from None
            raise

    def _labels_once(self, program: Program | None) -> dict[str, str]:
        """The code of each label that a category had, whatever it is called today."""
        codes = dict(ExpenseCategory.objects.filter(self.of(program)).values_list("pk", "code"))
        events = ExpenseCategory.pgh_event_model.objects.filter(pgh_obj_id__in=codes)
        named = events.order_by("pgh_id").values_list("label", "pgh_obj_id")
        return {normalise(label): codes[pk] for label, pk in named}


class BudgetRef(NamedRef):
    """A budget of the row's program; ``has_lines`` says whether some of its lines were there already."""

    def __init__(self):
        super().__init__(Budget, _("l’identifiant d’un budget de ce programme"))

    def _records(self, directories, program):
        lines = BudgetLine.objects.filter(budget=OuterRef("pk"))
        return super()._records(directories, program).annotate(has_lines=Exists(lines))


class LineRef(NamedRef):
    """A line of a budget of the row's program: « 2026-2027/3.1 », or its number where one budget alone has it."""

    def __init__(self):
        expects = _("un poste : l’identifiant de son budget et son numéro, 2026-2027/3.1")
        super().__init__(BudgetLine, expects, path="budget__program", joined=("budget",))

    def names(self, record) -> tuple[str, ...]:
        return record.display_code, record.number


class FundingRef(NamedRef):
    """A grant of the row's program: by its reference, or by its funder and its years."""

    def __init__(self):
        expects = _("la référence d’un financement, ou son bailleur de fonds et ses années")
        super().__init__(Funding, expects, joined=("funder",))

    def names(self, record) -> tuple[str, ...]:
        return (
            self.code_of(record, None),
            record.reference,
            f"{record.funder.name} {years_of(record.starts_on, record.ends_on)}",
        )

    def code_of(self, record, directories) -> str:
        said = (record.funder.name, record.starts_on, record.ends_on, record.reference)
        return " / ".join(str(one) for one in said if one)


class PlanLineRef(NamedRef):
    """A line of a plan of the row's program, or of one that reaches it: « 2026/A-0012 »."""

    def __init__(self, model: type[Action] | type[Heading]):
        expects = _("l’identifiant du plan et le code de sa ligne : 2026/A-0012 ; ou son numéro")
        super().__init__(model, expects, joined=("plan",))

    def of(self, program: Program | None) -> Q:
        return Q(plan__program=program) | Q(plan__programs__program=program)

    def names(self, record) -> tuple[str, ...]:
        return self.code_of(record, None), f"{record.plan.code}/{record.number}", record.number

    def code_of(self, record, directories) -> str:
        return f"{record.plan.code}/{record.line_code}"


class TransactionRef(NamedRef):
    """An operation of a bank account: the code of the account, and what tells the operation from the others."""

    def __init__(self):
        expects = _("une opération bancaire : le code du compte et son identité, CC/2026-04-03-1")
        super().__init__(BankTransaction, expects, path="account__program", joined=("account",))

    def code_of(self, record, directories) -> str:
        return f"{record.account.code}/{record.identity}"


class ExpenseRef(NamedRef):
    """An expense by its number, of which a program has a hundred thousand."""

    def _records(self, directories, program):
        return super()._records(directories, program).only("program", "code")


class WithinRef(NamedRef):
    """A record of what the row's column ``within_column`` names, which is its ``field``."""

    def __init__(self, model, expects, *, field: str, joined: Iterable[str] = ()):
        super().__init__(model, expects, joined=joined)
        self.field = field

    def find_in(self, text: str, directories: Directories, outer: Any) -> Any:
        """The record of ``outer`` that ``text`` names. Raises BadCell."""
        index = directories.once((self, outer.pk), lambda: self.index(self._of(outer)))
        found = self.named(index, text)
        if len(found) != 1:
            raise BadCell(self.refusal(text, found))
        return found[0]

    def _of(self, outer: Any):
        records = self.model.objects.filter(**{self.field: outer}).order_by("pk")
        return records.select_related(*self.joined) if self.joined else records


ACTION, HEADING = PlanLineRef(Action), PlanLineRef(Heading)
CATEGORY, FUNDING, TRANSACTION = CategoryRef(), FundingRef(), TransactionRef()
ACCOUNT = NamedRef(BankAccount, _("le code d’un compte bancaire de ce programme"))
EXPENSE = ExpenseRef(Expense, _("le numéro d’une dépense de ce programme"))
KEY = NamedRef(SharingKey, _("le code d’une clé de répartition de ce programme"))

PROGRAM = Column("program", "programme", "program", ProgramRef(), attribute="")


def transaction_column() -> Column:
    return Column(
        "transaction", "opération bancaire", "bank transaction", TRANSACTION,
        attribute="transaction_id",
    )  # fmt: skip


def line_column(*, required: bool = True) -> Column:
    return Column(
        "line", "poste", "line", LineRef(), required=required, attribute="line_id",
        also=("poste budgétaire", "budget line"),
    )  # fmt: skip


def funding_column() -> Column:
    return Column(
        "funding", "financement", "funding", FUNDING, required=True, attribute="funding_id",
        also=("grant",),
    )  # fmt: skip


def organization_column(name: str, fr: str, en: str, *also: str) -> Column:
    return Column(name, fr, en, OrganizationRef(), attribute=f"{name}_id", also=also)


class BelowProgram(ProgramResource):
    """Records that have a program by another record: ``path`` leads to it, attribute by attribute."""

    path: tuple[str, ...]

    def resolve(self, row: Row) -> None:
        if program := self.program_of(row):
            self.refer(row, program)
            self.resolve_in(row, program)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("__".join((*self.path, "program")))

    def cell(self, instance, column: Column):
        if column.name != "program":
            return super().cell(instance, column)
        for name in self.path:
            instance = getattr(instance, name)
        return instance.program_id


class Naming(ProgramResource):
    """Records some of whose cells name a record of what another cell of the row names."""

    def named_in(self, row: Row, column: Column, text: str, program: Program | None):
        if not isinstance(column.kind, WithinRef):
            return super().named_in(row, column, text, program)
        field = column.kind.field
        outer = row.named.get(field)
        if outer is not None:
            return column.kind.find_in(text, self.directories, outer)
        if row.is_refused(field):
            return None
        raise BadCell(
            gettext("Remplissez aussi la colonne « %(column)s ».")
            % {"column": self.by_name[field].heading}
        )


class Below(Naming, BelowProgram):
    """Records that have a program by way of several others: a column bears the name of each on their path."""

    def keys(self, get):
        """Texts count as spreadsheets keep them, with their own ends of lines."""
        return super().keys(lambda name: as_kept(get(name)))

    def weak_keys(self, get):
        return super().weak_keys(lambda name: as_kept(get(name)))

    def cell(self, instance, column: Column):
        if column.name not in self.path:
            return super().cell(instance, column)
        for name in self.path:
            instance = getattr(instance, name)
            if name == column.name:
                break
        return instance
