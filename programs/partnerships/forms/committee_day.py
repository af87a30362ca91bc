"""The sheet of a meeting, filled in on the spot: who came, what was decided; and the text of its minutes."""

from collections.abc import Iterable
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs.partnerships.actions import committee_deciding as actions
from programs.partnerships.enums import Presence
from programs.partnerships.models import CommitteeMeeting, Decision
from programs.partnerships.quorum import Place, places_of, quorum_of

_LONGEST = 160
LONGEST_MINUTES = 100_000


class Sheet:
    """Who came to a meeting as it stands, and what was typed. What is typed is saved field by field.

    ``p-7`` is the presence of member 7, ``r-7`` who came in their place.
    """

    def __init__(self, meeting: CommitteeMeeting, typed: dict[str, str] | None = None):
        self.meeting, self.typed = meeting, typed or {}
        self.errors: dict[str, str] = {}
        self.replaced: list[str] = []

    @cached_property
    def places(self) -> list[Place]:
        return places_of(self.meeting)

    @property
    def quorum(self):
        return quorum_of(self.meeting, self.places)

    @cached_property
    def kept(self) -> dict[str, str]:
        """What each field holds by what was saved."""
        found = {}
        for place in self.places:
            noted = place.attendance
            found[f"p-{place.member.pk}"] = noted.presence if noted else ""
            found[f"r-{place.member.pk}"] = noted.replaced_by if noted else ""
        return found

    def value(self, name: str) -> str:
        return self.typed.get(name, self.kept.get(name, ""))

    @property
    def rows(self) -> list[dict]:
        return [self._row(place) for place in self.places]

    def _row(self, place: Place) -> dict:
        key = place.member.pk
        presence = self.value(f"p-{key}")
        return {
            "place": place,
            "member": place.member,
            "presence": f"p-{key}",
            "replaced_by": f"r-{key}",
            "choices": [(code, label, code == presence) for code, label in Presence.choices],
            "who": self.value(f"r-{key}"),
            "error": self.errors.get(f"p-{key}", ""),
        }

    def save(self, names: Iterable[str], seen: dict[str, str]) -> None:
        """Keep what was typed of ``names``, each member on its own; what cannot be kept is in ``errors``.

        ``seen`` is what a window knew: what somebody else noted since, and is written over, is told.
        """
        named, kept = set(names), dict(self.kept)
        for place in self.places:
            presence, by = f"p-{place.member.pk}", f"r-{place.member.pk}"
            if {presence, by} & named:
                self._save(place, presence, by, kept, seen)
        self.__dict__.pop("places", None)
        self.__dict__.pop("kept", None)

    def _save(self, place: Place, presence: str, by: str, kept: dict, seen: dict) -> None:
        wanted, who = self.value(presence), self.value(by).strip()
        is_renamed = by in self.typed and who and who != kept[by]
        if is_renamed and self.typed.get(presence, kept[presence]) == kept[presence]:
            wanted = Presence.REPLACED
        if (wanted, who if wanted == Presence.REPLACED else "") == (kept[presence], kept[by]):
            return
        try:
            self._check(wanted, who)
            actions.note_presence(
                meeting=self.meeting, member=place.member, presence=wanted, replaced_by=who
            )
        except ValidationError as error:
            self.errors[presence] = " ".join(error.messages)
            return
        if seen.get(presence, kept[presence]) != kept[presence] != wanted:
            label = dict(Presence.choices).get(kept[presence], _("rien"))
            self.replaced.append(
                _("%(who)s : quelqu’un d’autre avait noté « %(before)s ».")
                % {"who": place.member, "before": label}
            )

    @staticmethod
    def _check(wanted: str, who: str) -> None:
        if wanted not in ("", *Presence.values):
            raise ValidationError(_("Choisissez une des présences."))
        if len(who) > _LONGEST:
            raise ValidationError(_("Ce nom est trop long."))


class MinutesForm(forms.Form):
    """The text of the minutes, with what they were when it was opened."""

    minutes = forms.CharField(
        required=False,
        max_length=LONGEST_MINUTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28}),
    )


class DecisionForm(forms.ModelForm):
    class Meta:
        model = Decision
        fields = ["text", "outcome", "moved_by", "seconded_by", "item", "text_en"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "text_en": forms.Textarea(attrs={"rows": 3}),
            "moved_by": forms.TextInput(attrs={"autocomplete": "off"}),
            "seconded_by": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, meeting: CommitteeMeeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.meeting = meeting
        self.fields["item"].queryset = meeting.items.filter(follow_up=None)

    def _get_validation_exclusions(self):
        # The number is given under a lock when it is saved.
        return super()._get_validation_exclusions() | {"number"}
