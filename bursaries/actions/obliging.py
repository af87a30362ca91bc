"""The obligation that an award brings its holder."""

from datetime import date

from django.db import transaction

from bursaries.actions.machines import obligation_machine
from bursaries.enums import ObligationState
from bursaries.models import Obligation, ObligationRule
from programs.models import Program
from programs.people.models import Person


@transaction.atomic
def oblige(
    *,
    program: Program,
    person: Person,
    rule: ObligationRule,
    by,
    on: date,
    studies_end_on: date | None = None,
) -> Obligation:
    """The obligation of ``person`` under ``rule``, begun where there is none; later studies move their end."""
    found = Obligation.objects.select_for_update(of=("self",)).filter(person=person, rule=rule)
    obligation = found.first()
    if obligation is None:
        begun = Obligation(
            program=program, person=person, rule=rule, studies_ended_on=studies_end_on
        )
        return obligation_machine.begin(begun, by=by, on=on)
    if studies_end_on and (
        obligation.studies_ended_on is None or studies_end_on > obligation.studies_ended_on
    ):
        obligation.studies_ended_on = studies_end_on
        obligation.full_clean()
        obligation.save(update_fields=["studies_ended_on"])
    if obligation.state == ObligationState.CANCELLED:
        obligation = obligation_machine.move(obligation, ObligationState.NOT_STARTED, by=by, on=on)
    return obligation
