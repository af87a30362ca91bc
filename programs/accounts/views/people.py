"""Accounts: inviting, accepting, ending an access, and one's own account."""

from collections.abc import Callable
from functools import partial

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from programs.access import get_organization_for
from programs.accounts import access, actions
from programs.accounts.access import invitation_of
from programs.accounts.forms.people import AcceptanceForm, InvitationForm, ProfileForm
from programs.accounts.models import Invitation, User
from programs.forms import AddressForm, attempt
from programs.models import Organization

ask_then_do = require_http_methods(["GET", "HEAD", "POST"])


def _form(request: HttpRequest, kind: type[forms.Form] = forms.Form, **details) -> forms.Form:
    """The form of a page, of nothing but a click where no other ``kind`` is said; bound once it was sent."""
    return kind(request.POST if request.method == "POST" else None, **details)


def _ask(
    request: HttpRequest, action: Callable, *, said: str, back: str, form=None, **page
) -> HttpResponse:
    """The page that asks before ``action`` is done with what its form says; then ``said`` is said at ``back``."""
    form = form or _form(request)
    if form.is_valid() and attempt(form, action, **form.cleaned_data):
        messages.success(request, said)
        return redirect(back)
    context = {"danger": True, "action": page["title"], "cancel_url": back, "form": form} | page
    return render(request, "components/confirm.html", context)


def _people_of(organization: Organization) -> str:
    return reverse("admin:programs_organization_change", args=[organization.pk]) + "#people"


# --- Letting people in --------------------------------------------------------------------------


@never_cache
@ask_then_do
def invite_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite somebody to work with an organisation."""
    organization = get_organization_for(request.user, pk)
    if not access.roles_to_give(request.user, organization):
        raise PermissionDenied
    form = InvitationForm(request.POST or None, user=request.user, organization=organization)
    if request.method == "POST" and form.is_valid():
        invitation = attempt(
            form, actions.invite, organization=organization, by=request.user, **form.cleaned_data
        )
        if invitation:
            messages.success(
                request,
                _("L’invitation est enregistrée ; le courriel part dans la minute à %(email)s.")
                % {"email": invitation.email},
            )
            return redirect(_people_of(organization))
    context = {
        "title": _("Inviter une personne"),
        "object_label": str(organization),
        "consequences": [
            _("La personne reçoit par courriel un lien, valide deux jours, qui sert une fois."),
            _("Elle choisit son mot de passe et entre aussitôt."),
        ],
        "form": form,
        "action": _("Envoyer l’invitation"),
        "danger": False,
        "cancel_url": _people_of(organization),
    }
    return render(request, "components/confirm.html", context)


@never_cache
@ask_then_do
def renew_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invited person a new link."""
    invitation = access.get_invitation_for(request.user, pk)
    return _ask(
        request,
        partial(actions.renew_invitation, invitation=invitation, by=request.user),
        form=_form(request, AddressForm, initial={"email": invitation.email}),
        title=_("Renouveler l’invitation"),
        object_label=str(invitation),
        consequences=[
            _("Un nouveau lien, valide deux jours, part à l’adresse ci-dessous."),
            _("Le lien précédent n’ouvre plus rien."),
        ],
        danger=False,
        said=_("Le nouveau lien est fait ; le courriel part dans la minute."),
        back=_people_of(invitation.organization),
    )


@never_cache
@ask_then_do
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an invitation that was not accepted."""
    invitation = access.get_invitation_for(request.user, pk)
    return _ask(
        request,
        partial(actions.withdraw_invitation, invitation=invitation, by=request.user),
        title=_("Annuler l’invitation"),
        object_label=str(invitation),
        consequences=[_("Le lien que la personne a reçu n’ouvre plus rien.")],
        said=_("L’invitation est annulée."),
        back=_people_of(invitation.organization),
    )


@never_cache
@ask_then_do
def end_access(request: HttpRequest, pk: int) -> HttpResponse:
    """End the role of somebody who left."""
    membership = access.get_membership_for(request.user, pk)
    if not access.can_end_membership(request.user, membership):
        raise PermissionDenied
    return _ask(
        request,
        partial(actions.end_membership, membership=membership, by=request.user),
        title=_("Mettre fin à l’accès"),
        object_label=f"{membership.user} · {membership}",
        consequences=[
            _("La personne est déconnectée partout, à l’instant."),
            _("Son compte se ferme si elle n’a pas d’autre rôle."),
            _("Ce qu’elle a envoyé reste à son organisme, qui continue de le suivre."),
        ],
        said=_("L’accès de %(person)s a pris fin.") % {"person": membership.user},
        back=_people_of(membership.organization),
    )


@never_cache
@ask_then_do
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the second factor of somebody who lost their phone and their codes."""
    if not request.user.is_superuser:
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    return _ask(
        request,
        partial(actions.reset_second_factor, user=user, by=request.user),
        title=_("Retirer le second facteur"),
        object_label=f"{user} · {user.email}",
        consequences=[
            _("Assurez-vous d’abord, de vive voix, que la demande vient bien de cette personne."),
            _("Elle est déconnectée partout, et se reconnectera avec son mot de passe."),
            _("Si elle voit des renseignements personnels, elle mettra un autre facteur en place."),
        ],
        said=_("Le second facteur de %(person)s est retiré.") % {"person": user},
        back=reverse("admin:accounts_user_change", args=[user.pk]),
    )


# --- Coming in ----------------------------------------------------------------------------------


@login_not_required
@never_cache
@ask_then_do
@sensitive_post_parameters("password", "password_again")
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation's link shows: opening it changes nothing, the button on the page does."""
    invitation = invitation_of(token)
    # Whoever chose a language on the page reads it in that one.
    has_chosen = request.user.is_authenticated or settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    if invitation and not has_chosen:
        translation.activate(invitation.language)
        request.LANGUAGE_CODE = translation.get_language()
    if not invitation or not _is_open(invitation):
        return render(
            request, "accounts/invitation_closed.html", {"invitation": invitation}, status=410
        )
    account = actions.account_invited(invitation)
    if account is None:
        return _accept_as_new(request, invitation)
    form = _form(request)
    join = partial(attempt, form, actions.join_with_account, invitation=invitation, account=account)
    if form.is_bound and request.user == account and join():
        messages.success(
            request,
            _("Vous avez maintenant accès pour %(organization)s.")
            % {"organization": invitation.organization},
        )
        return redirect("home")
    return _show(request, invitation, form, account=account)


def _is_open(invitation: Invitation) -> bool:
    return (
        invitation.accepted_at is None
        and invitation.revoked_at is None
        and invitation.expires_at > timezone.now()
    )


def _accept_as_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    names = {"first_name": invitation.first_name, "last_name": invitation.last_name}
    form = AcceptanceForm(
        request.POST if request.method == "POST" else None, email=invitation.email, initial=names
    )
    if request.method == "POST" and form.is_valid():
        details = {"invitation": invitation, **form.cleaned_data}
        if user := attempt(form, actions.accept_invitation, **details):
            if request.user.is_authenticated:
                logout(request)  # somebody else's session on this browser
            record_authentication(request, user, method="password")
            return perform_login(request, user)
    return _show(request, invitation, form, account=None)


def _show(request: HttpRequest, invitation: Invitation, form, account) -> HttpResponse:
    context = {"invitation": invitation, "form": form, "account": account}
    return render(request, "accounts/invitation.html", context)


# --- One's own account --------------------------------------------------------------------------


@never_cache
@ask_then_do
def my_account(request: HttpRequest) -> HttpResponse:
    """One's name and language, and the way to the password, the second factor and signing out everywhere."""
    user = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=user)
    if request.method == "POST" and form.is_valid():
        user.save(update_fields=form.changed_data)
        with translation.override(user.language):
            messages.success(request, _("Votre compte est à jour."))
        return redirect("my_account")
    context = {
        "form": form,
        "memberships": request.user.memberships.active().select_related("organization"),
        "has_second_factor": is_mfa_enabled(request.user),
    }
    return render(request, "accounts/my_account.html", context)


@require_POST
@never_cache
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's account at once, this one included."""
    actions.end_sessions(user=request.user)
    logout(request)
    messages.success(request, _("Vos sessions sont fermées partout."))
    return redirect("account_login")


@require_POST
@never_cache
def show_first_steps(request: HttpRequest) -> HttpResponse:
    """Put the first steps of a program away, or back on one's home page."""
    actions.show_first_steps(user=request.user, shown=request.POST.get("shown") == "1")
    return redirect("home")
