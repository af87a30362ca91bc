"""The resources of appreciation: surveys, what they ask, and what was answered. Nobody is named in any."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from activities.enums import QuestionKind, ResponseSource, SurveyAudience
from activities.importing.naming import (
    OF_ACTIVITY,
    OF_SURVEY,
    QUESTION,
    RESPONSE,
    TEXT,
    Below,
    OfActivity,
    OfSurvey,
    offering_column,
    session_column,
    survey_column,
)
from activities.models import Survey, SurveyAnswer, SurveyQuestion, SurveyResponse
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.measures import YES_NO
from programs.importing.registry import register


class AnswerValue(kinds.Whole):
    """What somebody answered, as a number; « oui » and « non » are 1 and 0."""

    expects = _("de 1 à 5 ; oui ou non ; ou le rang du choix")

    def read(self, value, directories):
        said = YES_NO.find(kinds.as_text(value)) if isinstance(value, str) else None
        return super().read(value, directories) if said is None else int(said)


@register
class SurveysResource(OfActivity):
    """One an audience of an activity."""

    name = "surveys"
    label = _("Sondages")
    key_fields = ("audience", "activity")
    identity = ("activity_id", "audience")
    moving_days = coming_days = ("opens_on", "closes_on")
    moves_by_years = True
    columns = (
        *OF_ACTIVITY,
        Column("audience", "destinataires", "audience", kinds.Choice(SurveyAudience), required=True),
        Column("intro", "introduction", "introduction", TEXT),
        Column("intro_en", "introduction en anglais", "introduction in English", TEXT),
        Column("opens_on", "du", "from", kinds.Day(), also=("début", "start")),
        Column("closes_on", "au", "to", kinds.Day(), also=("fin", "end")),
        Column(
            "asked", "personnes sollicitées", "people asked",
            kinds.Whole(_("un nombre ; vide : les présences des séances tenues")),
        ),
        Column(
            "least", "réponses requises pour montrer un résultat",
            "answers needed to show a result", kinds.Whole(_("un nombre, de 3 à 50"), keeps=True),
        ),
    )  # fmt: skip

    class Meta:
        model = Survey


@register
class SurveyQuestionsResource(OfSurvey):
    name = "survey_questions"
    label = _("Questions des sondages")
    key_fields = ("number", "survey", "activity")
    identity = ("survey_id", "number")
    columns = (
        *OF_SURVEY,
        Column("number", "numéro", "number", kinds.Whole(), required=True, also=("no", "nº")),
        Column("kind", "réponse", "answer", kinds.Choice(QuestionKind)),
        Column("text", "question", "question", TEXT, required=True),
        Column("text_en", "question en anglais", "question in English", TEXT),
        Column("options", "choix", "choices", kinds.Text(_("les choix, un par ligne"))),
        Column("options_en", "choix en anglais", "choices in English", TEXT),
        Column("measures_satisfaction", "mesure la satisfaction", "measures satisfaction", YES_NO),
    )

    class Meta:
        model = SurveyQuestion


@register
class SurveyResponsesResource(OfSurvey):
    """Each is told apart by its code, which whoever enters sheets of paper writes on them."""

    name = "survey_responses"
    label = _("Réponses aux sondages")
    key_fields = ("code", "survey", "activity")
    code = "code"
    code_within = "survey_id"
    moving_days = ("answered_on",)
    moves_by_years = True
    columns = (
        *OF_SURVEY,
        Column(
            "code", "code", "code", kinds.Text(_("le numéro de la feuille, ou de la réponse")),
            required=True, also=("numéro", "number"),
        ),
        offering_column(attribute="", required=False),
        session_column(required=False),
        Column("answered_on", "répondu le", "answered on", kinds.Day(), required=True),
        Column("language", "langue", "language", kinds.Choice(settings.LANGUAGES, blank="")),
        Column("source", "source", "source", kinds.Choice(ResponseSource)),
        Column("is_aside", "mise de côté", "put aside", YES_NO),
    )  # fmt: skip

    class Meta:
        model = SurveyResponse

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("session__offering")

    def cell(self, instance, column: Column):
        if column.name == "offering":
            return instance.session and instance.session.offering
        return super().cell(instance, column)


@register
class SurveyAnswersResource(Below):
    """A value, or a comment: 1 to 5 on a scale, 1 or 0 for yes or no, the place of a choice."""

    name = "survey_answers"
    label = _("Réponses par question")
    key_fields = ("question", "response")
    within = ("response_id",)
    path = ("response", "survey", "activity")
    identity = ("response_id", "question_id")
    columns = (
        *OF_ACTIVITY[:1],
        OF_SURVEY[1],
        survey_column(attribute=""),
        Column(
            "response", "réponse", "response", RESPONSE, required=True, attribute="response_id",
            also=("code de la réponse",),
        ),
        Column(
            "question", "question", "question", QUESTION, required=True, attribute="question_id",
            also=("numéro de la question",),
        ),
        Column("value", "valeur", "value", AnswerValue()),
        Column("text", "commentaire", "comment", TEXT),
    )  # fmt: skip

    class Meta:
        model = SurveyAnswer

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("question")
