"""What surveys need of a world: one that nobody answered yet, which is asked and may be changed."""

from activities.actions.surveys import make_survey
from activities.enums import SurveyAudience
from activities.tests.factories import ActivityFactory
from programs.links import token_of
from programs.tests.worlds import World

# Names in the records that are no models: the pages of others are about other records.
ABOUT = {
    "survey_list": "activities_activity",
    "survey_make": "activities_activity",
    "survey_results": "activities_activity",
    "survey_": "asked_survey",
    "survey_question": "asked_question",
    "survey_question_new": "asked_survey",
}


def fill(world: World) -> None:
    activity = ActivityFactory(program=world.program, code="sondee")
    survey = make_survey(activity=activity, audience=SurveyAudience.STUDENTS)
    world.records |= {"asked_survey": survey, "asked_question": survey.questions.first()}


def values(world: World, address, record) -> dict[str, tuple]:
    if not address.name.startswith("survey_"):
        return {}
    survey = world.records["asked_survey"]
    return {"token": (token_of(survey),), "survey_code": (survey.short_code,)}
