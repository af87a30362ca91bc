"""History kept by the database itself: every insert, update and delete leaves an event that cannot be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pghistory
import pgtrigger
from django.db import connection
from django.db.models import BinaryField, CharField, TextField
from pghistory import runtime

_CLEAN_TEXT = "clean_text"


def never_truncated() -> pgtrigger.Trigger:
    """Row triggers do not see TRUNCATE: what must stay needs a guard of its own against it."""
    return pgtrigger.Trigger(
        name="no_truncate",
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


def kept_clean(model=None) -> pgtrigger.Trigger:
    """Has every text of a row kept in one form, whoever writes it: ``programs.lib.text.clean``, by the database.

    A row whose texts are composed already, as almost all are, costs a look at them. Whatever else it holds passes
    through untouched. The contents of a file are not looked at: ten megabytes take two seconds.
    """
    columns = model._meta.concrete_fields if model else []
    looked_at = "NEW"
    if any(isinstance(column, BinaryField) for column in columns):
        looked_at = "ROW({})".format(
            ", ".join(
                f'NEW."{column.column}"'
                for column in columns
                if isinstance(column, CharField | TextField)
            )
        )
    return pgtrigger.Trigger(
        name=_CLEAN_TEXT,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF NOT arrimage_is_clean({looked_at}::text) THEN
                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));
            END IF;
            RETURN NEW;
        """,
    )


def tracked(model=None, *, exclude: tuple[str, ...] = ()):
    """Decorate a model so that triggers write its history and keep its texts clean, bulk imports and raw SQL included.

    The events of ``Mentor`` are ``MentorEvent`` of the same app. ``exclude`` names columns that only derive
    from others and would fill the history with noise.
    """
    if model is None:
        return lambda model: tracked(model, exclude=exclude)
    has_clean_text = any(one.name == _CLEAN_TEXT for one in getattr(model._meta, "triggers", ()))
    if not has_clean_text:
        pgtrigger.register(kept_clean(model))(model)
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


@contextmanager
def act_of_its_own() -> Iterator[UUID]:
    """As ``one_act``, and in a request too an act beside that of the request: one of several that it does.

    The library groups whatever happens in a request under one name, and knows no other way out of it.
    """
    around = getattr(runtime._tracker, "value", None)
    if around is None:
        with one_act() as name:
            yield name
        return
    runtime._tracker.value = runtime.Context(id=uuid4(), metadata=dict(around.metadata))
    try:
        yield runtime._tracker.value.id
    finally:
        runtime._tracker.value = around
