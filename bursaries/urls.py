"""Addresses of bursaries. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from bursaries.views import (
    aids,
    applying,
    applying_sent,
    award_steps,
    awards,
    calls,
    contracts,
    deciding,
    duties,
    duty_jobs,
    duty_steps,
    holders,
    instalment_steps,
    instalments,
    letters,
    referees,
    reviewing,
    reviewing_own,
    rounds,
    selecting,
    selecting_files,
    selecting_steps,
    slips,
)

# The pages of one obligation.
_OF_A_DUTY = (
    ("", duties.duty, "duty"),
    ("releve/", duties.duty_statement, "duty_statement"),
    ("lettres/<int:letter_pk>/", duties.duty_letter, "duty_letter"),
    ("etapes/<str:duty_step>/", duty_steps.duty_step, "duty_step"),
    ("etudes/", duty_steps.duty_studies, "duty_studies"),
    ("emplois/nouveau/", duty_jobs.duty_job_new, "duty_job_new"),
    ("emplois/<int:job_pk>/", duty_jobs.duty_job, "duty_job"),
    ("emplois/<int:job_pk>/retirer/", duty_jobs.duty_job_remove, "duty_job_remove"),
    ("emplois/<int:job_pk>/attester/", duty_jobs.duty_attest, "duty_attest"),
    (
        "attestations/<int:attestation_pk>/fichiers/<int:proof_pk>/",
        duties.duty_attestation_file,
        "duty_attestation_file",
    ),
    (
        "attestations/<int:attestation_pk>/<str:decision>/",
        duty_jobs.duty_attestation,
        "duty_attestation",
    ),
    ("sursis/", duty_steps.duty_defer, "duty_defer"),
    ("sursis/<int:deferral_pk>/<str:change>/", duty_steps.duty_deferral, "duty_deferral"),
    ("exonerations/", duty_steps.duty_waive, "duty_waive"),
    ("exonerations/<int:waiver_pk>/reprendre/", duty_steps.duty_waiver, "duty_waiver"),
    ("remboursements/", duty_steps.duty_repay, "duty_repay"),
    (
        "remboursements/<int:repayment_pk>/annuler/",
        duty_steps.duty_repayment,
        "duty_repayment",
    ),
    ("suivis/", duty_steps.duty_follow_up, "duty_follow_up"),
    (
        "suivis/<int:follow_up_pk>/reprendre/",
        duty_steps.duty_follow_up_remove,
        "duty_follow_up_remove",
    ),
    ("lien/", duty_steps.duty_link, "duty_link"),
    ("lien/fermer/", duty_steps.duty_link_close, "duty_link_close"),
)


_ROUND = "bourses/concours/<int:pk>/"
_APPLICATION = "bourses/candidatures/<int:pk>/"

urlpatterns: list[URLPattern] = [
    # --- the public: calls, applications, references
    path("bourses/", calls.bursary_calls, name="bursary_calls"),
    path("bourses/appel/<slug:slug>/<str:round_code>/", calls.bursary_call, name="bursary_call"),
    path(
        "bourses/appel/<slug:slug>/<str:round_code>/lien-envoye/",
        calls.bursary_begun,
        name="bursary_begun",
    ),
    path("candidature/<str:token>/", applying.application_form, name="application_form"),
    path(
        "candidature/<str:token>/enregistrer/", applying.application_save, name="application_save"
    ),
    path(
        "candidature/<str:token>/fichiers/<int:file_pk>/",
        applying.application_file,
        name="application_file",
    ),
    path(
        "candidature/<str:token>/supprimer/",
        applying.application_discard,
        name="application_discard",
    ),
    path(
        "candidature/<str:token>/retirer/",
        applying_sent.application_withdraw,
        name="application_withdraw",
    ),
    path("reference/<str:token>/", referees.reference_form, name="reference_form"),
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
    path("attributions/", awards.awards, name="awards"),
    path("attributions/de/<slug:slug>/", awards.award_list, name="award_list"),
    path(
        "attributions/de/<slug:slug>/versements/",
        instalments.award_instalments,
        name="award_instalments",
    ),
    path(
        "attributions/de/<slug:slug>/contrats/", contracts.award_contracts, name="award_contracts"
    ),
    path("attributions/de/<slug:slug>/aide/", aids.aid_new, name="aid_new"),
    path("attributions/de/<slug:slug>/feuillets/", slips.award_slips, name="award_slips"),
    path(
        "attributions/de/<slug:slug>/feuillets/<str:slip_format>/",
        slips.award_slips_file,
        name="award_slips_file",
    ),
    path("attributions/<int:pk>/", awards.award, name="award"),
    path("attributions/<int:pk>/versements/", instalments.plan, name="award_plan"),
    path(
        "attributions/<int:pk>/etapes/<str:award_step>/", award_steps.award_step, name="award_step"
    ),
    path(
        "attributions/<int:pk>/versements/<int:instalment_pk>/<str:instalment_step>/",
        instalment_steps.instalment_step,
        name="award_instalment_step",
    ),
    path("attributions/<int:pk>/contrat/", awards.contract, name="award_contract"),
    path(
        "attributions/<int:pk>/contrat/<int:letter_pk>/",
        awards.contract_pdf,
        name="award_contract_pdf",
    ),
    path("attributions/<int:pk>/attestation/", awards.receipt_pdf, name="award_receipt"),
    path(
        "attributions/<int:pk>/documents/<int:document_pk>/",
        instalments.award_file,
        name="award_file",
    ),
    # --- obligations, and the page of a holder
    path("bourses/engagements/", duties.duty_programs, name="duty_programs"),
    path("bourses/engagements/programme/<slug:slug>/", duties.duty_list, name="duty_list"),
    path(
        "bourses/engagements/programme/<slug:slug>/confirmer/",
        duties.duty_confirm_together,
        name="duty_confirm_together",
    ),
    *(
        path(f"bourses/engagements/<int:pk>/{end}", view, name=name)
        for end, view, name in _OF_A_DUTY
    ),
    path("titulaire/lien/", holders.holder_ask, name="holder_ask"),
    path("titulaire/lien/envoye/", holders.holder_asked, name="holder_asked"),
    path("titulaire/<str:token>/", holders.holder_home, name="holder_home"),
    path("titulaire/<str:token>/travail/<int:duty_pk>/", holders.holder_work, name="holder_work"),
    path(
        "titulaire/<str:token>/attestations/<int:attestation_pk>/retirer/",
        holders.holder_take_back,
        name="holder_take_back",
    ),
    path("titulaire/<str:token>/bourses/<int:award_pk>/", holders.holder_file, name="holder_file"),
    path(
        "titulaire/<str:token>/documents/<int:document_pk>/retirer/",
        holders.holder_withdraw,
        name="holder_withdraw",
    ),
    path(
        "titulaire/<str:token>/lettres/<int:letter_pk>/",
        holders.holder_letter,
        name="holder_letter",
    ),
    path(
        "titulaire/<str:token>/releve/<int:duty_pk>/",
        holders.holder_statement,
        name="holder_statement",
    ),
]
