"""History kept by the database itself: every insert, update and delete leaves an event that cannot be changed."""

import pghistory
import pgtrigger


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
