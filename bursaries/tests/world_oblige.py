"""What obligations add to a world: one of everything that their pages, and the page of a holder, are about."""

from bursaries.models import Obligation, ServiceAttestationFile
from bursaries.tests.factories import LetterFactory, ServiceAttestationFactory
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
    own = Obligation.objects.get(pk=_owed_by(world.records["bursaries_holderlink"]))
    # What the holder of the link reads and takes back, beside those that coordinators are asked about.
    world.records["bursaries_own_notice"] = LetterFactory(
        award=None, obligation=own, kind="default"
    )
    world.records["bursaries_own_attestation"] = ServiceAttestationFactory(service__obligation=own)


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
    if address.name.startswith("holder"):
        records |= {
            "notice": records["own_notice"],
            "serviceattestation": records["own_attestation"],
        }
    return {
        "attestation_pk": (records["serviceattestation"].pk,),
        "award_pk": (records["award"].pk,),
        "change": ("terminer", "reprendre"),
        "decision": ("refuser",),
        "deferral_pk": (records["deferral"].pk,),
        "document_pk": (records["awardfile"].pk,),
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
