"""Accountability packs, as the search finds them: for who prepares them, and for the funder who received them."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import menu
from programs.access import keeps_accounts
from programs.lib.periods import format_date
from programs.searching import Found, Kind, searched
from reporting.packs import access
from reporting.packs.models import Delivery, Pack


def _pack(pack: Pack) -> Found:
    requirement = pack.requirement
    return Found(
        str(pack),
        reverse("pack", args=[pack.pk]),
        (str(requirement.funder), str(requirement.program), pack.get_state_display()),
    )


def _delivery(delivery: Delivery) -> Found:
    return Found(
        str(delivery.pack),
        reverse("pack_received_zip", args=[delivery.pk]),
        (
            str(delivery.pack.requirement.program),
            format_date(delivery.sent_on, get_language() or "fr"),
            _("fichier ZIP"),
        ),
    )


def _words(path: str) -> tuple[str, ...]:
    columns = ("code", "title", "title_en", "reference", "program__title", "program__title_en")
    return tuple(f"{path}{column}__matches" for column in columns)


searched(
    Kind(
        code="dossiers",
        label=_("Dossiers de reddition de comptes"),
        shown_to=keeps_accounts,
        visible=access.visible_packs,
        words=(*_words("requirement__"), "requirement__funder__known_as"),
        related=("requirement__program", "requirement__funder"),
        order=("-ends_on", "pk"),
        tell=_pack,
    ),
    Kind(
        code="dossiers-recus",
        label=_("Dossiers reçus"),
        shown_to=menu.funders,
        visible=access.received_deliveries,
        words=_words("pack__requirement__"),
        related=("pack__requirement__program",),
        order=("-sent_on", "-pk"),
        tell=_delivery,
    ),
)
