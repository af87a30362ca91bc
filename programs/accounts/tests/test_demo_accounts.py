"""Beside real data nothing opens an account of the demonstration, and the printed password opens no account."""

from io import StringIO

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.urls import reverse

from programs.accounts import checks
from programs.accounts.demo import ACCOUNTS, create_accounts
from programs.accounts.models import Invitation, Membership, User, UserEvent
from programs.accounts.printed import PASSWORD
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.accounts.tests.invitations import ANSWERS, invite_as_administrator, link_to
from programs.accounts.tests.test_signing import code_of, enter, signed_in, with_second_factor
from programs.enums import MembershipRole
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db

OWN = "un-secret-bien-a-soi"
REFUSED = "Ce courriel et ce mot de passe ne vont pas ensemble."


@pytest.fixture
def accounts() -> list[User]:
    """Those of a first look."""
    for name in {account.organization for account in ACCOUNTS} - {None}:
        OrganizationFactory(name=name)
    create_accounts()
    return list(User.objects.order_by("pk"))


@pytest.fixture
def restored(accounts, settings) -> list[User]:
    """The same, beside real data."""
    settings.DEMO_ACCOUNTS = False
    return accounts


@pytest.fixture
def administrator(restored) -> User:
    return next(user for user in restored if user.is_superuser)


def entered(user: User, password: str) -> bool:
    client = Client()
    enter(client, user, password)
    return SESSION_KEY in client.session


def with_password(user: User, password: str) -> User:
    user.set_password(password)
    user.save()
    return user


class TestSigningIn:
    def test_all_of_them_enter_a_first_look(self, accounts):
        assert [entered(user, PASSWORD) for user in accounts] == [True] * len(ACCOUNTS)

    def test_none_of_them_enters_beside_real_data(self, restored):
        assert [entered(user, PASSWORD) for user in restored] == [False] * len(ACCOUNTS)

    def test_nor_with_another_password(self, restored):
        tried = [entered(with_password(user, OWN), OWN) for user in restored]
        assert tried == [False] * len(ACCOUNTS)

    def test_nor_under_another_address(self, restored):
        for number, user in enumerate(restored):
            user.email = f"vraie{number}@exemple.test"
            user.save()
        assert [entered(with_password(user, OWN), OWN) for user in restored] == [False] * 7

    def test_nor_does_an_account_of_their_domain_without_their_mark(self, settings):
        user = UserFactory(email="Autre@Demo.Arrimage.test", password=OWN)
        assert entered(user, OWN)
        settings.DEMO_ACCOUNTS = False
        assert not entered(user, OWN)

    def test_the_printed_password_opens_no_account(self, settings):
        user = with_password(UserFactory(), PASSWORD)
        assert entered(user, PASSWORD)
        settings.DEMO_ACCOUNTS = False
        assert not entered(user, PASSWORD)
        assert entered(with_password(user, OWN), OWN)

    def test_a_stranger_reads_the_same_as_for_an_unknown_address(self, client, administrator):
        page = enter(client, administrator, PASSWORD).content.decode()
        unknown = enter(client, UserFactory.build(email="x@exemple.test"), PASSWORD)
        assert [page.count(REFUSED), unknown.content.decode().count(REFUSED)] == [1, 1]

    def test_it_takes_the_work_of_a_wrong_password(self, administrator, monkeypatch):
        """One comparison each, so that the time tells nothing either."""
        compared = []
        usual = User.check_password
        monkeypatch.setattr(
            User, "check_password", lambda *given: compared.append(given) or usual(*given)
        )
        for password in (PASSWORD, "faux"):
            entered(administrator, password)
        assert len(compared) == 2

    def test_the_log_of_the_server_says_it_without_an_address(self, administrator, caplog):
        other = with_password(UserFactory(), PASSWORD)
        entered(administrator, PASSWORD)
        entered(other, PASSWORD)
        assert [record.getMessage() for record in caplog.records] == [
            f"account {administrator.pk} was refused: it is one of the demonstration",
            f"account {other.pk} was refused: its password is the printed one",
        ]


class TestOtherWaysIn:
    def test_a_session_of_before_ends(self, client, accounts, settings):
        client.force_login(accounts[-1])
        assert signed_in(client)
        settings.DEMO_ACCOUNTS = False
        assert not signed_in(client)

    def test_the_page_of_the_admin_is_the_same_one(self, client, administrator):
        answer = client.post(
            "/admin/login/", {"username": administrator.email, "password": PASSWORD}
        )
        assert answer.url == f"{reverse('account_login')}?next=/admin/"
        assert SESSION_KEY not in client.session

    def test_a_forgotten_password_is_answered_as_for_an_unknown_address(
        self, client, administrator, django_capture_on_commit_callbacks
    ):
        for email in (administrator.email, "inconnue@exemple.test"):
            with django_capture_on_commit_callbacks(execute=True):
                client.post(reverse("account_reset_password"), {"email": email})
        demo, unknown = (message.body for message in mail.outbox)
        assert demo == unknown

    def test_a_link_of_before_for_a_forgotten_password_opens_nothing(self, client, administrator):
        key = default_token_generator.make_token(administrator)
        link = reverse(
            "account_reset_password_from_key", args=[user_pk_to_url_str(administrator), key]
        )
        form = client.get(link, follow=True).request["PATH_INFO"]
        client.post(form, {"password1": OWN, "password2": OWN})
        assert (signed_in(client), entered(administrator, OWN)) == (False, False)

    def test_the_second_half_of_a_sign_in_begun_before_opens_nothing(
        self, client, accounts, settings
    ):
        user = accounts[-1]
        secret = with_second_factor(user)
        assert enter(client, user, PASSWORD).url == reverse("mfa_authenticate")
        settings.DEMO_ACCOUNTS = False
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert (answer.url, SESSION_KEY in client.session) == (reverse("account_login"), False)

    def test_an_invitation_does_not_open_it_again(self, client, accounts, settings):
        user = accounts[0]
        path = link_to(invite_as_administrator(email=user.email))
        user.is_active = False
        user.save()
        settings.DEMO_ACCOUNTS = False
        page = client.post(path, ANSWERS).content.decode()
        user.refresh_from_db()
        assert (page.count("compte de démonstration"), user.is_active) == (1, False)
        assert SESSION_KEY not in client.session

    def test_nobody_is_invited_at_its_address(self, restored):
        with pytest.raises(ValidationError, match="compte de démonstration"):
            invite_as_administrator(email=restored[0].email.upper())


class TestChoosingAPassword:
    def test_nobody_chooses_the_printed_one(self, client):
        client.force_login(with_password(UserFactory(), OWN))
        new = {"oldpassword": OWN, "password1": PASSWORD, "password2": PASSWORD}
        form = client.post(reverse("account_change_password"), new).context["form"]
        assert form.errors == {
            "password1": [
                "Ce mot de passe est celui de la démonstration, que tout le monde peut lire."
            ]
        }
        assert client.post(
            reverse("account_change_password"), new | {"password1": OWN * 2, "password2": OWN * 2}
        ).url == reverse("my_account")


def close() -> list[str]:
    out = StringIO()
    call_command("close_demo_accounts", stdout=out)
    return out.getvalue().splitlines()


class TestTheCommandThatCloses:
    def test_it_says_whose_accounts_it_closed(self, restored):
        assert close() == [f"Fermé\u00a0: {user}, {user.email}." for user in restored]
        assert close() == ["Aucun compte de démonstration n’est ouvert."]

    def test_roles_sessions_passwords_and_second_factors_are_over(self, restored):
        with_second_factor(restored[0])
        epochs = [user.session_epoch for user in restored]
        close()
        found = User.objects.order_by("pk")
        assert {
            (user.is_active, user.is_superuser, user.has_usable_password()) for user in found
        } == {(False, False, False)}
        assert [user.session_epoch for user in found] == [epoch + 1 for epoch in epochs]
        assert Membership.objects.active().count() == Authenticator.objects.count() == 0

    def test_other_people_keep_theirs(self, restored):
        other = MembershipFactory(role=MembershipRole.PARTNER).user
        before = (other.password, other.session_epoch)
        close()
        other.refresh_from_db()
        assert (other.password, other.session_epoch, other.is_active) == (*before, True)
        assert list(Membership.objects.active().values_list("user", flat=True)) == [other.pk]

    def test_the_invitations_that_they_sent_open_nothing(self, administrator):
        kept = invite_as_administrator(email="a@exemple.test")
        sent = invite_as_administrator(email="b@exemple.test")
        Invitation.objects.filter(pk=sent.pk).update(invited_by=administrator)
        close()
        assert list(Invitation.objects.pending()) == [kept]

    def test_the_history_keeps_what_they_were(self, administrator):
        close()
        events = UserEvent.objects.filter(pgh_obj_id=administrator.pk).order_by("pgh_id")
        assert list(events.values_list("is_active", "is_superuser", "is_demo")) == [
            (True, True, True),
            (False, False, True),
        ]

    def test_a_first_look_keeps_them(self, accounts):
        with pytest.raises(CommandError, match="ils y restent"):
            close()
        assert User.objects.filter(is_active=True).count() == len(ACCOUNTS)


def found() -> list[tuple[str, str]]:
    errors = [*checks.check_demo_accounts(), *checks.check_printed_password()]
    return [(error.id, error.msg) for error in errors]


class TestTheDeploymentCheck:
    def test_a_first_look_has_nothing_to_mend(self, accounts):
        assert found() == []
        checks.refuse_open_demo_accounts()

    def test_open_accounts_are_errors_and_the_site_is_not_served(self, restored):
        printed = [user.email for user in restored if user.is_staff]
        assert found() == [
            ("accounts.E001", checks.OPEN),
            *(
                (
                    "accounts.E002",
                    f"The password of {email} is the one that is printed for the demonstration.",
                )
                for email in sorted(printed)
            ),
        ]
        with pytest.raises(ImproperlyConfigured) as raised:
            checks.refuse_open_demo_accounts()
        assert str(raised.value) == f"{checks.OPEN} Run manage.py close_demo_accounts."

    def test_closed_ones_are_none(self, restored):
        close()
        assert found() == []
        checks.refuse_open_demo_accounts()

    def test_the_printed_password_of_real_people_is_one(self, settings):
        settings.DEMO_ACCOUNTS = False
        open_to_all = with_password(AdministratorFactory(email="a@exemple.test"), PASSWORD)
        with_password(MembershipFactory(role=MembershipRole.PARTNER).user, PASSWORD)
        with_password(AdministratorFactory(is_active=False), PASSWORD)
        AdministratorFactory()
        assert [(name, said.count(open_to_all.email)) for name, said in found()] == [
            ("accounts.E002", 1)
        ]

    def test_a_database_that_is_not_migrated_says_nothing(self, restored):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_user RENAME TO elsewhere")
        assert found() == []
        checks.refuse_open_demo_accounts()
        with pytest.raises(DatabaseError):
            User.objects.count()


class TestTheMark:
    """Of those that were made before there was one."""

    def test_they_get_it_by_their_domain_even_by_a_former_address(self):
        address = ACCOUNTS[0].email
        by_address = UserFactory(email=address.upper())
        renamed = UserFactory(email=ACCOUNTS[1].email)
        User.objects.filter(pk=renamed.pk).update(email="marie@exemple.test")
        UserFactory(email="demo.arrimage.test@exemple.test")
        migration = MigrationLoader(None).disk_migrations["accounts", "0005_mark_demo_accounts"]
        migration.operations[0].code(apps, None)
        marked = User.objects.filter(is_demo=True).order_by("pk")
        assert list(marked) == [by_address, renamed]
