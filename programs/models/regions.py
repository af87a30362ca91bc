"""Regions: data of the product, loaded by a migration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.fields import localized


class Region(models.Model):
    """An administrative region of Québec (``07``) or a planning region of Ontario (``ON-E``)."""

    class Province(models.TextChoices):
        QC = "QC", _("Québec")
        ON = "ON", _("Ontario")

    code = models.CharField(_("numéro"), max_length=8, unique=True)
    name = models.CharField(_("nom"), max_length=80)
    name_en = models.CharField(_("nom en anglais"), max_length=80, blank=True)
    province = models.CharField(_("province"), max_length=2, choices=Province)

    class Meta:
        verbose_name = _("région")
        verbose_name_plural = _("régions")
        ordering = ["-province", "code"]

    def __str__(self):
        name = localized(self, "name")
        return f"{self.code} {name}" if self.province == self.Province.QC else name
