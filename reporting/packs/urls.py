"""Addresses of accountability packs."""

from django.urls import path

from reporting.packs.views import items, packs, received, requirements

_ITEM = "reddition/<int:pk>/pieces/<int:item_pk>/"

urlpatterns = [
    path("reddition/", packs.pack_list, name="pack_list"),
    path("reddition/<int:pk>/", packs.pack, name="pack"),
    path("reddition/<int:pk>/dossier.zip", packs.pack_zip, name="pack_zip"),
    path("reddition/<int:pk>/etapes/<str:pack_step>/", packs.pack_step, name="pack_step"),
    path(_ITEM, items.item, name="pack_item"),
    path(f"{_ITEM}rapport/", items.item_report, name="pack_item_report"),
    path(f"{_ITEM}proces-verbal/", items.item_minutes, name="pack_item_minutes"),
    path(f"{_ITEM}fichier/", items.item_file, name="pack_item_file"),
    path(f"{_ITEM}texte/", items.item_text, name="pack_item_text"),
    path(f"{_ITEM}signature/", items.item_sign, name="pack_item_sign"),
    path(f"{_ITEM}vider/", items.item_empty, name="pack_item_empty"),
    path(f"{_ITEM}fichiers/<int:file_pk>/", items.item_document, name="pack_item_document"),
    path(
        f"{_ITEM}fichiers/<int:file_pk>/retirer/", items.item_drop_file, name="pack_item_drop_file"
    ),
    path(
        f"{_ITEM}signatures/<int:signature_pk>/retirer/",
        items.item_drop_signature,
        name="pack_item_drop_signature",
    ),
    path("reddition/transmissions/<int:pk>.zip", packs.delivery_zip, name="pack_delivery_zip"),
    path(
        "reddition/transmissions/<int:pk>/retirer/",
        packs.delivery_withdraw,
        name="pack_delivery_withdraw",
    ),
    path(
        "reddition/exigences/nouvelle/<slug:slug>/",
        requirements.requirement_new,
        name="pack_requirement_new",
    ),
    path("reddition/exigences/<int:pk>/", requirements.requirement, name="pack_requirement"),
    path(
        "reddition/exigences/<int:pk>/changer/",
        requirements.requirement_change,
        name="pack_requirement_change",
    ),
    path(
        "reddition/exigences/<int:pk>/reprendre/",
        requirements.requirement_copy,
        name="pack_requirement_copy",
    ),
    path(
        "reddition/exigences/<int:pk>/retirer/",
        requirements.requirement_remove,
        name="pack_requirement_remove",
    ),
    path(
        "reddition/exigences/<int:pk>/commencer/<str:year>/",
        requirements.pack_begin,
        name="pack_begin",
    ),
    path(
        "reddition/exigences/<int:pk>/pieces/nouvelle/",
        requirements.piece_new,
        name="pack_piece_new",
    ),
    path(
        "reddition/exigences/<int:pk>/pieces/<int:piece_pk>/",
        requirements.piece_change,
        name="pack_piece_change",
    ),
    path(
        "reddition/exigences/<int:pk>/pieces/<int:piece_pk>/retirer/",
        requirements.piece_remove,
        name="pack_piece_remove",
    ),
    path("dossiers-recus/", received.received, name="pack_received"),
    path("dossiers-recus/<int:pk>.zip", received.received_zip, name="pack_received_zip"),
]
