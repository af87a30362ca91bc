"""Factories of accountability packs: a requirement of the program's funder, and a pack of 2007-2008."""

import hashlib
from datetime import date

import factory
from factory.django import DjangoModelFactory

from programs.files import PDF, CheckedFile
from programs.lib.periods import Period
from programs.tests.factories import OrganizationFactory, ProgramFactory
from reporting.packs import actions, models
from reporting.packs.actions.packs import put_pieces

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
CONTENT = b"%PDF-1.7 piece"


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.Requirement

    program = factory.SubFactory(ProgramFactory)
    funder = factory.SubFactory(OrganizationFactory)
    code = factory.Sequence(lambda number: f"EX-{number}")
    title = "Reddition de comptes"
    valid_from = date(2006, 7, 1)
    due = "P90D"


class PieceFactory(DjangoModelFactory):
    """A file that is always asked for."""

    class Meta:
        model = models.RequiredPiece

    requirement = factory.SubFactory(RequirementFactory)
    number = factory.Sequence(lambda number: str(number + 1))
    title = "Lettre d’accompagnement"


class PackFactory(DjangoModelFactory):
    """The pack of 2007-2008, without items: ``begun`` gives one that has them."""

    class Meta:
        model = models.Pack

    requirement = factory.SubFactory(RequirementFactory)
    starts_on = YEAR.start
    ends_on = YEAR.end
    due_on = date(2008, 9, 28)


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = models.PackItem

    piece = factory.SubFactory(PieceFactory)
    pack = factory.LazyAttribute(lambda item: PackFactory(requirement=item.piece.requirement))
    due_on = date(2008, 9, 28)


class SignatureFactory(DjangoModelFactory):
    class Meta:
        model = models.PackSignature

    item = factory.SubFactory(ItemFactory, piece__signatories="Présidence")
    role = "Présidence"
    name = "Aulne Boréal"
    signed_on = date(2008, 7, 4)


class DeliveryFactory(DjangoModelFactory):
    """A delivery, without its files."""

    class Meta:
        model = models.Delivery

    pack = factory.SubFactory(PackFactory, state="sent")
    number = 1
    sent_on = date(2008, 9, 1)
    channel = "email"
    reason = factory.LazyAttribute(lambda one: "Un chiffre." if one.number > 1 else "")


class DeliveredFileFactory(DjangoModelFactory):
    class Meta:
        model = models.DeliveredFile

    delivery = factory.SubFactory(DeliveryFactory)
    position = 0
    name = "01-lettre-2007-2008.pdf"
    content = CONTENT
    content_type = PDF
    size = factory.LazyAttribute(lambda file: len(file.content))
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())


def pdf(name: str = "lettre.pdf", content: bytes = CONTENT) -> CheckedFile:
    return CheckedFile(name, content, PDF)


def begun(requirement: models.Requirement) -> models.Pack:
    """The pack of 2007-2008 of ``requirement``, with an item for each of its pieces."""
    pack = PackFactory(requirement=requirement)
    put_pieces(pack)
    return pack


def item_of(pack: models.Pack, number: str) -> models.PackItem:
    return pack.items.select_related("piece__requirement").get(piece__number=number)


def whole(requirement: models.Requirement | None = None) -> models.Pack:
    """A pack of one file, which is there."""
    requirement = requirement or RequirementFactory()
    PieceFactory(requirement=requirement, number="1")
    pack = begun(requirement)
    actions.add_file(item=item_of(pack, "1"), file=pdf(), by=None)
    return pack


def delivered(requirement: models.Requirement | None = None, on: date = date(2008, 9, 1)):
    """The delivery of such a pack."""
    pack = actions.complete_pack(pack=whole(requirement), by=None)
    return actions.deliver_pack(pack=pack, channel="email", on=on, by=None)
