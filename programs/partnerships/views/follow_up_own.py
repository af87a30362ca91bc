"""What a partner organisation has in charge: its open follow-ups, each of which it may say to be done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.budgets.views.desk import ASKS, confirm, sent
from programs.doors import for_partners
from programs.forms import attempt
from programs.lib.periods import today
from programs.partnerships import access
from programs.partnerships.actions.follow_up import finish
from programs.partnerships.committee_papers import due_said
from programs.partnerships.enums import FollowUpState
from programs.partnerships.forms.follow_up import OwnDoneForm
from programs.partnerships.views.committee import language
from programs.taking_back import FRESH, addresses_of


@for_partners
@require_safe
def follow_up_own(request: HttpRequest) -> HttpResponse:
    """What one's organisation has promised, and has not done yet."""
    day = today()
    rows = [
        {"follow_up": one, "due": due_said(one, language()), "is_late": one.is_late_on(day)}
        for one in access.own_follow_ups(request.user)
    ]
    context = {"rows": rows, "done": _done_today(request.user)}
    return render(request, "partnerships/follow_up_own.html", context)


def _done_today(user) -> list[dict]:
    """What the user said to be done and may still take back."""
    since = timezone.now() - FRESH
    own = access.charged_follow_ups(user).filter(moves__moved_by=user, moves__moved_at__gte=since)
    found = list(own.exclude(state=FollowUpState.OPEN).distinct().order_by("pk"))
    addresses = addresses_of(user, found)
    return [
        {"follow_up": one, "take_back": addresses[one.pk]} for one in found if one.pk in addresses
    ]


@for_partners
@require_http_methods(ASKS)
def follow_up_own_done(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_own_follow_up_for(request.user, pk)
    form = OwnDoneForm(*sent(request), record=found)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(form, finish, follow_up=found, by=request.user, **form.answers())
    ):
        messages.success(request, _("C’est noté : le suivi est fait. Merci !"))
        return redirect("follow_up_own")
    return confirm(
        request,
        form,
        title=_("Fait"),
        object_label=str(found),
        consequences=[_("La coordination le voit, avec ce que vous en dites.")],
        cancel_url=reverse("follow_up_own"),
    )
