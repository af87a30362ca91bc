"""The lists of the ground floor's admin: their queries, searches and filters."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.admin_pages import (
    MODELS,
    record_of,
    signed_in,
    url,
)
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici")


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


@pytest.mark.parametrize(
    ("model", "query", "tools"),
    [("referral", "", 0), ("referral", "?q=personne", 2), ("referral", "?state__exact=closed", 2)],
)
def test_a_list_without_a_record_has_nothing_to_search_or_filter(
    client, program, model, query, tools
):
    signed_in(client, coordinator_of(program))
    page = client.get(url(model, "changelist") + query).content.decode()
    assert len(re.findall('id="(?:searchbar|changelist-filter)"', page)) == tools


def crumbs(client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    [trail] = re.findall('<div class="breadcrumbs">(.*?)</div>', page, re.DOTALL)
    return [crumb.strip() for crumb in re.sub("<[^>]+>", "", trail).split("›")]


def test_the_crumbs_lead_back_to_the_list(client, program):
    """An app that bears the name of its records is not said twice."""
    person = PersonFactory(holder=program.lead)
    signed_in(client, coordinator_of(program))
    trails = [
        crumbs(client, url("organization", "changelist")),
        crumbs(client, url("person", "changelist")),
        crumbs(client, url("person", "change", person.pk)),
        crumbs(client, url("person", "history", person.pk)),
        crumbs(client, url("person", "import")),
    ]
    start = ["Accueil", "Personnes"]
    assert trails == [
        ["Accueil", "Programmes", "Organismes"],
        start,
        [*start, str(person)],
        [*start, str(person), "Historique"],
        [*start, "Importer"],
    ]


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


def test_a_referral_is_found_by_the_number_that_it_prints(client, program):
    found = ReferralFactory(program=program)
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    for term in (found.display_code, found.display_code.lower()):
        answer = client.get(url("referral", "changelist"), {"q": term})
        assert list(answer.context["cl"].result_list) == [found]


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


def test_what_lasts_is_found_in_every_year_that_it_covers(client):
    program = ProgramFactory(fiscal_year_starts=4)
    grant = FundingFactory(program=program, starts_on=date(2007, 4, 1), ends_on=date(2010, 3, 31))
    FundingFactory(program=program, starts_on=date(2008, 4, 1), ends_on=date(2009, 3, 31))
    signed_in(client, AdministratorFactory())
    answer = client.get(url("funding", "changelist"))
    [by_year] = [one for one in answer.context["cl"].filter_specs if one.title == "exercice"]
    years = ["2009-2010", "2008-2009", "2007-2008"]
    assert [value for value, _label in by_year.lookup_choices] == years
    found = [
        len(client.get(url("funding", "changelist"), {"exercice": year}).context["cl"].result_list)
        for year in years
    ]
    assert found == [1, 2, 1]
    answer = client.get(url("funding", "changelist"), {"exercice": "2009-2010"})
    assert list(answer.context["cl"].result_list) == [grant]


def test_numbers_stand_in_the_order_in_which_people_count(client, program):
    for code in ("10", "", "2", "R-1"):
        ReferralFactory(program=program, code=code)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "changelist"), {"o": "1"})
    shown = [one.display_code for one in answer.context["cl"].result_list]
    own = next(code for code in shown if code not in ("2", "10", "R-1"))
    assert shown == ["2", "10", "R-1", own]


@pytest.mark.parametrize(
    ("query", "offered"),
    [("", False), ("?o=1", False), ("?q=personne", True), ("?state__exact=received", False)],
)
def test_the_whole_list_is_offered_where_it_has_more(client, program, query, offered):
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    page = client.get(url("referral", "changelist") + query).content.decode()
    assert ("Tout afficher" in page) == offered


def test_a_list_counts_the_filters_that_narrow_it(client, program):
    ReferralFactory(program=program)
    signed_in(client, coordinator_of(program))
    narrowed = ("", "?q=a", "?state__exact=received", "?state__exact=received&suivi=a-moi")
    lists = [client.get(url("referral", "changelist") + query).context["cl"] for query in narrowed]
    assert [one.active_filters for one in lists] == [0, 0, 1, 2]


def test_each_cell_says_the_name_of_its_column(client, program):
    ReferralFactory(program=program, code="R-7", referrer=None)
    signed_in(client, coordinator_of(program))
    page = client.get(url("referral", "changelist")).content.decode()
    said = re.findall(r'<(t[hd]) role="(\w+)" data-label="([^"]*)"( data-empty)?', page)
    assert said == [
        ("td", "cell", "", ""),
        ("th", "rowheader", "Numéro", ""),
        ("td", "cell", "Personne", ""),
        ("td", "cell", "État", ""),
        ("td", "cell", "Reçue le", ""),
        ("td", "cell", "Organisme référent", " data-empty"),
        ("td", "cell", "Urgence", ""),
        ("td", "cell", "Suivie par", " data-empty"),
    ]


def test_a_year_without_a_record_filters_everything_out(client, program):
    record_of("referral", program)
    signed_in(client, coordinator_of(program))
    answer = client.get(url("referral", "changelist"), {"exercice": "1913-1914"})
    assert list(answer.context["cl"].result_list) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"state__exact": "a\x00"},
        {"q": "\x00"},
        {"x": "1"},
        {"e": "1", "x": "1"},
        {"need__regex": "("},
        {"pk__in": "99999999999999999999"},
        {"id__exact": "abc"},
        {"program__id__exact": "abc"},
        {"exercice": "n’importe quoi"},
        {"suivi": "rien"},
        {"received_on__year": "abc"},
        {"received_on__year": "9999"},
        {"received_on__month": "2"},
        {"received_on__year": "2008", "received_on__month": "2", "received_on__day": "30"},
        {"received_on__gte": "2008-01-01"},
        {"p": "abc"},
        {"o": "nom"},
    ],
    ids=str,
)
@pytest.mark.parametrize("view", ["changelist", "export"])
def test_a_list_that_is_asked_what_it_does_not_offer_answers_400(client, program, asked, view):
    signed_in(client, coordinator_of(program))
    ReferralFactory(program=program)
    assert client.get(url("referral", view), asked).status_code == 400


@pytest.mark.parametrize(
    "asked",
    [
        {"received_on__year": "2008", "received_on__month": "1"},
        {"id__exact": "99999999999999999999"},
        {"suivi": "a-traiter"},
        {"p": "99"},
        {"o": "-2.1"},
        {"o": ""},
        {"_facets": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("view", ["changelist", "export"])
def test_a_list_that_is_asked_what_it_offers_answers(client, program, asked, view):
    signed_in(client, coordinator_of(program))
    ReferralFactory(program=program)
    assert client.get(url("referral", view), asked).status_code == 200


def test_a_page_beyond_the_last_shows_the_last(client, program, monkeypatch):
    monkeypatch.setattr("programs.admin.base.ScopedAdmin.list_per_page", 1)
    signed_in(client, coordinator_of(program))
    for _number in range(3):
        ReferralFactory(program=program)
    listed = client.get(url("referral", "changelist"), {"p": "99"}).context["cl"]
    assert (listed.page_num, len(listed.result_list)) == (3, 1)
