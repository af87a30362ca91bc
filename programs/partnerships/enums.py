"""Choices, named groups of states and transition tables of partnerships."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# --- agreements --------------------------------------------------------------------------------------


class AgreementKind(TextChoices):
    PROTOCOL = "protocol", _("Protocole de collaboration")
    SERVICE = "service", _("Entente de service")
    FIDUCIARY = "fiduciary", _("Mandat de fiduciaire")
    LETTER = "letter", _("Lettre d’entente")
    OTHER = "other", _("Autre forme d’entente")


class PartyRole(TextChoices):
    """What an organisation is in an agreement."""

    LEAD = "lead", _("Organisme responsable")
    PARTNER = "partner", _("Partenaire")
    FIDUCIARY = "fiduciary", _("Fiduciaire")
    FUNDER = "funder", _("Bailleur de fonds")
    DELEGATE = "delegate", _("Mandataire délégué")


class Renewal(TextChoices):
    """How an agreement goes on after its end."""

    NONE = "none", _("Prend fin à l’échéance")
    EXPRESS = "express", _("Se renouvelle par écrit")
    TACIT = "tacit", _("Se reconduit tacitement")
    INDEFINITE = "indefinite", _("Durée indéterminée")


class AgreementState(TextChoices):
    """« À renouveler » and « échue » are not here: they follow from the term and the day."""

    DRAFT = "draft", _("Projet")
    NEGOTIATION = "negotiation", _("En négociation")
    SIGNING = "signing", _("En signature")
    IN_FORCE = "in_force", _("En vigueur")
    SUSPENDED = "suspended", _("Suspendue")
    RENEWED = "renewed", _("Renouvelée")
    ENDED = "ended", pgettext_lazy("entente", "Terminée")
    TERMINATED = "terminated", _("Résiliée")
    CANCELLED = "cancelled", pgettext_lazy("entente", "Annulée")


_A = AgreementState
# What leads backwards mends a step that was taken too fast.
AGREEMENT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _A.DRAFT: (_A.NEGOTIATION, _A.SIGNING, _A.CANCELLED),
    _A.NEGOTIATION: (_A.DRAFT, _A.SIGNING, _A.CANCELLED),
    _A.SIGNING: (_A.NEGOTIATION, _A.IN_FORCE, _A.CANCELLED),
    _A.IN_FORCE: (
        _A.SUSPENDED,
        _A.RENEWED,
        _A.ENDED,
        _A.TERMINATED,
        _A.SIGNING,
        _A.CANCELLED,
    ),
    _A.SUSPENDED: (_A.IN_FORCE, _A.RENEWED, _A.ENDED, _A.TERMINATED),
    _A.RENEWED: (_A.IN_FORCE,),
    _A.ENDED: (_A.IN_FORCE,),
    _A.TERMINATED: (_A.IN_FORCE,),
    _A.CANCELLED: (_A.DRAFT,),
}
AGREEMENT_REASON_REQUIRED = (_A.SUSPENDED, _A.TERMINATED, _A.CANCELLED)
# Its text may still be written.
AGREEMENT_BEING_WRITTEN = (_A.DRAFT, _A.NEGOTIATION)
# It was never signed by all, or never was.
AGREEMENT_UNSIGNED = (*AGREEMENT_BEING_WRITTEN, _A.SIGNING, _A.CANCELLED)
# It binds its parties, or would but for its suspension.
AGREEMENT_LIVE = (_A.IN_FORCE, _A.SUSPENDED)
AGREEMENT_OVER = (_A.RENEWED, _A.ENDED, _A.TERMINATED)
# It binds its parties, or did.
AGREEMENT_BOUND = (*AGREEMENT_LIVE, *AGREEMENT_OVER)
# What a party sees of its agreements: from the day on which it is asked to sign.
AGREEMENT_SHARED = (_A.SIGNING, *AGREEMENT_BOUND)


class ClauseKind(TextChoices):
    PRINCIPLES = "principles", _("Principes directeurs")
    OBJECT = "object", _("Objet")
    ROLES = "roles", _("Rôles et responsabilités")
    REFERRAL = "referral", _("Mécanismes de référence")
    COMMUNICATION = "communication", _("Mécanismes de communication")
    DATA_SHARING = "data_sharing", _("Communication de renseignements personnels")
    MONEY = "money", _("Modalités financières")
    INSURANCE = "insurance", _("Assurances")
    VISIBILITY = "visibility", _("Visibilité")
    REVIEW = "review", _("Évaluation et suivi")
    DURATION = "duration", _("Durée et renouvellement")
    TERMINATION = "termination", _("Résiliation")
    OTHER = "other", _("Autre clause")


class ObligationKind(TextChoices):
    SERVICE = "service", _("Service à rendre")
    REPORT = "report", _("Reddition de comptes")
    VISIBILITY = "visibility", _("Visibilité")
    MONEY = "money", _("Versement")
    DATA = "data", _("Données à transmettre")
    OTHER = "other", _("Autre obligation")


class ContributionKind(TextChoices):
    MONEY = "money", _("Argent")
    STAFF = "staff", _("Personnel")
    PREMISES = "premises", _("Locaux")
    EQUIPMENT = "equipment", _("Matériel")
    SERVICES = "services", _("Services")
    OTHER = "other", _("Autre contribution")


class HoursPer(TextChoices):
    """For what time the insured hours of an agreement are."""

    YEAR = "year", _("par année de l’entente")
    TERM = "term", _("pour toute la durée")


class AgreementFileKind(TextChoices):
    SIGNED = "signed", _("Exemplaire signé")
    # What was put to signature, as it was printed that day.
    TEXT = "text", _("Texte soumis à la signature")
    ANNEX = "annex", _("Annexe")
    OTHER = "other", _("Autre document")


# What the parties receive; annexes and other papers stay with the lead organisation.
AGREEMENT_FILES_SHARED = (AgreementFileKind.SIGNED, AgreementFileKind.TEXT)


class Answer(TextChoices):
    """How something goes, as a partner says it in a yearly review."""

    YES = "yes", _("Oui")
    PARTLY = "partly", _("En partie")
    NO = "no", _("Non")


class Wish(TextChoices):
    """What should become of an agreement."""

    KEEP = "keep", _("La garder telle quelle")
    AMEND = "amend", _("La modifier")
    END = "end", _("Y mettre fin")


# --- committees --------------------------------------------------------------------------------------


class CommitteeKind(TextChoices):
    STEERING = "steering", _("Comité directeur")
    CONCERTATION = "concertation", _("Table ou instance de concertation")
    WORKING = "working", _("Groupe de travail")
    CONTACTS = "contacts", _("Groupe de personnes contacts")
    BOARD = "board", _("Conseil d’administration")
    OTHER = "other", _("Autre comité")


class Seat(TextChoices):
    """What somebody is in a committee. Observers have no vote, and do not count for the quorum."""

    CHAIR = "chair", _("Présidence")
    SECRETARY = "secretary", _("Secrétariat")
    MEMBER = "member", _("Membre")
    OBSERVER = "observer", _("Observation")


class CommitteeMeetingState(TextChoices):
    PLANNED = "planned", pgettext_lazy("rencontre", "À préparer")
    CONVENED = "convened", _("Convoquée")
    HELD = "held", pgettext_lazy("rencontre d’un comité", "Tenue")
    APPROVED = "approved", _("Compte rendu adopté")
    CANCELLED = "cancelled", pgettext_lazy("rencontre d’un comité", "Annulée")


_M = CommitteeMeetingState
COMMITTEE_MEETING_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _M.PLANNED: (_M.CONVENED, _M.HELD, _M.CANCELLED),
    _M.CONVENED: (_M.PLANNED, _M.HELD, _M.CANCELLED),
    _M.HELD: (_M.APPROVED, _M.CONVENED, _M.PLANNED),
    _M.APPROVED: (_M.HELD,),
    _M.CANCELLED: (_M.PLANNED,),
}
COMMITTEE_MEETING_REASON_REQUIRED = (_M.CANCELLED,)
COMMITTEE_MEETING_TO_COME = (_M.PLANNED, _M.CONVENED)
COMMITTEE_MEETING_OVER = (_M.HELD, _M.APPROVED)


class Presence(TextChoices):
    PRESENT = "present", pgettext_lazy("d’un membre", "Présence")
    REPLACED = "replaced", _("Remplacement")
    EXCUSED = "excused", _("Absence motivée")
    ABSENT = "absent", _("Absence")


# They count for the quorum, where they have a vote.
PRESENT = (Presence.PRESENT, Presence.REPLACED)


class DecisionOutcome(TextChoices):
    UNANIMOUS = "unanimous", _("Adoptée à l’unanimité")
    MAJORITY = "majority", _("Adoptée à la majorité")
    CONSENSUS = "consensus", _("Par consensus")
    REJECTED = "rejected", _("Rejetée")
    DEFERRED = "deferred", _("Reportée")


class FollowUpState(TextChoices):
    OPEN = "open", _("À faire")
    DONE = "done", _("Fait")
    DROPPED = "dropped", _("Abandonné")


_F = FollowUpState
FOLLOW_UP_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _F.OPEN: (_F.DONE, _F.DROPPED),
    _F.DONE: (_F.OPEN,),
    _F.DROPPED: (_F.OPEN,),
}
FOLLOW_UP_REASON_REQUIRED = (_F.DROPPED,)


# --- the directory of the network --------------------------------------------------------------------


class NetworkServiceKind(TextChoices):
    """What organisations of the network do for people."""

    EMPLOYMENT = "employment", _("Emploi")
    TRAINING = "training", _("Formation")
    FRENCH = "french", _("Francisation")
    WELCOME = "welcome", _("Accueil et intégration")
    YOUTH = "youth", _("Jeunesse")
    FAMILY = "family", _("Famille")
    HEALTH = "health", _("Santé et services sociaux")
    CRISIS = "crisis", _("Écoute et crise")
    HOUSING = "housing", _("Logement")
    FOOD = "food", _("Aide alimentaire")
    TRANSPORT = "transport", _("Transport")
    RIGHTS = "rights", _("Défense des droits")
    OTHER = "other", _("Autre service")
