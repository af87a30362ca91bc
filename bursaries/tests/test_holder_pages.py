"""The page of a holder: what opens it, what it tells, what can be sent by it, and that nothing else is there."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bursaries.actions import holders
from bursaries.enums import InstalmentState
from bursaries.models import AwardFile, HolderLink, Obligation, ServiceAttestation, ServicePeriod
from bursaries.tests.factories import (
    AwardInstalmentFactory,
    DeferralFactory,
    HolderLinkFactory,
    ServiceAttestationFactory,
)
from bursaries.tests.histories import (
    NOW,
    TODAY,
    award_under,
    bound,
    line_of,
    obligation_under,
    rule_of,
    worked,
)
from bursaries.tests.holders import address, months, pdf, words
from programs.accounts.tests.factories import UserFactory
from programs.budgets.actions import pay_expense
from programs.budgets.tests.factories import spend
from programs.files import PDF, CheckedFile
from programs.models import OutgoingMail
from programs.people.tests.factories import PersonFactory
from programs.tests import uploads

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY, tick=False)]


@pytest.fixture
def obligation() -> Obligation:
    return bound(rule_of(employer_kinds=[]))


@pytest.fixture
def link(obligation) -> HolderLink:
    return HolderLinkFactory(program=obligation.program, person=obligation.person)


# --- what is there, and what is not


def test_it_tells_the_balance_in_a_sentence_and_the_instalments(client, obligation, link):
    award = obligation.awards.get()
    AwardInstalmentFactory(award=award, amount=award.amount)
    page = words(client.get(address(link)))
    assert "Il reste 12 mois à servir, sur 12 mois." in page
    assert "Attestation attendue" in page
    assert obligation.person.name in page


@pytest.mark.parametrize(
    ("is_in_the_books", "is_paid", "said"),
    [(True, True, "Versé"), (True, False, "En voie d’être versé"), (False, False, "Versé")],
)
def test_it_says_what_was_paid_by_the_books_or_outside_of_them(
    client, obligation, link, is_in_the_books, is_paid, said
):
    expense = spend(line_of(obligation.program), "2500.00") if is_in_the_books else None
    if is_paid:
        pay_expense(expense=expense, by=UserFactory(), on=expense.spent_on)
    AwardInstalmentFactory(
        award=obligation.awards.get(),
        amount=Decimal("2500.00"),
        state=InstalmentState.AUTHORIZED,
        expense=expense,
    )
    (award,) = client.get(address(link)).context["awards"]
    assert [row["label"] for row in award["instalments"]] == [said]


def test_nothing_of_anybody_else_is_there(client, obligation, link):
    other = obligation_under(
        obligation.rule, person=PersonFactory(holder=obligation.program.lead, last_name="Zibeline")
    )
    award = award_under(other, code="ZIBELINE")
    elsewhere = bound(person=PersonFactory(last_name="Zibeline"))
    worked(elsewhere, date(2008, 7, 1), None, None, employer_name="Zibeline", employer=None)
    assert "zibeline" not in words(client.get(address(link))).lower()
    ends = [
        f"travail/{other.pk}/",
        f"travail/{elsewhere.pk}/",
        f"releve/{other.pk}/",
        f"bourses/{award.pk}/",
    ]
    assert {client.get(address(link, end)).status_code for end in ends} == {404}


def test_no_mail_and_no_other_site_learns_the_address(client, link):
    answer = client.get(address(link))
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "noindex, nofollow",
        "same-origin",
    )


def test_it_speaks_the_language_of_the_link(client, obligation):
    link = HolderLinkFactory(program=obligation.program, person=obligation.person, language="en")
    assert '<html lang="en">' in words(client.get(address(link)))


def test_reading_changes_nothing(client, obligation, link):
    before = HolderLink.objects.values().get()
    client.get(address(link))
    client.get(address(link, f"travail/{obligation.pk}/"))
    assert HolderLink.objects.values().get() == before


def test_there_are_as_many_queries_for_three_as_for_one(client, obligation, link):
    def grow() -> None:
        award = award_under(obligation)
        AwardInstalmentFactory(award=award)
        job = worked(obligation, date(2008, 7, 1), date(2008, 7, 31), date(2008, 7, 31))
        ServiceAttestationFactory(service=job, starts_on=date(2008, 7, 1), ends_on=date(2008, 7, 2))
        DeferralFactory(obligation=obligation)

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address(link))
        return len(queries)

    grow()
    counted()
    before = counted()
    grow()
    grow()
    assert counted() == before


# --- what does not open


def closed(client, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.templates[0].name


@pytest.mark.parametrize("why", ["renewed", "expired", "closed", "forged", "nobody"])
def test_whatever_does_not_open_gets_one_and_the_same_page(client, obligation, link, why):
    path = address(link)
    if why == "renewed":
        holders.renew_holder_link(link=link)
    elif why == "closed":
        holders.close_holder_link(link=link)
    elif why == "expired":
        HolderLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    elif why == "forged":
        path = path[:-3] + "x/"
    else:
        path = "/titulaire/x/"
    assert closed(client, path) == (404, "bursaries/holder_closed.html")
    for end in (f"travail/{obligation.pk}/", f"releve/{obligation.pk}/"):
        assert closed(client, path + end) == (404, "bursaries/holder_closed.html")
    assert obligation.person.last_name not in words(client.get(path))


def test_what_was_open_and_is_closed_takes_nothing(client, obligation, link):
    path = address(link, f"travail/{obligation.pk}/")
    holders.close_holder_link(link=link)
    assert client.post(path, months()).status_code == 404
    assert ServiceAttestation.objects.count() == 0


def test_a_link_that_closes_while_the_form_is_filled_in_takes_nothing(obligation, link):
    HolderLink.objects.update(revoked_at=timezone.now())
    with pytest.raises(ValidationError, match="n’est plus valide"):
        holders.attest_by_link(
            link=link,
            obligation=obligation,
            starts_on=date(2008, 7, 1),
            ends_on=date(2008, 7, 2),
            submission=uuid.uuid4(),
        )


# --- the link, sent again


@pytest.fixture
def ask(client, time_machine):
    """Ask for one's link as a person does, some seconds after the page opened."""

    def ask(email: str):
        now = datetime(2009, 12, 1, 12, 0, tzinfo=ZoneInfo("America/Toronto"))
        time_machine.move_to(now, tick=False)
        form = client.get("/titulaire/lien/").context["form"]
        ticket = form["ticket"].value()
        time_machine.move_to(now + timedelta(seconds=30), tick=False)
        return client.post("/titulaire/lien/", {"email": email, "ticket": ticket, "trap": ""})

    return ask


def test_whoever_asks_is_answered_the_same_and_only_the_holder_gets_a_mail(ask, link):
    answers = [ask(email) for email in (link.email.upper(), "personne@exemple.test")]
    assert {(one.status_code, one.url) for one in answers} == {(302, "/titulaire/lien/envoye/")}
    assert [mail.to for mail in OutgoingMail.objects.all()] == [link.email]


def test_a_link_that_expired_is_made_anew_and_one_that_is_open_stays(link):
    first = link.nonce
    holders.resend_links(email=link.email)
    assert HolderLink.objects.get().nonce == first
    OutgoingMail.objects.all().delete()
    HolderLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    holders.resend_links(email=link.email)
    again = HolderLink.objects.get()
    assert (again.nonce == first, again.expires_at > timezone.now()) == (False, True)


def test_asking_twice_at_once_sends_one_mail_and_a_closed_link_none(link):
    assert [holders.resend_links(email=link.email) for _twice in range(2)] == [1, 0]
    holders.close_holder_link(link=link)
    OutgoingMail.objects.all().delete()
    assert holders.resend_links(email=link.email) == 0


# --- what is sent


def test_a_new_job_and_its_months_are_written_once_however_often_they_are_sent(
    client, obligation, link
):
    answers = months()
    for _twice in range(2):
        proof = pdf()
        path = address(link, f"travail/{obligation.pk}/")
        answer = client.post(path, answers | {"files": [proof]})
        assert answer.status_code == 302
    attestation = ServiceAttestation.objects.get()
    job = ServicePeriod.objects.get()
    assert (job.employer_name, job.region, job.ends_on) == (
        "Centre inventé",
        obligation.rule.region,
        None,
    )
    assert (attestation.state, attestation.received_on, attestation.files.count()) == (
        "received",
        NOW,
        1,
    )


def test_months_go_on_in_a_job_that_is_known(client, obligation, link):
    job = worked(obligation, date(2008, 7, 1), None, date(2008, 12, 31))
    answers = months(job=str(job.pk), starts_on="2009-01-01", ends_on="2009-06-30")
    client.post(address(link, f"travail/{obligation.pk}/"), answers)
    assert (ServicePeriod.objects.count(), ServiceAttestation.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"employer_name": " "}, "employer_name"),
        ({"in_region": ""}, "in_region"),
        ({"ends_on": "2008-06-30"}, "ends_on"),
        ({"ends_on": "2010-01-01"}, "ends_on"),
        ({"starts_on": "29 février 2007"}, "starts_on"),
        ({"share": "0"}, "share"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_kept(
    client, obligation, link, changes, field
):
    answer = client.post(address(link, f"travail/{obligation.pk}/"), months(**changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert ServicePeriod.objects.count() == 0


def test_a_29_february_is_a_day_of_work(client, obligation, link):
    answers = months(starts_on="29 février 2008", ends_on="2008-02-29")
    client.post(address(link, f"travail/{obligation.pk}/"), answers)
    assert ServiceAttestation.objects.get().starts_on == date(2008, 2, 29)


def test_an_attestation_of_studies_is_kept_with_its_instalment_once(client, obligation, link):
    award = obligation.awards.get()
    instalment = AwardInstalmentFactory(award=award)
    for _twice in range(2):
        path = address(link, f"bourses/{award.pk}/")
        client.post(path, {"what": f"attestation-{instalment.pk}", "file": pdf()})
    file = AwardFile.objects.get()
    assert (file.kind, file.instalment, file.added_by) == ("attestation", instalment, None)
    instalment.refresh_from_db()
    assert (instalment.state, instalment.attested_on) == ("attested", NOW)
    assert "Attestation reçue" in words(client.get(address(link)))


def test_two_instalments_of_one_amount_are_told_apart(client, obligation, link):
    award = obligation.awards.get()
    for number in (1, 2):
        AwardInstalmentFactory(award=award, number=number, amount=375, expected_on=None)
    form = client.get(address(link, f"bourses/{award.pk}/")).context["form"]
    assert [label for _key, label in form.fields["what"].choices][:2] == [
        "Mon attestation d’études, pour le versement 1, de 375\u00a0$",
        "Mon attestation d’études, pour le versement 2, de 375\u00a0$",
    ]


def test_a_holder_to_whom_nothing_was_paid_yet_is_not_said_to_be_late(client):
    """Of a rule by which what is owed follows what is paid, under which the studies ended long ago."""
    obligation = bound(
        rule_of(employer_kinds=[], prorates_paid=True, start_within_months=1),
        studies_ended_on=date(2008, 5, 30),
    )
    link = HolderLinkFactory(program=obligation.program, person=obligation.person)
    said = words(client.get(address(link)))
    assert (
        "Rien n’est dû pour le moment : aucune bourse versée n’oblige à un service." in said,
        "devait commencer" in said,
    ) == (True, False)


def test_a_signed_contract_is_kept(client, obligation, link):
    award = obligation.awards.get()
    client.post(address(link, f"bourses/{award.pk}/"), {"what": "contract", "file": pdf()})
    assert AwardFile.objects.get().kind == "contract"


def test_a_file_sent_again_as_something_else_is_not_said_to_be_received(client, obligation, link):
    award = obligation.awards.get()
    instalment = AwardInstalmentFactory(award=award)
    path = address(link, f"bourses/{award.pk}/")
    client.post(path, {"what": "contract", "file": pdf()})
    again = client.post(path, {"what": f"attestation-{instalment.pk}", "file": pdf()})
    assert "Ce fichier est déjà à votre dossier, comme « Contrat signé »." in words(again)
    instalment.refresh_from_db()
    assert (AwardFile.objects.get().kind, instalment.state) == ("contract", "expected")


def test_a_file_of_another_kind_is_refused_by_what_it_holds(client, obligation, link):
    award = obligation.awards.get()
    bad = uploads.upload(b"MZ not a pdf", "contrat.pdf", "application/pdf")
    answer = client.post(address(link, f"bourses/{award.pk}/"), {"what": "contract", "file": bad})
    assert (list(answer.context["form"].errors), AwardFile.objects.count()) == (["file"], 0)


def test_a_word_document_is_refused_before_it_is_an_expense_that_shows_none(
    client, obligation, link
):
    instalment = AwardInstalmentFactory(award=obligation.awards.get())
    word = uploads.upload(uploads.docx(), "attestation.docx")
    path = address(link, f"bourses/{instalment.award_id}/")
    answer = client.post(path, {"what": f"attestation-{instalment.pk}", "file": word})
    assert (list(answer.context["form"].errors), AwardFile.objects.count()) == (["file"], 0)
    assert "Word" not in words(client.get(path))


def test_the_statement_is_handed_over(client, obligation, link):
    answer = client.get(address(link, f"releve/{obligation.pk}/"))
    assert answer.content[:5] == b"%PDF-"


def test_a_person_has_one_link_a_program(link):
    with pytest.raises(ValidationError, match="a déjà un lien"):
        holders.send_holder_link(
            program=link.program,
            person=link.person,
            email="autre@exemple.test",
            language="fr-ca",
            by=UserFactory(),
        )


def test_an_award_keeps_no_more_files_than_it_may(obligation, link, monkeypatch):
    monkeypatch.setattr(holders, "MOST_FILES_OF_AN_AWARD", 1)
    award = obligation.awards.get()

    def send(content: bytes) -> None:
        file = CheckedFile("recu.pdf", content, PDF)
        holders.send_award_file(link=link, award=award, kind="receipt", file=file)

    send(b"one")
    with pytest.raises(ValidationError, match="a déjà beaucoup de fichiers"):
        send(b"two")
