"""What the lines of statements are matched to: a counter of each, which its check keeps within its amount."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity
from programs.budgets.triggers.parts import refuse


def _counted(name: str, *also: str, sign: str, stands: str, program: str) -> pgtrigger.Trigger:
    """Keeps ``matched``: ``sign`` is how a row moves the account, ``stands`` SQL that says whether it counts.

    The update of the counter locks its line, so two who match one at once do it one after the other.
    """
    moved = f"{sign}{{row}}.amount"
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf("amount", "transaction_id", *also)
        | pgtrigger.Delete,
        declare=[("found", "RECORD")],
        func=f"""
        IF TG_OP <> 'INSERT' AND OLD.transaction_id IS NOT NULL AND {stands.format(row="OLD")} THEN
            UPDATE budgets_banktransaction SET matched = matched - ({moved.format(row="OLD")})
            WHERE id = OLD.transaction_id;
        END IF;
        IF TG_OP <> 'DELETE' AND NEW.transaction_id IS NOT NULL AND {stands.format(row="NEW")} THEN
            SELECT posted.amount, account.program_id INTO found
            FROM budgets_banktransaction AS posted
            JOIN budgets_bankaccount AS account ON account.id = posted.account_id
            WHERE posted.id = NEW.transaction_id;
            IF sign(found.amount) <> sign({moved.format(row="NEW")}) THEN
                {refuse("matched_in_its_direction", "money in is not money out", "transaction_id")}
            END IF;
            IF found.program_id <> ({program.format(row="NEW")}) THEN
                {refuse("matched_in_its_program", "of another program", "transaction_id")}
            END IF;
            UPDATE budgets_banktransaction SET matched = matched + ({moved.format(row="NEW")})
            WHERE id = NEW.transaction_id;
        END IF;
        RETURN NULL;
        """,
    )


PAYMENT_IS_MATCHED = _counted(
    "payment_is_matched",
    "annulled_on",
    sign="-",
    stands="{row}.annulled_on IS NULL",
    program="SELECT program_id FROM budgets_expense WHERE id = {row}.expense_id",
)
RECEIPT_IS_MATCHED = _counted(
    "receipt_is_matched",
    sign="",
    stands="TRUE",
    program="SELECT program_id FROM programs_funding WHERE id = {row}.funding_id",
)

PAYMENT_FROM_AN_ACCOUNT_OF_ITS_PROGRAM = pgtrigger.Trigger(
    name="payment_from_its_program",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("account_id", "expense_id"),
    func=f"""
        IF NEW.account_id IS NOT NULL AND (
            SELECT program_id FROM budgets_bankaccount WHERE id = NEW.account_id
        ) <> (SELECT program_id FROM budgets_expense WHERE id = NEW.expense_id) THEN
            {refuse("paid_from_its_program", "of another program", "account_id")}
        END IF;
        RETURN NEW;
    """,
)

integrity.register(
    "paid_from_its_program",
    _("Ce compte est celui d’un autre programme."),
)
integrity.register(
    "matched_in_its_direction",
    _("Un paiement se rapproche d’une sortie d’argent, un encaissement d’une entrée."),
)
integrity.register(
    "matched_in_its_program",
    _("Cette opération est d’un compte d’un autre programme."),
)
