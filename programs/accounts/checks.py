"""What must not be open beside real data: said by ``check --deploy``, and before the site is served."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection, transaction
from django.db.models import Q

from programs.accounts.models import Membership, User
from programs.accounts.printed import PASSWORD
from programs.enums import STAFF_ROLES

# How long the start may wait for a table that a migration holds.
TIMEOUT = "5s"

OPEN = "Accounts of the demonstration are open in this database."
CLOSE = "Run manage.py close_demo_accounts."
CHANGE = "Have its password changed, or close the account, before the site is served."


def refuse_open_demo_accounts() -> None:
    """Raise ImproperlyConfigured where accounts of the demonstration are open beside real data."""
    if _open_demo_accounts():
        raise ImproperlyConfigured(f"{OPEN} {CLOSE}")


@checks.register(checks.Tags.security, deploy=True)
def check_demo_accounts(**options) -> list[checks.Error]:
    """Accounts of the demonstration that are open beside real data."""
    found = _open_demo_accounts()
    return [checks.Error(OPEN, hint=CLOSE, id="accounts.E001")] if found else []


@checks.register(checks.Tags.security, deploy=True)
def check_printed_password(**options) -> list[checks.Error]:
    """Those who see personal data in the administration, with the password that everybody may read."""
    return [
        checks.Error(
            f"The password of {user.email} is the one that is printed for the demonstration.",
            hint=CHANGE,
            id="accounts.E002",
        )
        for user in _ask(_active_staff)
        if check_password(PASSWORD, user.password)
    ]


def _open_demo_accounts() -> list[User]:
    return _ask(lambda: User.objects.of_demo().filter(is_active=True))


def _active_staff():
    holding = Membership.objects.active().filter(role__in=STAFF_ROLES).values("user")
    return User.objects.filter(Q(is_superuser=True) | Q(pk__in=holding), is_active=True)


def _ask(accounts: Callable) -> list[User]:
    """The ``accounts`` that the database has; none where it does not answer, or is not migrated yet.

    In a first look nobody asks: its demonstration is meant to be open.
    """
    if settings.DEMO_ACCOUNTS:
        return []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [TIMEOUT])
            return list(accounts())
    except Error:
        return []
