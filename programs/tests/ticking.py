"""Rows that a test ticks in a list of the administration, and the step that it has them take."""

from collections.abc import Sequence

from django.db.models import Model
from django.test import Client

from programs.tests.admin_pages import url


def tick(client: Client, records: Sequence[Model], step: str, filters: str = "") -> str:
    """The address of the page that asks, once ``records`` are ticked in their list."""
    posted = {
        "action": f"etape-{step}",
        "_selected_action": [record.pk for record in records],
        "index": 0,
    }
    return client.post(url(records[0]._meta.model_name, "changelist") + filters, posted).url


def groups_of(answer) -> list[tuple[str, list[str]]]:
    """What a page tells of those that are left: why, and their names."""
    return [
        (group["why"], [one["label"] for one in group["records"]])
        for group in answer.context["groups"]
    ]
