"""Forms that make one record however often they are sent."""

import uuid

from django import forms
from django.db import models

from programs.submissions import made_once


class SentOnce(forms.ModelForm):
    """Put before the form of a model that keeps its ``submission``."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def save_once(self, save=None) -> models.Model:
        """What ``save()`` makes of the form, or what it made when the same page was sent before."""
        record, sent = self.instance, self.cleaned_data["submission"]
        if record.pk or sent is None:
            return (save or self.save)()
        record.submission = sent
        made, _is_new = made_once(
            save or self.save, lambda: type(record).objects.filter(submission=sent).first()
        )
        return made
