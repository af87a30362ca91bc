"""What was sent and done, so that the same is not done twice."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# How long a page that was sent may lie open and be sent again by a browser that is opened anew.
KEPT_FOR = timedelta(days=2)


class Sending(models.Model):
    """One form that was sent and accepted: the digest of who sent what, from which page, and where it led.

    Nothing of what was typed can be read from it. ``record`` is the key of what a window of the admin added, which
    has no page to lead to.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    location = models.TextField(blank=True, editable=False)
    record = models.TextField(blank=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("envoi d’un formulaire")
        verbose_name_plural = _("envois de formulaires")
        ordering = ("pk",)

    def __str__(self):
        return self.key[:8]
