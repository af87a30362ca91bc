"""What the guide says of activities, to the public and to those who hold them."""

from programs.help import explain

_CALENDAR = "31-calendrier-des-activites"
_ACTIVITIES = "32-activites-et-seances"
_REGISTERING = "33-inscriptions-aux-activites"
_THE_DAY = "34-jour-de-lactivite"
_AROUND = "35-logistique-et-rayonnement"
_SURVEYS = "36-appreciation"

explain(_CALENDAR, "calendar", "calendar_program", section="le-calendrier")
explain(_CALENDAR, "calendar_activity", section="la-page-dune-activité")
explain(
    _CALENDAR,
    "calendar_feed",
    "calendar_program_feed",
    "calendar_activity_feed",
    section="sabonner",
)

explain(_ACTIVITIES, "activity_*", "session_*", "admin:activities_*")
explain(_ACTIVITIES, "activity_new", "admin:activities_activity_add", section="en-une-minute")
explain(
    _ACTIVITIES, "activity_offering*", "admin:activities_offering_*", section="plusieurs-horaires"
)
explain(
    _ACTIVITIES,
    "session_new",
    "session_step",
    "activity_step",
    "activity_offering_step",
    "admin:activities_session_*",
    section="quand-ça-change",
)
explain(_ACTIVITIES, "activity_copy", section="lannée-suivante")

explain(_REGISTERING, "booking*", section="la-page-du-lien")
explain(
    _REGISTERING,
    "booking_new",
    "booking_received",
    "booking_schools",
    section="ce-que-fait-lenseignante",
)
explain(_REGISTERING, "booking_pupil*", "authorization", section="nommer-les-élèves")
explain(
    _REGISTERING,
    "activity_registrations",
    "registration_*",
    "admin:activities_booking_*",
    "admin:activities_registration_*",
    "admin:activities_participant_*",
    section="votre-page-des-inscriptions",
)
explain(_REGISTERING, "registration_own", section="la-page-du-lien")
explain(
    _REGISTERING,
    "registration_changes",
    "admin:activities_changerequest_*",
    section="une-fois-la-liste-arrêtée",
)

explain(
    _THE_DAY,
    "session_host_list",
    "session_carrier_list",
    "registration_list",
    section="avant-de-partir",
)
explain(
    _THE_DAY,
    "session_attendance*",
    "session_walk_in",
    "admin:activities_attendance_*",
    section="les-présences",
)
explain(_THE_DAY, "activity_certificate*", section="les-attestations")

explain(_AROUND, "transport*", "admin:activities_transport_*", section="les-transports")
explain(_AROUND, "kiosk*", "admin:activities_kiosk_*", section="les-kiosques")
explain(_AROUND, "cost", "cost_*", "admin:activities_cost_*", section="les-coûts")
explain(_AROUND, "outreach_*", "admin:activities_outreachentry_*", section="le-rayonnement")
explain(_AROUND, "highlight*", "admin:activities_highlight_*", section="les-points-saillants")

explain(_SURVEYS, "survey_*", "admin:activities_survey_*", section="le-préparer")
explain(
    _SURVEYS,
    "survey_short",
    "survey_answer",
    "survey_thanks",
    "survey_poster*",
    "survey_paper*",
    section="le-faire-remplir",
)
explain(_SURVEYS, "survey_aside", section="beaucoup-de-réponses-dun-même-endroit")
explain(
    _SURVEYS,
    "survey_results",
    "admin:activities_surveyresponse_*",
    section="lire-les-résultats",
)
