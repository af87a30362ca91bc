"""Addresses of partnerships: the desk of coordinators, the portal of partners, the directory."""

from django.urls import URLPattern, path

from programs.partnerships.views import (
    agreement_clauses,
    agreement_list,
    agreement_parts,
    agreement_reviews,
    agreement_sheet,
    agreement_signing,
    agreement_steps,
    agreement_writing,
    committee,
    committee_agenda,
    committee_day,
    committee_link,
    committee_meeting,
    committee_paper,
    committee_steps,
    directory,
    directory_own,
    follow_up,
    follow_up_own,
    hours,
    portal,
    portal_hours,
)

_AGREEMENT = "ententes/entente/<int:pk>/"
_CLAUSE = "ententes/clauses/<int:pk>/"
_OBLIGATION = "ententes/obligations/<int:pk>/"
_CONTRIBUTION = "ententes/contributions/<int:pk>/"
_AMENDMENT = "ententes/avenants/<int:pk>/"
_REVIEW = "ententes/evaluations/<int:pk>/"
_TEMPLATE = "ententes/modeles/<int:pk>/"
_HOURS = "ententes/heures/<int:pk>/"
_OWN = "mes-ententes/entente/<int:pk>/"
_OWN_HOURS = "mes-ententes/heures/<int:pk>/"
_PROGRAM = "ententes/programmes/<slug:slug>/"
_COMMITTEE = "comites/comite/<int:pk>/"
_MEMBER = "comites/membre/<int:pk>/"
_COMMITTEE_MEETING = "comites/rencontre/<int:pk>/"
_ITEM = "comites/point/<int:pk>/"
_DECISION = "comites/decision/<int:pk>/"
_CONVOCATION = "comites/convocation/<str:token>/"
_FOLLOW_UP = "suivis/suivi/<int:pk>/"

urlpatterns: list[URLPattern] = [
    # --- agreements
    path("ententes/", agreement_list.agreement_list, name="agreement_list"),
    path("ententes/programmes/", agreement_list.agreement_programs, name="agreement_programs"),
    path(f"{_PROGRAM}nouvelle/", agreement_writing.agreement_new, name="agreement_new"),
    path(
        f"{_PROGRAM}evaluations/",
        agreement_reviews.agreement_reviews_ask_all,
        name="agreement_reviews_ask_all",
    ),
    path(
        f"{_PROGRAM}clauses/", agreement_clauses.clause_template_list, name="clause_template_list"
    ),
    path(
        f"{_PROGRAM}clauses/proposer/",
        agreement_clauses.clause_template_propose,
        name="clause_template_propose",
    ),
    path(
        f"{_PROGRAM}clauses/nouvelle/",
        agreement_clauses.clause_template_new,
        name="clause_template_new",
    ),
    path(
        f"{_PROGRAM}clauses/apercu.pdf",
        agreement_clauses.clause_template_preview,
        name="clause_template_preview",
    ),
    path(_TEMPLATE, agreement_clauses.clause_template, name="clause_template"),
    path(
        f"{_TEMPLATE}retirer/",
        agreement_clauses.clause_template_remove,
        name="clause_template_remove",
    ),
    path(
        f"{_TEMPLATE}<str:direction>/",
        agreement_clauses.clause_template_move,
        name="clause_template_move",
    ),
    path(_AGREEMENT, agreement_sheet.agreement_page, name="agreement_page"),
    path(f"{_AGREEMENT}entente.pdf", agreement_sheet.agreement_pdf, name="agreement_pdf"),
    path(f"{_AGREEMENT}modifier/", agreement_writing.agreement_change, name="agreement_change"),
    path(f"{_AGREEMENT}renouveler/", agreement_writing.agreement_renew, name="agreement_renew"),
    path(
        f"{_AGREEMENT}etapes/<str:agreement_step>/",
        agreement_steps.agreement_step,
        name="agreement_step",
    ),
    path(
        f"{_AGREEMENT}clauses/nouvelle/",
        agreement_clauses.agreement_clause_new,
        name="agreement_clause_new",
    ),
    path(
        f"{_AGREEMENT}clauses/ajouter/",
        agreement_clauses.agreement_clause_add,
        name="agreement_clause_add",
    ),
    path(_CLAUSE, agreement_clauses.agreement_clause, name="agreement_clause"),
    path(
        f"{_CLAUSE}retirer/",
        agreement_clauses.agreement_clause_remove,
        name="agreement_clause_remove",
    ),
    path(
        f"{_CLAUSE}<str:direction>/",
        agreement_clauses.agreement_clause_move,
        name="agreement_clause_move",
    ),
    path(
        f"{_AGREEMENT}obligations/nouvelle/",
        agreement_parts.agreement_obligation_new,
        name="agreement_obligation_new",
    ),
    path(_OBLIGATION, agreement_parts.agreement_obligation, name="agreement_obligation"),
    path(
        f"{_OBLIGATION}<str:obligation_step>/",
        agreement_parts.agreement_obligation_step,
        name="agreement_obligation_step",
    ),
    path(
        f"{_AGREEMENT}contributions/nouvelle/",
        agreement_parts.agreement_contribution_new,
        name="agreement_contribution_new",
    ),
    path(_CONTRIBUTION, agreement_parts.agreement_contribution, name="agreement_contribution"),
    path(
        f"{_CONTRIBUTION}retirer/",
        agreement_parts.agreement_contribution_remove,
        name="agreement_contribution_remove",
    ),
    path(
        f"{_AGREEMENT}documents/joindre/",
        agreement_parts.agreement_file_new,
        name="agreement_file_new",
    ),
    path("ententes/documents/<int:pk>/", agreement_parts.agreement_file, name="agreement_file"),
    path(
        "ententes/documents/<int:pk>/retirer/",
        agreement_parts.agreement_file_remove,
        name="agreement_file_remove",
    ),
    path(
        "ententes/parties/<int:pk>/signer/", agreement_signing.agreement_sign, name="agreement_sign"
    ),
    path(
        "ententes/signatures/<int:pk>/retirer/",
        agreement_signing.agreement_signature_remove,
        name="agreement_signature_remove",
    ),
    path(
        f"{_AGREEMENT}avenants/commencer/",
        agreement_signing.agreement_amendment_new,
        name="agreement_amendment_new",
    ),
    path(_AMENDMENT, agreement_signing.agreement_amendment, name="agreement_amendment"),
    path(
        f"{_AMENDMENT}avenant.pdf",
        agreement_signing.agreement_amendment_pdf,
        name="agreement_amendment_pdf",
    ),
    path(
        f"{_AMENDMENT}modifier/",
        agreement_signing.agreement_amendment_change,
        name="agreement_amendment_change",
    ),
    path(
        f"{_AMENDMENT}signer/<int:party_pk>/",
        agreement_signing.agreement_amendment_sign,
        name="agreement_amendment_sign",
    ),
    path(
        f"{_AMENDMENT}etapes/<str:amendment_step>/",
        agreement_signing.agreement_amendment_step,
        name="agreement_amendment_step",
    ),
    path(
        f"{_AGREEMENT}evaluations/demander/",
        agreement_reviews.agreement_reviews_ask,
        name="agreement_reviews_ask",
    ),
    path(_REVIEW, agreement_reviews.agreement_review, name="agreement_review"),
    path(
        f"{_REVIEW}rouvrir/",
        agreement_reviews.agreement_review_reopen,
        name="agreement_review_reopen",
    ),
    path(
        f"{_REVIEW}reprendre/",
        agreement_reviews.agreement_review_take_back,
        name="agreement_review_take_back",
    ),
    path(f"{_AGREEMENT}heures/", hours.agreement_hours, name="agreement_hours"),
    path(_HOURS, hours.agreement_hours_change, name="agreement_hours_change"),
    path(f"{_HOURS}reprendre/", hours.agreement_hours_withdraw, name="agreement_hours_withdraw"),
    # --- the portal
    path("mes-ententes/", portal.own_agreement_list, name="own_agreement_list"),
    path(_OWN, portal.own_agreement, name="own_agreement"),
    path(f"{_OWN}entente.pdf", portal.own_agreement_pdf, name="own_agreement_pdf"),
    path(f"{_OWN}heures/", portal_hours.own_agreement_hours, name="own_agreement_hours"),
    path(_OWN_HOURS, portal_hours.own_agreement_hours_change, name="own_agreement_hours_change"),
    path(
        f"{_OWN_HOURS}reprendre/",
        portal_hours.own_agreement_hours_withdraw,
        name="own_agreement_hours_withdraw",
    ),
    path("mes-ententes/documents/<int:pk>/", portal.own_agreement_file, name="own_agreement_file"),
    path(
        "mes-ententes/obligations/<int:pk>/<str:own_step>/",
        portal.own_agreement_obligation,
        name="own_agreement_obligation",
    ),
    path(
        "mes-ententes/evaluations/<int:pk>/",
        portal.own_agreement_review,
        name="own_agreement_review",
    ),
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
    path("reseau/", directory.directory_search, name="directory_search"),
    path("reseau/imprimer/", directory.directory_print, name="directory_print"),
    path("reseau/ma-fiche/", directory_own.directory_own, name="directory_own"),
    path(
        "reseau/organismes/<int:organization_pk>/",
        directory_own.directory_edit,
        name="directory_edit",
    ),
    path("reseau/<int:pk>/", directory.directory_entry, name="directory_entry"),
    path("reseau/<int:pk>/confirmer/", directory_own.directory_confirm, name="directory_confirm"),
]
