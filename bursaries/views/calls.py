"""The public pages of the calls, and where an application begins."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bursaries.access import public_rounds
from bursaries.actions import drafts
from bursaries.calls import Call
from bursaries.closing import closing_said, finishing_said, is_open, left_said
from bursaries.eligibility import rule_said
from bursaries.forms.calls import BeginForm
from bursaries.models import AwardTier, BursaryRound
from programs import robots
from programs.forms import attempt
from programs.lib.money import format_amount
from programs.models.fields import localized

# From one network address in an hour (a class begins together), and for one e-mail address in a day.
RATE = "60/h/ip,6/d/key"
WAIT = "3600"  # seconds


@login_not_required
@require_safe
def bursary_calls(request: HttpRequest) -> HttpResponse:
    """The calls that are open, that will be, and that are over."""
    now = timezone.now()
    groups: dict[str, list] = {"open": [], "to_come": [], "over": []}
    rounds = public_rounds().prefetch_related(Prefetch("tiers", AwardTier.objects.all()))
    for round in rounds.order_by("closes_at", "pk"):
        groups[_when(round, now)].append(_told(round, now))
    groups["over"].reverse()
    return render(request, "bursaries/calls.html", {"groups": groups, "any": any(groups.values())})


def _when(round: BursaryRound, now) -> str:
    if is_open(round.opens_at, round.closes_at, now):
        return "open"
    return "to_come" if now < round.opens_at else "over"


def _told(round: BursaryRound, now) -> dict:
    """A call in the reader's language."""
    language = get_language() or "fr"
    return {
        "round": round,
        "when": _when(round, now),
        "opening": closing_said(round.opens_at, language),
        "closing": closing_said(round.closes_at, language),
        "left": left_said(now, round.closes_at, language),
        "gives": [_given(tier, language) for tier in round.tiers.all()],
    }


def _given(tier: AwardTier, language: str) -> dict:
    return {
        "label": str(tier),
        "amount": format_amount(tier.amount, language) if tier.amount is not None else "",
        "awards": tier.awards,
        "level": tier.get_level_display() if tier.level else "",
    }


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bursary_call(request: HttpRequest, slug: str, round_code: str) -> HttpResponse:
    """One call, and the form that sends the link of an application: the same answer whether there was one or not."""
    rounds = public_rounds().select_related("rule__region")
    round = get_object_or_404(rounds, program__slug=slug, code=round_code)
    form = BeginForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and _takes_links(round):
        if form.trapped:
            return redirect("bursary_begun", slug, round_code)
        if form.is_valid():
            if not robots.within_limit(
                request,
                "bursary_link",
                RATE,
                key=f"{round.pk} {form.cleaned_data['email'].lower()}",
            ):
                form.add_error(None, _too_many())
                status = 429
            elif attempt(form, drafts.send_link, round=round, **form.cleaned_data):
                return redirect("bursary_begun", slug, round_code)
    answer = render(request, "bursaries/call.html", _page(round) | {"form": form}, status=status)
    if status == 429:
        answer.headers["Retry-After"] = WAIT
    return answer


def _takes_links(round: BursaryRound) -> bool:
    return timezone.now() >= round.opens_at


def _page(round: BursaryRound) -> dict:
    now, language = timezone.now(), get_language() or "fr"
    call = Call.of(round)
    return _told(round, now) | {
        "call": call,
        "text": localized(round, "call"),
        "finishing": finishing_said(round.closes_at, round.grace_minutes, language),
        "conditions": [rule_said(rule, call.region_names) for rule in call.rules],
        "duty": round.rule.in_words if round.rule else "",
        "duty_text": localized(round.rule, "text") if round.rule else "",
        "takes_links": _takes_links(round),
    }


def _too_many() -> str:
    return _(
        "Plusieurs liens viennent d’être demandés d’ici ou pour ce courriel. Regardez aussi dans les indésirables ; "
        "sinon, attendez une heure avant d’en demander un autre."
    )


@login_not_required
@require_safe
def bursary_begun(request: HttpRequest, slug: str, round_code: str) -> HttpResponse:
    """The same page for everybody: it tells nothing of whether there was an application."""
    round = get_object_or_404(public_rounds(), program__slug=slug, code=round_code)
    return render(request, "bursaries/call_begun.html", {"round": round})
