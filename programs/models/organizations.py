"""Organisations, known under several names over time."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, models, transaction
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, planned
from programs.enums import AliasKind, OrganizationKind
from programs.history import tracked
from programs.lib import codes, text
from programs.lookups import sort_key_of
from programs.models.calendars import HasCalendar, calendar_rules
from programs.models.fields import localized
from programs.models.phones import PhoneField, phone_is_kept


def several(alike: list) -> GreaterThan:
    """Whether others among the rows found are ``alike``; joins may give one several times."""
    first, last = (
        models.Window(aggregate("pk"), partition_by=alike) for aggregate in (models.Min, models.Max)
    )
    return GreaterThan(last, first)


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

    def told_apart(self):
        """Homonyms among those found say what sets them apart, as ``tell_apart`` makes those at hand do."""
        name = models.Func(
            models.F("name"), function="arrimage_normalise", output_field=models.CharField()
        )
        return self.select_related("region").annotate(
            is_homonym=several([name]), is_homonym_of_region=several([name, models.F("region")])
        )

    def bulk_create(self, objs, *args, **kwargs):
        """Django's own; those that come without a code get one, as ``save`` would give it."""
        objs = list(objs)
        with transaction.atomic():
            give_codes(objs)
            return super().bulk_create(objs, *args, **kwargs)


@tracked
class Organization(HasCalendar):
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
            *calendar_rules("organization"),
        ]

    # Whether others of those shown with it have its name, and that name in its region.
    is_homonym = is_homonym_of_region = False

    def __str__(self):
        return self.told(self.name)

    def told(self, name: str) -> str:
        """``name``, with its region or its code where a homonym is shown beside it."""
        if not self.is_homonym:
            return name
        apart = self.region is not None and not self.is_homonym_of_region
        return f"{name} ({localized(self.region, 'name') if apart else self.code})"

    def save(self, *args, **kwargs):
        with transaction.atomic():
            give_codes([self])
            super().save(*args, **kwargs)

    def clean(self):
        give_codes([self])

    @property
    def kept_since(self) -> date | None:
        """The first day of the first program that it leads."""
        return self.led_programs.aggregate(first=models.Min("starts_on"))["first"]

    @property
    def short_name(self) -> str:
        return self.acronym or self.name


def tell_apart(organizations: Iterable[Organization]) -> None:
    """Make the homonyms among ``organizations``, which are shown together, say what sets them apart.

    One query for their regions, and none where there are no homonyms.
    """
    alike: dict[str, list[Organization]] = {}
    for organization in organizations:
        names = {organization.name, localized(organization, "name")}
        for name in {text.normalise(name) for name in names}:
            alike.setdefault(name, []).append(organization)
    homonyms = [group for group in alike.values() if len({one.pk for one in group}) > 1]
    if homonyms:
        models.prefetch_related_objects([one for group in homonyms for one in group], "region")
    for group in homonyms:
        for one in group:
            others = [other for other in group if other.pk != one.pk]
            one.is_homonym = True
            one.is_homonym_of_region = one.region_id in {other.region_id for other in others}


def tell_apart_with(records: Iterable[models.Model]) -> None:
    """The same for the organisations that were read with ``records``, shown in one list."""
    tell_apart(
        related
        for record in records
        for related in record._state.fields_cache.values()
        if isinstance(related, Organization)
    )


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


@dated(used_from=planned(), used_until=planned())
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
