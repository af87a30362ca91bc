"""Cells that name an agreement, a party or an amendment of it, a committee and what hangs on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import (
    PROGRAM,
    Below,
    NamedRef,
    WithinRef,
    organization_column,
)
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.directories import Directories
from programs.importing.errors import BadCell
from programs.partnerships.models import (
    Agreement,
    AgreementParty,
    Amendment,
    Committee,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
)

TEXT = kinds.Kind()


class PartyRef(WithinRef):
    """A party of an agreement, by any name of its organisation."""

    def __init__(self):
        super().__init__(
            AgreementParty, _("le nom d’un organisme qui est partie à l’entente"), field="agreement"
        )

    def find_in(self, text: str, directories: Directories, outer: Any) -> AgreementParty:
        parties = directories.once(
            (self, outer.pk),
            lambda: {party.organization_id: party for party in self._of(outer)},
        )
        party = parties.get(directories.organizations.find(text))
        if party is None:
            raise BadCell(self.refusal(text, []))
        return party

    def code_of(self, record, directories) -> str:
        return directories.organizations.write(record.organization_id)


class NumberRef(WithinRef):
    """A record by its number within what the row names."""

    def code_of(self, record, directories) -> str:
        return str(record.number)


class MeetingRef(NumberRef):
    """A meeting of a committee by its number; by its day, where one meeting alone is on it."""

    def __init__(self):
        expects = _("le numéro d’une rencontre du comité, ou son jour")
        super().__init__(CommitteeMeeting, expects, field="committee")

    def names(self, record) -> tuple[str, ...]:
        return str(record.number), record.day.isoformat() if record.day else ""


class MemberRef(WithinRef):
    """A member of a committee: their name, their organisation and the start of their mandate, or less that suffices."""

    def __init__(self):
        super().__init__(
            CommitteeMember,
            _("un membre du comité : son nom, ou son nom / son organisme / le début de son mandat"),
            field="committee",
            joined=("organization",),
        )

    def names(self, record) -> tuple[str, ...]:
        organization = record.organization.name if record.organization else ""
        return (
            self.code_of(record, None),
            " / ".join(filter(None, (record.name, organization))),
            record.name,
            organization,
        )

    def code_of(self, record, directories) -> str:
        organization = record.organization.name if record.organization else ""
        said = (record.name, organization, record.starts_on)
        return " / ".join(str(one) for one in said if one)


AGREEMENT = NamedRef(Agreement, _("le numéro d’une entente de ce programme"))
PARTY = PartyRef()
AMENDMENT = NumberRef(Amendment, _("le numéro d’un avenant de l’entente"), field="agreement")
COMMITTEE = NamedRef(Committee, _("l’identifiant d’un comité de ce programme"))
MEETING, MEMBER = MeetingRef(), MemberRef()
DECISION = NumberRef(Decision, _("le numéro d’une décision de la rencontre"), field="meeting")
FOLLOW_UP = NamedRef(FollowUp, _("le code d’un suivi de ce programme"))


# --- columns


def agreement_column(*, attribute: str = "agreement_id", required: bool = True) -> Column:
    return Column(
        "agreement", "entente", "agreement", AGREEMENT, required=required, attribute=attribute,
        also=("numéro de l’entente", "agreement number"),
    )  # fmt: skip


def party_column(fr: str = "partie", en: str = "party", *also: str) -> Column:
    return Column(
        "party", fr, en, PARTY, required=True, attribute="party_id", also=("organisme", *also)
    )


def amendment_column() -> Column:
    return Column(
        "amendment", "avenant", "amendment", AMENDMENT, attribute="amendment_id",
        also=("numéro de l’avenant",),
    )  # fmt: skip


def committee_column(*, attribute: str = "committee_id", required: bool = True) -> Column:
    return Column(
        "committee", "comité", "committee", COMMITTEE, required=required, attribute=attribute,
        also=("code du comité",),
    )  # fmt: skip


def meeting_column(*, required: bool = True) -> Column:
    return Column(
        "meeting", "rencontre", "meeting", MEETING, required=required, attribute="meeting_id",
        also=("numéro de la rencontre",),
    )  # fmt: skip


def bilingual(name: str, fr: str, en: str, kind=TEXT, **options) -> tuple[Column, Column]:
    """A text in French and in English. « titre », « titre en anglais »."""
    return (
        Column(name, fr, en, kind, **options),
        Column(f"{name}_en", f"{fr} en anglais", f"{en} in English", TEXT),
    )


def position_column() -> Column:
    return Column(
        "position", "rang", "position",
        kinds.Whole(_("un nombre, de plus en plus grand"), keeps=True),
    )  # fmt: skip


CODE = Column(
    "code", "identifiant", "code", kinds.Text(_("court, et unique dans le programme")),
    required=True, also=("code",),
)  # fmt: skip
REASON = Column("reason", "motif", "reason", TEXT)
NOTE = Column("note", "note", "note", TEXT)
ORGANIZATION = organization_column("organization", "organisme", "organization")

OF_AGREEMENT = (PROGRAM, agreement_column())
OF_COMMITTEE = (PROGRAM, committee_column())
OF_MEETING = (PROGRAM, committee_column(attribute=""), meeting_column())


# --- what hangs on what


class OfAgreement(Below):
    within = ("agreement_id",)
    path = ("agreement",)


class OfCommittee(Below):
    within = ("committee_id",)
    path = ("committee",)


class OfMeeting(Below):
    within = ("meeting_id",)
    path = ("meeting", "committee")
