"""Records typed in the admin: what is taken, what is refused and how it is said."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.accounts.models import Membership
from programs.accounts.tests.factories import AdministratorFactory, UserFactory, coordinator_of
from programs.enums import MembershipRole
from programs.models import Funding, Organization
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import (
    empty_rows,
    funding_form,
    person_form,
    referral_form,
    signed_in,
    url,
    user_as,
)
from programs.tests.factories import (
    FundingFactory,
    OrganizationFactory,
    ProgramFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


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
    updates = [q["sql"].partition('UPDATE "people_person" SET ')[2] for q in captured]
    written = [sql.partition(" WHERE ")[0] for sql in updates if sql]
    assert written == ["\"city\" = 'Gatineau'"]


def add_zoe(client, program, **changes):
    return client.post(url("person", "add"), person_form(program.lead, **changes))


def test_a_namesake_is_shown_and_added_only_once_it_is_said_to_be_another(client, program):
    known = PersonFactory(holder=program.lead, first_name="ZOE", last_name="d'Essai", code="P-1")
    signed_in(client, coordinator_of(program))
    answer = add_zoe(client, program, city="Hull")
    form = answer.context["adminform"].form
    link = f'href="{url("person", "change", known.pk)}"'
    assert (form.namesakes, form["city"].value()) == ([known], "Hull")
    assert answer.content.decode().count(link) == 1
    assert Person.objects.count() == 1
    assert add_zoe(client, program, another_person="on").status_code == 302
    assert Person.objects.count() == 2


def test_a_name_in_capitals_is_put_as_people_write_it_and_said(client, program):
    signed_in(client, coordinator_of(program))
    typed = {"first_name": "ZOÉ", "last_name": "N’DIAYE"}
    answer = client.post(url("person", "add"), person_form(program.lead, **typed), follow=True)
    person = Person.objects.get()
    said = [str(message) for message in answer.context["messages"]]
    assert (str(person), sum("N’DIAYE" in message for message in said)) == ("Zoé N’Diaye", 1)


def test_a_name_that_is_recorded_in_capitals_stays_while_something_else_changes(client, program):
    person = PersonFactory(holder=program.lead, first_name="ZOÉ", last_name="N’DIAYE")
    signed_in(client, coordinator_of(program))
    posted = person_form(program.lead, first_name="ZOÉ", last_name="N’DIAYE", city="Hull")
    client.post(url("person", "change", person.pk), posted)
    person.refresh_from_db()
    assert (str(person), person.city) == ("ZOÉ N’DIAYE", "Hull")


def test_a_number_that_is_none_is_refused_beside_its_field_and_shown_as_typed(client, program):
    signed_in(client, coordinator_of(program))
    posted = person_form(program.lead, phone="555-1234")
    form = client.post(url("person", "add"), posted).context["adminform"].form
    assert (list(form.errors), form["phone"].value()) == (["phone"], "555-1234")


def test_a_number_is_shown_as_it_is_written_here_and_an_unchanged_one_is_no_change(client, program):
    person = PersonFactory(holder=program.lead, phone="819 555-0142 poste 4")
    signed_in(client, coordinator_of(program))
    form = client.get(url("person", "change", person.pk)).context["adminform"].form
    assert form["phone"].value() == "819\u00a0555-0142, poste 4"
    assert not form.fields["phone"].has_changed(person.phone, form["phone"].value())


@pytest.mark.parametrize(
    "term", ["819 555-0142, poste 4", "(819) 555-0142", "5550142", "+1 819 555 0142"]
)
def test_a_person_is_found_by_their_number_however_it_is_typed(client, program, term):
    person = PersonFactory(holder=program.lead, phone="819-555-0142 x4")
    PersonFactory(holder=program.lead, phone="819-555-0143")
    signed_in(client, coordinator_of(program))
    found = client.get(url("person", "changelist"), {"q": term}).context["cl"].result_list
    assert found == [person]


def test_the_box_stays_ticked_while_something_else_is_corrected(client, program):
    known = PersonFactory(holder=program.lead, first_name="Zoé", last_name="D’Essai")
    signed_in(client, coordinator_of(program))
    answer = add_zoe(client, program, another_person="on", birth_date="hier")
    form = answer.context["adminform"].form
    assert (list(form.errors), form.namesakes) == (["birth_date"], [known])
    assert form["another_person"].value() is True


@pytest.mark.parametrize(
    "known",
    [
        {"first_name": "Zoé", "last_name": "Autre"},
        {"birth_date": date(1980, 2, 3)},
        {"holder": None},
    ],
)
def test_whoever_cannot_be_the_same_person_is_no_namesake(client, program, known):
    known = {"first_name": "Zoé", "last_name": "D’Essai", "holder": program.lead} | known
    PersonFactory(**known | {"holder": known["holder"] or OrganizationFactory()})
    signed_in(client, coordinator_of(program))
    assert add_zoe(client, program, birth_date="1990-02-03").status_code == 302


def test_a_recorded_person_is_changed_whatever_the_namesakes(client, program):
    person, _other = (
        PersonFactory(holder=program.lead, first_name="Zoé", last_name="D’Essai") for _ in range(2)
    )
    signed_in(client, coordinator_of(program))
    posted = person_form(program.lead, city="Hull", another_person="on")
    assert client.post(url("person", "change", person.pk), posted).status_code == 302
    person.refresh_from_db()
    assert person.city == "Hull"


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


def test_an_account_says_how_its_password_changes_and_not_how_it_is_kept(client):
    signed_in(client, AdministratorFactory())
    user = UserFactory(password="pbkdf2_sha256$1$sel$empreinte")
    page = client.get(url("user", "change", user.pk)).content.decode()
    assert ("pbkdf2" in page, page.count(">Changer le mot de passe</a>")) == (False, 1)


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


class TestTheFigureOfAnEngagement:
    """It is chosen by its name, among those of the services that the program runs."""

    def choices(self, client, program) -> dict[str, str]:
        signed_in(client, coordinator_of(program))
        page = client.get(url("program", "change", program.pk))
        formsets = (one.formset for one in page.context["inline_admin_formsets"])
        rows = next(formset for formset in formsets if formset.prefix == "targets")
        return dict(rows.forms[0].fields["figure"].choices)

    def test_by_name_and_service(self, client):
        program = ProgramFactory(services=["referrals"])
        program.targets.create(label="Références", figure="referrals.received")
        found = self.choices(client, program)
        assert found["referrals.received"] == "Références reçues"
        assert {"mentoring.pairings", "bursaries.awarded"} & found.keys() == set()

    def test_a_code_that_nobody_names_any_more_stays_a_choice(self, client):
        program = ProgramFactory()
        program.targets.create(label="Autre", figure="ancien.chiffre")
        assert self.choices(client, program)["ancien.chiffre"] == "ancien.chiffre"


def test_a_referral_says_how_to_reach_the_person(client, program):
    signed_in(client, coordinator_of(program))
    person = PersonFactory(holder=program.lead, phone="819 555-0177", email="zoe@exemple.test")
    referral = ReferralFactory(program=program, person=person)
    page = client.get(url("referral", "change", referral.pk)).content.decode()
    links = re.findall(r'<a href="(?:tel|mailto):[^"]*">[^<]*</a>', page)
    assert links == [
        '<a href="tel:+18195550177">819\u00a0555-0177</a>',
        '<a href="mailto:zoe@exemple.test">zoe@exemple.test</a>',
    ]
