"""The pages of allauth that need something more, and the one click of the demonstration."""

from allauth.account import views as account_views
from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from programs.accounts.actions import end_sessions
from programs.accounts.demo import PASSWORD, existing_accounts
from programs.accounts.forms.signing import LANGUAGE_ASKED
from programs.accounts.models import User


class LoginView(account_views.LoginView):
    """Signs in; a first look shows the accounts of the demonstration, each with its button."""

    def get_context_data(self, **kwargs):
        accounts = existing_accounts() if settings.DEMO_ACCOUNTS else ()
        return super().get_context_data(**kwargs) | {
            "demo_accounts": accounts,
            "demo_password": PASSWORD,
        }


@method_decorator([login_not_required, never_cache], name="dispatch")
class NewPasswordView(account_views.PasswordResetFromKeyView):
    """The page of the link for a forgotten password, and those after it, in the language of the mail."""

    def dispatch(self, request, *args, **kwargs):
        language = request.GET.get(LANGUAGE_ASKED)
        if language not in dict(settings.LANGUAGES) or request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        response = super().dispatch(request, *args, **kwargs)
        # For the pages after this one, as long as the browser is open.
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
        return response


@login_not_required
@require_POST
@never_cache
def enter_as_demo_account(request: HttpRequest) -> HttpResponse:
    """Sign in, without password or second factor, as one of the accounts of the demonstration."""
    if not settings.DEMO_ACCOUNTS:
        raise Http404
    emails = [account.email for account in existing_accounts()]
    user = get_object_or_404(
        User, email__in=emails, email=request.POST.get("account"), is_active=True
    )
    get_adapter(request).login(request, user)
    return redirect(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)


@method_decorator(never_cache, name="dispatch")
class SetUpSecondFactorView(ActivateTOTPView):
    """Sets up the second factor. Sessions that were opened without it end, all but this one."""

    def form_valid(self, form):
        response = super().form_valid(form)
        user = end_sessions(user=self.request.user)
        update_session_auth_hash(self.request, user)
        return response


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Say how long to wait, in words and in the header that machines read."""
    context = {"minutes": settings.LIMIT_MINUTES}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(settings.LIMIT_MINUTES * 60)
    return response
