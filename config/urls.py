"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from config.gallery import gallery
from config.guide import views as guide
from config.views import choose_language

handler400 = "config.views.bad_request"
handler429 = "programs.accounts.views.signing.too_many_requests"

urlpatterns = [
    path("langue/", choose_language, name="set_language"),
    path("composants/", gallery, name="gallery"),
    path("aide/", guide.contents, name="guide"),
    path("aide/<slug:chapter>/", guide.chapter, name="guide_chapter"),
    path("admin/", admin.site.urls),
    path("", include("programs.urls")),
    path("", include("programs.accounts.urls")),
    path("", include("programs.referrals.urls")),
    path("", include("programs.agenda.urls")),
    path("", include("programs.plans.urls")),
    path("", include("programs.budgets.urls")),
    path("", include("programs.partnerships.urls")),
    path("", include("bursaries.urls")),
    path("", include("activities.urls")),
    path("", include("mentoring.urls")),
    path("", include("reporting.packs.urls")),
    path("", include("reporting.urls")),
]
