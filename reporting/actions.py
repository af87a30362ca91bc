"""What happens to a report: writing, review, publication, correction. One keyword-only atomic function an event."""

import hashlib
import logging
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import jobs, mailing
from programs.lib.periods import today
from programs.mailing import absolute
from programs.models import Job
from programs.models.fields import localized
from programs.moves import Machine
from reporting import access, making, publishing
from reporting.documents import chapters
from reporting.enums import REPORT_EDITABLE, REPORT_TRANSITIONS, ReportState
from reporting.models import (
    Report,
    ReportDownload,
    ReportFile,
    ReportMove,
    ReportText,
    ReportVersion,
)
from reporting.subjects import title_of

logger = logging.getLogger(__name__)

mailing.declare(report_published=gettext_lazy("Rapport publié"))

report_machine = Machine(
    model=Report,
    log=ReportMove,
    states=ReportState,
    transitions=REPORT_TRANSITIONS,
)


@transaction.atomic
def write_texts(*, report: Report, texts: dict[str, tuple[str, str]]) -> None:
    """Keep the narratives of ``report``: French and English by name. Those that are not named stay as they are."""
    locked = _locked(report)
    if locked.state not in REPORT_EDITABLE:
        raise ValidationError(
            _("Ce rapport est publié : ouvrez d’abord une correction, qui dira pourquoi.")
        )
    _refuse_while_publishing(locked)
    known = {text.name: text for text in report.texts.all()}
    for name, (french, english) in texts.items():
        text = known.get(name) or ReportText(report=report, name=name)
        if (text.french, text.english) != (french, english):
            text.french, text.english = french, english
            text.save()
    report.__dict__.pop("written", None)


def submit_report(*, report: Report, by) -> Report:
    """Hand the draft over for review."""
    return report_machine.move(report, ReportState.IN_REVIEW, by=by)


@transaction.atomic
def return_report(*, report: Report, by, reason: str = "") -> Report:
    """Send a report under review back to its author."""
    _refuse_while_publishing(_locked(report))
    return report_machine.move(
        report, ReportState.DRAFT, by=by, reason=reason, sources=(ReportState.IN_REVIEW,)
    )


def reopen_report(*, report: Report, by, reason: str) -> Report:
    """Start the correction of a published report. The next version will say why."""
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Écrivez le motif : les lecteurs de la nouvelle version le liront.")}
        )
    return report_machine.move(
        report,
        ReportState.DRAFT,
        by=by,
        reason=reason,
        sources=(ReportState.PUBLISHED,),
        correction_reason=reason.strip(),
    )


def _locked(report: Report) -> Report:
    """``report`` as it is now, kept as it is until the transaction ends."""
    return Report.objects.select_for_update(of=("self",)).get(pk=report.pk)


# --- Publication


def _refuse_while_publishing(report: Report) -> None:
    if report.publication:
        raise ValidationError(
            _("Ce rapport est en cours de publication : attendez qu’elle soit terminée.")
        )


def _refuse_a_number_of_another(report: Report) -> None:
    """Two programs may have one code; of two published reports each has a number of its own."""
    others = Report.objects.filter(published_number=report.number).exclude(pk=report.pk)
    if other := others.first():
        raise ValidationError(
            _(
                "Le numéro %(number)s est déjà celui d’un rapport publié sur « %(title)s ». Donnez au programme un "
                "sigle qui lui est propre, puis publiez de nouveau."
            )
            % {"number": report.number, "title": title_of(other.subject)}
        )


@transaction.atomic
def ask_to_publish(*, report: Report, by) -> Job:
    """Have ``report`` published in the background; its texts do not change until that is over.

    Who asks twice is given the same job. Raises ValidationError where the report is not under review.
    """
    report = _locked(report)
    report_machine.check(report, ReportState.PUBLISHED)
    _refuse_a_number_of_another(report)
    return jobs.ask(
        "publish",
        by=by,
        title=_("Publication : %(report)s") % {"report": report},
        key=report.publication_key,
        report=report.pk,
    )


def publish_report(
    *,
    report: Report,
    by,
    progress: publishing.Progress = publishing.untold,
    with_it: Callable[[ReportVersion], None] | None = None,
) -> ReportVersion:
    """Freeze the figures, the texts and the files of ``report`` as its next version; call outside a transaction.

    The files are made first, which may take minutes and holds nothing. Then, at one stroke, the report moves, the
    version is stored, the funders who read it are written to, and ``with_it`` is called with the version: where
    somebody published, returned or rewrote the report meanwhile, none of it happens. Raises ValidationError, in
    French, there and where no PDF can be made.
    """
    report = Report.objects.get(pk=report.pk)
    report_machine.check(report, ReportState.PUBLISHED)
    _refuse_a_number_of_another(report)
    replaced = report.versions.first()
    number = replaced.number + 1 if replaced else 1
    reason = report.correction_reason if replaced else ""
    last, narratives = report_machine.history(report).first(), _narratives(report)
    try:
        content = publishing.prepare(
            report,
            number=number,
            published_on=today(),
            reason=reason,
            replaced=replaced,
            progress=progress,
        )
    except making.UNPRINTABLE as error:
        logger.exception("%s cannot be published", report.number)
        raise ValidationError(making.why_unprintable(error)) from error
    with transaction.atomic():
        fresh = _locked(report)
        report_machine.check(fresh, ReportState.PUBLISHED)
        if (report_machine.history(fresh).first(), _narratives(fresh)) != (last, narratives):
            raise ValidationError(
                _("Ce rapport a changé pendant la préparation des fichiers : publiez de nouveau.")
            )
        fresh = report_machine.move(
            fresh, ReportState.PUBLISHED, by=by, published_number=report.number
        )
        version = _store(fresh, number, reason, narratives, content, by)
        _tell_the_funders(version)
        if with_it:
            with_it(version)
    return version


def _store(
    report: Report,
    number: int,
    reason: str,
    narratives: dict[str, dict[str, str]],
    content: publishing.Publication,
    by,
) -> ReportVersion:
    version = ReportVersion.objects.create(
        report=report,
        number=number,
        published_at=timezone.now(),
        published_by=by,
        reason=reason,
        changes={language: found.changes for language, found in content.compared.items()},
        recounted={
            language: {
                "new": found.new,
                "dropped": found.dropped,
                "is_by_name": found.is_by_name,
            }
            for language, found in content.compared.items()
        },
        figures=content.figures,
        key_figures=content.key_figures,
        narratives=narratives,
        fingerprint=content.fingerprint,
        printed_number=content.printed_number,
    )
    ReportFile.objects.bulk_create(
        ReportFile(
            version=version,
            language=language,
            format=format,
            content=data,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
        )
        for language, format, data in content.files
    )
    return version


def _narratives(report: Report) -> dict[str, dict[str, str]]:
    """The texts that the chapters of ``report`` print, by language."""
    names = [narrative.name for narrative in chapters.narratives(making.chapters_of(report))]
    return {
        language: {name: report.narrative(name, language) for name in names}
        for language in making.LANGUAGES
    }


def _tell_the_funders(version: ReportVersion) -> None:
    """Send each reader of the report a word, in their language, and the address of the version."""
    report = version.report
    for reader in access.people_reading(report.subject):
        mailing.send(
            "report_published",
            to=reader.email,
            language=reader.language,
            about=report,
            kind=report.what.label,
            title=title_of(report.subject, reader.language),
            program=report.program and localized(report.program, "title", reader.language),
            organization=localized(report.lead, "name", reader.language),
            year=_years_said(report, reader.language),
            version=version.number,
            url=absolute(reverse("published_version", args=[version.pk])),
        )


def _years_said(report: Report, language: str) -> str:
    with translation.override(language):
        return report.years_said


@transaction.atomic
def hand_over(*, file: ReportFile, by) -> bytes:
    """The bytes of a published file for somebody who signed in. That they took it is on record, or they get nothing."""
    ReportDownload.objects.create(file=file, user=by)
    return bytes(file.content)
