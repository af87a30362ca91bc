"""An activity for schools in a real browser: from the desk that makes it to the bilan that counts who came."""

import uuid
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from activities.actions.booking import book_groups
from activities.actions.registering import Wanted
from activities.actions.surveys import answer_survey
from activities.models import Activity, Registration, Session, Survey
from bursaries.tests.calls import TORONTO, links_mailed
from config.tests.travelled import Travelled, plain
from programs import robots
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.links import token_of
from programs.models import Organization
from programs.tests.browsing import PHONE, Visit
from programs.tests.factories import OrganizationFactory, ProgramFactory, SchoolFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MAKING = datetime(2007, 9, 10, 9, 0, tzinfo=TORONTO)
THURSDAY = datetime(2007, 10, 18, 11, 45, tzinfo=TORONTO)
FRIDAY = datetime(2007, 10, 19, 15, 15, tzinfo=TORONTO)
AFTER = datetime(2007, 10, 22, 9, 0, tzinfo=TORONTO)
BILAN = datetime(2008, 7, 15, 9, 0, tzinfo=TORONTO)
TITLE = "Une matinée au laboratoire"
SOLANGE, REGINE, YVON = (f"{name}@ecole.example" for name in ("solange", "regine", "yvon"))
# What the others think of it, of five.
MARKS = (5, 4, 4, 3, 2)
ROWS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"


class Workshop(Travelled):
    """A program that holds activities, three schools of one board, and the browser that all share."""

    def __init__(self, visit: Visit):
        super().__init__(visit)
        self.program = ProgramFactory(services=[Service.ACTIVITIES])
        self.coordinator = coordinator_of(self.program)
        self.board = OrganizationFactory(name="Centre de services des Essais")
        self.tilleuls, self.ruisseau, self.phare = map(
            self.school, ("École des Tilleuls", "École du Ruisseau", "École du Phare")
        )

    def school(self, name: str) -> Organization:
        return SchoolFactory(organization__name=name, board=self.board).organization

    # --- The desk

    def make(self) -> Activity:
        """A coordinator writes it in one form, gives it a second schedule, and opens it."""
        self.enter(self.coordinator)
        self.open("activity_desk", self.program.slug)
        self.press("Nouvelle activité")
        self.page.get_by_text("Présentation, coût", exact=False).click()
        self.fill(
            title=TITLE,
            place="Pavillon des sciences",
            day="2007-10-18",
            starts="09:00",
            ends="11:30",
            capacity="45",
            summary="On y manipule, on y mesure.",
        )
        for level in ("9", "10"):
            self.page.check(f"main [name=levels][value='{level}']")
        self.send("Créer l’activité")
        self.press("Ajouter un horaire")
        self.fill(label="Vendredi après-midi", capacity="30", place="Pavillon des sciences")
        self.send("Enregistrer")
        self.fill(day="2007-10-19", starts="13:00", ends="15:00")
        self.send("Continuer")
        self.press("Ouvrir les inscriptions")
        self.send("Ouvrir les inscriptions")
        made = Activity.objects.get()
        assert made.state == "open"
        self.thursday, self.friday = made.offerings.order_by("position")
        return made

    # --- Teachers

    def find(self) -> None:
        """On a phone, from the calendar of a month that has nothing to the form of the activity."""
        self.enter(None, PHONE)
        self.open("calendar")
        self.press("Voir octobre 2007")
        self.press(TITLE)
        self.press("S’inscrire")

    def write(self, name: str, email: str, school: Organization) -> None:
        """Who registers, and her school by a word of its name."""
        self.fill(name=name, email=email)
        self.page.locator("#id_school_name").press_sequentially(school.name.split()[-1])
        self.page.get_by_label(school.name).check()

    def write_class(self, number: int, level: str, pupils: int, adults: int = 1) -> None:
        prefix = f"#id_class_{number}"
        self.page.select_option(f"{prefix}_level", level)
        self.page.fill(f"{prefix}_pupils", str(pupils))
        self.page.fill(f"{prefix}_companions", str(adults))
        self.page.check(f"main [name=class_{number}_offerings][value='{self.thursday.pk}']")

    def register_two_classes(self) -> list[Registration]:
        self.find()
        self.write("Solange Exemple", SOLANGE, self.tilleuls)
        self.write_class(0, "9", 24)
        self.page.get_by_role("button", name="Ajouter une classe").click()
        self.page.wait_for_selector("#id_class_1_level")
        self.write_class(1, "10", 18)
        self.send("Envoyer l’inscription")
        return list(Registration.objects.order_by("pk"))

    def register_and_wait(self) -> Registration:
        """A class of which less is left than it needs, and which agrees to wait whole."""
        self.find()
        self.write("Régine Inventée", REGINE, self.ruisseau)
        self.write_class(0, "9", 20, adults=2)
        self.send("Envoyer l’inscription")
        assert "n’a plus que 3 places, et il en faut 20" in self.said()
        self.send("Envoyer l’inscription")
        assert "Liste d’attente (personne devant vous)" in self.said()
        return Registration.objects.get(school=self.ruisseau)

    def receive(self, activity: Activity) -> Registration:
        """Another school, for the other schedule, sent as its form sends it."""
        details = {
            "school": self.phare,
            "board": self.board,
            "region": self.phare.region,
            "levels": ["9"],
            "group": "",
        }
        wanted = Wanted(self.friday, 15, 1, details=details)
        contact = {"name": "Yvon Inventé", "email": YVON, "language": "fr-ca"}
        booking = book_groups(
            activity=activity, submission=uuid.uuid4(), contact=contact, wanted=[wanted]
        )
        return booking.registrations.get()

    def cancel(self, registration: Registration) -> None:
        """By the link of the mail that confirmed it."""
        link = reverse("booking", args=[token_of(registration.booking)])
        assert link in links_mailed()
        mail.outbox.clear()
        self.enter(None, PHONE)
        self.follow(link)
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=f"Annuler {registration.display_code}").click()
        self.look()
        self.send("Annuler l’inscription")

    # --- On the day

    def open_sheet(self, session: Session) -> None:
        self.enter(self.coordinator, PHONE)
        self.open("activity_page", session.offering.activity_id)
        with self.page.expect_navigation():
            self.page.locator(
                f"main a[href='{reverse('session_attendance', args=[session.pk])}']"
            ).click()
        self.look()

    def note(self, registration: Registration, pupils: int, adults: int) -> None:
        """Each number is saved as it is typed."""
        for name, number in ((f"a-{registration.pk}", adults), (f"n-{registration.pk}", pupils)):
            self.page.fill(f"main [name={name}]", str(number))

    def wait_until_saved(self, progress: str) -> None:
        """Until what came back after the last of them says so, and that nothing is left to note."""
        self.page.wait_for_function(
            "words => document.querySelector('[data-check]').textContent.trim() === words",
            arg=progress,
        )

    def walk_in(self) -> None:
        """A class that nobody expected, of a school that is not in the directory."""
        self.press("Venu sans inscription")
        self.fill(school="École d’ailleurs", pupils="5", companions="1")
        self.send("Noter la présence")

    def hold(self, activity: Activity) -> tuple[str, str]:
        """What the activity is afterwards, and what its page says that it is."""
        self.send("Enregistrer\N{NO-BREAK SPACE}: la séance est tenue")
        activity.refresh_from_db()
        return activity.state, self.texts(".record-header .state")[0]

    # --- What pupils thought

    def ask_pupils(self, activity: Activity) -> Survey:
        """A survey with the questions that are ready, and the short address that a poster shows."""
        self.enter(self.coordinator)
        self.open("survey_list", activity.pk)
        self.press("Créer le sondage")
        survey = Survey.objects.get()
        address = self.page.input_value("#survey-short")
        assert (survey.audience, address.endswith(f"/avis/{survey.short_code}/")) == (
            "students",
            True,
        )
        return survey

    def answer(self, survey: Survey) -> list[tuple[int, int]]:
        """A pupil on a phone, from the short address to the thanks; the number and the value of what is kept."""
        self.enter(None, PHONE)
        self.open("survey_short", survey.short_code)
        for question, choice in (("Cette activité m’a plu.", "5"), ("J’ai envie d’en", "Oui")):
            group = self.page.get_by_role("group", name=question)
            group.get_by_role("radio", name=choice).check()
        self.send("Envoyer mon avis")
        kept = survey.responses.get().answers.order_by("question__number")
        return list(kept.values_list("question__number", "value"))

    def close(self, survey: Survey) -> None:
        self.enter(self.coordinator)
        self.open("survey_page", survey.pk)
        self.press("Fermer le sondage")
        self.send("Fermer le sondage")

    # --- The year

    def table(self, name: str) -> list[list[str]]:
        """The rows of a table of the document, its total last."""
        rows = self.page.eval_on_selector_all(f"#tab-{name} :is(tbody, tfoot) tr", ROWS)
        return [[plain(cell) for cell in row] for row in rows]


@pytest.fixture
def journey(page, live_server, monkeypatch):
    """On the clock of the server, which the test sets; the browser keeps its own."""
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    with time_machine.travel(MAKING) as clock:
        found = Workshop(Visit(page, live_server.url))
        found.clock = clock
        yield found


def test_an_activity_is_made_registered_for_held_and_counted_in_the_bilan(journey):
    activity = journey.make()
    mail.outbox.clear()
    first, second = journey.register_two_classes()
    third = journey.register_and_wait()
    absent = journey.receive(activity)
    states = Registration.objects.order_by("pk").values_list("pupils", "state")
    assert list(states) == [
        (24, "confirmed"),
        (18, "confirmed"),
        (20, "waiting"),
        (15, "confirmed"),
    ]
    assert [one.to for one in mail.outbox] == [[SOLANGE], [REGINE], [YVON]]

    journey.cancel(second)
    assert [one.to for one in mail.outbox] == [[SOLANGE], [REGINE]]
    told = plain(mail.outbox[-1].body).splitlines()[2]
    assert told == f"{TITLE} : Une place s’est libérée : votre inscription est confirmée."
    third.refresh_from_db()
    journey.thursday.refresh_from_db()
    assert (third.state, journey.thursday.taken) == ("confirmed", 44)

    journey.clock.move_to(THURSDAY)
    journey.open_sheet(journey.thursday.sessions.get())
    journey.note(first, 22, 1)
    journey.note(third, 20, 2)
    journey.wait_until_saved("42 présents sur 44 attendus")
    journey.walk_in()
    assert journey.hold(activity) == ("open", "Inscriptions ouvertes")
    survey = journey.ask_pupils(activity)
    assert journey.answer(survey) == [(1, 5), (3, 1)]
    question = survey.questions.get(measures_satisfaction=True)
    for mark in MARKS:
        answer_survey(survey=survey, answers={question: mark}, language="fr-ca")

    journey.clock.move_to(FRIDAY)
    journey.open_sheet(journey.friday.sessions.get())
    journey.note(absent, 0, 0)
    journey.wait_until_saved("0 présent sur 15 attendus")
    assert journey.hold(activity) == ("held", "Tenue")

    journey.clock.move_to(AFTER)
    journey.close(survey)
    journey.open("survey_results", activity.pk)
    # Of the third question one pupil alone said something; the others were left.
    assert journey.texts(".survey-result > p") == [
        "6 réponses · taux de réponse : 12,8 % (personnes sollicitées : 47)",
        "n = 6 · moyenne : 3,8 sur 5 · favorables (4 ou 5) : 66,7 %",
        "Aucune réponse.",
        "Moins de 5 réponses : les résultats ne sont pas montrés.",
        "Aucune réponse.",
        "Aucun commentaire.",
    ]

    journey.clock.move_to(BILAN)
    journey.enter(journey.coordinator)
    journey.open("preview", journey.program.slug, "2007-2008")
    assert journey.table("activites-par-nature") == [
        ["Atelier", "1", "2", "4,5", "59", "47"],
        ["Total", "1", "2", "4,5", "59", "47"],
    ]
    assert journey.table("eleves-par-board") == [
        ["Centre de services des Essais", "1", "2", "59", "42"],
        ["Sans conseil scolaire ni centre de services", "1", "0", "0", "5"],
        ["Total", "1", "2", "59", "47"],
    ]
    assert journey.table("eleves-par-ecole") == [
        ["École des Tilleuls", "1", "24", "22"],
        ["École du Ruisseau", "1", "20", "20"],
        ["École d’ailleurs (comme écrit)", "1", "0", "5"],
        ["École du Phare", "0", "15", "0"],
        ["Total", "1", "59", "47"],
    ]
    assert journey.table("appreciation") == [
        ["Élèves et participants", "6", "47", "12,8 %", "6", "66,7 %"],
        ["Ensemble", "6", "47", "12,8 %", "6", "66,7 %"],
    ]
    assert journey.faults == []
