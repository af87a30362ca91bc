"""Organisations, known under several names over time."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, models, transaction
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned
from programs.enums import AliasKind, OrganizationKind
from programs.history import tracked
from programs.lib import codes, text
from programs.lookups import sort_key_of
from programs.models.calendars import HasCalendar, calendar_rules
from programs.models.fields import localized
from programs.models.naming import Worn, day_of_names
from programs.models.phones import PhoneField, phone_is_kept
from programs.triggers import ORGANIZATION_DERIVES, names_are_known


def several(alike: list) -> GreaterThan:
    """Whether others among the rows found are ``alike``; joins may give one several times."""
    first, last = (
        models.Window(aggregate("pk"), partition_by=alike) for aggregate in (models.Min, models.Max)
    )
    return GreaterThan(last, first)


class OrganizationQuerySet(models.QuerySet):
    def names(self) -> dict[str, set[int]]:
        """Every normalised name, acronym and alias, of today and of before, with the ids that bear it.

        Homonyms are several, and so are two that bore one name at different times.
        """
        found: dict[str, set[int]] = {}
        rows = list(self.values_list("pk", "name", "name_en", "acronym"))
        aliases = OrganizationAlias.objects.filter(organization__in=self)
        rows += aliases.values_list("organization_id", "name")
        former = OrganizationName.objects.filter(organization__in=self)
        rows += former.values_list("organization_id", "name", "name_en", "acronym")
        for pk, *names in rows:
            for name in names:
                if key := text.normalise(name):
                    found.setdefault(key, set()).add(pk)
        return found

    def known_as(self, words: str):
        """Those that bear or bore ``words``, and those that carry on one that did."""
        return self.filter(pk__known_as=words)

    def open_on(self, day: date):
        """Those that no other had carried on by ``day``."""
        return self.exclude(ceased_on__lte=day)

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


@dated(ceased_on=planned())
@tracked(exclude=("past_names", "ceased_on"))
class Organization(HasCalendar):
    """A body that leads, funds, sends or receives.

    ``name``, ``name_en`` and ``acronym`` are those of the present. ``worn`` are those of the day of which is written,
    and every label of an organisation is made of them: ``str``, ``told``, ``localized``.
    """

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
    # What triggers derive, so that no label costs a query: [last day, name, English name, acronym] of each former name
    # in the order of days, and the first day on which others carry it on.
    past_names = models.JSONField(default=list, editable=False)
    ceased_on = models.DateField(_("a cessé d’exister le"), null=True, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = [sort_key_of("name"), "pk"]
        triggers = [ORGANIZATION_DERIVES]
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
        return self.told(self.worn.name)

    @property
    def worn(self) -> Worn:
        """What it is called on the day of which is written."""
        day = day_of_names()
        return self.named_on(day) if day else Worn(self.name, self.name_en, self.acronym)

    def named_on(self, day: date) -> Worn:
        """What it was called on ``day``: by the first of its former names that it still bore then."""
        for until, *names in self.past_names:
            if day <= date.fromisoformat(until):
                return Worn(*names)
        return Worn(self.name, self.name_en, self.acronym)

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
        worn = self.worn
        return worn.acronym or worn.name


def names_on(organizations: Iterable[int], day: date) -> dict[int, Worn]:
    """What each of ``organizations`` (their ids) was called on ``day``: one query, whatever their number."""
    found = Organization.objects.in_bulk(set(organizations))
    return {pk: organization.named_on(day) for pk, organization in found.items()}


def tell_apart(organizations: Iterable[Organization]) -> None:
    """Make the homonyms among ``organizations``, which are shown together, say what sets them apart.

    One query for their regions, and none where there are no homonyms.
    """
    alike: dict[str, list[Organization]] = {}
    for organization in organizations:
        names = {organization.worn.name, localized(organization, "name")}
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
    """Another name under which others write an organisation. What it was called before is an ``OrganizationName``."""

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


@dated(used_until=past())
@tracked
class OrganizationName(models.Model):
    """What an organisation was called before, in both languages, with its acronym of then, up to a day.

    It bore it from the day after the one before ended, so that names neither overlap nor leave a gap. One of which
    nobody knows the last day finds the organisation, and is printed nowhere.
    """

    organization = models.ForeignKey(
        Organization, models.CASCADE, verbose_name=_("organisme"), related_name="former_names"
    )
    name = models.CharField(_("nom"), max_length=200)
    name_en = models.CharField(_("nom en anglais"), max_length=200, blank=True)
    acronym = models.CharField(_("sigle"), max_length=30, blank=True)
    used_until = models.DateField(
        _("porté jusqu’au"),
        null=True,
        blank=True,
        help_text=_(
            "Le dernier jour où il portait ce nom : les rapports des périodes finies ce jour-là ou avant l’impriment."
        ),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("ancien nom")
        verbose_name_plural = _("anciens noms")
        ordering = [models.F("used_until").desc(nulls_last=True), "pk"]
        triggers = [names_are_known("organization_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "used_until"],
                name="former_name_one_a_day",
                violation_error_message=_("Il portait déjà un autre nom jusqu’à ce jour."),
            ),
            models.CheckConstraint(
                name="former_name_is_not_blank",
                condition=~models.Q(name=""),
                violation_error_message=_("Écrivez l’ancien nom."),
            ),
        ]

    def __str__(self):
        return self.name
