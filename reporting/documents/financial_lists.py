"""The long parts of a financial report: income, years side by side, the bank, every expense, the checks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from reporting.budget_facts import ExpenseFacts, FinancialFacts
from reporting.documents import model, parts
from reporting.documents.balances import dollars
from reporting.documents.formulas import At, Balance, Sum
from reporting.enums import Unit
from reporting.figures.display import display_quantity
from reporting.reconciling import AccountFacts, GrantFacts

# Rows of expenses that make some twenty pages.
MOST_EXPENSES = 240
TAXES = ("gst", "qst", "hst")
# How much of a SHA-256 is enough to tell two files apart at a glance.
SHORT = 8


# --- income


def income(facts: FinancialFacts) -> model.Table:
    """What each grant that touches the year is, what of it was expected by then, and what came in."""
    language, grants = facts.language, facts.money.grants
    amounts = [one.amount for one in grants]
    known = [amount.number for amount in amounts if amount.is_exact]
    columns = (
        ("", _("Bailleur de fonds"), 24),
        ("", _("Années"), 12),
        ("granted", _("Accordé"), 16),
        ("expected", _("Attendu à ce jour"), 16),
        ("received", _("Reçu à ce jour"), 16),
        ("year", _("Reçu dans l’exercice"), 16),
    )
    whole = (
        sum(known, Decimal(0)) if known else None,
        sum((one.expected for one in grants), Decimal(0)),
        sum((one.received for one in grants), Decimal(0)),
        sum((one.in_period for one in grants), Decimal(0)),
    )
    return model.Table(
        id="revenus",
        caption=_("Revenus : ce qui est accordé, attendu et reçu"),
        columns=tuple(
            model.Column(label, numeric=bool(key), unit="CAD" if key else "", width=width, key=key)
            for key, label, width in columns
        ),
        rows=tuple(_grant_row(one, language) for one in grants),
        total=model.Row(
            (
                model.Cell(_("Total")),
                model.Cell(""),
                *(dollars(amount, language, Sum()) for amount in whole),
            )
        )
        if grants
        else None,
        note=_income_note(facts),
    )


def _grant_row(one: GrantFacts, language: str) -> model.Row:
    value = one.amount.number if one.amount.is_exact else None
    reference = f" ({one.reference})" if one.reference else ""
    return model.Row(
        (
            model.Cell(f"{one.funder}{reference}"),
            model.Cell(one.period.label),
            model.Cell(display_quantity(one.amount, Unit.DOLLARS, language), value),
            dollars(one.expected, language),
            dollars(one.received, language),
            dollars(one.in_period, language),
        )
    )


def _income_note(facts: FinancialFacts) -> str:
    grants, said = facts.money.grants, []
    if any(one.is_envelope for one in grants):
        said.append(
            _("Une enveloppe de plusieurs années est donnée en entier, sans être partagée.")
        )
    if any(one.unknown for one in grants):
        said.append(
            _("Un versement attendu dont le montant n’est pas connu n’est pas dans les sommes.")
        )
    if any(not one.amount.is_exact for one in grants):
        said.append(_("Un montant qui n’est pas connu exactement n’est pas dans la somme."))
    return " ".join(said)


# --- what was amended


def changes(facts: FinancialFacts) -> Iterator[model.Block]:
    if not facts.changes:
        return
    language = facts.language
    yield model.Table(
        id="modifications",
        caption=_("Amendements, virements et reports approuvés"),
        columns=(
            model.Column(_("Numéro"), width=10),
            model.Column(_("En vigueur le"), width=12),
            model.Column(_("Genre"), width=16),
            model.Column(_("Poste"), width=20),
            model.Column(_("Justification"), width=28),
            model.Column(_("Montant"), numeric=True, unit="CAD", width=14, key="amount"),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(one.code),
                    model.Cell(format_date(one.effective_on, language), one.effective_on),
                    model.Cell(one.kind),
                    model.Cell(one.line),
                    model.Cell(one.why),
                    dollars(one.amount, language),
                )
            )
            for one in facts.changes
        ),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(model.Cell("") for _empty in range(4)),
                dollars(sum((one.amount for one in facts.changes), Decimal(0)), language, Sum()),
            )
        ),
    )


# --- several years


def years(facts: FinancialFacts) -> Iterator[model.Block]:
    language = facts.language
    if len(facts.years) > 1:
        yield model.Table(
            id="annees",
            caption=_("Les exercices côte à côte, chacun à son dernier jour"),
            columns=(
                model.Column(_("Chiffre")),
                *(
                    model.Column(period.label, numeric=True, unit="CAD")
                    for period, _found in facts.years
                ),
            ),
            rows=tuple(
                model.Row(
                    (
                        model.Cell(str(result.figure.label)),
                        *(
                            parts.result_cell(found[code], language, parts.no_link)
                            for _period, found in facts.years
                        ),
                    )
                )
                for code, result in facts.results.items()
            ),
        )
    if envelopes := [one for one in facts.money.grants if one.is_envelope]:
        yield _envelopes(envelopes, facts)


def _envelopes(envelopes: list[GrantFacts], facts: FinancialFacts) -> model.Table:
    language = facts.language
    heads = (
        _("Enveloppe"),
        _("Prévu pour l’exercice"),
        _("Reçu à ce jour"),
        _("Dépensé à ce jour"),
    )
    return model.Table(
        id="enveloppes",
        caption=_("Enveloppes pluriannuelles, données en entier"),
        columns=(
            model.Column(_("Bailleur de fonds")),
            model.Column(_("Années")),
            *(model.Column(head, numeric=True, unit="CAD") for head in heads),
        ),
        rows=tuple(
            model.Row(
                (
                    model.Cell(one.funder),
                    model.Cell(one.period.label),
                    model.Cell(
                        display_quantity(one.amount, Unit.DOLLARS, language),
                        one.amount.number if one.amount.is_exact else None,
                    ),
                    dollars(one.share, language) if one.share is not None else model.Cell("—"),
                    dollars(one.received, language),
                    dollars(one.spent, language),
                )
            )
            for one in envelopes
        ),
        note=_(
            "Ce qui est dépensé d’une enveloppe est ce qu’ont dépensé les budgets qui disent en venir."
        ),
    )


# --- the bank and the books


def reconciliation(facts: FinancialFacts) -> Iterator[model.Block]:
    money = facts.money
    for number, account in enumerate(money.accounts, start=1):
        yield _account(account, number, facts.language)
    if not money.accounts and not _is_of_funder(facts):
        yield model.Note(
            _("Aucun compte bancaire n’est inscrit : le solde en banque n’est pas rapproché.")
        )
    if facts.budgets:
        yield _outstanding(facts)


def _account(account: AccountFacts, number: int, language: str) -> model.Table:
    """What the bank says, beside what the books say of the same entries."""
    span = account.span
    told = (
        ("opening", _("Solde d’ouverture"), span.opening, None),
        ("in", _("Encaissements appariés"), account.matched.received, None),
        ("out", _("Paiements appariés"), -account.matched.paid, None),
        (
            "aside",
            _("Opérations écartées : frais, virements entre comptes"),
            span.set_aside,
            None,
        ),
        ("unmatched", _("Opérations que rien n’explique encore"), span.left, None),
        (
            "books",
            _("Solde selon les écritures"),
            account.told,
            Balance(tuple(At(row=key) for key in ("opening", "in", "out", "aside", "unmatched"))),
        ),
        ("bank", _("Solde selon le relevé"), span.closing, None),
        (
            "gap",
            _("Différence"),
            span.closing - account.told,
            Balance((At(row="bank"),), (At(row="books"),)),
        ),
    )
    return model.Table(
        id=f"banque-{number}",
        caption=_("Rapprochement bancaire : %(account)s, %(program)s")
        % {"account": account.name, "program": account.program},
        columns=(
            model.Column(_("Compte")),
            model.Column(_("Montant"), numeric=True, unit="CAD", key="amount"),
        ),
        rows=tuple(
            model.Row(
                (model.Cell(label), dollars(amount, language, formula)),
                emphasis="strong" if formula or key == "bank" else "",
                key=key,
            )
            for key, label, amount, formula in told
        ),
    )


def _is_of_funder(facts: FinancialFacts) -> bool:
    """Whether it tells of one funder's money: accounts and payments are those of programs."""
    return "funder" in facts.about


def _outstanding(facts: FinancialFacts) -> model.Table:
    money = facts.money
    told = (
        (_("Financement reçu dans l’exercice"), facts.results["funding.received"].number),
        (_("Dépensé sur les budgets"), facts.results["budget.spent"].number),
        (_("Paiements faits dans l’exercice"), money.paid),
        (_("Paiements qu’aucun relevé ne montre encore"), money.not_at_the_bank),
        (_("Dépenses approuvées qui restent à payer"), money.unpaid),
    )
    if _is_of_funder(facts):
        told = told[:2]
    return model.Table(
        id="a-payer",
        caption=_("Ce qui est reçu, dépensé, payé, et ce qui reste à payer"),
        columns=(
            model.Column(_("Écriture")),
            model.Column(_("Montant"), numeric=True, unit="CAD"),
        ),
        rows=tuple(
            model.Row((model.Cell(label), dollars(amount, facts.language)))
            for label, amount in told
        ),
    )


# --- every expense


def expenses(facts: FinancialFacts) -> Iterator[model.Block]:
    if not facts.expenses:
        yield model.Note(_("Aucune dépense n’a été approuvée sur ces budgets."))
        return
    known = (name for name in TAXES if _sum(facts.expenses, name) is not None)
    yield expense_table(facts, tuple(known))


def expense_table(facts: FinancialFacts, taxes: Sequence[str] = TAXES) -> model.Table:
    """Every expense. Of the taxes those that are asked for have a column: the width of others goes to the suppliers."""
    language, found = facts.language, facts.expenses
    left_out = len(found) - MOST_EXPENSES
    columns = {
        "amount": (_("Montant"), 9),
        "gst": (_("TPS"), 7),
        "qst": (_("TVQ"), 7),
        "hst": (_("TVH"), 7),
        "rebated": (_("Remboursé"), 8),
        "charged": (_("Imputé ici"), 9),
    }
    shown = [name for name in columns if name in taxes or name not in TAXES]
    spared = sum(width for name, (_head, width) in columns.items() if name not in shown)
    return model.Table(
        id="depenses",
        caption=_("Dépenses approuvées, taxes et pièces justificatives"),
        columns=(
            model.Column(_("Numéro"), width=9),
            model.Column(_("Date"), width=7),
            model.Column(_("Fournisseur"), width=16 + spared),
            model.Column(_("Poste"), width=7),
            *(
                model.Column(columns[name][0], True, "CAD", width=columns[name][1], key=name)
                for name in shown
            ),
            model.Column(_("Pièces"), width=14),
        ),
        rows=model.Built(found, lambda one: _expense_row(one, shown, language)),
        total=model.Row(
            (
                model.Cell(_("Total")),
                *(model.Cell("") for _empty in range(3)),
                *(dollars(_sum(found, name), language, Sum()) for name in shown),
                model.Cell(""),
            )
        ),
        note=_(
            "Une taxe qui n’est pas connue n’entre dans aucune somme. Chaque pièce est suivie du début de son "
            "empreinte SHA-256."
        ),
        most_printed=MOST_EXPENSES,
        left_out=_(
            "%(count)s autres dépenses sont dans le classeur XLSX et dans le dossier ZIP de l’auditeur; le total les "
            "compte."
        )
        % {"count": left_out}
        if left_out > 0
        else "",
    )


def _sum(found: tuple[ExpenseFacts, ...], name: str) -> Decimal | None:
    known = [amount for one in found if (amount := getattr(one, name)) is not None]
    return sum(known, Decimal(0)) if known else None


def _expense_row(one: ExpenseFacts, shown: Sequence[str], language: str) -> model.Row:
    supplier = [model.Piece(one.supplier)]
    if one.description:
        supplier.append(model.Piece(one.description, quiet=True))
    if one.reverses:
        reversal = _("Contre-passe %(code)s") % {"code": one.reverses}
        supplier.append(model.Piece(reversal, quiet=True))
    files = [model.Piece(f"{file.name} · {file.sha256[:SHORT]}") for file in one.files]
    if one.reference:
        files.insert(
            0, model.Piece(_("facture %(number)s") % {"number": one.reference}, quiet=True)
        )
    return model.Row(
        (
            model.Cell(one.code),
            model.Cell(one.spent_on.isoformat(), one.spent_on),
            _pieces(supplier),
            model.Cell(", ".join(one.lines)),
            *(dollars(getattr(one, name), language) for name in shown),
            _pieces(files) if files else model.Cell("—"),
        )
    )


def _pieces(pieces: list[model.Piece]) -> model.Cell:
    return model.Cell("\n".join(piece.text for piece in pieces), pieces=tuple(pieces))


# --- checks


def checks(facts: FinancialFacts) -> Iterator[model.Block]:
    if not facts.checks:
        return
    yield model.Note(
        _(
            "Chaque total est compté deux fois, par deux chemins qui ne se connaissent pas. Un rapport dont un "
            "contrôle diffère n’est pas publié."
        )
    )
    yield parts.checks(facts.checks, facts.language)
