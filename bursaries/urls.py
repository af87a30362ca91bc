"""Addresses of bursaries. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from bursaries.views import aids, award_steps, awards, instalment_steps, instalments, slips

urlpatterns: list[URLPattern] = [
    # --- the public: calls, applications, references
    # --- selection: what coordinators decide
    # --- reviewers
    # --- awards: contracts, instalments, slips, small aids
    path("attributions/", awards.awards, name="awards"),
    path("attributions/de/<slug:slug>/", awards.award_list, name="award_list"),
    path(
        "attributions/de/<slug:slug>/versements/",
        instalments.award_instalments,
        name="award_instalments",
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
]
