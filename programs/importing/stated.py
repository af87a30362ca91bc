"""What a cell states of a quantity or an amount, spread over the fields that keep it."""

from django.utils.translation import gettext_lazy as _

from programs.importing.rows import Row
from programs.lib.quantities import Qualifier
from programs.models.fields import Amounted, Quantified


def take_quantity(row: Row) -> None:
    """Spread a stated quantity over the fields that keep it, its unit with it."""
    quantity = row.value("quantity")
    if quantity is None:
        return
    row.attributes |= Quantified.spread(quantity)
    if not quantity.unit:
        return
    if row.given("unit") and row.value("unit") != quantity.unit:
        row.refuse("quantity", _("Cette quantité n’est pas de l’unité que dit la ligne."))
    row.attributes["unit"] = quantity.unit


def take_amount(row: Row) -> None:
    """Spread a stated amount over the fields that keep it, with the qualifier that is said beside it."""
    quantity, chosen = row.value("amount"), row.value("qualifier") or ""
    if quantity is None:
        return
    said = Amounted.spread(quantity)
    if quantity.is_exact and chosen:
        if chosen == Qualifier.RANGE:
            row.refuse(
                "amount", _("Écrivez les deux bornes d’un intervalle : 10 000 $ à 12 000 $.")
            )
    elif quantity.is_known and chosen not in ("", said["qualifier"]):
        row.refuse("qualifier", _("Cette précision n’est pas celle qu’écrit le montant."))
    if quantity.is_exact or not quantity.is_known:
        # The number alone says nothing of its qualifier, which another column may have given.
        del said["qualifier"]
    row.attributes |= said


def keep_unknown(row: Row) -> None:
    """A quantity that was not known and is not known now stays as it was kept, with the word for it or without."""
    quantity = {"minimum", "maximum", "qualifier"}
    if row.is_new:
        return
    if row.changed.keys() & quantity == {"qualifier"} and row.instance.minimum is None:
        row.instance.qualifier = row.changed.pop("qualifier")
