"""A first look restored into a real installation, as docs/deployment.md says: nobody of its demonstration enters."""

import secrets
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.urls import reverse

from config.tests.test_outdated import OTHER, drop_database, make_database
from config.tests.test_outdated import SCRATCH as RESTORED
from config.tests.test_outdated import run as run_program
from config.tests.test_settings import run
from programs.accounts.demo import ACCOUNTS, create_accounts
from programs.accounts.models import User
from programs.accounts.printed import PASSWORD
from programs.tests.factories import OrganizationFactory

SERVE = ("-c", "from config.wsgi import application; print(type(application).__name__)")
FIRST_LOOK = OTHER


def use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


@pytest.fixture(scope="module")
def restored(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    """The environment of an installation whose database is one of a first look, dumped and restored."""
    usual = connection.settings_dict["NAME"]
    dump = str(tmp_path_factory.mktemp("dumps") / "arrimage.dump")
    with django_db_blocker.unblock():
        make_database(FIRST_LOOK, connection.settings_dict["TEST"]["TEMPLATE"])
        make_database(RESTORED)
        try:
            use(FIRST_LOOK)
            for name in {account.organization for account in ACCOUNTS} - {None}:
                OrganizationFactory(name=name)
            create_accounts()
            run_program("pg_dump", "--format", "custom", "--file", dump)
            use(RESTORED)
            run_program("pg_restore", "--no-owner", "--exit-on-error", dump, "--dbname")
            yield {
                "DATABASE_URL": _url(connection.settings_dict),
                "SECRET_KEY": secrets.token_urlsafe(50),
                "ALLOWED_HOSTS": "arrimage.exemple.test",
            }
        finally:
            use(usual)
            drop_database(FIRST_LOOK)
            drop_database(RESTORED)


def _url(settings: dict) -> str:
    host = quote(settings["HOST"], safe="")
    credentials = ":".join(filter(None, (settings["USER"], quote(settings.get("PASSWORD") or ""))))
    return f"postgres://{credentials}@{host}:{settings['PORT']}/{settings['NAME']}"


def enters(email: str, password: str) -> bool:
    """Whether the page to sign in lets somebody in."""
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return SESSION_KEY in client.session


def test_the_page_to_sign_in_lets_none_of_them_in(restored, settings):
    found = [enters(account.email, PASSWORD) for account in ACCOUNTS]
    assert found == [True] * len(ACCOUNTS)  # it is the database of a first look
    settings.DEMO_ACCOUNTS = False
    assert [enters(account.email, PASSWORD) for account in ACCOUNTS] == [False] * len(ACCOUNTS)


def test_the_site_is_served_once_they_are_closed(restored):
    refused = run(*SERVE, **restored)
    assert refused.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: Accounts of the demonstration are open in this database. "
        "Run manage.py close_demo_accounts."
    )
    assert run("manage.py", "check", "--deploy", **restored).stderr.count("accounts.E001") == 1
    closed = run("manage.py", "close_demo_accounts", **restored)
    assert (closed.returncode, len(closed.stdout.splitlines())) == (0, len(ACCOUNTS))
    assert run(*SERVE, **restored).stdout == "WSGIHandler\n"
    assert run("manage.py", "check", "--deploy", **restored).returncode == 0
    assert User.objects.filter(is_active=True).count() == 0
