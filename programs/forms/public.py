"""The base of forms that anybody may send without signing in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import robots


class PublicForm(forms.Form):
    """A form with a trap that persons do not see, and a ticket that says when it was opened.

    After ``is_valid``: ``trapped`` tells a robot, to be thanked and forgotten; ``number`` is the UUID of this
    sending. What is sent too quickly or too late comes back with a sentence, nothing lost.
    """

    # A name that robots fill in, and that no browser knows how to complete.
    trap = forms.CharField(
        label=_("Laissez cette case vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput, initial=robots.issue_ticket)

    @property
    def trapped(self) -> bool:
        """Whether something wrote in the field that nobody sees."""
        return bool(self.data.get(self.add_prefix("trap"), "").strip())

    def clean(self):
        cleaned = super().clean()
        ticket, _trap = cleaned.pop("ticket", ""), cleaned.pop("trap", "")
        try:
            opened = robots.read_ticket(ticket)
        except robots.TooQuick:
            self.add_error(
                None,
                _(
                    "Ce formulaire vient de s’ouvrir : relisez-le un instant, puis envoyez-le de nouveau."
                ),
            )
        except robots.NotOpenedHere:
            self._renew_ticket()
            self.add_error(
                None,
                _(
                    "Ce formulaire est ouvert depuis plus d’une journée : vérifiez ce que vous avez "
                    "écrit, puis envoyez-le de nouveau."
                ),
            )
        else:
            self.number = robots.number_of(opened, cleaned)
        return cleaned

    def _renew_ticket(self) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix("ticket")] = robots.issue_ticket()
