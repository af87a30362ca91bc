"""Every table of ours has a history that the database keeps, or a reason not to."""

import pytest
from django.apps import apps
from django.db import connection

from config.tests.source import layer_of

# Tables without a history of their own, and why. A log of moves has one: a step may be taken back.
UNTRACKED = {
    "programs.OutgoingMail": "its text holds secret links, and goes with its mail",
    "programs.Region": "data of the product, which only a migration changes",
    "programs.Job": "goes after some days; what it changes has a history of its own",
    "programs.Sending": "goes after two days; what was sent has a history of its own",
    "programs.JobFile": "goes after some days; made of records that have a history of their own",
    "plans.PlanVersion": "frozen: the database refuses to change, delete or truncate it",
    "agenda.Digest": "that of a day, of use to nobody after its year; its mails are in the outbox",
    "plans.PlanView": "the columns that somebody chose for themselves: no fact of any plan",
    "reporting.ReportVersion": "frozen: the database refuses to change, delete or truncate it",
    "reporting.ReportFile": "frozen: the database refuses to change, delete or truncate it",
    "reporting.ReportDownload": "frozen: the database refuses to change, delete or truncate it",
    "packs.DeliveredFile": "frozen: the database refuses to change, delete or truncate it",
}
FROZEN = [name for name, reason in UNTRACKED.items() if reason.startswith("frozen")]
# Secrets, and whole files, have no place in a history.
LEFT_OUT = {
    "accounts.User": {"password", "last_login", "session_epoch"},
    "accounts.Invitation": {"nonce"},
    "agenda.CalendarFeed": {"nonce"},
    "agenda.DigestChoice": {"nonce"},
    "budgets.ExpenseFile": {"content"},
    "packs.PackFile": {"content"},
    "plans.ProgressFile": {"content"},
    "plans.ProgressLink": {"nonce"},
    "referrals.ReferralFile": {"content"},
    "referrals.ReferralLink": {"nonce"},
}


def our_models() -> list:
    return [model for model in apps.get_models() if layer_of(model.__module__)]


def events() -> dict:
    """The model of the events of each model that has a history."""
    found = [model for model in our_models() if getattr(model, "pgh_tracked_model", None)]
    return {event.pgh_tracked_model: event for event in found}


EVENTS = events()
TRACKED = {model._meta.label: event for model, event in EVENTS.items()}


def triggers_of(model) -> set[str]:
    """What the database does by itself on a table: the operations that its triggers stand before or after."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT event_manipulation, action_timing FROM information_schema.triggers"
            " WHERE event_object_table = %s"
            " UNION SELECT 'TRUNCATE', 'BEFORE' FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND tgtype & 32 > 0 AND NOT tgisinternal",
            [model._meta.db_table, model._meta.db_table],
        )
        return {f"{timing} {operation}" for operation, timing in cursor.fetchall()}


def test_every_table_has_a_history_or_a_reason():
    own = {model._meta.label for model in our_models() if model not in EVENTS.values()}
    assert sorted(own - set(TRACKED) - set(UNTRACKED)) == []


def test_no_reason_stands_for_a_table_that_has_a_history():
    own = {model._meta.label for model in our_models()}
    assert sorted(set(UNTRACKED) & set(TRACKED) | set(UNTRACKED) - own) == []


@pytest.mark.parametrize("label", sorted(TRACKED))
def test_the_history_has_every_column(label):
    """What only derives from other columns would fill it with noise: such a column is in no form."""
    event, secrets = TRACKED[label], LEFT_OUT.get(label, set())
    kept = {field.attname for field in event._meta.concrete_fields}
    missing = [f for f in event.pgh_tracked_model._meta.concrete_fields if f.attname not in kept]
    assert {f.attname for f in missing if f.editable or f.attname in secrets} == secrets


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(TRACKED))
def test_the_database_writes_it_whoever_changes_a_row(label):
    assert triggers_of(apps.get_model(label)) >= {"AFTER INSERT", "AFTER UPDATE", "AFTER DELETE"}


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(TRACKED))
def test_what_it_wrote_cannot_be_changed(label):
    refused = {"BEFORE UPDATE", "BEFORE DELETE", "BEFORE TRUNCATE"}
    assert triggers_of(TRACKED[label]) == refused


@pytest.mark.django_db
@pytest.mark.parametrize("label", FROZEN)
def test_what_was_published_cannot_be_changed(label):
    refused = {"BEFORE UPDATE", "BEFORE DELETE", "BEFORE TRUNCATE"}
    # Its dates may be looked at when it is written, once.
    assert triggers_of(apps.get_model(label)) - {"BEFORE INSERT"} == refused
