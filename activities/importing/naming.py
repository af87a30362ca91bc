"""Cells that name an activity, what it offers, who registered for it, and what hangs on those."""

from django.utils.translation import gettext_lazy as _

from activities.enums import SurveyAudience
from activities.models import (
    Activity,
    Booking,
    Cost,
    Offering,
    Participant,
    Registration,
    Session,
    Survey,
    SurveyQuestion,
    SurveyResponse,
    Transport,
)
from programs.budgets.importing.naming import PROGRAM, Below, NamedRef, WithinRef
from programs.importing import kinds
from programs.importing.columns import Column

TEXT = kinds.Kind()
_AUDIENCES = kinds.Choice(SurveyAudience)


class NumberRef(WithinRef):
    """A record by its number within what the row names."""

    def code_of(self, record, directories) -> str:
        return str(record.number)


class SessionRef(NumberRef):
    """A session of an offering by its number; by its day, where one session alone is on it."""

    def __init__(self):
        super().__init__(
            Session, _("le numéro d’une séance de l’horaire, ou son jour"), field="offering"
        )

    def names(self, record) -> tuple[str, ...]:
        return str(record.number), record.day.isoformat()


class SurveyRef(WithinRef):
    """A survey of an activity by whom it asks, as forms or files say it."""

    def __init__(self):
        super().__init__(Survey, _("à qui s’adresse le sondage de l’activité"), field="activity")

    def names(self, record) -> tuple[str, ...]:
        return (record.audience,)

    def named(self, index, text: str) -> list:
        return super().named(index, _AUDIENCES.find(text) or text)

    def code_of(self, record, directories) -> str:
        return _AUDIENCES.write(record.audience)


ACTIVITY = NamedRef(Activity, _("l’identifiant d’une activité de ce programme"))
OFFERING = WithinRef(Offering, _("l’identifiant d’un horaire de l’activité"), field="activity")
SESSION, SURVEY = SessionRef(), SurveyRef()
BOOKING = WithinRef(Booking, _("le code d’une demande d’inscription"), field="activity")
REGISTRATION = WithinRef(Registration, _("le code d’une inscription à l’horaire"), field="offering")
PARTICIPANT = WithinRef(
    Participant, _("le code d’un participant de l’inscription"), field="registration"
)
COST = WithinRef(Cost, _("le code d’un coût de l’activité"), field="activity")
TRANSPORT = WithinRef(Transport, _("le code d’un transport de la séance"), field="session")
QUESTION = NumberRef(SurveyQuestion, _("le numéro d’une question du sondage"), field="survey")
RESPONSE = WithinRef(SurveyResponse, _("le code d’une réponse au sondage"), field="survey")


# --- columns


def activity_column(*, attribute: str = "activity_id", required: bool = True) -> Column:
    return Column(
        "activity", "activité", "activity", ACTIVITY, required=required, attribute=attribute,
        also=("code de l’activité",),
    )  # fmt: skip


def offering_column(*, attribute: str = "offering_id", required: bool = True) -> Column:
    return Column(
        "offering", "horaire", "schedule", OFFERING, required=required, attribute=attribute,
        also=("offering", "identifiant de l’horaire"),
    )  # fmt: skip


def session_column(*, attribute: str = "session_id", required: bool = True) -> Column:
    return Column(
        "session", "séance", "session", SESSION, required=required, attribute=attribute,
        also=("numéro de la séance",),
    )  # fmt: skip


def registration_column(*, attribute: str = "registration_id", required: bool = True) -> Column:
    return Column(
        "registration", "inscription", "registration", REGISTRATION, required=required,
        attribute=attribute, also=("code de l’inscription",),
    )  # fmt: skip


def survey_column(*, attribute: str = "survey_id") -> Column:
    return Column(
        "survey", "sondage", "survey", SURVEY, required=True, attribute=attribute,
        also=("destinataires du sondage",),
    )  # fmt: skip


def cost_column() -> Column:
    return Column("cost", "coût", "cost", COST, attribute="cost_id", also=("code du coût",))


CODE = Column("code", "code", "code", TEXT, also=("numéro", "number"))
SLUG = Column(
    "code", "identifiant", "code", kinds.Text(_("court, sans espace ni accent")), required=True,
    also=("code",),
)  # fmt: skip
REASON = Column("reason", "motif", "reason", TEXT)
NOTE = Column("note", "note", "note", TEXT)
CONTACT = Column("contact", "personne à joindre", "contact", TEXT)
PHONE = Column("phone", "téléphone", "phone", kinds.PHONE)

OF_ACTIVITY = (PROGRAM, activity_column())
OF_OFFERING = (PROGRAM, activity_column(attribute=""), offering_column())
OF_SESSION = (*OF_OFFERING[:2], offering_column(attribute=""), session_column())
OF_SURVEY = (*OF_OFFERING[:2], survey_column())


def position_column() -> Column:
    return Column(
        "position", "rang", "position",
        kinds.Whole(_("un nombre, de plus en plus grand"), keeps=True),
    )  # fmt: skip


# --- what hangs on what


class OfActivity(Below):
    within = ("activity_id",)
    path: tuple[str, ...] = ("activity",)


class OfOffering(Below):
    within = ("offering_id",)
    path = ("offering", "activity")


class OfSession(Below):
    within = ("session_id",)
    path = ("session", "offering", "activity")


class OfSurvey(Below):
    within = ("survey_id",)
    path = ("survey", "activity")
