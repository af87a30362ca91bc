"""The menu: each app declares its entries in a ``menu.py`` of its own, loaded when the site starts.

Whoever works in the administration finds them by section, in the order of ``SECTIONS``; everybody else has a few
links side by side. Entries of one ``rank`` stand in the order of the apps, then in that of their declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from programs import access
from programs.enums import MembershipRole, Shared


@dataclass(frozen=True)
class Entry:
    """A link of the menu, for those to whom ``shown_to`` says yes.

    ``address`` names where it leads, and ``pages`` the addresses of what is reached from there and lies elsewhere:
    on them too the reader is told where they are. Without a ``section`` it is for those who come from outside.
    """

    label: str
    address: str
    shown_to: Callable
    section: str = ""
    pages: tuple[str, ...] = ()
    rank: int = 0


ENTRIES: list[Entry] = []


def add(*entries: Entry) -> None:
    """Put ``entries`` into the menu."""
    ENTRIES.extend(entries)
    ENTRIES.sort(key=lambda entry: entry.rank)


def links_of(user) -> list[Entry]:
    """What somebody who comes from outside is shown: a partner, a funder, a visitor."""
    return [entry for entry in ENTRIES if not entry.section and entry.shown_to(user)]


def sections_of(user) -> dict[str, list[Entry]]:
    """What those who work in the administration are shown, by section, without the empty ones.

    A service that none of the user's programs runs is left out.
    """
    shown = access.sections_of(user)
    entries = [entry for entry in ENTRIES if entry.section in shown and entry.shown_to(user)]
    found = {section: [entry for entry in entries if entry.section == section] for section in shown}
    return {section: entries for section, entries in found.items() if entries}


# --- For whom -----------------------------------------------------------------------------------------


def staff(user) -> bool:
    return user.is_staff


def administrators(user) -> bool:
    return user.is_superuser


def partners(user) -> bool:
    return MembershipRole.PARTNER in getattr(user, "roles", ())


def funders(user) -> bool:
    return MembershipRole.FUNDER in getattr(user, "roles", ())


def visitors(user) -> bool:
    return user.is_anonymous


# --- The ground floor's own ---------------------------------------------------------------------------

add(
    Entry(
        _("Organismes"),
        "admin:programs_organization_changelist",
        staff,
        Shared.DIRECTORY,
        pages=tuple(
            f"admin:programs_{model}_{page}"
            for model in ("organizationname", "organizationsuccession")
            for page in ("changelist", "change")
        ),
    ),
    Entry(_("Écoles"), "admin:programs_school_changelist", staff, Shared.DIRECTORY),
    Entry(
        _("Programmes"),
        "admin:programs_program_changelist",
        access.keeps_accounts,
        Shared.DIRECTORY,
    ),
    Entry(
        _("Financement"),
        "admin:programs_funding_changelist",
        access.keeps_accounts,
        Shared.DIRECTORY,
    ),
    Entry(
        _("Courriels"),
        "admin:programs_outgoingmail_changelist",
        administrators,
        Shared.DIRECTORY,
        rank=3,
    ),
    Entry(
        _("Importations"),
        "admin:programs_import_changelist",
        access.keeps_accounts,
        Shared.DIRECTORY,
        rank=1,
    ),
    Entry(_("Régions"), "admin:programs_region_changelist", staff, Shared.DIRECTORY, rank=1),
)
