"""State changes in the admin: a button on the record, a page that asks, one action that does."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs import integrity, taking_back
from programs.admin.badges import NEUTRAL, badge
from programs.admin.base import ScopedAdmin
from programs.admin.ticked import TickedSteps
from programs.forms import MoveForm, add_errors, asks_the_same_of_all
from programs.lib.periods import format_date, today
from programs.moves import Machine

QUIET, DANGER = "quiet", "danger"


@dataclass(frozen=True)
class Step:
    """One thing that may happen to a record: its button, what it asks, and the action that does it.

    ``action`` takes by keyword the record, under the name that the admin gives it, what the form answers, and
    ``by``, where it is ``signed``. ``sources`` are the states that have the button; without them they follow
    from the machine's table, ``to`` being the state that the step leads to. ``of_many`` says whether many records
    may take it at once; without it, they may where its form asks the same of all.
    """

    name: str
    label: str
    action: Callable
    to: str = ""
    sources: tuple[str, ...] = ()
    style: str = QUIET
    form: type[MoveForm] = MoveForm
    ask_reason: bool = True
    signed: bool = True
    consequences: tuple[str, ...] = field(default=())
    of_many: bool | None = None

    @property
    def serves_many(self) -> bool:
        return asks_the_same_of_all(self.form) if self.of_many is None else self.of_many


class MovesAdmin(TickedSteps, ScopedAdmin):
    """The admin of a record with a state machine; the state is never a field of the form."""

    change_form_template = "admin/change_form_moves.html"
    machine: Machine
    steps: tuple[Step, ...] = ()
    tones: dict = {}

    @admin.display(description=gettext_lazy("état"), ordering="state")
    def state_badge(self, record):
        return badge(record.get_state_display(), self.tones.get(record.state, NEUTRAL))

    def called_by_actions(self) -> str:
        return self.subject or self.machine.subject

    # --- The record ------------------------------------------------------------------------------

    def available_steps(self, record) -> list[Step]:
        """The steps that the record's state allows, in the order in which they are declared."""
        following = self.machine.next_states(record)
        return [
            step
            for step in self.steps
            if (record.state in step.sources if step.sources else step.to in following)
        ]

    def buttons(self, request, record) -> list[dict]:
        """What may be done to ``record`` now, as links."""
        return [
            {
                "label": step.label,
                "url": self._step_url(record, step),
                "style": step.style,
            }
            for step in self.available_steps(record)
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            may_move = self.has_change_permission(request, obj)
            context |= {
                "state": obj.get_state_display(),
                "tone": self.tones.get(obj.state, NEUTRAL),
                "moves": self.buttons(request, obj) if may_move else [],
                "history": taking_back.timeline(obj, request.user),
            }
        else:
            context |= {"state": "", "tone": "", "moves": [], "history": []}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            self.begin(request, obj)

    def begin(self, request, obj) -> None:
        """Record what was just typed, as of its first day."""
        self.machine.begin(obj, by=request.user, on=self.first_day(obj))

    def first_day(self, obj):
        return today()

    # --- The page that asks ------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        view = self.admin_site.admin_view(self.step_view)
        return [path("<int:pk>/etape/<slug:step>/", view, name=name), *super().get_urls()]

    def _step_url(self, record, step: Step) -> str:
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_step"
        return reverse(name, args=[record.pk, step.name])

    def step_view(self, request, pk: int, step: str):
        """GET shows what the step asks and does; POST does it, once."""
        if not self.can_view(request.user):
            raise PermissionDenied
        record = self.get_object(request, str(pk))
        chosen = next((one for one in self.steps if one.name == step), None)
        if record is None or chosen is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if chosen not in self.available_steps(record):
            return self._say_where_it_stands(request, record)
        form = self._form_of(chosen, record, request.POST if request.method == "POST" else None)
        sent = request.method == "POST" and form.is_valid()
        done = self._run(request, chosen, form) if sent else None
        return done or self._ask(request, record, chosen, form)

    def _form_of(self, step: Step, record, data) -> MoveForm:
        need = self.machine.needs_reason(step.to)
        form = step.form(data, record=record, ask_reason=step.ask_reason, need_reason=need)
        reason = form.fields.get("reason")
        if reason and not reason.required:
            reason.help_text = reason.help_text or _(
                "Facultatif. Ce que vous écrivez paraît dans l’historique."
            )
            if step.form.reason_label == MoveForm.reason_label and self._goes_on(step):
                reason.label = _("Note au dossier")
        return form

    def _goes_on(self, step: Step) -> bool:
        """Whether something may follow: a ground is given for an end, a note on the way there."""
        return bool(self.machine.transitions.get(step.to))

    def _run(self, request, step: Step, form: MoveForm) -> HttpResponseRedirect | None:
        """Do it and say so; or put what is refused on the form."""
        try:
            made = self.perform(request.user, step, form)
        except ValidationError as error:
            add_errors(form, error)
            return None
        except IntegrityError as error:
            add_errors(form, integrity.refusal(error))
            return None
        return self.after_step(request, step, form.record.pk, made)

    def after_step(self, request, step: Step, pk, made) -> HttpResponseRedirect:
        """Say what was done, and go back to the record; ``made`` is what the action returned."""
        record = self.get_object(request, str(pk))
        done = _("C’est fait : %(step)s.") % {"step": str(step.label)}
        state = self._state_sentence(record) if record else ""
        self.message_user(request, f"{done} {state}".strip(), messages.SUCCESS)
        return HttpResponseRedirect(self.url_of(pk))

    def _say_where_it_stands(self, request, record):
        """A second click, or a page that has grown old: nothing is done, and the reader learns why."""
        last = self.machine.history(record).first()
        sentence = _("Rien n’a été changé.") + " " + self._state_sentence(record)
        if last:
            sentence += " " + _("Dernière étape : %(who)s, le %(when)s.") % {
                "who": last.moved_by or _("importation"),
                "when": format_date(last.effective_on, get_language() or "fr"),
            }
        self.message_user(request, sentence, messages.WARNING)
        return HttpResponseRedirect(self.url_of(record.pk))

    def _state_sentence(self, record) -> str:
        return _("État actuel : %(state)s.") % {"state": record.get_state_display()}

    def _ask(self, request, record, step: Step, form: MoveForm):
        context = {
            "title": step.label,
            "object_label": _("%(label)s : %(value)s")
            % {"label": capfirst(str(self.opts.verbose_name)), "value": record},
            "consequences": step.consequences,
            "form": form,
            "action": step.label,
            "danger": step.style == DANGER,
            "cancel_url": self.url_of(record.pk),
        }
        return TemplateResponse(request, "components/confirm.html", context)
