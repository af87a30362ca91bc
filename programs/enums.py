"""Choices of the ground floor, and the sections of the menu and the home page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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


class SchoolLevel(TextChoices):
    """What a school teaches, youngest first: the grades of Ontario, with what Québec calls the same age."""

    ELEMENTARY = "elementary", _("Primaire")
    GRADE_7 = "7", _("7e année (secondaire 1)")
    GRADE_8 = "8", _("8e année (secondaire 2)")
    GRADE_9 = "9", _("9e année (secondaire 3)")
    GRADE_10 = "10", _("10e année (secondaire 4)")
    GRADE_11 = "11", _("11e année (secondaire 5)")
    GRADE_12 = "12", _("12e année")
    VOCATIONAL = "vocational", _("Formation professionnelle")
    COLLEGE = "college", _("Collégial")
    ADULT = "adult", _("Formation générale des adultes")


class SchoolLanguage(TextChoices):
    """The language of instruction."""

    FRENCH = "fr", _("Français")
    ENGLISH = "en", _("Anglais")
    BOTH = "both", _("Français et anglais")


class SchoolSetting(TextChoices):
    URBAN = "urban", _("Urbain")
    RURAL = "rural", _("Rural")


class AliasKind(TextChoices):
    ACRONYM = "acronym", _("Sigle")
    VARIANT = "variant", _("Autre graphie")
    TRANSLATION = "translation", _("Nom dans une autre langue")


class SuccessionKind(TextChoices):
    MERGER = "merger", _("Fusion")
    TAKEOVER = "takeover", _("Reprise des activités")
    SPLIT = "split", _("Scission")
    SPIN_OFF = "spin_off", _("Détachement d’une partie")


# After these the predecessor is no more; one of which a part went its own way goes on.
ENDING = (SuccessionKind.MERGER, SuccessionKind.TAKEOVER, SuccessionKind.SPLIT)


class ProgramRoleKind(TextChoices):
    LEAD = "lead", _("Organisme responsable")
    FIDUCIARY = "fiduciary", _("Fiduciaire")
    FUNDER = "funder", _("Bailleur de fonds")
    PARTNER = "partner", _("Partenaire")
    DELEGATE = "delegate", _("Mandataire délégué")


class Service(TextChoices):
    """What a program does for people. Each has its chapter in the bilan, and none is here before it exists."""

    REFERRALS = "referrals", _("Références")
    PLANS = "plans", _("Plans d’action")
    BUDGETS = "budgets", _("Budgets")
    PARTNERSHIPS = "partnerships", _("Partenariats")
    MENTORING = "mentoring", _("Mentorat")
    BURSARIES = "bursaries", _("Bourses")
    ACTIVITIES = "activities", _("Activités")


class Shared(TextChoices):
    """What the services have in common: where that stands in the menu and on the home page, after them."""

    REPORTS = "reports", _("Rapports")
    DIRECTORY = "directory", _("Répertoire")


# The order of the menu and of the home page.
SECTIONS = (*Service, *Shared)


class PublicDoor(TextChoices):
    """What of a program is open online: each door is found by those who come from outside."""

    REFERRALS = "referrals", _("Reçoit des références en ligne")
    MENTORS = "mentors", _("Cherche des mentors")


class MembershipRole(TextChoices):
    COORDINATION = "coordination", _("Coordination")
    FINANCE = "finance", _("Finances")
    PARTNER = "partner", _("Organisme partenaire")
    FUNDER = "funder", _("Bailleur de fonds")
    REVIEWER = "reviewer", _("Évaluation")


STAFF_ROLES = (MembershipRole.COORDINATION, MembershipRole.FINANCE)


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


class PictureConsent(TextChoices):
    """Whether those who are recognised in a picture let it be shown."""

    NOT_NEEDED = "not_needed", _("Inutile : personne n’est reconnaissable")
    OBTAINED = "obtained", _("Obtenu par écrit")
    TO_OBTAIN = "to_obtain", _("À obtenir")


class MailTrouble(TextChoices):
    """Why a mail has not left: in our words, since a server's own may repeat the address."""

    UNREACHABLE = "unreachable", _("Le serveur de courriel ne répond pas")
    POSTPONED = "postponed", _("Le serveur de courriel demande d’attendre")
    REFUSED = "refused", _("Le serveur de courriel refuse nos envois")
    LOST = "lost", _("La réponse du serveur de courriel s’est perdue")
    RECIPIENT = "recipient", _("Adresse refusée par le serveur du destinataire")
    MALFORMED = "malformed", _("Adresse ou texte qui ne peut pas partir")
    EXPIRED = "expired", _("Pas parti à temps : son lien n’est plus bon")
    REPLACED = "replaced", _("Remplacé par un envoi plus récent")
    ABANDONED = "abandoned", _("Abandonné par l’administration")
    TAKEN_BACK = "taken_back", _("Retiré : l’étape dont il parlait a été reprise")


class MailState(TextChoices):
    """Where a mail is; follows from its dates and its trouble, and is stored nowhere."""

    WAITING = "waiting", _("En attente")
    DELAYED = "delayed", _("Retardé")
    SENT = "sent", _("Envoyé")
    REFUSED = "refused", _("Refusé")
    UNSENT = "unsent", _("Pas parti")
    REPLACED = "replaced", _("Remplacé")
    ABANDONED = "abandoned", _("Abandonné")
    TAKEN_BACK = "taken_back", _("Retenu")


# Nobody need look at what was given up for one of these.
MAIL_SETTLED = (MailTrouble.REPLACED, MailTrouble.ABANDONED, MailTrouble.TAKEN_BACK)
# Their text is gone: they cannot be sent any more.
MAIL_OVER = (*MAIL_SETTLED, MailTrouble.EXPIRED)


class Unit(TextChoices):
    """What a figure counts. Persons, pairs and occurrences are never added together."""

    PERSONS = "persons", _("personnes")
    PAIRS = "pairs", _("paires")
    REFERRALS = "referrals", _("références")
    MEETINGS = "meetings", _("rencontres")
    HOURS = "hours", _("heures")
    DAYS = "days", _("jours")
    DOLLARS = "dollars", _("dollars canadiens")
    PERCENT = "percent", _("pour cent")
    OCCURRENCES = "occurrences", _("occurrences")
    ACTIONS = "actions", _("actions")
    INDICATORS = "indicators", _("indicateurs")
    APPLICATIONS = "applications", _("candidatures")
    AWARDS = "awards", _("bourses")
    OBLIGATIONS = "obligations", _("engagements de service")
    ACTIVITIES = "activities", _("activités")
    SESSIONS = "sessions", _("séances")
    SCHOOLS = "schools", _("écoles")
    GROUPS = "groups", _("groupes")
    ATTENDANCES = "attendances", _("présences")
    AGREEMENTS = "agreements", _("ententes")
    FOLLOW_UPS = "follow_ups", _("suivis")
    ORGANIZATIONS = "bodies", _("organismes")
