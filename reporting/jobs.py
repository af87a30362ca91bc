"""What of the reports takes a while: their publication, and long documents as files."""

import logging

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import jobs
from programs.models import Job
from reporting import access, actions, making, orders
from reporting.enums import CONTENT_TYPES
from reporting.kinds import KINDS
from reporting.making import Order
from reporting.models import Report, ReportVersion
from reporting.subjects import title_of

logger = logging.getLogger(__name__)


@jobs.kind("publish")
def publish(work: jobs.Work) -> None:
    """Publish a report for whoever asked, if they still may."""
    report, by = Report.objects.get(pk=work.job.parameters["report"]), work.job.asked_by
    if not access.may_write(by, report.what, report.subject):
        raise ValidationError(_("Votre rôle ne permet plus de publier ce rapport."))

    def finish(version: ReportVersion) -> None:
        work.finish(url=reverse("admin:reporting_report_change", args=[version.report_id]))

    actions.publish_report(report=report, by=by, progress=work.progress, with_it=finish)


def ask_for_file(
    order: Order, where: dict[str, str], format: str, *, by, asked: dict[str, str]
) -> Job:
    """Have the document of ``order``, found at ``where`` with the options ``asked``, made in the background."""
    place = "/".join((*where.values(), *(f"{name}={text}" for name, text in asked.items())))
    return jobs.ask(
        "report-file",
        by=by,
        title=_("%(format)s : %(kind)s, %(title)s")
        % {
            "format": format.upper(),
            "kind": order.kind.label,
            "title": title_of(order.subject),
        },
        key=f"file:{by.pk}:{order.kind.code}:{place}:{format}:{order.language}",
        kind=order.kind.code,
        where=where,
        asked=asked,
        format=format,
        document_language=order.language,
    )


@jobs.kind("report-file")
def make_file(work: jobs.Work) -> None:
    """Make the document at an address as a file, through the doors of whoever asked for it."""
    given = work.job.parameters
    kind, format = KINDS[given["kind"]], given["format"]
    work.progress(0, 2, _("Les fiches sont comptées"))
    try:
        order = orders.order(
            work.job.asked_by,
            kind,
            given["where"],
            given["document_language"],
            given.get("asked"),
        )
    except Http404 as error:
        raise ValidationError(_("Ce document n’est plus à votre portée.")) from error
    made = making.make(order)
    name = orders.file_name(order, made, format)
    work.progress(1, 2, _("Le fichier est composé : %(name)s") % {"name": name})
    try:
        content = made.render(format)
    except making.UNPRINTABLE as error:
        logger.exception("%s was not made", name)
        raise ValidationError(making.why_unprintable(error)) from error
    work.finish(file=(name, CONTENT_TYPES[format], content))
