"""What of the reports takes a while."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import jobs
from reporting import access, actions
from reporting.models import Report, ReportVersion


@jobs.kind("publish")
def publish(work: jobs.Work) -> None:
    """Publish a report for whoever asked, if they still may."""
    report, by = Report.objects.get(pk=work.job.parameters["report"]), work.job.asked_by
    if not access.may_write(by, report.subject):
        raise ValidationError(_("Votre rôle ne permet plus de publier ce rapport."))

    def finish(version: ReportVersion) -> None:
        work.finish(url=reverse("admin:reporting_report_change", args=[version.report_id]))

    actions.publish_report(report=report, by=by, progress=work.progress, with_it=finish)
