"""``manage.py import_plan``: real documents come in whole; a dry run says what it found; what is no plan is refused."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.plans import actions
from programs.plans.bringing import Target, bring_in
from programs.plans.bringing.telling import JSON_KEYS
from programs.plans.models import ActionPlan
from programs.plans.tests.bringing.documents import PASTED, document, events, seed, small
from programs.plans.writing.text import to_text
from programs.plans.writing.word import to_docx
from programs.plans.writing.workbook import to_xlsx
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", fiscal_year_starts=7)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PASTED, encoding="utf-8")
    return path


def said(*args) -> list[str]:
    output = StringIO()
    call_command("import_plan", *map(str, args), "--program", "ici", stdout=output)
    return output.getvalue().splitlines()


def counts(plan: ActionPlan) -> dict[str, int]:
    levels = list(plan.headings.values_list("level", flat=True))
    found = {level: levels.count(level) for level in sorted(set(levels))}
    return found | {"action": plan.actions.count()}


def test_the_real_regional_plan_comes_in_whole_and_a_second_time_changes_nothing(program):
    lines = said(seed(2), "--dry-run")
    assert {"Axe\u00a0: 5", "Thème\u00a0: 16", "Objectif\u00a0: 20", "Action\u00a0: 75"} <= set(
        lines
    )
    assert "Actions par axe\u00a0: 1 (10), 2 (12), 3 (7), 4 (33), 5 (13)" in lines
    assert any("AXE 5" in line and "table des matières" in line for line in lines)
    assert ActionPlan.objects.count() == 0
    assert said(seed(2))[-1] == "Le plan «\u00a02024-2025\u00a0» est importé."
    plan, before = ActionPlan.objects.get(), events()
    assert counts(plan) == {"axis": 5, "theme": 16, "objective": 20, "action": 75}
    assert (
        said(seed(2))[-1] == "Rien ne change\u00a0: le plan dit déjà tout ce que dit ce document."
    )
    assert events() == before


def test_the_real_employment_plan_comes_in_and_says_which_cells_it_did_not_pair(program):
    lines = said(seed(3), "--period", "2014-2015")
    plan = ActionPlan.objects.get()
    assert counts(plan) == {"axis": 5, "objective": 5, "specific": 15, "action": 36}
    assert any("rien ne dit duquel il s’agit" in line for line in lines)
    assert plan.headings.get(number="5.1").timeline == "2014"


def test_json_alone_prints_the_tree_and_nothing_else(program):
    output = StringIO()
    call_command(
        "import_plan", str(seed(2)), "--program", "ici", "--json", "--dry-run", stdout=output
    )
    found = json.loads(output.getvalue())
    assert tuple(found) == JSON_KEYS
    assert [found[name] for name in JSON_KEYS[:5]] == [5, 16, 20, 0, 75]
    assert found["by_axis"] == {"1": 10, "2": 12, "3": 7, "4": 33, "5": 13}
    assert found["tags"] == {
        "CECCE": 14,
        "CSDCEO": 12,
        "CEPEO": 11,
        "CCJL": 1,
        "collaboration": 2,
        "collaboration interconseils": 1,
    }
    assert "contents-only" in {warned["code"] for warned in found["warnings"]}


def test_an_edited_document_says_what_it_would_change(program, file):
    said(file)
    edited = PASTED.replace("Tenir une foire", "Tenir deux foires").replace(
        "1.1.2 Publier un guide\n", ""
    )
    file.write_text(edited + "1.2.2 Rencontrer les parents\n", encoding="utf-8")
    before = events()
    lines = said(file, "--dry-run")
    assert "Nouvelle\u00a0: 1.2.2 Rencontrer les parents" in lines
    assert "Modifiée\u00a0: 1.1.1 Tenir deux foires" in lines
    assert "  texte\u00a0: Tenir une foire → Tenir deux foires" in lines
    assert "Absente du document, gardée\u00a0: 1.1.2 Publier un guide" in lines
    assert lines[-1] == "Vérification seulement\u00a0: rien n’a été enregistré."
    assert events() == before
    assert said(file)[-1] == "Le plan «\u00a02007-2008\u00a0» est importé."
    assert ActionPlan.objects.get().actions.count() == 4


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("plan.txt", lambda plan: to_text(plan).encode()),
        ("plan.docx", to_docx),
        ("plan.xlsx", to_xlsx),
    ],
)
def test_a_print_that_people_edit_comes_in_again(program, tmp_path, name, write):
    target = Target(program)
    bring_in(target=target, outline=small(), document=document(), by=None)
    file = tmp_path / name
    file.write_bytes(write(small()))
    assert said(file)[-1].startswith("Rien ne change")
    edited = small()
    edited.lines[0].lines[0].lines[0].timeline = "mars 2008"
    file.write_bytes(write(edited))
    said(file)
    changed = ActionPlan.objects.get().actions.get(number="1.1.1")
    assert (changed.timeline, changed.due_on) == ("mars 2008", date(2008, 3, 31))


def test_a_plan_is_named_by_its_code(program, file):
    said(file, "--plan", "jeunesse")
    said(file)
    assert sorted(ActionPlan.objects.values_list("code", flat=True)) == ["jeunesse"]


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("Bonjour à tous.", ("--period", "2007-2008"), "Aucune ligne d’un plan"),
        (PASTED.replace("2007-2008", ""), (), "ne dit pas sa période"),
        (PASTED, ("--period", "l’an prochain"), "n’est pas une période"),
        ("", (), "vide"),
    ],
)
def test_what_makes_no_plan_is_refused_with_a_sentence(program, file, content, options, sentence):
    file.write_text(content, encoding="utf-8")
    for extra in ((), ("--dry-run",)):
        with pytest.raises(CommandError, match=sentence):
            said(file, *options, *extra)
    assert ActionPlan.objects.count() == 0


def test_a_file_that_is_not_there_and_a_program_that_is_not_are_refused(program, tmp_path, file):
    with pytest.raises(CommandError, match="ne peut pas être lu"):
        said(tmp_path / "absent.docx")
    program.slug = "ailleurs"
    program.save()
    with pytest.raises(CommandError, match="Aucun programme"):
        said(file)


def test_an_adopted_plan_says_to_open_a_revision_in_a_dry_run_too(program, file):
    said(file)
    actions.adopt_plan(plan=ActionPlan.objects.get(), adopted_by="Comité", by=None)
    for extra in ((), ("--dry-run",)):
        with pytest.raises(CommandError, match="ouvrez une révision"):
            said(file, *extra)
