"""The pages of the site that belong to no app."""

from django.conf import settings
from django.contrib.auth import views as auth_views

from config.demo.accounts import ACCOUNTS, PASSWORD


class LoginView(auth_views.LoginView):
    """Signs in; a first look shows the accounts of the demonstration."""

    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        accounts = ACCOUNTS if settings.DEMO_ACCOUNTS else ()
        return super().get_context_data(**kwargs) | {
            "demo_accounts": [
                {"role": account.description, "email": account.email, "password": PASSWORD}
                for account in accounts
            ]
        }
