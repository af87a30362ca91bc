"""What the settings promise: nothing lenient beside real data, and nobody let in by forgetting."""

import os
import re
import secrets
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from config.tests.addresses import Address, addresses
from config.tests.source import BASE_DIR
from programs.accounts.tests.factories import MembershipFactory
from programs.enums import MembershipRole
from reporting.rendering.html import CONTENT_SECURITY_POLICY

REAL = {
    "DATABASE_URL": "postgres://arrimage:secret@db.exemple.test/arrimage",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "arrimage.exemple.test",
}

# What opens without signing in; everything else asks for it.
PUBLIC = {
    "/connexion/",
    "/connexion/code/",
    "/connexion/demonstration/",
    "/deconnexion/",
    "/mot-de-passe/oublie/",
    "/mot-de-passe/oublie/envoye/",
    "/mot-de-passe/nouveau/x/x/",
    "/mot-de-passe/nouveau/fait/",
    "/invitation/x/",
    "/langue/",
    "/accessibilite/",
    "/aide/",
    "/aide/x/",
    "/confidentialite/",
    "/devenir-mentor/",
    "/devenir-mentor/merci/",
    "/nous-joindre/",
    "/verifier/",
    # Every page of a link answers, if only to say that it does not open.
    "/lien/x/",
    "/lien/x/envoyee/",
    "/lien/x/message/",
    "/lien/x/lu/",
    "/lien/x/completer/",
    "/lien/x/retirer/",
    "/lien/x/accuse/",
    "/lien/x/fichiers/1/",
    "/lien-plan/x/",
    "/lien-plan/x/1/",
    "/lien-plan/x/1/nouvelles/1/reprendre/",
    "/lien-plan/x/1/fichiers/1/",
    "/lien-plan/x/1/fichiers/1/retirer/",
    "/comites/convocation/x/",
    "/comites/convocation/x/rencontre.ics",
    "/comites/convocation/x/documents/1/",
    "/comites/convocation/x/ordre-du-jour/x.pdf",
    "/comites/convocation/x/compte-rendu/x.pdf",
    "/activites/",
    "/activites/calendrier.ics",
    "/activites/x/",
    "/activites/x/calendrier.ics",
    "/activites/x/x/",
    "/activites/x/x/calendrier.ics",
    "/activites/sondage/x/",
    "/activites/sondage/x/merci/",
    "/activites/x/x/inscription/",
    "/activites/x/x/inscription/recue/",
    "/autorisation/x/",
    "/avis/x/",
    "/mes-inscriptions/ecoles/",
    "/mes-inscriptions/lien/",
    "/mes-inscriptions/lien/envoye/",
    "/mes-inscriptions/x/",
    "/mes-inscriptions/x/1/annuler/",
    "/mes-inscriptions/x/1/demander/",
    "/mes-inscriptions/x/1/eleves/",
    "/mes-inscriptions/x/1/eleves/1/retirer/",
    "/mes-inscriptions/x/1/laisser/",
    "/mes-inscriptions/x/1/nombre/",
    "/mes-inscriptions/x/1/retablir/",
    "/mes-inscriptions/x/1/seances.ics",
    "/agenda/x/echeances.ics",
    "/echeances/courriel/x/",
    "/echeances/courriel/x/reprendre/",
    "/bourses/",
    "/bourses/appel/x/x/",
    "/bourses/appel/x/x/lien-envoye/",
    "/candidature/x/",
    "/candidature/x/enregistrer/",
    "/candidature/x/fichiers/1/",
    "/candidature/x/retirer/",
    "/candidature/x/supprimer/",
    "/courrier/x/",
    "/courrier/x/1.pdf",
    "/reference/x/",
    "/titulaire/lien/",
    "/titulaire/lien/envoye/",
    "/titulaire/x/",
    "/titulaire/x/travail/1/",
    "/titulaire/x/bourses/1/",
    "/titulaire/x/attestations/1/retirer/",
    "/titulaire/x/documents/1/retirer/",
    "/titulaire/x/lettres/1/",
    "/titulaire/x/releve/1/",
}
# The second only passes on to the first.
SIGN_IN = ("/connexion/?next=", "/admin/login/?next=")
# Any value will do: who is not signed in does not get as far as the record.
ANY = {"format": "pdf", "language": "fr", "app_label": "programs", "url": "nulle-part/"}
NUMBERS = {"obstacle", "id", "version", "object_id"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python in a process that has ``environment`` and, of ours, nothing else that settings read."""
    read = {
        "DATABASE_URL",
        "SECRET_KEY",
        "DEBUG",
        "DEMO_ACCOUNTS",
        "ALLOWED_HOSTS",
        "SITE_URL",
        "TRUSTED_PROXIES",
        "CONN_MAX_AGE",
    }
    for_tests = {"DJANGO_ALLOW_ASYNC_UNSAFE", "PGOPTIONS"}
    inherited = {name: os.environ[name] for name in os.environ.keys() - read - for_tests}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def load_settings(**environment: str) -> str:
    """The last line that loading the settings says; empty where they load."""
    done = run("-c", "import config.settings", **environment)
    return done.stderr.strip().rpartition("\n")[2] if done.returncode else ""


class TestARealInstallation:
    def test_it_loads_with_a_database_a_key_and_a_host(self):
        assert load_settings(**REAL) == ""

    def test_it_refuses_the_demo_accounts(self):
        assert load_settings(**REAL, DEMO_ACCOUNTS="true").endswith(
            "DEMO_ACCOUNTS cannot be on where DATABASE_URL is set."
        )

    def test_it_refuses_to_go_without_a_secret_key(self):
        assert load_settings(**REAL | {"SECRET_KEY": ""}).endswith(
            "DATABASE_URL is set: set SECRET_KEY as well."
        )

    def test_it_is_not_in_debug(self):
        code = "from config import settings; print(settings.DEBUG, settings.DEMO_ACCOUNTS)"
        assert run("-c", code, **REAL).stdout == "False False\n"

    def test_the_deployment_check_finds_nothing_to_say(self):
        done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **REAL)
        said = re.findall(r"\((\w+\.\w+)\)", done.stderr)
        assert (done.returncode, said) == (0, [])

    def test_it_is_served_though_its_database_does_not_answer_yet(self):
        done = run("-c", "from config.wsgi import application; print('served')", **REAL)
        assert done.stdout == "served\n"


class TestTheConnection:
    """It is kept from one request to the next, and tried before each: the server may have started again since."""

    CODE = (
        "from config.settings import DATABASES; found = DATABASES['default'];"
        "print(found['CONN_MAX_AGE'], found['CONN_HEALTH_CHECKS'], found['OPTIONS'])"
    )

    @pytest.mark.parametrize(
        "installation, usual", [(REAL, 60), ({}, 0)], ids=["real", "first look"]
    )
    def test_it_lasts_a_minute_or_as_long_as_the_settings_say(self, installation, usual):
        """Not in a first look, whose threads would leave theirs open."""
        said = [
            run("-c", self.CODE, **installation).stdout,
            run("-c", self.CODE, **installation, CONN_MAX_AGE="7").stdout,
        ]
        options = "True {'connect_timeout': 10}\n"
        assert said == [f"{usual} {options}", f"7 {options}"]

    def test_how_long_to_wait_may_stand_in_the_address(self):
        done = run(
            "-c", self.CODE, **REAL | {"DATABASE_URL": f"{REAL['DATABASE_URL']}?connect_timeout=3"}
        )
        assert done.stdout == "60 True {'connect_timeout': 3}\n"


class TestAFirstLook:
    def test_gunicorn_does_not_serve_it(self):
        done = run("-c", "import config.wsgi")
        assert done.stderr.splitlines()[-1] == (
            "django.core.exceptions.ImproperlyConfigured: DATABASE_URL is not set: config.wsgi serves real "
            "installations only. Set DATABASE_URL, SECRET_KEY and ALLOWED_HOSTS as docs/deployment.md says; for a "
            "first look, run script/server."
        )

    def test_runserver_does(self):
        code = (
            "import django; django.setup();"
            "from django.core.servers.basehttp import get_internal_wsgi_application as found;"
            "print(type(found()).__name__)"
        )
        assert run("-c", code, DJANGO_SETTINGS_MODULE="config.settings").stdout == "WSGIHandler\n"

    @pytest.mark.parametrize(
        "public",
        [
            {"ALLOWED_HOSTS": "127.0.0.1,arrimage.exemple.test"},
            {"ALLOWED_HOSTS": "*"},
            {"ALLOWED_HOSTS": ".exemple.test"},
            {"ALLOWED_HOSTS": "192.168.1.20"},
            {"SITE_URL": "https://arrimage.exemple.test"},
        ],
        ids=lambda public: "".join(public.values()),
    )
    def test_it_has_no_demo_accounts_where_others_reach_it(self, public):
        assert load_settings(**public, DEMO_ACCOUNTS="true").endswith(
            "DEMO_ACCOUNTS cannot be on where ALLOWED_HOSTS or SITE_URL names a public host."
        )
        code = "from config import settings; print(settings.DEMO_ACCOUNTS)"
        assert run("-c", code, **public).stdout == "False\n"

    def test_it_has_them_on_this_machine(self):
        code = "from config import settings; print(settings.DEMO_ACCOUNTS)"
        local = {"ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]", "SITE_URL": "http://localhost:8001"}
        assert run("-c", code, **local).stdout == "True\n"


class TestTheDriver:
    def test_it_is_psycopg2(self):
        """Installing psycopg 3 switches Django's driver without a word."""
        from django.db.backends.postgresql.psycopg_any import is_psycopg3

        assert is_psycopg3 is False

    def test_the_database_is_postgresql(self):
        assert connection.vendor == "postgresql"


def policy(header: str) -> dict[str, list[str]]:
    """A Content-Security-Policy as its directives and their sources."""
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def outside(directives: dict[str, list[str]]) -> list[str]:
    """What a policy allows beyond the site itself, data: images and hashes of what it holds."""
    harmless = re.compile(r"'self'|'none'|'sha(256|384|512)-[^']+'|data:")
    return [
        f"{name} {one}"
        for name, sources in directives.items()
        for one in sources
        if not harmless.fullmatch(one) or (one == "data:" and name not in {"img-src", "font-src"})
    ]


@pytest.mark.django_db
class TestTheHeaders:
    @pytest.fixture
    def headers(self, client):
        return client.get(reverse("account_login")).headers

    def test_scripts_and_styles_come_from_the_site_alone(self, headers):
        directives = policy(headers["Content-Security-Policy"])
        assert outside(directives) == []
        assert directives["default-src"] == ["'self'"]
        assert directives["object-src"] == ["'none'"]
        assert directives["frame-ancestors"] == ["'none'"]

    def test_a_document_as_a_file_reaches_for_nothing(self):
        """It carries its own styles; scripts and everything else are shut out by its default."""
        directives = policy(CONTENT_SECURITY_POLICY)
        assert outside(directives) == ["style-src 'unsafe-inline'"]
        assert directives["default-src"] == ["'none'"]

    def test_no_page_is_framed_guessed_or_told_to_others(self, headers):
        names = (
            "X-Frame-Options",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
        )
        assert [headers[name] for name in names] == [
            "DENY",
            "nosniff",
            "same-origin",
            "same-origin",
        ]

    def test_the_session_is_out_of_reach_of_scripts(self):
        assert (settings.SESSION_COOKIE_HTTPONLY, settings.CSRF_COOKIE_HTTPONLY) == (True, True)

    def test_cookies_are_not_sent_along_by_other_sites(self):
        assert (settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE) == ("Lax", "Lax")

    def test_the_check_sees_what_reaches_outside(self):
        header = "script-src 'self' 'unsafe-inline' https://cdn.example; img-src data:"
        assert outside(policy(header)) == [
            "script-src 'unsafe-inline'",
            "script-src https://cdn.example",
        ]


def anywhere(address: Address) -> str:
    """A path of ``address``, whatever its parameters stand for."""

    def value(name: str) -> object:
        is_number = name in NUMBERS or name == "pk" or name.endswith("_pk")
        return ANY.get(name, 1 if is_number else "x")

    return address.path(**{name: value(name) for name in address.parameters})


@pytest.mark.django_db
class TestWhoHasNoBusinessInTheAdmin:
    def test_they_are_told_so_and_not_asked_to_sign_in_again(self, client):
        client.force_login(MembershipFactory(role=MembershipRole.PARTNER).user)
        assert client.get(reverse("admin:index"), follow=True).status_code == 403


@pytest.mark.django_db
class TestWhoIsNotSignedIn:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_they_are_sent_to_sign_in(self, client, method):
        open_to_all = set()
        for address in addresses():
            path = anywhere(address)
            answer = getattr(client, method)(path)
            if not answer.headers.get("Location", "").startswith(SIGN_IN):
                open_to_all.add(path)
        assert open_to_all == PUBLIC

    def test_the_admin_sends_them_to_the_one_page_to_sign_in(self, client):
        assert (
            client.get("/admin/login/?next=/admin/").url
            == f"{reverse('account_login')}?next=/admin/"
        )

    def test_a_page_that_does_not_exist_tells_nothing(self, client):
        assert client.get("/nulle-part/").status_code == 404
