"""What the guide says of budgets, expenses, the bank and claims."""

from programs.help import explain

_BUDGETS = "21-budgets"
_LEDGER = "22-registre-des-depenses"
_BANK = "23-banque"
_CLAIMS = "24-reclamations"

explain(_BUDGETS, "budget_list", "budget_*", "admin:budgets_*")
explain(_BUDGETS, "budget", "budget_line", section="lire-un-budget")
explain(
    _BUDGETS,
    "budget_new",
    "budget_settings",
    "budget_adopt",
    "budget_take_back",
    "budget_next",
    "budget_write",
    "budget_paste",
    "budget_add_line",
    "budget_line_*",
    section="écrire-un-budget",
)
explain(
    _BUDGETS,
    "budget_ask",
    "budget_change",
    "budget_change_*",
    "budget_changes",
    "admin:budgets_budgetchange_*",
    section="changer-un-budget-adopté",
)
explain(
    _BUDGETS,
    "budget_categories",
    "budget_commitment*",
    "budget_key*",
    "budget_income",
    "budget_instalment_*",
    "budget_receipt_*",
    "budget_closing*",
    "budget_year*",
    "admin:budgets_expensecategory_*",
    "admin:budgets_commitment_*",
    "admin:budgets_periodclose_*",
    "admin:budgets_sharingkey_*",
    "admin:budgets_instalment_*",
    "admin:budgets_receipt_*",
    section="le-reste-de-largent-du-programme",
)

explain(_LEDGER, "ledgers", "ledger", "ledger_*", "admin:budgets_expense_*")
explain(_LEDGER, "ledger_file", section="trouver-et-exporter")
explain(
    _LEDGER,
    "expense",
    "expense_step",
    "admin:budgets_payment_*",
    section="de-la-saisie-au-paiement",
)
explain(_LEDGER, "expense_change", section="saisir-une-dépense")
explain(_LEDGER, "expense_join", "expense_file", "expense_drop_file", section="joindre-la-pièce")
explain(_LEDGER, "expense_annul", section="corriger-une-dépense-approuvée")
explain(_LEDGER, "admin:budgets_overrun_*", section="un-poste-qui-manque-dargent")

explain(_BANK, "banks", "bank_*", "admin:budgets_bankaccount_*")
explain(_BANK, "bank_import", "bank_import_*", section="importer-un-relevé")
explain(_BANK, "bank_line", "admin:budgets_banktransaction_*", section="rapprocher")
explain(_BANK, "bank_reconcile", section="le-rapprochement")

explain(_CLAIMS, "claims", "claims_xlsx", "claims_csv", "claim", "claim_file", section="suivre")
explain(_CLAIMS, "claim_new", "claim_join", section="réclamer")
explain(_CLAIMS, "claim_edit", "claim_withdraw", "claim_drop_file", section="corriger-ou-retirer")
explain("25-rapport-financier", "admin:budgets_variancenote_*", section="ce-quil-signale")
