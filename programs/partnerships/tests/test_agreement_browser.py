"""In a browser: an agreement is drafted, signed, amended and renewed; every page of the desk is read by all."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.enums import Service
from programs.partnerships.actions import agreement_signing as signing
from programs.partnerships.enums import AgreementState
from programs.partnerships.models import Agreement, AgreementReview, Amendment
from programs.partnerships.tests.agreements import a_draft, a_program, signed_in
from programs.partnerships.tests.factories import AgreementReviewFactory
from programs.tests.browsing import Visit
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


def coordinate(visit: Visit, client, program) -> None:
    visit.sign_in(signed_in(client, program))


def go_on(page, name: str) -> None:
    """The step of that name, and what it asks."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("button", name=name, exact=True).click()


def test_an_agreement_is_drafted_signed_amended_and_renewed(visit, client):
    program = ProgramFactory(services=[Service.PARTNERSHIPS])
    partner = OrganizationFactory(name="Maison des exemples")
    coordinate(visit, client, program)
    page = visit.open(reverse("agreement_list"))
    assert page.get_by_text("Aucune entente encore.").is_visible()
    assert visit.faults() == []

    # The clauses first, from the set that is proposed.
    page = visit.open(reverse("clause_template_list", args=[program.slug]))
    assert visit.faults() == []
    page.get_by_role("button", name="Proposer un premier jeu de clauses").click()
    page.wait_for_selector("text=Les clauses sont proposées")
    assert visit.faults() == []

    page = visit.open(reverse("agreement_new", args=[program.slug]))
    page.fill("#id_title", "Accueil des personnes référées")
    start = timezone.localdate().replace(day=1)
    page.fill("#id_starts_on", start.isoformat())
    page.fill("#id_duration", "1 an")
    page.select_option("#id_party-1-organization", str(partner.pk))
    page.fill("#id_party-1-signatory_name", "Alix Modèle")
    assert visit.faults() == []
    page.get_by_role("button", name="Créer le projet").click()
    page.wait_for_selector("text=avec les clauses d’usage")
    assert visit.faults() == []

    go_on(page, "Mettre en signature")
    page.wait_for_selector("text=L’entente est en signature.")
    for _party in range(2):
        page.get_by_role("link", name="Noter la signature").first.click()
        page.get_by_role("button", name="Noter la signature").click()
        page.wait_for_selector("text=La signature est notée")
    agreement = Agreement.objects.get()
    assert agreement.state == AgreementState.IN_FORCE
    assert visit.faults() == []

    page.get_by_role("link", name="Commencer un avenant").first.click()
    page.fill("#id_subject", "Heures assurées")
    page.fill("#id_effective_on", timezone.localdate().isoformat())
    page.fill("#id_insured_hours", "60")
    page.get_by_label("Communication de renseignements personnels").check()
    assert visit.faults() == []
    page.get_by_role("button", name="Commencer l’avenant").click()
    go_on(page, "Mettre en signature")
    page.wait_for_selector("text=L’avenant est en signature.")
    for _party in range(2):
        page.get_by_role("link", name="Noter la signature").first.click()
        page.get_by_role("button", name="Noter la signature").click()
        page.wait_for_selector("text=La signature est notée")
    assert Amendment.objects.get().signed_on == timezone.localdate()
    assert visit.faults() == []

    page = visit.open(reverse("agreement_page", args=[agreement.pk]))
    go_on(page, "Renouveler")
    page.wait_for_selector("text=liée à celle qu’elle renouvelle")
    made = Agreement.objects.get(renews=agreement)
    assert (made.state, made.insured_hours, made.starts_on) == (
        AgreementState.DRAFT,
        60,
        start.replace(year=start.year + 1),
    )
    assert visit.faults() == []


def test_every_page_of_the_desk_is_read_by_all(visit, client):
    program = a_program()
    draft, other = a_draft(program), a_draft(program)
    signing.put_to_signature(agreement=other, by=None)
    for party in other.parties.all():
        signing.sign(party=party, on=date(2007, 9, 3), by=None)
    review = AgreementReviewFactory(answered=True, agreement=other, party=other.parties.last())
    coordinate(visit, client, program)
    paths = [
        reverse(name, args=args)
        for name, args in (
            ("agreement_list", ()),
            ("agreement_page", (draft.pk,)),
            ("agreement_page", (other.pk,)),
            ("agreement_change", (other.pk,)),
            ("agreement_clause", (draft.clauses.get().pk,)),
            ("agreement_clause_add", (draft.pk,)),
            ("agreement_obligation_new", (other.pk,)),
            ("agreement_contribution_new", (draft.pk,)),
            ("agreement_file_new", (other.pk,)),
            ("agreement_step", (other.pk, "avis")),
            ("agreement_step", (draft.pk, "signature")),
            ("agreement_reviews_ask_all", (program.slug,)),
            ("agreement_review", (review.pk,)),
        )
    ]
    paths.append(f"{reverse('agreement_programs')}?choisir=1")
    assert visit.faults_of(paths) == []
    assert AgreementReview.objects.count() == 1
