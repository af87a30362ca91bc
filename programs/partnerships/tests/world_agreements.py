"""What the desk of agreements asks of the world: one that is in force, and all that hangs on it."""

from datetime import date

from programs.files import PDF, CheckedFile
from programs.partnerships.actions.agreement_clauses import propose_templates
from programs.partnerships.enums import AgreementFileKind, AgreementState, PartyRole
from programs.partnerships.models import AgreementFile
from programs.partnerships.tests.factories import (
    AgreementClauseFactory,
    AgreementContributionFactory,
    AgreementFactory,
    AgreementObligationFactory,
    AgreementPartyFactory,
    AgreementReviewFactory,
    AmendmentFactory,
    SignatureFactory,
)
from programs.tests.worlds import World

ABOUT = {
    "agreement_page": "partnerships_agreement",
    "agreement_pdf": "partnerships_agreement",
    "agreement_change": "partnerships_agreement",
    "agreement_renew": "partnerships_agreement",
    "agreement_step": "partnerships_agreement",
    "agreement_clause_new": "partnerships_agreement",
    "agreement_clause_add": "partnerships_agreement",
    "agreement_clause": "partnerships_agreementclause",
    "agreement_obligation_new": "partnerships_agreement",
    "agreement_obligation": "partnerships_agreementobligation",
    "agreement_contribution_new": "partnerships_agreement",
    "agreement_contribution": "partnerships_agreementcontribution",
    "agreement_file_new": "partnerships_agreement",
    "agreement_file": "partnerships_agreementfile",
    "agreement_sign": "partnerships_agreementparty",
    "agreement_signature_remove": "partnerships_signature",
    "agreement_amendment_new": "partnerships_agreement",
    "agreement_amendment": "partnerships_amendment",
    "agreement_reviews_ask": "partnerships_agreement",
    "agreement_review_": "partnerships_agreementreview",
    "agreement_review": "partnerships_agreementreview",
    "clause_template": "partnerships_clausetemplate",
}


def fill(world: World) -> None:
    """One in force with one of everything. What another part of the app kept before stays the record asked about."""
    program = world.program
    if "partnerships_agreement" not in world.records:
        agreement = AgreementFactory(program=program)
        lead = AgreementPartyFactory(
            agreement=agreement, organization=program.lead, role=PartyRole.LEAD
        )
        partner = AgreementPartyFactory(agreement=agreement, organization=world.partner)
        world.keep(agreement, partner, SignatureFactory(party=lead))
    agreement = world.records["partnerships_agreement"]
    party = world.records["partnerships_agreementparty"]
    of_party = {"agreement": agreement, "party": party}
    missing = {
        "partnerships_amendment": lambda: AmendmentFactory(
            agreement=agreement, number=1, effective_on=date(2008, 1, 1)
        ),
        # What is signed is kept as it is: the clause is one of a draft.
        "partnerships_agreementclause": lambda: AgreementClauseFactory(
            agreement=AgreementFactory(program=program, state=AgreementState.DRAFT)
        ),
        "partnerships_agreementobligation": lambda: AgreementObligationFactory(**of_party),
        "partnerships_agreementcontribution": lambda: AgreementContributionFactory(**of_party),
        "partnerships_agreementreview": lambda: AgreementReviewFactory(**of_party),
        "partnerships_agreementfile": lambda: _file(agreement),
    }
    for name, make in missing.items():
        if name not in world.records:
            world.keep(make())
    if "partnerships_clausetemplate" not in world.records:
        propose_templates(program=program, by=None)
        world.keep(program.clause_templates.first())


def _file(agreement) -> AgreementFile:
    content = CheckedFile("exemplaire.pdf", b"%PDF-1.7 a copy", PDF)
    file = AgreementFile.of(content, agreement=agreement, kind=AgreementFileKind.SIGNED)
    file.save()
    return file


def values(world: World, address, record) -> dict[str, tuple]:
    """Which step of what: some that can be taken, and one that cannot."""
    return {
        "agreement_step": ("suspendre", "avis", "negocier"),
        "obligation_step": ("remplie", "reprendre"),
        "amendment_step": ("signature", "annuler"),
        "direction": ("monter",),
        "party_pk": (world.records["partnerships_agreementparty"].pk,),
    }
