"""The migrations run without making the model classes of each state anew that nothing asks for.

Django makes a model anew with all that refer to it, after each operation, so that two states share no class: of what
the migrations take, that was five sixths, most of it for triggers, of which each model has several. A column that is
added, altered or removed makes anew its own model alone: of those that refer to it, SQL asks for the names of their
tables and keys, which stay. Code that asks for rows (``RunPython``) asks for all models anew before, as Django has it
where a model was left as it was. What comes out is the same, and ``config/tests/test_migrations.py`` holds it.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from django.db.migrations import operations
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# No class has to know of them: the operations carry what they write.
UNSEEN = (AddTrigger, RemoveTrigger, operations.AddIndex, operations.RemoveIndex)
# The model's own class has to, and no other: a column that is altered spares the constraints of its model.
OWN = (operations.AddConstraint, operations.RemoveConstraint)
# So has it of its columns; those that refer to it only where rows are asked for.
OWN_FIRST = (operations.AddField, operations.AlterField, operations.RemoveField)


@contextmanager
def only_what_changed() -> Iterator[None]:
    """Meanwhile, a change of a model makes no other model anew that cannot see it."""
    with ExitStack() as stack:
        for operation in UNSEEN:
            stack.enter_context(_reloading(operation, lambda state, key: None))
        for operation in OWN:
            stack.enter_context(_reloading(operation, _anew))
        for operation in OWN_FIRST:
            stack.enter_context(_reloading(operation, _anew_first))
        stack.enter_context(patch.object(ProjectState, "add_model", _add_model))
        yield


def _reloading(operation: type, reload):
    usual = operation.state_forwards

    def state_forwards(self, app_label, state):
        def reload_model(app_label, model_name, delay=False):
            reload(state, (app_label, model_name.lower()))

        with patch.object(state, "reload_model", reload_model):
            usual(self, app_label, state)

    return patch.object(operation, "state_forwards", state_forwards)


def _add_model(self: ProjectState, model_state) -> None:
    """Nothing refers to a new model yet."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    _anew(self, key)


def _anew(state: ProjectState, key: tuple[str, str]) -> None:
    if "apps" in state.__dict__:
        state._reload({key})


def _anew_first(state: ProjectState, key: tuple[str, str]) -> None:
    state.is_delayed = True
    _anew(state, key)
