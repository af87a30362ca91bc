"""The awards’ part of a world: the contract of the bursary, and a document of it."""

from bursaries.enums import AwardFileKind, LetterKind
from bursaries.models import AwardFile
from bursaries.tests.factories import LetterFactory
from bursaries.tests.giving import document
from programs.accounts.tests.factories import coordinator_of
from programs.tests.worlds import World

ABOUT = {"award": "bursaries_award"}


def fill(world: World) -> None:
    award = world.records["bursaries_award"]
    contract = LetterFactory(
        award=award,
        kind=LetterKind.CONTRACT,
        subject="Contrat de bourse",
        body=f"Entre {award.program.lead} et {award.person}.",
    )
    file = AwardFile.of(
        document(),
        award=award,
        kind=AwardFileKind.ATTESTATION,
        added_by=coordinator_of(world.program),
    )
    file.save()
    world.keep(file)
    # Beside the letter of the award, which is the one of its model.
    world.records["bursaries_contract"] = contract


def values(world: World, address, record) -> dict[str, tuple]:
    """What the addresses of awards ask for beside the award that they are about."""
    if not address.name.startswith("award"):
        return {}
    records = world.records
    return {
        "award_step": ("signer", "annuler", "retablir"),
        "instalment_step": ("attestation", "autoriser"),
        "slip_format": ("csv", "pdf"),
        "instalment_pk": (records["bursaries_awardinstalment"].pk,),
        "letter_pk": (records["bursaries_contract"].pk,),
        "document_pk": (records["bursaries_awardfile"].pk,),
    }
