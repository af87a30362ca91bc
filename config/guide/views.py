"""The pages of the guide."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from config.guide.chapters import CONTENTS, Chapter, names, read
from config.guide.searching import search

# What is told to whoever has a public page before them; everything else, to those who are signed in.
PUBLIC = frozenset(
    {
        "01-premiere-connexion",
        "04-lien-occasionnel",
        "05-offres-de-mentors",
        "12-organisme-partenaire",
        "13-bailleur-de-fonds",
        "15-questions-frequentes",
        "18-nouvelles-des-actions",
        "26-concours-de-bourses",
        "27-selection-et-lettres",
        "29-engagements-de-service",
        "31-calendrier-des-activites",
        "33-inscriptions-aux-activites",
        "36-appreciation",
        "39-echeances",
        "41-comites-et-suivis",
    }
)
# What a browser may keep of a referrer, or of a search, in one line.
LONGEST_SEARCH = 100


@login_not_required
@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    """Who reads what, the chapters, and what they say of some words."""
    asked = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    chapters = _chapters(request.user)
    context = {"asked": asked, "found": search(chapters, asked) if asked else []}
    return _page(request, _get(CONTENTS), chapters, context)


@login_not_required
@require_safe
def chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    """One chapter, among those before and after it."""
    if chapter == CONTENTS:
        raise Http404
    shown = _get(chapter)
    if not _may_read(request.user, chapter):
        return redirect_to_login(request.path)
    chapters = _chapters(request.user)
    place = [one.name for one in chapters].index(chapter)
    context = {
        "before": chapters[place - 1] if place else None,
        "after": chapters[place + 1] if place + 1 < len(chapters) else None,
    }
    return _page(request, shown, chapters, context)


def _page(
    request: HttpRequest, shown: Chapter, chapters: list[Chapter], context: dict
) -> HttpResponse:
    nothing = {"asked": "", "found": [], "before": None, "after": None}
    page = {
        "chapter": shown,
        "chapters": chapters,
        "back": _came_from(request),
        "brings_back": getattr(request.user, "hides_first_steps", False),
    }
    return render(request, "guide/page.html", nothing | page | context)


def _get(name: str) -> Chapter:
    """Raises Http404, in an installation whose docs folder was left out too."""
    if (found := read(name)) is None:
        raise Http404
    return found


def _chapters(user) -> list[Chapter]:
    found = [read(name) for name in names() if _may_read(user, name)]
    return [one for one in found if one]


def _may_read(user, name: str) -> bool:
    return user.is_authenticated or name in PUBLIC


def _came_from(request: HttpRequest) -> str:
    """The page on which « Aide » was pressed; "" where none is known, or it was in the guide."""
    referrer = request.META.get("HTTP_REFERER", "")
    host = request.get_host()
    if not url_has_allowed_host_and_scheme(referrer, {host}, require_https=request.is_secure()):
        return ""
    path = "/" + referrer.partition(f"//{host}/")[2].partition("#")[0]
    return "" if path.startswith(reverse("guide")) else path
