"""Who is proposed to a mentee, in which order, with which reasons."""

import pytest

from mentoring import matching
from mentoring.enums import PAIRING_PENDING, ParticipantState
from mentoring.tests.factories import MenteeFactory, MentorFactory, PairingFactory
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mentee():
    """Somebody in health and teaching, who speaks French and Arabic, in Gatineau."""
    return MenteeFactory(
        fields=["3", "4"],
        person__languages=["fr", "ar"],
        person__region=RegionFactory(),
        person__city="Gatineau",
    )


def mentor_for(mentee, **values):
    """A mentor who has nothing in common with the mentee but what ``values`` say."""
    person = {"languages": ["ru"], "region": RegionFactory(code="02"), "city": ""}
    person |= {
        key.removeprefix("person__"): values.pop(key) for key in list(values) if "person__" in key
    }
    holder = mentee.program.lead
    return MentorFactory(
        **{"program": mentee.program, "fields": ["7"]} | values,
        person=PersonFactory(holder=holder, **person),
    )


def proposed(mentee) -> list:
    return [match.mentor for match in matching.propose(mentee)]


# --- Points and reasons -------------------------------------------------------------------------

SCORES = [
    ({}, 0),
    ({"fields": ["3"]}, 6),
    ({"fields": ["3", "4"]}, 12),
    ({"person__languages": ["fr"]}, 1),
    ({"person__languages": ["ar"]}, 4),
    ({"person__languages": ["fr", "ar"]}, 4),
    ({"person__region": "07"}, 2),
    ({"person__region": "07", "person__city": "GATINEAU"}, 3),
    ({"person__city": "Gatineau"}, 0),
    ({"fields": ["3"], "person__languages": ["fr", "ar"], "person__region": "07"}, 12),
]


@pytest.mark.parametrize(("values", "score"), SCORES)
def test_each_thing_in_common_adds_its_points(mentee, values, score):
    if "person__region" in values:
        values = values | {"person__region": RegionFactory()}
    mentor_for(mentee, **values)
    assert [match.score for match in matching.propose(mentee)] == [score]


def test_the_reasons_are_sentences(mentee):
    mentor_for(
        mentee,
        fields=["4", "3"],
        capacity=2,
        person__languages=["ar", "fr"],
        person__region=RegionFactory(),
    )
    [match] = matching.propose(mentee)
    assert match.reasons == (
        "Même domaine : Santé, Enseignement, droit, services sociaux et gouvernementaux",
        "Langue commune : français, arabe",
        "Même région : 07 Outaouais",
        "2 places libres",
    )
    assert match.cautions == ()


def test_what_speaks_against_a_mentor_is_said_too(mentee):
    mentor_for(mentee)
    [match] = matching.propose(mentee)
    assert match.cautions == (
        "Autre domaine de travail",
        "Aucune langue commune inscrite",
        "Autre région : 02 Saguenay–Lac-Saint-Jean",
    )
    assert match.reasons == ("1 place libre",)


def test_what_is_not_known_is_no_reason_and_no_reproach(mentee):
    mentor_for(mentee, fields=[], person__languages=[], person__region=None)
    [match] = matching.propose(mentee)
    assert (match.score, match.cautions) == (
        0,
        ("Domaine du mentor non inscrit", "Langues parlées non inscrites"),
    )


def test_a_blank_city_is_never_the_same_city(mentee):
    mentee.person.city = ""
    mentor_for(mentee, person__region=RegionFactory(), person__city="")
    [match] = matching.propose(mentee)
    assert match.score == matching.REGION_POINTS


def test_a_pair_that_worked_together_before_is_flagged(mentee):
    mentor = mentor_for(mentee)
    ended = {"state": "completed", "ended_on": "2008-01-01"}
    PairingFactory(program=mentee.program, mentor=mentor, mentee=mentee, **ended)
    [match] = matching.propose(mentee)
    assert (match.past, match.cautions[-1]) == (1, "Ont déjà été jumelés ensemble")


# --- Order --------------------------------------------------------------------------------------


def test_the_best_comes_first(mentee):
    far = mentor_for(mentee)
    speaks = mentor_for(mentee, person__languages=["ar"])
    works = mentor_for(mentee, fields=["3"])
    assert proposed(mentee) == [works, speaks, far]


def test_of_equals_the_one_with_more_free_places_then_less_past_then_by_name(mentee):
    zoe = mentor_for(mentee, person__last_name="Zola")
    emile = mentor_for(mentee, person__last_name="Émond")
    eric = mentor_for(mentee, person__last_name="Ericson")
    roomy = mentor_for(mentee, capacity=3, person__last_name="Zut")
    veteran = mentor_for(mentee, person__last_name="Abel")
    PairingFactory(program=mentee.program, mentor=veteran, state="completed", ended_on="2008-01-01")
    assert proposed(mentee) == [roomy, emile, eric, zoe, veteran]


def test_namesakes_keep_their_order(mentee):
    twins = [
        mentor_for(mentee, person__first_name="Alix", person__last_name="Pareil") for _ in range(4)
    ]
    assert proposed(mentee) == twins


def test_the_list_is_cut_after_the_ranking(mentee):
    for _ in range(3):
        mentor_for(mentee)
    best = mentor_for(mentee, fields=["3"])
    assert [match.mentor for match in matching.propose(mentee, limit=1)] == [best]


# --- Who is proposed ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", [s for s in ParticipantState if s != "available"])
def test_only_available_mentors_are_proposed(mentee, state):
    left_on = "2008-01-01" if state == ParticipantState.LEFT else None
    mentor_for(mentee, state=state, left_on=left_on)
    assert proposed(mentee) == []


def test_a_full_mentor_is_not_proposed(mentee):
    full = mentor_for(mentee, capacity=1, fields=["3"])
    PairingFactory(program=mentee.program, mentor=full)
    assert proposed(mentee) == []


@pytest.mark.parametrize("state", PAIRING_PENDING)
def test_a_mentor_already_proposed_is_not_proposed_again(mentee, state):
    mentor = mentor_for(mentee)
    PairingFactory(program=mentee.program, mentor=mentor, mentee=mentee, state=state)
    assert proposed(mentee) == []


def test_a_mentor_who_declined_may_be_proposed_again(mentee):
    mentor = mentor_for(mentee)
    PairingFactory(program=mentee.program, mentor=mentor, mentee=mentee, state="cancelled")
    assert proposed(mentee) == [mentor]


def test_a_mentor_of_another_program_is_not_proposed(mentee):
    MentorFactory(fields=["3"])
    assert proposed(mentee) == []


def test_nobody_is_proposed_to_themselves(mentee):
    MentorFactory(program=mentee.program, person=mentee.person)
    assert proposed(mentee) == []


def test_the_number_of_queries_does_not_grow(mentee, django_assert_num_queries):
    for count in (1, 2):
        for _ in range(count):
            mentor_for(mentee)
        with django_assert_num_queries(2):
            [str(match.mentor.person.region) for match in matching.propose(mentee)]


def test_two_other_languages_are_hardly_the_same_one(mentee):
    mentee.person.languages = ["other"]
    mentee.person.save(update_fields=["languages"])
    mentor_for(mentee, person__languages=["other"])
    [match] = matching.propose(mentee)
    assert (match.score, match.cautions[1]) == (0, "Aucune langue commune inscrite")
