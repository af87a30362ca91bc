"""What the server writes where something goes wrong: enough to find the cause, and nothing of anybody."""

import logging
import smtplib
from io import StringIO

import psycopg2
import pytest
from allauth.account.forms import default_token_generator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from config.logs import Formatter, without_secrets
from programs.accounts.models import Membership, User
from programs.accounts.tests.factories import MembershipFactory, UserFactory
from programs.accounts.tests.invitations import invite
from programs.links import token_of

pytestmark = pytest.mark.django_db

# Whatever of a person might get into a log.
PERSON = "Ondine.Passerose@exemple.test"
PIECES = ("ondine", "passerose")


def refused_by_the_database(request) -> HttpResponse:
    """A page that fails as many do: by a row that cannot be, on the way of telling somebody about it."""
    secret = request.POST["email"]
    try:
        with transaction.atomic():
            User.objects.create(email=secret, last_name=secret)
    except IntegrityError as error:
        raise LookupError(f"{secret} exists") from error
    return HttpResponse(status=204)


def fails(request, token="") -> HttpResponse:
    raise ValueError(request.POST.get("email", request.get_full_path()))


urlpatterns = [
    path("refuse/", csrf_exempt(refused_by_the_database)),
    path("panne/<str:token>/", csrf_exempt(fails)),
    path("", include("config.urls")),
]


@pytest.fixture
def log(settings):
    """What the handler of the settings writes."""
    settings.ROOT_URLCONF = __name__
    (handler,) = [
        one for one in logging.getLogger().handlers if isinstance(one.formatter, Formatter)
    ]
    usual = handler.setStream(StringIO())
    yield handler.stream
    handler.setStream(usual)


@pytest.fixture
def visitor() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    return client


def lines(log: StringIO) -> list[str]:
    """The lines of the log, each without its date."""
    return [line.split(" ", 2)[-1] for line in log.getvalue().splitlines()]


def names_anybody(text: str) -> bool:
    return any(piece in text.lower() for piece in PIECES)


class TestAPageThatFails:
    def test_the_traceback_is_there_and_nothing_that_was_typed_or_kept(self, log, visitor):
        UserFactory(email=PERSON)
        answer = visitor.post(f"/refuse/?courriel={PERSON}", {"email": PERSON.upper()})
        assert answer.status_code == 500
        written = log.getvalue()
        said = [line for line in lines(log) if not line.startswith(" ")]
        assert said[0] == "ERROR django.request: 500 POST /refuse/"
        assert [line for line in written.splitlines() if "rror:" in line or "Violation:" in line][
            :2
        ] == [
            'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "user_email_once"',
            'django.db.utils.IntegrityError: duplicate key value violates unique constraint "user_email_once"',
        ]
        assert written.rstrip().endswith("\nLookupError")
        assert written.count("User.objects.create(email=secret, last_name=secret)") == 1
        assert written.count("Traceback (most recent call last):") == 3
        assert not names_anybody(written)

    def test_without_the_formatter_it_would_be_told(self, log, visitor):
        """The control: Django's own line and the exceptions do hold it."""
        handler = next(one for one in logging.getLogger().handlers if one.stream is log)
        ours, handler.formatter = handler.formatter, logging.Formatter()
        UserFactory(email=PERSON)
        visitor.post("/refuse/", {"email": PERSON.upper()})
        handler.formatter = ours
        assert log.getvalue().count("DETAIL:  Key (lower(email") == 2
        assert names_anybody(log.getvalue())

    def test_another_handler_keeps_its_own_text(self, log, visitor, caplog):
        """A formatter that came first leaves its text of the exception in the record: it is not taken for ours."""
        caplog.handler.setFormatter(logging.Formatter())
        logging.getLogger().handlers.sort(key=lambda one: one is not caplog.handler)
        visitor.post("/panne/x/", {"email": PERSON})
        assert names_anybody(caplog.text)
        assert not names_anybody(log.getvalue())

    def test_a_visitor_writes_no_lines_of_their_own(self, log, visitor):
        visitor.get("/panne/x%0A2026-01-01%20ERROR%20x/")
        assert lines(log)[0] == r"ERROR django.request: 500 GET /panne/x\n2026-01-01 ERROR x/"


class TestSecretAddresses:
    def test_neither_the_query_nor_the_token_of_a_link_is_written(self, log, visitor):
        token = token_of(invite())
        visitor.get(f"/panne/{token}/?courriel={PERSON}")
        assert lines(log)[0] == "ERROR django.request: 500 GET /panne/…/"
        assert log.getvalue().count(token.partition(".")[0]) == 0

    def test_nor_the_key_of_a_forgotten_password(self):
        key = default_token_generator.make_token(UserFactory())
        assert without_secrets(f"/mot-de-passe/nouveau/3f/{key}/") == "/mot-de-passe/nouveau/3f/…/"

    def test_nor_by_the_server_of_a_first_look(self, log):
        token = token_of(invite())
        logging.getLogger("django.server").info(
            '"%s" %s', f"GET /lien/{token}/?a={PERSON} HTTP/1.1", 200
        )
        assert lines(log) == ['INFO django.server: "GET /lien/…/ HTTP/1.1" 200']

    def test_ordinary_addresses_are_whole(self):
        address = "/admin/referrals/referral/12/change/"
        assert without_secrets(address) == address


class TestRefusals:
    def test_a_page_that_is_not_there_is_no_error(self, log, visitor):
        assert visitor.get("/nulle-part/").status_code == 404
        assert log.getvalue() == ""

    def test_a_host_that_is_not_ours_takes_one_line(self, log):
        assert Client().get("/connexion/", HTTP_HOST="ailleurs.exemple").status_code == 400
        (line,) = lines(log)
        assert line.startswith(
            "ERROR django.security.DisallowedHost: 400 GET /connexion/ "
            "(Invalid HTTP_HOST header: 'ailleurs.exemple'."
        )

    def test_another_site_s_form_takes_one_line(self, log):
        Client(enforce_csrf_checks=True).post("/connexion/", {"login": PERSON})
        assert lines(log) == [
            "WARNING django.security.csrf: 403 POST /connexion/ (CSRF cookie not set.)"
        ]


def written_of(error: BaseException) -> str:
    """The last line that the log has of ``error``."""
    try:
        raise error
    except type(error) as raised:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 0, "m", None, (type(raised), raised, None)
        )
    return Formatter().format(record).splitlines()[-1]


def database_error(statement: str, *values) -> DatabaseError:
    with (
        pytest.raises(DatabaseError) as raised,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
    return raised.value


class TestWhatIsKeptOfAMessage:
    @pytest.mark.parametrize(
        "error",
        [
            ValueError(PERSON),
            KeyError(PERSON),
            TypeError(f"Field 'id' expected a number but got '{PERSON}'."),
            ValidationError(PERSON),
            smtplib.SMTPRecipientsRefused({PERSON: (550, b"no")}),
            smtplib.SMTPDataError(550, PERSON.encode()),
            OSError(PERSON),
            psycopg2.ProgrammingError(f"can't adapt type '{PERSON}'"),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_nothing_where_it_may_hold_a_value(self, error):
        kind = type(error)
        name = (
            kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
        )
        assert names_anybody(str(error))
        assert written_of(error) == name

    @pytest.mark.parametrize(
        "error, said",
        [
            (
                AttributeError("'NoneType' object has no attribute 'x'"),
                "'NoneType' object has no attribute 'x'",
            ),
            (ConnectionRefusedError(111, "Connection refused"), "[Errno 111] Connection refused"),
            (
                FileNotFoundError(2, "No such file or directory", PERSON),
                "[Errno 2] No such file or directory",
            ),
        ],
        ids=["attribute", "connection", "file"],
    )
    def test_all_of_it_where_it_is_about_the_code_or_the_machine(self, error, said):
        assert written_of(error) == f"{type(error).__name__}: {said}"

    def test_a_subclass_of_ours_is_not_taken_for_its_base(self):
        class Mine(AttributeError):
            pass

        assert names_anybody(written_of(Mine(PERSON))) is False

    @pytest.mark.parametrize(
        "statement, said",
        [
            ("SELECT %s::int", "DataError: invalid input syntax for type integer"),
            ("SELECT %s::jsonb", "DataError: invalid input syntax for type json"),
            (
                "SELECT id FROM accounts_user WHERE %s = nowhere",
                'ProgrammingError: column "nowhere" does not exist',
            ),
            ("UPDATE accounts_user SET email = NULL, last_name = %s", None),
            ("DO $$ BEGIN RAISE EXCEPTION 'Ondine Passerose'; END $$ -- %s", "InternalError"),
        ],
    )
    def test_of_the_database_s_the_first_line_without_values(self, statement, said):
        UserFactory(email=PERSON)
        error = database_error(statement, PERSON)
        said = said or (
            'IntegrityError: null value in column "email" of relation "accounts_user" violates not-null constraint'
        )
        assert names_anybody(str(error))
        assert written_of(error) == f"django.db.utils.{said}"

    def test_what_protects_a_record_does_not_name_it(self):
        user = UserFactory(email=PERSON, first_name="Ondine")
        MembershipFactory(user=user)
        with pytest.raises(ProtectedError) as raised:
            user.delete()
        assert Membership.objects.count() == 1
        assert written_of(raised.value) == "django.db.models.deletion.ProtectedError"


class TestTheSettings:
    def test_nothing_goes_by_mail_or_to_another_place(self):
        """Django's own mail to the administrators of a site shows what was typed."""
        known = [logging.getLogger(name) for name in ("django", "django.request", "django.server")]
        assert [logger.handlers for logger in known] == [[], [], []]
        assert list(settings.LOGGING["handlers"]) == ["stderr"]
