"""« Aide »: from every page to the chapter of the guide that explains it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, reverse

from config.guide import chapters
from config.guide.views import PUBLIC
from config.tests.addresses import addresses
from programs import help
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.enums import MembershipRole, Service
from programs.tests.factories import ProgramFactory

# Addresses that no chapter explains, and why none is needed.
UNEXPLAINED = {
    "guide": "the guide itself",
    "guide_chapter": "the guide itself",
    "set_language": "shows no page: it leads back to where one was",
    "gallery": "for whoever builds screens, and no part of anybody's work",
    "admin:login": "leads to the page to sign in",
    "admin:logout": "leads to the page to sign in",
    "admin:autocomplete": "the choices of a field, and no page",
    "admin:jsi18n": "words for scripts, and no page",
}
# What a visitor is told without a page that is open to them.
READ_BY_ANYBODY = {"12-organisme-partenaire", "13-bailleur-de-fonds"}

VISITOR = AnonymousUser()


def unexplained(names: set[str]) -> set[str]:
    return {name for name in names if help.of_page(name, VISITOR) is None}


def missing(sections) -> list[help.Section]:
    """Those that lead to no chapter, or to no heading of it."""
    return [section for section in sections if not exists(section)]


def exists(section: help.Section) -> bool:
    chapter = chapters.read(section.chapter)
    return chapter is not None and section.anchor in chapter.anchors


def names() -> set[str]:
    return {address.name for address in addresses() if address.name}


class TestEveryPage:
    def test_has_its_chapter(self):
        assert unexplained(names()) == set(UNEXPLAINED)

    def test_has_one_that_is_there_at_a_heading_that_is_there(self):
        assert missing(help.sections()) == []

    def test_is_explained_under_the_name_that_it_has(self):
        """Nothing is said of a page that is gone."""
        known = names()
        gone = [one for one in help._EXPLAINED if not any(map(one.names, known))]
        assert gone == []

    def test_a_new_page_without_help_is_seen(self):
        assert unexplained({"moon_phases", "home"}) == {"moon_phases"}

    def test_a_chapter_or_a_heading_that_is_not_there_is_seen(self):
        gone = [help.Section("99-rien"), help.Section("07-suivre", "rien")]
        assert missing([help.Section("07-suivre"), *gone]) == gone


@pytest.mark.parametrize(
    ("page", "chapter", "anchor"),
    [
        ("match_mentee", "06-jumeler", "chercher-un-mentor"),
        ("admin:mentoring_pairing_change", "06-jumeler", "noter-les-réponses-et-commencer"),
        ("admin:mentoring_pairing_changelist", "07-suivre", "retrouver-une-liste"),
        # What is done with a file says more than whose it is.
        ("admin:mentoring_pairing_import", "08-importer-et-exporter", "importer"),
        ("budget_line", "21-budgets", "lire-un-budget"),
        ("plan_update_return", "18-nouvelles-des-actions", "lire-approuver-retourner"),
    ],
)
def test_the_nearest_that_is_said_of_a_page_explains_it(page, chapter, anchor):
    assert help.of_page(page, VISITOR) == help.Section(chapter, anchor)


@pytest.mark.django_db
class TestForWhom:
    @pytest.mark.parametrize(
        ("role", "chapter"),
        [
            (MembershipRole.PARTNER, "12-organisme-partenaire"),
            (MembershipRole.FUNDER, "13-bailleur-de-fonds"),
            (MembershipRole.COORDINATION, "01-premiere-connexion"),
        ],
    )
    def test_home_is_explained_to_each_as_they_use_it(self, role, chapter):
        assert help.of_page("home", MembershipFactory(role=role).user).chapter == chapter

    def test_the_bar_of_the_site_and_of_the_administration_has_it(self, client):
        program = ProgramFactory(services=[Service.MENTORING])
        client.force_login(coordinator_of(program))
        for name in ("admin:mentoring_mentor_changelist", "agenda_calendar", "budget_list"):
            section = help.of_page(name, VISITOR)
            address = chapters.address_of(section.chapter, section.anchor)
            page = client.get(reverse(name)).content.decode()
            assert page.count(f'<a class="site-help" href="{address}" target="_blank"') == 1

    def test_the_guide_itself_has_none(self, client):
        client.force_login(AdministratorFactory())
        for path in (reverse("guide"), reverse("guide_chapter", args=["07-suivre"])):
            assert "site-help" not in client.get(path).content.decode()

    def test_a_page_that_is_not_known_leads_to_the_contents(self):
        request = RequestFactory().get("/nulle-part/")
        assert request.resolver_match is None
        assert chapters.help_for("", VISITOR) == reverse("guide")

    def test_an_installation_without_its_guide_offers_none(self, monkeypatch, tmp_path):
        monkeypatch.setattr(chapters, "FOLDER", tmp_path)
        assert chapters.help_for("home", VISITOR) == ""


def open_views(patterns, namespace=""):
    """The names of the addresses that need no account."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from open_views(pattern.url_patterns, inner)
        elif pattern.name and not getattr(pattern.callback, "login_required", True):
            yield f"{namespace}{pattern.name}"


def test_a_visitor_may_read_what_explains_the_pages_that_a_visitor_sees():
    explained = {help.of_page(name, VISITOR) for name in open_views(get_resolver().url_patterns)}
    assert {one.chapter for one in explained if one} | READ_BY_ANYBODY == PUBLIC
