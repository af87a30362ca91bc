"""A program to which anything happens day after day, through the actions, and what its log comes to by hand."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError

from mentoring import actions as mentoring
from mentoring.enums import InterruptionReason, Milestone, OutcomeStatus, PairingState
from mentoring.models import MenteeMove, Mentor, MentorMove, Outcome, PairingMeeting, PairingMove
from mentoring.tests.factories import MeetingFactory
from programs.accounts.models import User
from programs.lib.periods import Period
from programs.models import Funding, FundingShare, Program
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions as referrals
from programs.referrals.enums import ReferralState
from programs.referrals.models import ReferralMove
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory

FIRST_DAY = date(2007, 7, 1)
ACCEPTANCES = (PairingState.MENTOR_ACCEPTED, PairingState.MENTEE_ACCEPTED)


@dataclass
class Chronicle:
    """Plays a list of (what, which, days later) from the first day on; what cannot be then is left out."""

    program: Program = field(default_factory=ProgramFactory)
    day: date = FIRST_DAY
    by: User | None = None

    def __post_init__(self):
        self.referrers = [None, OrganizationFactory(), OrganizationFactory()]
        self.people = [PersonFactory(holder=self.program.lead) for _ in range(6)]
        # Longer than any history.
        self.envelope = FundingFactory(
            program=self.program, starts_on=FIRST_DAY, ends_on=FIRST_DAY + timedelta(days=9_000)
        )
        for which in (1, 2, 4):
            self._has_begun(which)

    def _has_begun(self, which: int) -> None:
        """A mentor and somebody who was referred, both of whom agree to work together."""
        self.register_a_mentor(which)
        self.refer(which + 1)
        referral = self.program.referrals.latest("pk")
        for to in (ReferralState.ACKNOWLEDGED, ReferralState.ACCEPTED):
            referral = referrals.move_referral(referral=referral, to=to, by=self.by, on=self.day)
        mentee = mentoring.register_mentee(referral=referral, by=self.by, on=self.day)
        mentor = self.program.mentors.latest("pk")
        pairing = mentoring.propose_pairing(mentor=mentor, mentee=mentee, by=self.by, on=self.day)
        for to in ACCEPTANCES:
            pairing = mentoring.advance_pairing(pairing=pairing, to=to, by=self.by, on=self.day)

    def play(self, what: int, which: int, days: int) -> None:
        self.day += timedelta(days=days)
        with suppress(ValidationError):
            HAPPENINGS[what % len(HAPPENINGS)](self, which)

    def _one_of(self, records, which: int):
        found = list(records)
        if not found:
            raise ValidationError("nobody to whom this could happen")
        return found[which % len(found)]

    def _next(self, states, which: int) -> str:
        """Every second time the way ahead, which the tables have first."""
        return self._one_of(states, 0 if which % 2 else which // 2)

    def _person(self, which: int):
        """Somebody known, or somebody new."""
        if which % 3 == 0:
            self.people.append(PersonFactory(holder=self.program.lead))
            return self.people[-1]
        return self.people[which % len(self.people)]

    def refer(self, which):
        referrals.receive_referral(
            program=self.program,
            person=self._person(which),
            by=self.by,
            received_on=self.day,
            referrer=self.referrers[which % 3],
        )

    def move_a_referral(self, which):
        referral = self._one_of(self.program.referrals.order_by("pk"), which)
        to = self._next(referrals.referral_machine.next_states(referral), which // 7)
        if to == ReferralState.DUPLICATE:
            self._set_aside(referral)
        else:
            referrals.move_referral(
                referral=referral, to=to, by=self.by, on=self.day, reason="Un motif"
            )

    def _set_aside(self, referral):
        """A duplicate corrects the year in which it came: here, only before that year is over."""
        if self.day in self.program.calendar.year_containing(referral.received_on):
            referrals.mark_duplicate(referral=referral, by=self.by, on=self.day)

    def register_a_mentor(self, which):
        mentor = Mentor(
            program=self.program,
            person=self._person(which),
            registered_on=self.day,
            state="available",
            capacity=1 + which % 2,
        )
        mentoring.mentor_machine.begin(mentor, by=self.by, on=self.day)

    def register_a_mentee(self, which):
        referral = self._one_of(
            self.program.referrals.filter(mentee=None, state__in=("accepted", "first_contact")),
            which,
        )
        mentoring.register_mentee(referral=referral, by=self.by, on=self.day)

    def move_a_participant(self, which):
        participants = self.program.mentors if which % 2 else self.program.mentees
        participant = self._one_of(participants.order_by("pk"), which // 2)
        following = mentoring.mentor_machine.next_states(participant)
        to = self._next(following, which // 11)
        mentoring.move_participant(participant=participant, to=to, by=self.by, on=self.day)

    def propose(self, which):
        mentoring.propose_pairing(
            mentor=self._one_of(self.program.mentors.order_by("pk"), which),
            mentee=self._one_of(self.program.mentees.order_by("pk"), which // 5),
            by=self.by,
            on=self.day,
        )

    def move_a_pairing(self, which):
        pairing = self._one_of(self.program.pairings.order_by("pk"), which)
        # An annulment as an error takes the pairing out of every year, the past ones too: that is its sense.
        following = mentoring.pairing_machine.next_states(pairing)
        lawful = tuple(one for one in following if one != PairingState.ANNULLED)
        to = self._next(lawful, which // 7)
        # To note again an outcome that is known would correct it.
        is_learnt = which % 4 and not pairing.outcomes.exists()
        outcome = OutcomeStatus.values[which % len(OutcomeStatus.values)] if is_learnt else ""
        given = {"pairing": pairing, "by": self.by, "on": self.day}
        if to == PairingState.ACTIVE and pairing.started_on is None:
            mentoring.start_pairing(**given)
        elif to == PairingState.COMPLETED:
            mentoring.close_pairing(**given, outcome=outcome)
        elif to == PairingState.INTERRUPTED:
            cause = InterruptionReason.values[which % len(InterruptionReason.values)]
            mentoring.interrupt_pairing(**given, interruption=cause, reason="Loin", outcome=outcome)
        else:
            mentoring.advance_pairing(**given, to=to, reason="Un motif")

    def meet(self, which):
        pairing = self._one_of(self.program.pairings.ongoing().order_by("pk"), which)
        minutes = (None, 30, 45, 100)[which % 4]
        MeetingFactory(pairing=pairing, held_on=self.day, minutes=minutes)

    def learn(self, which):
        """The next outcome: to note again one that is known would correct it."""
        pairing = self._one_of(self.program.pairings.started().order_by("pk"), which)
        known = set(pairing.outcomes.values_list("milestone", flat=True))
        milestone = self._one_of([one for one in Milestone if one not in known], 0)
        status = OutcomeStatus.values[which // 3 % len(OutcomeStatus.values)]
        mentoring.record_outcome(pairing=pairing, milestone=milestone, status=status, on=self.day)

    def grant(self, which):
        year = self.program.calendar.year_containing(self.day)
        FundingFactory(
            program=self.program,
            funder=self.program.lead,
            starts_on=year.start,
            ends_on=year.end,
            amount=1_000 * (1 + which % 9),
            reference=f"{Funding.objects.count()}",
        )

    def set_aside(self, which):
        """A part of the envelope for the fiscal year of the day: a second one would correct the first."""
        year = self.program.calendar.year_containing(self.day)
        if not self.envelope.shares.filter(starts_on=year.start).exists():
            FundingShare.objects.create(
                funding=self.envelope,
                starts_on=year.start,
                ends_on=year.end,
                amount=100 * (1 + which % 9),
            )

    def rename(self, which):
        organization = self.referrers[1 + which % 2]
        organization.name = f"Nom {which}"
        organization.save()


HAPPENINGS = (
    Chronicle.refer,
    Chronicle.move_a_referral,
    Chronicle.move_a_referral,
    Chronicle.register_a_mentor,
    Chronicle.register_a_mentee,
    Chronicle.register_a_mentee,
    Chronicle.move_a_participant,
    Chronicle.move_a_participant,
    Chronicle.propose,
    Chronicle.propose,
    Chronicle.move_a_pairing,
    Chronicle.move_a_pairing,
    Chronicle.move_a_pairing,
    Chronicle.move_a_pairing,
    Chronicle.move_a_pairing,
    Chronicle.meet,
    Chronicle.learn,
    Chronicle.grant,
    Chronicle.set_aside,
    Chronicle.rename,
)


# --- the same, counted by hand out of the log -----------------------------------------------------------

ACCEPTED = {"accepted", "first_contact", "in_service", "closed"}
EMPLOYED = {"employed_in_field", "employed"}


def steps(log, subject: str) -> dict[int, list[tuple[str, str, date]]]:
    """What the log says of each record, in its order."""
    found = defaultdict(list)
    for key, before, after, day in log.objects.order_by("pk").values_list(
        f"{subject}_id", "from_state", "to_state", "effective_on"
    ):
        found[key].append((before, after, day))
    return found


def stays(moves) -> list[tuple[date, date]]:
    found, start = [], None
    for before, after, day in moves:
        if before in ("", "left"):
            start = day
        if after == "left":
            found.append((start, day))
            start = None
    return [*found, (start, date.max)] if start else found


def is_there(moves, period: Period) -> bool:
    return any(start <= period.end and end >= period.start for start, end in stays(moves))


@dataclass
class Pair:
    mentor: int
    mentee: int
    file: int
    start: date
    end: date | None
    ending: str


def pairs_of(program: Program) -> dict[int, Pair]:
    log = steps(PairingMove, "pairing")
    found = {}
    for pairing in program.pairings.select_related("mentor", "mentee"):
        starts = [day for before, after, day in log[pairing.pk] if (before, after) == STARTS]
        ends = [(day, to) for _before, to, day in log[pairing.pk] if to in ENDINGS]
        if starts:
            end, ending = ends[0] if ends else (None, "")
            persons = pairing.mentor.person_id, pairing.mentee.person_id
            found[pairing.pk] = Pair(*persons, pairing.mentee_id, starts[0], end, ending)
    return found


STARTS = ("mentee_accepted", "active")
ENDINGS = ("completed", "interrupted")


def last_known(outcomes, pairs) -> dict[int, str]:
    """The last status of each person among ``outcomes``, no news only where there is nothing else."""
    best = {}
    for outcome in outcomes:
        rank = (
            outcome.status != "no_news",
            outcome.observed_on,
            outcome.milestone,
            outcome.pk,
        )
        person = pairs[outcome.pairing_id].mentee
        if person not in best or rank > best[person][0]:
            best[person] = (rank, outcome.status)
    return {person: status for person, (_rank, status) in best.items()}


def tenth(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def each(whole: Decimal | None, number: int, places: str) -> Decimal | None:
    known = whole is not None and number
    return (whole / number).quantize(Decimal(places), ROUND_HALF_UP) if known else None


def share(part: int, whole: int) -> Decimal | None:
    return tenth(Decimal(part) * 100 / whole) if whole else None


def middle(days: list[int]) -> Decimal | None:
    """Of days in their order, the one in the middle, or the mean of both."""
    both = days[(len(days) - 1) // 2 : len(days) // 2 + 1]
    return Decimal(sum(both)) / len(both) if both else None


def money(program: Program, period: Period) -> dict[str, Decimal | None]:
    """What is granted inside ``period``, beyond it, and set aside for it of what goes beyond."""
    inside, beyond, shares = [], [], []
    for one in program.fundings.all():
        if one.starts_on >= period.start and one.ends_on <= period.end:
            inside.append(one.amount)
        elif one.starts_on <= period.end and one.ends_on >= period.start:
            beyond.append(one.amount)
            shares += [
                part.amount
                for part in one.shares.all()
                if part.starts_on >= period.start and part.ends_on <= period.end
            ]
    return {
        "funding.total": sum(inside + shares) if inside or shares else None,
        "funding.envelopes": sum(beyond) if beyond else None,
        "funding.envelope_shares": sum(shares) if shares else None,
    }


def by_hand(program: Program, period: Period) -> dict[str, object]:
    """The number of each figure of ``period``, from the log up to its last day."""
    end = period.end
    referral_log = steps(ReferralMove, "referral")
    sent = {
        one.pk: one
        for one in program.referrals.all()
        if referral_log[one.pk][0][2] in period
        and all(after != "duplicate" for _before, after, _day in referral_log[one.pk])
    }
    accepted = {
        pk
        for pk in sent
        if any(after in ACCEPTED and day <= end for _before, after, day in referral_log[pk])
    }
    days = {
        to: sorted(
            (day - referral_log[pk][0][2]).days
            for pk in sent
            for _before, after, day in referral_log[pk]
            if after == to and day <= end
        )
        for to in ("refused", "first_contact", "in_service")
    }
    mentor_log, mentee_log = steps(MentorMove, "mentor"), steps(MenteeMove, "mentee")
    mentors = {m.person_id for m in program.mentors.all() if is_there(mentor_log[m.pk], period)}
    mentees = {m.person_id for m in program.mentees.all() if is_there(mentee_log[m.pk], period)}
    pairs = pairs_of(program)
    begun = {pk: pair for pk, pair in pairs.items() if pair.start in period}
    paired = {pair.mentee for pair in begun.values()}
    engaged = {pair.mentor for pair in begun.values()}
    outcomes = list(Outcome.objects.filter(pairing__program=program))
    cohort = last_known(
        [o for o in outcomes if o.pairing_id in begun and o.observed_on <= end], pairs
    )
    learnt = last_known([o for o in outcomes if o.observed_on in period], pairs)
    meetings = [
        one
        for one in PairingMeeting.objects.filter(pairing__program=program)
        if one.held_on in period
    ]
    minutes = [one.minutes for one in meetings if one.minutes is not None]
    files = {m.pk: m.referral_id for m in program.mentees.all()}
    came = {pk: log[0][2] for pk, log in referral_log.items()}
    firsts = sorted(
        (pair.start - came[files[pair.file]]).days
        for pair in begun.values()
        if not any(p.file == pair.file and p.start < pair.start for p in pairs.values())
    )
    followed = {files[pair.file] for pair in pairs.values() if pair.start <= end}
    hours = tenth(Decimal(sum(minutes)) / 60) if minutes or not meetings else None
    reached = len(mentees | {sent[pk].person_id for pk in accepted})
    granted = money(program, period)
    employed = sum(status in EMPLOYED for status in cohort.values())
    return {
        "referrals.received": len(sent),
        "referrals.accepted": len(accepted),
        "referrals.acceptance_rate": share(len(accepted), len(sent)),
        "referrals.refused": len(days["refused"]),
        "referrals.refused_by_reason": len(days["refused"]),
        "referrals.in_service": len(days["in_service"]),
        "referrals.median_days_to_contact": middle(days["first_contact"]),
        "referrals.median_days_to_service": middle(days["in_service"]),
        "referrals.without_contact": len(accepted) - len(days["first_contact"]),
        "referrals.paired": len(followed & set(sent)),
        "people.reached": reached,
        "mentoring.mentors": len(mentors),
        "mentoring.mentees": len(mentees),
        "mentoring.paired_mentors": len(engaged),
        "mentoring.paired_mentees": len(paired),
        "mentoring.pairings": len(begun),
        "mentoring.employed": employed,
        "mentoring.employed_in_field": list(cohort.values()).count("employed_in_field"),
        "mentoring.employment_rate": share(employed, len(paired)),
        "mentoring.pairing_rate": share(len(paired), len(mentees)),
        "mentoring.mentor_engagement": share(len(engaged), len(mentors)),
        "mentoring.outcomes": len(paired),
        "mentoring.outcomes_learnt": len(learnt),
        "mentoring.employed_learnt": sum(status in EMPLOYED for status in learnt.values()),
        "mentoring.interruptions": sum(
            pair.ending == "interrupted" and pair.end in period for pair in pairs.values()
        ),
        "mentoring.meetings": len(meetings),
        "mentoring.hours": hours,
        "mentoring.hours_per_meeting": each(hours, len(meetings), "0.1"),
        "mentoring.days_to_pairing": firsts[(len(firsts) - 1) // 2] if firsts else None,
        "funding.per_person": each(granted["funding.total"], reached, "0.01"),
        **granted,
    }


def parts_by_hand(program: Program, period: Period) -> dict[str, dict[tuple, int]]:
    """How many pairings begun in ``period`` stood in each situation on its last day."""
    found = defaultdict(int)
    for pair in pairs_of(program).values():
        if pair.start in period:
            is_over = pair.end is not None and pair.end <= period.end
            found[(pair.ending if is_over else "ongoing",)] += 1
    return {"mentoring.pairings": dict(found)}
