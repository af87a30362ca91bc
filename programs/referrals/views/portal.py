"""The pages of a referrer: to refer somebody, and to follow what became of it. See ``desks`` for whom they serve."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.asked import page_of
from programs.enums import MembershipRole
from programs.files import attachment
from programs.forms import attempt
from programs.referrals import actions
from programs.referrals.forms.portal import (
    CompletionForm,
    MessageForm,
    ReferralForm,
    WithdrawalForm,
)
from programs.referrals.views import following
from programs.referrals.views.desks import AccountDesk, Desk

REFERRALS_A_PAGE = 20
_ASKS = ["GET", "HEAD", "POST"]


def of_account(view: Callable) -> Callable:
    """Serve a page of the portal to whoever signed in as a partner."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, **kwargs) -> HttpResponse:
        if MembershipRole.PARTNER not in request.user.roles:
            raise PermissionDenied
        return view(request, AccountDesk(request.user), **kwargs)

    return page


@require_safe
def referrals(request: HttpRequest, desk: AccountDesk) -> HttpResponse:
    """What the organisations of the account sent or were passed on."""
    text = request.GET.get("q", "").strip()
    group = request.GET.get("etat", "")
    found = following.with_unread(desk.referrals()).order_by("-received_on", "-pk")
    if text:
        found = following.search(found, text)
    if group:
        found = found.filter(state__in=following.states_of(group))
    page = page_of(found, REFERRALS_A_PAGE, request.GET.get("page"))
    context = {
        "page": page,
        "entries": following.entries(desk, page),
        "text": text,
        "group": group,
        "groups": [(key, label) for key, (label, _states) in following.GROUPS.items()],
        "filtered": bool(text or group),
        "may_refer": bool(desk.choices),
        "programs": list(desk.choices),
    }
    return render(request, "referrals/referrals.html", context)


@require_http_methods(_ASKS)
def refer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Refer somebody: one form, which makes one referral however often it is sent."""
    if not desk.choices:
        return render(request, "referrals/closed_programs.html")
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReferralForm(*posted, choices=desk.choices, speaker=desk.speaker)
    if posted and form.is_valid():
        made = attempt(form, lambda: actions.refer_person(speaker=desk.speaker, **form.details()))
        if made:
            return redirect(desk.url("sent", made))
    context = {"form": form, "desk": desk, "program": form.programs[0]}
    return render(request, "referrals/refer.html", context)


@require_safe
def sent(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """It has arrived, under which number, and what comes next."""
    context = following.heading(desk, desk.get_sent(pk))
    return render(request, "referrals/sent.html", context)


@require_safe
def follow(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """Where a referral stands, and what may be done about it."""
    return _follow(request, desk, desk.get(pk), MessageForm())


def _follow(request: HttpRequest, desk: Desk, referral, form: MessageForm) -> HttpResponse:
    context = following.story(desk, referral) | {"form": form}
    return render(request, "referrals/follow.html", context)


@require_POST
def message(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """Write to the coordinators."""
    referral = desk.get_sent(pk)
    form = MessageForm(request.POST)
    if form.is_valid() and attempt(
        form,
        lambda: actions.write_to_coordinators(
            referral=referral, speaker=desk.speaker, **form.cleaned_data
        ),
    ):
        messages.success(request, _("Votre message est envoyé à la coordination."))
        return redirect(desk.url("follow", referral))
    return _follow(request, desk, referral, form)


@require_POST
def read(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """The referrer has read what the coordinators wrote."""
    referral = desk.get_sent(pk)
    actions.mark_messages_read(referral=referral, from_referrer=False)
    return redirect(desk.url("follow", referral))


@require_http_methods(_ASKS)
def complete(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """Add what was left blank, or a file."""
    referral = desk.get_sent(pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CompletionForm(*posted, missing=actions.missing_answers(referral))
    if posted and form.is_valid():
        done = attempt(
            form,
            lambda: actions.complete_referral(
                referral=referral, speaker=desk.speaker, **form.details()
            ),
        )
        if done:
            messages.success(
                request, _("C’est ajouté. La coordination en sera avertie par courriel.")
            )
            return redirect(desk.url("follow", referral))
    context = following.heading(desk, referral) | {
        "form": form,
        "title": _("Compléter la référence"),
        "lead": _(
            "Ce que vous avez déjà envoyé ne change pas : écrivez un message pour le corriger."
        ),
        "action": _("Ajouter"),
        "danger": False,
    }
    return render(request, "referrals/ask.html", context)


@require_http_methods(_ASKS)
def withdraw(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """Take a referral back, and say why."""
    referral = desk.get_sent(pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = attempt(
            form,
            lambda: actions.withdraw_referral(
                referral=referral, speaker=desk.speaker, **form.cleaned_data
            ),
        )
        if done:
            messages.success(
                request,
                _("La référence est retirée. La coordination en sera avertie par courriel."),
            )
            return redirect(desk.url("follow", referral))
    context = following.heading(desk, referral) | {
        "form": form,
        "title": _("Retirer la référence"),
        "lead": _(
            "La coordination n’y donnera pas suite. Ce que vous avez envoyé reste à son dossier."
        ),
        "action": _("Retirer la référence"),
        "danger": True,
    }
    return render(request, "referrals/ask.html", context)


@require_safe
def receipt(request: HttpRequest, desk: Desk, pk: int | None = None) -> HttpResponse:
    """The acknowledgement, on one printed page."""
    referral = desk.get_sent(pk)
    acknowledged = referral.moves.filter(to_state="acknowledged").first()
    context = following.heading(desk, referral) | {"acknowledged": acknowledged}
    return render(request, "referrals/receipt.html", context)


@require_safe
def file(request: HttpRequest, desk: Desk, file_pk: int, pk: int | None = None) -> HttpResponse:
    """Hand over a file that the referrer joined."""
    return attachment(get_object_or_404(desk.get(pk).files.filter(from_referrer=True), pk=file_pk))
