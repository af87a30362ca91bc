"""What every page of the site shows around its content."""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config import kept
from config.guide.chapters import help_for
from programs import menu
from programs.agenda.choosing import programs_of


def layout(request) -> dict:
    """``navigation`` (see layout/navigation.html), ``who`` (role and name), ``kept_who``, ``program_choice``, ``help``
    and ``site_languages``.

    All but the last ask the database, and are found where a page shows them: that of a refusal does not.
    """
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "navigation": SimpleLazyObject(lambda: _navigation(request, user)),
        "who": SimpleLazyObject(lambda: _who(user)),
        "kept_who": SimpleLazyObject(lambda: kept.who(user)),
        "program_choice": SimpleLazyObject(lambda: _program_choice(user)),
        "help": SimpleLazyObject(lambda: help_for(_page(request), user)),
        "site_languages": [
            {"code": code, "label": label, "current": (get_language() or "").startswith(code[:2])}
            for code, label in settings.LANGUAGES
        ],
    }


def _navigation(request, user) -> list[dict]:
    """Sections of links for those who work in the administration; for the others, a few links."""
    here = _Here(request)
    if not user.is_authenticated:
        return [*here.links(menu.links_of(user)), here.link(_("Nous joindre"), "contact")]
    if not user.is_staff:
        return [here.link(_("Accueil"), "home"), *here.links(menu.links_of(user))]
    sections = menu.sections_of(user).items()
    return [
        here.link(_("Accueil"), "admin:index"),
        *(here.section(section.label, entries) for section, entries in sections),
    ]


def _page(request) -> str:
    """The name of the address that was asked for; "" for an unknown one."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else ""


class _Here:
    """The page that was asked for, which the menu marks."""

    def __init__(self, request):
        self.path = request.path
        self.page = _page(request)

    def links(self, entries: Sequence[menu.Entry]) -> list[dict]:
        found = [self.link(entry.label, entry.address) for entry in entries]
        claims = [self.page in entry.pages for entry in entries]
        if any(claims):
            # A page that an entry names is its own, whoever's address it stands under.
            for link, claimed in zip(found, claims, strict=True):
                link["current"] = "true" if claimed else ""
        elif sum(bool(link["current"]) for link in found) > 1:
            # « /plans/nouvelles/ » stands under « /plans/ » too: the page is that of the nearest.
            nearest = max((one for one in found if one["current"]), key=lambda one: len(one["url"]))
            for link in found:
                link["current"] = link["current"] if link is nearest else ""
        return found

    def link(self, label: str, address: str) -> dict:
        url = _url(address, get_urlconf(), get_script_prefix())
        return {"label": label, "url": url, "current": self._current(address, url)}

    def section(self, label: str, entries: list[menu.Entry]) -> dict:
        """What opens on the links of a section; one that has a single link is that link."""
        links = self.links(entries)
        if len(links) == 1:
            return links[0]
        current = "true" if any(link["current"] for link in links) else ""
        return {"label": label, "current": current, "links": links}

    def _current(self, address: str, url: str) -> str:
        """The value of aria-current: the page itself is "page", what the page belongs to is "true"."""
        if self.path == url:
            return "page"
        is_home = address in ("home", "admin:index")
        return "true" if self.path.startswith(url) and not is_home else ""


@cache
def _url(address: str, urls: str | None, prefix: str) -> str:
    """Where an entry leads: a page asks for forty of them."""
    return reverse(address, urls)


def _program_choice(user) -> dict:
    """``programs`` among which whoever has several chooses, and the ``chosen`` one; else nothing."""
    programs = list(programs_of(user).values()) if getattr(user, "is_staff", False) else []
    if len(programs) < 2:
        return {}
    chosen = next((one for one in programs if one.pk == user.chosen_program_id), None)
    return {"programs": programs, "chosen": chosen}


def _who(user) -> str:
    if not user.is_authenticated:
        return ""
    if user.is_superuser:
        return _("Administration")
    membership = user.memberships.active().select_related("organization").first()
    if membership is None:
        return str(user)
    return f"{membership.get_role_display()} · {membership.organization.short_name}"
