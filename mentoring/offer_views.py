"""The public pages where somebody offers to be a mentor."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mentoring import offers
from mentoring.offer_forms import MentorOfferForm
from programs import robots
from programs.forms import attempt

# From one network address in an hour, and for one e-mail address in a day.
RATE = "10/h/ip,3/d/key"
WAIT = "3600"  # seconds


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def become_mentor(request: HttpRequest) -> HttpResponse:
    """The form; what was recorded, and what only a robot would send, get the same thanks."""
    form = MentorOfferForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.programs:
        if form.trapped:
            return redirect("mentor_thanks")
        if form.is_valid():
            if not robots.within_limit(
                request, "mentor_offer", RATE, key=form.cleaned_data["email"]
            ):
                form.add_error(None, _too_many())
                status = 429
            elif attempt(form, offers.receive_offer, **form.details()):
                return redirect("mentor_thanks")
    answer = render(request, "mentoring/offer/form.html", {"form": form}, status=status)
    if status == 429:
        answer.headers["Retry-After"] = WAIT
    return answer


def _too_many() -> str:
    return _(
        "Plusieurs offres viennent d’être envoyées d’ici ou avec ce courriel. Attendez au moins une heure "
        "avant d’en envoyer une autre, ou joignez l’organisme par téléphone ou par courriel."
    )


@login_not_required
@require_safe
def mentor_thanks(request: HttpRequest) -> HttpResponse:
    """The same page for everybody: it tells nothing of what was sent."""
    return render(request, "mentoring/offer/thanks.html")
