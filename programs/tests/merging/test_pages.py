"""The pages on which two records are found, compared and merged, and a merge is taken back."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.merging import merge, told_apart
from programs.models import Merge, Organization
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.tests.importing.files import spaced

pytestmark = pytest.mark.django_db

LIST = reverse("admin:people_person_changelist")
DOUBLES = reverse("admin:people_person_doubles")


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def user(program, client):
    found = coordinator_of(program)
    client.force_login(found)
    return found


@pytest.fixture
def pair(program):
    """The same telephone, and names that people write in two ways."""
    more = {"holder": program.lead, "phone": "819 555-0142"}
    return (
        PersonFactory(first_name="Zoé", last_name="Ndiaye", city="Gatineau", **more),
        PersonFactory(first_name="Zoe", last_name="N’Diaye", city="Aylmer", **more),
    )


def page(name: str, *keys) -> str:
    return reverse(f"admin:people_person_{name}", args=keys)


def text_of(response) -> str:
    return spaced(" ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()))


def said(response) -> list[str]:
    return [spaced(str(one)) for one in get_messages(response.wsgi_request)]


# --- finding them ------------------------------------------------------------------------------------


def test_a_person_s_page_leads_to_the_others_that_look_like_them(client, user, pair):
    first, second = pair
    assert page("merge", first.pk) in client.get(page("change", first.pk)).content.decode()
    context = client.get(page("merge", first.pk)).context
    assert [(one["number"], spaced(one["why"])) for one in context["alike"]] == [
        (second.pk, "même téléphone, même nom")
    ]


def test_any_other_is_found_by_its_name(client, user, pair, program):
    other = PersonFactory(holder=program.lead, first_name="Abel", last_name="Autre")
    context = client.get(page("merge", pair[0].pk), {"q": "abel autre"}).context
    assert [one["number"] for one in context["found"]] == [other.pk]


def test_the_pairs_that_may_be_one_are_listed(client, user, pair):
    rows = client.get(DOUBLES).context["rows"]
    assert [(row["first"]["number"], row["second"]["number"]) for row in rows] == [
        (pair[0].pk, pair[1].pk)
    ]


def test_a_pair_that_is_two_is_not_proposed_again(client, user, pair):
    response = client.post(page("told_apart", pair[0].pk, pair[1].pk))
    assert (response.url, told_apart(Person)) == (DOUBLES, {(pair[0].pk, pair[1].pk)})
    assert client.get(DOUBLES).context["rows"] == []


def test_a_pair_that_was_told_apart_by_mistake_is_proposed_again(client, user, pair):
    keys = [one.pk for one in pair]
    told = client.post(page("told_apart", *keys))
    compared = page("merge_with", *keys)
    assert said(told) == [
        "C’est noté : ces deux fiches ne seront plus proposées ensemble. "
        f'<a href="{compared}">Les revoir</a>'
    ]
    response = client.post(page("told_apart", *keys), {"again": "1"})
    assert (response.url, told_apart(Person)) == (compared, set())
    assert [row["url"] for row in client.get(DOUBLES).context["rows"]] == [compared]


def test_more_pairs_cost_no_more_queries(client, user, program, django_assert_max_num_queries):
    def add(number: int) -> None:
        for _ in range(2):
            PersonFactory(holder=program.lead, first_name="Une", last_name=f"Paire {number}")

    add(1)
    client.get(DOUBLES)
    with django_assert_max_num_queries(100) as first:
        client.get(DOUBLES)
    add(2)
    add(3)
    with django_assert_max_num_queries(len(first)):
        assert len(client.get(DOUBLES).context["rows"]) == 3


def test_two_that_are_ticked_are_compared(client, user, pair):
    sent = {"action": "merge_ticked", "_selected_action": [one.pk for one in pair]}
    assert client.post(LIST, sent).url == page("merge_with", pair[0].pk, pair[1].pk)


def test_one_or_three_that_are_ticked_are_not(client, user, pair):
    response = client.post(LIST, {"action": "merge_ticked", "_selected_action": [pair[0].pk]})
    assert said(response) == ["Cochez exactement deux fiches pour les fusionner."]


# --- comparing and merging -----------------------------------------------------------------------------


def test_the_page_says_what_differs_and_what_follows(client, user, pair, program):
    ReferralFactory(program=program, person=pair[1])
    context = client.get(page("merge_with", pair[1].pk, pair[0].pk)).context
    assert [(row["name"], row["chosen"]) for row in context["rows"] if row["chosen"]] == [
        ("first_name", "kept"),
        ("last_name", "kept"),
        ("city", "kept"),
    ]
    assert context["followed"] == [{"name": "Références", "count": 1}]


def test_what_is_chosen_stays_and_one_is_told_how_it_is_taken_back(client, user, pair):
    address = page("merge_with", pair[0].pk, pair[1].pk)
    response = client.post(address, {"choice_city": "absorbed", "reason": "Deux formulaires."})
    kept = Person.objects.get()
    assert (response.url, kept.first_name, kept.city) == (
        page("change", pair[0].pk),
        "Zoé",
        "Aylmer",
    )
    made = Merge.objects.get()
    undo = page("unmerge", kept.pk, made.pk)
    assert said(response) == [
        f'La fiche « Zoe N’Diaye » est fusionnée avec celle-ci. <a href="{undo}">Annuler cette fusion</a>'
    ]
    assert (made.made_by, made.reason) == (user, "Deux formulaires.")
    assert page("unmerge", kept.pk, made.pk) in client.get(response.url).content.decode()


def test_what_refuses_it_is_said_before_anybody_presses(client, user, pair, program):
    for person in pair:
        PairingFactory(program=program, mentee=MenteeFactory(program=program, person=person))
    response = client.get(page("merge_with", pair[0].pk, pair[1].pk))
    assert len(response.context["refusals"]) == 1
    assert 'value="Fusionner les deux fiches"' not in response.content.decode()
    client.post(page("merge_with", pair[0].pk, pair[1].pk))
    assert Person.objects.filter(pk__in=[one.pk for one in pair]).count() == 2


def test_a_second_click_finds_it_done(client, user, pair):
    address = page("merge_with", pair[0].pk, pair[1].pk)
    client.post(address)
    assert client.post(address).status_code == 404


def test_what_the_user_does_not_see_is_neither_counted_nor_named(client, user, pair):
    """Somebody else's program knows the person too: it follows, and is nobody's business here."""
    stranger = ReferralFactory(person=pair[1])
    response = client.get(page("merge_with", pair[0].pk, pair[1].pk))
    assert (response.context["followed"], stranger.display_code in response.content.decode()) == (
        [],
        False,
    )
    client.post(page("merge_with", pair[0].pk, pair[1].pk))
    stranger.refresh_from_db()
    assert stranger.person_id == pair[0].pk


# --- afterwards ------------------------------------------------------------------------------------------


def test_the_old_address_leads_to_the_one_that_stays(client, user, pair):
    merge(*pair, by=user)
    response = client.get(page("change", pair[1].pk))
    assert response.url == page("change", pair[0].pk)
    (words,) = said(response)
    assert words.startswith("La fiche « Zoe N’Diaye » a été fusionnée avec « Zoé Ndiaye » le ")


@pytest.mark.time_machine("2008-03-03 21:00-05:00")
def test_a_merger_of_the_evening_is_told_by_its_day_here(client, user, pair):
    merge(*pair, by=user)
    (words,) = said(client.get(page("change", pair[1].pk)))
    assert words.endswith(" le 3 mars 2008.")


def test_whoever_may_not_see_it_is_told_nothing_by_the_old_address(client, pair):
    merge(*pair, by=None)
    client.force_login(coordinator_of(ProgramFactory()))
    assert client.get(page("change", pair[1].pk)).status_code == 404


@pytest.mark.parametrize("words", ["N’Diaye", "zoe@exemple.test", "819 555 0199", "B-2"])
def test_the_one_that_stays_is_found_by_what_the_other_was_known_by(client, user, program, words):
    kept = PersonFactory(holder=program.lead, first_name="Aïssa", last_name="Autre", code="A-1")
    absorbed = PersonFactory(
        holder=program.lead,
        first_name="Zoe",
        last_name="N’Diaye",
        code="B-2",
        email="zoe@exemple.test",
        phone="819 555-0199",
    )
    merge(kept, absorbed, by=user, choices={"email": "kept"})
    Person.objects.update(email="", phone="", note="")
    found = client.get(LIST, {"q": words}).context["cl"].result_list
    assert [person.pk for person in found] == [kept.pk]


def test_a_merge_is_taken_back_on_a_page(client, user, pair):
    made = merge(*pair, by=user)
    address = page("unmerge", pair[0].pk, made.pk)
    assert client.get(address).context["refused"] == []
    response = client.post(address)
    assert (response.url, Person.objects.count()) == (page("change", pair[1].pk), 2)


def test_a_merge_is_not_taken_back_by_somebody_else(client, program, pair):
    made = merge(*pair, by=coordinator_of(program))
    client.force_login(coordinator_of(program))
    assert client.post(page("unmerge", pair[0].pk, made.pk)).status_code == 403


# --- whose records -----------------------------------------------------------------------------------------


def test_a_person_whom_one_only_reads_is_not_merged(client, user, program, pair):
    known = PersonFactory()
    ReferralFactory(program=program, person=known)
    assert client.get(page("merge_with", pair[0].pk, known.pk)).status_code == 403
    assert client.post(page("merge_with", pair[0].pk, known.pk)).status_code == 403


def test_a_person_whom_one_does_not_see_does_not_exist(client, user, pair):
    stranger = PersonFactory()
    assert client.get(page("merge_with", pair[0].pk, stranger.pk)).status_code == 404


def test_two_organisations_are_merged_in_the_same_way(client):
    client.force_login(AdministratorFactory())
    kept, absorbed = (
        OrganizationFactory(name="Le Pont"),
        OrganizationFactory(name="LE PONT", acronym="LP"),
    )
    doubles = client.get(reverse("admin:programs_organization_doubles")).context["rows"]
    assert [spaced(row["why"]) for row in doubles] == ["un nom ou un sigle en commun"]
    address = reverse("admin:programs_organization_merge_with", args=[kept.pk, absorbed.pk])
    client.post(address)
    kept.refresh_from_db()
    assert (kept.acronym, Organization.objects.filter(pk=absorbed.pk).exists()) == ("LP", False)


def test_another_lead_organisation_is_not_merged_by_a_coordinator(client, user, program):
    own, other = OrganizationFactory(), ProgramFactory().lead
    address = reverse("admin:programs_organization_merge_with", args=[own.pk, other.pk])
    assert client.get(address).status_code == 403
