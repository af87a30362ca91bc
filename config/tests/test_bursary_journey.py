"""A whole round of bursaries in a real browser: from its call to the last dollar that came back."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core import mail
from django.db.models import Sum
from django.urls import reverse

from bursaries.actions import drafts, instalments, referees, reviewing
from bursaries.actions.applying import submit_application
from bursaries.actions.awards import sign_contract
from bursaries.actions.duties import set_studies_end
from bursaries.actions.holders import send_holder_link
from bursaries.actions.selecting import identify
from bursaries.models import Application, Award, Obligation, Reference, Review
from bursaries.tests.calls import EMAIL, TORONTO, filled, links_mailed
from bursaries.tests.giving import a_line, a_program, document
from bursaries.tests.histories import rule_of
from bursaries.tests.selected import a_reviewer, a_round
from config.tests.travelled import Travelled
from programs import robots
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets import actions as ledger
from programs.budgets.models import Expense
from programs.links import token_of
from programs.tests.browsing import PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CALL = datetime(2007, 9, 20, 14, 5, tzinfo=TORONTO)
SELECTION = datetime(2007, 10, 15, 9, 0, tzinfo=TORONTO)
WINTER = datetime(2008, 2, 4, 9, 0, tzinfo=TORONTO)
LATER = datetime(2009, 12, 1, 12, 0, tzinfo=TORONTO)
AMOUNT = Decimal("2500.01")
HALVES = (Decimal("1250.01"), Decimal("1250.00"))
REPAID = (Decimal("1000.00"), Decimal("1500.01"))


class Round(Travelled):
    """A call of a program that gives three bursaries, those who run it, and the browser that they share."""

    def __init__(self, visit: Visit):
        super().__init__(visit)
        self.program = a_program()
        self.line, self.line_later = (a_line(self.program, year=year) for year in (2007, 2009))
        self.round = a_round(
            program=self.program,
            line=self.line,
            rule=rule_of(self.program),
            awards=3,
            references_needed=1,
        )
        self.round.tiers.update(amount=AMOUNT)
        self.coordinator = member_of(self.program)
        self.finance, self.director = officer_of(self.program), officer_of(self.program)
        self.reviewers = [a_reviewer(self.round, first_name=name) for name in ("Aimée", "Basile")]

    def attach(self, selector: str, name: str) -> None:
        content = document(name).content
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        self.page.set_input_files(selector, file)

    # --- Applications

    def apply(self) -> Application:
        """Somebody on a phone, from the call to the number of their application."""
        self.enter(None, PHONE)
        self.open("bursary_calls")
        self.press(str(self.round))
        self.fill(email=EMAIL)
        self.press("Recevoir mon lien")
        (link,) = links_mailed()
        mail.outbox.clear()
        self.follow(link)
        answers = filled(self.round)
        for name in ("region", "origin", "level", "field", "study_status", "province"):
            self.page.select_option(f"#id_{name}", answers.pop(name))
        answers.pop("consent")
        self.fill(**answers)
        self.attach(f"#id_file_{self.round.documents.get().pk}", "releve.pdf")
        self.send("Joindre")
        self.fill(referee_name="Maxime Inventé", referee_email="maxime@exemple.test")
        self.send("Demander la référence")
        self.page.locator("main [name=commits]").first.check()
        self.page.check("#id_consent")
        self.send("Envoyer ma candidature")
        sent = Application.objects.get(email=EMAIL)
        assert (sent.state, self.page.title()) == (
            "submitted",
            f"Ma candidature {sent.code} · Arrimage",
        )
        return sent

    def refer(self, reference: Reference) -> None:
        """The referee opens the link of their mail, and answers."""
        path = reverse("reference_form", args=[token_of(reference)])
        assert path in links_mailed()
        self.follow(path)
        self.fill(text="Excellente en stage.")
        self.press("Envoyer ma référence")

    def receive(self, number: int, **changes) -> Application:
        """Another application, sent as its form sends it."""
        email = f"autre-{number}@exemple.test"
        drafts.send_link(round=self.round, email=email, language="fr-ca")
        draft = Application.objects.get(email=email)
        drafts.join_file(
            application=draft,
            document=self.round.documents.get(),
            file=document(f"releve-{number}.pdf"),
        )
        reference = referees.ask_reference(
            application=draft,
            name="Maxime Inventé",
            email="maxime@exemple.test",
            relation="Responsable de stage",
            language="fr-ca",
        )
        referees.answer_reference(reference=reference, text="Assidue.", file=None)
        columns = {
            "first_name": "Dominique",
            "last_name": f"Inventé-{number:02}",
            "level": "college",
            "field": "nursing",
            "study_status": "full_time",
            "institution_name": "Cégep inventé",
            "studies_end_on": date(2008, 5, 30),
        }
        return submit_application(
            application=draft,
            columns=columns | changes,
            choices=[self.round.tiers.get()],
            answers={self.round.questions.get(): "Pour rester près des miens."},
        )

    # --- Selection

    def admit(self) -> None:
        """What the answers decide is noted for all at once."""
        self.enter(self.coordinator)
        self.open("bursary_selection", self.round.pk)
        self.press("Vérifier l’admissibilité")
        for box in self.page.locator("main [name=outcome]").all():
            box.check()
        self.press("Noter ce qui est coché")

    def identify(self, application: Application) -> None:
        self.open("bursary_application", application.pk)
        self.press("Identifier")
        self.press("Identifier")

    def assign(self) -> None:
        self.open("bursary_reviewers", self.round.pk)
        self.press("Les répartir entre les évaluateurs")

    def score(self, application: Application) -> None:
        """A reviewer declares that nothing binds them to anybody, and scores one application by hand."""
        self.enter(self.reviewers[0].user)
        self.open("review_declare")
        for choice in self.page.locator("main input[type=radio][value=none]").all():
            choice.check()
        self.press("Enregistrer mes déclarations")
        review = Review.objects.get(application=application, reviewer=self.reviewers[0])
        self.open("review", review.pk)
        for criterion in self.round.criteria.all():
            self.fill(**{f"score_{criterion.pk}": "5"})
        self.press("Remettre l’évaluation")

    def score_the_others(self) -> None:
        """The later one applied, the less it is found good."""
        criteria = list(self.round.criteria.all())
        left = Review.objects.filter(application__round=self.round, completed_at=None)
        for review in left.select_related("application").order_by("pk"):
            reviewing.declare_conflict(review=review, has_conflict=False)
            place = Application.objects.filter(pk__lt=review.application_id).count()
            score = Decimal(5) - Decimal(place) * Decimal("0.25")
            reviewing.complete_review(
                review=review,
                scores=dict.fromkeys(criteria, score),
                by=review.reviewer.user,
            )

    def decide(self) -> None:
        """What the ranks propose: three bursaries, the waiting list, and two refusals chosen by hand."""
        self.enter(self.coordinator)
        self.open("bursary_ranking", self.round.pk)
        self.press("Noter les décisions")
        self.press("Proposer selon le rang")
        choices = self.page.locator("main select[name$='-to']").all()
        for choice in choices[-2:]:
            choice.select_option("refused")
        self.press("Voir ce que cela donne")
        self.press("Appliquer ces décisions")

    def write_to_all(self) -> None:
        self.open("bursary_letters", self.round.pk)
        self.press("Faire les lettres")
        self.press("Envoyer les lettres")
        mail.outbox.clear()
        self.press("Envoyer les lettres")

    def read_letter(self, application: Application) -> str:
        """What the applicant reads by the link of the mail."""
        path = reverse("letter_box", args=[token_of(application)])
        assert path in links_mailed()
        self.enter(None, PHONE)
        self.follow(path)
        return self.said()

    # --- Awards

    def sign(self, award: Award) -> None:
        """The instalments planned, the contract printed, and its signed copy kept."""
        self.enter(self.coordinator)
        self.open("award", award.pk)
        self.press("Planifier les versements")
        self.press("Enregistrer")
        self.press("Faire le contrat")
        self.open("award_step", award.pk, "signer")
        self.attach("#id_file", "contrat.pdf")
        self.press("Noter la signature")

    def authorize(self, award: Award) -> None:
        """The attestation of studies, then the authorisation, of the first instalment."""
        one = award.instalments.get(number=1)
        self.open("award_instalment_step", award.pk, one.pk, "attestation")
        self.attach("#id_file", "attestation.pdf")
        self.press("Joindre le document")
        self.open("award_instalment_step", award.pk, one.pk, "autoriser")
        self.press("Autoriser")

    def authorized(self, award: Award, number: int) -> None:
        one = award.instalments.get(number=number)
        one = instalments.receive_attestation(
            instalment=one, file=document(f"etudes-{one.pk}.pdf"), by=self.coordinator
        )
        instalments.authorize_instalment(instalment=one, by=self.coordinator)

    def pay_by_hand(self, expense: Expense) -> None:
        """One verifies, another approves, the first pays."""
        for user, button in (
            (self.finance, "Vérifier"),
            (self.director, "Approuver"),
            (self.finance, "Noter un paiement"),
        ):
            self.enter(user)
            self.open("expense", expense.pk)
            self.press(button)
            if button == "Noter un paiement":
                self.press(button)

    def pay_the_others(self) -> None:
        for expense in Expense.objects.filter(state="justified").order_by("pk"):
            ledger.verify_expense(expense=expense, by=self.finance)
            ledger.approve_expense(expense=expense, by=self.director)
            ledger.pay_expense(expense=expense, by=self.finance)

    # --- Service

    def attest(self, obligation: Obligation) -> None:
        """A year of service, said by the link of the holder."""
        link = send_holder_link(
            program=self.program,
            person=obligation.person,
            email=EMAIL,
            language="fr-ca",
            by=self.coordinator,
        )
        path = reverse("holder_home", args=[token_of(link)])
        assert path in links_mailed()
        self.enter(None, PHONE)
        self.follow(path)
        self.open("holder_work", token_of(link), obligation.pk)
        self.fill(employer_name="Centre inventé", position="Infirmière")
        self.page.check("main [name=in_region][value=oui]")
        self.fill(starts_on="2008-07-01", ends_on="2009-06-30")
        self.press("Envoyer")

    def confirm(self, obligation: Obligation) -> None:
        """A coordinator confirms what the holder said; all that was owed is served."""
        self.enter(self.coordinator)
        self.open("duty", obligation.pk)
        self.press("Confirmer")
        self.open("duty", obligation.pk)
        self.press("Déclarer rempli")
        self.press("Déclarer rempli")

    def default(self, obligation: Obligation) -> None:
        self.open("duty", obligation.pk)
        self.press("Déclarer le défaut")
        self.fill(reason="A quitté la région sans y travailler.")
        self.press("Déclarer le défaut")

    def repay(self, obligation: Obligation, amount: Decimal) -> None:
        """So much comes back, in a year after the one that paid."""
        self.open("duty_repay", obligation.pk)
        self.fill(amount=str(amount).replace(".", ","), line=str(self.line_later.label))
        self.press("Inscrire un remboursement")

    def approve_reversals(self) -> None:
        """Each by somebody who did not enter it, in the ledger."""
        waiting = Expense.objects.filter(reverses__isnull=False).exclude(state="approved")
        for expense in waiting.order_by("pk"):
            ledger.verify_expense(expense=expense, by=self.finance)
            ledger.approve_expense(expense=expense, by=self.director)

    def reported(self, label: str) -> str:
        self.enter(self.director)
        self.visit.open(reverse("financial_report", args=[self.program.slug, label]))
        self.look()
        return self.said()


@pytest.fixture
def journey(page, live_server, monkeypatch):
    """On the clock of the server, which the test sets; the browser keeps its own."""
    monkeypatch.setattr(robots, "QUICKEST", timedelta(0))
    with time_machine.travel(CALL) as clock:
        found = Round(Visit(page, live_server.url))
        found.clock = clock
        yield found


def test_a_whole_round_is_played_and_every_dollar_of_it_is_in_the_financial_report(journey):
    first = journey.apply()
    journey.refer(first.references.get())
    others = [journey.receive(number) for number in range(10)]
    refused = journey.receive(10, level="doctoral")

    journey.clock.move_to(SELECTION)
    journey.admit()
    refused.refresh_from_db()
    assert refused.state == "ineligible"
    journey.identify(first)
    for other in others:
        identify(application=other, by=journey.coordinator)
    journey.assign()
    journey.score(first)
    journey.score_the_others()
    journey.decide()
    states = Application.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == (["awarded"] * 3 + ["waiting"] * 6 + ["refused"] * 2 + ["ineligible"])
    journey.write_to_all()
    assert len(mail.outbox) == 12
    assert "2 500,01 $" in journey.read_letter(first)

    award, lost, third = Award.objects.order_by("pk")
    assert (award.application, award.amount) == (first, AMOUNT)
    journey.sign(award)
    journey.authorize(award)
    journey.pay_by_hand(award.instalments.get(number=1).expense)
    for one in (lost, third):
        instalments.plan_instalments(award=one, by=journey.coordinator)
        sign_contract(
            award=one, by=journey.coordinator, on=SELECTION.date(), file=document(f"{one}.pdf")
        )
        journey.authorized(one, 1)
    journey.clock.move_to(WINTER)
    for one in (award, lost, third):
        journey.authorized(one, 2)
    journey.pay_the_others()

    journey.clock.move_to(LATER)
    mail.outbox.clear()
    for one in (award, lost):
        set_studies_end(obligation=one.obligation, studies_ended_on=date(2008, 5, 30))
    journey.attest(award.obligation)
    journey.confirm(award.obligation)
    journey.default(lost.obligation)
    for amount in REPAID:
        journey.repay(lost.obligation, amount)
    journey.approve_reversals()
    ended = Obligation.objects.order_by("pk").values_list("state", flat=True)
    assert list(ended) == ["fulfilled", "settled", "not_started"]

    paid, back = Expense.objects.filter(reverses=None), Expense.objects.exclude(reverses=None)
    assert paid.aggregate(sum=Sum("paid")) == {"sum": 3 * AMOUNT}
    assert back.aggregate(sum=Sum("amount")) == {"sum": -sum(REPAID)}
    for line in (journey.line, journey.line_later):
        line.refresh_from_db()
    assert (journey.line.spent, journey.line_later.spent) == (3 * sum(HALVES), -sum(REPAID))
    assert "7 500,03 $" in journey.reported("2007-2008")
    assert "2 500,01 $" in journey.reported("2009-2010")
    assert journey.faults == []
