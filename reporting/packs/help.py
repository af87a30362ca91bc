"""What the guide says of accountability packs, to those who prepare them and to those who receive them."""

from programs.help import explain

_PACKS = "42-reddition-de-comptes"

explain(_PACKS, "pack_*", "pack", "admin:packs_*", section="remplir-un-dossier")
explain(
    _PACKS,
    "pack_requirement*",
    "pack_piece_*",
    "admin:packs_requirement_*",
    "admin:packs_requiredpiece_*",
    section="écrire-ce-qui-est-demandé",
)
explain(_PACKS, "pack_step", "pack_zip", "pack_delivery_*", section="transmettre")
explain("13-bailleur-de-fonds", "pack_received*", section="les-dossiers-reçus")
