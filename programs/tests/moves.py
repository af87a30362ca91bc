"""Logs as factories leave them: a record that is born in a state has not passed through any."""

from datetime import date


def logged(record, *steps: tuple[str, date]):
    """``record``, whose log says that it passed through ``steps``, as (state, day)."""
    before = ""
    for state, day in steps:
        record.moves.create(from_state=before, to_state=state, effective_on=day)
        before = state
    return record
