"""The steps of a pack that are taken back."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.taking_back import Steps, declare
from reporting.packs.access import visible_packs
from reporting.packs.actions.packs import pack_machine
from reporting.packs.enums import PackState
from reporting.packs.models import Pack


def _page(user, pack: Pack) -> str:
    return reverse("pack", args=[pack.pk])


declare(
    Steps(
        pack_machine,
        visible_packs,
        _page,
        kept=(PackState.SENT,),
        why_kept=_(
            "Ce qui a été transmis au bailleur de fonds ne se reprend pas : rouvrez plutôt le dossier."
        ),
    )
)
