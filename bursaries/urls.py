"""Addresses of bursaries. Their names stand alone, and so begin with a word of their own."""

from django.urls import URLPattern, path

from bursaries.views import applying, applying_sent, calls, referees

urlpatterns: list[URLPattern] = [
    # --- the public: calls, applications, references
    path("bourses/", calls.bursary_calls, name="bursary_calls"),
    path("bourses/<slug:slug>/<str:round_code>/", calls.bursary_call, name="bursary_call"),
    path(
        "bourses/<slug:slug>/<str:round_code>/lien-envoye/",
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
    # --- reviewers
    # --- awards: contracts, instalments, slips, small aids
    # --- obligations, and the page of a holder
]
