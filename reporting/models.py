"""The archive of the reports: what is being written, what was stated elsewhere, and what was published."""

from collections.abc import Iterable
from functools import cached_property

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.dates import dated, past, planned
from programs.history import never_truncated, tracked
from programs.lib.periods import Period, years_of
from programs.lookups import sort_key_of
from programs.models import Job
from programs.models.fields import Quantified, in_language, told
from programs.models.naming import names_of
from programs.moves import Move, moved
from reporting import kinds
from reporting.enums import DOCUMENT_CHOICES, About, ReportState, Unit

_NOT_ITS_SUBJECT = _("Ce type de rapport porte sur autre chose.")


class KindField(models.CharField):
    """The code of a kind. Its choices are those of the code of the day, and so no matter of migrations."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"choices": kinds.choices})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        del kwargs["choices"]
        return name, "django.db.models.CharField", args, kwargs


class ReportQuerySet(models.QuerySet):
    def about(self, kind: kinds.Kind, subject):
        """The reports of one kind about one program or organisation."""
        return self.filter(**{"kind": kind.code, kind.about.value: subject})

    def bulk_create(self, objs, *args, **kwargs):
        """Django's own; those that come without a label get one, as ``save`` would give it."""
        objs = list(objs)
        give_labels(objs)
        return super().bulk_create(objs, *args, **kwargs)


@dated(starts_on=planned(), ends_on=planned())
@tracked
class Report(models.Model):
    """The account of one period of a program, or of a lead organisation with all its programs.

    Its words are its ``texts``; its figures come from the records. Its ``label`` is what its period is called, in
    its number and its address: given once, it means the same days whatever the calendar becomes.
    """

    kind = KindField(_("type"), max_length=20, default="bilan")
    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="reports",
    )
    organization = models.ForeignKey(
        "programs.Organization",
        models.PROTECT,
        verbose_name=_("organisme"),
        null=True,
        blank=True,
        related_name="reports",
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    state = models.CharField(
        _("état"), max_length=20, choices=ReportState, default=ReportState.DRAFT
    )
    correction_reason = models.TextField(_("motif de la correction"), blank=True, editable=False)
    label = models.CharField(_("exercice"), max_length=24, blank=True, editable=False)
    # Since it was first published: the code of its subject may change afterwards, and its number does not.
    published_number = models.CharField(
        _("numéro publié"), max_length=80, blank=True, editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapports")
        ordering = ["-ends_on", sort_key_of("program__title"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "program", "organization", "starts_on", "ends_on"],
                name="report_once_a_period",
                nulls_distinct=False,
                violation_error_message=_("Ce rapport existe déjà pour cette période."),
            ),
            models.UniqueConstraint(
                fields=["kind", "program", "organization", "label"],
                name="report_label_once",
                nulls_distinct=False,
                violation_error_message=_("Un autre rapport porte déjà ce nom d’exercice."),
            ),
            models.UniqueConstraint(
                fields=["published_number"],
                condition=~Q(published_number=""),
                name="report_number_once",
                violation_error_message=_("Un autre rapport publié porte déjà ce numéro."),
            ),
            models.CheckConstraint(
                name="report_has_one_subject",
                condition=Q(program__isnull=False, organization__isnull=True)
                | Q(program__isnull=True, organization__isnull=False),
                violation_error_message=_(
                    "Un rapport porte sur un programme ou sur un organisme, et non sur les deux."
                ),
            ),
            models.CheckConstraint(
                name="report_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de la période précède son début."),
            ),
        ]
        triggers = [
            # A number and an address that somebody has open the same report for ever.
            pgtrigger.ReadOnly(name="same_period", fields=["label", "starts_on", "ends_on"]),
            pgtrigger.Protect(
                name="same_number",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__published_number="")
                & pgtrigger.Q(old__published_number__df=pgtrigger.F("new__published_number")),
            ),
        ]

    def __str__(self):
        kind = kinds.KINDS.get(self.kind)
        return f"{kind.label} {self.number_said}".strip() if kind else ""

    def save(self, *args, **kwargs):
        give_labels([self])
        super().save(*args, **kwargs)

    def clean(self):
        if self.kind in kinds.KINDS and self.subject is None and self.lead is not None:
            raise ValidationError(_NOT_ITS_SUBJECT)

    @property
    def what(self) -> kinds.Kind:
        """The declaration of its kind."""
        return kinds.KINDS[self.kind]

    @property
    def subject(self):
        """The program or the organisation that it is about, as its kind says."""
        return self.program if self.what.about == About.PROGRAM else self.organization

    @property
    def lead(self):
        """The organisation that answers for it."""
        return self.program.lead if self.program else self.organization

    @property
    def lead_then(self) -> str:
        """What that organisation was called on the last day of the report."""
        with names_of(self.ends_on):
            return str(self.lead)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def own_label(self) -> str:
        """Its label, or what it would be where no other report had it."""
        return self.label or self.subject.calendar.name(self.period)

    @property
    def years_said(self) -> str:
        """« 2007-2008 », or both dates in words, in the current language, where years are not enough."""
        label, period = self.own_label, self.period
        return period.display(get_language() or "fr") if label == period.code else label

    @property
    def number(self) -> str:
        return self.published_number or self.what.number(self.subject.code, self.own_label)

    @property
    def number_said(self) -> str:
        """Its number; nothing while its form has not said of what and of which days it is."""
        known = self.kind in kinds.KINDS and self.subject and years_of(self.starts_on, self.ends_on)
        return self.number if known else ""

    @property
    def publication_key(self) -> str:
        """The key of the job that publishes it."""
        return f"publish:{self.pk}"

    @cached_property
    def publication(self) -> Job | None:
        """The job that is publishing it, as it is when this is read first."""
        under_review = self.pk and self.state == ReportState.IN_REVIEW
        return Job.objects.open().of(self.publication_key).first() if under_review else None

    @cached_property
    def written(self) -> dict[str, "ReportText"]:
        """Its texts by name; none where it is not saved yet."""
        return {text.name: text for text in self.texts.all()} if self.pk else {}

    def narrative(self, name: str, language: str) -> str:
        """The Markdown of one narrative, in French where no English was written."""
        text = self.written.get(name)
        return in_language(text, "french", "english", language) if text else ""


def give_labels(reports: Iterable[Report], taken: set[tuple] | None = None) -> None:
    """Give its label to each that has none: the years, or both dates where another report is called by these years.

    ``taken`` are the (kind, program, organization, label) of all others, and grows with them.
    """
    without = [report for report in reports if not report.label and _says_its_days(report)]
    if not without:
        return
    if taken is None:
        taken = _taken_labels(without)
    for report in without:
        key = (report.kind, report.program_id, report.organization_id, report.own_label)
        report.label = report.period.code if key in taken else report.own_label
        taken.add(key)


def _says_its_days(report: Report) -> bool:
    """Whether it says of what and of which days it is; these are read as its columns would be."""
    for name in ("starts_on", "ends_on"):
        setattr(report, name, Report._meta.get_field(name).to_python(getattr(report, name)))
    return bool(
        report.kind in kinds.KINDS and report.subject and report.starts_on and report.ends_on
    )


def _taken_labels(reports: Iterable[Report]) -> set[tuple]:
    """Those that ``reports`` would have, of the reports that have them."""
    named = Q()
    for report in reports:
        about = {"program": report.program_id, "organization": report.organization_id}
        named |= Q(kind=report.kind, label=report.own_label, **about)
    return set(taken_labels().filter(named))


def taken_labels() -> models.QuerySet:
    """What sets the reports apart by their labels."""
    return Report.objects.values_list("kind", "program", "organization", "label")


@tracked
class ReportText(models.Model):
    """One narrative of a report, in Markdown. Its name is the one that a chapter of the report declares."""

    report = models.ForeignKey(
        Report, models.CASCADE, verbose_name=_("rapport"), related_name="texts"
    )
    name = models.CharField(_("nom"), max_length=40)
    french = models.TextField(_("texte français"), blank=True)
    english = models.TextField(_("texte anglais"), blank=True)

    class Meta:
        verbose_name = _("texte d’un rapport")
        verbose_name_plural = _("textes des rapports")
        ordering = ["report", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"],
                name="report_text_once",
                violation_error_message=_("Ce rapport a déjà ce texte."),
            ),
        ]

    def __str__(self):
        return told(self, "report.number_said", "name")


@dated(effective_on=past())
@tracked
class ReportMove(Move):
    report = moved(Report)

    class Meta(Move.Meta):
        verbose_name = _("étape d’un rapport")
        verbose_name_plural = _("étapes des rapports")


def _frozen() -> list[pgtrigger.Protect]:
    """What was published stays as it was, whoever asks."""
    changes = pgtrigger.Update | pgtrigger.Delete
    return [pgtrigger.Protect(name="frozen", operation=changes), never_truncated()]


class ReportVersion(models.Model):
    """One publication of a report. A later one replaces it and says why; nothing changes it."""

    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name=_("rapport"), related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("publiée le"))
    published_by = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("publiée par"), null=True, related_name="+"
    )
    reason = models.TextField(_("motif de la correction"), blank=True)
    # By language: what changed since the version before, and what only one of the two counts.
    changes = models.JSONField(_("chiffres changés"), default=dict)
    recounted = models.JSONField(_("chiffres nouveaux ou retirés"), default=dict)
    figures = models.JSONField(_("chiffres"))
    key_figures = models.JSONField(_("chiffres clés"), default=list)
    narratives = models.JSONField(_("textes"))
    fingerprint = models.CharField(_("empreinte des chiffres"), max_length=64)
    # As its pages print it: the program may take another code afterwards.
    printed_number = models.CharField(_("numéro imprimé"), max_length=80)

    class Meta:
        verbose_name = _("version publiée")
        verbose_name_plural = _("versions publiées")
        ordering = ["report", "-number"]
        triggers = _frozen()
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="version_number_once",
                violation_error_message=_("Cette version est déjà publiée."),
            ),
            models.CheckConstraint(
                name="correction_says_why",
                condition=Q(number=1) | ~Q(reason=""),
                violation_error_message=_("Une correction dit pourquoi."),
            ),
        ]

    def __str__(self):
        return f"{told(self, 'report.number_said')} · version {self.number}"


class ReportFile(models.Model):
    """One stored file of a published version, with the SHA-256 of its bytes."""

    version = models.ForeignKey(
        ReportVersion, models.PROTECT, verbose_name=_("version"), related_name="files"
    )
    language = models.CharField(_("langue"), max_length=2)
    format = models.CharField(_("format"), max_length=4, choices=DOCUMENT_CHOICES)
    content = models.BinaryField(_("contenu"))
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("taille en octets"))

    class Meta:
        verbose_name = _("fichier publié")
        verbose_name_plural = _("fichiers publiés")
        ordering = ["version", "language", "format"]
        triggers = _frozen()
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "format"],
                name="file_once_a_version",
                violation_error_message=_("Ce fichier existe déjà."),
            ),
        ]

    def __str__(self):
        return self.name if told(self, "version.report.number_said") else ""

    @property
    def name(self) -> str:
        report, ending = self.version.report, f"v{self.version.number}"
        return report.what.file_name(report.number, ending, self.language, self.format)


class ReportDownload(models.Model):
    """One reading or download of a published file by somebody who signed in."""

    file = models.ForeignKey(
        ReportFile, models.PROTECT, verbose_name=_("fichier"), related_name="downloads"
    )
    user = models.ForeignKey(
        "accounts.User", models.PROTECT, verbose_name=_("par"), related_name="+"
    )
    downloaded_at = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        verbose_name = _("téléchargement")
        verbose_name_plural = _("téléchargements")
        ordering = ["-downloaded_at", "-pk"]
        triggers = _frozen()

    def __str__(self):
        return told(self, "file", "user")


class StatedFigureQuerySet(models.QuerySet):
    def touching(self, program, period: Period):
        """What is stated of ``period``, or of days of it among others."""
        return self.filter(program=program, starts_on__lte=period.end, ends_on__gte=period.start)


@dated(starts_on=planned(), ends_on=planned())
@tracked
class StatedFigure(Quantified):
    """A figure as a partner or an older document states it, kept beside what the records give."""

    program = models.ForeignKey(
        "programs.Program",
        models.PROTECT,
        verbose_name=_("programme"),
        related_name="stated_figures",
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    code = models.CharField(
        _("chiffre"),
        max_length=60,
        help_text=_(
            "Le code du chiffre comparé, ou un code à vous pour un fait qui n’est pas calculé."
        ),
    )
    part = models.CharField(
        _("part"),
        max_length=200,
        blank=True,
        help_text=_("La ligne de la répartition, par exemple l’organisme référent."),
    )
    label = models.CharField(_("libellé"), max_length=250, blank=True)
    label_en = models.CharField(_("libellé en anglais"), max_length=250, blank=True)
    unit = models.CharField(_("unité"), max_length=12, choices=Unit, default=Unit.OCCURRENCES)
    source = models.CharField(_("source"), max_length=250)
    source_en = models.CharField(_("source en anglais"), max_length=250, blank=True)

    objects = StatedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("chiffre énoncé")
        verbose_name_plural = _("chiffres énoncés")
        ordering = ["program", "starts_on", "code", "part", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "starts_on", "ends_on", "code", "part", "source"],
                name="stated_figure_once",
                violation_error_message=_("Cette source énonce déjà ce chiffre."),
            ),
            models.CheckConstraint(
                name="stated_figure_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de la période précède son début."),
            ),
            models.CheckConstraint(
                name="stated_figure_range_in_order",
                condition=Q(maximum__gte=F("minimum")),
                violation_error_message=_("Le maximum est plus petit que la valeur."),
            ),
        ]

    def __str__(self):
        return told(self, "code", "quantity_said")

    @property
    def lead_then(self) -> str:
        """What that organisation was called on the last day of the report."""
        with names_of(self.ends_on):
            return str(self.lead)

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)
