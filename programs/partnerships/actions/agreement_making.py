"""Agreements are made, with their number, their parties and the usual clauses, and written until they are signed."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs import locks
from programs.lib.periods import today
from programs.models import Organization, Program
from programs.partnerships.actions.agreement_clauses import add_from_templates
from programs.partnerships.actions.machines import agreement_machine
from programs.partnerships.drafting import recompose
from programs.partnerships.enums import AGREEMENT_BEING_WRITTEN
from programs.partnerships.models import Agreement, AgreementParty
from programs.submissions import made_once


class Bound(TypedDict):
    """An organisation that is to be a party, and who signs for it."""

    organization: Organization
    role: str
    signatory_name: str
    signatory_title: str
    signatory_email: str


def next_number(program: Program, day: date) -> str:
    """« ENT-QP-2026-03 »: the next of the year. Whoever else makes one in this program waits for this one."""
    locks.alone("agreement-number", program.pk)
    beginning = f"ENT-{program.code}-{day.year}-"
    known = Agreement.objects.filter(program=program, number__startswith=beginning)
    taken = (number.removeprefix(beginning) for number in known.values_list("number", flat=True))
    last = max((int(one) for one in taken if one.isdecimal()), default=0)
    return f"{beginning}{last + 1:02d}"


def make_agreement(*, agreement: Agreement, parties: Sequence[Bound], by) -> Agreement:
    """A draft with the usual clauses of its program; the same form sent twice makes one."""

    def make() -> Agreement:
        agreement.number = agreement.number or next_number(
            agreement.program, agreement.starts_on or today()
        )
        made = agreement_machine.begin(agreement, by=by, on=today())
        keep_parties(made, parties)
        usual = made.program.clause_templates.filter(is_usual=True)
        add_from_templates(agreement=made, templates=list(usual), by=by)
        return made

    submission = agreement.submission
    found, _is_new = made_once(
        make, lambda: Agreement.objects.filter(submission=submission).first()
    )
    return found


def lock_agreement(pk: int) -> Agreement:
    """The agreement as it stands, until this transaction ends."""
    found = Agreement.objects.select_for_update(of=("self",)).select_related("program__lead")
    return found.get(pk=pk)


def require_being_written(agreement: Agreement) -> None:
    """Raise where its text is put to signature, or signed."""
    if agreement.state not in AGREEMENT_BEING_WRITTEN:
        raise ValidationError(
            _(
                "Le texte de cette entente est arrêté. Pendant la signature, ramenez-la en négociation; "
                "ensuite, commencez un avenant."
            )
        )


@transaction.atomic
def change_agreement(*, agreement: Agreement, parties: Sequence[Bound], by) -> Agreement:
    """Keep what was written of a draft and of its parties; its clauses follow."""
    require_being_written(lock_agreement(agreement.pk))
    agreement.full_clean()
    agreement.save()
    keep_parties(agreement, parties)
    recompose(agreement)
    return agreement


@transaction.atomic
def change_follow_up(*, agreement: Agreement, by) -> Agreement:
    """Keep who follows it, whether it is reviewed and the note: what may change of a signed one."""
    lock_agreement(agreement.pk)
    agreement.full_clean()
    agreement.save(update_fields=["assigned_to", "reviewed_each_year", "note", "region"])
    return agreement


def keep_parties(agreement: Agreement, parties: Sequence[Bound]) -> None:
    """Those of ``parties`` and no others; what was there already stays the record that it was."""
    held = {one.organization_id: one for one in agreement.parties.all()}
    for position, wanted in enumerate(parties, start=1):
        party = held.pop(wanted["organization"].pk, None) or AgreementParty(agreement=agreement)
        for name, value in wanted.items():
            setattr(party, name, value)
        party.position = position
        party.full_clean()
        party.save()
    for gone in held.values():
        gone.delete()
