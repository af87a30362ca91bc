"""Surveys at the desk: made in one click, typed from paper, hung on a wall, and read once they are closed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.actions.surveys import answer_survey, make_survey
from activities.enums import SurveyAudience
from activities.models import Survey, SurveyResponse
from activities.tests.desks import an_activity, signed_in
from activities.tests.factories import SurveyQuestionFactory
from activities.tests.surveyed import DAY, a_survey, answered, attended
from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import ProgramFactory
from reporting.tests.rendering.pdftext import pages_text

pytestmark = pytest.mark.django_db
NOON = datetime(2007, 10, 20, 12, 0, tzinfo=ZoneInfo("America/Toronto"))
CLOSED = {"closes_on": DAY}


@pytest.fixture(autouse=True)
def two_days_later():
    with time_machine.travel(NOON, tick=False):
        yield


def address(name: str, record, *more) -> str:
    return reverse(name, args=[record.pk, *more])


def test_a_survey_is_made_in_one_click_with_its_questions_in_both_languages(client):
    activity = an_activity()
    signed_in(client, activity)
    for _click in range(2):
        made = client.post(address("survey_make", activity), {"audience": "adults"})
    survey = Survey.objects.get()
    assert made.url == address("survey_page", survey)
    questions = survey.questions.all()
    assert [bool(one.text and one.text_en) for one in questions] == [True] * 6
    assert [one.measures_satisfaction for one in questions] == [True] + [False] * 5
    assert client.post(address("survey_make", activity), {"audience": "x"}).status_code == 400


def test_a_question_with_choices_is_added_last(client):
    survey = a_survey("board")
    signed_in(client, survey.activity)
    sent = {"kind": "choice", "text": "Le lieu", "options": "Ici\nLà", "options_en": "Here"}
    page = address("survey_question_new", survey)
    form = client.post(page, sent).context["form"]
    assert form.errors["options_en"] == ["Écrivez autant de choix en anglais qu’en français."]
    assert client.post(page, sent | {"options_en": "Here\nThere"}).status_code == 302
    added = survey.questions.last()
    assert (added.number, added.text_en) == (5, "")
    client.post(address("survey_question_move", added), {"place": "before"})
    assert survey.questions.get(number=4) == added
    client.post(address("survey_question_remove", added))
    assert survey.questions.count() == 4


def test_the_settings_and_the_days_of_a_survey_are_written(client):
    survey = a_survey()
    signed_in(client, survey.activity)
    sent = {"opens_on": "2007-10-18", "closes_on": "2007-10-17", "least": "5"}
    form = client.post(address("survey_change", survey), sent).context["form"]
    assert form.errors
    sent |= {"closes_on": "2007-11-18", "asked": "40"}
    assert client.post(address("survey_change", survey), sent).status_code == 302
    survey.refresh_from_db()
    assert (survey.asked, str(survey.closes_on)) == (40, "2007-11-18")


def test_another_coordinator_finds_nothing(client):
    survey = a_survey()
    question = survey.questions.first()
    client.force_login(coordinator_of(ProgramFactory()))
    pages = ("page", "change", "close", "poster", "poster_pdf", "paper", "question_new")
    found = [client.get(address(f"survey_{name}", survey)).status_code for name in pages]
    found.append(client.get(address("survey_question", question)).status_code)
    found += [
        client.get(address(f"survey_{name}", survey.activity)).status_code
        for name in ("list", "results")
    ]
    assert found == [404] * 10


# --- the poster


def test_the_poster_says_in_both_languages_where_to_answer(client):
    survey = a_survey()
    survey.activity.title, survey.activity.title_en = "Ponts de papier", "Paper Bridges"
    survey.activity.save()
    signed_in(client, survey.activity)
    answer = client.get(address("survey_poster_pdf", survey))
    (page,) = pages_text(answer.content)
    text = " ".join(page.split())
    for piece in ("Ponts de papier", "Paper Bridges", f"/avis/{survey.short_code}/"):
        assert text.count(piece) >= 1
    shown = client.get(address("survey_poster", survey)).context
    assert [one["title"] for one in shown["titles"]] == ["Ponts de papier", "Paper Bridges"]


# --- from paper


def sheet(**answers) -> dict:
    return {"answered_on": "2007-10-18", "q1": "5", "q3": "o", "q4": "n", "q5": "Ok"} | answers


def test_sheets_are_typed_one_after_the_other_and_the_last_is_taken_back(client):
    survey = a_survey()
    signed_in(client, survey.activity)
    page = address("survey_paper", survey)
    session = survey.activity.offerings.get().sessions.get()
    for _sheet in range(2):
        assert client.post(page, sheet()).url == f"{page}?seance={session.pk}"
    shown = client.get(page).context
    assert shown["entered"] == 2
    kept = SurveyResponse.objects.last()
    values = kept.answers.order_by("question__number").values_list("value", "text")
    assert list(values) == [(5, ""), (1, ""), (0, ""), (None, "Ok")]
    assert (kept.session, kept.source, kept.answered_on, kept.origin) == (session, "paper", DAY, "")
    code = {"code": shown["last"].display_code}
    for _click in range(2):
        client.post(address("survey_paper_undo", survey), code)
    assert SurveyResponse.objects.count() == 1


def test_a_telephone_opens_its_digits_where_a_number_is_typed(client):
    survey = a_survey()
    signed_in(client, survey.activity)
    asked = client.get(address("survey_paper", survey)).context["form"].asked
    keys = {one["kind"]: one["field"].field.widget.attrs.get("inputmode", "") for one in asked}
    assert {kind: keys[kind] for kind in ("scale", "yes_no", "text")} == {
        "scale": "numeric",
        "yes_no": "",
        "text": "",
    }


def test_one_sheet_sent_twice_is_one_response(client):
    survey = a_survey()
    signed_in(client, survey.activity)
    sent = sheet(submission="12345678-1234-4234-8234-123456789012")
    for _time in range(2):
        client.post(address("survey_paper", survey), sent)
    assert SurveyResponse.objects.count() == 1


@pytest.mark.parametrize(("name", "typed"), [("q1", "6"), ("q1", "x"), ("q3", "2"), ("q3", "peut")])
def test_what_is_no_answer_is_refused_beside_its_question(client, name, typed):
    survey = a_survey()
    signed_in(client, survey.activity)
    form = client.post(address("survey_paper", survey), sheet(**{name: typed})).context["form"]
    assert list(form.errors) == [name]
    assert not SurveyResponse.objects.exists()


# --- results


def results(client, survey) -> list[dict]:
    signed_in(client, survey.activity)
    return client.get(address("survey_results", survey.activity)).context["results"]


def test_a_survey_that_is_open_shows_nothing_and_closing_it_does(client):
    survey = a_survey()
    answered(survey, 5, 5, 5, 4, 1)
    (shown,) = results(client, survey)
    assert (shown["one"].n, shown["one"].hidden) == (
        None,
        "Le sondage n’est pas fermé\xa0: ses résultats se lisent ensuite.",
    )
    client.post(address("survey_close", survey))
    (shown,) = results(client, survey)
    assert (shown["one"].n, shown["one"].hidden) == (5, "")


def test_results_have_their_numbers_and_their_comments(client):
    survey = a_survey(**CLOSED)
    attended(survey, 20)
    answered(survey, 5, 5, 5, 4, 1)
    answered(survey, 4, comment="À refaire")
    (shown,) = results(client, survey)
    assert (shown["one"].n, shown["rate"], shown["asked"]) == (6, "30,0\xa0%", "20")
    first, *_others, last = shown["questions"]
    assert (first["n"], first["mean"], first["favourable"]) == (6, "4", "83,3\xa0%")
    assert [(row["bar"].count, row["share"]) for row in first["bars"]] == [
        (1, "16,7\xa0%"),
        (0, "0,0\xa0%"),
        (0, "0,0\xa0%"),
        (2, "33,3\xa0%"),
        (3, "50,0\xa0%"),
    ]
    assert last["answered"].comments == ("À refaire",)
    assert shown["questions"][1]["answered"].hidden == "Aucune réponse."


def test_too_few_answers_show_neither_a_number_nor_a_comment(client):
    survey = a_survey(**CLOSED)
    answered(survey, 5, 4, 1, comment="Je me reconnais")
    (few,) = results(client, survey)
    answered(survey, 2)
    (more,) = results(client, survey)
    for shown in (few, more):
        assert (shown["one"].hidden, shown["questions"]) == (
            "Moins de 5 réponses\xa0: les résultats ne sont pas montrés.",
            [],
        )
    page = client.get(address("survey_results", survey.activity)).content.decode()
    assert page.count("Je me reconnais") == 0


def test_a_question_that_few_answered_is_hidden_beside_the_others(client):
    survey = a_survey(**CLOSED)
    answered(survey, 5, 4, 4, 4)
    first, second, *_others = survey.questions.all()
    answer_survey(survey=survey, answers={first: 3, second: 1}, language="en", on=DAY)
    (shown,) = results(client, survey)
    assert [one["n"] for one in shown["questions"][:2]] == [5, None]


def test_what_is_put_aside_is_in_no_result(client):
    survey = a_survey(**CLOSED)
    answered(survey, 5, 4, 4, 4, 4)
    for one in answered(survey, 1, 1, comment="Ailleurs"):
        one.is_aside = True
        one.save()
    (shown,) = results(client, survey)
    assert shown["one"].n == 5
    assert shown["questions"][-1]["answered"].comments == ()


def test_the_choices_are_counted_in_the_language_of_the_reader(client):
    survey = a_survey(**CLOSED)
    question = SurveyQuestionFactory(
        survey=survey,
        number=9,
        kind="choice",
        options="Matin\nSoir",
        options_en="Morning\nEvening",
        measures_satisfaction=False,
    )
    for one in answered(survey, 5, 5, 5, 5, 5):
        one.answers.create(question=question, value=2)
    user = signed_in(client, survey.activity)
    user.language = "en"
    user.save()
    (shown,) = client.get(address("survey_results", survey.activity)).context["results"]
    assert [(row["bar"].label, row["bar"].count) for row in shown["questions"][-1]["bars"]] == [
        ("Morning", 0),
        ("Evening", 5),
    ]


def queries_of(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_results_cost_as_many_queries_for_three_surveys_as_for_one(client):
    survey = a_survey(**CLOSED)
    answered(survey, 5, 5, 5, 4, 1)
    signed_in(client, survey.activity)
    path = address("survey_results", survey.activity)
    queries_of(client, path)
    alone = queries_of(client, path)
    for audience in (SurveyAudience.ADULTS, SurveyAudience.BOARD):
        other = make_survey(activity=survey.activity, audience=audience)
        other.closes_on = DAY
        other.save()
        answered(other, 5, 5, 5, 4, 1)
    assert queries_of(client, path) == alone


def test_a_survey_that_opened_today_can_be_closed(client):
    survey = a_survey(opens_on=NOON.date())
    signed_in(client, survey.activity)
    client.post(address("survey_close", survey))
    survey.refresh_from_db()
    assert survey.closes_on == NOON.date() - timedelta(days=1)
