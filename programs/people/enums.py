"""Choices about persons and what they consent to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpokenLanguage(TextChoices):
    """ISO 639-1 codes of the languages met most often in the services, and one for all the others."""

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
    OTHER = "other", pgettext_lazy("langue", "autre")


class ConsentPurpose(TextChoices):
    REFERRAL = "referral", _("Transmettre ses renseignements à l’organisme responsable")
    FOLLOW_UP = "follow_up", _("Être contactée pour le suivi après le service")
    STATISTICS = "statistics", _("Figurer dans les statistiques anonymes")
    TESTIMONY = "testimony", _("Voir son témoignage publié")


class ConsentGiver(TextChoices):
    PERSON = "person", _("La personne elle-même")
    GUARDIAN = "guardian", _("Un parent ou un tuteur")
