"""A service of any size, written by SQL in a database of its own, and what its figures must come to."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection, transaction

from config.benchmarking import activities, bursaries, partnerships
from programs.budgets.enums import ChangeKind, ChangeState, ExpenseState
from programs.budgets.models import (
    Allocation,
    Budget,
    BudgetChange,
    BudgetLine,
    ChangeEntry,
    Commitment,
    Expense,
    ExpenseCategory,
    Receipt,
)
from programs.enums import Service
from programs.lib.periods import Period
from programs.lib.quantities import percent
from programs.models import Funding, FundingShare, Organization, Program, Region
from programs.people.models import Person
from programs.plans.enums import PlanState
from programs.plans.models import (
    ActionPlan,
    ActionPlanMove,
    Heading,
    Indicator,
    IndicatorTarget,
    Measurement,
)
from reporting.figures import FIGURES, Result

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
REFERRERS = 12
AXES = 5
# Sizes are multiples of it, so that every part of them below is a whole number.
STEP = 50
GRANT, GRANTS, ENVELOPE, ENVELOPE_SHARE = Decimal(25_000), 4, Decimal(300_000), Decimal(100_000)
# Of each line of the one budget; and what came in of the first grant.
LINES, ADOPTED, AMENDED, HELD, SPENT = (
    10,
    Decimal(9_000),
    Decimal(500),
    Decimal(300),
    Decimal(4_000),
)
RECEIVED = Decimal(20_000)

# The program had begun before the earlier stays. Every second person is held by another organisation than its lead. Of
# ten participants one left before and came back. Four in five mentees are paired; a mentor has two mentees, one after
# the other. Of ten pairings one is interrupted; of five, one has no outcome yet, and each of the others another one; no
# news follow for every second. For each mentee the plan has an
# action: of ten, two are abandoned, four done, and one of the others is late since the end of March.
_STATEMENTS = (
    """
    INSERT INTO people_person (holder_id, code, first_name, last_name, email, phone, city,
                                 languages, note, created_at)
    SELECT CASE WHEN n %% 2 = 0 THEN %(referrer)s ELSE %(lead)s END,
           'B' || n, 'Prénom ' || n, 'Nom ' || n, '', '', 'Gatineau', ARRAY['fr'], '', now()
    FROM generate_series(1, %(mentees)s * 3 / 2) n
    """,
    """
    INSERT INTO referrals_referral (program_id, person_id, code, referrer_id, referrer_as_typed,
                                   received_on, state, urgency, need, note, refusal, reason, sent_despite,
                                   as_sent, created_at)
    SELECT %(program)s, id, code, %(referrer)s + (row_number() OVER (ORDER BY id)) %% %(referrers)s,
           '', date '2007-07-01' + (row_number() OVER (ORDER BY id) %% 120)::int,
           'in_service', 'normal', '', '', '', '', '', '{}', now()
    FROM people_person WHERE substr(code, 2)::int <= %(mentees)s
    """,
    """
    INSERT INTO referrals_referralmove (referral_id, from_state, to_state, moved_at, effective_on, day_known, reason)
    SELECT id, step[1], step[2], now(), received_on + step[3]::int, true, ''
    FROM referrals_referral,
         (VALUES (ARRAY['', 'received', '0']), (ARRAY['received', 'accepted', '0']),
                 (ARRAY['accepted', 'first_contact', '4']), (ARRAY['first_contact', 'in_service', '9'])) t (step)
    """,
    """
    INSERT INTO mentoring_mentee (program_id, person_id, referral_id, state, registered_on, fields,
                                  occupation, note, need, training)
    SELECT program_id, person_id, id, 'available', received_on + 2, ARRAY['2'], '', '', '', ''
    FROM referrals_referral
    """,
    """
    INSERT INTO referrals_referral (program_id, person_id, code, referrer_id, referrer_as_typed,
                                   received_on, state, urgency, need, note, refusal, reason, sent_despite,
                                   as_sent, created_at)
    SELECT program_id, person_id, '', referrer_id, '', received_on, t.state, 'normal', '', '',
           CASE t.state WHEN 'refused' THEN 'no_place' ELSE '' END, '', '', '{}', now()
    FROM referrals_referral first, (VALUES ('refused'), ('accepted')) t (state)
    WHERE first.id %% 10 = 0
    """,
    """
    INSERT INTO referrals_referralmove (referral_id, from_state, to_state, moved_at, effective_on, day_known, reason)
    SELECT id, 'received', state, now(), received_on + 2, true, ''
    FROM referrals_referral WHERE state <> 'in_service'
    """,
    """
    INSERT INTO mentoring_mentor (program_id, person_id, state, registered_on, fields, occupation,
                                  note, capacity, active_pairings, background)
    SELECT %(program)s, id, 'available', date '2006-09-01', ARRAY['2'], '', '', 2, 0, ''
    FROM people_person WHERE substr(code, 2)::int > %(mentees)s
    """,
    """
    INSERT INTO mentoring_menteestay (mentee_id, starts_on, ends_on)
    SELECT id, date '2005-09-01', date '2006-03-01' FROM mentoring_mentee WHERE id %% 10 = 0
    """,
    """
    INSERT INTO mentoring_mentorstay (mentor_id, starts_on, ends_on)
    SELECT id, date '2005-09-01', date '2006-03-01' FROM mentoring_mentor WHERE id %% 10 = 0
    """,
    """
    INSERT INTO mentoring_pairing (program_id, mentor_id, mentee_id, code, state, proposed_on,
                                   started_on, ended_on, interruption, reason, note, annulment)
    SELECT %(program)s, mentor.id, mentee.id, '',
           CASE WHEN mentee.n %% 10 = 1 THEN 'interrupted' ELSE 'completed' END,
           mentee.registered_on, mentee.registered_on + 10, mentee.registered_on + 150,
           CASE WHEN mentee.n %% 10 = 1 THEN 'moved' ELSE '' END, '', '', ''
    FROM (SELECT *, row_number() OVER (ORDER BY id) n FROM mentoring_mentee) mentee
    JOIN (SELECT *, row_number() OVER (ORDER BY id) n FROM mentoring_mentor) mentor
      ON mentor.n = (mentee.n + 1) / 2
    WHERE mentee.n %% 5 <> 0
    """,
    """
    INSERT INTO mentoring_outcome (pairing_id, milestone, status, observed_on, note)
    SELECT id, 0, (ARRAY['employed_in_field', 'employed', 'in_training', 'no_news'])[n %% 5],
           ended_on, ''
    FROM (SELECT *, row_number() OVER (ORDER BY id) n FROM mentoring_pairing) pairing
    WHERE n %% 5 <> 0
    """,
    """
    INSERT INTO mentoring_outcome (pairing_id, milestone, status, observed_on, note)
    SELECT pairing_id, 3, 'no_news', observed_on + 90, ''
    FROM mentoring_outcome WHERE pairing_id %% 2 = 0
    """,
    """
    INSERT INTO mentoring_pairingmeeting (pairing_id, held_on, minutes, mode, note)
    SELECT id, started_on + 20 * k, 60, 'in_person', ''
    FROM mentoring_pairing, generate_series(1, 3) k
    """,
    """
    INSERT INTO plans_action (plan_id, heading_id, number, number_key, code, text, text_en, position, timeline,
                              timeline_en, stated_achievements, stated_ongoing, target_population, target_population_en,
                              due_on, state, reason, counted, counted_en, counting, note, qualifier)
    SELECT plan.id, heading.id, n::text, n::text, '', 'Action ' || n, '', n, '', '', '', '', '', '',
           CASE WHEN n %% 10 = 6 THEN date '2008-03-31' END,
           CASE WHEN n %% 10 < 2 THEN 'abandoned' WHEN n %% 10 < 6 THEN 'done' ELSE 'in_progress' END,
           CASE WHEN n %% 10 < 2 THEN 'Sans budget' ELSE '' END, '', '', 'added', '', ''
    FROM plans_actionplan plan, generate_series(1, %(mentees)s) n
    JOIN plans_heading heading ON heading.number = (n %% 5 + 1)::text
    WHERE plan.program_id = %(program)s AND heading.plan_id = plan.id
    """,
    """
    INSERT INTO plans_actionmove (action_id, from_state, to_state, moved_at, effective_on, reason)
    SELECT action.id, step[1], step[2], now(), plan.starts_on + step[3]::int, ''
    FROM plans_action action
    JOIN plans_actionplan plan ON plan.id = action.plan_id,
         LATERAL (VALUES (ARRAY['', 'upcoming', '0']), (ARRAY['upcoming', action.state, '90'])) t (step)
    WHERE plan.program_id = %(program)s
    """,
    "ANALYZE",
)


def fill(mentees: int) -> Program:
    """Write a program with ``mentees`` mentees, half as many mentors, and all that hangs on them."""
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name=f"Organisme {mentees}", region=region)
    referrers = Organization.objects.bulk_create(
        Organization(name=f"Référent {n}", region=region) for n in range(REFERRERS)
    )
    program = Program.objects.create(
        slug=f"banc-{mentees}",
        code="BANC",
        title="Service de mesure",
        lead=lead,
        region=region,
        starts_on=date(2005, 7, 1),
        fiscal_year_starts=7,
        services=Service.values,
    )
    values = {
        "lead": lead.pk,
        "program": program.pk,
        "mentees": mentees,
        "referrer": referrers[0].pk,
        "referrers": REFERRERS,
    }
    _grant(program, referrers)
    _plan(program)
    _budget(program)
    with transaction.atomic(), connection.cursor() as cursor:
        # The history and the counters of a hundred thousand rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in _STATEMENTS:
            cursor.execute(statement, values)
    # Each mentee applied: whom the program reaches are the same persons.
    bursaries.fill(program, list(Person.objects.order_by("pk")[:mentees]))
    activities.fill(program, mentees)
    partnerships.fill(program, mentees, referrers)
    return program


def _grant(program: Program, funders: list[Organization]) -> None:
    """A grant of the year from each of a few funders, and an envelope of three years, with the year's share of it."""
    Funding.objects.bulk_create(
        Funding(
            program=program,
            funder=funder,
            starts_on=YEAR.start,
            ends_on=YEAR.end,
            amount=GRANT,
        )
        for funder in funders[:GRANTS]
    )
    envelope = Funding.objects.create(
        program=program,
        funder=funders[0],
        starts_on=YEAR.start,
        ends_on=date(2010, 6, 30),
        amount=ENVELOPE,
    )
    FundingShare.objects.create(
        funding=envelope, starts_on=YEAR.start, ends_on=YEAR.end, amount=ENVELOPE_SHARE
    )


def _plan(program: Program) -> None:
    """A plan of the year with five axes, an indicator that is met and one that is not; its actions come by SQL."""
    days = {"starts_on": YEAR.start, "ends_on": YEAR.end}
    plan = ActionPlan.objects.create(
        program=program,
        code="BANC",
        title="Plan de mesure",
        state=PlanState.IN_FORCE,
        adopted_by="Comité",
        adopted_on=YEAR.start,
        version=1,
        **days,
    )
    ActionPlanMove.objects.create(plan=plan, to_state=plan.state, effective_on=YEAR.start)
    for number in range(1, AXES + 1):
        Heading.objects.create(plan=plan, number=str(number), text=f"Axe {number}", position=number)
    for value in (120, 90):
        indicator = Indicator.objects.create(plan=plan, label=f"Indicateur {value}")
        IndicatorTarget.objects.create(indicator=indicator, minimum=100, maximum=100, **days)
        Measurement.objects.create(
            indicator=indicator, minimum=value, maximum=value, measured_on=YEAR.end, **days
        )


def _budget(program: Program) -> None:
    """A budget of the year, each line of which was amended once, holds a commitment and was spent on once."""
    funding = program.fundings.within(YEAR).earliest("pk")
    budget = Budget.objects.create(
        program=program,
        code="BANC",
        title="Budget de mesure",
        funder=funding.funder,
        funding=funding,
        starts_on=YEAR.start,
        ends_on=YEAR.end,
        adopted_by="Comité",
        adopted_on=YEAR.start,
    )
    category = ExpenseCategory.objects.create(
        organization=program.lead, code="BANC", label="Transport"
    )
    change = BudgetChange.objects.create(
        program=program,
        code="M1",
        kind=ChangeKind.AMENDMENT,
        requested_on=YEAR.start,
        effective_on=YEAR.start,
        why="Mesure",
    )
    for number in range(1, LINES + 1):
        line = BudgetLine.objects.create(
            budget=budget,
            number=str(number),
            label=f"Poste {number}",
            category=category,
            adopted=ADOPTED,
        )
        ChangeEntry.objects.create(change=change, line=line, amount=AMENDED)
        Commitment.objects.create(
            line=line, code=f"E{number}", made_on=YEAR.start, supplier="Fournisseur", amount=HELD
        )
        expense = Expense.objects.create(
            program=program,
            code=f"D{number}",
            spent_on=date(2007, 10, 1),
            supplier="Fournisseur",
            amount=SPENT,
        )
        Allocation.objects.create(expense=expense, line=line, amount=SPENT)
        Expense.objects.filter(pk=expense.pk).update(state=ExpenseState.APPROVED)
    BudgetChange.objects.filter(pk=change.pk).update(state=ChangeState.APPROVED)
    Receipt.objects.create(funding=funding, received_on=date(2007, 9, 1), amount=RECEIVED)


def expected(mentees: int) -> dict[str, int | Decimal]:
    """The number that each figure must give of what ``fill`` wrote."""
    mentors, pairings = mentees // 2, mentees * 4 // 5
    # Every tenth was also referred twice more: refused, and accepted without a word since.
    again = mentees // 10
    granted = GRANTS * GRANT + ENVELOPE_SHARE
    return {
        "mentoring.mentors": mentors,
        "mentoring.paired_mentors": mentors,
        "mentoring.mentees": mentees,
        "mentoring.pairings": pairings,
        "mentoring.paired_mentees": pairings,
        "mentoring.employed": pairings * 2 // 5,
        "mentoring.employed_in_field": pairings // 5,
        "mentoring.employment_rate": 40,
        "mentoring.pairing_rate": 80,
        "mentoring.mentor_engagement": 100,
        "mentoring.outcomes": pairings,
        "mentoring.outcomes_learnt": pairings * 4 // 5,
        "mentoring.employed_learnt": pairings * 2 // 5,
        "mentoring.interruptions": pairings // 8,
        "mentoring.meetings": pairings * 3,
        "mentoring.hours": pairings * 3,
        "mentoring.hours_per_meeting": 1,
        "mentoring.days_to_pairing": 12,
        "referrals.received": mentees + 2 * again,
        "referrals.accepted": mentees + again,
        "referrals.acceptance_rate": percent(mentees + again, mentees + 2 * again),
        "referrals.refused": again,
        "referrals.refused_by_reason": again,
        "referrals.in_service": mentees,
        "referrals.median_days_to_contact": 4,
        "referrals.median_days_to_service": 9,
        "referrals.without_contact": again,
        "referrals.paired": pairings,
        "plan.actions": mentees,
        "plan.actions_by_axis": mentees,
        "plan.maintained": mentees * 4 // 5,
        "plan.done": mentees * 2 // 5,
        "plan.late": mentees // 10,
        "plan.progress_rate": 50,
        "plan.indicators": 2,
        "plan.indicators_met": 1,
        "people.reached": mentees,
        "funding.by_year": granted,
        "funding.by_funder": granted,
        "funding.total": granted,
        "funding.per_person": (granted / mentees).quantize(Decimal("0.01"), ROUND_HALF_UP),
        "funding.envelopes": ENVELOPE,
        "funding.envelope_shares": ENVELOPE_SHARE,
        "budget.adopted": LINES * ADOPTED,
        "budget.amended": LINES * (ADOPTED + AMENDED),
        "budget.engaged": LINES * (HELD + SPENT),
        "budget.spent": LINES * SPENT,
        "budget.remaining": LINES * (ADOPTED + AMENDED - HELD - SPENT),
        "funding.received": RECEIVED,
        **bursaries.expected(mentees),
        **activities.expected(mentees, spent=SPENT),
        **partnerships.expected(mentees, REFERRERS),
    }


def hold(results: dict[str, Result], mentees: int) -> None:
    """Raise RuntimeError where a figure is missing, unforeseen or wrong: a speed without it would mean nothing."""
    wanted = expected(mentees)
    found = {code: results[code].number if code in results else None for code in FIGURES}
    wrong = sorted(
        f"{code}: {found.get(code)} and not {wanted.get(code)}"
        for code in found.keys() | wanted.keys()
        if code not in wanted or found.get(code) != wanted[code]
    )
    if wrong:
        raise RuntimeError("; ".join(wrong))
