"""Programs: who leads them, what they aim at, who pays."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.amounts import MoneyField
from programs.enums import ProgramRoleKind, PublicDoor, Service
from programs.history import tracked
from programs.lib import numbering, quantities
from programs.lib.periods import FiscalCalendar, Period, years_of
from programs.lookups import sort_key_of
from programs.models.fields import Quantified, choices_array, known_codes, localized, told


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


@tracked
class Program(models.Model):
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
    fiscal_year_starts = models.PositiveSmallIntegerField(
        _("premier mois de l’exercice"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_(
            "4 pour avril-mars, 7 pour juillet-juin, 9 pour septembre-août, 1 pour l’année civile."
        ),
    )
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
            models.CheckConstraint(
                name="program_fiscal_month",
                condition=Q(fiscal_year_starts__range=(1, 12)),
                violation_error_message=_("Le premier mois de l’exercice va de 1 à 12."),
            ),
            known_codes("program_services_known", "services", Service),
            known_codes("program_doors_known", "doors", PublicDoor),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def calendar(self) -> FiscalCalendar:
        return FiscalCalendar(self.fiscal_year_starts)

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
        ]

    def __str__(self):
        return localized(self, "label")


class FundingQuerySet(models.QuerySet):
    def within(self, period: Period):
        """Funding whose years lie wholly inside ``period``."""
        return self.filter(starts_on__gte=period.start, ends_on__lte=period.end)

    def envelopes_over(self, period: Period):
        """Funding that touches ``period`` and goes beyond it: shown whole, never split."""
        touching = self.filter(starts_on__lte=period.end, ends_on__gte=period.start)
        return touching.filter(Q(starts_on__lt=period.start) | Q(ends_on__gt=period.end))


@tracked
class Funding(models.Model):
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
    amount = MoneyField(
        _("montant"),
        null=True,
        blank=True,
        help_text=_(
            "En dollars canadiens. Laissez vide si le montant n’est pas connu : il s’imprimera « n. d. »."
        ),
    )
    qualifier = models.CharField(
        _("précision"), max_length=12, choices=quantities.Qualifier.choices, blank=True
    )
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
        ]

    def __str__(self):
        return told(self, "funder", "years")

    @property
    def years(self) -> str:
        return years_of(self.starts_on, self.ends_on)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)
