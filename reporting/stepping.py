"""The steps of a report that are taken back."""

from django.utils.translation import gettext_lazy as _

from programs.taking_back import Steps, declare, in_admin
from reporting.access import written_reports
from reporting.actions import report_machine
from reporting.enums import ReportState

declare(
    Steps(
        report_machine,
        written_reports,
        in_admin,
        kept=(ReportState.PUBLISHED,),
        why_kept=_(
            "Un rapport publié ne se reprend pas : ouvrez une correction, qui le remplacera."
        ),
    )
)
