"""Addresses of activities. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path, re_path

from activities.views import (
    attending,
    authorizing,
    booking,
    booking_links,
    calendar,
    certificates,
    costs,
    desk,
    desk_activities,
    desk_offerings,
    desk_registrations,
    feeds,
    highlights,
    kiosks,
    lists,
    outreach,
    public,
    registering_own,
    scheduling,
    surveys,
    surveys_answering,
    surveys_paper,
    transports,
)

_MINE = "mes-inscriptions/<str:token>/"
_ONE = f"{_MINE}<int:pk>/"

_ACTIVITY = "activites/gestion/activite/<int:pk>/"
_OFFERING = "activites/gestion/horaires/<int:pk>/"
_SESSION = "activites/gestion/seances/<int:pk>/"
_REGISTRATION = "activites/gestion/inscriptions/<int:pk>/"

# What anybody reads. A program's slug and an activity's code may be any words: these stand after the addresses that
# begin with a word of ours (« gestion », which no program may be called).
_CALENDAR: list[URLPattern] = [
    path("activites/", calendar.calendar, name="calendar"),
    path("activites/calendrier.ics", feeds.calendar_feed, name="calendar_feed"),
    path("activites/<slug:slug>/", calendar.calendar_program, name="calendar_program"),
    path(
        "activites/<slug:slug>/calendrier.ics",
        feeds.calendar_program_feed,
        name="calendar_program_feed",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/",
        public.calendar_activity,
        name="calendar_activity",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/calendrier.ics",
        feeds.calendar_activity_feed,
        name="calendar_activity_feed",
    ),
]

_COST = "activites/gestion/couts/<int:pk>/"
_COSTED = "activites/gestion/activite/<int:pk>/couts/"
_KIOSKS = "activites/gestion/activite/<int:pk>/kiosques/"
_HIGHLIGHT = "activites/gestion/points-saillants/<int:pk>/"
_PICTURE = f"{_HIGHLIGHT}photos/<int:picture_pk>/"

_SURVEYS = f"{_ACTIVITY}sondages/"
_SURVEY = "activites/gestion/sondages/<int:pk>/"
_QUESTION = "activites/gestion/sondages/questions/<int:pk>/"
# A token has a dot, which no code of an activity has: a program may be called « sondage ».
_ANSWERED = r"^activites/sondage/(?P<token>[^/.]+\.[^/]+)/"

urlpatterns: list[URLPattern] = [
    # --- registration
    path(
        "activites/<slug:slug>/<slug:activity_code>/inscription/",
        booking.booking_new,
        name="booking_new",
    ),
    path(
        "activites/<slug:slug>/<slug:activity_code>/inscription/recue/",
        booking.booking_received,
        name="booking_received",
    ),
    path("mes-inscriptions/ecoles/", booking.booking_schools, name="booking_schools"),
    path("mes-inscriptions/lien/", booking_links.booking_link, name="booking_link"),
    path(
        "mes-inscriptions/lien/envoye/", booking_links.booking_link_sent, name="booking_link_sent"
    ),
    path(_MINE, booking_links.booking, name="booking"),
    path(f"{_ONE}seances.ics", booking_links.booking_calendar, name="booking_calendar"),
    path(f"{_ONE}nombre/", booking_links.booking_numbers, name="booking_numbers"),
    path(f"{_ONE}annuler/", booking_links.booking_cancel, name="booking_cancel"),
    path(f"{_ONE}laisser/", booking_links.booking_give_up, name="booking_give_up"),
    path(f"{_ONE}retablir/", booking_links.booking_restore, name="booking_restore"),
    path(f"{_ONE}demander/", booking_links.booking_ask, name="booking_ask"),
    path(f"{_ONE}eleves/", authorizing.booking_pupils, name="booking_pupils"),
    path(
        f"{_ONE}eleves/<int:pupil_pk>/retirer/",
        authorizing.booking_pupil_remove,
        name="booking_pupil_remove",
    ),
    path("nos-inscriptions/", registering_own.registration_own, name="registration_own"),
    path("autorisation/<str:token>/", authorizing.authorization, name="authorization"),
    # --- coordinators
    path("activites/gestion/", desk.activity_desks, name="activity_desks"),
    path("activites/gestion/<slug:slug>/", desk.activity_desk, name="activity_desk"),
    path(
        "activites/gestion/<slug:slug>/nouvelle/",
        desk_activities.activity_new,
        name="activity_new",
    ),
    path(_ACTIVITY, desk_activities.activity_page, name="activity_page"),
    path(f"{_ACTIVITY}modifier/", desk_activities.activity_change, name="activity_change"),
    path(f"{_ACTIVITY}copier/", desk_activities.activity_copy, name="activity_copy"),
    path(
        f"{_ACTIVITY}etapes/<str:activity_step>/",
        desk_activities.activity_step,
        name="activity_step",
    ),
    path(
        f"{_ACTIVITY}inscriptions/",
        desk_registrations.activity_registrations,
        name="activity_registrations",
    ),
    path(
        f"{_ACTIVITY}changements/",
        desk_registrations.registration_changes,
        name="registration_changes",
    ),
    path(
        f"{_ACTIVITY}horaires/nouveau/",
        desk_offerings.activity_offering_new,
        name="activity_offering_new",
    ),
    path(_OFFERING, desk_registrations.activity_offering, name="activity_offering"),
    path(
        f"{_OFFERING}modifier/",
        desk_offerings.activity_offering_change,
        name="activity_offering_change",
    ),
    path(
        f"{_OFFERING}etapes/<str:offering_step>/",
        desk_offerings.activity_offering_step,
        name="activity_offering_step",
    ),
    path(f"{_OFFERING}seances/", desk_offerings.session_new, name="session_new"),
    path(f"{_OFFERING}inscrire/", desk_registrations.registration_new, name="registration_new"),
    path(f"{_SESSION}etapes/<str:session_step>/", scheduling.session_step, name="session_step"),
    path(_REGISTRATION, desk_registrations.registration_page, name="registration_page"),
    path(
        f"{_REGISTRATION}etapes/<str:registration_step>/",
        desk_registrations.registration_step,
        name="registration_step",
    ),
    # --- on the day
    path(f"{_SESSION}presences/", attending.session_attendance, name="session_attendance"),
    path(
        f"{_SESSION}presences/enregistrer/",
        attending.session_attendance_save,
        name="session_attendance_save",
    ),
    path(
        f"{_SESSION}presences/sans-inscription/",
        attending.session_walk_in,
        name="session_walk_in",
    ),
    path(f"{_SESSION}accueil.pdf", lists.session_host_list, name="session_host_list"),
    path(
        "activites/gestion/transports/<int:pk>/feuille-de-route.pdf",
        lists.session_carrier_list,
        name="session_carrier_list",
    ),
    path(f"{_REGISTRATION}liste.pdf", lists.registration_list, name="registration_list"),
    path(
        f"{_ACTIVITY}attestations/",
        certificates.activity_certificates,
        name="activity_certificates",
    ),
    path(
        f"{_ACTIVITY}attestations/texte/",
        certificates.activity_certificate_text,
        name="activity_certificate_text",
    ),
    path(
        f"{_ACTIVITY}attestations/exemple.pdf",
        certificates.activity_certificate_example,
        name="activity_certificate_example",
    ),
    path(
        f"{_ACTIVITY}attestations/imprimer/",
        certificates.activity_certificates_print,
        name="activity_certificates_print",
    ),
    path(
        "activites/gestion/participants/<int:pk>/attestation.pdf",
        certificates.activity_certificate,
        name="activity_certificate",
    ),
    # --- logistics and outreach
    path("activites/gestion/couts/programmes/", costs.cost_programs, name="cost_programs"),
    path("activites/gestion/<slug:slug>/couts/", costs.cost_list, name="cost_list"),
    path(_COSTED, costs.cost_activity, name="cost_activity"),
    path(f"{_COSTED}ajouter/", costs.cost_new, name="cost_new"),
    path(_COST, costs.cost, name="cost"),
    path(f"{_COST}depense/", costs.cost_expense, name="cost_expense"),
    path(f"{_COST}reprendre/", costs.cost_take_back, name="cost_take_back"),
    path(f"{_COST}retirer/", costs.cost_remove, name="cost_remove"),
    path(
        "activites/gestion/activite/<int:pk>/transports/",
        transports.transport_activity,
        name="transport_activity",
    ),
    path(
        "activites/gestion/seances/<int:pk>/transports/ajouter/",
        transports.transport_new,
        name="transport_new",
    ),
    path("activites/gestion/transports/<int:pk>/", transports.transport, name="transport"),
    path(
        "activites/gestion/transports/<int:pk>/retirer/",
        transports.transport_remove,
        name="transport_remove",
    ),
    path(_KIOSKS, kiosks.kiosk_list, name="kiosk_list"),
    path(f"{_KIOSKS}ajouter/", kiosks.kiosk_new, name="kiosk_new"),
    path("activites/gestion/kiosques/<int:pk>/", kiosks.kiosk, name="kiosk"),
    path("activites/gestion/kiosques/<int:pk>/retirer/", kiosks.kiosk_remove, name="kiosk_remove"),
    path(
        "activites/gestion/rayonnement/programmes/",
        outreach.outreach_programs,
        name="outreach_programs",
    ),
    path(
        "activites/gestion/<slug:slug>/rayonnement/", outreach.outreach_list, name="outreach_list"
    ),
    path(
        "activites/gestion/<slug:slug>/rayonnement/inscrire/",
        outreach.outreach_new,
        name="outreach_new",
    ),
    path("activites/gestion/rayonnement/<int:pk>/", outreach.outreach_entry, name="outreach_entry"),
    path(
        "activites/gestion/rayonnement/<int:pk>/retirer/",
        outreach.outreach_remove,
        name="outreach_remove",
    ),
    path(
        "activites/gestion/points-saillants/programmes/",
        highlights.highlight_programs,
        name="highlight_programs",
    ),
    path(
        "activites/gestion/<slug:slug>/points-saillants/",
        highlights.highlight_list,
        name="highlight_list",
    ),
    path(
        "activites/gestion/<slug:slug>/points-saillants/ecrire/",
        highlights.highlight_new,
        name="highlight_new",
    ),
    path(_HIGHLIGHT, highlights.highlight, name="highlight"),
    path(f"{_HIGHLIGHT}changer/", highlights.highlight_change, name="highlight_change"),
    path(f"{_HIGHLIGHT}retirer/", highlights.highlight_remove, name="highlight_remove"),
    path(f"{_HIGHLIGHT}photos/", highlights.highlight_picture_new, name="highlight_picture_new"),
    path(_PICTURE, highlights.highlight_picture, name="highlight_picture"),
    path(f"{_PICTURE}image/", highlights.highlight_picture_file, name="highlight_picture_file"),
    path(
        f"{_PICTURE}retirer/", highlights.highlight_picture_remove, name="highlight_picture_remove"
    ),
    path(
        f"{_PICTURE}<str:direction>/",
        highlights.highlight_picture_move,
        name="highlight_picture_move",
    ),
    path(f"{_HIGHLIGHT}<str:direction>/", highlights.highlight_move, name="highlight_move"),
    # --- surveys
    path("avis/<slug:survey_code>/", surveys_answering.survey_short, name="survey_short"),
    re_path(f"{_ANSWERED}$", surveys_answering.survey_answer, name="survey_answer"),
    re_path(f"{_ANSWERED}merci/$", surveys_answering.survey_thanks, name="survey_thanks"),
    path(_SURVEYS, surveys.survey_list, name="survey_list"),
    path(f"{_SURVEYS}creer/", surveys.survey_make, name="survey_make"),
    path(f"{_SURVEYS}resultats/", surveys_paper.survey_results, name="survey_results"),
    path(_SURVEY, surveys.survey_page, name="survey_page"),
    path(f"{_SURVEY}modifier/", surveys.survey_change, name="survey_change"),
    path(f"{_SURVEY}fermer/", surveys.survey_close, name="survey_close"),
    path(f"{_SURVEY}affiche/", surveys.survey_poster, name="survey_poster"),
    path(f"{_SURVEY}affiche.pdf", surveys.survey_poster_pdf, name="survey_poster_pdf"),
    path(f"{_SURVEY}papier/", surveys_paper.survey_paper, name="survey_paper"),
    path(f"{_SURVEY}papier/retirer/", surveys_paper.survey_paper_undo, name="survey_paper_undo"),
    path(f"{_SURVEY}de-cote/", surveys.survey_aside, name="survey_aside"),
    path(f"{_SURVEY}ajouter/", surveys.survey_question_new, name="survey_question_new"),
    path(_QUESTION, surveys.survey_question, name="survey_question"),
    path(f"{_QUESTION}deplacer/", surveys.survey_question_move, name="survey_question_move"),
    path(f"{_QUESTION}retirer/", surveys.survey_question_remove, name="survey_question_remove"),
    # --- the calendar
    *_CALENDAR,
]
