"""Tests of the pages of awards: who reads and who writes, what they say, and that their queries do not grow."""

import io
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bursaries.actions.contracts import make_contract
from bursaries.actions.instalments import equal_parts, plan_instalments
from bursaries.actions.together import make_contracts_together
from bursaries.jobs import ask_for_contracts
from bursaries.models import Award, AwardInstalment
from bursaries.tests.factories import AwardFactory
from bursaries.tests.giving import a_line, a_program, attested, granted, paid, signed
from bursaries.tests.selected import a_round, an_application, signed_in
from programs import jobs
from programs.accounts.tests.factories import member_of, officer_of
from programs.budgets.models import Expense
from programs.models import Job
from programs.models.jobs import JobFile
from programs.people.tests.factories import PersonFactory
from programs.tests.uploads import pdf

pytestmark = pytest.mark.django_db

NOVEMBER = date(2007, 11, 15)


@pytest.fixture
def line():
    return a_line(a_program())


@pytest.fixture
def program(line):
    return line.budget.program


@pytest.fixture
def coordinator(client, program):
    user = member_of(program)
    client.force_login(user)
    return user


def upload(name: str = "attestation.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() + name.encode(), "application/pdf")


def address(name: str, *args) -> str:
    return reverse(name, args=args)


def test_an_empty_list_leads_to_the_rounds_whoever_may_open_them(client, program):
    led = []
    for user in (member_of(program), officer_of(program)):
        client.force_login(user)
        page = client.get(address("award_list", program.slug)).content.decode()
        led.append(f'class="btn" href="{address("bursary_rounds")}"' in page)
    assert led == [True, False]


def test_a_bursary_goes_from_its_plan_to_its_expense_in_the_browser(client, line, coordinator):
    award = granted(line, by=coordinator)
    plan = address("award_plan", award.pk)
    form = client.get(plan).context["rows"]
    sent = {f"part-{name}": value for name, value in form.management_form.initial.items()}
    for index, amount in enumerate(["1000", "1500 $"]):
        sent |= {f"part-{index}-amount": amount, f"part-{index}-condition": "Inscription"}
    assert client.post(plan, sent).status_code == 302
    first, second = award.instalments.all()
    assert (first.amount, second.amount) == (1000, 1500)
    assert client.post(address("award_contract", award.pk)).status_code == 302
    sign = address("award_step", award.pk, "signer")
    assert client.post(sign, {"on": "2007-10-25", "file": upload("contrat.pdf")}).status_code == 302
    attest = address("award_instalment_step", award.pk, first.pk, "attestation")
    answer = client.post(attest, {"on": first.moves.last().effective_on, "file": upload()})
    assert answer.status_code == 302
    first.refresh_from_db()
    assert (first.state, Award.objects.get().state) == ("attested", "signed")
    authorize = address("award_instalment_step", award.pk, first.pk, "autoriser")
    refused = client.post(authorize, {"on": "2009-01-15"})
    assert refused.context["form"].errors == {
        "line": [
            "L’exercice 2007-2008 du poste habituel ne compte pas ce jour\u00a0: choisissez le poste d’un autre."
        ]
    }
    assert client.post(authorize, {"on": "2007-11-15"}).status_code == 302
    assert Expense.objects.get().amount == 1000


def test_a_plan_that_does_not_make_the_award_says_so(client, line, coordinator):
    award = granted(line, by=coordinator)
    sent = {
        "part-TOTAL_FORMS": 1,
        "part-INITIAL_FORMS": 1,
        "part-0-amount": "10",
    }
    answer = client.post(address("award_plan", award.pk), sent)
    assert answer.context["rows"].forms[0].non_field_errors() == [
        "Les versements à planifier font 10\u00a0$, et il reste 2\u00a0500\u00a0$ de la bourse."
    ]


def test_equal_parts_are_proposed(client, line, coordinator):
    award = granted(line, by=coordinator)
    rows = client.get(address("award_plan", award.pk), {"parts": 3}).context["rows"]
    assert [str(form.initial["amount"]) for form in rows] == ["833.34", "833.33", "833.33"]


def test_ticked_instalments_are_authorised_together(client, line, program, coordinator):
    first, second = attested(signed(line))
    page = address("award_instalments", program.slug)
    assert len(client.get(page).context["rows"]) == 2
    answer = client.post(page, {"on": "2007-11-15", "instalment": [first.pk, second.pk]})
    assert (answer.context["title"], Expense.objects.count()) == ("2 versements autorisés", 2)
    assert client.get(page).context["rows"] == []
    with_finance = client.get(page, {"suivi": "a-payer"}).context["rows"]
    assert [one["stage"].label for one in with_finance] == ["Dépense à vérifier"] * 2


def test_contracts_are_made_then_signed_together_in_the_browser(client, line, program, coordinator):
    first, second = granted(line, by=coordinator), granted(line, by=coordinator)
    page = address("award_contracts", program.slug)
    rows = client.get(page).context["rows"]
    assert [(one["is_planned"], one["contract"]) for one in rows] == [(False, None)] * 2
    both = {"award": [first.pk, second.pk], "on": "2007-10-25"}
    made = client.post(page, both | {"do": "faire", "parts": "2"})
    assert (made.context["title"], len(made.context["passed"])) == ("2 contrats faits", 2)
    copies = {f"copy-{first.pk}": upload("contrat.pdf")}
    signing = client.post(page, {"do": "signer", "on": "2007-10-25", **copies})
    assert signing.context["title"] == "1 signature notée"
    (left,) = client.get(page).context["rows"]
    assert (left["award"], left["contract"].award) == (second, second)


def test_the_contracts_that_were_made_come_back_ticked_and_print_as_one_file(
    client, line, program, coordinator
):
    first, second, other = (granted(line, by=coordinator) for _number in range(3))
    page, both = address("award_contracts", program.slug), {"award": [first.pk, second.pk]}
    made = client.post(page, both | {"on": "2007-10-25", "do": "faire", "parts": "2"})
    assert client.get(made.context["back_url"]).context["ticked"] == {first.pk, second.pk}
    asked = client.post(page, both | {"do": "imprimer"})
    job = Job.objects.get()
    assert (asked.url, job.title) == (address("job", job.pk), f"Contrats\u00a0: {program}")
    assert client.post(page, both | {"do": "imprimer"}).url == asked.url
    jobs.run_job.call(job.pk)
    file = JobFile.objects.get()
    alone = [
        client.get(address("award_contract_pdf", one.pk, one.letters.get().pk)).content
        for one in (first, second)
    ]
    assert (file.name, pages(file.content)) == (
        f"contrats-{program.slug}.pdf",
        sum(map(pages, alone)),
    )
    lacking = client.post(page, {"award": [first.pk, other.pk], "do": "imprimer"})
    assert lacking.context["form"].non_field_errors() == [
        f"{other}\u00a0: faites d’abord le contrat, puis imprimez-le."
    ]
    none = client.post(page, {"do": "imprimer"})
    assert none.context["form"].non_field_errors() == ["Cochez d’abord les bourses."]


def test_the_contracts_of_a_program_that_closed_to_whoever_asked_are_not_printed(
    client, line, program, coordinator
):
    award = granted(line, by=coordinator)
    make_contracts_together(awards=[award], by=coordinator, parts=1)
    job = ask_for_contracts(program, [award], by=coordinator)
    coordinator.memberships.all().delete()
    jobs.run_job.call(job.pk)
    job.refresh_from_db()
    assert (job.error, JobFile.objects.count()) == ("Ce programme ne vous est plus ouvert.", 0)


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as read:
        return len(read.pages)


def test_a_copy_that_is_no_document_keeps_only_its_own_contract_back(
    client, line, program, coordinator
):
    first, second = granted(line, by=coordinator), granted(line, by=coordinator)
    copies = {
        f"copy-{first.pk}": SimpleUploadedFile("contrat.pdf", b"rien", "application/pdf"),
        f"copy-{second.pk}": upload("contrat.pdf"),
    }
    page = address("award_contracts", program.slug)
    answer = client.post(page, {"do": "signer", "on": "2007-10-25", **copies})
    assert [one["record"] for one in answer.context["passed"]] == [second]
    assert [one["record"] for one in answer.context["refused"]] == [first]


def test_what_was_typed_to_sign_is_not_put_back_once_it_is_told(client, line, program, coordinator):
    award = granted(line, by=coordinator)
    page = address("award_contracts", program.slug)
    sent = {"do": "signer", "on": "2007-10-25", "submission_number": "a" * 22}
    assert "kept_done" not in client.post(page, sent).cookies
    assert "kept_done" in client.post(page, sent | {"award": award.pk}).cookies


def parts_offered(client, page) -> list[str]:
    """What « Versements égaux » offers on ``page``; nothing where it is not asked."""
    parts = client.get(page).context["form"].fields.get("parts")
    return [str(label) for _value, label in parts.choices] if parts else []


def test_equal_parts_are_asked_where_something_is_to_plan(client, line, program, coordinator):
    page, first = address("award_contracts", program.slug), granted(line, by=coordinator)
    assert parts_offered(client, page) == ["Choisissez un nombre", "1", "2", "3", "4"]
    planned = granted(line, by=coordinator)
    plan_instalments(award=planned, by=None, parts=equal_parts(planned.amount, 2))
    assert parts_offered(client, page) == ["Comme planifiés", "1", "2", "3", "4"]
    plan_instalments(award=first, by=None, parts=equal_parts(first.amount, 1))
    assert parts_offered(client, page) == []
    made = client.post(page, {"award": [first.pk, planned.pk], "on": "2007-10-25", "do": "faire"})
    assert made.context["title"] == "2 contrats faits"
    assert [client.get(page).context[one] for one in ("makes", "prints")] == [False, True]


def test_no_contract_ticked_says_so(client, line, program, coordinator):
    granted(line, by=coordinator)
    page = address("award_contracts", program.slug)
    answer = client.post(page, {"do": "faire", "on": "2007-10-25"})
    assert answer.context["form"].non_field_errors() == ["Cochez d’abord les bourses."]
    assert client.post(page, {"do": "rien"}).status_code == 400


def test_nothing_ticked_says_so(client, line, program, coordinator):
    attested(signed(line))
    answer = client.post(address("award_instalments", program.slug), {"on": "2007-11-15"})
    assert answer.context["form"].non_field_errors() == ["Cochez d’abord les versements."]


def test_an_application_that_was_awarded_leads_to_what_it_got(client):
    round = a_round()
    first, second = an_application(round), an_application(round)
    award = AwardFactory(
        round=round, tier=round.tiers.get(), application=first, person=first.person
    )
    signed_in(client, round)
    shown = [client.get(address("bursary_application", one.pk)) for one in (first, second)]
    link = f'<a href="{address("award", award.pk)}">attribution {award.code}</a>'
    assert [page.content.decode().count(link) for page in shown] == [1, 0]


def test_an_award_ends_on_its_page_with_a_reason(client, line, coordinator):
    award = signed(line, by=coordinator)
    step = address("award_step", award.pk, "desistement")
    assert client.post(step, {"on": "2007-12-01"}).context["form"].has_error("reason")
    client.post(step, {"on": "2007-12-01", "reason": "Part à l’étranger"})
    award.refresh_from_db()
    assert award.state == "withdrawn"


def test_an_aid_is_given_on_one_page(client, line, program, coordinator):
    person = PersonFactory(holder=program.lead)
    page = address("aid_new", program.slug)
    sent = {
        "kind": "fees",
        "person": person.pk,
        "beneficiaries": 1,
        "amount": "110 $",
        "awarded_on": "2007-11-15",
        "line": line.number,
        "receipt": upload("recu.pdf"),
        "submission": "6a0c5b0e-2f3e-4d39-9d0e-0d2a4b3c1f00",
    }
    assert client.post(page, sent | {"person": "", "beneficiaries": 3}).context["form"].errors == {
        "person": ["Écrivez à qui l’aide est remise."]
    }
    sent["receipt"] = upload("recu.pdf")
    assert client.post(page, sent).status_code == 302
    aid = Award.objects.get()
    assert (aid.holder, aid.line, Expense.objects.get().amount) == (str(person), line, 110)


# --- who reads


def test_finance_reads_awards_and_writes_nothing_of_them(client, line, program):
    award = signed(line)
    one = attested(award)[0]
    letter = make_contract(award=award, by=None)
    client.force_login(officer_of(program))
    shown = client.get(address("award", award.pk))
    assert (shown.status_code, shown.context["letters"], shown.context["steps"]) == (200, [], [])
    for name in ("award_list", "award_contracts", "award_instalments", "award_slips"):
        assert client.get(address(name, program.slug)).status_code == 200
    file = award.files.first()
    assert client.get(address("award_file", award.pk, file.pk)).status_code == 200
    for page in (
        address("award_plan", award.pk),
        address("award_step", award.pk, "signer"),
        address("award_instalment_step", award.pk, one.pk, "autoriser"),
        address("award_contract_pdf", award.pk, letter.pk),
        address("aid_new", program.slug),
    ):
        assert client.get(page).status_code == 403
    sent = {"on": "2007-11-15", "instalment": one.pk}
    assert client.post(address("award_instalments", program.slug), sent).status_code == 403
    assert client.post(address("award_contracts", program.slug), {"do": "faire"}).status_code == 403
    assert client.post(address("award_contract", award.pk)).status_code == 403


def test_what_another_organisation_gives_is_not_there(client, line, program):
    award = signed(line)
    one = attested(award)[0]
    client.force_login(member_of(a_program()))
    for page in (
        address("award", award.pk),
        address("award_plan", award.pk),
        address("award_receipt", award.pk),
        address("award_file", award.pk, award.files.first().pk),
        address("award_instalment_step", award.pk, one.pk, "autoriser"),
        address("award_list", program.slug),
        address("award_contracts", program.slug),
        address("award_slips", program.slug),
        address("award_slips_file", program.slug, "csv"),
    ):
        assert client.get(page).status_code == 404


def test_the_document_of_one_award_is_not_found_under_another(client, line, coordinator):
    award, other = signed(line), signed(line)
    file = other.files.first()
    assert client.get(address("award_file", award.pk, file.pk)).status_code == 404
    (one, _other) = other.instalments.all()
    page = address("award_instalment_step", award.pk, one.pk, "attestation")
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "query", ["suivi=rien", "etat=rien", "nature=rien", "concours=a", "annee=rien", "page=a"]
)
def test_what_cannot_be_read_is_a_bad_request(client, program, coordinator, query):
    assert client.get(f"{address('award_list', program.slug)}?{query}").status_code == 400


# --- what they say


def test_the_list_says_what_is_paid_on_its_way_and_left(client, line, program, coordinator):
    finance = officer_of(program)
    first, second = attested(signed(line))
    paid(first, by=coordinator, finance=finance, on=NOVEMBER)
    granted(line, by=coordinator)
    AwardFactory(small=True, program=program)
    sums = client.get(address("award_list", program.slug)).context["sums"]
    assert (sums.number, sums.amount, sums.paid, sums.underway, sums.left) == (
        3,
        5110,
        1250,
        0,
        3860,
    )
    marks = client.get(address("award_list", program.slug)).context["marks"]
    assert {one["name"]: one["number"] for one in marks} == {
        "a-signer": 1,
        "a-attester": 0,
        "a-autoriser": 1,
        "a-payer": 0,
    }
    assert second.state == "attested"


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("suivi=a-signer", 1),
        ("suivi=a-autoriser", 1),
        ("etat=signed", 1),
        ("nature=fees", 1),
        ("annee=2007-2008", 3),
        ("q=inventee", 3),
        ("q=rien", 0),
    ],
)
def test_the_list_is_narrowed(client, line, program, coordinator, query, number):
    for award in (signed(line), granted(line), AwardFactory(small=True, program=program)):
        award.person.last_name = "Inventée"
        award.person.save()
    attested(Award.objects.get(state="signed"))
    answer = client.get(f"{address('award_list', program.slug)}?{query}")
    assert len(answer.context["rows"]) == number


def test_the_papers_are_pdfs(client, line, program, coordinator):
    award = signed(line)
    letter = make_contract(award=award, by=coordinator)
    answer = client.get(address("award_contract_pdf", award.pk, letter.pk))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert client.get(address("award_receipt", award.pk)).status_code == 404
    paid(attested(award)[0], by=coordinator, finance=officer_of(program), on=NOVEMBER)
    assert client.get(address("award_receipt", award.pk)).content[:5] == b"%PDF-"


def test_the_slips_are_read_and_exported(client, line, program, coordinator):
    paid(attested(signed(line))[0], by=coordinator, finance=officer_of(program), on=NOVEMBER)
    page = client.get(address("award_slips", program.slug), {"annee": 2007})
    assert (page.context["found"].reported, page.context["found"].difference) == (1250, 0)
    for kind in ("csv", "xlsx"):
        file = client.get(address("award_slips_file", program.slug, kind), {"annee": 2007})
        assert file.status_code == 200
    assert client.get(address("award_slips_file", program.slug, "pdf")).status_code == 404
    assert client.get(address("award_slips", program.slug), {"annee": "x"}).status_code == 400
    assert client.get(address("award_slips", program.slug), {"avec": "bursary"}).status_code == 400


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_the_queries_of_the_pages_do_not_grow(client, line, program, coordinator):
    pages = [
        address("award_list", program.slug),
        address("award_contracts", program.slug),
        address("award_instalments", program.slug),
        f"{address('award_slips', program.slug)}?annee=2007",
    ]
    numbers = []
    for count in (1, 2):
        for _one in range(count):
            first, _second = attested(signed(line))
            paid(first, by=coordinator, finance=officer_of(program), on=NOVEMBER)
            new = granted(program=program)
            make_contracts_together(awards=[new], by=coordinator, parts=2)
        numbers.append([queries(client, page) for page in pages])
    assert numbers[0] == numbers[1]


def test_the_queries_of_an_award_do_not_grow_with_its_instalments(client, line, coordinator):
    award = signed(line)
    attested(award)
    url = address("award", award.pk)
    before = queries(client, url)
    half = AwardInstalment.objects.filter(award=award).last()
    AwardInstalment.objects.filter(pk=half.pk).update(amount=half.amount - 10)
    for number in (3, 4):
        AwardInstalment.objects.create(award=award, number=number, amount=5, state="attested")
    assert queries(client, url) == before
