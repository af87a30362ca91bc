"""« Mon agenda »: how often one is written to, and the private address of one's calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.agenda import actions
from programs.agenda.access import own_feed, rhythm_of
from programs.agenda.forms import RhythmForm
from programs.doors import for_accounts
from programs.links import token_of
from programs.mailing import absolute

ask_then_do = require_http_methods(["GET", "HEAD", "POST"])


@for_accounts
@ask_then_do
def agenda_own(request: HttpRequest) -> HttpResponse:
    """The choice of the mails, and the address where there is one."""
    rhythm = rhythm_of(request.user)
    form = RhythmForm(
        request.POST if request.method == "POST" else None, initial={"rhythm": rhythm}
    )
    if request.method == "POST" and form.is_valid():
        actions.choose_rhythm(user=request.user, **form.cleaned_data)
        messages.success(request, _("Votre choix est enregistré."))
        return redirect("agenda_own")
    feed = own_feed(request.user)
    address = absolute(reverse("agenda_feed", args=[token_of(feed)])) if feed else ""
    context = {
        "form": form,
        "feed": feed,
        "address": address,
        "webcal": f"webcal://{address.partition('://')[2]}",
    }
    return render(request, "agenda/own.html", context)


@for_accounts
@ask_then_do
def agenda_address(request: HttpRequest) -> HttpResponse:
    """Have an address, or a new one in the place of the one there is."""
    if request.method == "POST":
        actions.open_feed(user=request.user)
        messages.success(request, _("Votre adresse est prête : copiez-la dans votre agenda."))
        return redirect(f"{reverse('agenda_own')}#agenda-prive")
    renews = own_feed(request.user) is not None
    consequences = [
        _("Qui a l’adresse lit vos échéances sans se connecter : ne la donnez à personne."),
        _("Aucun nom de personne n’y paraît."),
    ]
    if renews:
        consequences = [
            _("L’adresse d’avant n’ouvre plus rien."),
            _("Inscrivez la nouvelle dans chaque agenda qui lisait l’ancienne."),
        ]
    context = {
        "title": _("Renouveler mon adresse") if renews else _("Créer mon adresse privée"),
        "object_label": "",
        "consequences": consequences,
        "form": None,
        "action": _("Renouveler l’adresse") if renews else _("Créer l’adresse"),
        "danger": False,
        "cancel_url": reverse("agenda_own"),
    }
    return render(request, "components/confirm.html", context)


@for_accounts
@ask_then_do
def agenda_address_stop(request: HttpRequest) -> HttpResponse:
    """Have no address any more."""
    if request.method == "POST":
        actions.stop_feed(user=request.user)
        messages.success(request, _("Votre adresse privée n’ouvre plus rien."))
        return redirect("agenda_own")
    context = {
        "title": _("Retirer mon adresse privée"),
        "object_label": "",
        "consequences": [
            _("Les agendas qui la lisaient ne se mettent plus à jour."),
            _("Vous pourrez en créer une autre."),
        ],
        "form": None,
        "action": _("Retirer l’adresse"),
        "danger": True,
        "cancel_url": reverse("agenda_own"),
    }
    return render(request, "components/confirm.html", context)
