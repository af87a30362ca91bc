"""Makes the file of the auditor: the financial report, the ledger and every supporting document, in one ZIP."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from programs.budgets.models import ExpenseFile
from reporting.budget_facts import FinancialFacts
from reporting.documents import model
from reporting.documents.financial_lists import expense_table
from reporting.documents.parts import Link
from reporting.enums import About, FileFormat
from reporting.kinds import KINDS
from reporting.making import Made, Order, financial, report_of
from reporting.rendering.archive import Enclosed

_REPORTS = {About.PROGRAM: "financier", About.ORGANIZATION: "financier-organisme"}


@dataclass(frozen=True)
class DossierFacts:
    """The facts of the financial report that is in it, and the number of the whole."""

    number: str
    report: FinancialFacts

    @property
    def language(self) -> str:
        return self.report.language


def gather(order: Order) -> DossierFacts:
    kind = KINDS[_REPORTS[order.kind.about]]
    report = report_of(kind, order.subject, order.period)
    facts = financial.gather(replace(order, kind=kind, report=report))
    return DossierFacts(order.kind.number(order.subject.code, report.own_label), facts)


def write(facts: DossierFacts, link: Link) -> Made:
    """Its page is the financial report itself; its files are made and read when their turn comes."""
    made = financial.write(facts.report, link)
    document = replace(made.document, number=facts.number)
    proofs = _proofs(facts.report)
    ledger = Made(_ledger(made.document, facts.report), made.figures, csv_table="depenses")
    papers = (
        (made, FileFormat.PDF, _("Rapport financier")),
        (made, FileFormat.XLSX, _("Rapport financier, avec ses formules")),
        (ledger, FileFormat.CSV, _("Grand livre des dépenses")),
        (ledger, FileFormat.XLSX, _("Grand livre des dépenses")),
    )
    return Made(document, made.figures, enclosed=lambda: _enclosed(papers, proofs))


def _ledger(document: model.Document, facts: FinancialFacts) -> model.Document:
    """Every expense, in a document of its own."""
    section = model.Section("depenses", _("Liste des dépenses"), (expense_table(facts),))
    number = f"{document.number}-{_('grand-livre')}"
    return replace(document, sections=(section,), number=number, cover=None, toc=False)


def _proofs(facts: FinancialFacts) -> list[tuple[int, Enclosed]]:
    """Each supporting document by its key, named by its expense (« D2025-0042 - 1 - facture.pdf »); no bytes yet."""
    folder = _("pièces justificatives")
    return [
        (
            file.pk,
            Enclosed(
                f"{expense.code} - {number} - {file.name}",
                b"",
                folder,
                _("%(supplier)s, %(day)s")
                % {"supplier": expense.supplier, "day": expense.spent_on.isoformat()},
            ),
        )
        for expense in facts.expenses
        for number, file in enumerate(expense.files, start=1)
    ]


def _enclosed(papers, proofs: list[tuple[int, Enclosed]]) -> Iterator[Enclosed]:
    """One file in memory at a time, each read by a query of its own."""
    for made, format, about in papers:
        language = made.document.language
        yield Enclosed(
            f"{made.document.number}-{language}.{format}", made.render(format), about=about
        )
    for pk, proof in proofs:
        content = ExpenseFile.objects.values_list("content", flat=True).get(pk=pk)
        yield replace(proof, content=bytes(content))
