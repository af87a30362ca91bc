"""Organisations, known under several names over time."""

from collections.abc import Iterable

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from programs.enums import AliasKind, OrganizationKind
from programs.history import tracked
from programs.lib import codes, text
from programs.lib.periods import FiscalCalendar
from programs.lookups import sort_key_of
from programs.models.phones import PhoneField, phone_is_kept


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

    def bulk_create(self, objs, *args, **kwargs):
        """Django's own; those that come without a code get one, as ``save`` would give it."""
        objs = list(objs)
        with transaction.atomic():
            give_codes(objs)
            return super().bulk_create(objs, *args, **kwargs)


@tracked
class Organization(models.Model):
    """A body that leads, funds, sends or receives."""

    name = models.CharField(_("nom"), max_length=200)
    name_en = models.CharField(_("nom en anglais"), max_length=200, blank=True)
    acronym = models.CharField(_("sigle"), max_length=30, blank=True)
    code = models.CharField(
        _("code"),
        max_length=20,
        blank=True,
        help_text=_(
            "Il commence le numéro des rapports de l’organisme : CJEO-ORG-2025-2026. Laissé vide, il se fait "
            "du sigle ou du nom; ensuite il ne change qu’à la main."
        ),
    )
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
    phone = PhoneField(_("téléphone"))
    website = models.URLField(_("site web"), blank=True)
    note = models.TextField(_("note"), blank=True)
    fiscal_year_starts = models.PositiveSmallIntegerField(
        _("premier mois de l’exercice"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Celui du bilan de l’organisme : 4 pour avril-mars, 1 pour l’année civile."),
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = [sort_key_of("name"), "pk"]
        constraints = [
            phone_is_kept("organization_phone_is_kept"),
            models.CheckConstraint(
                name="organization_has_a_name",
                condition=~models.Q(name=""),
                violation_error_message=_("Écrivez le nom de l’organisme."),
            ),
            models.UniqueConstraint(
                fields=["code"],
                name="organization_code_once",
                violation_error_message=_("Un autre organisme porte déjà ce code."),
            ),
            models.CheckConstraint(
                name="organization_code_is_plain",
                condition=models.Q(code__regex=r"^[A-Z0-9][A-Z0-9-]*$"),
                violation_error_message=_(
                    "Un code s’écrit en majuscules sans accent, en chiffres et en traits d’union : CJEO."
                ),
            ),
            models.CheckConstraint(
                name="organization_fiscal_month",
                condition=models.Q(fiscal_year_starts__range=(1, 12)),
                violation_error_message=_("Le premier mois de l’exercice va de 1 à 12."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        with transaction.atomic():
            give_codes([self])
            super().save(*args, **kwargs)

    def clean(self):
        give_codes([self])

    @property
    def calendar(self) -> FiscalCalendar:
        return FiscalCalendar(self.fiscal_year_starts)

    @property
    def short_name(self) -> str:
        return self.acronym or self.name


def taken_codes() -> set[str]:
    """The codes of all organisations. Until the transaction ends, whoever else asks waits: two would take one code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('arrimage_organization_codes'))")
    return set(Organization.objects.values_list("code", flat=True))


def give_codes(organizations: Iterable[Organization], taken: set[str] | None = None) -> None:
    """Give a code of its own to each that has none. ``taken`` are those of all others, and grows with them."""
    without = [organization for organization in organizations if not organization.code]
    if not without:
        return
    if taken is None:
        taken = taken_codes()
    for organization in without:
        organization.code = codes.code_of(organization.acronym, organization.name, taken)
        taken.add(organization.code)


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
        ordering = [sort_key_of("name"), "pk"]
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
