"""Attendance in the admin: noted on the page of the session, and found here by school and by day."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities import access
from activities.admin.base import activity_column, program_column
from activities.models import Attendance
from programs.admin.filters import fiscal_year
from programs.admin.told import ListedAdmin

_ACTIVITY = "session__offering__activity"


@admin.register(Attendance)
class AttendanceAdmin(ListedAdmin):
    resource_name = "attendances"
    visible = staticmethod(access.visible_attendances)
    date_hierarchy = "session__day"
    list_display = [
        "registration", "activity_shown", "day", "expected", "came", "adults", "program",
    ]  # fmt: skip
    list_filter = [
        f"{_ACTIVITY}__program",
        fiscal_year("session__day", f"{_ACTIVITY}__program"),
        "registration__region",
        "registration__board",
    ]
    list_select_related = [
        f"{_ACTIVITY}__program", "registration__school", "registration__booking",
    ]  # fmt: skip
    search_fields = [
        "registration__code__matches",
        "registration__school__known_as",
        "registration__booking__name__matches",
        f"{_ACTIVITY}__title__matches",
    ]
    fields = [
        ("session", "registration"),
        ("expected_pupils", "expected_companions"),
        ("pupils", "companions"),
        "note",
    ]
    activity_shown = activity_column(_ACTIVITY)
    program = program_column(_ACTIVITY)

    @admin.display(description=_("attendus"), ordering="expected_pupils")
    def expected(self, attendance):
        return attendance.expected_pupils

    @admin.display(description=_("présents"), ordering="pupils")
    def came(self, attendance):
        return attendance.pupils

    @admin.display(description=_("adultes"), ordering="companions")
    def adults(self, attendance):
        return attendance.companions

    @admin.display(description=_("jour"), ordering="session__day")
    def day(self, attendance):
        return attendance.session.day
