"""The directory as it is searched: what answers to which words, and what nobody else may know."""

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.partnerships.directory import Filters, agreements_with, cards, search
from programs.partnerships.tests.directories import (
    client_of,
    entry,
    in_force,
    partner_of,
    queries_of,
    whole_entry,
)
from programs.partnerships.tests.factories import NetworkContactFactory, NetworkServiceFactory
from programs.tests.factories import (
    FormerNameFactory,
    OrganizationFactory,
    ProgramFactory,
    RegionFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db

SEARCH = reverse("directory_search")


@pytest.fixture
def reader():
    """Somebody of a partner organisation that has no entry."""
    return partner_of(OrganizationFactory(name="Carrefour"))


def names(user, **asked) -> list[str]:
    return [str(one.organization) for one in search(user, Filters(**asked)).entries]


class TestWords:
    @pytest.mark.parametrize(
        "text",
        [
            "toit",
            "TÔIT du nord",
            "TDN",
            "Abri",
            "logement",
            "logements",
            "housing",
            "espagnol",
            "aide au logement en espagnol",
            "accueillir",
            "Gatineau",
            "Modèle",
            "outaouais",
            "locataires",
        ],
    )
    def test_an_organisation_is_found_by_whatever_its_entry_says(self, reader, text):
        found = entry(
            "Toit du Nord",
            languages=["es"],
            territory="Gatineau",
            mission="Aide : accueillir et orienter.",
            organization__acronym="TDN",
        )
        FormerNameFactory(organization=found.organization, name="L’Abri")
        NetworkServiceFactory(entry=found, kind="housing", name="Visites", audience="Locataires")
        NetworkContactFactory(entry=found, name="Dominique Modèle")
        entry("Ailes", "food", ["fr"], mission="", organization__region=None)
        assert names(reader, text=text) == ["Toit du Nord"]

    def test_whoever_carries_on_is_found_by_the_name_of_the_one_before(self, reader):
        heir, gone = entry("Toit"), entry("Vieille Maison")
        SuccessionFactory(predecessor=gone.organization, successor=heir.organization)
        found = list(search(reader, Filters(text="vieille maison")).entries)
        assert found == [heir]
        assert [one.reason for one in cards(reader, found, "vieille maison")] == [
            "issu de « Vieille Maison »"
        ]

    def test_who_is_called_so_comes_first_and_the_others_by_name(self, reader):
        entry("Aube", mission="Avec le Zénith.")
        entry("Zénith")
        entry("Étoile", mission="Près du zénith")
        assert names(reader, text="zenith") == ["Zénith", "Aube", "Étoile"]

    def test_where_nobody_says_all_the_words_those_that_say_most_come_first(self, reader):
        entry("Aube", "food", ["fr"], mission="Repas")
        entry("Toit", "housing", ["es"], mission="Repas")
        found = search(reader, Filters(text="logement repas swahili"))
        assert ([str(one.organization) for one in found.entries], found.is_loose) == (
            ["Toit", "Aube"],
            True,
        )

    def test_signs_alone_look_for_nothing(self, reader):
        entry("Toit")
        assert names(reader, text="« , »") == ["Toit"]


class TestFilters:
    def test_each_keeps_what_it_says(self, reader):
        entry("Aube", "food", ["fr"], organization__region=RegionFactory(code="01", name="Bas"))
        entry("Toit", "housing", ["fr", "es"], takes_referrals=True)
        for asked in (
            {"kind": "housing"},
            {"language": "es"},
            {"region": "07"},
            {"referrals": "1"},
        ):
            assert (asked, names(reader, **asked)) == (asked, ["Toit"])
        assert names(reader, language="fr") == ["Aube", "Toit"]

    @pytest.mark.parametrize("query", ["domaine=rien", "langue=xx", "region=%27", "references=2"])
    def test_what_is_none_cannot_be_read(self, query):
        with pytest.raises(BadRequest):
            Filters.read(QueryDict(query))

    def test_a_region_without_an_entry_is_not_found(self, reader):
        entry("Toit")
        RegionFactory(code="01", name="Bas")
        client = client_of(reader)
        codes = [client.get(f"{SEARCH}?region={code}").status_code for code in ("07", "01")]
        assert codes == [200, 404]

    def test_an_address_says_what_is_asked_and_nothing_more(self):
        asked = Filters(text="a b", kind="food")
        assert (asked.query, asked.without("kind").query) == ("q=a+b&domaine=food", "q=a+b")


class TestWhoSeesWhat:
    def test_what_is_not_listed_is_read_by_its_own_and_by_coordinators(self):
        hidden = entry("Refuge", is_listed=False, organization__region=RegionFactory(code="01"))
        entry("Toit")
        stranger = partner_of(OrganizationFactory())
        own, coordinator = partner_of(hidden.organization), coordinator_of(ProgramFactory())
        assert names(stranger) == ["Toit"]
        assert names(own) == names(coordinator) == ["Refuge", "Toit"]
        page = client_of(stranger).get(f"{SEARCH}?q=refuge")
        assert (page.context["total"], page.content.decode().count("Refuge")) == (0, 0)
        assert [one.code for one in page.context["choices"]["regions"]] == ["07"]
        address = reverse("directory_entry", args=[hidden.pk])
        codes = [client_of(user).get(address).status_code for user in (stranger, own, coordinator)]
        assert codes == [404, 200, 200]

    @pytest.mark.parametrize("role", [MembershipRole.FUNDER, MembershipRole.FINANCE, None])
    def test_who_neither_coordinates_nor_is_a_partner_is_refused(self, role):
        made = entry("Toit")
        user = MembershipFactory(role=role or MembershipRole.REVIEWER).user
        paths = [SEARCH, reverse("directory_print"), reverse("directory_entry", args=[made.pk])]
        assert [client_of(user).get(path).status_code for path in paths] == [403] * 3

    def test_no_page_is_kept(self, reader):
        page = client_of(reader).get(SEARCH)
        assert "no-store" in page["Cache-Control"]


class TestAgreements:
    def test_a_coordinator_knows_those_of_their_programs_and_no_other(self):
        program, made = ProgramFactory(), entry("Toit")
        own = in_force(program, made.organization)
        in_force(ProgramFactory(), made.organization)
        in_force(ProgramFactory(), (other := entry("Aube")).organization)
        found = agreements_with(
            coordinator_of(program),
            [made.organization_id, other.organization_id, program.lead_id],
        )
        assert found == {made.organization_id: [own]}

    def test_a_partner_knows_its_own_and_not_who_else_has_one(self):
        program, made, other = ProgramFactory(), entry("Toit"), entry("Aube")
        lead = entry("Chef", organization__acronym="C")
        program.lead = lead.organization
        program.save()
        own = in_force(program, made.organization)
        in_force(program, other.organization)
        organizations = [made.organization_id, other.organization_id, lead.organization_id]
        found = agreements_with(partner_of(made.organization), organizations)
        assert found == {made.organization_id: [own], lead.organization_id: [own]}

    def test_one_that_is_a_draft_or_over_is_not_in_force(self):
        program, made = ProgramFactory(), entry("Toit")
        in_force(program, made.organization, state="draft")
        in_force(program, made.organization, state="ended")
        own = in_force(program, made.organization)
        assert agreements_with(coordinator_of(program), [made.organization_id]) == {
            made.organization_id: [own]
        }

    def test_whoever_carries_on_has_those_of_the_one_before(self):
        program, heir, gone = ProgramFactory(), entry("Toit"), OrganizationFactory()
        own = in_force(program, gone)
        SuccessionFactory(predecessor=gone, successor=heir.organization)
        assert agreements_with(coordinator_of(program), [heir.organization_id]) == {
            heir.organization_id: [own]
        }


class TestPages:
    def test_a_search_costs_as_many_queries_for_three_as_for_one(self):
        program = ProgramFactory()
        for user in (coordinator_of(program), partner_of(program.lead)):
            client, counts = client_of(user), []
            for number in range(3):
                made = whole_entry(f"Toit {user.pk} {number}")
                FormerNameFactory(organization=made.organization, name=f"Abri {number}")
                in_force(program, made.organization)
                asked = [SEARCH, f"{SEARCH}?q=abri", f"{SEARCH}?q=abri+espagnol&langue=es"]
                counts.append([queries_of(client, path) for path in asked])
                counts[-1].append(queries_of(client, reverse("directory_print")))
                counts[-1].append(queries_of(client, reverse("directory_entry", args=[made.pk])))
            assert counts[0] == counts[2]

    def test_a_list_has_pages_that_keep_what_is_asked(self, reader):
        for number in range(21):
            entry(f"Toit {number:02}", "housing", ["fr"])
        page = client_of(reader).get(f"{SEARCH}?domaine=housing&page=2")
        assert [str(card.entry.organization) for card in page.context["cards"]] == ["Toit 20"]
        assert page.content.decode().count('href="?domaine=housing&amp;page=1"') == 1

    def test_nothing_found_says_what_to_try(self, reader):
        entry("Toit", "housing", ["fr"])
        page = client_of(reader).get(f"{SEARCH}?q=toit&langue=sw&references=1")
        assert [one["url"] for one in page.context["wider"]] == [
            f"{SEARCH}?langue=sw&references=1",
            f"{SEARCH}?q=toit&references=1",
            f"{SEARCH}?q=toit&langue=sw",
        ]

    def test_a_telephone_is_dialled_and_a_contact_stands_in_for_a_number(self, reader):
        whole_entry("Toit")
        other = entry("Aube")
        NetworkContactFactory(entry=other, name="Camille Essai", phone="8195550102", email="")
        page = client_of(reader).get(SEARCH).content.decode()
        assert page.count('href="tel:+18195550101"') == page.count('href="tel:+18195550102"') == 1
        assert page.count("Camille Essai") == 2

    def test_who_may_refer_to_an_organisation_finds_the_way_there(self):
        program = ProgramFactory(doors=["referrals"])
        made = entry("Autre")
        made.organization = program.lead
        made.takes_referrals = True
        made.save()
        partner, link = partner_of(OrganizationFactory()), f'href="{reverse("refer")}"'
        address = reverse("directory_entry", args=[made.pk])
        coordinator = coordinator_of(program)
        found = [client_of(user).get(address).content.decode() for user in (partner, coordinator)]
        assert [page.count(link) for page in found] == [1, 0]

    def test_an_entry_says_the_names_and_bodies_of_before(self, reader):
        made, gone = entry("Toit"), OrganizationFactory(name="Vieille Maison")
        FormerNameFactory(organization=made.organization, name="L’Abri")
        SuccessionFactory(predecessor=gone, successor=made.organization)
        page = client_of(reader).get(reverse("directory_entry", args=[made.pk])).content.decode()
        assert [
            page.count("anciennement « L’Abri »"),
            page.count("issu de « Vieille Maison »"),
        ] == [1, 1]
