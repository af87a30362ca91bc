"""Choices and transitions of accountability packs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from programs.enums import MembershipRole


class PieceKind(TextChoices):
    """What a piece is, and so how it is given."""

    REPORT = "report", _("Rapport publié")
    MINUTES = "minutes", _("Procès-verbal")
    FILE = "file", _("Fichier joint")
    STATEMENT = "statement", _("Explication à écrire")


class PieceCondition(TextChoices):
    """When a piece is asked for."""

    ALWAYS = "always", _("Toujours demandée")
    FUNDING = "funding", _("Si le financement atteint un montant")
    VARIANCE = "variance", _("Si un poste du budget s’écarte")


class Preparer(TextChoices):
    """Who of the lead organisation prepares a piece."""

    COORDINATION = MembershipRole.COORDINATION.value, _("Coordination")
    FINANCE = MembershipRole.FINANCE.value, _("Finances")


class PackState(TextChoices):
    PREPARING = "preparing", _("En préparation")
    COMPLETE = "complete", _("Complet")
    SENT = "sent", _("Transmis")


_S = PackState
PACK_TRANSITIONS: dict[str, tuple[str, ...]] = {
    _S.PREPARING: (_S.COMPLETE,),
    _S.COMPLETE: (_S.PREPARING, _S.SENT),
    _S.SENT: (_S.PREPARING, _S.COMPLETE),
}


class Channel(TextChoices):
    """How a pack reached its funder."""

    ARRIMAGE = "arrimage", _("Par Arrimage")
    SITE = "site", _("Sur le site du bailleur de fonds")
    EMAIL = "email", _("Par courriel")
    MAIL = "mail", _("Par la poste ou en personne")
