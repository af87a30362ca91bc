"""What the pages of budgets share: how a form is shown, and what is asked before something is done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

ASKS = ["GET", "HEAD", "POST"]


def sent(request: HttpRequest) -> tuple:
    """What was sent, as a form takes it: nothing where the page is only opened."""
    return (request.POST,) if request.method == "POST" else ()


def form_page(
    request: HttpRequest, form, *, template: str = "budgets/form.html", **details
) -> HttpResponse:
    """A page of one form (components/form_page.html); `details`: its title, where it leads back, its crumbs."""
    context = {
        "form": form,
        "object_label": "",
        "action": _("Enregistrer"),
        "danger": False,
        "budget": "",
        "line": "",
        "here": details["title"],
    }
    return render(request, template, context | details)


def confirm(
    request: HttpRequest, form, *, template: str = "components/confirm.html", **details
) -> HttpResponse:
    """Ask before something is done (components/confirm.html); the button says what the title says, or `action`."""
    context = {"form": form, "action": details["title"], "danger": False}
    return render(request, template, context | details)
