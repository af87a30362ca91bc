"""What becomes of categories and of what was decided when two records of one organisation are merged."""

from django.utils.translation import gettext as _

from programs.budgets.models import Expense, ExpenseCategory
from programs.lib.text import same
from programs.merging import Act, lets_through, where
from programs.merging.folding import fill, last_until

# Whoever claimed an approved expense is the same body under the other record: nothing of the expense changes.
lets_through(Expense, "expense_is_kept")


@where("category_code_once", folds=ExpenseCategory)
def one_category(act: Act, kept: ExpenseCategory, absorbed: ExpenseCategory) -> None:
    """One code and one label are one category; under one code, two labels are two."""
    if not same(kept.label, absorbed.label):
        act.refuse(
            _(
                "Les deux fiches ont une catégorie de dépenses du même code, et qui ne dit pas la même chose : "
                "« %(first)s » et « %(second)s ». Changez le code de l’une d’elles, puis recommencez."
            ),
            kept,
            absorbed,
        )
        return
    fill(kept, absorbed, "label_en", "account_code")
    last_until(kept, absorbed, "retired_on")
    act.fold(kept, absorbed)
