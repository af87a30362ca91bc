"""A partnership in a real browser: its agreement, the committee that follows it, and what a funder is given of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from config.tests.travelled import Travelled, plain
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.lib.periods import Period, today
from programs.partnerships.actions.agreement_clauses import propose_templates
from programs.partnerships.enums import AgreementState
from programs.partnerships.models import (
    Agreement,
    AgreementReview,
    Amendment,
    CommitteeMeeting,
    FollowUp,
    Minutes,
)
from programs.partnerships.quorum import quorum_of
from programs.partnerships.tests.committees import a_committee
from programs.partnerships.tests.portals import partner_of
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import FundingFactory, OrganizationFactory, ProgramFactory
from reporting.packs.tests.test_packs_browser import PDF, downloaded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Accueil des familles nouvelles"
PARTNER = "Maison des exemples"
PROMISED = "Écrire aux écoles"
# Of an agreement that nears its end, of its amendment, and of what is promised at the table.
BEGAN, ENDS, ENDS_LATER = timedelta(days=-300), timedelta(days=20), timedelta(days=60)
SOON, NEXT_TIME = timedelta(days=5), timedelta(days=28)
DUE = "main .agenda-list .due a.btn"
# How many tables of a document are wider than the screen leaves them.
CUT_OFF = (
    "[...document.querySelectorAll('.table-box')]"
    ".filter(box => box.scrollWidth > box.clientWidth).length"
)
ROWS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"


class Partnership(Travelled):
    """A program that keeps agreements, one partner of it, its committee, and the browser that all share."""

    def __init__(self, visit: Visit):
        super().__init__(visit)
        self.program = ProgramFactory(
            title="Premiers pas",
            services=[Service.PARTNERSHIPS],
            starts_on=date(2020, 7, 1),
            ends_on=None,
        )
        propose_templates(program=self.program, by=None)
        self.coordinator = coordinator_of(self.program)
        self.partner = OrganizationFactory(name=PARTNER)
        self.of_partner = partner_of(self.partner)
        self.committee = a_committee(program=self.program, members=2, name="Table des essais")

    def step(self, name: str) -> None:
        """What a link begins and the button of the same name confirms."""
        self.press(name)
        self.send(name)

    def heading(self) -> str:
        return plain(self.page.locator("main h1").inner_text())

    def table(self, name: str) -> list[list[list[str]]]:
        """The rows of a table of a document, each cell by its lines."""
        rows = self.page.eval_on_selector_all(f"#tab-{name} tbody tr", ROWS)
        return [[plain(cell).split("\n") for cell in row] for row in rows]

    # --- The agreement

    def draft(self) -> Agreement:
        """One form, which the clauses of the program follow by themselves."""
        self.enter(self.coordinator)
        self.open("agreement_list")
        self.press("Préparer la première entente")
        self.fill(
            title=TITLE,
            starts_on=(today() + BEGAN).isoformat(),
            ends_on=(today() + ENDS).isoformat(),
            notice_term="90 jours",
        )
        self.page.select_option("#id_party-1-organization", str(self.partner.pk))
        self.page.fill("#id_party-1-signatory_name", "Alix Modèle")
        self.send("Créer le projet")
        return Agreement.objects.get()

    def sign(self) -> None:
        """Both parties, of an agreement or of an amendment."""
        self.step("Mettre en signature")
        for _party in range(2):
            self.step("Noter la signature")

    def amend(self) -> Amendment:
        """It goes on for some weeks more."""
        self.press("Commencer un avenant")
        self.fill(
            subject="Prolongation",
            effective_on=today().isoformat(),
            ends_on=(today() + ENDS_LATER).isoformat(),
        )
        self.send("Commencer l’avenant")
        self.sign()
        return Amendment.objects.get()

    # --- Its yearly review

    def ask_review(self, agreement: Agreement) -> AgreementReview:
        self.open("agreement_page", agreement.pk)
        self.press("Demander")
        self.send("Demander")
        return AgreementReview.objects.get()

    def answer_review(self) -> None:
        """On a phone, from the home page of the partner."""
        self.enter(self.of_partner, PHONE)
        self.open("home")
        self.press("Voir nos ententes")
        self.press("Répondre")
        answers = {"services": "yes", "referrals": "partly", "communication": "yes", "wish": "keep"}
        for name, answer in answers.items():
            self.page.check(f"main [name={name}][value={answer}]")
        self.fill(strengths="L’accueil du premier jour.")
        self.send("Transmettre")

    # --- The committee

    def plan(self, day: date) -> CommitteeMeeting:
        self.open("committee_page", self.committee.pk)
        self.press("Planifier une rencontre")
        self.fill(day=day.isoformat(), starts="09:00", ends="11:00", place="Salle des essais")
        self.send("Planifier")
        return CommitteeMeeting.objects.get(day=day)

    def wait_until_saved(self, selector: str, words: str) -> None:
        """Until what came back from the server says so."""
        self.page.wait_for_function(
            "([where, words]) => document.querySelector(where).textContent"
            ".replaceAll('\\u00a0', ' ').includes(words)",
            arg=[selector, words],
        )

    def note_presences(self) -> None:
        """At the door, with a thumb: each is saved as it is ticked."""
        self.visit.resize(PHONE)
        self.press("Présences")
        for number in range(2):
            self.page.get_by_label("Présence", exact=True).nth(number).check()
        self.wait_until_saved("[data-check]", ": atteint")
        self.wait_until_saved("[data-status]", "Enregistré à")
        self.look()
        self.visit.resize(DESK)

    def write_minutes(self) -> None:
        """What is typed saves itself; what is promised has a day."""
        self.press("Notes et compte rendu")
        self.page.get_by_label("Texte du compte rendu").press_sequentially(" On commence.")
        self.wait_until_saved("[data-status]", "Enregistré à")
        noting = self.page.locator("main form:has(button:text('Noter le suivi'))")
        noting.locator("[name=text]").fill(PROMISED)
        noting.locator("[name=due_on]").fill((today() + SOON).isoformat())
        self.send("Noter le suivi")
        self.press("La rencontre")
        self.step("Noter comme tenue")

    def printed_minutes(self) -> tuple[str, bytes]:
        """What kind of file the link of the minutes gives, and how it begins."""
        link = self.page.get_by_role("link", name="Projet de compte rendu, en PDF", exact=True)
        answer = self.page.request.get(self.visit.site + link.get_attribute("href"))
        return answer.headers["content-type"], answer.body()[:5]

    # --- What is due

    def due(self) -> list[str]:
        """The buttons of the home page, each with what it is about."""
        self.open("home")
        return [plain(text) for text in self.page.locator(DUE).all_text_contents()]

    def do(self, action: str) -> str:
        """From the home page by its button; the heading of the page that it opens."""
        self.visit.open(reverse("home"))
        with self.page.expect_navigation():
            self.page.locator(f"{DUE}:has-text('{action}')").first.click()
        self.look()
        return self.heading()

    # --- The pack

    def ask_for_a_pack(self, year: Period) -> None:
        """What a funder asks of the year that is over: a file, and adopted minutes."""
        grant = FundingFactory(program=self.program, starts_on=year.start, ends_on=year.end)
        self.open("pack_list")
        self.press("Écrire ce qu’un bailleur de fonds demande")
        self.page.get_by_label("Bailleur de fonds").select_option(label=str(grant.funder))
        self.fill(due="90 jours")
        self.page.get_by_label("Commencer par les pièces usuelles").uncheck()
        self.send("Enregistrer")
        for title, kind in (("États financiers", "file"), ("Procès-verbal", "minutes")):
            self.press("Ajouter une pièce")
            self.fill(title=title)
            self.page.select_option("main [name=kind]", kind)
            self.send("Enregistrer")

    def complete_pack(self, minutes: Minutes) -> None:
        file = {"name": "etats.pdf", "mimeType": "application/pdf", "buffer": PDF}
        self.page.locator("main input[type=file]").set_input_files(file)
        self.send("Joindre")
        self.press("Toutes les pièces")
        self.press("2 Procès-verbal")
        self.page.select_option("main [name=minutes]", str(minutes.pk))
        self.send("Mettre dans le dossier")
        self.press("Toutes les pièces")
        self.press("Déclarer complet")
        self.send("Déclarer le dossier complet")


@pytest.fixture
def journey(page, live_server) -> Partnership:
    return Partnership(Visit(page, live_server.url))


def test_an_agreement_is_signed_amended_reviewed_and_renewed_and_its_committee_told_of(journey):
    day, program = today(), journey.program
    agreement = journey.draft()
    assert (agreement.state, agreement.clauses.count()) == (
        AgreementState.DRAFT,
        program.clause_templates.filter(is_usual=True).count(),
    )
    journey.sign()
    agreement.refresh_from_db()
    assert agreement.state == AgreementState.IN_FORCE
    assert journey.amend().signed_on == day
    assert Agreement.objects.with_term_on(day).get().term_ends == day + ENDS_LATER

    review = journey.ask_review(agreement)
    journey.answer_review()
    review.refresh_from_db()
    assert (review.wish, review.answered_by) == ("keep", journey.of_partner)

    journey.enter(journey.coordinator)
    first = journey.plan(day)
    journey.step("Convoquer")
    journey.note_presences()
    journey.write_minutes()
    first.refresh_from_db()
    follow_up = FollowUp.objects.get()
    assert (first.state, quorum_of(first).is_met) == ("held", True)
    assert journey.printed_minutes() == ("application/pdf", b"%PDF-")
    journey.plan(day + NEXT_TIME)
    assert journey.texts(f".committee-agenda a[href='{_page_of(follow_up)}']") == [PROMISED]

    assert journey.due() == [
        f"Ouvrir le suivi, {PROMISED}",
        "Faire adopter, Table des essais",
        f"Conclure, {agreement}",
        f"Préparer le renouvellement, {agreement}",
    ]
    assert journey.do("Ouvrir le suivi") == PROMISED
    assert journey.do("Conclure") == f"Évaluation {review.year}"
    journey.send("Conclure l’évaluation")
    review.refresh_from_db()
    assert (review.conclusion, review.concluded_on) == ("keep", day)
    assert journey.do("Préparer le renouvellement") == TITLE
    journey.step("Renouveler")
    successor = Agreement.objects.get(renews=agreement)
    assert (successor.state, successor.starts_on) == (
        AgreementState.DRAFT,
        day + ENDS_LATER + timedelta(days=1),
    )
    assert journey.do("Faire adopter") == "Table des essais rencontre 1"
    journey.step("Noter l’adoption")
    minutes = Minutes.objects.get(meeting=first, language="fr-ca")

    calendar = program.calendar
    this_year = calendar.year_containing(day)
    year = calendar.previous(this_year)
    journey.ask_for_a_pack(year)
    assert journey.do("Fournir la pièce") == "1 États financiers"
    journey.complete_pack(minutes)
    files = downloaded(journey.page, "Télécharger le ZIP")
    label = calendar.label(year)
    assert list(files) == [
        "00-liste-des-pieces-du-dossier.pdf",
        f"01-etats-financiers-{label}.pdf",
        f"02-proces-verbal-{label}.pdf",
        "MANIFESTE.csv",
        "SHA256SUMS",
    ]
    assert files[f"02-proces-verbal-{label}.pdf"] == b"".join(minutes.slices())

    journey.open("agreement_list")
    journey.press("Inventaires, clauses et évaluations")
    journey.press("Inventaire des ententes")
    assert journey.page.url.endswith(
        reverse("agreement_report", args=[program.slug, calendar.name(this_year)])
    )
    assert journey.page.evaluate(CUT_OFF) == 0
    standing = [(row[1][0], row[2], row[3]) for row in journey.table("inventaire")]
    assert standing == [(str(agreement).replace(" ·", ""), [PARTNER], ["À renouveler"])]
    made = [(row[0][0], row[1], row[2]) for row in journey.table("en-preparation-table")]
    assert made == [(str(successor).replace(" ·", ""), [PARTNER], ["Projet"])]
    assert journey.faults == []


def _page_of(follow_up: FollowUp) -> str:
    return reverse("follow_up_page", args=[follow_up.pk])
