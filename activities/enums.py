"""Choices, named groups of states and transition tables of activities."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# --- activities ------------------------------------------------------------------------------------


class ActivityKind(TextChoices):
    HALF_DAY = "half_day", _("Activité d’une demi-journée")
    WORKSHOP = "workshop", _("Atelier")
    FAIR = "fair", _("Salon")
    KIOSK = "kiosk", _("Kiosque")
    VISIT = "visit", _("Visite")
    CAMP = "camp", _("Camp")
    TRAINING = "training", _("Formation")
    CERTIFICATION = "certification", _("Certification")
    CONFERENCE = "conference", _("Conférence")
    EVENING = "evening", _("Soirée d’information")
    COURSE = "course", _("Cours")
    OTHER = "other", _("Autre")


class Audience(TextChoices):
    """Whom an activity is for; students are told by their levels as well."""

    STUDENTS = "students", _("Élèves")
    TEACHERS = "teachers", _("Personnel enseignant")
    PARENTS = "parents", _("Parents")
    ADULTS = "adults", _("Adultes")


class Enrolment(TextChoices):
    """How one comes to an activity."""

    GROUPS = "groups", _("Groupes scolaires")
    PERSONS = "persons", _("Personnes")
    NONE = "none", _("Sans inscription")


class ActivityLanguage(TextChoices):
    FRENCH = "fr", _("Français")
    ENGLISH = "en", _("Anglais")
    BOTH = "both", _("Français et anglais")


class ActivityState(TextChoices):
    """« Complète » is not here: it follows from the seats that are left."""

    PLANNED = "planned", _("Planifiée")
    OPEN = "open", _("Inscriptions ouvertes")
    CLOSED = "closed", _("Inscriptions fermées")
    HELD = "held", _("Tenue")
    REPORTED = "reported", _("Bilan fait")
    POSTPONED = "postponed", _("Reportée")
    CANCELLED = "cancelled", pgettext_lazy("activité", "Annulée")


_A = ActivityState
# What leads backwards mends a step that was taken too fast.
ACTIVITY_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _A.PLANNED: (_A.OPEN, _A.CLOSED, _A.HELD, _A.POSTPONED, _A.CANCELLED),
    _A.OPEN: (_A.CLOSED, _A.HELD, _A.POSTPONED, _A.CANCELLED, _A.PLANNED),
    _A.CLOSED: (_A.OPEN, _A.HELD, _A.POSTPONED, _A.CANCELLED, _A.PLANNED),
    _A.HELD: (_A.REPORTED, _A.CLOSED),
    _A.REPORTED: (_A.HELD,),
    _A.POSTPONED: (_A.PLANNED, _A.OPEN, _A.CANCELLED),
    _A.CANCELLED: (_A.PLANNED,),
}
ACTIVITY_REASON_REQUIRED = (_A.POSTPONED, _A.CANCELLED)
# It stands, or stood, in the calendar that anybody reads, once it is made public.
ACTIVITY_TO_COME = (_A.PLANNED, _A.OPEN, _A.CLOSED)
ACTIVITY_OVER = (_A.HELD, _A.REPORTED)


class Part(TextChoices):
    """What an organisation does for an activity."""

    ORGANIZER = "organizer", _("Organise")
    PARTNER = "partner", _("Partenaire")
    HOST = "host", _("Accueille")
    SPEAKER = "speaker", _("Anime")


class OfferingState(TextChoices):
    OFFERED = "offered", _("Offert")
    CANCELLED = "cancelled", _("Annulé")


_F = OfferingState
OFFERING_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _F.OFFERED: (_F.CANCELLED,),
    _F.CANCELLED: (_F.OFFERED,),
}
OFFERING_REASON_REQUIRED = (_F.CANCELLED,)


class SessionState(TextChoices):
    SCHEDULED = "scheduled", _("Prévue")
    HELD = "held", _("Tenue")
    CANCELLED = "cancelled", pgettext_lazy("activité", "Annulée")


_S = SessionState
SESSION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _S.SCHEDULED: (_S.HELD, _S.CANCELLED),
    _S.HELD: (_S.SCHEDULED,),
    _S.CANCELLED: (_S.SCHEDULED,),
}
SESSION_REASON_REQUIRED = (_S.CANCELLED,)

# --- registrations ---------------------------------------------------------------------------------


class RegistrationState(TextChoices):
    WAITING = "waiting", _("Liste d’attente")
    CONFIRMED = "confirmed", _("Confirmée")
    CANCELLED = "cancelled", pgettext_lazy("activité", "Annulée")


_R = RegistrationState
REGISTRATION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _R.WAITING: (_R.CONFIRMED, _R.CANCELLED),
    _R.CONFIRMED: (_R.WAITING, _R.CANCELLED),
    _R.CANCELLED: (_R.CONFIRMED, _R.WAITING),
}
# It is expected, now or should a place come free.
REGISTRATION_LIVE = (_R.WAITING, _R.CONFIRMED)


class ChangeKind(TextChoices):
    """What is asked for once the list is frozen."""

    NUMBERS = "numbers", _("Changer le nombre")
    CANCEL = "cancel", pgettext_lazy("inscription", "Annuler")


class ChangeState(TextChoices):
    ASKED = "asked", _("Demandé")
    APPROVED = "approved", _("Accepté")
    REFUSED = "refused", _("Refusé")


class Authorization(TextChoices):
    """What a parent said of the participation of a minor who is named; follows from its days."""

    NOT_ASKED = "not_asked", _("À demander")
    ASKED = "asked", _("Demandée")
    GIVEN = "given", _("Donnée")
    REFUSED = "refused", _("Refusée")


# --- logistics -------------------------------------------------------------------------------------


class CostKind(TextChoices):
    TRANSPORT = "transport", _("Transport")
    SUBSTITUTION = "substitution", _("Suppléance")
    EQUIPMENT = "equipment", _("Matériel et équipement")
    ROOM = "room", _("Location de salle")
    MEAL = "meal", _("Repas")
    SPEAKER = "speaker", _("Animation")
    PROMOTION = "promotion", _("Promotion")
    KIOSK = "kiosk", _("Kiosque")
    OTHER = "other", _("Autre")


class TransportState(TextChoices):
    ASKED = "asked", _("Demandé")
    BOOKED = "booked", _("Réservé")
    CANCELLED = "cancelled", _("Annulé")


class KioskState(TextChoices):
    ASKED = "asked", _("Demandé")
    CONFIRMED = "confirmed", _("Confirmé")
    DECLINED = "declined", _("Décliné")


# --- appreciation ----------------------------------------------------------------------------------


class SurveyAudience(TextChoices):
    STUDENTS = "students", _("Élèves et participants")
    ADULTS = "adults", _("Adultes accompagnateurs")
    BOARD = "board", _("Conseils scolaires et partenaires")


class QuestionKind(TextChoices):
    SCALE = "scale", _("Échelle de 1 à 5")
    YES_NO = "yes_no", _("Oui ou non")
    CHOICE = "choice", _("Un choix")
    TEXT = "text", _("Commentaire")


class ResponseSource(TextChoices):
    ONLINE = "online", _("En ligne")
    PAPER = "paper", _("Sur papier")


# --- outreach --------------------------------------------------------------------------------------


class OutreachKind(TextChoices):
    ADVERTISEMENT = "advertisement", _("Annonce publicitaire")
    CAPSULE = "capsule", _("Capsule télévisée")
    REPORT = "report", _("Reportage")
    PROGRAMME = "programme", _("Émission")
    ARTICLE = "article", _("Article")
    NEWSLETTER = "newsletter", _("Bulletin")
    LISTING = "listing", _("Inscription à un répertoire")
    SOCIAL = "social", _("Médias sociaux")
    WEB = "web", _("Site web")
    REPRESENTATION = "representation", _("Kiosque d’information ou représentation")
    TALK = "talk", _("Présentation")
    POSTER = "poster", _("Affiche ou dépliant")
    OTHER = "other", _("Autre")
