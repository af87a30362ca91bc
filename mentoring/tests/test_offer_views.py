"""The public form where somebody offers to be a mentor: persons, robots and what they try."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.models import MentorOffer
from mentoring.offer_views import become_mentor
from programs import robots
from programs.lib.periods import today
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

URL = reverse("become_mentor")
THANKS = reverse("mentor_thanks")
NBSP = "\u00a0"


@pytest.fixture
def program():
    lead = OrganizationFactory(name="Carrefour inventé")
    return ProgramFactory(doors=["mentors"], lead=lead, title="Mentorat inventé")


def ticket(seconds: int = 60) -> str:
    """That of a form opened some seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds), tick=False):
        return robots.issue_ticket()


def answers(**changes) -> dict:
    filled = {
        "first_name": "Claude",
        "last_name": "L’Inventé",
        "email": "claude@exemple.test",
        "phone": "819 555-0199",
        "city": "Gatineau",
        "languages": ["fr", "es"],
        "fields_of_work": ["2"],
        "occupation": "Ingénieure",
        "background": "Quinze ans",
        "motivation": "Aider",
        "consent": "on",
        "ticket": ticket(),
    }
    return {name: value for name, value in (filled | changes).items() if value is not None}


def read(answer) -> str:
    return answer.content.decode()


def content(answer) -> str:
    """What the page says, without the tokens of its foot."""
    return read(answer).partition("<main")[2].partition("</main")[0]


class TestWhatIsSent:
    def test_it_is_recorded_as_typed_and_thanked(self, client, program):
        answer = client.post(URL, answers())
        assert (answer.status_code, answer.url) == (302, THANKS)
        offer = MentorOffer.objects.get()
        assert (offer.program, offer.first_name, offer.last_name) == (
            program,
            "Claude",
            "L’Inventé",
        )
        assert (offer.languages, offer.fields) == (["fr", "es"], ["2"])
        assert (offer.phone, offer.city, offer.occupation) == (
            "819 555-0199",
            "Gatineau",
            "Ingénieure",
        )
        assert (offer.background, offer.motivation) == ("Quinze ans", "Aider")

    def test_it_keeps_the_language_of_the_page(self, client, program):
        client.cookies["django_language"] = "en"
        client.post(URL, answers())
        assert MentorOffer.objects.get().language == "en"

    def test_a_double_click_makes_one_offer(self, client, program):
        twice = answers()
        assert [client.post(URL, twice).url for _ in range(3)] == [THANKS] * 3
        assert MentorOffer.objects.count() == 1

    def test_a_correction_sent_from_the_same_page_is_not_lost(self, client, program):
        first = answers(email="claude@exemple.tset")
        client.post(URL, first)
        client.post(URL, first | {"email": "claude@exemple.test"})
        assert set(MentorOffer.objects.values_list("email", flat=True)) == {
            "claude@exemple.tset",
            "claude@exemple.test",
        }

    def test_no_field_is_written_that_the_form_does_not_show(self, client, program):
        fields = {field.name for field in MentorOffer._meta.concrete_fields}
        shown = set(answers()) | {"fields"}
        injected = dict.fromkeys(fields - shown, "1")
        injected |= {"state": "accepted", "received_on": "2001-01-01", "reason": "injecté"}
        client.post(URL, answers(**injected | {"program": ProgramFactory().pk}))
        offer = MentorOffer.objects.get()
        assert (offer.state, offer.reason, offer.mentor, offer.program) == (
            "received",
            "",
            None,
            program,
        )
        assert (offer.received_on, offer.consented_on) == (today(), today())

    @pytest.mark.parametrize("name", ["first_name", "last_name", "email", "occupation", "consent"])
    def test_what_is_needed_is_asked_for_beside_its_field(self, client, program, name):
        answer = client.post(URL, answers(**{name: None}))
        assert list(answer.context["form"].errors) == [name]
        assert "<title>Erreur" + NBSP + ": Devenir mentor · Arrimage</title>" in read(answer)
        assert MentorOffer.objects.count() == 0

    def test_what_was_typed_is_kept(self, client, program):
        page = read(client.post(URL, answers(email="pas-un-courriel", motivation="Aider & <rire>")))
        assert 'value="L’Inventé"' in page
        assert "Aider &amp; &lt;rire&gt;</textarea>" in page

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("first_name", "x" * 81),
            ("email", f"{'x' * 250}@exemple.test"),
            ("phone", "1" * 41),
            ("motivation", "x" * 4001),
            ("languages", ["klingon"]),
            ("fields_of_work", ["99"]),
        ],
    )
    def test_what_does_not_fit_is_refused_beside_its_field(self, client, program, name, value):
        answer = client.post(URL, answers(**{name: value}))
        assert list(answer.context["form"].errors) == [name]

    def test_the_box_of_consent_is_empty_and_says_to_whom(self, client, program):
        page = read(client.get(URL))
        consent = page.partition('name="consent"')[2].partition(">")[0]
        assert "checked" not in consent
        assert f"transmis à l’organisme «{NBSP}Carrefour inventé{NBSP}»" in page


class TestTheChoiceOfAProgram:
    def test_the_only_one_is_not_asked(self, client, program):
        assert "program" not in client.get(URL).context["form"].fields

    def test_of_several_one_is_chosen_with_its_organisation(self, client, program):
        other = ProgramFactory(doors=["mentors"])
        page = read(client.get(URL))
        assert "Mentorat inventé (Carrefour inventé)" in page
        assert list(client.post(URL, answers()).context["form"].errors) == ["program"]
        client.post(URL, answers(program=other.pk))
        assert MentorOffer.objects.get().program == other

    def test_one_that_seeks_nobody_is_not_offered(self, client, program):
        ProgramFactory(doors=["mentors"])
        over = ProgramFactory(doors=["mentors"], ends_on=today() - timedelta(days=1))
        assert over.title not in read(client.get(URL))
        assert list(client.post(URL, answers(program=over.pk)).context["form"].errors) == [
            "program"
        ]

    def test_without_any_the_page_says_whom_to_ask(self, client):
        ProgramFactory()
        for answer in (client.get(URL), client.post(URL, answers())):
            assert "Aucun programme ne cherche de mentors en ce moment" in content(answer)
            assert "<form" not in content(answer)
            assert "<title>Devenir mentor · Arrimage</title>" in read(answer)
        assert MentorOffer.objects.count() == 0

    def test_the_number_of_queries_does_not_grow_with_the_programs(self, client, program):
        def queries() -> int:
            with CaptureQueriesContext(connection) as counted:
                client.get(URL)
            return len(counted)

        ProgramFactory(doors=["mentors"])
        two = queries()
        ProgramFactory(doors=["mentors"]), ProgramFactory(doors=["mentors"])
        assert queries() == two


class TestRobots:
    def test_the_trap_is_hidden_from_persons_and_their_browsers(self, client, program):
        page = read(client.get(URL))
        trap = page.partition('<div class="visually-hidden" aria-hidden="true">')[2]
        field = trap.partition("</div>")[0]
        assert ['name="trap"' in field, 'tabindex="-1"' in field] == [True, True]
        assert 'autocomplete="off"' in field

    def test_who_fills_the_trap_is_thanked_and_forgotten(self, client, program):
        answer = client.post(URL, answers(trap="http://exemple.test"))
        assert (answer.status_code, answer.url) == (302, THANKS)
        assert (MentorOffer.objects.count(), len(mail.outbox)) == (0, 0)

    def test_the_thanks_are_the_same_for_everybody(self, client, program):
        client.post(URL, answers(trap="x"))
        robot = content(client.get(THANKS))
        client.post(URL, answers())
        assert content(client.get(THANKS)) == robot != ""

    def test_what_comes_at_once_is_shown_again_with_the_same_ticket(self, client, program):
        given = ticket(seconds=1)
        answer = client.post(URL, answers(ticket=given))
        page = read(answer)
        assert "Ce formulaire vient de s’ouvrir" in page
        assert f'value="{given}"' in page and 'value="L’Inventé"' in page
        assert MentorOffer.objects.count() == 0

    @pytest.mark.parametrize("given", [None, "inventé", pytest.param(90_000, id="old")])
    def test_what_was_not_opened_today_is_shown_again_with_a_new_ticket(
        self, client, program, given
    ):
        given = ticket(seconds=given) if isinstance(given, int) else given
        answer = client.post(URL, answers(ticket=given))
        assert "plus d’une journée" in read(answer)
        renewed = answer.context["form"]["ticket"].value()
        with time_machine.travel(timezone.now() + timedelta(seconds=10), tick=False):
            assert client.post(URL, answers(ticket=renewed)).status_code == 302
        assert MentorOffer.objects.count() == 1

    def test_beyond_the_limit_nothing_is_recorded_and_nothing_lost(self, client, program):
        for number in range(10):
            client.post(URL, answers(email=f"{number}@exemple.test"))
        answer = client.post(URL, answers())
        page = read(answer)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
        assert "Attendez au moins une heure" in page and 'value="L’Inventé"' in page
        assert MentorOffer.objects.count() == 10

    def test_mistakes_do_not_use_the_limit_up(self, client, program):
        for _ in range(15):
            client.post(URL, answers(email="pas-un-courriel"))
        assert client.post(URL, answers()).status_code == 302


class TestTheAnswer:
    def test_it_is_not_kept_by_any_cache(self, client, program):
        assert "no-store" in client.get(URL).headers["Cache-Control"]

    def test_the_page_is_open_without_signing_in(self):
        assert become_mentor.login_required is False
