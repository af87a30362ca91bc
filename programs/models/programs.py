"""Programs: who leads them, what they aim at, who pays."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from programs.amounts import MoneyField
from programs.dates import Question, asking, dated, planned, since, until
from programs.enums import ProgramRoleKind, PublicDoor, Service, Unit
from programs.history import tracked
from programs.lib import numbering, quantities
from programs.lib.periods import Period, add_months, years_of
from programs.lib.sharing import Shares, write_shares
from programs.lookups import sort_key_of
from programs.models.calendars import HasCalendar, calendar_rules
from programs.models.fields import (
    Amounted,
    Quantified,
    choices_array,
    known_codes,
    localized,
    refuse_reserved,
    told,
)
from programs.models.successions import is_there


class ProgramQuerySet(models.QuerySet):
    def running_on(self, day):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def running_in(self, period: Period):
        """Programs that run at least one day of ``period``."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=period.start), starts_on__lte=period.end
        )

    def taking_referrals_on(self, day):
        return self.running_on(day).filter(doors__contains=[PublicDoor.REFERRALS])

    def taking_mentor_offers_on(self, day):
        return self.running_on(day).filter(doors__contains=[PublicDoor.MENTORS])


# Longer ago, or longer, is rather a slip of the pen.
OLD_PROGRAM, LONG_GRANT = 50, 10  # years


def _began_long_ago(program: "Program", _parent, on: date) -> str | None:
    is_old = program.starts_on < add_months(on, -12 * OLD_PROGRAM)
    return gettext("Ce programme aurait commencé il y a plus de 50 ans.") if is_old else None


def _lasts_long(funding: "Funding", _parent, _on) -> str | None:
    if not funding.starts_on or funding.ends_on <= add_months(funding.starts_on, 12 * LONG_GRANT):
        return None
    return gettext("Ce financement couvrirait plus de dix ans.")


@asking(Question("starts_on", _began_long_ago), is_there("lead", "starts_on"))
@dated(starts_on=planned(), ends_on=planned())
@tracked
class Program(HasCalendar):
    """An initiative for which a lead organisation answers, with a fiscal calendar of its own."""

    slug = models.SlugField(_("identifiant"), max_length=60, unique=True)
    code = models.CharField(
        _("sigle"), max_length=20, help_text=_("Il commence le numéro des rapports : QP-2007-2008.")
    )
    title = models.CharField(_("titre"), max_length=250)
    title_en = models.CharField(_("titre en anglais"), max_length=250, blank=True)
    lead = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme responsable"),
        related_name="led_programs",
    )
    region = models.ForeignKey(
        "programs.Region", models.PROTECT, verbose_name=_("région"), related_name="programs"
    )
    framework = models.CharField(
        _("cadre"),
        max_length=250,
        blank=True,
        help_text=_("Le programme ou la mesure du bailleur de fonds dont il relève."),
    )
    framework_en = models.CharField(_("cadre en anglais"), max_length=250, blank=True)
    aim = models.TextField(_("but"), blank=True)
    aim_en = models.TextField(_("but en anglais"), blank=True)
    description = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("description en anglais"), blank=True)
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin"), null=True, blank=True)
    services = choices_array(
        Service,
        _("services"),
        help_text=_(
            "Le menu et le bilan montrent ceux-ci, et ne disent rien des autres. Les fiches d’un service "
            "décoché restent, et reparaissent s’il est coché de nouveau."
        ),
    )
    doors = choices_array(
        PublicDoor,
        _("ouvert en ligne"),
        help_text=_(
            "Les organismes partenaires et le public trouvent ce programme dans leurs formulaires."
        ),
    )

    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["region__code", sort_key_of("title"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="program_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin du programme précède son début."),
            ),
            *calendar_rules("program"),
            known_codes("program_services_known", "services", Service),
            known_codes("program_doors_known", "doors", PublicDoor),
        ]

    def __str__(self):
        return localized(self, "title")

    def clean(self):
        super().clean()
        refuse_reserved(self.slug)

    @property
    def kept_since(self) -> date | None:
        return self.starts_on

    def runs_in(self, period: Period) -> bool:
        """Whether it runs at least one day of ``period``."""
        return self.starts_on <= period.end and (
            self.ends_on is None or self.ends_on >= period.start
        )

    def period(self, until) -> Period:
        """The program's whole life, up to ``until`` where no end is set."""
        return Period(self.starts_on, self.ends_on or max(until, self.starts_on))


class ProgramRoleQuerySet(models.QuerySet):
    def held_in(self, period: Period):
        """Roles held at least one day of ``period``."""
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=period.end),
            Q(ends_on=None) | Q(ends_on__gte=period.start),
        )


@asking(is_there("organization", "starts_on"))
@dated(
    starts_on=planned(
        since("program.starts_on", _("Le rôle commence avant le programme.")),
        until("program.ends_on", _("Le rôle commence après la fin du programme.")),
    ),
    ends_on=planned(
        since("program.starts_on", _("Le rôle finit avant le début du programme.")),
        until("program.ends_on", _("Le rôle finit après le programme.")),
    ),
)
@tracked
class ProgramRole(models.Model):
    """A part that an organisation plays in a program, for a time."""

    program = models.ForeignKey(
        Program, models.CASCADE, verbose_name=_("programme"), related_name="roles"
    )
    organization = models.ForeignKey(
        "programs.Organization", models.PROTECT, verbose_name=_("organisme"), related_name="roles"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=ProgramRoleKind)
    starts_on = models.DateField(_("du"), null=True, blank=True)
    ends_on = models.DateField(_("au"), null=True, blank=True)

    objects = ProgramRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle dans un programme")
        verbose_name_plural = _("rôles dans les programmes")
        ordering = ["role", sort_key_of("organization__name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "organization", "role", "starts_on"],
                name="program_role_once",
                nulls_distinct=False,
                violation_error_message=_(
                    "Cet organisme tient déjà ce rôle à partir de cette date."
                ),
            ),
            models.CheckConstraint(
                name="program_role_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin du rôle précède son début."),
            ),
        ]

    def __str__(self):
        return told(self, "organization", "get_role_display")


class Numbered(models.Model):
    """Something whose number is text as printed, sorted in natural order."""

    number = models.CharField(_("numéro"), max_length=20, blank=True)
    number_key = models.CharField(max_length=120, editable=False, db_collation="C")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.number_key = numbering.natural_key(self.number)
        super().save(*args, **kwargs)


@tracked(exclude=("number_key",))
class ProgramObjective(Numbered):
    """One objective of a program, numbered as its document prints it."""

    program = models.ForeignKey(
        Program, models.CASCADE, verbose_name=_("programme"), related_name="objectives"
    )
    text = models.TextField(_("objectif"))
    text_en = models.TextField(_("objectif en anglais"), blank=True)

    class Meta:
        verbose_name = _("objectif")
        verbose_name_plural = _("objectifs")
        ordering = ["number_key", "pk"]

    def __str__(self):
        return f"{self.number} {localized(self, 'text')}".strip()


@tracked(exclude=("number_key",))
class ProgramTarget(Numbered, Quantified):
    """What a program undertakes to do, as a number, a range or an announced order of magnitude."""

    class Per(models.TextChoices):
        YEAR = "year", _("par année")
        PROGRAM = "program", _("pour la durée du programme")

    program = models.ForeignKey(
        Program, models.CASCADE, verbose_name=_("programme"), related_name="targets"
    )
    label = models.CharField(_("engagement"), max_length=250)
    label_en = models.CharField(_("engagement en anglais"), max_length=250, blank=True)
    per = models.CharField(_("fréquence"), max_length=8, choices=Per, default=Per.YEAR)
    unit = models.CharField(
        _("unité"),
        max_length=12,
        choices=Unit,
        blank=True,
        help_text=_("Vide : celle du chiffre comparé."),
    )
    unit_amount = MoneyField(
        _("montant unitaire"),
        null=True,
        blank=True,
        help_text=_("Ce que chacun coûte ou reçoit : 3 bourses × 2 500 $."),
    )
    figure = models.CharField(
        _("chiffre comparé"),
        max_length=60,
        blank=True,
        help_text=_(
            "Le code du chiffre du bilan que cet engagement concerne, par exemple mentoring.pairings."
        ),
    )

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = ["number_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_range_in_order",
                condition=Q(maximum__gte=F("minimum")),
                violation_error_message=_("Le maximum est plus petit que le minimum."),
            ),
            models.CheckConstraint(
                name="target_unit_amount_not_negative",
                condition=Q(unit_amount__gte=0),
                violation_error_message=_("Un montant unitaire ne peut pas être négatif."),
            ),
        ]

    def __str__(self):
        return localized(self, "label")


class FundingQuerySet(models.QuerySet):
    def within(self, period: Period):
        """Funding whose years lie wholly inside ``period``."""
        return self.filter(starts_on__gte=period.start, ends_on__lte=period.end)

    def shared_in(self, period: Period):
        """Each with its ``share``: what somebody set aside of it for ``period``, if anybody did."""
        shares = FundingShare.objects.filter(
            funding=OuterRef("pk"), starts_on__gte=period.start, ends_on__lte=period.end
        )
        # Without an order, or each would be a group of its own.
        sums = shares.order_by().values("funding").annotate(sum=Sum("amount")).values("sum")
        return self.annotate(share=Subquery(sums))

    def given_in(self, period: Period):
        """Funding of years inside ``period``, and the share of it of envelopes that go beyond.

        Each says what it gives: ``given``, at most ``given_most``, as ``given_qualifier`` says. A share is as
        approximate as its envelope.
        """
        inside = Q(starts_on__gte=period.start, ends_on__lte=period.end)
        about = quantities.Qualifier.ABOUT.value
        return (
            self.shared_in(period)
            .filter(inside | Q(share__isnull=False))
            .annotate(
                given=Case(When(inside, then=F("amount")), default=F("share")),
                given_most=Case(When(inside, then=F("maximum"))),
                given_qualifier=Case(
                    When(inside, then=F("qualifier")),
                    When(qualifier=about, then=Value(about)),
                    default=Value(""),
                ),
                given_from=Case(When(inside, then=F("starts_on")), default=Value(period.start)),
                given_to=Case(When(inside, then=F("ends_on")), default=Value(period.end)),
            )
        )

    def envelopes_over(self, period: Period):
        """Funding that touches ``period`` and goes beyond it: shown whole, split only as somebody said."""
        touching = self.filter(starts_on__lte=period.end, ends_on__gte=period.start)
        return touching.filter(Q(starts_on__lt=period.start) | Q(ends_on__gt=period.end))


@asking(Question("ends_on", _lasts_long, also=("starts_on",)), is_there("funder", "starts_on"))
@dated(
    starts_on=planned(
        until("program.ends_on", _("Le financement commence après la fin du programme."))
    ),
    ends_on=planned(
        since("program.starts_on", _("Le financement finit avant le début du programme."))
    ),
)
@tracked
class Funding(Amounted):
    """What a funder grants to a program for a fiscal year, or as an envelope over several years."""

    program = models.ForeignKey(
        Program, models.CASCADE, verbose_name=_("programme"), related_name="fundings"
    )
    funder = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("bailleur de fonds"),
        related_name="fundings",
    )
    starts_on = models.DateField(_("début"))
    ends_on = models.DateField(_("fin"))
    reference = models.CharField(
        pgettext_lazy("entente", "référence"),
        max_length=120,
        blank=True,
        help_text=_("Numéro ou titre de l’entente."),
    )

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("financement")
        verbose_name_plural = _("financements")
        ordering = ["program", "starts_on", sort_key_of("funder__name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "funder", "starts_on", "ends_on", "reference"],
                name="funding_once",
                violation_error_message=_("Ce financement est déjà inscrit pour ces dates."),
            ),
            models.CheckConstraint(
                name="funding_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin du financement précède son début."),
            ),
            models.CheckConstraint(
                name="funding_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("Un financement ne peut pas être négatif."),
            ),
            models.CheckConstraint(
                name="funding_range_in_order",
                condition=Q(maximum=None)
                | Q(qualifier=quantities.Qualifier.RANGE.value, maximum__gt=F("amount")),
                violation_error_message=_("Le maximum d’un montant dépasse son minimum."),
            ),
        ]

    def __str__(self):
        return told(self, "funder", "years")

    @property
    def years(self) -> str:
        return years_of(self.starts_on, self.ends_on)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def shared(self) -> Shares:
        """What somebody set aside of it for each year."""
        return {share.period: share.amount for share in self.shares.all()} if self.pk else {}

    @property
    def shares_said(self) -> str:
        return write_shares(self.shared, self.program.calendar)


@dated(starts_on=planned(), ends_on=planned())
@tracked
class FundingShare(models.Model):
    """The part of an envelope that somebody set aside for one year of it. Nobody computes it in their place."""

    funding = models.ForeignKey(
        Funding, models.CASCADE, verbose_name=_("financement"), related_name="shares"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    amount = MoneyField(_("montant"))

    class Meta:
        verbose_name = _("part d’une enveloppe")
        verbose_name_plural = _("parts d’une enveloppe")
        ordering = ["funding", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["funding", "starts_on"],
                name="funding_share_once",
                violation_error_message=_("Cette enveloppe a déjà une part qui débute ce jour-là."),
            ),
            models.CheckConstraint(
                name="funding_share_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de la part précède son début."),
            ),
            models.CheckConstraint(
                name="funding_share_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("Une part ne peut pas être négative."),
            ),
        ]

    def __str__(self):
        return told(self, "funding", "years")

    @property
    def years(self) -> str:
        return years_of(self.starts_on, self.ends_on)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)


def refuse_shares(funding: Funding, shares: Shares) -> None:
    """Refuse what ``shares`` cannot be of ``funding``: outside its years, over one another, more than it has.

    Raises ValidationError.
    """
    whole, ordered = funding.period, sorted(shares)
    if any(one.start < whole.start or one.end > whole.end for one in ordered):
        raise ValidationError(_("Une part va au-delà des années de l’enveloppe."))
    if any(one.overlaps(other) for one, other in pairwise(ordered)):
        raise ValidationError(_("Deux parts de l’enveloppe couvrent les mêmes jours."))
    if any(amount < 0 for amount in shares.values()):
        raise ValidationError(_("Une part ne peut pas être négative."))
    if funding.quantity.is_exact and sum(shares.values()) > funding.amount:
        raise ValidationError(_("Les parts dépassent le montant de l’enveloppe."))


def write_fundings_shares(shares: Mapping[Funding, Shares]) -> None:
    """Make ``shares`` those of each funding, in the place of those that it had."""
    FundingShare.objects.filter(funding__in=list(shares)).delete()
    FundingShare.objects.bulk_create(
        FundingShare(funding=funding, starts_on=one.start, ends_on=one.end, amount=amount)
        for funding, own in shares.items()
        for one, amount in own.items()
    )
