"""allauth's forms with our words: no placeholder in the place of a label, and the errors beside the fields."""

from datetime import timedelta
from urllib.parse import urlencode

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import mailing
from programs.accounts.models import User

# A link tells in which language its mail was: who has forgotten a password is a visitor until then.
LANGUAGE_ASKED = "langue"
_LINK_LASTS = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


class OurWords:
    """Gives the fields of an allauth form the labels of ``words`` and takes away its placeholders."""

    words: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)


class LoginForm(OurWords, account_forms.LoginForm):
    words = {"login": _("Courriel"), "password": _("Mot de passe")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the page has its own link for a forgotten one


class PasswordAgainForm(OurWords, account_forms.ReauthenticateForm):
    words = {"password": _("Mot de passe")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ChangePasswordForm(OurWords, account_forms.ChangePasswordForm):
    words = {
        "oldpassword": _("Mot de passe actuel"),
        "password1": _("Nouveau mot de passe"),
        "password2": _("Nouveau mot de passe, encore une fois"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class NewPasswordForm(OurWords, account_forms.ResetPasswordKeyForm):
    words = {
        "password1": _("Nouveau mot de passe"),
        "password2": _("Nouveau mot de passe, encore une fois"),
    }


class ResetPasswordForm(OurWords, account_forms.ResetPasswordForm):
    """Writes to the address typed in, whether an account has it or not: who asks learns nothing."""

    words = {"email": _("Courriel")}

    def clean_email(self):
        return self.cleaned_data["email"]

    @transaction.atomic
    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None or user.is_shut:
            mailing.send(
                "password_reset_unknown",
                to=email,
                language=request.LANGUAGE_CODE,
                useful_for=_LINK_LASTS,
            )
            return email
        key = {
            "uidb36": user_pk_to_url_str(user),
            "key": default_token_generator.make_token(user),
        }
        url = mailing.absolute(reverse("account_reset_password_from_key", kwargs=key))
        url = f"{url}?{urlencode({LANGUAGE_ASKED: user.language})}"
        # To the address of the account: what was typed may only look like it.
        mailing.send(
            "password_reset",
            to=user.email,
            language=user.language,
            about=user,
            useful_for=_LINK_LASTS,
            replaces=True,
            url=url,
        )
        return email


class LinkForm(account_forms.UserTokenForm):
    """The link of a forgotten password: it opens nothing where the account was closed since it was sent."""

    def _get_user(self, uidb36):
        user = super()._get_user(uidb36)
        return user if user and user.is_active and not user.is_shut else None


class ServesOnce(OurWords):
    """A code of the second factor is good for one entry, as long as it is good at all."""

    words = {"code": _("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}

    def clean_code(self):
        code = super().clean_code()
        # allauth remembers a code for one period; with the tolerance it is good for three.
        steps = 2 * mfa_settings.TOTP_TOLERANCE + 1
        used = f"second-factor:{self.user.pk}:{''.join(code.split())}"
        if not cache.add(used, True, timeout=steps * mfa_settings.TOTP_PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(ServesOnce, mfa_forms.AuthenticateForm):
    words = {"code": _("Code de l’application, ou code de secours")}


class CodeAgainForm(ServesOnce, mfa_forms.ReauthenticateForm):
    words = {"code": _("Code de l’application, ou code de secours")}


class ActivateForm(ServesOnce, ActivateTOTPForm):
    words = {"code": _("Code à six chiffres que montre l’application")}
