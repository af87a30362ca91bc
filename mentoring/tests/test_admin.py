"""The admin of mentoring: what leaks, the lists, the steps, and what is refused."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.enums import PairingState, ParticipantState
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

MODELS = ("mentor", "mentee", "pairing", "pairingmeeting", "outcome")


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def record_of(model: str, program):
    factories = {
        "mentor": MentorFactory,
        "mentee": MenteeFactory,
        "pairing": PairingFactory,
    }
    if model in factories:
        return factories[model](program=program)
    factory = {"pairingmeeting": MeetingFactory, "outcome": OutcomeFactory}[model]
    return factory(pairing__program=program)


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:mentoring_{model}_{page}", args=args)


# --- Rights and doors ---------------------------------------------------------------------------


@pytest.fixture
def foreign():
    """Records of another organisation that would be seen if anything leaked."""
    program = ProgramFactory(title="Programme secret")
    secret = {"person__last_name": "Secretan", "person__city": "Villesecrete"}
    pairing = PairingFactory(
        program=program,
        mentor=MentorFactory(program=program, **secret),
        mentee=MenteeFactory(program=program, **secret),
        code="JUM-SECRET",
        note="Notesecrete",
    )
    return {
        "mentor": pairing.mentor,
        "mentee": pairing.mentee,
        "pairing": pairing,
        "pairingmeeting": MeetingFactory(pairing=pairing, note="Notesecrete"),
        "outcome": OutcomeFactory(pairing=pairing, note="Notesecrete"),
    }


SECRETS = ("Programme secret", "Secretan", "Villesecrete", "JUM-SECRET", "Notesecrete")


def leaks(answer) -> list[str]:
    text = answer.content.decode()
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    ("role", "status"), [("coordination", 200), ("finance", 403), ("partner", 403)]
)
def test_coordinators_open_a_record_and_others_do_not(client, program, role, status):
    """One example of each door; every page for every role is in config/tests/matrix.txt."""
    record = PairingFactory(program=program)
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    for method in (client.get, client.post):
        assert method(url("pairing", "change", record.pk), follow=True).status_code == status


def test_a_foreign_record_does_not_exist(client, program, foreign):
    """One example; the others are in config/tests/test_two_organizations.py."""
    client.force_login(coordinator_of(program))
    for method in (client.get, client.post):
        answer = method(url("pairing", "change", foreign["pairing"].pk))
        assert (answer.status_code, leaks(answer)) == (404, [])


@pytest.mark.parametrize("model", MODELS)
def test_a_search_finds_nothing_foreign(client, program, foreign, model):
    client.force_login(coordinator_of(program))
    answer = client.get(url(model, "changelist"), {"q": "sécrétan"})
    assert (answer.status_code, leaks(answer)) == (200, [])
    assert list(answer.context["cl"].result_list) == []


def export_form(client, model: str, **changes) -> dict:
    """What the export page posts for every column, as CSV."""
    form = client.get(url(model, "export")).context["form"]
    csv = next(value for value, label in form.fields["format"].choices if "CSV" in str(label))
    posted = dict.fromkeys(form.fields, "on") | {"format": csv, "resource": "0"}
    posted["export_items"] = form["export_items"].value() or []
    return posted | changes


@pytest.mark.parametrize("model", MODELS)
def test_an_export_holds_nothing_foreign(client, program, foreign, model):
    record_of(model, program)
    client.force_login(coordinator_of(program))
    answer = client.post(url(model, "export"), export_form(client, model))
    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (200, "text/csv")
    assert (leaks(answer), len(answer.content.decode().splitlines())) == ([], 2)


@pytest.mark.parametrize("model", MODELS)
def test_a_foreign_record_is_not_exported_by_its_number(client, program, foreign, model):
    client.force_login(coordinator_of(program))
    posted = export_form(client, model, export_items=[foreign[model].pk])
    assert leaks(client.post(url(model, "export"), posted)) == []


@pytest.mark.parametrize(
    ("model", "field", "own"),
    [
        ("pairing", "mentor", "mentor"),
        ("pairing", "mentee", "mentee"),
        ("pairingmeeting", "pairing", "pairing"),
        ("mentor", "person", "person"),
    ],
)
def test_autocompletion_offers_only_what_is_seen(client, program, foreign, model, field, own):
    pairing = PairingFactory(program=program, mentor__person__last_name="Visible")
    client.force_login(coordinator_of(program))
    question = {"app_label": "mentoring", "model_name": model, "field_name": field, "term": ""}
    answer = client.get(reverse("admin:autocomplete"), question)
    people = {pairing.mentor.person, pairing.mentee.person}
    expected = {
        "mentor": {pairing.mentor},
        "mentee": {pairing.mentee},
        "pairing": {pairing},
        "person": people,
    }[own]
    found = {row["id"] for row in answer.json()["results"]}
    assert found == {str(record.pk) for record in expected}
    secret = client.get(reverse("admin:autocomplete"), question | {"term": "secretan"})
    assert secret.json()["results"] == []


def test_foreign_people_are_refused_when_posted(client, program, foreign):
    client.force_login(coordinator_of(program))
    posted = {
        "mentor": foreign["mentor"].pk,
        "mentee": foreign["mentee"].pk,
        "proposed_on": "2008-01-15",
    }
    form = client.post(url("pairing", "add"), posted).context["adminform"].form
    assert sorted(form.errors) == ["mentee", "mentor"]
    assert Pairing.objects.count() == 1


# --- Lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_the_number_of_queries_of_a_list_does_not_grow(client, model):
    client.force_login(AdministratorFactory())

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url(model, "changelist")).status_code == 200
        return len(captured)

    for _ in range(2):
        record_of(model, ProgramFactory())
    queries()
    two = queries()
    for _ in range(2):
        record_of(model, ProgramFactory())
    assert queries() == two


def listed(client, model: str, **filters) -> list:
    return list(client.get(url(model, "changelist"), filters).context["cl"].result_list)


def test_paired_is_a_filter_that_follows_from_the_pairings(client, program):
    pairing = PairingFactory(program=program)
    alone = MentorFactory(program=program), MenteeFactory(program=program)
    client.force_login(coordinator_of(program))
    assert listed(client, "mentor", jumele="oui") == [pairing.mentor]
    assert listed(client, "mentee", jumele="oui") == [pairing.mentee]
    assert listed(client, "mentor", suivi="sans-jumelage") == [alone[0]]
    assert listed(client, "mentee", jumele="non") == [alone[1]]
    assert listed(client, "mentor", jumele="place") == [alone[0]]
    assert len(listed(client, "mentor", jumele="autre")) == 2


def test_the_follow_up_filters_are_those_of_the_home_page(client, program):
    proposed = PairingFactory(program=program, state=PairingState.PROPOSED)
    silent = PairingFactory(program=program)
    ended = PairingFactory(program=program, state="completed", ended_on=date(2007, 12, 1))
    with time_machine.travel("2008-01-15T12:00-05:00", tick=False):
        client.force_login(coordinator_of(program))
        found = {
            name: listed(client, "pairing", suivi=name)
            for name in ("en-cours", "sans-reponse", "sans-rencontre", "issue-a-noter")
        }
    assert found == {
        "en-cours": [silent],
        "sans-reponse": [proposed],
        "sans-rencontre": [silent],
        "issue-a-noter": [ended],
    }


# --- Entering -----------------------------------------------------------------------------------


def mentor_form(program, **changes) -> dict:
    person = PersonFactory(holder=program.lead)
    return {
        "program": program.pk,
        "person": person.pk,
        "state": "available",
        "registered_on": "1er août 2007",
        "capacity": 2,
        "fields": ["3", "4"],
    } | changes


def test_a_mentor_is_entered_as_available_in_one_page_and_logged(client, program):
    user = coordinator_of(program)
    client.force_login(user)
    client.post(url("mentor", "add"), mentor_form(program))
    mentor = Mentor.objects.get()
    first = mentor.moves.get()
    assert (mentor.fields, mentor.registered_on) == (["3", "4"], date(2007, 8, 1))
    assert (first.to_state, first.effective_on, first.moved_by) == (
        ParticipantState.AVAILABLE,
        date(2007, 8, 1),
        user,
    )


def test_nobody_is_entered_as_gone(client, program):
    client.force_login(coordinator_of(program))
    form = client.post(url("mentor", "add"), mentor_form(program, state="left")).context[
        "adminform"
    ]
    assert list(form.form.errors) == ["state"]


def test_a_registration_to_come_is_refused_on_the_form(client, program):
    client.force_login(coordinator_of(program))
    posted = mentor_form(program, registered_on="2199-01-01")
    form = client.post(url("mentor", "add"), posted).context["adminform"].form
    assert form.non_field_errors() == ["Cette date est à venir."]
    assert Mentor.objects.count() == 0


def test_a_capacity_below_what_it_holds_is_said_in_french(client, program):
    mentor = MentorFactory(program=program, capacity=2)
    for _ in range(2):
        PairingFactory(program=program, mentor=mentor)
    client.force_login(coordinator_of(program))
    posted = {"registered_on": "2007-08-01", "capacity": 1}
    form = client.post(url("mentor", "change", mentor.pk), posted).context["adminform"].form
    assert form.non_field_errors() == [
        "Ce mentor a déjà autant de jumelages que sa capacité le permet."
    ]


def test_a_save_never_writes_the_counter_of_pairings(client, program):
    mentor = MentorFactory(program=program, capacity=2)
    PairingFactory(program=program, mentor=mentor)
    client.force_login(coordinator_of(program))
    posted = {"registered_on": "2007-08-01", "capacity": 3}
    with CaptureQueriesContext(connection) as captured:
        client.post(url("mentor", "change", mentor.pk), posted)
    updates = [q["sql"].partition('UPDATE "mentoring_mentor" SET ')[2] for q in captured]
    assert [sql.partition(" WHERE ")[0] for sql in updates if sql] == ['"capacity" = 3']


def test_a_pairing_entered_by_hand_goes_through_the_same_checks(client, program):
    mentor, mentee = MentorFactory(program=program), MenteeFactory(program=program)
    user = coordinator_of(program)
    client.force_login(user)
    posted = {"mentor": mentor.pk, "mentee": mentee.pk, "proposed_on": "2008-01-15"}
    client.post(url("pairing", "add"), posted)
    pairing = Pairing.objects.get()
    assert (pairing.program, pairing.state) == (program, PairingState.PROPOSED)
    assert [move.moved_by for move in pairing.moves.all()] == [user]
    form = client.post(url("pairing", "add"), posted).context["adminform"].form
    assert form.non_field_errors() == ["Ce jumelage est déjà proposé."]


def rows(prefix: str, *new: dict) -> dict:
    found = {f"{prefix}-TOTAL_FORMS": len(new), f"{prefix}-INITIAL_FORMS": 0}
    for index, row in enumerate(new):
        found |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return found


def pairing_form(pairing, **changes) -> dict:
    return {
        "proposed_on": "2007-09-15",
        "started_on": "2007-10-01",
        **rows("meetings"),
        **rows("outcomes"),
    } | changes


def test_meetings_are_added_on_the_pairing(client, program):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    met = rows("meetings", {"held_on": "5 novembre 2007", "minutes": "", "mode": "video"})
    client.post(url("pairing", "change", pairing.pk), pairing_form(pairing, **met))
    meeting = PairingMeeting.objects.get()
    assert (meeting.held_on, meeting.minutes, meeting.mode) == (date(2007, 11, 5), None, "video")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"milestone": 0, "status": "employed", "observed_on": "2007-09-01"},
            "Une issue ne peut pas précéder le début du jumelage.",
        ),
        (
            {"milestone": 3, "status": "employed", "observed_on": "2008-01-15"},
            "Le jumelage est en cours : cette issue se recueille après sa fin.",
        ),
    ],
)
def test_an_outcome_typed_in_the_table_obeys_the_same_rules(client, program, row, sentence):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    posted = pairing_form(pairing, **rows("outcomes", row))
    answer = client.post(url("pairing", "change", pairing.pk), posted)
    formset = answer.context["inline_admin_formsets"][1].formset
    assert formset.forms[0].non_field_errors() == [sentence]
    assert Outcome.objects.count() == 0


def test_a_start_moved_after_an_outcome_is_said_in_french(client, program):
    pairing = PairingFactory(program=program)
    OutcomeFactory(pairing=pairing)
    client.force_login(coordinator_of(program))
    posted = {"proposed_on": "2007-09-15", "started_on": "2008-06-15"}
    posted |= rows("meetings") | rows("outcomes")
    form = client.post(url("pairing", "change", pairing.pk), posted).context["adminform"].form
    assert form.non_field_errors() == ["Une issue ne peut pas précéder le début du jumelage."]


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        ("proposed", ["proposed_on"]),
        ("active", ["proposed_on", "started_on"]),
        ("completed", ["proposed_on", "started_on", "ended_on"]),
    ],
)
def test_only_the_dates_that_have_come_can_be_corrected(client, program, state, dates):
    ended_on = date(2008, 1, 1) if state == "completed" else None
    pairing = PairingFactory(program=program, state=state, ended_on=ended_on)
    client.force_login(coordinator_of(program))
    form = client.get(url("pairing", "change", pairing.pk)).context["adminform"].form
    assert [name for name in form.fields if name.endswith("_on")] == dates
    assert {"state", "mentor", "mentee", "program"} & set(form.fields) == set()


@pytest.mark.parametrize(("model", "make"), [("mentee", MenteeFactory), ("mentor", MentorFactory)])
def test_those_who_are_still_in_the_service_come_first(client, program, model, make):
    left = {"state": ParticipantState.LEFT, "left_on": date(2008, 1, 1)}
    gone, here = (
        make(program=program, person__last_name="Abel", **left),
        make(program=program, person__last_name="Zoël"),
    )
    first = make(program=program, person__last_name="Mont", state=ParticipantState.ON_PAUSE)
    client.force_login(coordinator_of(program))
    assert listed(client, model) == [first, here, gone]


# --- Steps --------------------------------------------------------------------------------------


def buttons(client, model: str, record) -> list[str]:
    answer = client.get(url(model, "change", record.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("proposed", ["Le mentor accepte", "Annuler la proposition"]),
        ("mentee_accepted", ["Commencer le jumelage", "Annuler la proposition"]),
        (
            "active",
            [
                "Ajouter une rencontre",
                "Noter l’issue",
                "Mettre en pause",
                "Terminer",
                "Interrompre",
            ],
        ),
        (
            "paused",
            ["Ajouter une rencontre", "Noter l’issue", "Reprendre", "Terminer", "Interrompre"],
        ),
        ("cancelled", []),
    ],
)
def test_a_pairing_shows_the_steps_that_its_state_allows(client, program, state, labels):
    client.force_login(coordinator_of(program))
    assert buttons(client, "pairing", PairingFactory(program=program, state=state)) == labels


@pytest.mark.parametrize(
    ("name", "label"),
    [("mettre-en-pause", "Note au dossier"), ("terminer", "Précisions sur la fin")],
)
def test_a_step_on_the_way_asks_for_a_note_and_the_end_for_its_own_words(
    client, program, name, label
):
    client.force_login(coordinator_of(program))
    asked = client.get(step(PairingFactory(program=program), name)).context["form"].fields["reason"]
    assert (str(asked.label), asked.required) == (label, False)


LEAVE, ANOTHER = "Noter la sortie du mentoré", "Chercher un autre mentor"


def test_an_ended_pairing_leads_to_what_the_mentee_does_next(client, program):
    pairing = PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 1))
    client.force_login(coordinator_of(program))
    offered = [buttons(client, "pairing", pairing)]
    answer = client.get(url("pairing", "change", pairing.pk))
    links = [move["url"] for move in answer.context["moves"] if move["label"] in (LEAVE, ANOTHER)]
    assert [client.get(link).status_code for link in links] == [200, 200]
    PairingFactory(program=program, mentee=pairing.mentee, state=PairingState.PROPOSED)
    offered.append(buttons(client, "pairing", pairing))
    Pairing.objects.exclude(pk=pairing.pk).update(state=PairingState.CANCELLED)
    Mentee.objects.update(state=ParticipantState.LEFT, left_on=date(2008, 1, 2))
    offered.append(buttons(client, "pairing", pairing))
    assert offered == [["Noter l’issue", LEAVE, ANOTHER], ["Noter l’issue"], ["Noter l’issue"]]


def step(pairing, name: str) -> str:
    return url("pairing", "step", pairing.pk, name)


def test_a_pairing_is_led_from_its_proposal_to_its_outcome(client, program):
    pairing = PairingFactory(program=program, state=PairingState.PROPOSED)
    client.force_login(coordinator_of(program))
    steps = [
        ("mentor-accepte", {"on": "2007-09-20"}),
        ("mentore-accepte", {"on": "2007-09-22"}),
        ("commencer", {"on": "2007-10-01"}),
        ("mettre-en-pause", {"on": "2007-12-20", "reason": "Congé des Fêtes"}),
        ("reprendre", {"on": "2008-01-07"}),
        ("terminer", {"on": "2008-04-01", "outcome": "in_training"}),
        ("noter-issue", {"on": "2008-07-02", "milestone": 3, "status": "employed", "note": ""}),
    ]
    for name, answers in steps:
        assert client.get(step(pairing, name)).status_code == 200
        assert client.post(step(pairing, name), answers).status_code == 302
    pairing.refresh_from_db()
    assert (pairing.state, pairing.started_on, pairing.ended_on) == (
        PairingState.COMPLETED,
        date(2007, 10, 1),
        date(2008, 4, 1),
    )
    assert [move.to_state for move in pairing.moves.order_by("pk")] == [
        "mentor_accepted",
        "mentee_accepted",
        "active",
        "paused",
        "active",
        "completed",
    ]
    assert list(pairing.outcomes.values_list("milestone", "status")) == [
        (0, "in_training"),
        (3, "employed"),
    ]


def test_an_interruption_asks_for_its_cause_and_its_reason(client, program):
    pairing = PairingFactory(program=program)
    client.force_login(coordinator_of(program))
    form = client.post(step(pairing, "interrompre"), {"on": "2008-01-15"}).context["form"]
    assert sorted(form.errors) == ["interruption", "reason"]
    answers = {"on": "2008-01-15", "interruption": "moved", "reason": "Parti à Québec"}
    client.post(step(pairing, "interrompre"), answers)
    pairing.refresh_from_db()
    assert (pairing.state, pairing.interruption, pairing.reason) == (
        PairingState.INTERRUPTED,
        "moved",
        "Parti à Québec",
    )


def test_an_old_page_starts_nothing_twice(client, program):
    pairing = PairingFactory(program=program, state=PairingState.MENTEE_ACCEPTED)
    user = coordinator_of(program)
    client.force_login(user)
    for _ in range(2):
        answer = client.post(step(pairing, "commencer"), {"on": "2007-10-01"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        f"Rien n’a été changé. État actuel : Actif. Dernière étape : {user}, le 1er octobre 2007."
    ]
    assert pairing.moves.count() == 1


def test_the_outcome_form_asks_for_the_first_moment_that_has_come(client, program):
    pairing = PairingFactory(program=program, state="completed", ended_on=date(2008, 1, 1))
    OutcomeFactory(pairing=pairing)
    client.force_login(coordinator_of(program))
    form = client.get(step(pairing, "noter-issue")).context["form"]
    assert form["milestone"].value() == 3


def test_a_mentee_leads_to_the_mentors_and_to_its_referral(client, program):
    waiting = MenteeFactory(program=program)
    paired = PairingFactory(program=program).mentee
    client.force_login(coordinator_of(program))
    assert buttons(client, "mentee", waiting)[0] == "Chercher un mentor"
    assert "Chercher un mentor" not in buttons(client, "mentee", paired)


def test_a_referral_leads_to_the_mentee_that_it_became(client, program):
    referral = ReferralFactory(program=program, state="in_service")
    MenteeFactory(program=program, person=referral.person, referral=referral)
    client.force_login(coordinator_of(program))
    answer = client.get(reverse("admin:referrals_referral_change", args=[referral.pk]))
    assert [str(move["label"]) for move in answer.context["moves"]] == [
        "Ouvrir le mentoré",
        "Fermer",
    ]


def test_who_leaves_must_have_no_pairing_under_way(client, program):
    mentor = PairingFactory(program=program).mentor
    client.force_login(coordinator_of(program))
    answer = client.post(url("mentor", "step", mentor.pk, "noter-la-sortie"), {"on": "2008-01-15"})
    assert answer.context["form"].non_field_errors() == [
        "Un jumelage est en cours : terminez-le avant la sortie."
    ]


def test_a_step_of_a_foreign_record_does_not_exist(client, program, foreign):
    client.force_login(coordinator_of(program))
    for method in (client.get, client.post):
        assert method(step(foreign["pairing"], "terminer")).status_code == 404
    foreign["pairing"].refresh_from_db()
    assert foreign["pairing"].state == PairingState.ACTIVE
