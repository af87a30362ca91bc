"""The awards’ part of a world: a bursary whose contract is signed, one instalment attested, one awaited."""

from bursaries.enums import AwardFileKind, LetterKind
from bursaries.models import AwardFile
from bursaries.tests.factories import (
    AwardFactory,
    AwardInstalmentFactory,
    LetterFactory,
)
from bursaries.tests.giving import document
from programs.tests.worlds import World

ABOUT = {"award": "bursaries_award"}


def fill(world: World) -> None:
    award = world.records.get("bursaries_award") or AwardFactory(round__program=world.program)
    expected = AwardInstalmentFactory(award=award, number=1)
    letter = LetterFactory(
        award=award,
        kind=LetterKind.CONTRACT,
        subject="Contrat de bourse",
        body=f"Entre {award.program.lead} et {award.person}.",
    )
    file = AwardFile.of(document(), award=award, kind=AwardFileKind.ATTESTATION)
    file.save()
    world.keep(award.round, award.tier, award, expected, letter, file)


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
        "letter_pk": (records["bursaries_letter"].pk,),
        "document_pk": (records["bursaries_awardfile"].pk,),
    }
