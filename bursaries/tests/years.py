"""A year of bursaries: a round and what came of it, aids, obligations in every state and what their holders said."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bursaries.enums import (
    ApplicationState,
    AwardKind,
    AwardState,
    InstalmentState,
    ObligationState,
    Retention,
    RoundState,
)
from bursaries.models import Award, BursaryRound, Obligation
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    FollowUpFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    RepaymentFactory,
)
from programs.models import Organization, Program
from programs.people.models import Person
from programs.tests.moves import logged

SENT, DECIDED, GIVEN, AUTHORIZED = (
    date(2007, 9, 20),
    date(2007, 10, 5),
    date(2007, 10, 20),
    date(2007, 11, 5),
)
_A, _O = ApplicationState, ObligationState
# What became of the seven applications, and of the eight obligations: none of those that may count is missing.
COURSES = (
    (_A.SUBMITTED,),
    (_A.SUBMITTED, _A.ELIGIBLE),
    (_A.SUBMITTED, _A.INELIGIBLE),
    (_A.SUBMITTED, _A.ELIGIBLE, _A.REVIEWED, _A.AWARDED),
    (_A.SUBMITTED, _A.ELIGIBLE, _A.REVIEWED, _A.AWARDED),
    (_A.SUBMITTED, _A.ELIGIBLE, _A.REVIEWED, _A.WAITING),
    (_A.SUBMITTED, _A.ELIGIBLE, _A.WITHDRAWN),
)
STATES = tuple(state for state in _O if state != _O.CANCELLED)
_REASON = {"reason": "Un motif"}


def a_year_of_bursaries(
    program: Program, people: Sequence[Person], school: Organization
) -> BursaryRound:
    """A round of which two awards of 2 500 $ were given, 1 250 $ of them paid outside of the budgets.

    Of the seven applications one came from a ``school`` that is known and the others wrote theirs. Two aids, one to
    somebody by name and one to twelve through the school. Each of ``people``, eight of them, has an obligation.
    """
    rule = ObligationRuleFactory(program=program)
    ObligationTermFactory(rule=rule)
    round = BursaryRoundFactory(program=program, rule=rule)
    logged(round, (RoundState.DRAFT, date(2007, 8, 1)), (RoundState.PUBLISHED, date(2007, 9, 1)))
    tier = AwardTierFactory(round=round)
    sent = [_application(round, course, index, people) for index, course in enumerate(COURSES)]
    sent[0].institution, sent[0].institution_name = school, ""
    sent[0].save()
    owed = [
        _obligation(rule, person, state, number)
        for number, (person, state) in enumerate(zip(people, STATES, strict=True))
    ]
    for application, obligation in zip(sent[3:5], owed, strict=False):
        _award(application, tier, obligation)
    small = {"small": True, "program": program}
    for aid in (
        AwardFactory(**small, person=people[0]),
        AwardFactory(
            **small,
            person=None,
            organization=school,
            beneficiaries=12,
            kind=AwardKind.TRANSPORT,
            amount=Decimal(360),
        ),
    ):
        logged(aid, (AwardState.GRANTED, GIVEN))
    return round


def _application(round, course, index, people):
    state = course[-1]
    ends = {_A.INELIGIBLE: _REASON, _A.WAITING: {"waiting_rank": 1}}
    application = ApplicationFactory(
        round=round,
        state=state,
        person=people[index - 3] if state == _A.AWARDED else None,
        field="nursing" if index % 2 else "social_work",
        origin=round.program.region if index % 2 else None,
        **ends.get(state, {}),
    )
    days = (SENT, DECIDED, DECIDED, GIVEN)
    return logged(application, *zip(course, days, strict=False))


def _award(application, tier, obligation) -> Award:
    award = AwardFactory(
        round=application.round,
        tier=tier,
        application=application,
        person=application.person,
        obligation=obligation,
        field=application.field,
        origin=application.origin,
        institution_name=application.institution_name,
    )
    logged(award, (AwardState.GRANTED, GIVEN))
    instalment = AwardInstalmentFactory(
        award=award, number=1, amount=Decimal(625), state=InstalmentState.AUTHORIZED
    )
    logged(
        instalment,
        (InstalmentState.EXPECTED, GIVEN),
        (InstalmentState.ATTESTED, AUTHORIZED),
        (InstalmentState.AUTHORIZED, AUTHORIZED),
    )
    return award


# What is known of the holders, one after the other, twelve months after studies that ended in May 2007.
_ANSWERS = (*Retention, Retention.RETAINED)


def _obligation(rule, person, state, number) -> Obligation:
    """Begun in the summer before; whoever is beyond the answers was not asked."""
    reasons = _REASON if state in (_O.EXEMPTED, _O.DEFAULTED) else {}
    obligation = ObligationFactory(
        program=rule.program,
        person=person,
        rule=rule,
        state=state,
        studies_ended_on=date(2007, 5, 30),
        **reasons,
    )
    logged(obligation, (_O.NOT_STARTED, date(2007, 6, 15)))
    if state != _O.NOT_STARTED:
        logged(obligation, (state, date(2008, 3, 3)))
    if number < len(_ANSWERS):
        FollowUpFactory(
            obligation=obligation, outcome=_ANSWERS[number], observed_on=date(2008, 6, 1)
        )
    if state == _O.SETTLED:
        RepaymentFactory(obligation=obligation, received_on=date(2008, 4, 1))
    return obligation
