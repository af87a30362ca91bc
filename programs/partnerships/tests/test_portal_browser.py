"""In a browser: a partner answers the review, and is told beside its hours that they exceed the insured ones."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.partnerships.models import AgreementReview, InsuredHours
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementObligationFactory,
    AgreementReviewFactory,
    FollowUpFactory,
)
from programs.partnerships.tests.portals import an_agreement, partner_of, partners_in
from programs.tests.browsing import PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


def test_a_partner_answers_the_review_and_declares_more_hours_than_are_insured(visit):
    day = today()
    begun = day - timedelta(days=200)
    agreement = an_agreement(starts_on=begun, ends_on=day + timedelta(days=500), insured_hours=20)
    (party, _other) = partners_in(agreement)
    AgreementClauseFactory(agreement=agreement)
    obligation = AgreementObligationFactory(party=party, due_on=day - timedelta(days=3))
    review = AgreementReviewFactory(
        party=party, year=day.year, asked_on=day, due_on=day + timedelta(days=30)
    )
    FollowUpFactory(program=agreement.program, organization=party.organization, noted_on=day)
    visit.sign_in(partner_of(party.organization))
    visit.resize(PHONE)

    page = visit.open("/")
    assert visit.faults() == []
    page.get_by_role("link", name="Voir nos ententes").click()
    assert visit.faults() == []
    page.get_by_role("link", name="Répondre").click()
    assert visit.faults() == []
    for name, answer in (("services", "yes"), ("referrals", "partly"), ("communication", "yes")):
        page.check(f"input[name={name}][value={answer}]")
    page.fill("#id_strengths", "L’accueil du premier jour.")
    page.check("input[name=wish][value=keep]")
    page.get_by_role("button", name="Transmettre").click()
    page.wait_for_selector("text=Vos réponses sont transmises.")
    assert AgreementReview.objects.get().strengths == "L’accueil du premier jour."
    assert visit.faults() == []

    page.get_by_role("link", name="Déclarer des heures").click()
    page.fill("#id_hours", "25,5")
    page.get_by_role("button", name="Déclarer").click()
    page.wait_for_selector("text=5,5 h ne sont pas assurées")
    assert InsuredHours.objects.count() == 0
    assert visit.faults() == []
    page.get_by_label("Oui, c’est bien 25,5 h").check()
    page.get_by_role("button", name="Déclarer").click()
    page.wait_for_selector("text=Les heures sont déclarées.")
    assert visit.faults() == []

    paths = [
        reverse("own_agreement_obligation", args=[obligation.pk, "fait"]),
        reverse("own_agreement_hours_change", args=[InsuredHours.objects.get().pk]),
        reverse("own_agreement_review", args=[review.pk]),
    ]
    assert visit.faults_of(paths) == []

    visit.sign_in(coordinator_of(agreement.program))
    page = visit.open(reverse("agreement_hours", args=[agreement.pk]))
    assert visit.faults() == []
    page.get_by_role("link", name="Commencer un avenant").click()
    assert page.input_value("#id_insured_hours") == "25.50"
