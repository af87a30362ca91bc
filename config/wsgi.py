"""The WSGI entry point that gunicorn serves: of a real installation, and of nothing else."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def _application():
    if settings.FIRST_LOOK:
        raise ImproperlyConfigured(
            "DATABASE_URL is not set: config.wsgi serves real installations only. Set DATABASE_URL, SECRET_KEY and "
            "ALLOWED_HOSTS as docs/deployment.md says; for a first look, run script/server."
        )
    application = get_wsgi_application()
    # There are models only now.
    from django.db import connections

    from programs.accounts.checks import refuse_open_demo_accounts

    refuse_open_demo_accounts()
    connections.close_all()
    return application


application = _application()
