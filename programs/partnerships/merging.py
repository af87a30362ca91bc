"""What becomes of parties, seats and entries of the directory when two records of one organisation are merged."""

from django.utils.translation import gettext as _

from programs.merging import Act, lets_through, where
from programs.merging.folding import fill, last_until
from programs.partnerships.models import (
    AgreementParty,
    CommitteeAttendance,
    CommitteeMember,
    NetworkContact,
    NetworkEntry,
    NetworkService,
)

# Whoever signed is the same body under the other record: the agreement binds it still.
lets_through(AgreementParty, "signed_party_is_kept")


@where("agreement_party_once")
def a_party_twice(act: Act, kept: AgreementParty, absorbed: AgreementParty) -> None:
    """An agreement has two sides: nobody makes one with themselves."""
    act.refuse(
        _(
            "Les deux fiches sont deux parties de la même entente, « %(first)s ». Retirez de l’entente celle qui est "
            "de trop, puis recommencez."
        ),
        kept.agreement,
    )


@where("committee_member_once", folds=CommitteeMember)
def one_seat_told_twice(act: Act, kept: CommitteeMember, absorbed: CommitteeMember) -> None:
    fill(kept, absorbed, "title", "email")
    last_until(kept, absorbed, "ends_on")
    act.fold(kept, absorbed)


@where("committee_attendance_once")
def one_attendance_told_twice(
    act: Act, kept: CommitteeAttendance, absorbed: CommitteeAttendance
) -> None:
    if kept.presence == absorbed.presence:
        act.drop(absorbed)
        return
    act.refuse(
        _(
            "À la rencontre « %(first)s », les deux fiches disent autrement si ce membre est venu. Corrigez la "
            "présence qui est fausse, puis recommencez."
        ),
        kept.meeting,
    )


@where("partnerships.NetworkEntry.organization", folds=NetworkEntry)
def one_entry(act: Act, kept: NetworkEntry, absorbed: NetworkEntry) -> None:
    """What the organisation confirmed last is not lost, and whoever is not listed on one record asked for it."""
    fill(
        kept,
        absorbed,
        "mission",
        "mission_en",
        "territory",
        "address",
        "hours",
        "confirmed_on",
        united=("languages",),
    )
    kept.is_listed = kept.is_listed and absorbed.is_listed
    kept.takes_referrals = kept.takes_referrals or absorbed.takes_referrals
    kept.save(update_fields=["is_listed", "takes_referrals"])
    act.fold(kept, absorbed)


@where("network_service_once")
def one_service(act: Act, kept: NetworkService, absorbed: NetworkService) -> None:
    fill(kept, absorbed, "name_en", "description", "description_en", "audience")
    act.drop(absorbed)


@where("network_contact_once")
def one_contact(act: Act, kept: NetworkContact, absorbed: NetworkContact) -> None:
    fill(kept, absorbed, "title", "email", "phone")
    act.drop(absorbed)
