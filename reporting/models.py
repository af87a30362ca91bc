"""The archive of the reports: what is being written, what was stated elsewhere, and what was published."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.history import never_truncated, tracked
from programs.lib.periods import Period
from programs.models.fields import Quantified, localized
from programs.moves import Move, moved
from reporting.enums import FileFormat, ReportKind, ReportState, Unit

NARRATIVES = ("presentation", "highlights", "promotion", "outlook")


def _narrative(verbose_name, help_text=""):
    return models.TextField(verbose_name, blank=True, help_text=help_text)


@tracked
class Report(models.Model):
    """The account of one period of a program: its narratives and its state. Its figures come from the records."""

    kind = models.CharField(_("type"), max_length=20, choices=ReportKind, default=ReportKind.BILAN)
    program = models.ForeignKey(
        "programs.Program", models.PROTECT, verbose_name=_("programme"), related_name="reports"
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    state = models.CharField(
        _("état"), max_length=20, choices=ReportState, default=ReportState.DRAFT
    )
    presentation = _narrative(
        _("présentation"), _("Le service en quelques phrases, pour qui ne le connaît pas.")
    )
    presentation_en = _narrative(_("présentation en anglais"))
    highlights = _narrative(_("faits saillants"), _("Ce qui a marqué l’année."))
    highlights_en = _narrative(_("faits saillants en anglais"))
    promotion = _narrative(
        _("promotion et représentation"), _("Annonces, reportages, kiosques, rencontres.")
    )
    promotion_en = _narrative(_("promotion et représentation en anglais"))
    outlook = _narrative(_("perspectives"), _("Ce que l’année prochaine demandera."))
    outlook_en = _narrative(_("perspectives en anglais"))
    correction_reason = models.TextField(_("motif de la correction"), blank=True, editable=False)

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapports")
        ordering = ["-ends_on", "program__title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "program", "starts_on", "ends_on"],
                name="report_once_a_period",
                violation_error_message=_("Ce rapport existe déjà pour cette période."),
            ),
            models.CheckConstraint(
                name="report_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("La fin de la période précède son début."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def number(self) -> str:
        return f"{self.program.code}-{self.period.label}"

    def narrative(self, name: str, language: str) -> str:
        """The Markdown of one narrative, in French where no English was written."""
        return localized(self, name, language)


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
    changes = models.JSONField(_("chiffres changés"), default=list)
    figures = models.JSONField(_("chiffres"))
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
        return f"{self.report.number} · version {self.number}"


class ReportFile(models.Model):
    """One stored file of a published version, with the SHA-256 of its bytes."""

    version = models.ForeignKey(
        ReportVersion, models.PROTECT, verbose_name=_("version"), related_name="files"
    )
    language = models.CharField(_("langue"), max_length=2)
    format = models.CharField(_("format"), max_length=4, choices=FileFormat)
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
        return self.name

    @property
    def name(self) -> str:
        return f"{self.version.report.number}-v{self.version.number}-{self.language}.{self.format}"


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
        return f"{self.file} · {self.user}"


class StatedFigureQuerySet(models.QuerySet):
    def about(self, program, period: Period):
        return self.filter(program=program, starts_on=period.start, ends_on=period.end)


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
        return f"{self.code} · {self.quantity.display('fr')}"

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)
