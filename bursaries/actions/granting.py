"""Giving an award: a place of its round, its sum, and what its line of the budget must have."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from bursaries.actions.machines import application_machine, award_machine
from bursaries.actions.obliging import oblige
from bursaries.enums import ApplicationState, AwardKind
from bursaries.models import Application, Award, AwardTier, BursaryRound, Obligation
from programs import locks
from programs.amounts import amount_said
from programs.budgets.actions.commitments import commit_amount
from programs.lib.periods import today
from programs.models import Program

# What an award keeps of the application that it answers.
_KEPT = (
    "level",
    "field",
    "institution",
    "institution_name",
    "study_program",
    "studies_end_on",
    "origin",
    "language",
)


@transaction.atomic
def grant_award(
    *,
    application: Application,
    tier: AwardTier,
    by,
    amount: Decimal | None = None,
    on: date | None = None,
    override: str = "",
    note: str = "",
) -> Award:
    """Give ``application`` an award of ``tier``: of its amount, or of ``amount`` where it is less or none is set.

    The round is locked, so that of two decisions at once the second sees the first; its number of awards, its envelope
    and the line of the budget are never passed (``override`` is why the line alone may be). The line is engaged, and
    what the rule of the round asks for is owed from now on. Raises ValidationError.
    """
    day = on or today()
    round = lock_round(application.round_id)
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if locked.person_id is None:
        raise ValidationError(_("Dites d’abord qui est cette personne : voir « Identifier »."))
    # Of an award that was given by mistake, the application may have another.
    Award.objects.ended().filter(application=locked).update(application=None)
    granted = _amount_of(tier, amount)
    require_room(round, tier, granted)
    award = Award(
        program=round.program,
        code=next_award_code(round.program, day),
        kind=AwardKind.BURSARY,
        round=round,
        tier=tier,
        application=locked,
        person=locked.person,
        amount=granted,
        awarded_on=day,
        line=round.line,
        obligation=_obligation_of(round, locked, by=by, on=day),
        address=postal_address(locked),
        note=note,
        **{name: getattr(locked, name) for name in _KEPT},
    )
    if award.line:
        award.commitment = commit_amount(
            line=award.line,
            amount=granted,
            supplier=str(locked.person),
            description=str(round),
            made_on=day,
            by=by,
            override=override,
        )
    award_machine.begin(award, by=by, on=day)
    award.application = application_machine.move(
        locked, ApplicationState.AWARDED, by=by, on=day, waiting_rank=None
    )
    return award


def lock_round(pk: int) -> BursaryRound:
    """The round, held until the end of the transaction: decisions of one round come one after the other."""
    rounds = BursaryRound.objects.select_for_update(of=("self",), no_key=True)
    return rounds.select_related("program__lead", "line__budget", "rule").get(pk=pk)


def require_room(round: BursaryRound, tier: AwardTier, amount: Decimal) -> None:
    """Raise ValidationError where the round, or its tier, has no award or not so much left."""
    tier = AwardTier.objects.get(pk=tier.pk)
    if round.awards_left is not None and round.awards_left < 1:
        raise ValidationError(_("Toutes les bourses de ce concours sont accordées."))
    if tier.awards is not None and tier.taken >= tier.awards:
        raise ValidationError(_("Toutes les bourses de ce volet sont accordées."))
    if round.amount_left is not None and amount > round.amount_left:
        raise ValidationError(
            _("L’enveloppe du concours n’a plus que %(left)s, et il en faut %(amount)s.")
            % {"left": amount_said(round.amount_left), "amount": amount_said(amount)}
        )


def _amount_of(tier: AwardTier, amount: Decimal | None) -> Decimal:
    granted = tier.amount if amount is None else amount
    if granted is None:
        raise ValidationError({"amount": _("Écrivez le montant de la bourse.")})
    if tier.amount is not None and granted > tier.amount:
        raise ValidationError(
            {
                "amount": _("Une bourse de ce volet est d’au plus %(amount)s.")
                % {"amount": amount_said(tier.amount)}
            }
        )
    return granted


def _obligation_of(
    round: BursaryRound, application: Application, *, by, on: date
) -> Obligation | None:
    """The obligation of its holder under the rule of the round, begun where they have none."""
    if round.rule is None:
        return None
    return oblige(
        program=round.program,
        person=application.person,
        rule=round.rule,
        studies_end_on=application.studies_end_on,
        by=by,
        on=on,
    )


def postal_address(application: Application) -> str:
    """As it is written on an envelope."""
    town = f"{application.city} ({application.province})  {application.postal_code}"
    lines = (application.street, town.replace(" ()", "").strip())
    return "\n".join(line for line in lines if line)


def next_award_code(program: Program, day: date) -> str:
    """The number after the last one given: « B2022-007 », the seventh of the fiscal year that began in 2022."""
    locks.alone("bursaries.award", program.pk)
    prefix = f"B{program.calendar.year_containing(day).start.year}-"
    given = Award.objects.filter(
        program=program, code__startswith=prefix, code__regex=rf"^{re.escape(prefix)}[0-9]+$"
    )
    last = given.order_by(Length("code").desc(), "-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:03d}"
