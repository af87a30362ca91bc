"""What of the reports awaits those who write them."""

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.enums import MembershipRole, Shared
from reporting.access import written_reports
from reporting.enums import REPORT_EDITABLE
from reporting.models import Report

# Funders ask for the report of a year within three months of its end.
DAYS_TO_REPORT = 90


@awaiting.rule
class ToPublish(awaiting.Rule):
    code = "a-publier"
    label = gettext_lazy("Rapports à publier")
    section = Shared.REPORTS
    model = Report
    action = gettext_lazy("Continuer")
    since = F("ends_on")
    due = awaiting.days_after("waiting_since", DAYS_TO_REPORT)
    related = ("program", "organization")
    names_nobody = True
    roles = (MembershipRole.COORDINATION, MembershipRole.FINANCE)
    visible = staticmethod(written_reports)

    def waiting(self, records, day):
        return records.filter(state__in=REPORT_EDITABLE, ends_on__lt=day)

    def upcoming(self, records, day):
        return records.filter(state__in=REPORT_EDITABLE, ends_on__gte=day)

    def details(self, record):
        ended = _("Exercice clos le %(day)s") % {"day": awaiting.say_day(record.waiting_since)}
        return [ended, str(record.get_state_display())]
