"""The ground floor in the admin; importing this package registers it."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from programs.admin import imports, mails, organizations, programs, regions, schools

__all__ = ["imports", "mails", "organizations", "programs", "regions", "schools"]

# What a task was given is for the worker alone.
admin.site.unregister(DBTaskResult)
