"""The sheet of a session: for each group how many came, for each person whether they did, or how many in all.

What is typed is saved field by field (static/js/drafts.js). More than were expected is asked about once, beside the
number; nothing else that was typed waits for the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from activities.actions import attending as actions
from activities.models import Attendance, Participant, ParticipantAttendance, Registration, Session
from activities.models.registrations import MOST_PUPILS
from programs.lib.quantities import parse_quantity

VISITORS = "visitors"
PRESENT, ABSENT = "1", "0"
_LONGEST = 40


@dataclass
class Row:
    """What the sheet shows of one registration; ``people`` are the persons whom it names."""

    registration: Registration
    attendance: Attendance | None = None
    people: list[tuple[Participant, str]] = field(default_factory=list)

    @property
    def expected(self) -> int:
        return self._expected("pupils")

    @property
    def expected_companions(self) -> int:
        return self._expected("companions")

    def _expected(self, what: str) -> int:
        if self.attendance:
            return getattr(self.attendance, f"expected_{what}")
        return 0 if self.registration.is_walk_in else getattr(self.registration, what)

    @property
    def names(self) -> dict[str, str]:
        """The names of its fields."""
        key = self.registration.pk
        return {"pupils": f"n-{key}", "companions": f"a-{key}", "sure": f"s-{key}"}

    def noted(self, what: str) -> str:
        value = getattr(self.attendance, what) if self.attendance else None
        return "" if value is None else str(value)


class Sheet:
    """The sheet of a session as it stands, and what was typed into it. Four queries."""

    def __init__(self, session: Session, typed: dict[str, str] | None = None):
        self.session, self.typed = session, typed or {}
        self.errors: dict[str, str] = {}
        self.replaced: list[str] = []

    @cached_property
    def rows(self) -> list[Row]:
        registrations = actions.expected_at(self.session).select_related("booking", "school")
        noted = {one.registration_id: one for one in self.session.attendances.all()}
        rows = {one.pk: Row(one, noted.get(one.pk)) for one in registrations}
        present = dict(
            ParticipantAttendance.objects.filter(session=self.session).values_list(
                "participant", "is_present"
            )
        )
        for one in Participant.objects.filter(registration__in=list(rows)):
            said = {True: PRESENT, False: ABSENT, None: ""}[present.get(one.pk)]
            rows[one.registration_id].people.append((one, said))
        return list(rows.values())

    @property
    def takes_visitors(self) -> bool:
        """Whether how many came is stated as a whole: nobody registers."""
        activity = self.session.offering.activity
        return not (activity.takes_groups or activity.takes_persons)

    @cached_property
    def kept(self) -> dict[str, str]:
        """What each field holds by what was saved."""
        found = {}
        if self.takes_visitors:
            found[VISITORS] = self._visitors
        for row in self.rows:
            if row.people:
                found |= {f"p-{one.pk}": said for one, said in row.people}
            else:
                found[row.names["pupils"]] = row.noted("pupils")
            if not self.session.offering.activity.takes_persons:
                found[row.names["companions"]] = row.noted("companions")
            found[row.names["sure"]] = ""
        return found

    @property
    def _visitors(self) -> str:
        if self.session.minimum is None:
            return ""
        return self.session.quantity.display(get_language() or "fr")

    def value(self, name: str) -> str:
        return self.typed.get(name, self.kept.get(name, ""))

    @property
    def progress(self) -> str:
        """« 52 présents sur 56 attendus · 1 groupe à noter »"""
        known = [row for row in self.rows if row.noted("pupils")]
        came = sum(row.attendance.pupils for row in known)
        expected = sum(row.expected for row in self.rows)
        said = ngettext(
            "%(came)d présent sur %(expected)d attendus",
            "%(came)d présents sur %(expected)d attendus",
            came,
        ) % {"came": came, "expected": expected}
        left = len(self.rows) - len(known)
        if not left:
            return said
        to_note = ngettext("%(left)d à noter", "%(left)d à noter", left) % {"left": left}
        return f"{said} · {to_note}"

    # --- saving

    def save(self, names: Iterable[str], seen: dict[str, str], *, by) -> None:
        """Keep those of ``typed`` that are among ``names``, each on its own; what cannot be kept is in ``errors``.

        ``seen`` is what each field held when its window last knew it: what somebody else wrote since is told.
        """
        rows, kept = self.rows, dict(self.kept)
        wanted = {
            name
            for name in names
            if name in kept and self.typed.get(name, kept[name]) != kept[name]
        }
        for row in rows:
            for what in ("pupils", "companions"):
                if row.names[what] in wanted:
                    self._try(row.names[what], self._save_count, row, what, by)
            for one, _said in row.people:
                if f"p-{one.pk}" in wanted:
                    self._try(f"p-{one.pk}", self._save_person, one, by)
        if VISITORS in wanted:
            self._try(VISITORS, self._save_visitors, by)
        self.replaced = [
            self._replaced(row, kept[name])
            for row in rows
            for name in (row.names["pupils"],)
            if name in wanted
            and name not in self.errors
            and seen.get(name, kept[name]) != kept[name] != self.typed[name].strip()
        ]
        self.__dict__.pop("rows", None)
        self.__dict__.pop("kept", None)

    def _replaced(self, row: Row, before: str) -> str:
        return _("%(who)s : quelqu’un d’autre avait noté « %(before)s ».") % {
            "who": row.registration.who,
            "before": before,
        }

    def _try(self, name: str, save, *details) -> None:
        try:
            save(name, *details)
        except ValidationError as error:
            self.errors[name] = " ".join(error.messages)

    def _save_count(self, name: str, row: Row, what: str, by) -> None:
        value = _read(self.typed[name])
        if what == "pupils" and self._is_doubtful(row, value):
            raise ValidationError(
                _(
                    "%(came)d présents pour %(expected)d attendus : "
                    "cochez « Plus qu’attendu : c’est exact », ou corrigez."
                )
                % {"came": value, "expected": row.expected}
            )
        actions.note_counts(
            session=self.session, registration=row.registration, by=by, **{what: value}
        )

    def _is_doubtful(self, row: Row, value: int | None) -> bool:
        """Whether more came than were expected, and nobody said yet that it is right."""
        is_known = row.noted("pupils") == str(value)
        is_sure = self.typed.get(row.names["sure"], "") == str(value)
        is_above = value is not None and value > row.expected
        return is_above and not (row.registration.is_walk_in or is_known or is_sure)

    def _save_person(self, name: str, participant: Participant, by) -> None:
        said = self.typed[name]
        if said not in (PRESENT, ABSENT, ""):
            raise ValidationError(_("Choisissez présent ou absent."))
        is_present = None if said == "" else said == PRESENT
        actions.note_person(
            session=self.session, participant=participant, is_present=is_present, by=by
        )

    def _save_visitors(self, name: str, by) -> None:
        text = self.typed[name].strip()
        if len(text) > _LONGEST:
            raise ValidationError(_("Écrivez un nombre : environ 200."))
        try:
            quantity = parse_quantity(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if quantity.unit not in ("", "persons"):
            raise ValidationError(_("Écrivez un nombre de personnes : environ 200."))
        self.session = actions.note_visitors(session=self.session, quantity=quantity, by=by)


def _read(text: str) -> int | None:
    """How many were counted; None where nothing is written."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(MOST_PUPILS)):
        raise ValidationError(_("Écrivez un nombre : 0, 12, 28."))
    return int(text)
