"""Vouchers and small aids: given at once, without an application, and paid in one instalment."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bursaries.actions.granting import next_award_code
from bursaries.actions.instalments import (
    authorize_instalment,
    receive_attestation,
)
from bursaries.actions.machines import award_machine, instalment_machine
from bursaries.enums import AWARD_SMALL
from bursaries.models import Award, AwardInstalment
from programs.budgets.actions import require_line_of
from programs.files import CheckedFile
from programs.models import Program
from programs.submissions import made_once

AID_FIELDS = (
    "kind",
    "person",
    "organization",
    "beneficiaries",
    "description",
    "amount",
    "awarded_on",
    "line",
    "action",
    "note",
)


@transaction.atomic
def give_aid(
    *,
    program: Program,
    answers: dict,
    by,
    receipt: CheckedFile | None = None,
    submission: uuid.UUID | None = None,
) -> Award:
    """Give a person, or so many of a group through an organisation, a small aid (``answers``: ``AID_FIELDS``).

    With its ``receipt`` its one instalment is authorised at once, and is an expense of its line; without, it waits for
    it. The same ``submission`` twice is one aid. Raises ValidationError.
    """

    def begin() -> Award:
        day, line = answers["awarded_on"], answers.get("line")
        if answers["kind"] not in AWARD_SMALL:
            raise ValidationError({"kind": _("Une bourse s’accorde dans son concours.")})
        if line is not None:
            require_line_of(line, day)
        given = {name: answers[name] for name in AID_FIELDS if name in answers}
        award = Award(
            program=program, code=next_award_code(program, day), submission=submission, **given
        )
        award_machine.begin(award, by=by, on=day)
        instalment = AwardInstalment(award=award, number=1, amount=award.amount, expected_on=day)
        instalment_machine.begin(instalment, by=by, on=day)
        if receipt is not None:
            receive_attestation(instalment=instalment, file=receipt, by=by, on=day)
            authorize_instalment(instalment=instalment, by=by, on=day)
        return award

    award, _is_new = made_once(
        begin,
        lambda: (
            Award.objects.filter(submission=submission, program=program).first()
            if submission
            else None
        ),
    )
    award.refresh_from_db()
    return award
