"""Committees in the admin: who sits, what they meet for and what they decided. They are written on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programs.admin.base import ScopedAdmin, WrittenElsewhere
from programs.admin.filters import AwaitingFilter, fiscal_year
from programs.admin.hours import hour_column
from programs.admin.told import ListedAdmin, LoggedAdmin, Told
from programs.partnerships import access
from programs.partnerships.actions.machines import meeting_machine
from programs.partnerships.admin.base import MEETING_TONES, committee_column, program_column
from programs.partnerships.models import (
    AgendaItem,
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
    MeetingFile,
    Minutes,
)

HOURS = hour_column("starts", _("début")), hour_column("ends", _("fin"))


class MemberInline(Told):
    model = CommitteeMember
    fields = ["name", "organization", "title", "seat", "starts_on", "ends_on"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


class MeetingInline(Told):
    model = CommitteeMeeting
    fields = ["number", "day", "begins", "finishes", "place", "state"]
    readonly_fields = ["begins", "finishes"]
    begins, finishes = HOURS
    ordering = ["-number"]
    show_change_link = True


@admin.register(Committee)
class CommitteeAdmin(ListedAdmin):
    resource_name = "committees"
    visible = staticmethod(access.visible_committees)
    empty_hint = _("Les comités se forment à leur page, ou s’importent d’un fichier.")
    list_display = ["name", "code", "kind", "quorum", "starts_on", "ends_on", "program"]
    list_filter = ["program", "kind"]
    list_select_related = ["program"]
    search_fields = ["code__matches", "name__matches", "name_en__matches"]
    fields = [
        ("program", "code"),
        "kind",
        "name",
        "name_en",
        "mandate",
        "mandate_en",
        ("quorum", "announced_members"),
        ("starts_on", "ends_on"),
    ]
    inlines = [MemberInline, MeetingInline]


@admin.register(CommitteeMember)
class CommitteeMemberAdmin(ListedAdmin):
    resource_name = "committee_members"
    visible = staticmethod(access.visible_committee_members)
    list_display = ["__str__", "title", "committee", "seat", "starts_on", "ends_on", "program"]
    list_filter = ["committee__program", "committee", "seat"]
    list_select_related = ["committee__program", "organization"]
    search_fields = [
        "name__matches",
        "email__matches",
        "organization__name__matches",
        "organization__acronym__matches",
        "committee__name__matches",
    ]
    fields = [
        ("committee", "organization"),
        ("name", "title", "email"),
        ("seat", "starts_on", "ends_on"),
    ]
    program = program_column("committee")


class AgendaItemInline(Told):
    model = AgendaItem
    fields = ["position", "title", "presenter", "follow_up"]
    ordering = ["position", "pk"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("follow_up")


class AttendanceInline(Told):
    model = CommitteeAttendance
    fields = ["member", "presence", "replaced_by"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("member__organization")


class DecisionInline(Told):
    model = Decision
    fk_name = "meeting"
    fields = ["number", "text", "outcome", "is_provisional", "ratified_at"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("ratified_at__committee")


class FollowUpInline(Told):
    model = FollowUp
    fields = ["text", "organization", "responsible", "due_on", "state"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


class FileInline(Told):
    model = MeetingFile
    fields = ["name", "item", "size", "added_at"]
    readonly_fields = ["added_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("item")


class MinutesInline(Told):
    model = Minutes
    fk_name = "meeting"
    fields = ["name", "version", "language", "adopted_on"]


@admin.register(CommitteeMeeting)
class CommitteeMeetingAdmin(LoggedAdmin):
    """Convened, held and adopted on its own page: here it is found and read."""

    resource_name = "committee_meetings"
    visible = staticmethod(access.visible_committee_meetings)
    machine = meeting_machine
    tones = MEETING_TONES
    empty_hint = _(
        "Les rencontres se préparent à la page de leur comité, ou s’importent d’un fichier."
    )
    date_hierarchy = "day"
    list_display = [
        "committee",
        "number",
        "day",
        "begins",
        "finishes",
        "place",
        "state_badge",
        "program",
    ]
    list_display_links = ["committee", "number"]
    list_filter = [
        "committee__program",
        fiscal_year("day", "committee__program"),
        "committee",
        "state",
        AwaitingFilter,
    ]
    list_select_related = ["committee__program"]
    search_fields = ["committee__name__matches", "committee__code__matches", "place__matches"]
    fields = [
        ("committee", "number"),
        ("day", "begins", "finishes"),
        "place",
        "online",
        ("quorum_needed", "convened_at"),
        "reason",
        "minutes",
    ]
    readonly_fields = ["quorum_needed", "convened_at"]
    inlines = [
        AgendaItemInline, AttendanceInline, DecisionInline, FollowUpInline, FileInline, MinutesInline,
    ]  # fmt: skip
    begins, finishes = HOURS
    program = program_column("committee")

    def can_change(self, user, obj=None) -> bool:
        return False


class OfMeetingAdmin(ListedAdmin):
    list_filter = ["meeting__committee__program", "meeting__committee"]
    list_select_related = ["meeting__committee__program"]
    committee_shown = committee_column("meeting__committee")
    program = program_column("meeting__committee")

    @admin.display(description=_("rencontre"), ordering="meeting__number")
    def meeting_number(self, record):
        return record.meeting.number

    @admin.display(description=_("jour"), ordering="meeting__day")
    def day(self, record):
        return record.meeting.day


@admin.register(AgendaItem)
class AgendaItemAdmin(OfMeetingAdmin):
    resource_name = "agenda_items"
    visible = staticmethod(access.visible_agenda_items)
    list_display = [
        "title", "position", "committee_shown", "meeting_number", "day", "presenter", "program",
    ]  # fmt: skip
    search_fields = ["title__matches", "text__matches", "meeting__committee__name__matches"]
    fields = [
        ("meeting", "position"),
        "title",
        "title_en",
        "text",
        ("presenter", "minutes_planned"),
        "follow_up",
    ]


@admin.register(CommitteeAttendance)
class CommitteeAttendanceAdmin(OfMeetingAdmin):
    resource_name = "committee_attendances"
    visible = staticmethod(access.visible_committee_attendances)
    list_display = [
        "member", "presence", "replaced_by", "committee_shown", "meeting_number", "day", "program",
    ]  # fmt: skip
    list_filter = [*OfMeetingAdmin.list_filter, "presence"]
    list_select_related = ["meeting__committee__program", "member__organization"]
    search_fields = [
        "member__name__matches",
        "member__organization__name__matches",
        "replaced_by__matches",
        "meeting__committee__name__matches",
    ]
    fields = [("meeting", "member"), ("presence", "replaced_by")]


@admin.register(Decision)
class DecisionAdmin(OfMeetingAdmin):
    resource_name = "committee_decisions"
    visible = staticmethod(access.visible_decisions)
    list_display = [
        "number", "text", "outcome", "committee_shown", "meeting_number", "day", "is_provisional",
        "program",
    ]  # fmt: skip
    list_filter = [*OfMeetingAdmin.list_filter, "outcome", "is_provisional"]
    search_fields = ["number__matches", "text__matches", "meeting__committee__name__matches"]
    fields = [
        ("meeting", "number", "item"),
        "text",
        "text_en",
        ("outcome", "moved_by", "seconded_by"),
        ("is_provisional", "ratified_at"),
    ]


class MeetingDocumentAdmin(WrittenElsewhere, ScopedAdmin):
    """Files of meetings. Their bytes are opened on the page of the meeting, and come in no table."""

    list_filter = ["meeting__committee__program", "meeting__committee"]
    list_select_related = ["meeting__committee__program"]
    search_fields = ["name__matches", "meeting__committee__name__matches"]
    readonly_fields = ["added_at"]
    committee_shown = committee_column("meeting__committee")
    program = program_column("meeting__committee")


@admin.register(MeetingFile)
class MeetingFileAdmin(MeetingDocumentAdmin):
    visible = staticmethod(access.visible_meeting_files)
    empty_hint = _("Les documents d’une rencontre se joignent à sa page.")
    list_display = ["name", "committee_shown", "meeting", "size", "added_at", "program"]
    fields = [("meeting", "item"), "name", ("size", "sha256"), ("added_by", "added_at")]


@admin.register(Minutes)
class MinutesAdmin(MeetingDocumentAdmin):
    visible = staticmethod(access.visible_minutes)
    empty_hint = _("Un compte rendu paraît ici quand il est adopté.")
    list_display = [
        "name", "committee_shown", "meeting", "version", "language", "adopted_on", "program",
    ]  # fmt: skip
    fields = [
        ("meeting", "version", "language"),
        "adopted_on",
        "name",
        ("size", "sha256"),
        ("added_by", "added_at"),
    ]
