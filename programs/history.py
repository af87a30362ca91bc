"""History kept by the database itself: every insert, update and delete leaves an event that cannot be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pghistory
import pgtrigger
from django.db import connection


def never_truncated() -> pgtrigger.Trigger:
    """Row triggers do not see TRUNCATE: what must stay needs a guard of its own against it."""
    return pgtrigger.Trigger(
        name="no_truncate",
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


def tracked(model=None, *, exclude: tuple[str, ...] = ()):
    """Decorate a model so that triggers write its history, bulk imports and raw SQL included.

    The events of ``Mentor`` are ``MentorEvent`` of the same app. ``exclude`` names columns that only derive
    from others and would fill the history with noise.
    """
    if model is None:
        return lambda model: tracked(model, exclude=exclude)
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
        append_only=True,
        model_name=f"{model.__name__}Event",
        meta={"triggers": [never_truncated()]},
    )(model)


@contextmanager
def one_act() -> Iterator[UUID]:
    """What changes within bears one name in the history: this one. In a request, it is that of the whole request."""
    with pghistory.context() as context:
        yield context.id
    # The name would stay with the transaction, and with whatever changes later in it.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
