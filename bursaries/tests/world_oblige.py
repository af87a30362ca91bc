"""What obligations add to a world: one of everything that their pages, and the page of a holder, are about."""

from bursaries.models import Obligation, ServiceAttestationFile
from bursaries.tests.factories import (
    AwardFactory,
    AwardInstalmentFactory,
    BursaryRoundFactory,
    DeferralFactory,
    FollowUpFactory,
    HolderLinkFactory,
    LetterFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    RepaymentFactory,
    ServiceAttestationFactory,
    ServicePeriodFactory,
    WaiverFactory,
)
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
    """An obligation that is begun, with something of everything."""
    program = world.program
    rule = ObligationRuleFactory(program=program)
    term = ObligationTermFactory(rule=rule)
    obligation = ObligationFactory(program=program, rule=rule, state="ongoing")
    award = AwardFactory(
        round=BursaryRoundFactory(program=program),
        person=obligation.person,
        obligation=obligation,
        origin=rule.region,
    )
    job = ServicePeriodFactory(obligation=obligation)
    attestation = ServiceAttestationFactory(service=job)
    world.keep(
        *(rule, term, obligation, award, job, attestation),
        AwardInstalmentFactory(award=award),
        _proof(attestation),
        DeferralFactory(obligation=obligation),
        WaiverFactory(obligation=obligation),
        RepaymentFactory(obligation=obligation),
        FollowUpFactory(obligation=obligation),
        HolderLinkFactory(program=program, person=obligation.person),
        LetterFactory(award=None, obligation=obligation, kind="default"),
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
        "letter_pk": (records["letter"].pk,),
        "proof_pk": (records["serviceattestationfile"].pk,),
        "repayment_pk": (records["repayment"].pk,),
        "token": (token_of(records["holderlink"]),),
        "waiver_pk": (records["waiver"].pk,),
    }


def _owed_by(link) -> int:
    return Obligation.objects.filter(person=link.person, program=link.program).latest("pk").pk
