"""The pages of the site that belong to no app."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.i18n import set_language

from programs.accounts.models import User


@login_not_required
def choose_language(request: HttpRequest) -> HttpResponse:
    """Django's own, which remembers it for the browser; an account remembers it everywhere."""
    chosen = request.POST.get("language")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return set_language(request)
