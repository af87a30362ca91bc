"""The ground floor's admin: every page for every role, what leaks, what is refused and how it is said."""

from datetime import date

import pytest
import time_machine
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.enums import MembershipRole, ReferralState
from programs.models import Consent, Funding, Membership, Organization, Person, Program, Referral
from programs.tests.factories import (
    AdministratorFactory,
    FundingFactory,
    MembershipFactory,
    OrganizationFactory,
    PersonFactory,
    ProgramFactory,
    ReferralFactory,
    RegionFactory,
    UserFactory,
    coordinator_of,
)

pytestmark = pytest.mark.django_db

MODELS = (
    "region",
    "organization",
    "person",
    "program",
    "funding",
    "referral",
    "user",
    "membership",
)
ALL, READ, NONE = "all", "read", "none"

# What each role may do with each model of the ground floor.
RIGHTS = {
    "administrator": dict.fromkeys(MODELS, ALL) | {"region": READ},
    "coordination": {
        "region": READ,
        "organization": ALL,
        "person": ALL,
        "program": ALL,
        "funding": ALL,
        "referral": ALL,
        "user": NONE,
        "membership": NONE,
    },
    "finance": {
        "region": READ,
        "organization": READ,
        "person": NONE,
        "program": READ,
        "funding": ALL,
        "referral": NONE,
        "user": NONE,
        "membership": NONE,
    },
    "partner": dict.fromkeys(MODELS, NONE),
    "funder": dict.fromkeys(MODELS, NONE),
}
CELLS = [(role, model, right) for role, row in RIGHTS.items() for model, right in row.items()]


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


def user_as(role: str, program: Program):
    if role == "administrator":
        return AdministratorFactory()
    return MembershipFactory(organization=program.lead, role=role).user


def record_of(model: str, program: Program):
    """A record of ``model`` that belongs to ``program`` or to its lead."""
    makers = {
        "region": lambda: program.region,
        "organization": lambda: program.lead,
        "person": lambda: PersonFactory(holder=program.lead),
        "program": lambda: program,
        "funding": lambda: FundingFactory(program=program),
        "referral": lambda: ReferralFactory(program=program),
        "user": UserFactory,
        "membership": lambda: MembershipFactory(organization=program.lead),
    }
    return makers[model]()


def url(model: str, page: str, *args) -> str:
    return reverse(f"admin:programs_{model}_{page}", args=args)


def signed_in(client, user):
    client.force_login(user)
    return client


# --- Rights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "model", "right"), CELLS)
def test_each_role_opens_the_pages_it_has_a_right_to(client, program, role, model, right):
    record = record_of(model, program)
    signed_in(client, user_as(role, program))
    pages = {
        "changelist": client.get(url(model, "changelist"), follow=True),
        "change": client.get(url(model, "change", record.pk), follow=True),
        "history": client.get(url(model, "history", record.pk), follow=True),
        "add": client.get(url(model, "add"), follow=True),
        "delete": client.get(url(model, "delete", record.pk), follow=True),
    }
    opens = {ALL: 200, READ: 200, NONE: 403}[right]
    adds = 200 if right == ALL else 403
    assert {name: page.status_code for name, page in pages.items()} == {
        "changelist": opens,
        "change": opens,
        "history": opens,
        "add": adds,
        "delete": 403,
    }


@pytest.mark.parametrize(("role", "model", "right"), CELLS)
def test_each_role_saves_only_what_it_may_change(client, program, role, model, right):
    record = record_of(model, program)
    signed_in(client, user_as(role, program))
    status = client.post(url(model, "change", record.pk), {}, follow=True).status_code
    # An empty form that may be sent comes back with its errors.
    assert status == (200 if right == ALL else 403)


@pytest.mark.parametrize("model", MODELS)
def test_nobody_enters_without_signing_in(client, program, model):
    record = record_of(model, program)
    for page, args in (("changelist", ()), ("add", ()), ("change", (record.pk,))):
        answer = client.get(url(model, page, *args))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, reverse("login"))


# --- Doors --------------------------------------------------------------------------------------


@pytest.fixture
def foreign(program):
    """Records of another organisation that would be seen if anything leaked."""
    other = ProgramFactory(title="Programme secret", lead__name="Organisme secret")
    person = PersonFactory(holder=other.lead, last_name="Secretan", city="Villesecrete")
    return {
        "person": person,
        "program": other,
        "funding": FundingFactory(program=other, reference="ENTENTE-SECRETE"),
        "referral": ReferralFactory(program=other, person=person, code="REF-SECRETE"),
    }


SECRETS = ("Programme secret", "Secretan", "Villesecrete", "ENTENTE-SECRETE", "REF-SECRETE")


def leaks(answer) -> list[str]:
    text = answer.content.decode()
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
@pytest.mark.parametrize("view", ["change", "history", "delete"])
def test_a_foreign_record_does_not_exist(client, program, foreign, model, view):
    signed_in(client, coordinator_of(program))
    answer = client.get(url(model, view, foreign[model].pk))
    assert (answer.status_code, leaks(answer)) == (404, [])
    assert client.post(url(model, view, foreign[model].pk), {}).status_code == 404


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
def test_the_list_and_its_filters_show_nothing_foreign(client, program, foreign, model):
    record_of(model, program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url(model, "changelist"))
    assert (answer.status_code, leaks(answer)) == (200, [])


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
def test_a_search_finds_nothing_foreign(client, program, foreign, model):
    signed_in(client, coordinator_of(program))
    answer = client.get(url(model, "changelist"), {"q": "secret"})
    assert list(answer.context["cl"].result_list) == []


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
def test_the_add_form_offers_nothing_foreign(client, program, foreign, model):
    signed_in(client, coordinator_of(program))
    assert leaks(client.get(url(model, "add"))) == []


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
def test_an_export_holds_nothing_foreign(client, program, foreign, model):
    record = record_of(model, program)
    signed_in(client, coordinator_of(program))
    form = client.get(url(model, "export")).context["form"]
    csv = next(value for value, label in form.fields["format"].choices if "CSV" in str(label))
    posted = dict.fromkeys(form.fields, "on") | {"format": csv, "resource": "0"}
    for items in (form["export_items"].value() or [], [foreign[model].pk]):
        answer = client.post(url(model, "export"), posted | {"export_items": items})
        assert leaks(answer) == []
    own = client.post(url(model, "export"), posted | {"export_items": [record.pk]})
    assert (own.status_code, own["Content-Type"].split(";")[0]) == (200, "text/csv")


TRANSFERS = [
    ("coordination", "import", [200, 200, 200, 200, 200]),
    ("coordination", "export", [200, 200, 200, 200, 200]),
    ("finance", "import", [403, 403, 403, 200, 403]),
    ("finance", "export", [200, 403, 200, 200, 403]),
    ("partner", "import", [403, 403, 403, 403, 403]),
    ("partner", "export", [403, 403, 403, 403, 403]),
]


@pytest.mark.parametrize(("role", "view", "statuses"), TRANSFERS)
def test_files_come_in_and_go_out_by_the_same_rights(client, program, role, view, statuses):
    signed_in(client, user_as(role, program))
    models = ("organization", "person", "program", "funding", "referral")
    answers = [client.get(url(model, view), follow=True) for model in models]
    assert [answer.status_code for answer in answers] == statuses


AUTOCOMPLETES = [("referral", "person"), ("mentee", "referral"), ("mentor", "person")]


@pytest.mark.parametrize(("model", "field"), AUTOCOMPLETES)
def test_autocompletion_offers_only_what_is_seen(client, program, foreign, model, field):
    signed_in(client, coordinator_of(program))
    own = ReferralFactory(program=program, person__last_name="Visible")
    app = "programs" if model == "referral" else "mentoring"
    question = {"app_label": app, "model_name": model, "field_name": field}
    found = {
        term: [
            one["id"]
            for one in client.get(reverse("admin:autocomplete"), question | {"term": term}).json()[
                "results"
            ]
        ]
        for term in ("secret", "visible", "\x00")
    }
    visible = own.person if field == "person" else own
    assert found == {"secret": [], "visible": [str(visible.pk)], "\x00": [str(visible.pk)]}


def test_autocompletion_is_refused_to_who_may_not_see_the_records(client, program):
    signed_in(client, user_as("finance", program))
    question = {"app_label": "programs", "model_name": "referral", "field_name": "person"}
    assert client.get(reverse("admin:autocomplete"), question).status_code == 403


def test_a_foreign_choice_is_refused_when_posted(client, program, foreign):
    signed_in(client, coordinator_of(program))
    posted = referral_form(foreign["program"], foreign["person"])
    answer = client.post(url("referral", "add"), posted)
    assert sorted(answer.context["adminform"].form.errors) == ["person", "program"]
    assert Referral.objects.count() == 1


def test_a_person_known_to_ones_program_is_read_but_not_changed(client, program):
    person = PersonFactory(last_name="Partagé")
    ReferralFactory(program=program, person=person)
    signed_in(client, coordinator_of(program))
    assert client.get(url("person", "change", person.pk)).status_code == 200
    assert client.post(url("person", "change", person.pk), {}).status_code == 403


def test_another_lead_organisation_is_read_but_not_changed(client, program, foreign):
    signed_in(client, coordinator_of(program))
    lead = foreign["program"].lead
    assert client.get(url("organization", "change", lead.pk)).status_code == 200
    assert client.post(url("organization", "change", lead.pk), {}).status_code == 403


def test_a_role_that_has_ended_opens_nothing(client, program):
    user = coordinator_of(program)
    Membership.objects.filter(user=user).update(is_active=False)
    signed_in(client, user)
    assert client.get(url("person", "changelist"), follow=True).status_code == 403


@pytest.mark.parametrize("pk", ["0", "abc", "99999999999999999999", "1'--"])
def test_an_address_that_is_no_record_answers_404(client, program, pk):
    signed_in(client, coordinator_of(program))
    assert client.get(url("person", "change", pk)).status_code == 404


# --- Lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_the_number_of_queries_of_a_list_does_not_grow(client, program, model):
    signed_in(client, AdministratorFactory())

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(url(model, "changelist")).status_code == 200
        return len(captured)

    record_of(model, program)
    client.get(url(model, "changelist"))
    one = queries()
    for _ in range(2):
        record_of(model, ProgramFactory())
    assert queries() == one


@pytest.mark.parametrize("term", ["helene cote", "HÉLÈNE", "l'île", "L’ile", "coté hél"])
def test_a_search_ignores_accents_case_and_apostrophes(client, program, term):
    found = PersonFactory(
        holder=program.lead, first_name="Hélène", last_name="Côté", city="L’Île-aux-Essais"
    )
    PersonFactory(holder=program.lead, first_name="Autre", last_name="Nom")
    signed_in(client, coordinator_of(program))
    answer = client.get(url("person", "changelist"), {"q": term})
    assert list(answer.context["cl"].result_list) == [found]


def test_an_organisation_is_found_by_any_of_its_names(client, program):
    organization = OrganizationFactory(name="Carrefour inventé", acronym="CIX")
    organization.aliases.create(name="Ancienne Étoile")
    signed_in(client, coordinator_of(program))
    for term in ("cix", "ancienne etoile", "CARREFOUR INVENTE"):
        answer = client.get(url("organization", "changelist"), {"q": term})
        assert list(answer.context["cl"].result_list) == [organization]


def test_the_filter_by_year_follows_the_calendar_of_each_program(client):
    summer = ProgramFactory(fiscal_year_starts=7)
    spring = ProgramFactory(fiscal_year_starts=4)
    # In June 2007 one program is still in 2006-2007, the other already in 2007-2008.
    inside = {
        ReferralFactory(program=summer, received_on=date(2008, 6, 30)),
        ReferralFactory(program=spring, received_on=date(2007, 6, 1)),
    }
    ReferralFactory(program=summer, received_on=date(2007, 6, 1))
    ReferralFactory(program=spring, received_on=date(2008, 6, 30))
    signed_in(client, AdministratorFactory())
    answer = client.get(url("referral", "changelist"), {"exercice": "2007-2008"})
    assert set(answer.context["cl"].result_list) == inside


def test_an_unknown_year_filters_everything_out(client, program):
    record_of("referral", program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "changelist"), {"exercice": "n’importe quoi"})
    assert list(answer.context["cl"].result_list) == []


# --- Forms --------------------------------------------------------------------------------------


def empty_rows(*prefixes: str) -> dict:
    return {
        f"{prefix}-{name}": 0 for prefix in prefixes for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }


def referral_form(program, person, **changes) -> dict:
    return {
        "program": program.pk,
        "person": person.pk,
        "received_on": "4 septembre 2007",
        "urgency": "normal",
        "need": "Un premier emploi",
    } | changes


def person_form(holder, **changes) -> dict:
    return {
        "first_name": "Zoé",
        "last_name": "D’Essai",
        "holder": holder.pk,
        "languages": ["fr", "ht"],
        **empty_rows("consents"),
    } | changes


def funding_form(program, funder, **changes) -> dict:
    return {
        "program": program.pk,
        "funder": funder.pk,
        "starts_on": "1er juillet 2007",
        "ends_on": "30/06/2008",
        "amount": "14 300 $",
    } | changes


def test_a_referral_is_entered_in_one_page_and_its_receipt_is_logged(client, program):
    user = coordinator_of(program)
    person = PersonFactory(holder=program.lead)
    signed_in(client, user)
    client.post(url("referral", "add"), referral_form(program, person))
    referral = Referral.objects.get()
    assert (referral.received_on, referral.state) == (date(2007, 9, 4), ReferralState.RECEIVED)
    move = referral.moves.get()
    assert (move.to_state, move.effective_on, move.moved_by) == (
        ReferralState.RECEIVED,
        date(2007, 9, 4),
        user,
    )


def test_the_only_program_and_organisation_are_chosen_already(client, program):
    ProgramFactory()
    signed_in(client, coordinator_of(program))
    referral = client.get(url("referral", "add")).context["adminform"].form
    person = client.get(url("person", "add")).context["adminform"].form
    assert (referral.initial["program"], person.initial["holder"]) == (program.pk, program.lead_id)


def test_amounts_and_dates_are_taken_as_people_type_them(client, program):
    signed_in(client, user_as("finance", program))
    funder = OrganizationFactory()
    client.post(url("funding", "add"), funding_form(program, funder))
    funding = Funding.objects.get()
    assert (funding.amount, funding.starts_on, funding.ends_on) == (
        14_300,
        date(2007, 7, 1),
        date(2008, 6, 30),
    )


def test_an_empty_amount_is_unknown_and_not_zero(client, program):
    signed_in(client, user_as("finance", program))
    client.post(url("funding", "add"), funding_form(program, OrganizationFactory(), amount=""))
    assert Funding.objects.get().amount is None


def test_an_amount_is_shown_as_it_is_written_and_saving_it_changes_nothing(client, program):
    funding = FundingFactory(program=program, amount="14300.50")
    signed_in(client, user_as("finance", program))
    page = client.get(url("funding", "change", funding.pk))
    shown = page.context["adminform"].form["amount"].value()
    assert shown == "14\N{NO-BREAK SPACE}300,50\N{NO-BREAK SPACE}$"
    posted = funding_form(program, funding.funder, amount=shown)
    client.post(url("funding", "change", funding.pk), posted)
    events = Funding.events.rel.related_model.objects.filter(pgh_obj_id=funding.pk)
    assert [event.pgh_label for event in events] == ["insert"]


@pytest.mark.parametrize(
    ("field", "typed"), [("amount", "beaucoup"), ("starts_on", "hier"), ("ends_on", "31/31/2008")]
)
def test_what_cannot_be_read_is_said_beside_the_field(client, program, field, typed):
    signed_in(client, user_as("finance", program))
    posted = funding_form(program, OrganizationFactory(), **{field: typed})
    form = client.post(url("funding", "add"), posted).context["adminform"].form
    assert list(form.errors) == [field]
    assert form[field].value() == typed


def test_a_double_entry_is_said_in_the_words_of_the_constraint(client, program):
    funder = OrganizationFactory()
    FundingFactory(program=program, funder=funder)
    signed_in(client, user_as("finance", program))
    form = (
        client.post(url("funding", "add"), funding_form(program, funder)).context["adminform"].form
    )
    assert form.non_field_errors() == ["Ce financement est déjà inscrit pour ces dates."]


def test_what_only_the_database_refuses_comes_back_as_an_error_of_the_form(
    client, program, monkeypatch
):
    PersonFactory(holder=program.lead, code="P-1")
    # As if the other one had been saved between the check and the save.
    monkeypatch.setattr(Person, "validate_constraints", lambda self, exclude=None: None)
    signed_in(client, coordinator_of(program))
    answer = client.post(url("person", "add"), person_form(program.lead, code="P-1"))
    form = answer.context["adminform"].form
    assert form.non_field_errors() == ["Une autre personne de cet organisme porte ce code."]
    assert form["first_name"].value() == "Zoé"
    assert Person.objects.count() == 1


def test_a_save_writes_only_what_was_changed(client, program):
    person = PersonFactory(
        holder=program.lead, languages=["fr"], first_name="Zoé", last_name="D’Essai"
    )
    signed_in(client, coordinator_of(program))
    Person.objects.filter(pk=person.pk).update(note="Écrite entre-temps")
    posted = person_form(program.lead, city="Gatineau", languages=["fr"], note="Écrite entre-temps")
    with CaptureQueriesContext(connection) as captured:
        client.post(url("person", "change", person.pk), posted)
    # The history puts its own statement before ours.
    updates = [q["sql"].partition('UPDATE "programs_person" SET ')[2] for q in captured]
    written = [sql.partition(" WHERE ")[0] for sql in updates if sql]
    assert written == ["\"city\" = 'Gatineau'"]


def test_a_consent_is_withdrawn_and_never_deleted(client, program):
    person = PersonFactory(holder=program.lead)
    consent = Consent.objects.create(person=person, purpose="follow_up", given_on=date(2008, 1, 1))
    signed_in(client, coordinator_of(program))
    rows = {
        "consents-TOTAL_FORMS": 1,
        "consents-INITIAL_FORMS": 1,
        "consents-0-id": consent.pk,
        "consents-0-person": person.pk,
        "consents-0-purpose": "follow_up",
        "consents-0-given_on": "2008-01-01",
        "consents-0-given_by": "person",
        "consents-0-withdrawn_on": "2008-02-01",
        "consents-0-DELETE": "on",
    }
    client.post(url("person", "change", person.pk), person_form(program.lead, **rows))
    assert Consent.objects.get().withdrawn_on == date(2008, 2, 1)


# --- Deletion -----------------------------------------------------------------------------------


def log_addition(user, record, when="2008-01-15T12:00-05:00"):
    with time_machine.travel(when, tick=False):
        return LogEntry.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(record),
            object_id=str(record.pk),
            object_repr="x",
            action_flag=ADDITION,
        )


@pytest.mark.parametrize(
    ("moment", "status"), [("2008-01-16T11:00-05:00", 200), ("2008-01-16T13:00-05:00", 403)]
)
def test_only_a_fresh_addition_of_ones_own_is_deleted(client, program, moment, status):
    person = PersonFactory(holder=program.lead)
    user = coordinator_of(program)
    log_addition(user, person)
    signed_in(client, user)
    with time_machine.travel(moment, tick=False):
        client.force_login(user)
        assert client.get(url("person", "delete", person.pk)).status_code == status
        client.post(url("person", "delete", person.pk), {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists() == (status == 403)


def test_a_record_on_which_others_hang_is_not_deleted(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    log_addition(user, referral.person)
    with time_machine.travel("2008-01-15T13:00-05:00", tick=False):
        client.force_login(user)
        assert client.get(url("person", "delete", referral.person_id)).status_code == 403


def test_a_deletion_that_the_database_refuses_is_said_in_french(client, program, monkeypatch):
    person = PersonFactory(holder=program.lead)
    user = coordinator_of(program)
    log_addition(user, person)

    def refuse(self, request, obj):
        raise IntegrityError("someone was quicker")

    monkeypatch.setattr("programs.admin.people.PersonAdmin.delete_model", refuse)
    with time_machine.travel("2008-01-15T13:00-05:00", tick=False):
        client.force_login(user)
        answer = client.post(url("person", "delete", person.pk), {"post": "yes"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "La base de données refuse ce changement, car il contredit une autre fiche (?)."
    ]


def test_the_list_has_no_action_that_deletes(client, program):
    record_of("person", program)
    signed_in(client, AdministratorFactory())
    answer = client.get(url("person", "changelist"))
    assert answer.context["cl"].model_admin.get_actions(answer.wsgi_request) == {}


# --- State changes ------------------------------------------------------------------------------


def step(referral, name: str) -> str:
    return reverse("admin:programs_referral_step", args=[referral.pk, name])


def buttons(client, referral) -> list[str]:
    answer = client.get(url("referral", "change", referral.pk))
    return [str(move["label"]) for move in answer.context["moves"]]


def test_a_referral_shows_the_steps_that_its_state_allows(client, program):
    signed_in(client, coordinator_of(program))
    shown = {
        state: buttons(client, ReferralFactory(program=program, state=state))
        for state in (ReferralState.RECEIVED, ReferralState.IN_SERVICE, ReferralState.CLOSED)
    }
    assert shown == {
        ReferralState.RECEIVED: [
            "Accuser réception",
            "Rediriger",
            "Noter le retrait",
            "Signaler un doublon",
            "Refuser",
        ],
        ReferralState.IN_SERVICE: ["Inscrire comme mentoré", "Fermer"],
        ReferralState.CLOSED: [],
    }


def test_the_state_is_no_field_of_the_form(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "change", referral.pk))
    assert "state" not in answer.context["adminform"].form.fields
    client.post(url("referral", "change", referral.pk), {"state": "closed"})
    referral.refresh_from_db()
    assert referral.state == ReferralState.RECEIVED


def test_asking_changes_nothing_and_confirming_moves_once(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    signed_in(client, user)
    assert client.get(step(referral, "accuser")).status_code == 200
    assert referral.moves.count() == 0
    for _ in range(2):
        answer = client.post(step(referral, "accuser"), {"on": "2008-01-15"}, follow=True)
    move = referral.moves.get()
    assert (move.from_state, move.to_state, move.effective_on, move.moved_by) == (
        ReferralState.RECEIVED,
        ReferralState.ACKNOWLEDGED,
        date(2008, 1, 15),
        user,
    )
    assert [str(message) for message in answer.context["messages"]] == [
        f"Rien n’a été changé. État actuel : Accusée. Dernière étape : {user}, le 15 janvier 2008."
    ]


def test_a_refusal_asks_for_its_reason(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    answer = client.post(step(referral, "refuser"), {"on": "2008-01-15", "reason": "  "})
    assert list(answer.context["form"].errors) == ["reason"]
    client.post(step(referral, "refuser"), {"on": "2008-01-15", "reason": "Hors territoire"})
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == (ReferralState.REFUSED, "Hors territoire")


def test_a_redirection_names_the_organisation(client, program):
    referral = ReferralFactory(program=program)
    to = OrganizationFactory()
    signed_in(client, coordinator_of(program))
    posted = {"on": "2008-01-15", "organization": to.pk}
    client.post(step(referral, "rediriger"), posted)
    referral.refresh_from_db()
    assert (referral.state, referral.redirected_to) == (ReferralState.REDIRECTED, to)


def test_a_duplicate_names_the_first_referral(client, program):
    first = ReferralFactory(program=program)
    second = ReferralFactory(program=program, person=first.person)
    ReferralFactory(program=program, person__last_name="Tout autre")
    signed_in(client, coordinator_of(program))
    form = client.get(step(second, "doublon")).context["form"]
    assert list(form.fields["original"].queryset) == [first]
    client.post(step(second, "doublon"), {"on": "2008-01-15", "original": first.pk})
    second.refresh_from_db()
    assert (second.state, second.duplicate_of) == (ReferralState.DUPLICATE, first)


def test_a_step_dated_to_come_or_before_the_last_one_is_refused_beside_its_date(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    client.post(step(referral, "accuser"), {"on": "2008-01-15"})
    for on in ("2100-01-01", "2008-01-14", ""):
        answer = client.post(step(referral, "accepter"), {"on": on})
        assert list(answer.context["form"].errors) == ["on"]


def test_the_history_reads_who_when_from_where_to_where_and_why(client, program):
    referral = ReferralFactory(program=program)
    user = coordinator_of(program)
    signed_in(client, user)
    client.post(step(referral, "retirer"), {"on": "2008-01-15", "reason": "A trouvé un emploi"})
    answer = client.get(url("referral", "change", referral.pk))
    assert answer.context["history"] == [
        {
            "when": "15 janvier 2008",
            "who": str(user),
            "from": "Reçue",
            "to": "Retirée",
            "why": "A trouvé un emploi",
        }
    ]


def test_a_step_of_a_foreign_referral_does_not_exist(client, program, foreign):
    signed_in(client, coordinator_of(program))
    assert client.get(step(foreign["referral"], "accuser")).status_code == 404
    assert (
        client.post(step(foreign["referral"], "accuser"), {"on": "2008-01-15"}).status_code == 404
    )
    assert client.get(step(foreign["referral"], "inconnue")).status_code == 404
    assert foreign["referral"].moves.count() == 0


def test_a_step_is_refused_to_who_has_no_right(client, program):
    referral = ReferralFactory(program=program)
    signed_in(client, user_as("finance", program))
    assert client.post(step(referral, "accuser"), {"on": "2008-01-15"}).status_code == 403


# --- Accounts -----------------------------------------------------------------------------------


def test_an_administrator_makes_an_account_and_gives_it_a_role(client, program):
    signed_in(client, AdministratorFactory())
    client.post(
        url("user", "add"),
        {
            "email": "Nouvelle@exemple.test",
            "language": "fr-ca",
            "usable_password": "true",
            "password1": "chemin-de-halage-47",
            "password2": "chemin-de-halage-47",
            "memberships-TOTAL_FORMS": 1,
            "memberships-INITIAL_FORMS": 0,
            "memberships-0-organization": program.lead_id,
            "memberships-0-role": MembershipRole.COORDINATION,
            "memberships-0-is_active": "on",
        },
    )
    membership = Membership.objects.get()
    assert (membership.user.email, membership.organization) == (
        "Nouvelle@exemple.test",
        program.lead,
    )
    assert membership.user.check_password("chemin-de-halage-47")


def test_two_accounts_cannot_share_an_address(client):
    UserFactory(email="une@exemple.test")
    signed_in(client, AdministratorFactory())
    posted = {
        "email": "UNE@exemple.test",
        "language": "fr-ca",
        "usable_password": "true",
        "password1": "chemin-de-halage-47",
        "password2": "chemin-de-halage-47",
        **empty_rows("memberships"),
    }
    form = client.post(url("user", "add"), posted).context["adminform"].form
    assert form.non_field_errors() == ["Un compte existe déjà avec ce courriel."]


def test_a_program_is_led_only_by_ones_own_organisation(client, program):
    signed_in(client, coordinator_of(program))
    form = client.get(url("program", "add")).context["adminform"].form
    assert list(form.fields["lead"].queryset) == [program.lead]
    assert Organization.objects.count() == 1


def test_the_regions_are_data_and_cannot_be_changed(client):
    region = RegionFactory()
    signed_in(client, AdministratorFactory())
    assert client.post(url("region", "change", region.pk), {"name": "X"}).status_code == 403
