"""What happens to a report: writing, review, publication, correction. One keyword-only atomic function an event."""

import hashlib
import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import mailing
from programs.lib.periods import today
from programs.mailing import absolute
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
    state = Report.objects.select_for_update(of=("self",)).values_list("state", flat=True)
    if state.get(pk=report.pk) not in REPORT_EDITABLE:
        raise ValidationError(
            _("Ce rapport est publié : ouvrez d’abord une correction, qui dira pourquoi.")
        )
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


def return_report(*, report: Report, by, reason: str = "") -> Report:
    """Send a report under review back to its author."""
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


@transaction.atomic
def publish_report(*, report: Report, by) -> ReportVersion:
    """Freeze the figures, the texts and the files of ``report`` as its next version.

    The funders who read it are told by mail. The report's row is locked meanwhile, so that a double click
    publishes once: the second call finds the report published and is refused. Raises ValidationError, in
    French, where no PDF can be made.
    """
    report = report_machine.move(report, ReportState.PUBLISHED, by=by)
    replaced = report.versions.first()
    number = replaced.number + 1 if replaced else 1
    reason = report.correction_reason if replaced else ""
    try:
        content = publishing.prepare(
            report, number=number, published_on=today(), reason=reason, replaced=replaced
        )
    except making.UNPRINTABLE as error:
        logger.exception("%s cannot be published", report.number)
        raise ValidationError(making.why_unprintable(error)) from error
    version = ReportVersion.objects.create(
        report=report,
        number=number,
        published_at=timezone.now(),
        published_by=by,
        reason=reason,
        changes={language: found.changes for language, found in content.compared.items()},
        recounted={
            language: {"new": found.new, "dropped": found.dropped}
            for language, found in content.compared.items()
        },
        figures=content.figures,
        key_figures=content.key_figures,
        narratives=_narratives(report),
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
    _tell_the_funders(version)
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
            year=report.period.label,
            version=version.number,
            url=absolute(reverse("published_version", args=[version.pk])),
        )


@transaction.atomic
def hand_over(*, file: ReportFile, by) -> bytes:
    """The bytes of a published file for somebody who signed in. That they took it is on record, or they get nothing."""
    ReportDownload.objects.create(file=file, user=by)
    return bytes(file.content)
