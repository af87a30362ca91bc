"""The packs' part of a world: a requirement of the funder, a pack under way with a piece in it, and one that left."""

from datetime import date

from programs.models import Program
from programs.tests.worlds import TYPED, World
from reporting.packs.models import PackFile
from reporting.packs.tests.factories import (
    DeliveredFileFactory,
    DeliveryFactory,
    ItemFactory,
    PackFactory,
    PieceFactory,
    RequirementFactory,
    SignatureFactory,
    pdf,
)

ABOUT = {
    "pack": "packs_pack",
    "pack_requirement": "packs_requirement",
    "pack_requirement_new": "",
    "pack_begin": "packs_requirement",
    "pack_piece": "packs_requirement",
    "pack_delivery": "packs_delivery",
    "pack_received": "packs_delivery",
}


def fill(world: World) -> None:
    requirement = RequirementFactory(program=world.program, funder=world.funder)
    piece = PieceFactory(requirement=requirement, kind="minutes", signatories="Présidence")
    pack = PackFactory(requirement=requirement)
    item = ItemFactory(pack=pack, piece=piece, text="Un mot")
    file = PackFile.of(pdf(), item=item)
    file.save()
    signature = SignatureFactory(item=item)
    before = PackFactory(
        requirement=RequirementFactory(program=world.program, funder=world.funder),
        starts_on=date(2006, 7, 1),
        ends_on=date(2007, 6, 30),
        state="sent",
    )
    delivery = DeliveryFactory(pack=before, sent_on=date(2007, 9, 1))
    left = DeliveredFileFactory(delivery=delivery)
    world.keep(requirement, piece, pack, item, file, signature, delivery, left)


def values(world: World, address, record) -> dict[str, tuple]:
    if not address.name.startswith("pack"):
        return {}
    return {
        "item_pk": (world.records["packs_packitem"].pk,),
        "piece_pk": (world.records["packs_requiredpiece"].pk,),
        "file_pk": (world.records["packs_packfile"].pk,),
        "signature_pk": (world.records["packs_packsignature"].pk,),
        "pack_step": ("completer", "rouvrir", "abandonner", "transmettre"),
        "slug": (world.program.slug,),
        "year": ("2007-2008",),
    }


def awaits(program: Program) -> None:
    requirement = RequirementFactory(program=program)
    days = {
        "starts_on": date(2006, 7, 1),
        "ends_on": date(2007, 6, 30),
        "due_on": date(2007, 9, 28),
    }
    ItemFactory(
        piece=PieceFactory(requirement=requirement),
        pack=PackFactory(requirement=requirement, **days),
        due_on=date(2007, 9, 28),
    )


def awkward(program: Program) -> None:
    first = RequirementFactory(
        program=program, code="MIN-1", title=TYPED, title_en="Account", reference=TYPED,
        valid_until=date(2008, 6, 30), due="--02-29", due_moves=True, language="en", note=TYPED,
    )  # fmt: skip
    RequirementFactory(program=program, code="MIN-2", due="P3M")
    PieceFactory(
        requirement=first, number="1.", title=TYPED, kind="report", report_kind="financier",
        condition="funding", condition_amount="50000.50", due="P30D", prepared_by="finance",
        signatories="Présidence\nTrésorerie", signatories_en="Chair\nTreasurer", note=TYPED,
    )  # fmt: skip
    PieceFactory(
        requirement=first, number="10.", kind="statement", condition="variance",
        variance_percent="12.5", variance_amount=500,
    )  # fmt: skip


def one_more(program: Program) -> None:
    PieceFactory(requirement=RequirementFactory(program=program))
