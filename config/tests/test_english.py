"""Whoever chose English reads English: no French sentence of ours is left on any page."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from config.tests.test_catalogue import known, originals, texts
from mentoring.models import Mentee, Mentor, Pairing
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.models import Program
from programs.people.models import Person
from reporting.tests.factories import LABEL, a_year_of_service, funder_of, published_files

# A language is offered under its own name.
OWN_NAMES = {str(label) for _code, label in settings.LANGUAGES}

_SPOKEN = {"title", "alt", "placeholder", "aria-label", "value", "content", "data-label"}


class Texts(HTMLParser):
    """The texts of a page, one for each element or spoken attribute, with its spaces made plain."""

    def __init__(self):
        super().__init__()
        self.found: set[str] = set()
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        self.found |= {plain(value) for name, value in attrs if name in _SPOKEN and value}

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.found.add(plain(data))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" :")


def left_in_french(page: str) -> list[str]:
    """The words and sentences of ours that stand in French on ``page``."""
    parser = Texts()
    parser.feed(page)
    alone, anywhere = french()
    whole = "\n".join(parser.found)
    capitalised = {one[:1].upper() + one[1:] for one in alone}
    # The name of a language stands in that language, on the button that chooses it.
    found = (parser.found & (alone | capitalised)) - {name for _code, name in settings.LANGUAGES}
    return sorted(found | {one for one in anywhere if one in whole})


@cache
def french() -> tuple[set[str], set[str]]:
    """Texts that English says otherwise, and parts of sentences that are French wherever they stand."""
    messages = [(texts(message), originals(message)) for message in known().values()]
    english = {plain(text).lower() for translated, _originals in messages for text in translated}
    whole = "\n".join(english)
    sentences = {plain(one) for _translated, originals in messages for one in originals}
    alone = {one for one in sentences if one.lower() not in english}
    parts = {plain(part) for one in sentences for part in re.split(r"%\(\w+\)[sd]", one)}
    return alone, {one for one in parts if is_telling(one) and one.lower() not in whole}


def is_telling(part: str) -> bool:
    """Whether the words are too many to be met by chance."""
    return " " in part and len(part) >= 8


@pytest.fixture
def program(db) -> Program:
    program = a_year_of_service()
    published_files(program, language="en")
    return program


def in_english(user: User) -> User:
    user.language = "en"
    user.save()
    return user


def pages(program: Program) -> dict[str, str]:
    """An address of every kind that a coordinator opens."""
    pairing = Pairing.objects.filter(program=program, state="active").get()
    mentee = Mentee.objects.get(program=program, pairings=None)
    return {
        "home": reverse("admin:index"),
        "list": reverse("admin:mentoring_pairing_changelist"),
        "no result": reverse("admin:people_person_changelist") + "?q=zzz",
        "record": reverse("admin:mentoring_pairing_change", args=[pairing.pk]),
        "new": reverse("admin:referrals_referral_add"),
        "person": reverse("admin:people_person_change", args=[mentee.person_id]),
        "program": reverse("admin:programs_program_change", args=[program.pk]),
        "step": reverse("admin:mentoring_pairing_step", args=[pairing.pk, "interrompre"]),
        "report": reverse("admin:reporting_report_changelist"),
        "matching": reverse("match_mentee", args=[mentee.pk]),
        "preview": reverse("preview", args=[program.slug, LABEL]),
        "records": reverse("preview_records", args=[program.slug, LABEL, "mentoring.pairings"]),
        "sheet": reverse("program_sheet", args=[program.slug]),
        "published": reverse("published"),
        "import": reverse("admin:mentoring_mentor_import"),
        "export": reverse("admin:mentoring_mentor_export"),
    }


def test_no_page_of_a_coordinator_is_left_in_french(client, program):
    client.force_login(in_english(coordinator_of(program)))
    left = {}
    for name, address in pages(program).items():
        answer = client.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        page = answer.content.decode()
        if found := left_in_french(page):
            left[name] = found
        assert '<html lang="en' in page, name
    assert left == {}


def test_the_pages_of_an_administrator_and_of_a_funder_neither(client, program):
    client.force_login(in_english(AdministratorFactory()))
    accounts = client.get(reverse("admin:accounts_user_changelist")).content.decode()
    client.force_login(in_english(funder_of(program)))
    home = client.get(reverse("home")).content.decode()
    refused = client.get("/nulle-part/").content.decode()
    assert [left_in_french(page) for page in (accounts, home, refused)] == [[], [], []]


def test_an_empty_list_says_what_to_do_in_the_language_of_its_reader():
    def hints(language):
        with translation.override(language):
            return {
                model.__name__: str(shown.empty_hint)
                for model, shown in admin.site._registry.items()
                if hasattr(shown, "empty_hint")
            }

    french, english = hints("fr"), hints("en")
    assert len(set(french.values())) > 1
    assert [name for name, hint in french.items() if english[name] == hint] == []


def test_a_pair_is_named_in_the_language_of_its_reader():
    anna, paul = (
        Person(first_name=first, last_name=last)
        for first, last in (("Anna", "Alder"), ("Paul", "Poplar"))
    )
    pairing = Pairing(mentor=Mentor(person=anna), mentee=Mentee(person=paul))
    with translation.override("en"):
        assert str(pairing) == "Anna Alder and Paul Poplar"


def test_the_visitor_chooses_a_language_before_signing_in(client, db):
    assert '<html lang="fr-ca"' in client.get(reverse("account_login")).content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": reverse("account_login")})
    page = client.get(reverse("account_login")).content.decode()
    assert '<html lang="en' in page
    assert left_in_french(page) == []


def test_the_browser_does_not_decide(client, db):
    """French first, whatever the browser of a visitor prefers."""
    page = client.get(reverse("account_login"), headers={"accept-language": "en"}).content.decode()
    assert '<html lang="fr-ca"' in page


def test_the_check_sees_what_is_left():
    page = (
        '<h1>Ce qui vous attend</h1><a title="Chercher un mentor">x</a><p>Jumelages\n :</p>'
        "<p>Reçue le 3 mai</p><li>Même région : 2</li>"
    )
    assert left_in_french(page) == [
        "Ce qui vous attend",
        "Chercher un mentor",
        "Jumelages",
        "Même région",
        "Reçue le",
    ]
