"""Addresses of bursaries. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from bursaries.views import (
    deciding,
    letters,
    reviewing,
    reviewing_own,
    rounds,
    selecting,
    selecting_files,
    selecting_steps,
)

_ROUND = "bourses/concours/<int:pk>/"
_APPLICATION = "bourses/candidatures/<int:pk>/"

urlpatterns: list[URLPattern] = [
    # --- the public: calls, applications, references
    # --- selection: what coordinators decide
    path("bourses/concours/", rounds.rounds, name="bursary_rounds"),
    path(_ROUND, rounds.round_page, name="bursary_round"),
    path(f"{_ROUND}etapes/<slug:round_step>/", rounds.round_step, name="bursary_round_step"),
    path(f"{_ROUND}copier/", rounds.copy, name="bursary_round_copy"),
    path(f"{_ROUND}candidatures/", selecting.selection, name="bursary_selection"),
    path(f"{_ROUND}admissibilite/", selecting.eligibility, name="bursary_eligibility"),
    path(f"{_ROUND}evaluateurs/", reviewing.reviewers, name="bursary_reviewers"),
    path(f"{_ROUND}evaluateurs/repartir/", reviewing.assign, name="bursary_assign"),
    path(
        f"{_ROUND}evaluateurs/<int:reviewer_pk>/retirer/",
        reviewing.retire,
        name="bursary_reviewer_retire",
    ),
    path(f"{_ROUND}classement/", deciding.ranking, name="bursary_ranking"),
    path(f"{_ROUND}classement.xlsx", deciding.ranking_file, name="bursary_ranking_file"),
    path(f"{_ROUND}decisions/", deciding.decisions, name="bursary_decisions"),
    path(f"{_ROUND}attente/", deciding.waiting, name="bursary_waiting"),
    path(f"{_ROUND}attente/suivante/", deciding.promote, name="bursary_promote"),
    path(f"{_ROUND}lettres/", letters.letters, name="bursary_letters"),
    path(f"{_ROUND}lettres/modeles/", letters.propose, name="bursary_letters_propose"),
    path(f"{_ROUND}lettres/faire/", letters.make, name="bursary_letters_make"),
    path(f"{_ROUND}lettres/envoyer/", letters.send, name="bursary_letters_send"),
    path(f"{_ROUND}lettres/modeles/<slug:kind>/", letters.template, name="bursary_letter_template"),
    path(
        f"{_ROUND}lettres/modeles/<slug:kind>/exemple.pdf",
        letters.preview,
        name="bursary_letter_preview",
    ),
    path("bourses/lettres/<int:pk>.pdf", letters.letter_pdf, name="bursary_letter_pdf"),
    path("bourses/lettres/<int:pk>/retirer/", letters.take_back, name="bursary_letter_remove"),
    path(_APPLICATION, selecting_files.application, name="bursary_application"),
    path(
        f"{_APPLICATION}etapes/<slug:application_step>/",
        selecting_steps.application_step,
        name="bursary_application_step",
    ),
    path(
        f"{_APPLICATION}documents/<int:file_pk>/",
        selecting_files.application_file,
        name="bursary_application_file",
    ),
    path(
        f"{_APPLICATION}references/<int:file_pk>/",
        selecting_files.reference_file,
        name="bursary_reference_file",
    ),
    path(
        "bourses/evaluations/<int:pk>/<slug:review_step>/",
        selecting_files.review_step,
        name="bursary_review_step",
    ),
    path("courrier/<str:token>/", letters.letter_box, name="letter_box"),
    path("courrier/<str:token>/<int:pk>.pdf", letters.letter_box_file, name="letter_box_file"),
    # --- reviewers
    path("evaluations/", reviewing_own.home, name="review_home"),
    path("evaluations/conflits/", reviewing_own.declare, name="review_declare"),
    path("evaluations/<int:pk>/", reviewing_own.review, name="review"),
    path("evaluations/<int:pk>/conflit/", reviewing_own.declare_one, name="review_conflict"),
    path(
        "evaluations/<int:pk>/documents/<int:file_pk>/",
        reviewing_own.review_file,
        name="review_file",
    ),
    path(
        "evaluations/<int:pk>/references/<int:file_pk>/",
        reviewing_own.review_reference_file,
        name="review_reference_file",
    ),
    # --- awards: contracts, instalments, slips, small aids
    # --- obligations, and the page of a holder
]
