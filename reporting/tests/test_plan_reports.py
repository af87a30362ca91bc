"""The documents of a plan as they are asked for: by the command, and at their addresses."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.accounts.tests.factories import coordinator_of
from programs.lib.periods import today
from programs.models import Job
from programs.plans import actions
from programs.plans.enums import PlanState
from programs.plans.models import ActionPlan, PlanProgram
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory
from programs.plans.tests.years import a_year_of_plans
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting import making
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    program = ProgramFactory(slug="ici", code="QP")
    plan = a_year_of_plans(program, OrganizationFactory())
    plan.code = "regional"
    plan.save()
    return plan


def written(tmp_path, word: str, *asked: str, name="plan.json") -> bytes:
    output = tmp_path / name
    command = ["report", word, "--program", "ici", "--year", "2007-2008", *asked]
    call_command(*command, "--output", str(output), stdout=StringIO())
    return output.read_bytes()


def data(tmp_path, word: str, *asked: str) -> dict:
    return json.loads(written(tmp_path, word, *asked))


# --- The command


def test_the_command_writes_a_plan_and_its_follow_up(plan, tmp_path):
    found, followed = data(tmp_path, "plan"), data(tmp_path, "suivi", "--on", "2008-02-29")
    assert (found["plan"], found["counts"]["action"]) == ("regional", 5)
    assert (followed["on"], followed["figures"]["plan.done"]["value"]) == ("2008-02-29", 0)


def test_the_layout_is_that_of_the_plan_unless_another_is_asked(plan, tmp_path):
    assert b"<table" not in written(tmp_path, "plan", name="plan.html")
    assert b"<table" in written(tmp_path, "plan", "--layout", "table", name="plan.html")


def test_of_several_plans_the_command_asks_which(plan, tmp_path):
    ActionPlanFactory(program=plan.program, code="autre")
    with pytest.raises(CommandError, match=r"choisissez avec --plan\. .*regional, autre"):
        written(tmp_path, "plan")
    assert data(tmp_path, "plan", "--plan", "autre")["plan"] == "autre"


@pytest.mark.parametrize(
    "asked, said",
    [
        (
            ("--plan", "rien"),
            "Aucun plan de cet exercice n’a l’identifiant « rien ». Plans : regional.",
        ),
        (("--version", "4"), "Ce plan n’a pas de version 4. Versions adoptées : aucun."),
        (("--version", "un"), "Le numéro d’une version est un nombre : 1, 2…"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(plan, tmp_path, asked, said):
    with pytest.raises(CommandError) as refused:
        written(tmp_path, "plan", *asked)
    assert str(refused.value).replace("\u00a0", " ") == said


def test_a_day_before_the_plan_and_a_day_that_is_none_are_refused(plan, tmp_path):
    for day, said in (
        ("2007-06-30", "Le plan commence le 1er juillet 2007 : il n’a pas de suivi avant ce jour."),
        ("hier", "Écrivez le jour ainsi : 2008-03-31."),
    ):
        with pytest.raises(CommandError) as refused:
            written(tmp_path, "suivi", "--on", day)
        assert str(refused.value).replace("\u00a0", " ") == said


def test_a_program_without_a_plan_is_told_so(tmp_path):
    ProgramFactory(slug="ici")
    with pytest.raises(CommandError, match="Aucun plan d’action du programme ne couvre"):
        written(tmp_path, "plan")


def test_a_plan_is_not_written_as_the_figures_of_a_workbook(plan, tmp_path):
    with pytest.raises(CommandError, match=r"s’écrit en \.pdf, \.html, \.json\."):
        written(tmp_path, "plan", name="plan.xlsx")


def test_a_program_that_a_plan_reaches_prints_it_after_its_own(plan, tmp_path):
    other = ProgramFactory(slug="la", lead=plan.program.lead)
    PlanProgram.objects.create(plan=plan, program=other)
    output = tmp_path / "plan.json"
    command = ["report", "plan", "--program", "la", "--year", "2007-2008", "--output", str(output)]
    call_command(*command, stdout=StringIO())
    assert json.loads(output.read_bytes())["plan"] == "regional"


# --- The pages


def place(kind: str, query: str = "") -> str:
    return f"/rapports/ici/2007-2008/{kind}{query}"


def test_a_coordinator_reads_both_and_others_find_nothing(plan, client):
    client.force_login(coordinator_of(plan.program))
    assert [client.get(place(kind)).status_code for kind in ("plan/", "suivi/")] == [200, 200]
    for stranger in (finance_officer_of(plan.program), coordinator_of(ProgramFactory())):
        client.force_login(stranger)
        found = [client.get(place(kind)).status_code for kind in ("plan/", "suivi/")]
        assert found == [404, 404]


def test_the_page_keeps_what_was_asked_in_its_languages_and_files(plan, client):
    client.force_login(coordinator_of(plan.program))
    page = client.get(place("plan/", "?presentation=table&plan=regional")).content.decode()
    kept = "&amp;plan=regional&amp;presentation=table"
    assert page.count(f"?langue=en{kept}") == 1
    assert page.count(f"plan.pdf?langue=fr{kept}") == 1


@pytest.mark.parametrize(
    "query, status",
    [
        ("?presentation=autre", 400),
        ("?version=un", 400),
        ("?version=9", 404),
        ("?plan=rien", 404),
    ],
)
def test_what_cannot_be_read_is_a_bad_address_and_what_is_not_there_is_not_found(
    plan, client, query, status
):
    client.force_login(coordinator_of(plan.program))
    assert client.get(place("plan/", query)).status_code == status


def test_a_file_that_is_none_of_its_formats_is_not_found(plan, client):
    client.force_login(coordinator_of(plan.program))
    assert [client.get(place(f"plan.{format}")).status_code for format in ("json", "xlsx")] == [
        200,
        404,
    ]


def test_a_long_plan_is_made_in_the_background_as_it_was_asked_for(plan, client, quick_pdf):
    client.force_login(coordinator_of(plan.program))
    ActionFactory.create_batch(making.ROWS_AT_ONCE, plan=plan)
    address = place("plan.pdf", "?presentation=table&langue=fr")
    assert client.get(address).templates[0].name == "reporting/long_file.html"
    assert client.post(address).status_code == 302
    job = Job.objects.get()
    assert job.parameters["asked"] == {"layout": "table"}


def test_the_day_of_a_follow_up_stands_in_its_name(plan, client):
    client.force_login(coordinator_of(plan.program))
    answer = client.get(place("suivi.csv", "?en-date-du=2008-02-29&langue=fr"))
    assert answer["Content-Disposition"] == (
        'attachment; filename="QP-SUIVI-regional-2008-02-29-fr.csv"'
    )


def test_the_day_of_a_follow_up_is_chosen_on_its_page(plan, client):
    client.force_login(coordinator_of(plan.program))
    page = client.get(place("suivi/", "?plan=regional&en-date-du=2008-02-29&langue=fr"))
    chosen = page.context["choices"]
    assert chosen["days"] == {"on": date(2008, 2, 29), "first": plan.starts_on, "last": today()}
    assert chosen["kept"] == [("langue", "fr"), ("plan", "regional")]
    assert page.content.decode().count('name="en-date-du"') == 1


def test_a_version_that_was_adopted_is_chosen_on_the_page_of_the_plan(plan, client):
    user = coordinator_of(plan.program)
    client.force_login(user)
    assert client.get(place("plan/")).context["choices"] is None
    ActionPlan.objects.filter(pk=plan.pk).update(state=PlanState.DRAFT, version=0)
    actions.adopt_plan(plan=plan, adopted_by="Le comité", by=user)
    actions.revise_plan(plan=plan, by=user)
    page = client.get(place("plan/", "?version=1&presentation=table&langue=fr"))
    (version,) = page.context["choices"]["versions"]
    assert page.context["choices"]["version"] == version
    assert page.context["choices"]["kept"] == [("langue", "fr"), ("presentation", "table")]
    assert "Projet" not in page.context["article"]
    assert "Projet" in client.get(place("plan/", "?langue=fr")).context["article"]
