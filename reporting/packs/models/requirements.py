"""What a funder asks of a program each year: its pieces, who signs them, when they are due."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from programs.amounts import MoneyField
from programs.dates import dated, planned
from programs.history import tracked
from programs.lib.periods import Period
from programs.lookups import sort_key_of
from programs.models.fields import in_language, localized
from programs.models.programs import Numbered
from reporting.models import KindField
from reporting.packs.due import PATTERN, DueRule
from reporting.packs.enums import PieceCondition, PieceKind, Preparer
from reporting.packs.triggers import PIECE_STAYS

LANGUAGES = [("fr", _("Français")), ("en", _("Anglais"))]


class DueField(models.CharField):
    """A rule in its own notation, which people write « 90 jours », « 3 mois » or « 30 septembre »."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"max_length": 8})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class RequirementQuerySet(models.QuerySet):
    def asking_of(self, period: Period):
        """Those that hold for the fiscal year ``period``."""
        return self.filter(
            Q(valid_until=None) | Q(valid_until__gte=period.end), valid_from__lte=period.start
        )


@dated(valid_from=planned(), valid_until=planned())
@tracked
class Requirement(models.Model):
    """What a funder asks each fiscal year to be told of the money that it grants to a program.

    It holds for the years from the one that begins on ``valid_from`` to the one that ends on ``valid_until``: what a
    funder asks otherwise from a year on is another requirement.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="pack_requirements",
    )
    funder = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("bailleur de fonds"),
        related_name="pack_requirements",
    )
    code = models.CharField(
        _("identifiant"),
        max_length=40,
        help_text=_("Court, unique dans le programme : MINISTERE-2024."),
    )
    title = models.CharField(_("titre"), max_length=200)
    title_en = models.CharField(_("titre en anglais"), max_length=200, blank=True)
    reference = models.CharField(
        pgettext_lazy("entente", "référence"),
        max_length=120,
        blank=True,
        help_text=_("Numéro ou titre de l’entente qui le demande."),
    )
    valid_from = models.DateField(_("à partir de l’exercice qui commence le"))
    valid_until = models.DateField(_("jusqu’à l’exercice qui finit le"), null=True, blank=True)
    due = DueField(
        _("échéance"),
        help_text=_(
            "Un délai après la fin de l’exercice, 90 jours ou 3 mois, ou un jour, 30 septembre."
        ),
    )
    due_moves = models.BooleanField(
        _("reportée au jour ouvrable suivant"),
        default=False,
        help_text=_(
            "Si l’entente le dit : une échéance d’un samedi, d’un dimanche ou d’un jour férié."
        ),
    )
    language = models.CharField(
        _("langue du dossier"), max_length=2, choices=LANGUAGES, default="fr"
    )
    note = models.TextField(
        _("consigne"), blank=True, help_text=_("Où et comment le bailleur de fonds le reçoit.")
    )

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("exigence de reddition de comptes")
        verbose_name_plural = _("exigences de reddition de comptes")
        ordering = [sort_key_of("program__title"), "-valid_from", sort_key_of("title"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="pack_requirement_code_once",
                violation_error_message=_("Ce programme a déjà une exigence de cet identifiant."),
            ),
            models.CheckConstraint(
                name="pack_requirement_days_in_order",
                condition=Q(valid_until__gte=F("valid_from")),
                violation_error_message=_(
                    "Le dernier exercice finit avant que le premier commence."
                ),
            ),
            models.CheckConstraint(
                name="pack_requirement_due_known",
                condition=Q(due__regex=PATTERN),
                violation_error_message=_(
                    "Écrivez l’échéance : 90 jours, 3 mois, ou 30 septembre."
                ),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return self.code

    @property
    def due_rule(self) -> DueRule:
        return DueRule.read(self.due)

    @property
    def due_said(self) -> str:
        return self.due_rule.say(get_language() or "fr")

    def asks_of(self, period: Period) -> bool:
        """Whether it holds for the fiscal year ``period``."""
        is_begun = self.valid_from <= period.start
        return is_begun and (self.valid_until is None or period.end <= self.valid_until)


@tracked(exclude=("number_key",))
class RequiredPiece(Numbered):
    """One piece that a requirement asks for, always or on a condition."""

    requirement = models.ForeignKey(
        Requirement, models.CASCADE, verbose_name=_("exigence"), related_name="pieces"
    )
    title = models.CharField(_("pièce"), max_length=200)
    title_en = models.CharField(_("pièce en anglais"), max_length=200, blank=True)
    kind = models.CharField(_("nature"), max_length=12, choices=PieceKind, default=PieceKind.FILE)
    report_kind = KindField(
        _("rapport"), default="", blank=True, help_text=_("Pour un rapport publié : lequel.")
    )
    condition = models.CharField(
        _("demandée"), max_length=12, choices=PieceCondition, default=PieceCondition.ALWAYS
    )
    condition_amount = MoneyField(
        _("à partir d’un financement de"),
        null=True,
        blank=True,
        help_text=_("De ce bailleur de fonds, pour l’exercice."),
    )
    variance_percent = models.DecimalField(
        _("écart à expliquer, en %"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_(
            "Les postes dont la dépense s’écarte de plus de ce pourcentage sont à expliquer."
        ),
    )
    variance_amount = MoneyField(
        _("écart à expliquer, en dollars"),
        null=True,
        blank=True,
        help_text=_("En deçà, aucune explication n’est demandée, quel que soit le pourcentage."),
    )
    due = DueField(
        _("échéance"),
        blank=True,
        help_text=_("Vide : celle du dossier. 90 jours, 3 mois, 30 septembre."),
    )
    prepared_by = models.CharField(
        _("préparée par"), max_length=12, choices=Preparer, default=Preparer.COORDINATION
    )
    signatories = models.TextField(
        _("signataires"),
        blank=True,
        help_text=_(
            "Une fonction par ligne, autant de fois qu’il faut de signatures : Présidence."
        ),
    )
    signatories_en = models.TextField(_("signataires en anglais"), blank=True)
    note = models.TextField(_("précision"), blank=True, help_text=_("Ce qu’en dit l’entente."))

    class Meta:
        verbose_name = _("pièce exigée")
        verbose_name_plural = _("pièces exigées")
        ordering = ["requirement", "number_key", "pk"]
        triggers = [PIECE_STAYS]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "number"],
                name="pack_piece_number_once",
                violation_error_message=_("Une autre pièce porte déjà ce numéro."),
            ),
            models.CheckConstraint(
                name="pack_piece_says_which_report",
                condition=Q(kind=PieceKind.REPORT) ^ Q(report_kind=""),
                violation_error_message=_(
                    "Dites lequel des rapports, et seulement d’un rapport publié."
                ),
            ),
            models.CheckConstraint(
                name="pack_piece_says_from_which_amount",
                condition=Q(condition=PieceCondition.FUNDING, condition_amount__gt=0)
                | (~Q(condition=PieceCondition.FUNDING) & Q(condition_amount=None)),
                violation_error_message=_(
                    "Écrivez à partir de quel financement elle est demandée, et seulement si elle en dépend."
                ),
            ),
            models.CheckConstraint(
                name="pack_piece_says_which_variance",
                condition=~Q(condition=PieceCondition.VARIANCE) | Q(variance_percent__gte=0),
                violation_error_message=_(
                    "Écrivez le pourcentage d’écart à partir duquel elle est demandée."
                ),
            ),
            models.CheckConstraint(
                name="pack_piece_variance_not_negative",
                condition=(Q(variance_percent=None) | Q(variance_percent__gte=0))
                & (Q(variance_amount=None) | Q(variance_amount__gte=0)),
                violation_error_message=_("Un écart à expliquer s’écrit sans signe."),
            ),
            models.CheckConstraint(
                name="pack_piece_due_known",
                condition=Q(due="") | Q(due__regex=PATTERN),
                violation_error_message=_(
                    "Écrivez l’échéance : 90 jours, 3 mois, ou 30 septembre."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.number} {localized(self, 'title')}".strip()

    def clean(self):
        super().clean()
        french, english = self.roles_in("fr"), _lines(self.signatories_en)
        if english and len(english) != len(french):
            raise ValidationError(
                {"signatories_en": _("Écrivez autant de fonctions en anglais qu’en français.")}
            )

    @property
    def display_code(self) -> str:
        return self.number

    @property
    def due_rule(self) -> DueRule:
        return DueRule.read(self.due or self.requirement.due)

    @property
    def roles(self) -> list[str]:
        """Who signs it, a function a signature, as they are recorded."""
        return self.roles_in("fr")

    def roles_in(self, language: str) -> list[str]:
        return _lines(in_language(self, "signatories", "signatories_en", language))

    @property
    def explains_variances(self) -> bool:
        """Whether it is an explanation of the lines that end above or below their budget."""
        return self.kind == PieceKind.STATEMENT and self.variance_percent is not None

    @property
    def threshold(self) -> tuple[Decimal, Decimal | None]:
        """From how many per cent, and from how many dollars, a line is to be explained."""
        return self.variance_percent or Decimal(0), self.variance_amount


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
