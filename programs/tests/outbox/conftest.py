"""A mail server of the tests' own, and the tasks of an installation."""

import pytest

from programs import smtp
from programs.tests.mailserver import mail_server


@pytest.fixture
def server(settings, monkeypatch):
    """A server that takes everything, and mail that goes there, with little patience."""
    with mail_server() as told:
        settings.EMAIL_BACKEND = "programs.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", told.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 0.5
        monkeypatch.setattr(smtp, "LONGEST", 1)
        monkeypatch.setattr(smtp, "GOODBYE", 0.2)
        yield told


@pytest.fixture
def worked(settings):
    """The tasks wait in the database for a worker."""
    settings.TASKS = {
        "default": {
            "BACKEND": "django_tasks_db.DatabaseBackend",
            "QUEUES": ["default", "mail"],
        }
    }
