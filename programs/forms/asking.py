"""Forms that ask once about what is odd: a tick beside the field confirms the value that was typed, and no other."""

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programs.dates import Doubt, doubts
from programs.lib.periods import today


class _Ticked:
    """A widget with the tick below it."""

    tick: SafeString

    def render(self, *args, **kwargs):
        return format_html("{}{}", super().render(*args, **kwargs), self.tick)


class AsksOnce:
    """Put before the form. What is asked follows from the model; a form without one says so in ``doubts``.

    What a record said before is not asked about again.
    """

    def doubts(self) -> Iterable[Doubt]:
        """What is odd in the answers, by field of the form."""
        return doubts(self.instance, today())

    def _post_clean(self):
        super()._post_clean()
        for doubt in self.doubts():
            asks = doubt.field in self.fields and doubt.field not in self.errors
            if asks and self._is_written(doubt):
                self._ask(doubt)

    def _is_written(self, doubt: Doubt) -> bool:
        """Whether this form writes what is odd."""
        recorded = getattr(self, "instance", None)
        is_new = recorded is None or recorded._state.adding
        return is_new or bool(doubt.depends_on & set(self.changed_data))

    def _ask(self, doubt: Doubt) -> None:
        name = f"{self.add_prefix(doubt.field)}-sure"
        is_sure = self.data.get(name) == doubt.key
        widget = self.fields[doubt.field].widget
        kind = type(widget)
        # Under its own name, by which a library of forms knows how to dress it.
        widget.__class__ = type(kind.__name__, (_Ticked, kind), {"__module__": kind.__module__})
        widget.tick = format_html(
            '<label class="sure" for="id_{name}"><input type="checkbox" id="id_{name}" name="{name}" '
            'value="{key}"{checked}> {answer}</label>',
            name=name,
            key=doubt.key,
            checked=SafeString(" checked") if is_sure else "",
            answer=doubt.answer,
        )
        if not is_sure:
            self.add_error(doubt.field, doubt.sentence)


class AskingModelForm(AsksOnce, forms.ModelForm):
    """The form of a record, or of a row of one."""
