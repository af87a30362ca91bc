"""Organisations, known under several names over time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.enums import AliasKind, OrganizationKind
from programs.history import tracked
from programs.lib import text


class OrganizationQuerySet(models.QuerySet):
    def names(self) -> dict[str, set[int]]:
        """Every normalised name, acronym and alias, with the ids that bear it (several for homonyms)."""
        found: dict[str, set[int]] = {}
        rows = list(self.values_list("pk", "name", "name_en", "acronym"))
        aliases = OrganizationAlias.objects.filter(organization__in=self)
        rows += aliases.values_list("organization_id", "name")
        for pk, *names in rows:
            for name in names:
                if key := text.normalise(name):
                    found.setdefault(key, set()).add(pk)
        return found


@tracked
class Organization(models.Model):
    """A body that leads, funds, sends or receives."""

    name = models.CharField(_("nom"), max_length=200)
    name_en = models.CharField(_("nom en anglais"), max_length=200, blank=True)
    acronym = models.CharField(_("sigle"), max_length=30, blank=True)
    kind = models.CharField(
        _("type"), max_length=20, choices=OrganizationKind, default=OrganizationKind.COMMUNITY
    )
    region = models.ForeignKey(
        "programs.Region",
        models.PROTECT,
        verbose_name=_("région"),
        null=True,
        blank=True,
        related_name="organizations",
    )
    email = models.EmailField(_("courriel"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=40, blank=True)
    website = models.URLField(_("site web"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="organization_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("Écrivez le nom de l’organisme."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def short_name(self) -> str:
        return self.acronym or self.name


@tracked
class OrganizationAlias(models.Model):
    """Another name of an organisation, with the dates when it was used, where they are known."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organisme"), related_name="aliases"
    )
    name = models.CharField(_("nom"), max_length=200)
    kind = models.CharField(_("type"), max_length=20, choices=AliasKind, default=AliasKind.VARIANT)
    used_from = models.DateField(_("utilisé du"), null=True, blank=True)
    used_until = models.DateField(_("utilisé jusqu’au"), null=True, blank=True)

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="alias_once",
                violation_error_message=_("Cet organisme porte déjà cet autre nom."),
            ),
            models.CheckConstraint(
                name="alias_is_not_blank",
                condition=~models.Q(name=""),
                violation_error_message=_("Écrivez l’autre nom."),
            ),
            models.CheckConstraint(
                name="alias_dates_in_order",
                condition=models.Q(used_until__gte=models.F("used_from")),
                violation_error_message=_("La fin précède le début."),
            ),
        ]

    def __str__(self):
        return self.name
