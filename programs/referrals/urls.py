"""Addresses of referrals: the partners' portal, and the signed links of occasional partners."""

from django.urls import path

from programs.referrals.views import links, portal

# The pages about one referral, at the desk of an account and at that of a link.
_OF_A_REFERRAL = (
    ("envoyee/", portal.sent, "sent"),
    ("message/", portal.message, "message"),
    ("lu/", portal.read, "read"),
    ("completer/", portal.complete, "complete"),
    ("retirer/", portal.withdraw, "withdraw"),
    ("accuse/", portal.receipt, "receipt"),
    ("fichiers/<int:file_pk>/", portal.file, "file"),
)

urlpatterns = [
    path("references/", portal.of_account(portal.referrals), name="sent_referrals"),
    path("references/nouvelle/", portal.of_account(portal.refer), name="refer"),
    path("references/<int:pk>/", portal.of_account(portal.follow), name="referral_follow"),
    *(
        path(f"references/<int:pk>/{end}", portal.of_account(view), name=f"referral_{name}")
        for end, view, name in _OF_A_REFERRAL
    ),
    path("lien/<str:token>/", links.entrance, name="link_follow"),
    *(
        path(f"lien/<str:token>/{end}", links.of_link(view), name=f"link_{name}")
        for end, view, name in _OF_A_REFERRAL
    ),
]
