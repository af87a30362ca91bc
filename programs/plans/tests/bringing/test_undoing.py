"""The import of a document is undone as one act, unless something rests on it."""

import pytest
from django.core.exceptions import ValidationError

from programs.accounts.tests.factories import AdministratorFactory
from programs.importing import later, registry
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import take_in
from programs.importing.undoing import Undoing, undo
from programs.plans import actions
from programs.plans.bringing import Target, bring_in
from programs.plans.models import Action, ActionMove, ActionPlan, Heading, Involvement
from programs.plans.tests.bringing.documents import action, bring, brought, document, small
from programs.plans.tests.factories import ActionPlanFactory, ProgressUpdateFactory
from programs.tests.factories import ProgramFactory
from programs.tests.importing.files import csv_of

pytestmark = pytest.mark.django_db

MODELS = ActionPlan, Heading, Action, ActionMove, Involvement


def rows() -> dict:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_what_an_import_added_and_changed_is_as_it_was():
    by = AdministratorFactory()
    plan = brought(*small().lines)
    before = rows()
    edited = small()
    edited.lines[0].text = "Faire savoir"
    one, other = edited.lines[0].lines
    other.lines.append(one.lines.pop(0))
    other.lines.append(action("1.2.3", "Écrire", responsible=("Comité",), timeline="mars 2008"))
    made = bring(plan, *edited.lines, by=by).made
    assert rows() != before
    undo(made, by=by)
    assert rows() == before


def test_a_new_plan_goes_whole_with_its_import():
    by = AdministratorFactory()
    target = Target(ProgramFactory(fiscal_year_starts=7))
    made = bring_in(target=target, outline=small(), document=document(), by=by).made
    undo(made, by=by)
    assert {name: len(found) for name, found in rows().items()} == {
        model.__name__: 0 for model in MODELS
    }


def test_a_plan_that_was_adopted_since_keeps_its_lines():
    by = AdministratorFactory()
    plan = brought(action("1", "Agir"))
    made = bring(plan, action("1", "Agir mieux"), by=by).made
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=by)
    with pytest.raises(ValidationError):
        undo(made, by=by)
    (named,) = Undoing(made).obstacles.named
    assert (named.record, "révision" in named.why) == (plan, True)
    actions.revise_plan(plan=plan, by=by)
    undo(made, by=by)
    assert plan.actions.get().text == "Agir"


def test_lines_that_an_adopted_version_holds_do_not_go():
    by = AdministratorFactory()
    plan = brought(action("1", "Agir"))
    made = bring(plan, action("1", "Agir"), action("2", "Dire"), by=by).made
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=by)
    for _turn in ("adopted", "revised"):
        with pytest.raises(ValidationError):
            undo(made, by=by)
        (named,) = Undoing(made).obstacles.named
        assert (named.record, "retirez-les du texte" in named.why) == (plan, True)
        plan = actions.revise_plan(plan=plan, by=by) if _turn == "adopted" else plan
    assert plan.actions.count() == 2


def test_lines_that_rows_of_a_file_added_and_a_version_holds_do_not_go():
    by = AdministratorFactory()
    plan = ActionPlanFactory(code="P1", program__slug="ici")
    data = csv_of("plan;numéro;action", "P1;1.1;Tenir")
    file = KeptFile(data, "actions.csv", "plan_actions")
    made, _result = take_in(file, scope=Scope(program=plan.program))
    plan = actions.adopt_plan(plan=plan, adopted_by="Comité", by=by)
    actions.revise_plan(plan=plan, by=by)
    with pytest.raises(ValidationError):
        undo(made, by=by)
    assert [one.record for one in Undoing(made).obstacles.named] == [plan]


def test_news_of_an_action_that_an_import_added_keep_it():
    by = AdministratorFactory()
    plan = brought(action("1", "Agir"))
    made = bring(plan, action("1", "Agir"), action("2", "Dire"), by=by).made
    ProgressUpdateFactory(action=plan.actions.get(number="2"))
    with pytest.raises(ValidationError):
        undo(made, by=by)
    assert plan.actions.count() == 2


def test_lists_of_imports_say_what_a_document_is():
    made = bring(brought(action("1", "Agir")), action("1", "Agir mieux")).made
    assert later.label_of(made) == "documents de plans d’action"
    assert registry.model_of(made.resource) is ActionPlan
