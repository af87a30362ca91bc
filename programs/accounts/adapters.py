"""How allauth behaves here, and the sentences that it says."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.shortcuts import redirect
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programs import mailing

TOO_MANY = format_lazy(
    _("Trop d’essais : attendez {minutes} minutes avant le prochain."),
    minutes=settings.LIMIT_MINUTES,
)

# What is said on the next page. What is not here goes without saying.
SAID = {
    "account/messages/logged_out.txt": _("Votre session est fermée."),
    "account/messages/password_changed.txt": _(
        "Votre mot de passe est changé. Vos autres sessions sont fermées."
    ),
    "mfa/messages/totp_activated.txt": _("Votre second facteur est en place."),
    "mfa/messages/totp_deactivated.txt": _("Votre second facteur est retiré."),
}

# What the owner of an account hears of by mail, in case it was somebody else.
NOTICES = {
    "account/email/password_changed": _("Le mot de passe de votre compte a été changé."),
    "account/email/password_reset": _("Le mot de passe de votre compte a été changé."),
    "mfa/email/totp_activated": _("Un second facteur a été ajouté à votre compte."),
    "mfa/email/totp_deactivated": _("Le second facteur de votre compte a été retiré."),
    "mfa/email/recovery_codes_generated": _(
        "De nouveaux codes de secours ont été faits pour votre compte."
    ),
}


@transaction.atomic
def tell_owner(user, what: str) -> None:
    """Write to the owner of an account ``what`` happened to it, in case it was somebody else."""
    mailing.send("security_notice", to=user.email, language=user.language, what=what)


class AccountAdapter(DefaultAccountAdapter):
    """People sign in with the address of their account and nothing else; nobody signs up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Ce courriel et ce mot de passe ne vont pas ensemble."),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel."),
        "incorrect_password": _("Ce n’est pas votre mot de passe."),
        "incorrect_code": _("Ce code n’est pas le bon, ou il a déjà servi."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_safe_url(self, url: str) -> bool:
        try:
            return super().is_safe_url(url)
        except ValueError as error:
            # allauth takes whatever comes for an address.
            raise BadRequest("where one wants to go next is no address") from error

    def is_open_for_signup(self, request) -> bool:
        return False

    def login(self, request, user):
        """Whatever way led here, past a password, a link or a code: nothing opens an account that is shut."""
        if user.is_shut:
            raise ImmediateHttpResponse(redirect("account_login"))
        super().login(request, user)

    def respond_user_inactive(self, request, user):
        return redirect("account_login")

    def add_message(
        self,
        request,
        level,
        message_template=None,
        message_context=None,
        extra_tags="",
        message=None,
    ):
        if sentence := message or SAID.get(message_template):
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if what := NOTICES.get(template_prefix):
            tell_owner(user, what)

    def is_reauthentication_required(self, *, app, **kwargs) -> bool:
        """Whoever has just signed in need not type the password again to set up a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest >= app_settings.REAUTHENTICATION_TIMEOUT

    def get_password_change_redirect_url(self, request) -> str:
        return redirect("my_account").url

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        """One count an account: allauth's own also counts by host, whose port anybody may choose.

        In capitals, as the database compares addresses.
        """
        return credentials["email"].upper()


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: an application on the phone, and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _(
            "Les codes de secours accompagnent un second facteur : mettez-le d’abord en place."
        ),
    }
