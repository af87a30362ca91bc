"""Choices, named groups of states and transition tables of the ground floor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganizationKind(TextChoices):
    COMMUNITY = "community", _("Organisme communautaire")
    EMPLOYMENT = "employment", _("Service d’aide à l’emploi")
    GOVERNMENT = "government", _("Ministère ou organisme gouvernemental")
    SCHOOL = "school", _("Établissement ou organisme scolaire")
    HEALTH = "health", _("Établissement de santé et de services sociaux")
    MUNICIPAL = "municipal", _("Municipalité ou MRC")
    BUSINESS = "business", _("Entreprise")
    FOUNDATION = "foundation", _("Fondation")
    OTHER = "other", _("Autre")


class AliasKind(TextChoices):
    ACRONYM = "acronym", _("Sigle")
    FORMER = "former", _("Ancien nom")
    VARIANT = "variant", _("Autre graphie")
    TRANSLATION = "translation", _("Nom dans une autre langue")


class ProgramRoleKind(TextChoices):
    LEAD = "lead", _("Organisme responsable")
    FIDUCIARY = "fiduciary", _("Fiduciaire")
    FUNDER = "funder", _("Bailleur de fonds")
    PARTNER = "partner", _("Partenaire")
    DELEGATE = "delegate", _("Mandataire délégué")


class Service(TextChoices):
    """What a program does for people. Each has its chapter in the bilan, and none is here before it exists."""

    REFERRALS = "referrals", _("Références")
    MENTORING = "mentoring", _("Mentorat")


class PublicDoor(TextChoices):
    """What of a program is open online: each door is found by those who come from outside."""

    REFERRALS = "referrals", _("Reçoit des références en ligne")
    MENTORS = "mentors", _("Cherche des mentors")


class MembershipRole(TextChoices):
    COORDINATION = "coordination", _("Coordination")
    FINANCE = "finance", _("Finances")
    PARTNER = "partner", _("Organisme partenaire")
    FUNDER = "funder", _("Bailleur de fonds")


STAFF_ROLES = (MembershipRole.COORDINATION, MembershipRole.FINANCE)


class SpokenLanguage(TextChoices):
    """ISO 639-1 codes of the languages met most often in the services."""

    FR = "fr", _("français")
    EN = "en", _("anglais")
    ES = "es", _("espagnol")
    AR = "ar", _("arabe")
    PT = "pt", _("portugais")
    RO = "ro", _("roumain")
    RU = "ru", _("russe")
    ZH = "zh", _("chinois")
    FA = "fa", _("persan")
    SW = "sw", _("swahili")
    LN = "ln", _("lingala")
    RN = "rn", _("kirundi")
    HT = "ht", _("créole haïtien")
    WO = "wo", _("wolof")
    UK = "uk", _("ukrainien")
    VI = "vi", _("vietnamien")


class WorkField(TextChoices):
    """The ten broad categories of the National Occupational Classification (CNP/NOC 2021)."""

    MANAGEMENT = "0", _("Direction et cadres supérieurs")
    BUSINESS = "1", _("Affaires, finance et administration")
    SCIENCES = "2", _("Sciences naturelles et appliquées")
    HEALTH = "3", _("Santé")
    EDUCATION = "4", _("Enseignement, droit, services sociaux et gouvernementaux")
    CULTURE = "5", _("Arts, culture, sports et loisirs")
    SALES = "6", _("Vente et services")
    TRADES = "7", _("Métiers, transport et machinerie")
    RESOURCES = "8", _("Ressources naturelles et agriculture")
    MANUFACTURING = "9", _("Fabrication et services d’utilité publique")


class ConsentPurpose(TextChoices):
    REFERRAL = "referral", _("Transmettre ses renseignements à l’organisme responsable")
    FOLLOW_UP = "follow_up", _("Être contactée pour le suivi après le service")
    STATISTICS = "statistics", _("Figurer dans les statistiques anonymes")
    TESTIMONY = "testimony", _("Voir son témoignage publié")


class ConsentGiver(TextChoices):
    PERSON = "person", _("La personne elle-même")
    GUARDIAN = "guardian", _("Un parent ou un tuteur")


class ReferralState(TextChoices):
    RECEIVED = "received", _("Reçue")
    ACKNOWLEDGED = "acknowledged", _("Accusée")
    UNDER_REVIEW = "under_review", _("À l’étude")
    ACCEPTED = "accepted", _("Acceptée")
    FIRST_CONTACT = "first_contact", _("Premier contact")
    IN_SERVICE = "in_service", _("En service")
    # « Close » alone is also a word of Django's own catalogue.
    CLOSED = "closed", pgettext_lazy("référence", "Close")
    REFUSED = "refused", _("Refusée")
    REDIRECTED = "redirected", _("Redirigée")
    WITHDRAWN = "withdrawn", _("Retirée")
    DUPLICATE = "duplicate", _("Doublon")


class Urgency(TextChoices):
    NORMAL = "normal", _("Habituelle")
    SOON = "soon", _("D’ici deux semaines")
    URGENT = "urgent", _("Urgente")


_R = ReferralState
REFERRAL_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _R.RECEIVED: (_R.ACKNOWLEDGED, _R.REFUSED, _R.REDIRECTED, _R.WITHDRAWN, _R.DUPLICATE),
    _R.ACKNOWLEDGED: (
        _R.UNDER_REVIEW,
        _R.ACCEPTED,
        _R.REFUSED,
        _R.REDIRECTED,
        _R.WITHDRAWN,
        _R.DUPLICATE,
    ),
    _R.UNDER_REVIEW: (_R.ACCEPTED, _R.REFUSED, _R.REDIRECTED, _R.WITHDRAWN, _R.DUPLICATE),
    _R.ACCEPTED: (_R.FIRST_CONTACT, _R.IN_SERVICE, _R.CLOSED, _R.WITHDRAWN),
    _R.FIRST_CONTACT: (_R.IN_SERVICE, _R.CLOSED, _R.WITHDRAWN),
    _R.IN_SERVICE: (_R.CLOSED,),
    _R.CLOSED: (),
    _R.REFUSED: (),
    _R.REDIRECTED: (),
    _R.WITHDRAWN: (),
    _R.DUPLICATE: (),
}
REFERRAL_REASON_REQUIRED = (_R.REFUSED, _R.CLOSED, _R.WITHDRAWN)
REFERRAL_AWAITING = (_R.RECEIVED,)
REFERRAL_OPEN = (_R.RECEIVED, _R.ACKNOWLEDGED, _R.UNDER_REVIEW)
REFERRAL_ACCEPTED = (_R.ACCEPTED, _R.FIRST_CONTACT, _R.IN_SERVICE, _R.CLOSED)
