"""Middleware of the site."""

from django.conf import settings
from django.utils import translation


class UserLanguageMiddleware:
    """Speaks the language that the user chose, where the visitor's cookie does not say otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if request.user.is_authenticated and not chosen_here:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        elif not chosen_here:
            # French first: the browser's preference does not decide for a Québec institution.
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        return self.get_response(request)
