"""What a holder sends by their link and means otherwise: taken back, sent back to them; and what they are handed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bursaries.actions.duties_service import (
    confirm_attestation,
    refuse_attestation,
    take_back_attestation,
)
from bursaries.actions.instalments import return_attestation
from bursaries.models import (
    Award,
    AwardFile,
    AwardInstalment,
    HolderLink,
    Obligation,
    ServiceAttestation,
    ServicePeriod,
)
from bursaries.tests.factories import (
    AwardInstalmentFactory,
    HolderLinkFactory,
    LetterFactory,
)
from bursaries.tests.histories import TODAY, award_under, bound, obligation_under, rule_of, worked
from bursaries.tests.holders import address, months, pdf, words
from programs.accounts.tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY, tick=False)]


@pytest.fixture
def obligation() -> Obligation:
    return bound(rule_of(employer_kinds=[]))


@pytest.fixture
def link(obligation) -> HolderLink:
    return HolderLinkFactory(program=obligation.program, person=obligation.person)


@pytest.fixture
def sent(client, obligation, link) -> ServiceAttestation:
    """Months of a first job, as its holder sent them."""
    client.post(address(link, f"travail/{obligation.pk}/"), months() | {"files": [pdf()]})
    return ServiceAttestation.objects.get()


def test_nothing_is_attested_by_a_press_on_what_nobody_filled_in(client, obligation, link):
    worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31))
    path = address(link, f"travail/{obligation.pk}/")
    form = client.get(path).context["form"]
    proposed = {field.html_name: str(value) for field in form if (value := field.value())}
    assert (proposed["starts_on"], "ends_on" in proposed) == ("2009-01-01", False)
    answer = client.post(path, proposed)
    assert (list(answer.context["form"].errors), ServiceAttestation.objects.count()) == (
        ["ends_on"],
        1,
    )


def test_what_was_sent_is_said_in_days(client, obligation, link):
    path = address(link, f"travail/{obligation.pk}/")
    page = words(client.post(path, months(), follow=True))
    assert (
        "C’est reçu, merci : du 1er juillet 2008 au 31 décembre 2008, chez Centre inventé." in page
    )


def test_what_was_just_sent_is_taken_back_with_the_job_that_it_brought(client, link, sent):
    back = address(link, f"attestations/{sent.pk}/retirer/")
    assert back in words(client.get(address(link)))
    assert "du 1er juillet 2008 au 31 décembre 2008" in words(client.get(back))
    assert ServiceAttestation.objects.count() == 1
    for _twice in range(2):
        assert client.post(back).url == address(link)
    assert (ServiceAttestation.objects.count(), ServicePeriod.objects.count()) == (0, 0)


def test_a_job_that_more_is_attested_of_stays(client, obligation, link, sent):
    path = address(link, f"travail/{obligation.pk}/")
    client.post(
        path, months(job=str(sent.service_id), starts_on="2009-01-01", ends_on="2009-01-31")
    )
    client.post(address(link, f"attestations/{sent.pk}/retirer/"))
    assert (ServicePeriod.objects.count(), ServiceAttestation.objects.get().starts_on) == (
        1,
        date(2009, 1, 1),
    )


@pytest.mark.parametrize("why", ["confirmed", "refused", "waits again", "written by us"])
def test_what_somebody_decided_on_is_not_taken_back(client, link, sent, why):
    by = UserFactory()
    if why in ("confirmed", "waits again"):
        confirm_attestation(attestation=sent, by=by)
    if why == "refused":
        refuse_attestation(attestation=sent, by=by, reason="Illisible.")
    if why == "waits again":
        take_back_attestation(attestation=sent, by=by, reason="Trop vite.")
    if why == "written by us":
        sent.moves.update(moved_by=by)
    back = address(link, f"attestations/{sent.pk}/retirer/")
    assert back not in words(client.get(address(link)))
    assert "déjà prononcée sur ces jours" in words(client.post(back))
    assert ServiceAttestation.objects.count() == 1


def test_of_anybody_else_nothing_is_taken_back(client, obligation, link, sent):
    other = obligation_under(obligation.rule)
    theirs = HolderLinkFactory(program=other.program, person=other.person)
    client.post(address(theirs, f"attestations/{sent.pk}/retirer/"))
    assert ServiceAttestation.objects.count() == 1


def test_what_was_sent_back_is_read_with_its_reason_and_proposed_again(
    client, obligation, link, sent
):
    refuse_attestation(attestation=sent, by=UserFactory(), reason="La lettre n’est pas signée.")
    mend = address(link, f"travail/{obligation.pk}/?corriger={sent.pk}")
    page = words(client.get(address(link)))
    assert "La lettre n’est pas signée." in page
    assert mend in page
    form = client.get(mend).context["form"]
    assert [form[name].value() for name in ("job", "starts_on", "ends_on")] == [
        str(sent.service_id),
        date(2008, 7, 1),
        date(2008, 12, 31),
    ]
    client.post(mend, months(job=str(sent.service_id)))
    assert mend not in words(client.get(address(link)))


def test_why_an_attestation_of_studies_was_sent_back_is_read(client, obligation, link):
    instalment = AwardInstalmentFactory(award=obligation.awards.get())
    path = address(link, f"bourses/{instalment.award_id}/")
    client.post(path, {"what": f"attestation-{instalment.pk}", "file": pdf()})
    return_attestation(
        instalment=instalment, by=UserFactory(), reason="C’est celle de l’an dernier."
    )
    page = words(client.get(address(link)))
    assert "Votre document est retourné : C’est celle de l’an dernier." in page


# --- documents


@pytest.fixture
def instalment(obligation) -> AwardInstalment:
    return AwardInstalmentFactory(award=obligation.awards.get())


def send(client, link, instalment, what="") -> AwardFile:
    """A document of the award, as its holder sends it; one that attests the instalment by itself."""
    said = {"what": what or f"attestation-{instalment.pk}", "file": pdf()}
    client.post(address(link, f"bourses/{instalment.award_id}/"), said)
    return AwardFile.objects.get()


def withdrawing(link, file) -> str:
    return address(link, f"documents/{file.pk}/retirer/")


def test_a_document_that_was_just_sent_is_withdrawn_and_awaited_again(client, link, instalment):
    file = send(client, link, instalment)
    back = withdrawing(link, file)
    assert back in words(client.get(address(link)))
    assert "de nouveau attendue" in words(client.get(back))
    assert AwardInstalment.objects.get().state == "attested"
    for _twice in range(2):
        assert client.post(back).url == address(link)
    assert (AwardFile.objects.count(), AwardInstalment.objects.get().state) == (0, "expected")
    assert "Votre document est retourné" not in words(client.get(address(link)))


@pytest.mark.parametrize("what", ["contract", "receipt", "other"])
def test_what_attests_nothing_is_withdrawn_alone(client, link, instalment, what):
    file = send(client, link, instalment, what)
    client.post(withdrawing(link, file))
    assert (AwardFile.objects.count(), AwardInstalment.objects.get().state) == (0, "expected")


def relied_on(why: str, file: AwardFile, instalment: AwardInstalment) -> None:
    if why == "authorised":
        AwardInstalment.objects.filter(pk=instalment.pk).update(state="authorized")
    if why == "received by us":
        instalment.moves.update(moved_by=UserFactory())
    if why == "joined by us":
        AwardFile.objects.update(added_by=UserFactory())
    if why == "of a signed contract":
        AwardFile.objects.update(kind="contract", instalment=None)
        Award.objects.update(state="signed", signed_on=date(2008, 1, 1))
    if why == "of the day before":
        AwardFile.objects.update(added_at=timezone.now() - timedelta(days=1, minutes=1))


@pytest.mark.parametrize(
    "why",
    ["authorised", "received by us", "joined by us", "of a signed contract", "of the day before"],
)
def test_a_document_that_something_rests_on_stays(client, link, instalment, why):
    file = send(client, link, instalment)
    relied_on(why, file, instalment)
    back = withdrawing(link, file)
    assert back not in words(client.get(address(link)))
    assert "sert déjà, ou date de plus d’un jour" in words(client.post(back))
    assert AwardFile.objects.count() == 1


def test_of_anybody_else_no_document_is_withdrawn(client, obligation, link, instalment):
    file = send(client, link, instalment)
    other = obligation_under(obligation.rule)
    theirs = HolderLinkFactory(program=other.program, person=other.person)
    assert client.post(withdrawing(theirs, file)).url == address(theirs)
    assert AwardFile.objects.count() == 1


# --- what is handed over


def test_the_contract_to_sign_and_the_notice_of_default_are_handed_over(client, obligation, link):
    contract = LetterFactory(application=None, award=obligation.awards.get(), kind="contract")
    notice = LetterFactory(application=None, award=None, obligation=obligation, kind="default")
    page = words(client.get(address(link)))
    assert "Mon contrat à signer (PDF)" in page
    for letter in (contract, notice):
        path = address(link, f"lettres/{letter.pk}/")
        assert path in page
        assert client.get(path).content[:5] == b"%PDF-"


def test_no_other_letter_is_handed_over(client, obligation, link):
    other = obligation_under(obligation.rule)
    letters = [
        LetterFactory(application=None, award=obligation.awards.get(), kind="award"),
        LetterFactory(application=None, award=award_under(other), kind="contract"),
        LetterFactory(application=None, award=None, obligation=other, kind="default"),
    ]
    paths = [address(link, f"lettres/{letter.pk}/") for letter in letters]
    assert {client.get(path).status_code for path in paths} == {404}
