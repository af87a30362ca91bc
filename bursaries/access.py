"""The only doors to bursaries: coordinators, finance officers to what is paid, reviewers to what is confided to them.

Applicants, referees and holders have no account: their door is a signed link, and each opens one record.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from bursaries.enums import (
    APPLICATION_ELIGIBLE,
    ApplicationState,
    LetterKind,
    ObligationState,
    ReviewConflict,
    RoundState,
)
from bursaries.models import (
    Answer,
    Application,
    ApplicationFile,
    Award,
    AwardFile,
    AwardInstalment,
    AwardTier,
    BursaryRound,
    Choice,
    Criterion,
    Deferral,
    EligibilityRule,
    FollowUp,
    HolderLink,
    Letter,
    LetterTemplate,
    Obligation,
    ObligationRule,
    ObligationTerm,
    Question,
    Reference,
    ReferenceFile,
    Repayment,
    RepaymentReversal,
    RequiredDocument,
    Review,
    Reviewer,
    Score,
    ServiceAttestation,
    ServiceAttestationFile,
    ServicePeriod,
    Waiver,
)
from programs.access import programs_accounted_by, programs_coordinated_by
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole, Service
from programs.links import record_of
from programs.models import Program

# --- coordinators


def bursary_programs(user) -> QuerySet[Program]:
    """The programs that the user coordinates and that give bursaries."""
    return programs_coordinated_by(user).filter(services__contains=[Service.BURSARIES])


def visible_rounds(user) -> QuerySet[BursaryRound]:
    return BursaryRound.objects.filter(program__in=programs_coordinated_by(user))


def _of_rounds(user, model) -> QuerySet:
    return model.objects.filter(round__in=visible_rounds(user))


def visible_tiers(user) -> QuerySet[AwardTier]:
    return _of_rounds(user, AwardTier)


def visible_eligibility_rules(user) -> QuerySet[EligibilityRule]:
    return _of_rounds(user, EligibilityRule)


def visible_documents(user) -> QuerySet[RequiredDocument]:
    return _of_rounds(user, RequiredDocument)


def visible_questions(user) -> QuerySet[Question]:
    return _of_rounds(user, Question)


def visible_criteria(user) -> QuerySet[Criterion]:
    return _of_rounds(user, Criterion)


def visible_reviewers(user) -> QuerySet[Reviewer]:
    return _of_rounds(user, Reviewer)


def visible_letter_templates(user) -> QuerySet[LetterTemplate]:
    return _of_rounds(user, LetterTemplate)


def visible_obligation_rules(user) -> QuerySet[ObligationRule]:
    return ObligationRule.objects.filter(program__in=programs_coordinated_by(user))


def visible_obligation_terms(user) -> QuerySet[ObligationTerm]:
    return ObligationTerm.objects.filter(rule__in=visible_obligation_rules(user))


def visible_applications(user) -> QuerySet[Application]:
    """What was sent: a draft is its author's alone."""
    return Application.objects.received().filter(round__in=visible_rounds(user))


def visible_choices(user) -> QuerySet[Choice]:
    return Choice.objects.filter(application__in=visible_applications(user))


def visible_answers(user) -> QuerySet[Answer]:
    return Answer.objects.filter(application__in=visible_applications(user))


def visible_application_files(user) -> QuerySet[ApplicationFile]:
    return ApplicationFile.objects.filter(application__in=visible_applications(user))


def visible_references(user) -> QuerySet[Reference]:
    return Reference.objects.filter(application__in=visible_applications(user))


def visible_reference_files(user) -> QuerySet[ReferenceFile]:
    return ReferenceFile.objects.filter(reference__in=visible_references(user))


def visible_reviews(user) -> QuerySet[Review]:
    return Review.objects.filter(application__in=visible_applications(user))


def visible_scores(user) -> QuerySet[Score]:
    return Score.objects.filter(review__in=visible_reviews(user))


def visible_obligations(user) -> QuerySet[Obligation]:
    return Obligation.objects.filter(program__in=programs_coordinated_by(user))


def _of_obligations(user, model) -> QuerySet:
    return model.objects.filter(obligation__in=visible_obligations(user))


def visible_service(user) -> QuerySet[ServicePeriod]:
    return _of_obligations(user, ServicePeriod)


def visible_attestations(user) -> QuerySet[ServiceAttestation]:
    return ServiceAttestation.objects.filter(service__in=visible_service(user))


def visible_attestation_files(user) -> QuerySet[ServiceAttestationFile]:
    return ServiceAttestationFile.objects.filter(attestation__in=visible_attestations(user))


def visible_deferrals(user) -> QuerySet[Deferral]:
    return _of_obligations(user, Deferral)


def visible_waivers(user) -> QuerySet[Waiver]:
    return _of_obligations(user, Waiver)


def visible_repayments(user) -> QuerySet[Repayment]:
    return _of_obligations(user, Repayment)


def visible_repayment_reversals(user) -> QuerySet[RepaymentReversal]:
    return RepaymentReversal.objects.filter(repayment__in=visible_repayments(user))


def visible_follow_ups(user) -> QuerySet[FollowUp]:
    return _of_obligations(user, FollowUp)


def visible_holder_links(user) -> QuerySet[HolderLink]:
    return HolderLink.objects.filter(program__in=programs_coordinated_by(user))


def visible_letters(user) -> QuerySet[Letter]:
    return Letter.objects.filter(
        Q(application__in=visible_applications(user))
        | Q(award__program__in=programs_coordinated_by(user))
        | Q(obligation__in=visible_obligations(user))
    )


# --- coordinators and finance officers


def awarding_programs(user) -> QuerySet[Program]:
    """The programs that give bursaries, and whose money the user keeps or follows."""
    return programs_accounted_by(user).filter(services__contains=[Service.BURSARIES])


def get_awarding_program_for(user, slug: str) -> Program:
    return get_object_or_404(awarding_programs(user).select_related("lead"), slug=slug)


def visible_awards(user) -> QuerySet[Award]:
    """Whoever keeps the accounts of a program sees what it gives; not the applications."""
    return Award.objects.filter(program__in=programs_accounted_by(user))


def visible_award_instalments(user) -> QuerySet[AwardInstalment]:
    return AwardInstalment.objects.filter(award__in=visible_awards(user))


def visible_award_files(user) -> QuerySet[AwardFile]:
    return AwardFile.objects.filter(award__in=visible_awards(user))


def accounted_repayments(user) -> QuerySet[Repayment]:
    """What holders paid back, for whoever keeps the accounts."""
    return Repayment.objects.filter(obligation__program__in=programs_accounted_by(user))


def get_bursary_program_for(user, slug: str) -> Program:
    return get_object_or_404(bursary_programs(user).select_related("lead"), slug=slug)


def get_round_for(user, pk) -> BursaryRound:
    rounds = visible_rounds(user).select_related("program__lead", "funder", "line", "rule")
    return get_object_or_404(rounds, pk=pk)


def get_application_for(user, pk) -> Application:
    applications = visible_applications(user).select_related(
        "round__program__lead", "person", "region", "origin", "institution"
    )
    return get_object_or_404(applications, pk=pk)


def get_award_for(user, pk) -> Award:
    awards = visible_awards(user).select_related(
        "program__lead", "round", "tier", "person", "organization", "line", "obligation"
    )
    return get_object_or_404(awards, pk=pk)


def get_obligation_for(user, pk) -> Obligation:
    obligations = visible_obligations(user).select_related(
        "program__lead", "person", "rule__region"
    )
    return get_object_or_404(obligations, pk=pk)


def get_letter_for(user, pk) -> Letter:
    return get_object_or_404(visible_letters(user), pk=pk)


# --- reviewers


def reviews(user) -> bool:
    """Whether the user reads applications of some round."""
    return MembershipRole.REVIEWER in user.roles or user.bursary_reviews.exists()


def own_reviews(user) -> QuerySet[Review]:
    """What is confided to the user, of rounds that are not over, while they are in office there.

    Nothing of an application that is not admitted, or that was withdrawn.
    """
    lead = OuterRef("application__round__program__lead")
    named = Exists(user.memberships.counting(MembershipRole.REVIEWER, lead))
    coordinated = user.organizations_as(MembershipRole.COORDINATION)
    return Review.objects.filter(
        named | Q(application__round__program__lead__in=coordinated),
        reviewer__user=user,
        reviewer__is_active=True,
        application__round__state=RoundState.PUBLISHED,
        application__state__in=APPLICATION_ELIGIBLE,
    )


def readable_reviews(user) -> QuerySet[Review]:
    """Of these, those whose application the user may read: they ruled a conflict of interest out."""
    return own_reviews(user).filter(conflict=ReviewConflict.NONE)


def get_own_review_for(user, pk) -> Review:
    found = own_reviews(user).select_related("application__round", "reviewer")
    return get_object_or_404(found, pk=pk)


def others_reviews(review: Review) -> QuerySet[Review]:
    """What the others made of the same application: seen by who has handed in their own, and by nobody else."""
    if not review.completed_at:
        return Review.objects.none()
    return review.application.reviews.complete().exclude(pk=review.pk)


def get_readable_review_for(user, pk) -> Review:
    found = readable_reviews(user).select_related("application__round", "reviewer")
    return get_object_or_404(found, pk=pk)


def may_review(leads) -> QuerySet[User]:
    """Those who hold the role for the programs of ``leads``, and their coordinators.

    A role for which nobody vouched counts everywhere, but only its own organisation has its holder chosen from a list:
    no lead reads the addresses of the reviewers of another.
    """
    of_theirs = Q(vouched_by__in=leads) | Q(vouched_by=None, organization__in=leads)
    roles = Q(role=MembershipRole.REVIEWER) & of_theirs | Q(
        role=MembershipRole.COORDINATION, organization__in=leads
    )
    holding = Membership.objects.active().filter(roles)
    return User.objects.filter(is_active=True, pk__in=holding.values("user"))


def possible_reviewers(leads, rounds) -> QuerySet[User]:
    """Whom a round may name: those who may review for ``leads``, or do already in ``rounds``."""
    there = User.objects.filter(bursary_reviews__round__in=rounds)
    return may_review(leads) | User.objects.filter(pk__in=there.values("pk"))


def possible_reviewers_for(user) -> QuerySet[User]:
    """Whom a coordinator may choose for any of their rounds."""
    leads = programs_coordinated_by(user).order_by().values("lead")
    return possible_reviewers(leads, visible_rounds(user)).order_by("email")


# --- the public, and whoever has a link


def open_rounds() -> QuerySet[BursaryRound]:
    """The calls that anybody reads now."""
    return BursaryRound.objects.open_at(timezone.now()).select_related("program__lead")


def public_rounds() -> QuerySet[BursaryRound]:
    """The calls that anybody may read: published, whether they are open, to come or over."""
    return BursaryRound.objects.published().select_related("program__lead")


def application_of(token: str) -> Application | None:
    """The application that a link opens; None where it was renewed, or its round taken back."""
    applications = Application.objects.filter(
        round__state__in=(RoundState.PUBLISHED, RoundState.ENDED)
    )
    return record_of(token, applications.select_related("round__program__lead"))


def reference_of(token: str) -> Reference | None:
    """The reference that a link asks for; None where it was renewed, or the application withdrawn."""
    references = Reference.objects.filter(application__round__state=RoundState.PUBLISHED).exclude(
        application__state=ApplicationState.WITHDRAWN
    )
    return record_of(token, references.select_related("application__round__program__lead"))


def holder_link_of(token: str) -> HolderLink | None:
    """The link of a holder, while it is open."""
    links = HolderLink.objects.open_at(timezone.now())
    return record_of(token, links.select_related("program__lead", "person"))


def holder_awards(link: HolderLink) -> QuerySet[Award]:
    """What the holder of a link was given in its program."""
    return Award.objects.filter(program=link.program_id, person=link.person_id)


def holder_files(link: HolderLink) -> QuerySet[AwardFile]:
    """The documents of what the holder of a link was given in its program."""
    return AwardFile.objects.filter(award__in=holder_awards(link))


def holder_obligations(link: HolderLink) -> QuerySet[Obligation]:
    """What the holder of a link owes in its program."""
    return Obligation.objects.filter(program=link.program_id, person=link.person_id).exclude(
        state=ObligationState.CANCELLED
    )


def holder_attestations(link: HolderLink) -> QuerySet[ServiceAttestation]:
    """What is attested of the service of the holder of a link, in its program."""
    return ServiceAttestation.objects.filter(service__obligation__in=holder_obligations(link))


def holder_letters(link: HolderLink) -> QuerySet[Letter]:
    """What the holder of a link signs, and what was written to them about what they owe.

    The letter of a decision has a link of its own, and opens once it is sent.
    """
    return Letter.objects.filter(
        Q(award__in=holder_awards(link), kind=LetterKind.CONTRACT)
        | Q(award=None, obligation__in=holder_obligations(link))
    )
