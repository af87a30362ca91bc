"""The file of the auditor: what is in it, named as one looks for it; and who gets it."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.budgets.models import ExpenseFile
from programs.budgets.tests.factories import ExpenseFileFactory
from programs.budgets.tests.years import a_year_of_budgets
from programs.enums import MembershipRole
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.tests.documents.test_financial import made_of
from reporting.tests.factories import LABEL, finance_officer_of, funder_of, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(monkeypatch):
    program = ProgramFactory(slug="ici", code="QP")
    a_year_of_budgets(program, OrganizationFactory())
    monkeypatch.setattr("reporting.making.render_pdf", lambda document: b"%PDF-1.7 rapport")
    return program


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_it_has_the_report_the_ledger_and_each_document_by_the_number_of_its_expense(program):
    expense = program.expenses.filter(files=None, reverses=None).earliest("spent_on", "code")
    for name in ("reçu.jpg", "../preuve.pdf"):
        ExpenseFileFactory(expense=expense, name=name)
    names = opened(made_of(program, kind="dossier").render("zip")).namelist()
    assert names[:4] == [
        "QP-FIN-2007-2008-fr.pdf",
        "QP-FIN-2007-2008-fr.xlsx",
        "QP-FIN-2007-2008-grand-livre-fr.csv",
        "QP-FIN-2007-2008-grand-livre-fr.xlsx",
    ]
    folder = "pièces justificatives/"
    assert [name.removeprefix(folder) for name in names if expense.code in name] == [
        f"{expense.code} - 1 - reçu.jpg",
        f"{expense.code} - 2 - ..-preuve.pdf",
    ]
    assert names[-2:] == ["MANIFESTE.csv", "SHA256SUMS"]


def test_the_manifest_has_the_hash_of_every_file_as_it_was_joined(program):
    archive = opened(made_of(program, kind="dossier").render("zip"))
    text = archive.read("MANIFESTE.csv").decode("utf-8-sig")
    listed = {row[0]: row[3] for row in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]}
    assert {
        name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()[:-2]
    } == listed
    joined = set(ExpenseFile.objects.values_list("sha256", flat=True))
    assert joined and joined <= set(listed.values())


def test_the_ledger_has_every_expense_and_their_sum(program):
    archive = opened(made_of(program, kind="dossier").render("zip"))
    text = archive.read("QP-FIN-2007-2008-grand-livre-fr.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert (len(rows), rows[-1][0], rows[-1][9]) == (7, "Total", "5690,10")


def test_the_same_day_gives_the_same_bytes(program):
    first, second = (made_of(program, kind="dossier").render("zip") for _time in range(2))
    assert first == second


def test_one_document_is_read_at_a_time(program, django_assert_num_queries):
    slices = made_of(program, kind="dossier").slices("zip")
    with django_assert_num_queries(2):
        assert sum(map(len, slices)) > 0


@pytest.mark.parametrize(
    "user, status",
    [
        (coordinator_of, 200),
        (finance_officer_of, 200),
        (funder_of, 404),
        (lambda program: member_of(program.lead, MembershipRole.PARTNER), 404),
        (lambda program: coordinator_of(ProgramFactory()), 404),
    ],
    ids=["coordinator", "finance", "funder", "partner", "another"],
)
def test_those_who_keep_the_accounts_alone_get_it(program, client, user, status):
    client.force_login(user(program))
    place = reverse("audit_file_file", args=["ici", LABEL, "zip"])
    response = client.get(place)
    assert response.status_code == status
    if status == 200:
        assert opened(b"".join(response.streaming_content)).testzip() is None


def test_it_is_dated_of_its_making(program):
    archive = opened(made_of(program, kind="dossier", as_of=date(2008, 9, 2)).render("zip"))
    assert {info.date_time[:3] for info in archive.infolist()} == {(2008, 9, 2)}
