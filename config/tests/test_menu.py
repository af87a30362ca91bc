"""The menu: what each app declares of it, for whom, and where the reader is told to be."""

import pytest
from django.urls import reverse

from activities.tests.factories import ActivityFactory
from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs import access, menu
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from programs.enums import MembershipRole, Service, Shared
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import LABEL, finance_officer_of

pytestmark = pytest.mark.django_db

OF_COORDINATION = {
    "Accueil": [],
    "Références": ["Références", "Liens des partenaires occasionnels"],
    "Mentorat": ["Mentors", "Mentorés", "Jumelages", "Rencontres", "Issues", "Offres de mentors"],
    "Rapports": ["Rapports", "Rapports publiés", "Chiffres énoncés", "Reddition de comptes"],
    "Répertoire": [
        "Personnes",
        "Organismes",
        "Écoles",
        "Programmes",
        "Financement",
        "Importations",
        "Régions",
    ],
}
OF_ACTIVITIES = [
    "Activités",
    "Coûts des activités",
    "Rayonnement",
    "Points saillants",
    "Fiches des activités",
    "Fiches des inscriptions",
    "Fiches des transports et kiosques",
    "Fiches des coûts",
    "Fiches des sondages",
    "Fiches du rayonnement",
]
OF_FINANCE = {
    "Accueil": [],
    "Rapports": ["Rapports", "Rapports publiés", "Reddition de comptes"],
    "Répertoire": ["Organismes", "Écoles", "Programmes", "Financement", "Importations", "Régions"],
}


@pytest.fixture
def program():
    """A program of the services that ``OF_COORDINATION`` names, as many others as there may be."""
    return ProgramFactory(services=[Service.REFERRALS, Service.MENTORING])


def navigation(client, path: str) -> list[dict]:
    return client.get(path).context["navigation"]


def labels(items: list[dict]) -> dict[str, list[str]]:
    return {
        str(item["label"]): [str(link["label"]) for link in item.get("links", [])] for item in items
    }


def links(items: list[dict]) -> list[dict]:
    return [link for item in items for link in item.get("links", [item])]


def marked(items: list[dict]) -> dict[str, str]:
    """What is marked, by its label, with how."""
    everything = [*items, *links(items)]
    return {str(one["label"]): one["current"] for one in everything if one["current"]}


class TestForWhom:
    def seen(self, client, user, path=None) -> dict[str, list[str]]:
        if user:
            client.force_login(user)
        return labels(navigation(client, path or reverse("contact")))

    def test_a_coordinator_has_the_services_and_what_they_share(self, client, program):
        assert self.seen(client, coordinator_of(program)) == OF_COORDINATION

    def test_who_coordinates_activities_has_their_desks_before_their_records(self, client):
        program = ProgramFactory(services=[Service.ACTIVITIES])
        assert self.seen(client, coordinator_of(program))["Activités"] == OF_ACTIVITIES

    def test_who_keeps_their_accounts_has_what_they_cost(self, client):
        program = ProgramFactory(services=[Service.ACTIVITIES])
        found = self.seen(client, finance_officer_of(program))
        assert found["Activités"] == ["Coûts des activités", "Fiches des coûts"]

    def test_a_finance_officer_has_the_reports_and_the_money(self, client, program):
        assert self.seen(client, finance_officer_of(program)) == OF_FINANCE

    def test_an_administrator_has_the_accounts_as_well(self, client, program):
        directory = [
            *OF_COORDINATION["Répertoire"],
            "Utilisateurs",
            "Rôles des utilisateurs",
            "Courriels",
        ]
        expected = OF_COORDINATION | {"Répertoire": directory}
        assert self.seen(client, AdministratorFactory()) == expected

    @pytest.mark.parametrize(
        ("role", "expected"),
        [
            (MembershipRole.PARTNER, ["Accueil", "Références", "Répertoire", "Activités"]),
            (MembershipRole.FUNDER, ["Accueil", "Rapports publiés"]),
            (None, ["Accueil"]),
        ],
    )
    def test_those_from_outside_have_a_few_links(self, client, role, expected):
        user = MembershipFactory(role=role).user if role else UserFactory()
        assert self.seen(client, user) == {label: [] for label in expected}

    def test_a_visitor_has_the_public_pages(self, client):
        expected = ["Bourses", "Activités", "Devenir mentor", "Vérifier un rapport", "Nous joindre"]
        assert self.seen(client, None) == {label: [] for label in expected}

    def test_a_service_that_none_of_one_s_programs_runs_is_left_out(
        self, client, program, monkeypatch
    ):
        monkeypatch.setattr(access, "services_of", lambda user: {Service.MENTORING})
        expected = {name: found for name, found in OF_COORDINATION.items() if name != "Références"}
        assert self.seen(client, coordinator_of(program)) == expected

    @pytest.mark.parametrize("make", [coordinator_of, finance_officer_of, None])
    def test_every_link_opens(self, client, program, make):
        client.force_login(make(program) if make else AdministratorFactory())
        found = {link["url"] for link in links(navigation(client, reverse("contact")))}
        assert {url: client.get(url).status_code for url in found} == dict.fromkeys(found, 200)


class TestWhereOneIs:
    """The page itself is « page »; what the page belongs to is « true »."""

    def test_a_list_is_the_page_and_its_section_holds_it(self, client, program):
        client.force_login(coordinator_of(program))
        found = marked(navigation(client, reverse("admin:mentoring_pairing_changelist")))
        assert found == {"Mentorat": "true", "Jumelages": "page"}

    def test_a_record_belongs_to_its_list(self, client, program):
        client.force_login(coordinator_of(program))
        pairing = PairingFactory(program=program)
        found = marked(
            navigation(client, reverse("admin:mentoring_pairing_change", args=[pairing.pk]))
        )
        assert found == {"Mentorat": "true", "Jumelages": "true"}

    def test_a_page_elsewhere_belongs_to_what_leads_there(self, client, program):
        client.force_login(coordinator_of(program))
        waiting = MenteeFactory(program=program)
        found = [
            marked(navigation(client, reverse(name, args=args)))
            for name, args in (
                ("match_mentee", [waiting.pk]),
                ("preview", [program.slug, LABEL]),
                ("preview_records", [program.slug, LABEL, "mentoring.mentors"]),
                ("organization_preview", [program.lead.code, LABEL]),
                ("program_sheet", [program.slug]),
            )
        ]
        # The section of reports and its first link have one name.
        assert found == [{"Mentorat": "true", "Mentorés": "true"}, *4 * [{"Rapports": "true"}]]

    def test_the_home_page_holds_nothing_but_itself(self, client, program):
        client.force_login(coordinator_of(program))
        assert marked(navigation(client, reverse("admin:index"))) == {"Accueil": "page"}
        assert marked(navigation(client, reverse("admin:people_person_changelist"))) == {
            "Répertoire": "true",
            "Personnes": "page",
        }

    def test_what_is_written_of_activities_belongs_to_its_own_entry(self, client):
        program = ProgramFactory(services=[Service.ACTIVITIES])
        activity = ActivityFactory(program=program)
        client.force_login(coordinator_of(program))
        expected = {
            reverse("transport_activity", args=[activity.pk]): "Activités",
            reverse("kiosk_new", args=[activity.pk]): "Activités",
            reverse("cost_activity", args=[activity.pk]): "Coûts des activités",
            reverse("outreach_new", args=[program.slug]): "Rayonnement",
            reverse("highlight_list", args=[program.slug]): "Points saillants",
        }
        found = {
            url: [link["label"] for link in links(navigation(client, url)) if link["current"]]
            for url in expected
        }
        assert found == {url: [label] for url, label in expected.items()}

    def test_a_page_under_the_address_of_another_marks_itself_alone(self, client):
        program = ProgramFactory(services=["plans"])
        client.force_login(coordinator_of(program))
        assert marked(navigation(client, reverse("plan_updates"))) == {
            "Plans d’action": "true",
            "Nouvelles à approuver": "page",
        }

    def test_the_lists_of_the_section_stay_in_sight(self, client, program):
        client.force_login(coordinator_of(program))
        page = client.get(reverse("admin:mentoring_pairing_changelist")).content.decode()
        bar = page.partition('<nav class="section-nav" aria-label="Mentorat">')[2]
        assert [
            f">{label}</a>" in bar.partition("</nav>")[0] for label in OF_COORDINATION["Mentorat"]
        ] == [True] * 6
        assert "section-nav" not in client.get(reverse("admin:index")).content.decode()


def test_a_section_of_one_link_is_that_link(client, program, monkeypatch):
    entries = [entry for entry in menu.ENTRIES if entry.section != Shared.REPORTS]
    only = menu.Entry("Le seul", "published", menu.staff, Shared.REPORTS)
    monkeypatch.setattr(menu, "ENTRIES", [*entries, only])
    client.force_login(finance_officer_of(program))
    found = [item for item in navigation(client, reverse("contact")) if item["label"] == "Le seul"]
    assert found == [{"label": "Le seul", "url": reverse("published"), "current": ""}]


def test_entries_of_one_rank_stand_as_they_were_declared(monkeypatch):
    monkeypatch.setattr(menu, "ENTRIES", [])
    for label, rank in (("c", 1), ("b", 0), ("a", -1), ("d", 1)):
        menu.add(menu.Entry(label, "published", menu.staff, Shared.REPORTS, rank=rank))
    [found] = menu.sections_of(AdministratorFactory()).values()
    assert [entry.label for entry in found] == ["a", "b", "c", "d"]
