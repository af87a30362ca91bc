"""Surveys in a browser: answered with a thumb, typed from paper with the keyboard alone, read by coordinators."""

from datetime import timedelta

import pytest
from django.urls import reverse

from activities.actions.surveys import answer_survey, make_survey
from activities.enums import SurveyAudience
from activities.models import SurveyResponse
from activities.tests.surveyed import a_survey, link_of
from programs import robots
from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.tests.browsing import PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url).resize(PHONE)


def two_days():
    return [today() - timedelta(days=7), today()]


def test_a_pupil_answers_on_a_phone_in_the_other_language(visit, monkeypatch):
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    survey = a_survey(days=two_days(), intro="Une minute.")
    page = visit.open(reverse("survey_short", args=[survey.short_code]))
    assert visit.faults() == []
    page.get_by_role("button", name="English").first.click()
    page.get_by_role("group", name="I enjoyed this activity.").get_by_role("radio").nth(3).check()
    page.get_by_role("radio", name="No").first.check()
    page.get_by_label("A comment, an idea?").fill("More of it")
    assert visit.faults(PHONE) == []
    heights = page.eval_on_selector_all(
        ".survey-choices label", "labels => labels.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    page.get_by_role("button", name="Send my feedback").click()
    page.wait_for_url("**/merci/")
    assert visit.faults(PHONE) == []
    response = SurveyResponse.objects.get()
    kept = list(response.answers.order_by("question__number").values_list("value", "text"))
    assert (response.language, kept) == ("en", [(4, ""), (0, ""), (None, "More of it")])


def test_what_a_pupil_wrote_stays_when_the_language_changes_and_nothing_is_kept(visit):
    survey = a_survey(days=two_days())
    page = visit.open(link_of(survey))
    page.get_by_role("radio").nth(3).check()
    page.locator("textarea").first.fill("J’ai aimé la visite")
    for button in "English", "Français":
        page.get_by_role("button", name=button).last.click()
        page.wait_for_load_state()
        assert page.get_by_role("radio").nth(3).is_checked()
        assert page.locator("textarea").first.input_value() == "J’ai aimé la visite"
        assert page.evaluate("Object.values(sessionStorage).join()").count("aimé") == 0
    page.reload()
    assert page.locator("textarea").first.input_value() == ""


def test_sheets_are_typed_with_the_keyboard_alone(visit):
    survey = a_survey(days=two_days())
    visit.sign_in(coordinator_of(survey.activity.program))
    page = visit.open(reverse("survey_paper", args=[survey.pk]))
    for mark, entered in (("5", "1 feuille saisie"), ("3", "2 feuilles saisies")):
        for key in (mark, "Tab", "4", "Tab", "o", "Tab", "n", "Enter"):
            page.keyboard.press(key)
        page.get_by_text(entered).wait_for()
    assert visit.faults() == []
    first = survey.questions.first()
    assert sorted(first.answers.values_list("value", flat=True)) == [3, 5]


def test_the_pages_of_surveys_are_read_by_all(visit):
    survey = a_survey(closes_on=today() - timedelta(days=1))
    activity = survey.activity
    other = make_survey(activity=activity, audience=SurveyAudience.ADULTS)
    questions = list(survey.questions.all())
    for mark in (5, 5, 4, 4, 3, 2):
        answers = {questions[0]: mark, questions[2]: mark % 2, questions[-1]: "Très bien animé."}
        answer_survey(survey=survey, answers=answers, language="fr-ca")
    survey.responses.filter(pk=survey.responses.last().pk).update(is_aside=True)
    visit.sign_in(coordinator_of(activity.program))
    pages = [
        reverse("survey_list", args=[activity.pk]),
        reverse("survey_results", args=[activity.pk]),
        *(
            reverse(name, args=[one.pk])
            for one in (survey, other)
            for name in ("survey_page", "survey_change", "survey_poster")
        ),
        reverse("survey_close", args=[other.pk]),
        reverse("survey_question_new", args=[other.pk]),
        link_of(survey),
        link_of(survey, "survey_thanks"),
    ]
    assert visit.faults_of(pages) == []
