"""Addresses of accounts: our own, and those of allauth's pages that are wanted, under the names that it asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.urls import path
from django.views.decorators.cache import never_cache

from programs.accounts.views import choosing, people, signing

# Secrets are on them: no cache keeps them.
view_recovery_codes = never_cache(recovery_codes.view_recovery_codes)

urlpatterns = [
    path("organismes/<int:pk>/inviter/", people.invite_person, name="invite_person"),
    path("invitations/<int:pk>/renouveler/", people.renew_invitation, name="renew_invitation"),
    path("invitations/<int:pk>/annuler/", people.withdraw_invitation, name="withdraw_invitation"),
    path("acces/<int:pk>/terminer/", people.end_access, name="end_access"),
    path(
        "comptes/<int:pk>/second-facteur/retirer/",
        people.reset_second_factor,
        name="reset_second_factor",
    ),
    path("invitation/<str:token>/", people.accept_invitation, name="accept_invitation"),
    path("programme/", choosing.choose_program, name="choose_program"),
    path("compte/", people.my_account, name="my_account"),
    path("compte/premiers-pas/", people.show_first_steps, name="first_steps"),
    path("compte/deconnexion-partout/", people.sign_out_everywhere, name="sign_out_everywhere"),
    path("connexion/", signing.LoginView.as_view(), name="account_login"),
    path("connexion/code/", mfa.authenticate, name="mfa_authenticate"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("mot-de-passe/oublie/", account.password_reset, name="account_reset_password"),
    path(
        "mot-de-passe/oublie/envoye/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "mot-de-passe/nouveau/fait/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "mot-de-passe/nouveau/<str:uidb36>/<str:key>/",
        signing.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("compte/mot-de-passe/", account.password_change, name="account_change_password"),
    path("compte/confirmer/", account.reauthenticate, name="account_reauthenticate"),
    path("compte/confirmer/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("compte/securite/", mfa.index, name="mfa_index"),
    path(
        "compte/securite/activer/",
        signing.SetUpSecondFactorView.as_view(),
        name="mfa_activate_totp",
    ),
    path("compte/securite/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("compte/securite/codes/", view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "compte/securite/codes/telecharger/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(
        "compte/securite/codes/nouveaux/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]

if settings.DEMO_ACCOUNTS:
    urlpatterns.append(
        path(
            "connexion/demonstration/", signing.enter_as_demo_account, name="enter_as_demo_account"
        )
    )
