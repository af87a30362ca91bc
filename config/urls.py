"""The addresses of the site."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from config.gallery import gallery
from config.views import LoginView

urlpatterns = [
    path("connexion/", LoginView.as_view(), name="login"),
    path("deconnexion/", auth_views.LogoutView.as_view(), name="logout"),
    path("langue/", login_not_required(set_language), name="set_language"),
    path("composants/", gallery, name="gallery"),
    path("admin/", admin.site.urls),
    path("", include("mentoring.urls")),
    path("", include("reporting.urls")),
]
