"""The only doors to activities: coordinators, finance officers to what is paid, partners to their own schools' groups.

Whoever registered has no account: their door is a signed link, and it opens one booking. What is public is read by
anybody.
"""

import uuid
from string import hexdigits

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from activities.models import (
    Activity,
    ActivityPart,
    Attendance,
    Booking,
    ChangeRequest,
    Cost,
    Highlight,
    HighlightPicture,
    Kiosk,
    Offering,
    OutreachEntry,
    Participant,
    ParticipantAttendance,
    Registration,
    Session,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyResponse,
    Transport,
    TransportStop,
)
from activities.models.surveys import SHORT
from programs.access import programs_accounted_by, programs_coordinated_by
from programs.enums import MembershipRole, Service
from programs.lib.periods import today
from programs.links import record_of
from programs.models import Organization, Program
from programs.models.schools import School

# --- coordinators


def activity_programs(user) -> QuerySet[Program]:
    """The programs that the user coordinates and that hold activities."""
    return programs_coordinated_by(user).filter(services__contains=[Service.ACTIVITIES])


def get_activity_program_for(user, slug: str) -> Program:
    return get_object_or_404(activity_programs(user).select_related("lead", "region"), slug=slug)


def visible_activities(user) -> QuerySet[Activity]:
    return Activity.objects.filter(program__in=programs_coordinated_by(user))


def get_activity_for(user, pk) -> Activity:
    activities = visible_activities(user).select_related("program__lead", "action", "region")
    return get_object_or_404(activities, pk=pk)


def _of_activities(user, model) -> QuerySet:
    return model.objects.filter(activity__in=visible_activities(user))


def visible_parts(user) -> QuerySet[ActivityPart]:
    return _of_activities(user, ActivityPart)


def visible_offerings(user) -> QuerySet[Offering]:
    return _of_activities(user, Offering)


def get_offering_for(user, pk) -> Offering:
    return get_object_or_404(
        visible_offerings(user).select_related("activity__program__lead"), pk=pk
    )


def visible_sessions(user) -> QuerySet[Session]:
    return Session.objects.filter(offering__in=visible_offerings(user))


def get_session_for(user, pk) -> Session:
    return get_object_or_404(
        visible_sessions(user).select_related("offering__activity__program__lead"), pk=pk
    )


def visible_bookings(user) -> QuerySet[Booking]:
    return _of_activities(user, Booking)


def visible_registrations(user) -> QuerySet[Registration]:
    return Registration.objects.filter(offering__in=visible_offerings(user))


def get_registration_for(user, pk) -> Registration:
    return get_object_or_404(
        visible_registrations(user).select_related(
            "offering__activity__program__lead", "booking", "school", "board"
        ),
        pk=pk,
    )


def visible_changes(user) -> QuerySet[ChangeRequest]:
    return ChangeRequest.objects.filter(registration__in=visible_registrations(user))


def visible_participants(user) -> QuerySet[Participant]:
    return Participant.objects.filter(registration__in=visible_registrations(user))


def visible_attendances(user) -> QuerySet[Attendance]:
    return Attendance.objects.filter(session__in=visible_sessions(user))


def visible_named_attendances(user) -> QuerySet[ParticipantAttendance]:
    return ParticipantAttendance.objects.filter(session__in=visible_sessions(user))


def visible_transports(user) -> QuerySet[Transport]:
    return Transport.objects.filter(session__in=visible_sessions(user))


def visible_stops(user) -> QuerySet[TransportStop]:
    return TransportStop.objects.filter(transport__in=visible_transports(user))


def visible_kiosks(user) -> QuerySet[Kiosk]:
    return _of_activities(user, Kiosk)


def visible_surveys(user) -> QuerySet[Survey]:
    return _of_activities(user, Survey)


def get_survey_for(user, pk) -> Survey:
    surveys = visible_surveys(user).select_related("activity__program__lead")
    return get_object_or_404(surveys, pk=pk)


def get_survey_question_for(user, pk) -> SurveyQuestion:
    questions = visible_survey_questions(user).select_related("survey__activity__program__lead")
    return get_object_or_404(questions, pk=pk)


def visible_survey_questions(user) -> QuerySet[SurveyQuestion]:
    return SurveyQuestion.objects.filter(survey__in=visible_surveys(user))


def visible_responses(user) -> QuerySet[SurveyResponse]:
    return SurveyResponse.objects.filter(survey__in=visible_surveys(user))


def visible_answers(user) -> QuerySet[SurveyAnswer]:
    return SurveyAnswer.objects.filter(response__in=visible_responses(user))


def visible_outreach(user) -> QuerySet[OutreachEntry]:
    return OutreachEntry.objects.filter(program__in=programs_coordinated_by(user))


def get_outreach_for(user, pk) -> OutreachEntry:
    return get_object_or_404(visible_outreach(user).select_related("program__lead"), pk=pk)


def visible_highlights(user) -> QuerySet[Highlight]:
    return Highlight.objects.filter(program__in=programs_coordinated_by(user))


def get_highlight_for(user, pk) -> Highlight:
    found = visible_highlights(user).select_related("program__lead", "activity")
    return get_object_or_404(found, pk=pk)


def visible_highlight_pictures(user) -> QuerySet[HighlightPicture]:
    """Pictures for whoever coordinates: what may not be printed yet is nobody else’s to see."""
    return HighlightPicture.objects.filter(highlight__in=visible_highlights(user))


def get_highlight_picture_for(user, highlight: Highlight, pk) -> HighlightPicture:
    found = visible_highlight_pictures(user).filter(highlight=highlight)
    return get_object_or_404(found, pk=pk)


# --- coordinators and finance officers


def visible_costs(user) -> QuerySet[Cost]:
    """Whoever keeps the accounts of a program sees what its activities cost; not who registered."""
    return Cost.objects.filter(activity__program__in=programs_accounted_by(user))


def get_cost_for(user, pk) -> Cost:
    costs = visible_costs(user).select_related("activity__program__lead", "supplier", "payer")
    return get_object_or_404(costs.select_related("expense", "session"), pk=pk)


def costing_programs(user) -> QuerySet[Program]:
    """The programs of which the user sees what activities cost."""
    return programs_accounted_by(user).filter(services__contains=[Service.ACTIVITIES])


def get_costing_program_for(user, slug: str) -> Program:
    return get_object_or_404(costing_programs(user).select_related("lead"), slug=slug)


def get_costed_activity_for(user, pk) -> Activity:
    """An activity, for whoever may see what it costs: of finance officers, its costs and its name alone."""
    activities = Activity.objects.filter(program__in=programs_accounted_by(user))
    return get_object_or_404(activities.select_related("program__lead", "action"), pk=pk)


# --- partner organisations


def own_school_registrations(user) -> QuerySet[Registration]:
    """The groups of the schools for which the user answers, or of the schools of their board."""
    organizations = user.organizations_as(MembershipRole.PARTNER)
    return Registration.objects.filter(Q(school__in=organizations) | Q(board__in=organizations))


# --- the public, and whoever has a link


def public_activities() -> QuerySet[Activity]:
    """What anybody reads in the calendar."""
    return Activity.objects.public().select_related("program__lead", "region")


def public_sessions() -> QuerySet[Session]:
    return Session.objects.filter(offering__activity__is_public=True)


def schools_like(text: str) -> QuerySet[School]:
    """The schools of one of whose names, or town, each word of ``text`` is a part; what anybody may know of them."""
    found = School.objects.filter(organization__in=Organization.objects.open_on(today()))
    for word in text.split():
        found = found.filter(Q(organization__known_as=word) | Q(town__matches=word))
    return found.told_apart()


def booking_of(token: str) -> Booking | None:
    """The booking that a link opens; None where it was renewed."""
    return record_of(token, Booking.objects.select_related("activity__program__lead"))


def participant_of(token: str) -> Participant | None:
    """The minor whose parent a link asks; None where it was renewed, or the registration cancelled."""
    participants = Participant.objects.filter(
        is_minor=True, registration__in=Registration.objects.live()
    )
    return record_of(
        token,
        participants.select_related(
            "registration__offering__activity__program__lead",
            "registration__booking",
            "registration__school",
        ),
    )


def survey_of(token: str) -> Survey | None:
    """The survey that a link opens."""
    return record_of(token, Survey.objects.select_related("activity__program__lead"))


def survey_of_code(code: str) -> Survey | None:
    """The survey of the short address on a poster; None where its link was renewed, or nobody made one."""
    digits = code.lower().replace("-", "")
    if len(digits) != SHORT or not set(digits) <= set(hexdigits):
        return None
    first, last = (uuid.UUID(hex=digits.ljust(32, end)) for end in "0f")
    return Survey.objects.filter(nonce__range=(first, last)).first()
