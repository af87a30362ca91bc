"""What the addresses of the portal are about: records of the world that other parts keep."""

from programs.tests.worlds import World

ABOUT = {
    "agreement_hours": "partnerships_agreement",
    "agreement_hours_": "partnerships_insuredhours",
    "own_agreement": "partnerships_agreement",
    "own_agreement_file": "partnerships_agreementfile",
    "own_agreement_hours_": "partnerships_insuredhours",
    "own_agreement_obligation": "partnerships_agreementobligation",
    "own_agreement_review": "partnerships_agreementreview",
}


def values(world: World, address, record) -> dict[str, tuple]:
    return {"own_step": ("fait", "reprendre")}
