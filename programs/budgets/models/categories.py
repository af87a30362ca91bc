"""The categories of expenses of an organisation, as its finance service numbers them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.budgets.enums import CategoryKind
from programs.dates import dated, planned
from programs.history import tracked
from programs.lookups import counted_key_of
from programs.models.fields import localized


@dated(retired_on=planned())
@tracked
class ExpenseCategory(models.Model):
    """Told apart by its code, whatever its label becomes. It is retired, never deleted: what it counted stays."""

    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        related_name="expense_categories",
        help_text=_(
            "L’organisme responsable, dont tous les programmes se servent de cette catégorie."
        ),
    )
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("catégorie"), max_length=120)
    label_en = models.CharField(_("catégorie en anglais"), max_length=120, blank=True)
    kind = models.CharField(
        _("nature"), max_length=20, choices=CategoryKind, default=CategoryKind.OTHER
    )
    account_code = models.CharField(
        _("code comptable"),
        max_length=40,
        blank=True,
        help_text=_("Le compte du grand livre du service des finances."),
    )
    retired_on = models.DateField(
        _("retirée à partir du"),
        null=True,
        blank=True,
        help_text=_("Elle n’est plus offerte à partir de ce jour; ce qui la porte la garde."),
    )

    class Meta:
        verbose_name = _("catégorie de dépenses")
        verbose_name_plural = _("catégories de dépenses")
        ordering = ["organization", counted_key_of("code"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"],
                name="category_code_once",
                violation_error_message=_("Une autre catégorie de l’organisme porte ce code."),
            ),
            models.CheckConstraint(
                name="category_has_a_code",
                condition=~Q(code=""),
                violation_error_message=_("Écrivez le code de la catégorie."),
            ),
        ]

    def __str__(self):
        return localized(self, "label")

    @property
    def display_code(self) -> str:
        return self.code
