"""Signing in and out, forgotten passwords, the second factor, the accounts of the demonstration."""

import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from programs.accounts import actions
from programs.accounts.demo import ACCOUNTS
from programs.accounts.demo import PASSWORD as DEMO_PASSWORD
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, MembershipFactory, UserFactory
from programs.accounts.tests.invitations import path_in
from programs.enums import MembershipRole

pytestmark = pytest.mark.django_db

PASSWORD = "mot-de-passe-d-essai"  # of UserFactory
NEW = "un-tout-autre-secret"
LOGIN = reverse("account_login")


def enter(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.email, "password": password} | more)


def signed_in(client) -> bool:
    """Whether the next page would know who asks."""
    return client.get(reverse("my_account")).status_code == 200


def staff_member(**fields) -> User:
    return MembershipFactory(role=MembershipRole.COORDINATION, **fields).user


def with_second_factor(user: User) -> str:
    """Give ``user`` a second factor and return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, step: int = 0) -> str:
    """What the telephone shows now, or ``step`` times thirty seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


class TestSigningIn:
    def test_it_takes_the_address_in_any_case(self, client):
        user = UserFactory(email="Marie@exemple.test")
        answer = client.post(LOGIN, {"login": "MARIE@Exemple.test", "password": PASSWORD})
        assert (answer.status_code, answer.url) == (302, reverse("home"))
        assert client.session[SESSION_KEY] == str(user.pk)

    def test_it_leads_where_one_was_going_on_this_site_only(self, client):
        user = UserFactory()
        assert enter(client, user, next="/compte/").url == "/compte/"
        client.logout()
        assert enter(client, user, next="https://ailleurs.exemple/").url == reverse("home")

    def test_a_wrong_password_and_an_unknown_address_are_answered_alike(self, client):
        pages = [
            client.post(LOGIN, {"login": email, "password": "faux"}).content.decode()
            for email in (UserFactory(email="a@exemple.test").email, "b@exemple.test")
        ]
        said = [
            page.count("Ce courriel et ce mot de passe ne vont pas ensemble.") for page in pages
        ]
        assert said == [1, 1]

    def test_a_closed_account_does_not_enter(self, client):
        enter(client, UserFactory(is_active=False))
        assert SESSION_KEY not in client.session

    def test_a_session_is_a_new_one_after_it(self, client):
        client.get(LOGIN)
        session = client.session
        session["kept"] = True
        session.save()
        before = session.session_key
        client.cookies["sessionid"] = before
        enter(client, UserFactory())
        assert client.session.session_key != before

    def test_there_is_no_page_to_sign_up(self):
        for name in ("account_signup", "account_email", "account_confirm_email"):
            with pytest.raises(NoReverseMatch):
                reverse(name)

    def test_an_address_is_an_account_s_and_no_other_table_s(self, client):
        user = UserFactory()
        EmailAddress.objects.create(user=user, email="autre@exemple.test", verified=True)
        client.post(LOGIN, {"login": "autre@exemple.test", "password": PASSWORD})
        assert SESSION_KEY not in client.session

    def test_a_former_address_opens_nothing(self, client):
        user = UserFactory(email="ancienne@exemple.test")
        enter(client, user)
        User.objects.filter(pk=user.pk).update(email="neuve@exemple.test")
        other = Client()
        enter(other, user)
        assert SESSION_KEY not in other.session
        assert EmailAddress.objects.count() == 0


class TestForgettingAPassword:
    def ask(self, client, email, django_capture_on_commit_callbacks) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse("account_reset_password"), {"email": email})
        assert answer.url == reverse("account_reset_password_done")
        return mail.outbox[-1].body

    def test_the_link_of_the_mail_changes_it_once(self, client, django_capture_on_commit_callbacks):
        user = UserFactory(email="Marie@exemple.test")
        link = path_in(self.ask(client, "marie@exemple.test", django_capture_on_commit_callbacks))
        form = client.get(link, follow=True).request["PATH_INFO"]
        client.post(form, {"password1": NEW, "password2": NEW})
        user.refresh_from_db()
        assert user.check_password(NEW)
        assert EmailAddress.objects.count() == 0
        again = Client().get(link)
        assert (again.status_code, again.context["token_fail"]) == (200, True)

    def test_opening_the_link_changes_nothing(self, client, django_capture_on_commit_callbacks):
        user = UserFactory()
        link = path_in(self.ask(client, user.email, django_capture_on_commit_callbacks))
        for _ in range(3):
            Client().get(link, follow=True)
        assert Client().get(link).status_code == 302

    def test_the_link_is_good_for_two_hours(self, client, django_capture_on_commit_callbacks):
        link = path_in(self.ask(client, UserFactory().email, django_capture_on_commit_callbacks))
        with time_machine.travel(timezone.now() + timezone.timedelta(hours=2, seconds=2)):
            assert client.get(link).context["token_fail"]

    def test_the_link_of_an_account_that_was_closed_since_opens_nothing(
        self, client, django_capture_on_commit_callbacks
    ):
        user = UserFactory()
        link = path_in(self.ask(client, user.email, django_capture_on_commit_callbacks))
        form = client.get(link).url
        assert client.get(form).context.get("token_fail") is None
        User.objects.filter(pk=user.pk).update(is_active=False)
        assert client.get(form).context["token_fail"]
        assert client.post(form, {"password1": NEW, "password2": NEW}).context["token_fail"]
        assert Client().get(link).context["token_fail"]
        user.refresh_from_db()
        assert not user.check_password(NEW)

    @pytest.mark.parametrize(
        ("language", "heading"), [("en", "New password"), ("fr-ca", "Nouveau mot de passe")]
    )
    def test_its_pages_speak_the_language_of_the_mail(
        self, client, django_capture_on_commit_callbacks, language, heading
    ):
        user = UserFactory(language=language)
        link = path_in(self.ask(client, user.email, django_capture_on_commit_callbacks))
        visitor = Client()
        page = visitor.get(link, follow=True)
        assert page.content.decode().count(f"<h1>{heading}</h1>") == 1
        with time_machine.travel(timezone.now() + timezone.timedelta(hours=3)):
            ended = {"en": "This link no longer works", "fr-ca": "Ce lien ne sert plus"}[language]
            assert Client().get(link).content.decode().count(f"<h1>{ended}</h1>") == 1
        again = visitor.get(reverse("account_reset_password_from_key_done"))
        assert language == again.wsgi_request.LANGUAGE_CODE

    def test_a_language_that_there_is_not_changes_nothing(self, client):
        page = client.get("/mot-de-passe/nouveau/1/x-y/?langue=xx")
        assert page.wsgi_request.LANGUAGE_CODE == "fr-ca"
        assert settings.LANGUAGE_COOKIE_NAME not in page.cookies

    def test_an_unknown_address_and_a_closed_account_get_a_mail_without_a_link(
        self, client, django_capture_on_commit_callbacks
    ):
        for email in ("inconnue@exemple.test", UserFactory(is_active=False).email):
            body = self.ask(client, email, django_capture_on_commit_callbacks)
            assert ("http" in body, mail.outbox[-1].to) == (False, [email])

    def test_it_ends_the_sessions_and_leads_through_the_second_factor(
        self, client, django_capture_on_commit_callbacks
    ):
        user = UserFactory()
        with_second_factor(user)
        elsewhere = Client()
        elsewhere.force_login(user)
        link = path_in(self.ask(client, user.email, django_capture_on_commit_callbacks))
        form = client.get(link, follow=True).request["PATH_INFO"]
        client.post(form, {"password1": NEW, "password2": NEW})
        assert (signed_in(client), signed_in(elsewhere)) == (False, False)
        assert enter(client, user, NEW).url == reverse("mfa_authenticate")


class TestOnesOwnSessions:
    def test_another_password_ends_the_others_and_keeps_this_one(self, client):
        user = UserFactory()
        elsewhere = Client()
        enter(client, user)
        enter(elsewhere, user)
        answer = client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        )
        assert answer.url == reverse("my_account")
        assert (signed_in(client), signed_in(elsewhere)) == (True, False)

    def test_the_owner_of_the_account_hears_of_it(self, client, django_capture_on_commit_callbacks):
        user = UserFactory()
        enter(client, user)
        data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("account_change_password"), data)
        assert [message.to for message in mail.outbox] == [[user.email]]

    def test_the_old_password_is_asked_for(self, client):
        user = UserFactory()
        enter(client, user)
        data = {"oldpassword": "faux", "password1": NEW, "password2": NEW}
        assert client.post(reverse("account_change_password"), data).status_code == 200
        user.refresh_from_db()
        assert user.check_password(PASSWORD)

    def test_reading_the_way_out_does_not_sign_out(self, client):
        client.force_login(UserFactory())
        assert client.get(reverse("account_logout")).status_code == 200
        assert signed_in(client)
        assert client.post(reverse("account_logout")).url == LOGIN
        assert not signed_in(client)

    def test_the_language_chosen_is_remembered_by_the_account(self, client):
        user = UserFactory()
        client.force_login(user)
        client.post(reverse("set_language"), {"language": "en", "next": "/compte/"})
        elsewhere = Client()
        elsewhere.force_login(user)
        assert '<html lang="en"' in elsewhere.get(reverse("my_account")).content.decode()

    def test_no_other_language_is_remembered(self, client):
        user = UserFactory()
        client.force_login(user)
        client.post(reverse("set_language"), {"language": "tlh", "next": "/compte/"})
        user.refresh_from_db()
        assert user.language == "fr-ca"


class TestTheSecondFactor:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.DEMO_ACCOUNTS = False

    def test_who_sees_personal_data_sets_one_up_before_anything_else(self, client):
        user = staff_member()
        enter(client, user)
        for path in ("/", reverse("admin:people_person_changelist"), reverse("my_account")):
            assert client.get(path).url == reverse("mfa_activate_totp")
        pages = ("mfa_activate_totp", "account_logout")
        assert [client.get(reverse(name)).status_code for name in pages] == [200, 200]

    def test_administrators_and_finance_officers_need_one_too(self, client):
        finance = MembershipFactory(role=MembershipRole.FINANCE).user
        for user in (AdministratorFactory(), finance):
            client.force_login(user)
            assert client.get("/").url == reverse("mfa_activate_totp")

    def test_partners_and_funders_may_do_without(self, client):
        for role in (MembershipRole.PARTNER, MembershipRole.FUNDER):
            client.force_login(MembershipFactory(role=role).user)
            assert client.get(reverse("my_account")).status_code == 200

    def test_it_is_set_up_with_the_code_of_the_telephone(self, client):
        user = staff_member()
        enter(client, user)
        elsewhere = Client()
        elsewhere.force_login(user)
        page = client.get(reverse("mfa_activate_totp"))
        code = code_of(page.context["form"].secret)
        answer = client.post(reverse("mfa_activate_totp"), {"code": code})
        assert answer.url == reverse("mfa_view_recovery_codes")
        codes = client.get(answer.url)
        assert (codes.status_code, len(codes.context["unused_codes"])) == (200, 10)
        assert codes.headers["Cache-Control"].count("no-store") == 1
        assert client.get(reverse("admin:index")).status_code == 200
        assert not signed_in(elsewhere)

    def test_a_wrong_code_sets_nothing_up(self, client):
        enter(client, staff_member())
        client.get(reverse("mfa_activate_totp"))
        assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
        assert Authenticator.objects.count() == 0

    def test_it_is_not_set_up_without_a_password_typed_lately(self, client):
        client.force_login(staff_member())
        answer = client.get(reverse("mfa_activate_totp"))
        assert answer.url.split("?")[0] == reverse("account_reauthenticate")
        answer = client.post(answer.url, {"password": PASSWORD})
        assert answer.url == reverse("mfa_activate_totp")

    def test_the_password_alone_does_not_open(self, client):
        user = staff_member()
        with_second_factor(user)
        assert enter(client, user).url == reverse("mfa_authenticate")
        assert not signed_in(client)

    def test_the_code_opens(self, client):
        user = staff_member()
        secret = with_second_factor(user)
        enter(client, user)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert signed_in(client)

    def test_a_code_serves_once_as_long_as_it_is_good(self):
        """Also a minute later, when the tolerance for clocks that differ still lets it pass."""
        user = staff_member()
        secret = with_second_factor(user)
        with time_machine.travel(timezone.now()) as clock:
            code = code_of(secret, step=1)
            entered = []
            for _attempt in range(3):
                client = Client()
                enter(client, user)
                client.post(reverse("mfa_authenticate"), {"code": code})
                entered.append(SESSION_KEY in client.session)
                clock.shift(31)
        assert entered == [True, False, False]

    def test_a_recovery_code_opens_once(self, client):
        user = staff_member()
        enter(client, user)
        page = client.get(reverse("mfa_activate_totp"))
        client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)})
        codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
        entered = []
        for _attempt in range(2):
            other = Client()
            enter(other, user)
            other.post(reverse("mfa_authenticate"), {"code": codes[0]})
            entered.append(SESSION_KEY in other.session)
        assert entered == [True, False]

    def test_whoever_takes_it_away_sets_up_another(self, client):
        user = staff_member()
        secret = with_second_factor(user)
        enter(client, user)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        client.post(reverse("mfa_deactivate_totp"))
        assert client.get("/").url == reverse("mfa_activate_totp")

    def test_an_administrator_resets_it_the_sessions_end_and_the_owner_hears_of_it(
        self, client, django_capture_on_commit_callbacks
    ):
        user = staff_member()
        with_second_factor(user)
        client.force_login(user)
        with django_capture_on_commit_callbacks(execute=True):
            actions.reset_second_factor(user=user, by=AdministratorFactory())
        assert mail.outbox[-1].to == [user.email]
        assert mail.outbox[-1].body.count("a retiré le second facteur de votre compte") == 1
        assert not signed_in(client)
        enter(client, user)
        assert client.get("/").url == reverse("mfa_activate_totp")

    def test_a_command_resets_it_where_no_administrator_can_enter(self, client):
        user = AdministratorFactory()
        with_second_factor(user)
        client.force_login(user)
        call_command("reset_second_factor", user.email.upper())
        assert (Authenticator.objects.count(), signed_in(client)) == (0, False)
        with pytest.raises(CommandError):
            call_command("reset_second_factor", "personne@exemple.test")


class TestTheAccountsOfTheDemonstration:
    ENTER = "/connexion/demonstration/"

    @pytest.fixture
    def account(self) -> User:
        return UserFactory(email=ACCOUNTS[0].email)

    def test_they_enter_with_one_click_and_without_second_factor(self, client, account):
        MembershipFactory(user=account, role=MembershipRole.COORDINATION)
        assert client.post(self.ENTER, {"account": account.email}).url == reverse("home")
        assert client.get(reverse("admin:index")).status_code == 200

    def test_they_go_on_to_where_their_reader_was_going_and_to_no_other_site(self, client, account):
        MembershipFactory(user=account, role=MembershipRole.COORDINATION)
        page = client.get(f"{LOGIN}?next=/references/").content.decode()
        assert page.count('<input type="hidden" name="next" value="/references/">') == 2
        for asked, goes_to in (
            ("/compte/", "/compte/"),
            ("https://ailleurs.test/", reverse("home")),
        ):
            sent = {"account": account.email, "next": asked}
            assert client.post(self.ENTER, sent).url == goes_to

    def test_the_page_shows_those_that_exist_and_the_password(self, client, account):
        page = client.get(LOGIN)
        assert [one.email for one in page.context["demo_accounts"]] == [account.email]
        assert page.content.decode().count(f"<code>{DEMO_PASSWORD}</code>") == 1

    def test_nobody_else_enters_by_it(self, client, account):
        other = AdministratorFactory()
        for email in (other.email, "", ACCOUNTS[1].email):
            assert client.post(self.ENTER, {"account": email}).status_code == 404
        account.is_active = False
        account.save()
        assert client.post(self.ENTER, {"account": account.email}).status_code == 404
        assert SESSION_KEY not in client.session

    def test_reading_it_does_nothing(self, client, account):
        assert client.get(self.ENTER, {"account": account.email}).status_code == 405

    def test_it_is_protected_against_other_sites(self, account):
        client = Client(enforce_csrf_checks=True)
        assert client.post(self.ENTER, {"account": account.email}).status_code == 403

    def test_it_is_not_there_where_they_are_off(self, client, account, settings):
        settings.DEMO_ACCOUNTS = False
        assert client.post(self.ENTER, {"account": account.email}).status_code == 404
        page = client.get(LOGIN)
        assert list(page.context["demo_accounts"]) == []
