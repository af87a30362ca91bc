"""A pack leaves: its files are kept as they left. It is replaced by another delivery, or withdrawn, with a reason."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.letters.printing import Unprintable
from programs.lib.periods import today
from reporting.packs.actions.packs import begin_pack, locked, pack_machine
from reporting.packs.enclosing import Content, contents_of
from reporting.packs.enums import PackState
from reporting.packs.models import DeliveredFile, Delivery, Pack
from reporting.packs.standing import standing_of


@transaction.atomic
def deliver_pack(
    *, pack: Pack, channel: str, on: date, receipt: str = "", reason: str = "", by
) -> Delivery:
    """Note that a complete pack left, and keep every file of it; the pack of the next year is begun.

    A later delivery replaces the one before, and its ``reason`` says why.
    """
    found = locked(pack)
    if found.state != PackState.COMPLETE:
        raise ValidationError(_("Déclarez d’abord le dossier complet."))
    last = found.deliveries.order_by("-number").first()
    if last and not reason.strip():
        raise ValidationError(
            {"reason": _("Ce dossier a déjà été transmis : écrivez pourquoi il l’est de nouveau.")}
        )
    delivery = Delivery(
        pack=found,
        number=last.number + 1 if last else 1,
        sent_on=on,
        channel=channel,
        receipt=receipt.strip(),
        reason=reason.strip() if last else "",
        made_by=by,
    )
    delivery.full_clean()
    delivery.save()
    try:
        for position, content in enumerate(contents_of(standing_of(found, today()))):
            _keep(delivery, position, content)
    except Unprintable as error:
        raise ValidationError(str(error)) from error
    pack_machine.move(found, PackState.SENT, by=by, reason=delivery.reason)
    _begin_next(found, by)
    return delivery


def _keep(delivery: Delivery, position: int, content: Content) -> None:
    DeliveredFile.objects.create(
        delivery=delivery,
        position=position,
        name=content.name,
        content=content.content,
        content_type=content.content_type,
        size=content.size,
        sha256=content.sha256,
        about=content.about[:250],
    )


def _begin_next(pack: Pack, by) -> None:
    """Begin the pack of the year after, so that its due day is in sight from now on."""
    requirement = pack.requirement
    calendar = requirement.program.calendar
    year = calendar.year_containing(pack.ends_on + timedelta(days=1))
    if requirement.asks_of(year) and requirement.program.runs_in(year):
        begin_pack(requirement=requirement, period=year, by=by)


@transaction.atomic
def withdraw_delivery(*, delivery: Delivery, reason: str, by) -> Delivery:
    """Say that what left does not count: the funder sees it no more. Where it was the last, the pack is complete."""
    pack = locked(delivery.pack)
    found = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if found.is_withdrawn:
        raise ValidationError(_("Cette transmission est déjà retirée."))
    if not reason.strip():
        raise ValidationError({"reason": _("Écrivez le motif.")})
    found.withdrawn_on, found.withdrawn_reason = today(), reason.strip()
    found.full_clean()
    found.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    is_last = not pack.deliveries.filter(number__gt=found.number).exists()
    if is_last and pack.state == PackState.SENT:
        pack_machine.move(pack, PackState.COMPLETE, by=by, reason=found.withdrawn_reason)
    return found
