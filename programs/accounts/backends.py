"""Who may sign in and stay: outside a first look no account of the demonstration, and nobody by its password."""

import logging

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from programs.accounts.printed import PASSWORD

logger = logging.getLogger(__name__)


class SignInBackend(ModelBackend):
    """Django's, which refuses without a word to the visitor, and with one to whoever keeps the server."""

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user and credentials["password"] == PASSWORD and not settings.DEMO_ACCOUNTS:
            logger.warning("account %s was refused: its password is the printed one", user.pk)
            return None
        return user

    def user_can_authenticate(self, user) -> bool:
        """Asked at the door, and again at each request of a session."""
        if user.is_shut:
            logger.warning("account %s was refused: it is one of the demonstration", user.pk)
            return False
        return super().user_can_authenticate(user)
