"""What leaks from one organisation to another through the admin: nothing.

What each page shows by itself is in config/tests/test_two_organizations.py; here is what is asked of it.
"""

import pytest
from django.urls import reverse

from programs.accounts.models import Membership
from programs.accounts.tests.factories import coordinator_of
from programs.people.tests.factories import PersonFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import (
    foreign_records,
    record_of,
    referral_form,
    signed_in,
    url,
    user_as,
)
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


@pytest.fixture
def foreign(program):
    return foreign_records()


SECRETS = ("Programme secret", "Secretan", "Villesecrete", "ENTENTE-SECRETE", "REF-SECRETE")


def leaks(answer) -> list[str]:
    text = answer.content.decode()
    return [secret for secret in SECRETS if secret in text]


def test_a_foreign_record_does_not_exist(client, program, foreign):
    signed_in(client, coordinator_of(program))
    answer = client.get(url("person", "change", foreign["person"].pk))
    assert (answer.status_code, leaks(answer)) == (404, [])
    assert client.post(url("person", "change", foreign["person"].pk), {}).status_code == 404


@pytest.mark.parametrize("model", ["person", "program", "funding", "referral"])
def test_a_search_finds_nothing_foreign(client, program, foreign, model):
    signed_in(client, coordinator_of(program))
    answer = client.get(url(model, "changelist"), {"q": "secret"})
    assert list(answer.context["cl"].result_list) == []


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


AUTOCOMPLETES = [("referral", "person"), ("mentee", "referral"), ("mentor", "person")]


@pytest.mark.parametrize(("model", "field"), AUTOCOMPLETES)
def test_autocompletion_offers_only_what_is_seen(client, program, foreign, model, field):
    signed_in(client, coordinator_of(program))
    own = ReferralFactory(program=program, person__last_name="Visible")
    app = "referrals" if model == "referral" else "mentoring"
    question = {"app_label": app, "model_name": model, "field_name": field}
    found = {
        term: [
            one["id"]
            for one in client.get(reverse("admin:autocomplete"), question | {"term": term}).json()[
                "results"
            ]
        ]
        for term in ("secret", "visible")
    }
    visible = own.person if field == "person" else own
    assert found == {"secret": [], "visible": [str(visible.pk)]}


def test_autocompletion_is_refused_to_who_may_not_see_the_records(client, program):
    signed_in(client, user_as("finance", program))
    question = {"app_label": "referrals", "model_name": "referral", "field_name": "person"}
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
