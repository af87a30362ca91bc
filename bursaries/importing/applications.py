"""The resources of applications that were received: what they say, ask for and answer, and who speaks for them.

A draft is its author's alone: it is neither exported nor changed by a file.
"""

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bursaries.actions.machines import application_machine
from bursaries.eligibility import Citizenship, Field, Level, Pathway, StudyStatus, Subject
from bursaries.eligibility.subjects import CODED
from bursaries.enums import APPLICATION_RECEIVED, ApplicationState
from bursaries.importing.naming import (
    OF_APPLICATION,
    OF_ROUND,
    PERSON,
    TEXT,
    OfApplication,
    OfRound,
    element_column,
)
from bursaries.models import Answer, Application, AwardTier, Choice, Question, Reference
from programs.budgets.importing.naming import organization_column
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.measures import YES_NO, Moment, Number
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.people.enums import SpokenLanguage
from programs.plans.importing.steps import SteppedResource, steps_column

_RECEIVED = [(state.value, state.label) for state in APPLICATION_RECEIVED]
_LANGUAGES = CODED[Subject.FIRST_LANGUAGE]
LANGUAGE = Column("language", "langue", "language", kinds.Choice(settings.LANGUAGES))
LEVEL = Column(
    "level", "niveau d’études", "level of studies", kinds.Choice(Level, blank=""), also=("niveau",)
)
FIELD = Column(
    "field", "domaine d’études", "field of study", kinds.Choice(Field, blank=""), also=("domaine",)
)
ORIGIN = Column(
    "origin", "région de provenance", "region of origin", kinds.RegionRef(), attribute="origin_id"
)
STUDIES = (
    organization_column("institution", "établissement", "institution", "établissement d’enseignement"),
    Column(
        "institution_name", "établissement, comme écrit", "institution, as written", TEXT,
    ),
    Column("study_program", "programme d’études", "program of study", TEXT),
    Column("studies_end_on", "fin prévue des études", "expected end of studies", kinds.Day()),
)  # fmt: skip


@register
class ApplicationsResource(OfRound, SteppedResource):
    """Known by their code in the round; without one, by their address and their name."""

    name = "bursary_applications"
    label = _("Candidatures")
    machine = application_machine
    key_fields = ("code", "email", "last_name")
    code = "code"
    code_within = "round_id"
    identity = ("round_id", "email", "last_name", "first_name")
    moving_days = ("submitted_on", "submitted_at", "consented_on", "studies_end_on", "steps")
    coming_days = ("studies_end_on",)
    moves_by_years = True
    columns = (
        *OF_ROUND,
        Column("code", "code", "code", TEXT, also=("numéro", "number")),
        Column("state", "état", "state", kinds.Choice(_RECEIVED)),
        steps_column(ApplicationState),
        Column("email", "courriel", "email", kinds.EMAIL, required=True),
        LANGUAGE,
        Column("submitted_on", "reçue le", "received on", kinds.Day(), required=True),
        Column("submitted_at", "envoyée le", "sent at", Moment()),
        Column("person", "personne", "person", PERSON, attribute="person_id"),
        Column("first_name", "prénom", "first name", TEXT),
        Column("last_name", "nom", "last name", TEXT, also=("nom de famille",)),
        Column("birth_date", "date de naissance", "birth date", kinds.Day()),
        Column("phone", "téléphone", "phone", kinds.PHONE),
        Column("street", "adresse", "address", TEXT),
        Column("city", "localité", "city", TEXT, also=("ville",)),
        Column("province", "province", "province", TEXT),
        Column("postal_code", "code postal", "postal code", TEXT),
        Column(
            "region", "région de résidence", "region of residence", kinds.RegionRef(),
            attribute="region_id", also=("région",),
        ),
        Column("lives_there_since", "y habite depuis", "lives there since", kinds.Day()),
        ORIGIN,
        Column("citizenship", "statut au Canada", "status in Canada", kinds.Choice(Citizenship, blank="")),
        Column("languages", "langues parlées", "languages spoken", kinds.Choices(SpokenLanguage)),
        LEVEL,
        FIELD,
        Column("study_status", "régime d’études", "study status", kinds.Choice(StudyStatus, blank="")),
        Column("pathway", "parcours au secondaire", "secondary pathway", kinds.Choices(Pathway)),
        Column(
            "instruction", "langue d’enseignement", "language of instruction",
            kinds.Choice(_LANGUAGES, blank=""),
        ),
        Column(
            "first_language", "première langue", "first language", kinds.Choice(_LANGUAGES, blank="")
        ),
        Column(
            "commits", "s’engage à travailler dans la région", "commits to work in the region",
            kinds.Choice(YES_NO.pairs, blank=None),
        ),
        Column(
            "average", "moyenne générale, en %", "overall average, in %",
            Number(_("un pourcentage, de 0 à 100 ; vide s’il n’est pas connu")),
        ),
        *STUDIES,
        Column("study_year", "année d’études", "year of study", kinds.Whole()),
        Column("consented_on", "consentement donné le", "consent given on", kinds.Day()),
        Column(
            "waiting_rank", "rang sur la liste d’attente", "rank on the waiting list", kinds.Whole()
        ),
        Column("reason", "motif", "reason", TEXT),
        Column("note", "note", "note", TEXT),
    )  # fmt: skip

    class Meta:
        model = Application

    def existing(self, rows):
        return super().existing(rows).received()

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.is_new and row.instance.state == ApplicationState.DRAFT:
            row.instance.state = ApplicationState.SUBMITTED

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        if row.attributes.get("state") == ApplicationState.DRAFT:
            row.refuse(
                "steps", gettext("Un brouillon ne s’importe pas : la personne ne l’a pas envoyé.")
            )

    def check(self, row: Row) -> None:
        super().check(row)
        was = row.changed.get("state")
        if was and not row.is_new and ApplicationState.AWARDED in (was, row.instance.state):
            row.refuse_first(
                ("state", "steps"),
                gettext("Une bourse s’accorde ou se reprend dans la fiche, pas par un fichier."),
            )

    def moved_on(self, row: Row):
        return row.instance.submitted_on if row.is_new else today()

    def for_export(self, queryset):
        return super().for_export(queryset).received().select_related("person")


class OfReceived(OfApplication):
    """What hangs on applications that were received."""

    def for_export(self, queryset):
        queryset = super().for_export(queryset)
        return queryset.exclude(application__state=ApplicationState.DRAFT)


@register
class ChoicesResource(OfReceived):
    name = "application_choices"
    label = _("Volets demandés")
    key_fields = ("tier", "application")
    identity = ("application_id", "tier_id")
    columns = (
        *OF_APPLICATION,
        element_column("tier", "volet", "tier", AwardTier, _("l’identifiant d’un volet du concours")),
        Column("position", "préférence", "preference", kinds.Whole(_("1 pour le premier choix"), keeps=True)),
    )  # fmt: skip

    class Meta:
        model = Choice

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("tier")


@register
class AnswersResource(OfReceived):
    name = "application_answers"
    label = _("Réponses des candidatures")
    key_fields = ("question", "application")
    identity = ("application_id", "question_id")
    columns = (
        *OF_APPLICATION,
        element_column(
            "question", "question", "question", Question,
            _("l’identifiant d’une question du concours"),
        ),
        Column("text", "réponse", "answer", TEXT),
    )  # fmt: skip

    class Meta:
        model = Answer

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("question")


@register
class ReferencesResource(OfReceived):
    name = "application_references"
    label = _("Références des candidatures")
    key_fields = ("email", "application")
    identity = ("application_id", "email")
    moving_days = ("asked_at", "reminded_at", "answered_at", "declined_at")
    moves_by_years = True
    columns = (
        *OF_APPLICATION,
        Column("name", "nom", "name", TEXT, required=True),
        Column("email", "courriel", "email", kinds.EMAIL, required=True),
        Column("relation", "lien avec la personne", "relation to the applicant", TEXT),
        LANGUAGE,
        Column("asked_at", "demandée le", "asked at", Moment()),
        Column("reminded_at", "rappelée le", "reminded at", Moment()),
        Column("answered_at", "reçue le", "answered at", Moment()),
        Column("declined_at", "déclinée le", "declined at", Moment()),
        Column("text", "référence", "reference", TEXT),
    )

    class Meta:
        model = Reference
