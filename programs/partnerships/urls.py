"""Addresses of partnerships: the desk of coordinators, the portal of partners, the directory."""

from django.urls import path

from programs.partnerships.views import (
    committee,
    committee_agenda,
    committee_day,
    committee_link,
    committee_meeting,
    committee_paper,
    committee_steps,
    follow_up,
    follow_up_own,
)

_COMMITTEE = "comites/comite/<int:pk>/"
_MEMBER = "comites/membre/<int:pk>/"
_COMMITTEE_MEETING = "comites/rencontre/<int:pk>/"
_ITEM = "comites/point/<int:pk>/"
_DECISION = "comites/decision/<int:pk>/"
_CONVOCATION = "comites/convocation/<str:token>/"
_FOLLOW_UP = "suivis/suivi/<int:pk>/"

urlpatterns: list = [
    # --- agreements
    # --- committees
    path("comites/", committee.committee_list, name="committee_list"),
    path("comites/<slug:slug>/nouveau/", committee.committee_new, name="committee_new"),
    path(_COMMITTEE, committee.committee_page, name="committee_page"),
    path(f"{_COMMITTEE}modifier/", committee.committee_change, name="committee_change"),
    path(f"{_COMMITTEE}decisions/", committee.committee_decisions, name="committee_decisions"),
    path(f"{_COMMITTEE}membres/", committee.committee_member_new, name="committee_member_new"),
    path(
        f"{_COMMITTEE}rencontres/",
        committee_meeting.committee_meeting_new,
        name="committee_meeting_new",
    ),
    path(f"{_MEMBER}modifier/", committee.committee_member_change, name="committee_member_change"),
    path(f"{_MEMBER}fin/", committee.committee_member_end, name="committee_member_end"),
    path(
        f"{_MEMBER}remplacer/", committee.committee_member_replace, name="committee_member_replace"
    ),
    path(_COMMITTEE_MEETING, committee_meeting.committee_meeting, name="committee_meeting"),
    path(
        f"{_COMMITTEE_MEETING}modifier/",
        committee_meeting.committee_meeting_change,
        name="committee_meeting_change",
    ),
    path(
        f"{_COMMITTEE_MEETING}etapes/<str:meeting_step>/",
        committee_steps.committee_meeting_step,
        name="committee_meeting_step",
    ),
    path(
        f"{_COMMITTEE_MEETING}points/",
        committee_agenda.committee_item_new,
        name="committee_item_new",
    ),
    path(
        f"{_COMMITTEE_MEETING}points/usuels/",
        committee_agenda.committee_items_usual,
        name="committee_items_usual",
    ),
    path(
        f"{_COMMITTEE_MEETING}documents/",
        committee_agenda.committee_file_new,
        name="committee_file_new",
    ),
    path(
        f"{_COMMITTEE_MEETING}presences/",
        committee_day.committee_attendance,
        name="committee_attendance",
    ),
    path(
        f"{_COMMITTEE_MEETING}presences/garder/",
        committee_day.committee_attendance_save,
        name="committee_attendance_save",
    ),
    path(f"{_COMMITTEE_MEETING}notes/", committee_day.committee_notes, name="committee_notes"),
    path(
        f"{_COMMITTEE_MEETING}notes/garder/",
        committee_day.committee_notes_save,
        name="committee_notes_save",
    ),
    path(f"{_COMMITTEE_MEETING}apercu/", committee_day.committee_preview, name="committee_preview"),
    path(
        f"{_COMMITTEE_MEETING}decisions/",
        committee_day.committee_decision_new,
        name="committee_decision_new",
    ),
    path(
        f"{_COMMITTEE_MEETING}ratifier/",
        committee_day.committee_decision_ratify,
        name="committee_decision_ratify",
    ),
    path(
        f"{_COMMITTEE_MEETING}suivis/",
        committee_day.committee_follow_up_new,
        name="committee_follow_up_new",
    ),
    path(
        f"{_COMMITTEE_MEETING}ordre-du-jour/<str:paper_language>.pdf",
        committee_paper.committee_agenda_paper,
        name="committee_agenda_paper",
    ),
    path(
        f"{_COMMITTEE_MEETING}compte-rendu/<str:paper_language>.pdf",
        committee_paper.committee_minutes_paper,
        name="committee_minutes_paper",
    ),
    path(
        f"{_COMMITTEE_MEETING}rencontre.ics",
        committee_paper.committee_calendar,
        name="committee_calendar",
    ),
    path(
        "comites/compte-rendu/<int:pk>/",
        committee_paper.committee_minutes_file,
        name="committee_minutes_file",
    ),
    path(f"{_ITEM}modifier/", committee_agenda.committee_item_change, name="committee_item_change"),
    path(
        f"{_ITEM}deplacer/<str:direction>/",
        committee_agenda.committee_item_move,
        name="committee_item_move",
    ),
    path(f"{_ITEM}retirer/", committee_agenda.committee_item_remove, name="committee_item_remove"),
    path("comites/document/<int:pk>/", committee_agenda.committee_file, name="committee_file"),
    path(
        "comites/document/<int:pk>/retirer/",
        committee_agenda.committee_file_remove,
        name="committee_file_remove",
    ),
    path(
        f"{_DECISION}modifier/",
        committee_day.committee_decision_change,
        name="committee_decision_change",
    ),
    path(
        f"{_DECISION}retirer/",
        committee_day.committee_decision_remove,
        name="committee_decision_remove",
    ),
    path(_CONVOCATION, committee_link.committee_invitation, name="committee_invitation"),
    path(
        f"{_CONVOCATION}ordre-du-jour/<str:paper_language>.pdf",
        committee_link.committee_invitation_agenda,
        name="committee_invitation_agenda",
    ),
    path(
        f"{_CONVOCATION}compte-rendu/<str:paper_language>.pdf",
        committee_link.committee_invitation_minutes,
        name="committee_invitation_minutes",
    ),
    path(
        f"{_CONVOCATION}rencontre.ics",
        committee_link.committee_invitation_calendar,
        name="committee_invitation_calendar",
    ),
    path(
        f"{_CONVOCATION}documents/<int:pk>/",
        committee_link.committee_invitation_file,
        name="committee_invitation_file",
    ),
    path("suivis/", follow_up.follow_up_list, name="follow_up_list"),
    path("suivis/faits/", follow_up.follow_up_done_several, name="follow_up_done_several"),
    path("suivis/les-notres/", follow_up_own.follow_up_own, name="follow_up_own"),
    path(
        "suivis/les-notres/<int:pk>/fait/",
        follow_up_own.follow_up_own_done,
        name="follow_up_own_done",
    ),
    path("suivis/<slug:slug>/nouveau/", follow_up.follow_up_new, name="follow_up_new"),
    path(_FOLLOW_UP, follow_up.follow_up_page, name="follow_up_page"),
    path(f"{_FOLLOW_UP}modifier/", follow_up.follow_up_change, name="follow_up_change"),
    path(
        f"{_FOLLOW_UP}etapes/<str:follow_up_step>/",
        follow_up.follow_up_step,
        name="follow_up_step",
    ),
    # --- the directory
]
