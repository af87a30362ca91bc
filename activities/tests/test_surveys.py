"""Answering a survey: by anybody, once, without a name, and however many come from one place."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from activities.actions import surveys as actions
from activities.actions.reminders import DAILY
from activities.answers import count_said
from activities.models import SurveyAnswer, SurveyResponse
from activities.tests.desks import signed_in
from activities.tests.surveyed import DAY, a_survey, answered, attended, link_of, said
from activities.views.public import calendar_activity
from programs import robots

pytestmark = pytest.mark.django_db
NOON = datetime(2007, 10, 18, 12, 0, tzinfo=ZoneInfo("America/Toronto"))


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    with time_machine.travel(NOON):
        yield


def words(answer) -> str:
    return answer.content.decode()


def test_somebody_answers_by_the_short_address_without_an_account(client):
    survey = a_survey()
    page = client.get(reverse("survey_short", args=[survey.short_code]), follow=True)
    assert [item["kind"] for item in page.context["form"].asked] == [
        "scale",
        "scale",
        "yes_no",
        "yes_no",
        "text",
    ]
    answer = client.post(link_of(survey), said(q3="0", q5="Bien"))
    assert answer.url == link_of(survey, "survey_thanks")
    response = SurveyResponse.objects.get()
    kept = response.answers.order_by("question__number").values_list("value", "text")
    assert list(kept) == [(4, ""), (0, ""), (None, "Bien")]
    assert (response.session.day, response.answered_on, response.language, response.source) == (
        DAY,
        DAY,
        "fr-ca",
        "online",
    )
    assert "Merci" in words(client.get(answer.url))


@pytest.mark.parametrize("code", ["0123456789", "abc", "zzzzzzzzzz", "0" * 32])
def test_an_address_of_no_survey_says_so(client, code):
    a_survey()
    assert client.get(reverse("survey_short", args=[code])).status_code == 404


def test_the_link_opens_in_the_language_of_the_activity_and_in_the_one_that_is_chosen(client):
    survey = a_survey()
    survey.activity.language = "en"
    survey.activity.save()
    assert "I enjoyed this activity." in words(client.get(link_of(survey)))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr-ca"
    assert "Cette activité m’a plu." in words(client.get(link_of(survey)))


def test_the_same_form_sent_twice_makes_one_response(client):
    survey, sent = a_survey(), said()
    answers = [client.post(link_of(survey), sent).url for _time in range(2)]
    assert answers == [link_of(survey, "survey_thanks")] * 2
    assert SurveyResponse.objects.count() == 1


def test_a_second_person_on_one_device_is_another_response(client):
    survey = a_survey()
    for _person in range(2):
        client.post(link_of(survey), said())
    assert SurveyResponse.objects.count() == 2


def test_nothing_answered_is_said_and_a_robot_is_thanked(client):
    survey = a_survey()
    form = client.post(link_of(survey), said(q1="")).context["form"]
    assert form.non_field_errors() == ["Répondez à au moins une question."]
    assert client.post(link_of(survey), said(trap="x")).status_code == 302
    assert not SurveyResponse.objects.exists()


def test_a_value_that_is_not_offered_is_refused(client):
    survey = a_survey()
    form = client.post(link_of(survey), said(q1="6", q3="2")).context["form"]
    assert list(form.errors) == ["q1", "q3"]


def test_of_several_sessions_the_one_of_today_is_proposed_and_none_to_come(client):
    before, after = DAY - timedelta(days=7), DAY + timedelta(days=7)
    survey = a_survey(days=(before, DAY, after))
    field = client.get(link_of(survey)).context["form"]["session"]
    assert [one.day for one in field.field.queryset] == [before, DAY]
    assert field.initial.day == DAY
    client.post(link_of(survey), said(session=str(field.field.queryset[0].pk)))
    assert SurveyResponse.objects.get().session.day == before


@pytest.mark.parametrize(
    ("opens", "closes", "said_of_it"),
    [
        (1, 5, "On y répond à partir du 19 octobre 2007."),
        (-5, -1, "Il est fermé\xa0: on n’y répond plus."),
    ],
)
def test_before_it_opens_and_once_it_is_closed_nothing_is_taken(client, opens, closes, said_of_it):
    survey = a_survey(opens_on=DAY + timedelta(days=opens), closes_on=DAY + timedelta(days=closes))
    answer = client.post(link_of(survey), said())
    assert answer.context["reason"] == said_of_it
    assert not SurveyResponse.objects.exists()


@pytest.mark.parametrize("opens", [0, -3])
def test_it_takes_answers_on_its_first_and_on_its_last_day(client, opens):
    survey = a_survey(opens_on=DAY + timedelta(days=opens), closes_on=DAY)
    client.post(link_of(survey), said())
    assert SurveyResponse.objects.count() == 1


def test_a_link_that_was_renewed_opens_nothing(client):
    survey = a_survey()
    link = link_of(survey)
    survey.nonce = "12345678-1234-4234-8234-123456789012"
    survey.save()
    assert client.get(link).status_code == 404


def test_a_program_that_is_called_as_an_address_keeps_its_pages():
    for slug in ("sondage", "sondages", "avis"):
        assert resolve(reverse("calendar_activity", args=[slug, "merci"])).func is calendar_activity


# --- questions


def texts(survey) -> list[str]:
    return list(survey.questions.values_list("text", flat=True))


def test_questions_change_places_until_somebody_answers():
    survey = a_survey("board")
    first, second, third, last = survey.questions.all()
    actions.move_question(question=second, earlier=True)
    actions.move_question(question=last, earlier=False)
    assert texts(survey) == [str(second), str(first), str(third), str(last)]
    actions.remove_question(question=third)
    answered(survey, 4)
    with pytest.raises(ValidationError, match="les questions ne changent plus"):
        actions.move_question(question=first, earlier=True)
    with pytest.raises(ValidationError, match="les questions ne changent plus"):
        actions.remove_question(question=last)
    assert texts(survey) == [str(second), str(first), str(last)]


# --- five hundred from one place


def flooded(survey, number: int) -> None:
    """As many answers as were sent from where the client is."""
    origin = actions.origin_of(survey, "127.0.0.1", DAY)
    SurveyResponse.objects.bulk_create(
        SurveyResponse(
            survey=survey,
            answered_on=DAY,
            origin=origin,
            is_aside=place >= actions.most_from_one_place(survey),
        )
        for place in range(number)
    )


def test_five_hundred_from_one_place_are_kept_and_counted_up_to_the_measure(client):
    survey = a_survey()
    flooded(survey, 499)
    client.post(link_of(survey), said())
    responses = survey.responses
    assert (responses.count(), responses.counted().count()) == (500, 60)
    client.post(link_of(survey), said(), REMOTE_ADDR="192.0.2.7")
    assert responses.counted().count() == 61


def test_two_classes_of_one_school_stay_within_the_measure():
    survey = a_survey()
    attended(survey, 28)
    assert actions.most_from_one_place(survey) == 62  # thirty and one were expected
    survey.asked = 200
    assert actions.most_from_one_place(survey) == 400


def test_a_coordinator_counts_them_and_takes_that_back(client):
    survey = a_survey()
    flooded(survey, 80)
    signed_in(client, survey.activity)
    page, address = (reverse(name, args=[survey.pk]) for name in ("survey_page", "survey_aside"))

    def numbers() -> list[tuple[int, int]]:
        return [(one["aside"], one["counted"]) for one in client.get(page).context["floods"]]

    assert numbers() == [(20, 0)]
    client.post(address, {"day": "2007-10-18", "do": "count"})
    assert (numbers(), survey.responses.counted().count()) == ([(0, 20)], 80)
    client.post(address, {"day": "2007-10-18", "do": "leave"})
    assert (numbers(), survey.responses.counted().count()) == ([(20, 0)], 60)
    for odd in ("", "hier", "2007-13-01"):
        assert client.post(address, {"day": odd, "do": "count"}).status_code == 400


def test_where_answers_came_from_is_forgotten_the_day_after_and_what_is_aside_stays(client):
    survey = a_survey()
    flooded(survey, 70)
    forget = dict(DAILY)["Provenances oubliées\xa0: %(count)d"]
    assert forget() == 0
    with time_machine.travel(NOON + timedelta(days=1)):
        assert forget() == 70
    assert survey.responses.filter(origin="", is_aside=True).count() == 10


def test_no_network_address_is_kept(client):
    survey = a_survey()
    client.post(link_of(survey), said(), REMOTE_ADDR="192.0.2.7")
    response = SurveyResponse.objects.get()
    assert (len(response.origin), "192.0.2.7" in response.origin) == (64, False)
    assert actions.origin_of(survey, "192.0.2.7", DAY) == response.origin
    assert actions.origin_of(survey, "192.0.2.7", DAY + timedelta(days=1)) != response.origin


def test_few_answers_are_not_counted_out():
    survey = a_survey()
    assert count_said(survey) == "0"
    answered(survey, 5, 4)
    assert count_said(survey) == "moins de 5"
    answered(survey, 5, 4, 3)
    assert count_said(survey) == "5"
    assert SurveyAnswer.objects.count() == 5
