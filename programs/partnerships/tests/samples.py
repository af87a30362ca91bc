"""Records of every model of partnerships in one program: a protocol and a committee, and what is hard to write."""

import hashlib
from datetime import UTC, date, datetime, time
from decimal import Decimal

from django.db.models import Model

from programs.enums import OrganizationKind
from programs.lib.terms import TermUnit
from programs.models import Organization, Program
from programs.partnerships import models
from programs.partnerships.enums import (
    AgreementKind,
    AgreementState,
    ClauseKind,
    CommitteeMeetingState,
    FollowUpState,
    PartyRole,
    Presence,
    Renewal,
    Seat,
    Wish,
)
from programs.partnerships.tests.factories import (
    AgendaItemFactory,
    AgreementClauseFactory,
    AgreementContributionFactory,
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    AmendmentFactory,
    ClauseTemplateFactory,
    CommitteeAttendanceFactory,
    CommitteeFactory,
    CommitteeMeetingFactory,
    CommitteeMemberFactory,
    DecisionFactory,
    FollowUpFactory,
    InsuredHoursFactory,
    NetworkContactFactory,
    NetworkEntryFactory,
    NetworkServiceFactory,
    SignatureFactory,
)
from programs.plans.models import Action
from programs.tests.factories import OrganizationFactory
from programs.tests.worlds import HOSTILE, TYPED

_LINE = TYPED.splitlines()[0]
_A, _M, _F = AgreementState, CommitteeMeetingState, FollowUpState


def _pdf(name: str) -> dict:
    content = f"%PDF-1.7 {name}".encode()
    return {
        "name": f"{name}.pdf",
        "content": content,
        "content_type": "application/pdf",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def whole_agreement(program: Program, partner: Organization | None = None) -> list[Model]:
    """A protocol from its draft to what its partner thinks of it: a record of each model."""
    agreement = AgreementFactory(
        program=program, insured_hours=400, state=_A.DRAFT, moved_on=date(2007, 8, 1)
    )
    _moved(agreement, (_A.SIGNING, date(2007, 8, 10)), (_A.IN_FORCE, date(2007, 9, 1)))
    AgreementPartyFactory(agreement=agreement, organization=program.lead, role=PartyRole.LEAD)
    party = AgreementPartyFactory(
        agreement=agreement,
        organization=partner or OrganizationFactory(kind=OrganizationKind.COMMUNITY),
        position=1,
    )
    amendment = AmendmentFactory(
        agreement=agreement, effective_on=date(2008, 1, 1), insured_hours=500
    )
    return [
        agreement,
        party,
        amendment,
        SignatureFactory(party=party),
        ClauseTemplateFactory(program=program),
        AgreementClauseFactory(
            agreement=agreement, amendment=amendment, kind=ClauseKind.DATA_SHARING
        ),
        AgreementObligationFactory(party=party),
        AgreementContributionFactory(party=party, amount=2500),
        InsuredHoursFactory(party=party),
        AgreementReviewFactory(party=party, answered=True),
        models.AgreementFile.objects.create(agreement=agreement, **_pdf("protocole")),
    ]


def whole_committee(program: Program, agreement: models.Agreement) -> list[Model]:
    """A meeting that was held, of a committee of one member, and what somebody has to do since."""
    committee = CommitteeFactory(program=program)
    member = CommitteeMemberFactory(committee=committee)
    meeting = CommitteeMeetingFactory(
        committee=committee, state=_M.CONVENED, day=date(2007, 10, 18), minutes="## Accueil"
    )
    _moved(meeting, (_M.HELD, date(2007, 10, 18)))
    decision = DecisionFactory(meeting=meeting)
    follow_up = FollowUpFactory(
        program=program,
        committee=committee,
        meeting=meeting,
        decision=decision,
        agreement=agreement,
        organization=member.organization,
    )
    item = AgendaItemFactory(meeting=meeting, follow_up=follow_up)
    return [
        committee,
        member,
        meeting,
        CommitteeAttendanceFactory(meeting=meeting, member=member),
        decision,
        follow_up,
        item,
        models.MeetingFile.objects.create(meeting=meeting, **_pdf("ordre-du-jour")),
        models.Minutes.objects.create(
            meeting=meeting, adopted_on=date(2007, 11, 15), **_pdf("compte-rendu")
        ),
    ]


def whole_entry(organization: Organization | None = None) -> list[Model]:
    """What an organisation says of itself."""
    entry = NetworkEntryFactory(
        organization=organization or OrganizationFactory(), confirmed_on=date(2007, 9, 4)
    )
    return [entry, NetworkServiceFactory(entry=entry), NetworkContactFactory(entry=entry)]


def whole(program: Program, partner: Organization | None = None) -> list[Model]:
    of_agreement = whole_agreement(program, partner)
    agreement = of_agreement[0]
    return [*of_agreement, *whole_committee(program, agreement), *whole_entry(partner)]


def one_more(program: Program) -> None:
    whole(program)


def awkward(program: Program) -> None:
    """Agreements of many forms, a committee that met in many ways, and entries that say all or nothing."""
    agreements = _agreements(program)
    _of_the_agreement(*agreements)
    _committees(program, agreements[0])
    _entries()


def _agreements(program: Program) -> tuple[models.Agreement, models.Agreement]:
    first = AgreementFactory(
        program=program,
        number="=ENT/1",
        kind=AgreementKind.FIDUCIARY,
        title=_LINE,
        region=program.region,
        starts_on=date(2004, 2, 29),
        ends_on=date(2008, 2, 29),
        notice=3,
        notice_unit=TermUnit.MONTHS,
        insured_hours=Decimal("400.50"),
        insured_per="term",
        reviewed_each_year=False,
        note=TYPED,
        moved_on=date(2004, 3, 1),
    )
    AgreementFactory(
        program=program,
        number="ENT-2",
        renews=first,
        starts_on=date(2008, 3, 1),
        ends_on=date(2009, 2, 28),
        renewal=Renewal.TACIT,
        renewal_months=12,
        notice=None,
        denounced_on=date(2008, 1, 10),
        denounced_by=program.lead,
        stops_on=date(2009, 2, 28),
        state=_A.NEGOTIATION,
        moved_on=date(2008, 1, 2),
    )
    AgreementFactory(
        program=program,
        number="00120",
        starts_on=None,
        ends_on=None,
        notice=None,
        renewal=Renewal.INDEFINITE,
        state=_A.CANCELLED,
        reason=TYPED,
    )
    _moved(first, (_A.SUSPENDED, date(2006, 5, 1)), (_A.IN_FORCE, date(2006, 6, 1)))
    live = AgreementFactory(program=program, number="ENT 3 « bis »")
    return first, live


def _of_the_agreement(first: models.Agreement, live: models.Agreement) -> None:
    lead = AgreementPartyFactory(
        agreement=first,
        organization=first.program.lead,
        role=PartyRole.LEAD,
        signatory_name=HOSTILE,
    )
    partner = AgreementPartyFactory(
        agreement=first,
        position=2,
        signatory_title=_LINE,
        signatory_email="signataire@exemple.test",
    )
    signed = AmendmentFactory(
        agreement=first,
        number=1,
        subject=_LINE,
        body=TYPED,
        effective_on=date(2006, 7, 1),
        ends_on=date(2009, 2, 28),
        insured_hours=Decimal("0.25"),
        signed_on=date(2006, 6, 20),
    )
    AmendmentFactory(agreement=first, number=2, cancelled_on=date(2007, 1, 8), reason=TYPED)
    AmendmentFactory(agreement=live, number=1)
    SignatureFactory(party=lead, signed_on=date(2004, 2, 20), title=_LINE)
    SignatureFactory(party=partner, signed_on=date(2004, 2, 27), signed_by=HOSTILE)
    SignatureFactory(party=partner, amendment=signed, signed_on=date(2006, 6, 20))
    ClauseTemplateFactory(program=first.program, code="=clause", body=TYPED, is_usual=False)
    ClauseTemplateFactory(program=first.program, title_en="", body_en="", position=4)
    AgreementClauseFactory(agreement=first, body=TYPED, position=1)
    AgreementClauseFactory(agreement=first, amendment=signed, body=TYPED, title=_LINE)
    for due_on in (date(2008, 6, 30), date(2009, 6, 30)):
        AgreementObligationFactory(party=partner, text=_LINE, due_on=due_on, repeats=12, note=TYPED)
    AgreementObligationFactory(
        party=lead, kind="report", due_on=None, timeline="=en continu", done_on=date(2007, 9, 1)
    )
    AgreementContributionFactory(party=lead, kind="money", label=_LINE, amount=Decimal("75000.10"))
    AgreementContributionFactory(
        party=partner, label="Locaux", amount=10000, maximum=12000, qualifier="range"
    )
    AgreementContributionFactory(party=partner, label="Appui", amount=500, qualifier="about")
    for hours in ("12.25", "3"):
        InsuredHoursFactory(party=partner, hours=Decimal(hours), people=4, note=HOSTILE)
    InsuredHoursFactory(party=lead, people=None)
    AgreementReviewFactory(
        party=partner,
        year=2008,
        answered=True,
        answered_at=datetime(2008, 5, 9, 14, 30, 1, 20, tzinfo=UTC),
        strengths=TYPED,
        difficulties="-",
        wish=Wish.AMEND,
        concluded_on=date(2008, 6, 1),
        conclusion=Wish.KEEP,
        conclusion_note=TYPED,
    )
    AgreementReviewFactory(party=partner, year=2007)


def _committees(program: Program, agreement: models.Agreement) -> None:
    table = CommitteeFactory(
        program=program,
        code="=table",
        name=_LINE,
        mandate=TYPED,
        quorum=None,
        announced_members=14,
        starts_on=date(2007, 9, 1),
        ends_on=date(2010, 6, 30),
    )
    CommitteeFactory(program=program, code="directeur", kind="board")
    chair = CommitteeMemberFactory(
        committee=table, organization=None, name=HOSTILE, title=_LINE, seat=Seat.CHAIR
    )
    alone = CommitteeMemberFactory(committee=table, name="", email="", starts_on=date(2007, 9, 1))
    CommitteeMemberFactory(
        committee=table,
        organization=alone.organization,
        name="",
        starts_on=date(2009, 9, 1),
        ends_on=date(2010, 8, 31),
        seat=Seat.OBSERVER,
    )
    held = CommitteeMeetingFactory(
        committee=table,
        number=1,
        day=date(2007, 10, 18),
        starts=time(22, 30),
        ends=time(0, 15),
        place=_LINE,
        online="https://exemple.test/a?b=c",
        state=_M.CONVENED,
        minutes=TYPED,
        quorum_needed=2,
    )
    _moved(held, (_M.HELD, date(2007, 10, 18)), (_M.APPROVED, date(2007, 12, 6)))
    again = CommitteeMeetingFactory(committee=table, number=3, day=date(2007, 12, 6))
    CommitteeMeetingFactory(
        committee=table, number=4, day=None, starts=None, ends=None, state=_M.PLANNED
    )
    CommitteeMeetingFactory(
        committee=table, number=2, day=date(2007, 11, 15), state=_M.CANCELLED, reason=TYPED
    )
    CommitteeAttendanceFactory(
        meeting=held, member=chair, presence=Presence.REPLACED, replaced_by=HOSTILE
    )
    CommitteeAttendanceFactory(meeting=held, member=alone, presence=Presence.EXCUSED)
    decisions = [
        DecisionFactory(
            meeting=held, number="=D/1", text=TYPED, is_provisional=True, ratified_at=again
        ),
        DecisionFactory(meeting=held, number="007", outcome="rejected", moved_by=HOSTILE),
        DecisionFactory(meeting=held, number="D-2", seconded_by=_LINE),
    ]
    follow_ups = _follow_ups(program, agreement, held, decisions[0])
    item = AgendaItemFactory(
        meeting=held, position=1, title=_LINE, text=TYPED, presenter=HOSTILE, minutes_planned=15
    )
    models.Decision.objects.filter(pk__in=[one.pk for one in decisions[:2]]).update(item=item)
    for position, follow_up in enumerate(follow_ups, start=2):
        AgendaItemFactory(meeting=again, position=position, follow_up=follow_up)


def _follow_ups(program, agreement, meeting, decision) -> list[models.FollowUp]:
    """One that hangs on everything, and two that nothing but their committee tells apart."""
    everything = FollowUpFactory(
        program=program,
        code="=S1",
        committee=meeting.committee,
        meeting=meeting,
        decision=decision,
        agreement=agreement,
        action=Action.objects.filter(plan__program=program).first(),
        text=_LINE,
        organization=OrganizationFactory(),
        responsible=HOSTILE,
        timeline="« bientôt »",
        note=TYPED,
    )
    _moved(everything, (_F.DROPPED, date(2007, 12, 6)))
    here = FollowUpFactory(program=program, committee=meeting.committee, due_on=None)
    done = FollowUpFactory(program=program, due_on=None)
    _moved(
        done,
        (_F.DONE, date(2007, 11, 1)),
        (_F.OPEN, date(2007, 11, 1)),
        (_F.DONE, date(2008, 1, 8)),
    )
    return [everything, here]


def _entries() -> None:
    entry = NetworkEntryFactory(
        mission=TYPED,
        mission_en="Two\nlines",
        territory=_LINE,
        address=TYPED,
        hours="-8 h",
        languages=["fr", "en"],
        takes_referrals=True,
        is_listed=False,
        confirmed_on=date(2007, 9, 4),
    )
    NetworkServiceFactory(entry=entry, name=_LINE, description=TYPED, audience=HOSTILE, position=2)
    NetworkServiceFactory(entry=entry, name_en="Job search")
    NetworkContactFactory(
        entry=entry, name=HOSTILE, title=_LINE, phone="+1 819 555-0100", position=1
    )
    NetworkContactFactory(entry=entry)
    NetworkEntryFactory(mission="", languages=[])


def _moved(record, *steps: tuple[str, date]) -> None:
    """Past ``steps``, each logged after those that the factory logged."""
    for state, day in steps:
        record.moves.create(from_state=record.state, to_state=state, effective_on=day)
        record.state = state
        record.reason = record.reason or "Travaux"
        record.save(update_fields=["state", "reason"])
