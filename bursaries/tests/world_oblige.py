"""What obligations add to a world: one of everything that their pages, and the page of a holder, are about."""

from bursaries.models import Obligation, ServiceAttestationFile
from bursaries.tests.factories import LetterFactory
from programs.files import PDF, CheckedFile
from programs.links import token_of
from programs.tests.worlds import World

ABOUT = {
    "duty": "bursaries_obligation",
    "duty_confirm_together": "",
    "duty_list": "",
    "duty_programs": "",
    "holder_": "bursaries_holderlink",
    "holder_ask": "",
}


def fill(world: World) -> None:
    """What proves the service, and the notice of a default."""
    world.keep(_proof(world.records["bursaries_serviceattestation"]))
    # Beside the letter of the award, which is the one of its model.
    world.records["bursaries_notice"] = LetterFactory(
        award=None, obligation=world.records["bursaries_obligation"], kind="default"
    )


def _proof(attestation) -> ServiceAttestationFile:
    proof = ServiceAttestationFile.of(
        CheckedFile("preuve.pdf", b"%PDF-1.7", PDF), attestation=attestation
    )
    proof.save()
    return proof


def values(world: World, address, record) -> dict[str, tuple]:
    """What the addresses of obligations ask for beside the record that they are about."""
    if not address.name.startswith(("duty", "holder")):
        return {}
    records = {name.removeprefix("bursaries_"): one for name, one in world.records.items()}
    return {
        "attestation_pk": (records["serviceattestation"].pk,),
        "award_pk": (records["award"].pk,),
        "change": ("terminer", "reprendre"),
        "decision": ("refuser",),
        "deferral_pk": (records["deferral"].pk,),
        "duty_pk": (_owed_by(records["holderlink"]),),
        "duty_step": ("defaut", "reprendre"),
        "follow_up_pk": (records["followup"].pk,),
        "job_pk": (records["serviceperiod"].pk,),
        "letter_pk": (records["notice"].pk,),
        "proof_pk": (records["serviceattestationfile"].pk,),
        "repayment_pk": (records["repayment"].pk,),
        "token": (token_of(records["holderlink"]),),
        "waiver_pk": (records["waiver"].pk,),
    }


def _owed_by(link) -> int:
    return Obligation.objects.filter(person=link.person, program=link.program).latest("pk").pk
