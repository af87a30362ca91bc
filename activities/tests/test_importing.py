"""Activities as tables: what a file may say, what it may not, and how it is refused."""

from datetime import date, time
from decimal import Decimal

import pytest

from activities import models
from activities.enums import RegistrationState, SessionState
from activities.tests.factories import (
    ActivityFactory,
    BookingFactory,
    OfferingFactory,
    ParticipantFactory,
    RegistrationFactory,
    SessionFactory,
    SurveyFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
)
from programs.budgets.tests.factories import BudgetLineFactory, spend
from programs.enums import OrganizationKind
from programs.importing import registry
from programs.importing.directories import Scope
from programs.models import Program
from programs.tests.factories import OrganizationFactory, ProgramFactory, RegionFactory
from programs.tests.importing.files import counts, csv_of, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="metiers")


@pytest.fixture
def offering(program):
    """Thirty places on a morning."""
    return OfferingFactory(activity__program=program, activity__code="labo", code="matin")


def taken(name: str, program: Program, *lines: str):
    """What the import of a CSV into ``program`` comes to, by somebody who coordinates it alone."""
    scope = Scope(programs=Program.objects.filter(pk=program.pk), program=program)
    return registry.get(name)(scope).import_file(csv_of(*lines), f"{name}.csv")


def said(name: str, program: Program, *lines: str) -> list[str]:
    """What is refused, each with its row and its column."""
    sheet = f"feuille « {name} », "
    return [one.removeprefix(sheet) for one in refusals(taken(name, program, *lines))]


def added(name: str, program: Program, *lines: str) -> None:
    result = taken(name, program, *lines)
    assert (counts(result), refusals(result)) == ((len(lines) - 1, 0, 0, 0), [])


# --- activities, schedules, sessions


def test_a_course_comes_with_two_schedules_and_their_sessions(program):
    added(
        "activities",
        program,
        "code;nature;titre;inscription;étapes",
        "cours;Cours;Anglais des soins;Personnes;"
        '"2007-08-20 Planifiée; 2007-09-04 Inscriptions ouvertes"',
    )
    added(
        "offerings",
        program,
        "activité;identifiant;horaire;places;coût d’inscription",
        "cours;mardi;Le mardi;12;50 $",
        "cours;mercredi;Le mercredi;;",
    )
    added(
        "sessions",
        program,
        "activité;horaire;numéro;jour;début;fin",
        "cours;mardi;1;2007-10-16;18 h 30;21:00",
        "cours;mardi;2;2007-10-23;18 h;21 h 15",
        "cours;mercredi;1;2008-02-29;22:00;01:00",
    )
    activity = models.Activity.objects.get()
    moves = [(one.to_state, one.effective_on) for one in activity.moves.all()]
    assert moves == [("planned", date(2007, 8, 20)), ("open", date(2007, 9, 4))]
    found = [
        (one.code, one.capacity, one.fee, one.has_waiting_list)
        for one in activity.offerings.order_by("code")
    ]
    assert found == [("mardi", 12, Decimal(50), True), ("mercredi", None, Decimal(0), True)]
    hours = models.Session.objects.order_by("pk").values_list("starts", "ends")
    assert list(hours) == [
        (time(18, 30), time(21, 0)),
        (time(18, 0), time(21, 15)),
        (time(22, 0), time(1, 0)),
    ]


SESSION = "activity;offering;number;day;starts;ends;state"


def test_a_session_was_held_on_its_day(program, offering):
    added("sessions", program, SESSION, "labo;matin;1;2007-10-18;9:00;11:30;Tenue")
    (move,) = models.Session.objects.get().moves.all()
    assert (move.to_state, move.effective_on) == (SessionState.HELD, date(2007, 10, 18))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "labo;matin;1;2007-10-18;9:00;9:00;",
            "ligne 2, colonne E · starts : La fin est à la même heure que le début.",
        ),
        (
            "labo;matin;1;2007-10-18;25 h;11:00;",
            "ligne 2, colonne E · starts : « 25 h » n’est pas une heure. Attendu : une heure : 9 h 30, 09:30.",
        ),
        (
            "labo;soir;1;2007-10-18;9:00;11:00;",
            "ligne 2, colonne B · offering : « soir » ne désigne aucune fiche de ce programme (horaire).",
        ),
        (
            "labo;matin;1;2037-10-18;9:00;11:00;Tenue",
            "ligne 2, colonne G · state : Une séance à venir n’a pas été tenue.",
        ),
        (
            "labo;matin;1;2007-10-18;9:00;11:00;Annulée",
            "ligne 2, colonne G · state : Écrivez pourquoi la séance est annulée.",
        ),
    ],
)
def test_a_bad_cell_of_a_session_is_named(program, offering, row, sentence):
    assert said("sessions", program, SESSION, row) == [sentence]
    assert models.Session.objects.count() == 0


def test_other_calendars_hear_of_a_session_that_a_file_moves(program, offering):
    session = SessionFactory(offering=offering, number=1)
    for day, sequence in (("2007-10-18", 0), ("2007-10-19", 1)):
        taken("sessions", program, SESSION, f"labo;matin;1;{day};9:00;11:30;")
        session.refresh_from_db()
        assert (session.day.isoformat(), session.sequence) == (day, sequence)


def test_an_hour_that_the_night_of_spring_leaves_out_is_refused(program, offering):
    row = "labo;matin;1;2008-03-09;2:30;5:00;"
    (sentence,) = said("sessions", program, SESSION, row)
    assert sentence == (
        "ligne 2, colonne E · starts : Le dimanche 9 mars 2008, 2 h 30 n’existe pas : l’heure avance cette nuit-là."
    )
    assert models.Session.objects.count() == 0


def test_a_held_session_stays_on_its_day(program, offering):
    SessionFactory(offering=offering, number=1, state=SessionState.HELD)
    row = "labo;matin;1;2007-10-19;9:00;11:30;"
    assert said("sessions", program, SESSION, row) == [
        "ligne 2, colonne D · day : Cette séance a été tenue ce jour-là : reprenez l’étape avant de la déplacer."
    ]


def test_an_activity_of_another_program_is_nobody_s(program):
    OfferingFactory(activity__code="ailleurs", code="matin")
    row = "ailleurs;matin;1;2007-10-18;9:00;11:30;"
    (sentence, *_others) = said("sessions", program, SESSION, row)
    assert sentence == (
        "ligne 2, colonne A · activity : « ailleurs » ne désigne aucune fiche de ce programme (activité)."
    )


# --- registrations

REGISTRATION = "activity;offering;booking;code;school;pupils;companions;state;registered_on"


@pytest.fixture
def booking(offering):
    return BookingFactory(activity=offering.activity, code="D1")


def test_a_class_takes_its_places_and_who_waits_is_put_behind(program, offering, booking):
    OrganizationFactory(name="École des Ormes"), OrganizationFactory(name="École du Tilleul")
    added(
        "registrations",
        program,
        REGISTRATION,
        "labo;matin;D1;I1;École des Ormes;28;2;Confirmée;2007-09-20",
        "labo;matin;D1;I2;École du Tilleul;12;1;Liste d’attente;2007-09-21",
    )
    offering.refresh_from_db()
    found = [(one.seats, one.queue) for one in models.Registration.objects.order_by("code")]
    assert (found, offering.taken) == ([(28, None), (12, 1)], 28)


def test_more_than_the_room_holds_is_refused_whole(program, offering, booking):
    result = said(
        "registrations",
        program,
        REGISTRATION,
        "labo;matin;D1;I1;;20;2;Confirmée;2007-09-20",
        "labo;matin;D1;I2;;11;1;Confirmée;2007-09-21",
    )
    assert result == [
        "ligne 3, colonne D · code : Il ne reste pas assez de places : des inscriptions confirmées les tiennent."
    ]
    assert models.Registration.objects.count() == 0


PARTS = [
    "labo;matin;D1;I1;École des Ormes;30;2;Confirmée;2007-09-20;",
    "labo;matin;D1;I2;École des Ormes;5;0;Liste d’attente;2007-09-20;I1",
]


def test_the_rest_of_a_class_comes_with_the_class(program, offering, booking):
    OrganizationFactory(name="École des Ormes")
    added("registrations", program, f"{REGISTRATION};split_from", *PARTS)
    assert models.Registration.objects.get(code="I2").split_from.code == "I1"


def test_the_rest_of_a_class_is_written_after_it(program, offering, booking):
    OrganizationFactory(name="École des Ormes")
    assert said("registrations", program, f"{REGISTRATION};split_from", *reversed(PARTS)) == [
        "ligne 2, colonne J · split_from : Écrivez cette ligne après celle de « I1 », dont elle est le reste."
    ]


def test_one_class_is_registered_once(program, offering, booking):
    OrganizationFactory(name="École des Ormes")
    assert said(
        "registrations",
        program,
        f"{REGISTRATION};levels",
        "labo;matin;D1;I1;École des Ormes;12;1;Confirmée;2007-09-20;9",
        "labo;matin;D1;I2;École des Ormes;12;1;Confirmée;2007-09-20;9",
    ) == [
        "ligne 3, colonne B · offering : Un groupe de cette école et de ce niveau est déjà inscrit : nommez le "
        "groupe pour les distinguer. (ligne 2)"
    ]


def test_a_school_whose_name_another_bears_is_written_in_full(program, offering, booking):
    for code, name in (("07", "Outaouais"), ("15", "Laurentides")):
        OrganizationFactory(
            name="École des Ormes",
            kind=OrganizationKind.SCHOOL,
            region=RegionFactory(code=code, name=name),
        )
    row = "labo;matin;D1;I1;École des Ormes;12;1;Confirmée;2007-09-20"
    (sentence,) = said("registrations", program, REGISTRATION, row)
    assert sentence.partition(" organismes")[0] == (
        "ligne 2, colonne E · school : « École des Ormes » désigne plusieurs"
    )


def test_no_file_confirms_or_cancels_who_is_registered(program, offering, booking):
    RegistrationFactory(offering=offering, booking=booking, code="I1", waiting=1)
    row = "labo;matin;D1;I1;;12;1;Confirmée;2007-09-20"
    assert said("registrations", program, REGISTRATION, row) == [
        "ligne 2, colonne H · state : Cette décision, ou sa reprise, se note dans la fiche, pas par un fichier."
    ]
    assert models.Registration.objects.get().state == RegistrationState.WAITING


def test_whoever_waits_keeps_their_rank_where_a_file_says_none(program, offering, booking):
    RegistrationFactory(offering=offering, booking=booking, school=None, code="I1", waiting=7)
    header = "activity;offering;booking;code;queue;registered_on;note"
    result = taken("registrations", program, header, "labo;matin;D1;I1;;2007-09-20;Rappelée")
    assert (counts(result), refusals(result)) == ((0, 1, 0, 0), [])
    assert models.Registration.objects.get().queue == 7


def test_two_pupils_of_one_name_are_told_apart_by_their_codes(program, offering, booking):
    RegistrationFactory(offering=offering, booking=booking, code="I1")
    header = "activity;offering;registration;code;first_name;last_name;is_minor"
    row = "labo;matin;I1;{};Nadège;Exemple;Oui"
    assert said("participants", program, header, row.format(""), row.format("")) == [
        "ligne 3, colonne F · last_name : Les lignes 2 et 3 désignent la même fiche : gardez-en une."
    ]
    added("participants", program, header, row.format("P1"), row.format("P2"))


# --- attendance


def test_what_was_expected_is_what_was_registered_and_a_blank_is_not_zero(
    program, offering, booking
):
    SessionFactory(offering=offering, number=1)
    for code in ("I1", "I2"):
        RegistrationFactory(offering=offering, booking=booking, code=code)
    added(
        "attendances",
        program,
        "activity;offering;session;registration;pupils;companions",
        "labo;matin;1;I1;11;1",
        "labo;matin;2007-10-18;I2;0;",
    )
    found = models.Attendance.objects.order_by("pk")
    assert [(one.expected_pupils, one.pupils, one.companions) for one in found] == [
        (12, 11, 1),
        (12, 0, None),
    ]


def test_a_participant_is_one_of_the_registration(program, offering, booking):
    SessionFactory(offering=offering, number=1)
    mine = RegistrationFactory(offering=offering, booking=booking, code="I1")
    RegistrationFactory(offering=offering, booking=booking, code="I2")
    ParticipantFactory(registration=mine, code="P1")
    header = "activity;offering;session;registration;participant;is_present"
    assert said("named_attendances", program, header, "labo;matin;1;I2;P1;Oui") == [
        "ligne 2, colonne E · participant : « P1 » ne désigne aucune fiche de ce programme (participant)."
    ]
    added("named_attendances", program, header, "labo;matin;1;I1;P1;Oui")


# --- costs


def test_a_cost_names_the_expense_that_it_became(program, offering):
    expense = spend(BudgetLineFactory(budget__program=program), "120.00")
    header = "activity;kind;description;quoted;expense"
    added("activity_costs", program, header, f"labo;Transport;Autobus;100 $;{expense.code}")
    cost = models.Cost.objects.get()
    assert (cost.quoted, cost.actual) == (Decimal(100), Decimal(120))


def test_a_session_without_its_schedule_names_none(program, offering):
    SessionFactory(offering=offering, number=1)
    header = "activity;offering;session;kind;description"
    assert said("activity_costs", program, header, "labo;;1;Transport;Autobus") == [
        "ligne 2, colonne C · session : Remplissez aussi la colonne « horaire »."
    ]


# --- appreciation


@pytest.mark.parametrize(("cell", "value"), [("4", 4), ("oui", 1), ("Non", 0)])
def test_an_answer_is_a_number_or_yes_or_no(program, offering, cell, value):
    survey = SurveyFactory(activity=offering.activity)
    SurveyQuestionFactory(survey=survey, number=1)
    SurveyResponseFactory(survey=survey, code="F-1")
    header = "activity;survey;response;question;value"
    added("survey_answers", program, header, f"labo;Élèves et participants;F-1;1;{cell}")
    assert models.SurveyAnswer.objects.get().value == value


def test_a_question_that_was_answered_keeps_its_kind(program, offering):
    survey = SurveyFactory(activity=offering.activity)
    question = SurveyQuestionFactory(survey=survey, number=1, measures_satisfaction=False)
    SurveyResponseFactory(survey=survey).answers.create(question=question, value=4)
    header = "activity;survey;number;kind;text"
    assert said("survey_questions", program, header, "labo;students;1;text;Qu’en dites-vous ?") == [
        "ligne 2, colonne D · kind : Quelqu’un a déjà répondu à cette question : ajoutez-en une autre."
    ]


# --- outreach


def test_what_is_known_of_a_year_alone_is_of_that_year(program):
    added(
        "outreach",
        program,
        "code;nature;ce qui a paru;exercice;nombre",
        "P-1;Article;Un article;2007-2008;",
    )
    entry = models.OutreachEntry.objects.get()
    assert (entry.starts_on, entry.ends_on, entry.count) == (
        date(2007, 7, 1),
        date(2008, 6, 30),
        None,
    )


def test_an_activity_is_found_by_its_code_and_never_by_its_title(program):
    ActivityFactory(program=program, code="labo", title="Le labo vert")
    header = "code;kind;title;year;activity"
    row = "P-1;article;Un article;2007-2008;Le labo vert"
    assert said("outreach", program, header, row) == [
        "ligne 2, colonne E · activity : « Le labo vert » ne désigne aucune fiche de ce programme (activité)."
    ]


def test_a_highlight_of_a_year_without_a_periodical_is_refused(program):
    Program.objects.filter(pk=program.pk).update(ends_on=date(2008, 6, 30))
    head = "identifiant;en date du;titre;texte"
    added("highlights", program, head, "S-1;2008-06-30;Au labo;On y mesure.")
    assert said("highlights", program, head, "S-2;2008-07-01;Au labo;On y mesure.") == [
        "ligne 2, colonne B · en date du : Le programme a pris fin le 30 juin 2008, et aucun périodique ne paraît pour "
        "un exercice qui suit : datez-le au plus tard du 30 juin 2008."
    ]
