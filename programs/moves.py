"""State machines: one way to move a record, which locks it, checks the table, saves and logs."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programs.lib.periods import today


@dataclass(frozen=True)
class Machine:
    """The state machine of ``model``: its transitions, where a reason is due, and the table that keeps the log.

    ``subject`` is the name of the log's foreign key to the record.
    """

    model: type[models.Model]
    log: type[models.Model]
    subject: str
    states: type[models.TextChoices]
    transitions: dict[str, tuple[str, ...]]
    reason_required: tuple[str, ...] = ()

    def next_states(self, record) -> tuple[str, ...]:
        return self.transitions[record.state]

    def needs_reason(self, to: str) -> bool:
        return to in self.reason_required

    @transaction.atomic
    def move(self, record, to: str, *, by, on=None, reason: str = "", **changes):
        """Move ``record`` to state ``to`` on day ``on`` (today by default) and return it, freshly read and saved.

        ``changes`` are fields that the event sets with the state. Raises ValidationError, in French, where the
        table does not allow the move, a reason is missing or the record would be invalid.
        """
        locked = self.model.objects.select_for_update(of=("self",)).get(pk=record.pk)
        self._check(locked, to, reason)
        before, locked.state = locked.state, to
        for name, value in changes.items():
            setattr(locked, name, value)
        locked.full_clean()
        locked.save()
        self.log.objects.create(
            **{self.subject: locked},
            from_state=before,
            to_state=to,
            effective_on=on or today(),
            moved_by=by,
            reason=reason,
        )
        return locked

    def start_log(self, record, *, by, on) -> None:
        """Log the first state of a record that was just created."""
        self.log.objects.create(
            **{self.subject: record}, to_state=record.state, effective_on=on, moved_by=by
        )

    def _check(self, record, to: str, reason: str) -> None:
        if to not in self.transitions[record.state]:
            raise ValidationError(
                _("%(record)s est à l’état « %(now)s » : elle ne peut pas passer à « %(to)s ».")
                % {
                    "record": capfirst(str(record)),
                    "now": self.states(record.state).label,
                    "to": self.states(to).label,
                }
            )
        if self.needs_reason(to) and not reason.strip():
            raise ValidationError({"reason": _("Écrivez le motif.")})
