"""Forms by which a person's file goes out: what is said of it is shown beside, and confirmed."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from programs.referrals import outgoing
from programs.referrals.outgoing import Level, Remark


class SendsOut(forms.Form):
    """Asks what is said of the sending once it can be read: refuses it, or has a box ticked that names the reason."""

    # The field beside which a refusal stands.
    goes_to = ""
    # The warnings that were confirmed, as an action takes them.
    despite = ""

    def sending(self) -> dict | None:
        """What ``outgoing.remarks_on`` takes; None as long as some of it cannot be read."""
        raise NotImplementedError

    def remarks(self) -> list[Remark]:
        """What there is to say of it, as the action that sends it says it too."""
        sending = self.sending()
        return outgoing.remarks_on(**sending) if sending else []

    def _post_clean(self):
        super()._post_clean()
        remarks = self.remarks()
        for remark in outgoing.of_level(Level.REFUSE, remarks):
            self.add_error(self.goes_to if self.goes_to in self.fields else None, remark.sentence)
        if warnings := outgoing.of_level(Level.WARN, remarks):
            self._ask_about(warnings)

    def _ask_about(self, warnings: list[Remark]) -> None:
        key = outgoing.key_of(warnings)
        self.fields["despite"] = forms.BooleanField(
            label=_("J’ai lu ce qui suit ; transmettre quand même"),
            required=False,
            widget=forms.CheckboxInput(attrs={"value": key}),
            help_text=format_html_join(
                SafeString("<br>"), "{}", ((_told(one),) for one in warnings)
            ),
        )
        # Another warning than the one that was ticked is asked about again.
        if self.data.get(self.add_prefix("despite")) == key:
            self.despite = key
            return
        self.data = self.data.copy()
        self.data.pop(self.add_prefix("despite"), None)
        self.add_error("despite", _("Lisez ce qui suit et cochez la case, ou n’envoyez rien."))


def _told(remark: Remark) -> SafeString | str:
    if not remark.url:
        return remark.sentence
    link = format_html('<a href="{}">{}</a>', remark.url, remark.url_label)
    return format_html("{} {}", remark.sentence, link)
