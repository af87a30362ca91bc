"""Outreach: what was said of a program in public; and the highlights of which its periodical is made."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from activities.enums import ActivityLanguage, OutreachKind
from activities.models.activities import Activity
from programs.dates import dated, past, planned
from programs.history import tracked
from programs.lib.periods import format_date
from programs.lookups import counted_key_of
from programs.models import Program
from programs.models.fields import Quantified, localized
from programs.models.files import once_a
from programs.models.pictures import StoredPicture


class OutreachQuerySet(models.QuerySet):
    def within(self, period):
        """What lies wholly inside ``period``: an entry of which only the year is known is of that year."""
        return self.filter(starts_on__gte=period.start, ends_on__lte=period.end)


@dated(starts_on=planned(), ends_on=planned())
@tracked
class OutreachEntry(Quantified):
    """An advertisement, a report on the radio, an article, a kiosk.

    ``count`` is how many there were; None where nobody kept count, which is not zero. ``quantity`` is how many people
    it reached, as it was stated. Where only the time is known in which it happened, ``starts_on`` and ``ends_on`` are
    its first and its last day.
    """

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="outreach_entries",
    )
    code = models.CharField(_("identifiant"), max_length=40)
    kind = models.CharField(_("nature"), max_length=16, choices=OutreachKind)
    title = models.CharField(_("ce qui a paru"), max_length=250)
    title_en = models.CharField(_("ce qui a paru, en anglais"), max_length=250, blank=True)
    medium = models.CharField(
        _("média ou lieu"), max_length=200, blank=True, help_text=_("Journal, poste, salon, site.")
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        null=True,
        blank=True,
        related_name="outreach_entries",
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        verbose_name=_("activité"),
        null=True,
        blank=True,
        related_name="outreach_entries",
    )
    action = models.ForeignKey(
        "plans.Action",
        models.PROTECT,
        verbose_name=_("action du plan"),
        null=True,
        blank=True,
        related_name="outreach_entries",
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    count = models.PositiveIntegerField(
        _("nombre"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Vide : le nombre n’est pas connu."),
    )
    audience = models.CharField(_("public visé"), max_length=200, blank=True)
    language = models.CharField(_("langue"), max_length=8, choices=ActivityLanguage, blank=True)
    url = models.URLField(_("adresse"), blank=True)
    note = models.TextField(_("note"), blank=True)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    objects = OutreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("parution ou représentation")
        verbose_name_plural = _("parutions et représentations")
        ordering = ["-starts_on", "program", counted_key_of("code"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="outreach_code_once",
                violation_error_message=_("Une autre parution du programme porte cet identifiant."),
            ),
            models.CheckConstraint(
                name="outreach_days_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                name="outreach_counts_from_one",
                condition=Q(count=None) | Q(count__gte=1),
                violation_error_message=_("Un nombre connu est d’au moins un."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    @property
    def display_code(self) -> str:
        return self.code


@dated(happened_on=past())
@tracked
class Highlight(models.Model):
    """Something worth telling, for the periodical of a program."""

    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="highlights"
    )
    code = models.CharField(_("identifiant"), max_length=40)
    happened_on = models.DateField(_("en date du"))
    title = models.CharField(_("titre"), max_length=120)
    title_en = models.CharField(_("titre en anglais"), max_length=120, blank=True)
    text = models.TextField(_("texte"))
    text_en = models.TextField(_("texte en anglais"), blank=True)
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        verbose_name=_("activité"),
        null=True,
        blank=True,
        related_name="highlights",
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)
    submission = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("point saillant")
        verbose_name_plural = _("points saillants")
        ordering = ["program", "position", "-happened_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code"],
                name="highlight_code_once",
                violation_error_message=_("Un autre point saillant porte cet identifiant."),
            ),
        ]

    def __str__(self):
        return localized(self, "title")

    def clean(self):
        super().clean()
        is_said = self.program_id and self.happened_on
        if is_said and (refusal := self.refusal_of(self.program, self.happened_on)):
            raise ValidationError({"happened_on": refusal})

    @staticmethod
    def refusal_of(program: Program, day: date) -> str:
        """Why none of ``program`` may be of that day: outside of its fiscal years, no periodical tells of it."""
        if program.runs_in(program.calendar.year_containing(day)):
            return ""
        language = get_language() or "fr"
        if program.ends_on is None or day < program.starts_on:
            said = gettext(
                "Le programme commence le %(day)s : datez-le de cet exercice, ou d’un qui suit."
            )
            return said % {"day": format_date(program.starts_on, language)}
        said = gettext(
            "Le programme a pris fin le %(day)s, et aucun périodique ne paraît pour un exercice qui suit : datez-le au "
            "plus tard du %(last)s."
        )
        last = program.calendar.year_containing(program.ends_on).end
        return said % {
            "day": format_date(program.ends_on, language),
            "last": format_date(last, language),
        }

    @property
    def display_code(self) -> str:
        return self.code


@dated(consented_on=past())
@tracked(exclude=("content",))
class HighlightPicture(StoredPicture):
    """A picture of a highlight, printed in the periodical once it may be."""

    highlight = models.ForeignKey(
        Highlight, models.CASCADE, verbose_name=_("point saillant"), related_name="pictures"
    )
    position = models.PositiveSmallIntegerField(_("rang"), default=0)

    class Meta(StoredPicture.Meta):
        verbose_name = _("photo d’un point saillant")
        verbose_name_plural = _("photos des points saillants")
        ordering = ["position", "pk"]
        constraints = [*StoredPicture.Meta.constraints, once_a("highlight")]
