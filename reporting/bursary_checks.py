"""The totals of the report on bursaries a second time, by SQL on the rows and by the sums of what it prints."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext as _

from programs.lib.periods import Period
from programs.models import Program
from reporting.bursary_facts import ZERO, AwardFacts
from reporting.checking import Check
from reporting.enums import Unit
from reporting.figures import Result

_LEDGER = """
SELECT COALESCE(SUM(CASE
    WHEN payment.paid_on BETWEEN %(start)s AND %(end)s
        AND (payment.annulled_on IS NULL OR payment.annulled_on > %(end)s) THEN payment.amount
    WHEN payment.paid_on < %(start)s AND payment.annulled_on BETWEEN %(start)s AND %(end)s THEN -payment.amount
    ELSE 0 END), 0)
FROM budgets_payment AS payment
JOIN budgets_expense AS expense ON expense.id = payment.expense_id
JOIN bursaries_awardinstalment AS instalment ON instalment.expense_id = expense.id
WHERE expense.program_id = %(program)s
"""

_BESIDE = """
SELECT COALESCE(SUM(instalment.amount), 0)
FROM bursaries_awardinstalment AS instalment
JOIN bursaries_award AS award ON award.id = instalment.award_id
JOIN LATERAL (
    SELECT to_state, effective_on FROM bursaries_awardinstalmentmove AS move
    WHERE move.instalment_id = instalment.id AND move.effective_on <= %(end)s ORDER BY move.id DESC LIMIT 1
) AS last ON last.to_state = 'authorized' AND last.effective_on >= %(start)s
WHERE award.program_id = %(program)s AND award.line_id IS NULL
"""

_RECEIVED = """
SELECT COUNT(*) FROM bursaries_application AS application
JOIN bursaries_bursaryround AS round ON round.id = application.round_id
WHERE round.program_id = %(program)s AND application.state <> 'draft'
AND application.submitted_on BETWEEN %(start)s AND %(end)s
"""

_REPAID = """
SELECT COALESCE(SUM(repayment.amount), 0) FROM bursaries_repayment AS repayment
JOIN bursaries_obligation AS obligation ON obligation.id = repayment.obligation_id
WHERE obligation.program_id = %(program)s AND repayment.received_on BETWEEN %(start)s AND %(end)s
AND (repayment.annulled_on IS NULL OR repayment.annulled_on > %(end)s)
"""


def run_checks(
    program: Program, period: Period, results: Mapping[str, Result], awards: Sequence[AwardFacts]
) -> tuple[Check, ...]:
    """Four queries, whatever the number of records. ``period`` ends on the day of the report."""
    return tuple(_checks(program, period, results, awards))


def _checks(program, period, results, awards) -> Iterator[Check]:
    given = {"program": program.pk, "start": period.start, "end": period.end}
    yield Check.of(
        "paid",
        _("Versé : chiffre et paiements du registre des dépenses"),
        results["bursaries.paid"].number,
        _one(_LEDGER, given) + _one(_BESIDE, given),
    )
    yield Check.of(
        "applications",
        _("Candidatures reçues : chiffre et base de données"),
        results["bursaries.applications"].number,
        _one(_RECEIVED, given),
        Unit.APPLICATIONS,
    )
    yield Check.of(
        "repaid",
        _("Remboursé : chiffre et base de données"),
        results["bursaries.repaid"].number,
        _one(_REPAID, given),
    )
    held = [one for one in awards if one.is_held]
    yield Check.of(
        "amount",
        _("Accordé : chiffres et somme des attributions de la liste"),
        results["bursaries.amount"].number + results["bursaries.aids_amount"].number,
        sum((one.amount for one in held), ZERO),
    )
    # A whole is the sum of its parts, which says nothing of either: the list is what the parts are held against.
    listed = sum((one.amount for one in held if one.round), ZERO)
    for way, name in (
        ("", _("Montant des bourses par établissement : sommes du tableau et de la liste")),
        ("_by_field", _("Montant des bourses par domaine : sommes du tableau et de la liste")),
        ("_by_origin", _("Montant des bourses par région : sommes du tableau et de la liste")),
    ):
        parts = results[f"bursaries.amount{way}"].parts
        yield Check.of(
            f"amount{way or '_by_institution'}",
            name,
            sum((part.number for part in parts), ZERO),
            listed,
        )


def _one(sql: str, given: dict) -> Decimal | int:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0]
