"""A survey that is open, who came to its session, and what somebody answers."""

from datetime import date

from django.urls import reverse

from activities.actions.surveys import answer_survey, make_survey
from activities.enums import SurveyAudience
from activities.models import Survey, SurveyResponse
from activities.tests.desks import an_activity, an_offering
from activities.tests.factories import AttendanceFactory, RegistrationFactory
from programs import robots
from programs.links import token_of

DAY = date(2007, 10, 18)


def a_survey(audience: str = SurveyAudience.STUDENTS, days=(DAY,), **details) -> Survey:
    """One with the questions that are proposed, of an activity with a session on each of ``days``."""
    offering = an_offering(an_activity(), days=days)
    survey = make_survey(activity=offering.activity, audience=SurveyAudience(audience))
    for name, value in details.items():
        setattr(survey, name, value)
    survey.save()
    return survey


def attended(survey: Survey, pupils: int) -> None:
    """A class of which ``pupils`` came to its first session, which was held."""
    session = survey.activity.offerings.get().sessions.first()
    session.state = "held"
    session.save()
    registration = RegistrationFactory(offering=session.offering, pupils=30)
    AttendanceFactory(session=session, registration=registration, pupils=pupils)


def answered(survey: Survey, *marks: int, comment: str = "", **details) -> list[SurveyResponse]:
    """One response for each mark given to the first question."""
    first, *_others, last = survey.questions.all()
    return [
        answer_survey(
            survey=survey,
            answers={first: mark, last: comment},
            language="fr-ca",
            on=DAY,
            **details,
        )
        for mark in marks
    ]


def link_of(survey: Survey, page: str = "survey_answer") -> str:
    return reverse(page, args=[token_of(survey)])


def said(**answers) -> dict:
    """What is sent from a telephone."""
    return {"q1": "4", "ticket": robots.issue_ticket()} | answers
