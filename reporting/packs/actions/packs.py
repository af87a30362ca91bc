"""The life of a pack: begun for a fiscal year, complete, opened again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.lib.periods import Period, today
from programs.moves import Machine
from programs.submissions import made_once
from reporting.packs.enums import PACK_TRANSITIONS, PackState
from reporting.packs.models import Pack, PackItem, PackMove, RequiredPiece, Requirement
from reporting.packs.standing import standing_of

pack_machine = Machine(model=Pack, log=PackMove, states=PackState, transitions=PACK_TRANSITIONS)


def locked(pack: Pack) -> Pack:
    """The pack, freshly read, and nobody else's until the transaction ends."""
    related = ("requirement__program__lead", "requirement__funder")
    found = Pack.objects.select_for_update(of=("self",)).select_related(*related)
    return found.get(pk=pack.pk)


def locked_open(pack: Pack) -> Pack:
    """The same, of a pack in which something changes. Raises ValidationError of one that is complete or left."""
    found = locked(pack)
    if not found.is_open:
        raise ValidationError(_("Ce dossier est complet ou transmis : rouvrez-le pour le changer."))
    return found


def begin_pack(*, requirement: Requirement, period: Period, by) -> Pack:
    """Begin the pack of a fiscal year, or find the one that is begun. Raises ValidationError for a year that it does
    not hold for.
    """
    if not requirement.asks_of(period):
        raise ValidationError(_("Cette exigence ne vaut pas pour cet exercice."))

    def create() -> Pack:
        pack = Pack(
            requirement=requirement,
            starts_on=period.start,
            ends_on=period.end,
            due_on=requirement.due_rule.after(period.end, working=requirement.due_moves),
        )
        pack_machine.begin(pack, by=by, on=today())
        put_pieces(pack)
        return pack

    pack, _is_new = made_once(
        create, lambda: Pack.objects.filter(requirement=requirement, ends_on=period.end).first()
    )
    return pack


def due_day(piece: RequiredPiece, end: date) -> date:
    requirement = piece.requirement
    return piece.due_rule.after(end, working=requirement.due_moves)


def put_pieces(pack: Pack) -> None:
    """Give an open pack an item for each piece of its requirement, due when the rule says, and note what is asked."""
    known = {item.piece_id: item for item in pack.items.all()}
    for piece in pack.requirement.pieces.select_related("requirement"):
        due_on = due_day(piece, pack.ends_on)
        item = known.get(piece.pk)
        if item is None:
            PackItem.objects.create(pack=pack, piece=piece, due_on=due_on)
        elif item.due_on != due_on:
            item.due_on = due_on
            item.save(update_fields=["due_on"])
    note_asked(pack)


def note_asked(pack: Pack) -> None:
    """Keep with each item whether its condition holds today: lists of what is due read it."""
    for one in standing_of(pack, today()).pieces:
        if one.item.is_asked != one.is_asked:
            one.item.is_asked = one.is_asked
            one.item.save(update_fields=["is_asked"])


@transaction.atomic
def complete_pack(*, pack: Pack, by) -> Pack:
    """Say that everything is in it. Raises ValidationError, naming what is missing."""
    found = locked(pack)
    if found.ends_on >= today():
        raise ValidationError(
            _("L’exercice n’est pas fini : on en rend compte une fois qu’il l’est.")
        )
    note_asked(found)
    standing = standing_of(found, today())
    if not standing.asked:
        raise ValidationError(
            _("Cette exigence ne demande encore aucune pièce : ajoutez-les d’abord.")
        )
    if standing.lacking:
        lacks = [f"{one.piece} ({', '.join(one.missing)})" for one in standing.lacking]
        raise ValidationError(_("Il manque encore : %(lacks)s.") % {"lacks": "; ".join(lacks)})
    return pack_machine.move(found, PackState.COMPLETE, by=by)


@transaction.atomic
def reopen_pack(*, pack: Pack, by, reason: str = "") -> Pack:
    """Let a pack change again; of one that left, ``reason`` says why, and is in the delivery that replaces it."""
    found = locked(pack)
    if found.state == PackState.SENT and not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    moved = pack_machine.move(found, PackState.PREPARING, by=by, reason=reason)
    note_asked(locked(moved))
    return moved


@transaction.atomic
def discard_pack(*, pack: Pack) -> None:
    """Take back a pack that was begun by mistake, while nothing is in it and it never left."""
    found = locked_open(pack)
    if found.deliveries.exists():
        raise ValidationError(_("Ce dossier a été transmis : il reste."))
    if any(one.is_given or one.signatures for one in standing_of(found, today()).pieces):
        raise ValidationError(_("Videz d’abord ses pièces."))
    found.delete()
