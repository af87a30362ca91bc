"""The resources of activities, of the organisations that have a part in them, and of their schedules."""

from django.utils.translation import gettext_lazy as _

from activities.actions.machines import activity_machine, offering_machine
from activities.enums import (
    ActivityKind,
    ActivityLanguage,
    ActivityState,
    Audience,
    Enrolment,
    OfferingState,
    Part,
)
from activities.importing.naming import (
    OF_ACTIVITY,
    REASON,
    SLUG,
    TEXT,
    OfActivity,
    position_column,
)
from activities.models import Activity, ActivityPart, Offering
from programs.budgets.importing.naming import ACTION
from programs.enums import SchoolLevel
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import program_column
from programs.importing.measures import YES_NO, Fee, Moment
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.plans.importing.steps import SteppedResource, steps_column

ACTION_COLUMN = Column(
    "action", "action du plan", "action of the plan", ACTION, attribute="action_id"
)
REGION_COLUMN = Column("region", "région", "region", kinds.RegionRef(), attribute="region_id")
LEVELS_COLUMN = Column("levels", "niveaux", "levels", kinds.Choices(SchoolLevel))


@register
class ActivitiesResource(SteppedResource):
    """Known by their code. What they offer, and when, comes after."""

    name = "activities"
    label = _("Activités")
    machine = activity_machine
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("steps",)
    moves_by_years = True
    columns = (
        program_column(),
        SLUG,
        Column("kind", "nature", "kind", kinds.Choice(ActivityKind), required=True),
        Column("title", "titre", "title", TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", TEXT),
        Column("summary", "présentation", "summary", TEXT),
        Column("summary_en", "présentation en anglais", "summary in English", TEXT),
        ACTION_COLUMN,
        Column("audiences", "s’adresse à", "audiences", kinds.Choices(Audience), also=("public",)),
        LEVELS_COLUMN,
        Column("enrolment", "inscription", "enrolment", kinds.Choice(Enrolment)),
        Column("one_choice", "un seul horaire au choix", "one schedule to choose", YES_NO),
        Column("language", "langue", "language", kinds.Choice(ActivityLanguage)),
        REGION_COLUMN,
        Column(
            "companions_take_seats", "les adultes prennent une place", "adults take a seat", YES_NO
        ),
        Column(
            "names_needed", "raison de nommer les élèves", "reason for naming pupils", TEXT
        ),
        Column("certificate", "attestation de participation", "certificate of attendance", TEXT),
        Column("certificate_en", "attestation en anglais", "certificate in English", TEXT),
        Column(
            "certificate_sessions", "séances requises pour l’attestation",
            "sessions needed for the certificate", kinds.Whole(),
        ),
        Column("contact_name", "personne à joindre", "contact", TEXT),
        Column("contact_email", "courriel à joindre", "contact email", kinds.EMAIL),
        Column("contact_phone", "téléphone à joindre", "contact phone", TEXT),
        Column("is_public", "au calendrier public", "in the public calendar", YES_NO),
        Column("state", "état", "state", kinds.Choice(ActivityState)),
        steps_column(ActivityState),
        REASON,
        Column("review", "bilan de l’activité", "review", TEXT, also=("bilan",)),
        Column("review_en", "bilan en anglais", "review in English", TEXT),
    )  # fmt: skip

    class Meta:
        model = Activity

    def moved_on(self, row: Row):
        return today()

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("action__plan")


@register
class ActivityPartsResource(OfActivity):
    name = "activity_parts"
    label = _("Organismes des activités")
    key_fields = ("organization", "activity")
    identity = ("activity_id", "organization_id", "part")
    columns = (
        *OF_ACTIVITY,
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
            attribute="organization_id",
        ),
        Column("part", "rôle", "part", kinds.Choice(Part), required=True),
    )  # fmt: skip

    class Meta:
        model = ActivityPart


@register
class OfferingsResource(OfActivity, SteppedResource):
    """Known by their code in the activity. The places that are taken follow from the registrations."""

    name = "offerings"
    label = _("Horaires des activités")
    machine = offering_machine
    key_fields = ("code", "activity")
    identity = ("activity_id", "code")
    moving_days = ("opens_at", "closes_at", "freezes_at", "steps")
    coming_days = ("opens_at", "closes_at", "freezes_at")
    moves_by_years = True
    columns = (
        *OF_ACTIVITY,
        SLUG,
        Column("label", "horaire", "schedule", TEXT),
        Column("label_en", "horaire en anglais", "schedule in English", TEXT),
        position_column(),
        Column(
            "capacity", "places", "seats", kinds.Whole(_("un nombre de places ; vide : sans limite"))
        ),
        Column("has_waiting_list", "liste d’attente", "waiting list", YES_NO),
        Column("fee", "coût d’inscription", "registration fee", Fee()),
        Column("language", "langue", "language", kinds.Choice(ActivityLanguage, blank="")),
        Column("place", "lieu", "place", TEXT),
        Column("address", "adresse", "address", TEXT),
        Column("town", "ville", "town", TEXT),
        Column("is_online", "en ligne", "online", YES_NO),
        Column("link", "lien de connexion", "link to join", kinds.WEBSITE),
        Column("opens_at", "ouverture des inscriptions", "registration opens", Moment()),
        Column("closes_at", "fin des inscriptions", "registration closes", Moment()),
        Column("freezes_at", "liste arrêtée", "list frozen", Moment()),
        Column("state", "état", "state", kinds.Choice(OfferingState)),
        steps_column(OfferingState),
        REASON,
    )  # fmt: skip

    class Meta:
        model = Offering

    def moved_on(self, row: Row):
        return today()
