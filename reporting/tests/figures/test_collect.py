"""What holds for every figure: its records, its parts, its queries."""

from datetime import date

import pytest
from django.core.exceptions import FieldError
from django.utils import translation

from activities.tests.years import a_year_of_activities
from bursaries.tests.factories import (
    ApplicationFactory,
    AwardFactory,
    AwardInstalmentFactory,
    FollowUpFactory,
    ObligationFactory,
    RepaymentFactory,
)
from bursaries.tests.years import GIVEN
from mentoring.tests.factories import MeetingFactory, MenteeFactory, OutcomeFactory
from programs.budgets.tests.factories import BudgetLineFactory, ReceiptFactory, spend
from programs.lib.periods import Period
from programs.plans.tests.factories import InvolvementFactory
from programs.plans.tests.years import a_year_of_plans
from programs.referrals.enums import ReferralState
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import (
    FundingFactory,
    OrganizationFactory,
    ProgramFactory,
    RegionFactory,
)
from programs.tests.moves import logged
from reporting.figures import FIGURES, Scope, collect, is_mistyped
from reporting.figures.base import Share, Tally

pytestmark = pytest.mark.django_db
YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))


def served(program):
    """A person who was referred, paired, met and followed up, with a year of funding, a budget and activities."""
    referral = ReferralFactory(program=program, state=ReferralState.IN_SERVICE)
    mentee = MenteeFactory(program=program, person=referral.person, referral=referral)
    outcome = OutcomeFactory(pairing__program=program, pairing__mentee=mentee)
    MeetingFactory(pairing=outcome.pairing)
    spend(BudgetLineFactory(budget__program=program))
    ReceiptFactory(funding=FundingFactory(program=program))
    helped(program, referral.person)
    a_year_of_activities(program, OrganizationFactory())


def helped(program, person):
    """The same person holds a bursary of which a part was paid, an aid, and an obligation that was followed."""
    award = AwardFactory(round__program=program, person=person, origin=program.region)
    logged(award, ("granted", GIVEN))
    logged(AwardFactory(small=True, program=program, person=person), ("granted", GIVEN))
    application = ApplicationFactory(round=award.round, institution=OrganizationFactory())
    logged(application, ("submitted", GIVEN), ("eligible", GIVEN))
    instalment = AwardInstalmentFactory(award=award, state="authorized")
    logged(instalment, ("authorized", GIVEN))
    obligation = ObligationFactory(
        program=program, person=person, studies_ended_on=date(2007, 5, 30)
    )
    logged(obligation, ("ongoing", GIVEN))
    FollowUpFactory(obligation=obligation, observed_on=GIVEN)
    RepaymentFactory(obligation=obligation, received_on=GIVEN)


@pytest.fixture
def program():
    program = ProgramFactory()
    for _ in range(3):
        served(program)
    return program


@pytest.mark.parametrize("code", FIGURES)
def test_a_count_is_the_number_of_its_records(program, code):
    figure = FIGURES[code]
    result = collect(Scope(program=program), YEAR, [code])[code]
    records = figure.records(Scope(program=program), YEAR)
    expected = result.numerator if isinstance(figure.measure, Share) else result.number
    if isinstance(figure.measure, Share | Tally):
        assert expected == records.count()
    assert len({record.pk for record in records}) == records.count()


@pytest.mark.parametrize(
    "code", [code for code, figure in FIGURES.items() if figure.breakdown is not None]
)
def test_the_parts_hold_all_the_records_and_each_its_own(program, code):
    figure = FIGURES[code]
    scope = Scope(program=program)
    found = [
        record.pk
        for part in collect(scope, YEAR, [code])[code].parts
        for record in figure.part_records(scope, YEAR, part.key)
    ]
    held = set(found) if figure.breakdown.overlaps else found
    assert sorted(held) == sorted(figure.records(scope, YEAR).values_list("pk", flat=True))


COUNTS_OF_PARTS = {
    code: figure
    for code, figure in FIGURES.items()
    if figure.breakdown and figure.measure == Tally()
}


@pytest.mark.parametrize(
    "code", [code for code, figure in COUNTS_OF_PARTS.items() if not figure.breakdown.overlaps]
)
def test_the_parts_of_a_count_add_up_to_it(program, code):
    result = collect(Scope(program=program), YEAR, [code])[code]
    assert sum(part.number for part in result.parts) == result.number


@pytest.mark.parametrize(
    "code", [code for code, figure in COUNTS_OF_PARTS.items() if figure.breakdown.overlaps]
)
def test_parts_that_overlap_count_each_all_of_its_own_and_a_record_once(program, code):
    figure, scope = FIGURES[code], Scope(program=program)
    plan = a_year_of_plans(program, OrganizationFactory())
    for action in plan.actions.all():
        for _several in range(2):
            InvolvementFactory(action=action)
    result = collect(scope, YEAR, [code])[code]
    for part in result.parts:
        own = [record.pk for record in figure.part_records(scope, YEAR, part.key)]
        assert (len(own), len(set(own))) == (part.number, part.number)
    assert sum(part.number for part in result.parts) > result.number


@pytest.mark.parametrize("way", ["board", "school"])
def test_an_activity_to_which_several_came_is_in_the_part_of_each(program, way):
    """Each of three workshops received one board and one school of ours, and a school of which no board is known."""
    result = collect(Scope(program=program), YEAR, [f"activities.held_by_{way}"])
    (found,) = result.values()
    assert (sum(part.number for part in found.parts), found.number) == (12, 9)


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    few, many = ProgramFactory(), ProgramFactory()
    served(few)
    for _ in range(3):
        served(many)
    for program in (few, many):
        with django_assert_num_queries(120):
            collect(Scope(program=program), YEAR)


@pytest.mark.parametrize(
    "scope",
    [
        lambda: Scope(region=RegionFactory()),
        lambda: Scope(organization=OrganizationFactory()),
        lambda: Scope(funder=OrganizationFactory()),
    ],
    ids=["region", "organization", "funder"],
)
def test_every_figure_can_be_had_for_every_scope(scope):
    results = collect(scope(), YEAR)
    assert {code: result.number or 0 for code, result in results.items()} == dict.fromkeys(
        FIGURES, 0
    )


def test_a_scope_is_exactly_one_thing():
    with pytest.raises(ValueError, match="one program"):
        Scope()
    with pytest.raises(ValueError, match="one program"):
        Scope(program=ProgramFactory(), region=RegionFactory())


def test_an_unknown_code_is_an_error():
    with pytest.raises(KeyError, match="nothing"):
        collect(Scope(program=ProgramFactory()), YEAR, ["mentoring.nothing"])


def test_a_share_is_had_without_asking_for_its_counts(program):
    results = collect(Scope(program=program), YEAR, ["mentoring.employment_rate"])
    assert {code: str(result.number) for code, result in results.items()} == {
        "mentoring.employment_rate": "100.0"
    }


def test_every_figure_says_itself_in_both_languages():
    for code, figure in FIGURES.items():
        assert figure.code == code
        for language in ("fr-ca", "en"):
            with translation.override(language):
                assert str(figure.label)
                assert str(figure.rule).endswith(".")


def test_a_part_of_a_foreign_column_is_refused():
    figure = FIGURES["referrals.received"]
    with pytest.raises((ValueError, FieldError)):
        figure.part_records(Scope(program=ProgramFactory()), YEAR, ("x", "y"))


@pytest.mark.parametrize(
    ("code", "mistyped"),
    [
        ("mentoring.pairings", False),
        ("mentoring.pairing", True),
        ("referrals.recieved", True),
        ("promotion.press", False),
    ],
)
def test_a_code_of_a_known_family_that_is_no_figure_is_mistyped(code, mistyped):
    assert is_mistyped(code) is mistyped
