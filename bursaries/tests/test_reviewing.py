"""What reviewers see and do: what is confided to them, after they ruled a conflict out, and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from bursaries.actions import reviewing
from bursaries.enums import ApplicationState, ReviewConflict
from bursaries.models import Application, ApplicationFile
from bursaries.tests.factories import ReviewFactory
from bursaries.tests.selected import AT_NOON, a_reviewer, a_round, an_application, scored
from programs.accounts.models import Membership
from programs.accounts.tests.factories import UserFactory
from programs.files import CheckedFile

_A = ApplicationState
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(AT_NOON)]


def address(name, *args):
    return reverse(name, args=args)


def undeclared(application, reviewer):
    return ReviewFactory(
        application=application, reviewer=reviewer, conflict="undeclared", declared_at=None
    )


def a_file(application):
    file = CheckedFile("releve-de-Frederique.pdf", b"%PDF-1.4 essai", "application/pdf")
    stored = ApplicationFile.of(
        file, application=application, document=application.round.documents.get()
    )
    stored.save()
    return stored


def scores_of(review, *values):
    criteria = review.application.round.criteria.all()
    return {f"score_{one.pk}": value for one, value in zip(criteria, values, strict=False)}


# --- assigned by turns


def test_applications_are_shared_out_evenly():
    round = a_round(reviews_needed=2)
    reviewers = [a_reviewer(round) for _one in range(3)]
    applications = [an_application(round, _A.ELIGIBLE) for _one in range(3)]
    assert reviewing.assign_reviews(round=round, by=UserFactory()) == 6
    assert [one.reviews.count() for one in reviewers] == [2, 2, 2]
    assert [one.reviews.count() for one in applications] == [2, 2, 2]
    assert reviewing.assign_reviews(round=round, by=UserFactory()) == 0


def test_who_declared_a_conflict_is_never_given_the_application_again():
    round = a_round(reviews_needed=1)
    conflicted = a_reviewer(round)
    application = an_application(round, _A.ELIGIBLE)
    review = undeclared(application, conflicted)
    reviewing.declare_conflict(review=review, has_conflict=True, reason="Ma nièce")
    assert reviewing.assign_reviews(round=round, by=UserFactory()) == 0
    with pytest.raises(ValidationError, match="a déclaré un conflit"):
        reviewing.assign_by_hand(application=application, reviewer=conflicted, by=UserFactory())
    other = a_reviewer(round)
    assert reviewing.assign_reviews(round=round, by=UserFactory()) == 1
    assert other.reviews.get().application == application


def test_who_retires_gives_back_what_they_had_not_begun():
    round = a_round(reviews_needed=1)
    leaving, other = a_reviewer(round), a_reviewer(round)
    done, begun, waiting = (an_application(round, _A.ELIGIBLE) for _one in range(3))
    scored(done, leaving, 3, 3)
    undeclared(waiting, leaving)
    reviewing.retire_reviewer(reviewer=leaving, by=UserFactory())
    reviewing.assign_reviews(round=round, by=UserFactory())
    assert sorted(other.reviews.values_list("application", flat=True)) == [begun.pk, waiting.pk]


# --- declared first


def test_nothing_is_read_before_a_conflict_is_ruled_out(client):
    round = a_round()
    reviewer, application = a_reviewer(round), an_application(round, _A.ELIGIBLE)
    review, file = undeclared(application, reviewer), a_file(application)
    client.force_login(reviewer.user)
    closed = [address("review", review.pk), address("review_file", review.pk, file.pk)]
    assert [client.get(url).status_code for url in closed] == [404, 404]
    listed = client.get(address("review_home")).content.decode()
    assert application.last_name not in listed
    client.post(address("review_declare"), {f"r{review.pk}-conflict": "none"})
    assert [client.get(url).status_code for url in closed] == [200, 200]


def test_a_declared_conflict_closes_the_file_and_its_documents(client):
    round = a_round()
    reviewer, application = a_reviewer(round), an_application(round, _A.ELIGIBLE)
    review, file = undeclared(application, reviewer), a_file(application)
    client.force_login(reviewer.user)
    url = address("review_declare")
    asked = client.post(url, {f"r{review.pk}-conflict": "declared"})
    assert asked.context["has_errors"]
    said = {f"r{review.pk}-conflict": "declared", f"r{review.pk}-reason": "Ma nièce"}
    assertRedirects(client.post(url, said), address("review_home"))
    for closed in (address("review", review.pk), address("review_file", review.pk, file.pk)):
        assert client.get(closed).status_code == 404
        assert client.post(closed).status_code in (404, 405)


def test_a_conflict_found_while_reading_closes_the_file_and_counts_no_score(client):
    round = a_round()
    reviewer, application = a_reviewer(round), an_application(round, _A.ELIGIBLE)
    review = scored(application, reviewer, 5, 5)
    client.force_login(reviewer.user)
    client.post(address("review_conflict", review.pk), {"reason": "Ancienne élève"})
    review.refresh_from_db()
    assert (review.conflict, review.completed_at) == (ReviewConflict.DECLARED, None)
    assert client.get(address("review", review.pk)).status_code == 404


# --- scored


def test_half_done_scores_are_kept_and_handed_in_once_whole(client):
    round = a_round(reviews_needed=1)
    reviewer, application = a_reviewer(round), an_application(round, _A.ELIGIBLE)
    review = ReviewFactory(application=application, reviewer=reviewer)
    client.force_login(reviewer.user)
    url = address("review", review.pk)
    client.post(url, scores_of(review, "3,5") | {"comment": "À relire", "save": "1"})
    assert [str(one.value) for one in review.scores.all()] == ["3.50"]
    refused = client.post(url, scores_of(review, "3,5") | {"complete": "1"})
    assert "Il manque des notes" in refused.content.decode()
    client.post(url, scores_of(review, "3,5", "5") | {"comment": "Bien", "complete": "1"})
    review.refresh_from_db()
    assert (review.completed_at is not None, review.comment) == (True, "Bien")
    assert Application.objects.get(pk=application.pk).state == _A.REVIEWED


def test_a_score_above_the_most_of_its_criterion_is_refused(client):
    round = a_round()
    reviewer = a_reviewer(round)
    review = ReviewFactory(application=an_application(round, _A.ELIGIBLE), reviewer=reviewer)
    client.force_login(reviewer.user)
    answer = client.post(address("review", review.pk), scores_of(review, "6") | {"save": "1"})
    assert "La note va de 0 à 5." in answer.content.decode()


def test_what_is_handed_in_changes_no_more_until_a_coordinator_gives_it_back(client):
    round = a_round(reviews_needed=1)
    reviewer, application = a_reviewer(round), an_application(round, _A.REVIEWED)
    review = scored(application, reviewer, 3, 3)
    client.force_login(reviewer.user)
    client.post(address("review", review.pk), scores_of(review, "5", "5") | {"save": "1"})
    assert {str(one.value) for one in review.scores.all()} == {"3.00"}
    reviewing.reopen_review(review=review, by=UserFactory())
    assert Application.objects.get(pk=application.pk).state == _A.ELIGIBLE
    client.post(address("review", review.pk), scores_of(review, "5", "5") | {"save": "1"})
    assert {str(one.value) for one in review.scores.all()} == {"5.00"}


# --- and what is not seen


def test_the_scores_of_others_are_seen_after_one_s_own_alone(client):
    round = a_round()
    reviewer, other = a_reviewer(round), a_reviewer(round, last_name="Autrui")
    application = an_application(round, _A.ELIGIBLE)
    scored(application, other, 4, 4, comment="Commentaire d’autrui")
    own = ReviewFactory(application=application, reviewer=reviewer)
    client.force_login(reviewer.user)
    before = client.get(address("review", own.pk))
    assert "Autrui" not in before.content.decode()
    assert "Commentaire d’autrui" not in before.content.decode()
    assert before.context["others"] == []
    client.post(address("review", own.pk), scores_of(own, "2", "2") | {"complete": "1"})
    assert "Commentaire d’autrui" in client.get(address("review", own.pk)).content.decode()


def test_a_blind_round_shows_nobody_s_name_contacts_referee_or_file_name(client):
    round = a_round(is_blind=True)
    reviewer = a_reviewer(round)
    application = an_application(
        round,
        _A.ELIGIBLE,
        first_name="Frédérique",
        last_name="Introuvable",
        email="introuvable@exemple.test",
        phone="+18195550142",
        street="12, rue Introuvable",
        city="Introuvableville",
        institution_name="Collège Introuvable",
    )
    application.references.update(
        name="Maxime Introuvable",
        text="Une lettre.",
        answered_at="2007-09-25 12:00-04:00",
        relation="Oncle Introuvable",
    )
    file = a_file(application)
    file.name = "introuvable.pdf"
    ApplicationFile.objects.filter(pk=file.pk).update(name="introuvable.pdf")
    waiting = undeclared(application, reviewer)
    client.force_login(reviewer.user)
    pages = [client.get(address("review_declare")), client.get(address("review_home"))]
    reviewing.declare_conflict(review=waiting, has_conflict=False)
    pages += [
        client.get(address(name, *args))
        for name, args in (("review_home", ()), ("review", (waiting.pk,)))
    ]
    sent = client.get(address("review_file", waiting.pk, file.pk))
    for page in pages:
        assert "ntrouvable" not in page.content.decode()
        assert "555-0142" not in page.content.decode()
    assert "ntrouvable" not in sent["Content-Disposition"]
    assert application.display_code in pages[-1].content.decode()


def test_an_open_round_shows_the_name_and_no_contact(client):
    round = a_round()
    reviewer = a_reviewer(round)
    application = an_application(round, _A.ELIGIBLE, street="12, rue Cachée", city="Cachée")
    review = ReviewFactory(application=application, reviewer=reviewer)
    client.force_login(reviewer.user)
    content = client.get(address("review", review.pk)).content.decode()
    assert application.last_name in content
    for hidden in (application.email, "Cachée", application.references.get().email):
        assert hidden not in content


def test_a_reviewer_reaches_neither_another_s_review_nor_a_page_of_coordinators(client):
    round = a_round()
    reviewer, other = a_reviewer(round), a_reviewer(round)
    application = an_application(round, _A.ELIGIBLE)
    foreign = scored(application, other, 4, 4)
    client.force_login(reviewer.user)
    assert client.get(address("review", foreign.pk)).status_code == 404
    assert client.get(address("bursary_application", application.pk)).status_code == 403
    assertRedirects(client.get("/"), address("review_home"))


@pytest.mark.parametrize("state", [_A.WITHDRAWN, _A.SUBMITTED])
def test_what_is_withdrawn_or_not_admitted_is_read_by_nobody(client, state):
    round = a_round()
    reviewer = a_reviewer(round)
    review = ReviewFactory(application=an_application(round, state), reviewer=reviewer)
    client.force_login(reviewer.user)
    assert client.get(address("review", review.pk)).status_code == 404


@pytest.mark.parametrize("ends", ["round", "reviewer", "role"])
def test_access_ends_with_the_round_the_office_and_the_role(client, ends):
    round = a_round()
    reviewer = a_reviewer(round)
    review = ReviewFactory(application=an_application(round, _A.ELIGIBLE), reviewer=reviewer)
    client.force_login(reviewer.user)
    match ends:
        case "round":
            type(round).objects.update(state="ended")
        case "reviewer":
            type(reviewer).objects.update(is_active=False)
        case "role":
            Membership.objects.filter(user=reviewer.user).update(role="partner")
    assert client.get(address("review", review.pk)).status_code == 404
