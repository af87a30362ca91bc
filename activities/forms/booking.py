"""What a teacher writes to register her classes, and what somebody writes to register."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from activities.access import schools_like
from activities.actions.booking import booked, registered_already
from activities.actions.registering import Received, Wanted, refuse, rooms_of, seats_of
from activities.enums import Audience
from activities.forms.numbers import PeopleField
from activities.models import Activity, Booking, Offering, Registration
from activities.schedules import seats_said, sessions_said, waiting_said
from programs.asked import LONGEST_NUMBER
from programs.enums import SchoolLevel
from programs.forms import NameField, PhoneField, PublicForm
from programs.lib.money import format_amount
from programs.lib.text import normalise
from programs.models.fields import localized
from programs.models.schools import School

# What a teacher registers at once; more are as many forms.
MOST_CLASSES = 12
# As many schools are proposed; of more, a word more of the name is asked.
MOST_SCHOOLS = 8
NONE_OF_THEM = "aucune"
WHOLE, SPLIT = "attendre", "partager"
_SHORTEST_SEARCH = 2


def _text(model, name: str, label, autocomplete: str = "", **options) -> forms.CharField:
    """A line of text as long as the record keeps it, which the browser may complete."""
    longest = model._meta.get_field(name).max_length
    widget = forms.TextInput(attrs={"autocomplete": autocomplete or "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


def _email() -> forms.EmailField:
    return forms.EmailField(
        label=gettext_lazy("Courriel"),
        max_length=254,
        help_text=gettext_lazy("Votre confirmation et votre lien y sont envoyés."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _note() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Message"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BookingForm(PublicForm):
    """What both have in common: a school that may be looked for, and the schedules that are open.

    ``offerings`` are those that are open, each with its sessions.
    """

    def __init__(self, *args, activity: Activity, offerings: Sequence[Offering], **kwargs):
        super().__init__(*args, **kwargs)
        self.activity = activity
        self.offerings = {str(one.pk): one for one in offerings}
        self.rooms = rooms_of(offerings)
        self.school: School | None = None

    # --- schedules

    def offerings_field(self, label) -> forms.Field | None:
        """Which of them; None where there is no choice."""
        if len(self.offerings) < 2:
            return None
        options = {"label": label, "choices": [(pk, self.told(pk)) for pk in self.offerings]}
        if self.activity.one_choice:
            return forms.ChoiceField(widget=forms.RadioSelect, **options)
        return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, **options)

    def told(self, pk: str) -> str:
        """A schedule as one chooses it: its name, when, what it costs, and what is left."""
        offering, room = self.offerings[pk], self.rooms[int(pk)]
        when = ", ".join(sessions_said(offering.sessions.all()))
        left = seats_said(room.free, room.waiting, offering.capacity)
        if room.free == 0 and not offering.has_waiting_list:
            left = _("Complet")
        fee = format_amount(offering.fee, get_language() or "fr") if offering.fee else ""
        return " · ".join(filter(None, (localized(offering, "label"), when, fee, left)))

    def chosen(self, name: str) -> list[Offering]:
        """The schedules that the field ``name`` chose; the only one where there was no choice."""
        if name not in self.fields:
            return list(self.offerings.values())
        value = self.cleaned_data.get(name) or []
        return [self.offerings[pk] for pk in ([value] if isinstance(value, str) else value)]

    # --- the school

    @cached_property
    def schools(self) -> list[School]:
        """Those among which to choose, for what is typed of its name."""
        return schools_found(str(self["school_name"].value() or ""))

    @property
    def school_asked(self) -> str:
        """What of them was chosen, if anything was."""
        return (self.data if self.is_bound else self.initial).get("school", "")

    def find_school(self) -> None:
        """The school that was chosen, or whose whole name was typed; never one that only resembles it."""
        typed = self.cleaned_data.get("school_name", "")
        asked = self.school_asked
        if not typed or asked == NONE_OF_THEM:
            return
        named = [
            one for one in self.schools if normalise(one.organization.name) == normalise(typed)
        ]
        chosen = [one for one in self.schools if str(one.pk) == asked]
        if chosen or len(named) == 1:
            self.school = (chosen or named)[0]
        elif self.schools:
            self.add_error(
                "school_name",
                _("Choisissez votre école dans la liste, ou dites qu’elle n’y est pas."),
            )

    def school_details(self) -> dict:
        """The school as it is today, on the registration; else its name as it was typed."""
        if self.school is None:
            return {"school_name": self.cleaned_data.get("school_name", "")}
        organization = self.school.organization
        return {"school": organization, "board": self.school.board, "region": organization.region}


def schools_found(text: str) -> list[School]:
    """The first schools that ``text`` may mean."""
    if len(text.strip()) < _SHORTEST_SEARCH:
        return []
    return list(schools_like(text[:200])[:MOST_SCHOOLS])


class GroupBookingForm(BookingForm):
    """A teacher and her classes, of which there may be several: ``class_0_level``, ``class_1_level``…

    ``lines`` are the classes as the page shows them. A class that does not fit asks what to do, in a field of its own.
    """

    name = _text(Booking, "name", gettext_lazy("Votre nom"), "name")
    role = _text(
        Booking,
        "role",
        gettext_lazy("Votre fonction"),
        "organization-title",
        required=False,
        help_text=gettext_lazy("Enseignante, conseiller en orientation…"),
    )
    email = _email()
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)
    school_name = _text(
        Registration,
        "school_name",
        gettext_lazy("Votre école"),
        help_text=gettext_lazy("Écrivez quelques lettres, puis choisissez-la."),
    )
    note = _note()

    def __init__(self, *args, classes: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = max(1, min(classes, MOST_CLASSES))
        for number in range(self.count):
            for name, field in self._class_fields().items():
                if field:
                    self.fields[f"class_{number}_{name}"] = field
        self.move_to_end("note")
        self.wanted: list[Wanted] = []

    def move_to_end(self, name: str) -> None:
        self.fields[name] = self.fields.pop(name)

    def _class_fields(self) -> dict[str, forms.Field | None]:
        levels = self.activity.levels or SchoolLevel.values
        choices = [(level, SchoolLevel(level).label) for level in levels]
        return {
            "level": forms.ChoiceField(
                label=_("Niveau"), choices=choices if len(choices) == 1 else [("", "—"), *choices]
            ),
            "group": _text(
                Registration,
                "group",
                _("Groupe"),
                required=False,
                help_text=_("Son nom à l’école : groupe 32."),
            ),
            "pupils": PeopleField(label=_("Élèves"), min_value=1),
            "companions": PeopleField(label=_("Adultes accompagnateurs"), min_value=0, initial=1),
            "offerings": self.offerings_field(_("Quand")),
            "needs": forms.CharField(
                label=_("Besoins"),
                required=False,
                max_length=1000,
                help_text=_("Accessibilité, allergies, interprète… sans nommer personne."),
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
            "transport": forms.BooleanField(label=_("Nous demandons le transport"), required=False),
        }

    @property
    def lines(self) -> list[dict]:
        """Each class with its number and its fields; the questions about it come last."""
        found = []
        for number in range(self.count):
            prefix = f"class_{number}_"
            names = [name for name in self.fields if name.startswith(prefix)]
            fields = {name.removeprefix(prefix): self[name] for name in names}
            asked = [fields.pop(name) for name in list(fields) if name.startswith("wait_")]
            choices = fields.pop("offerings", None)
            line = {"number": number, "fields": fields, "choices": choices, "asked": asked}
            found.append(line)
        return found

    @property
    def may_add(self) -> bool:
        return self.count < MOST_CLASSES

    # --- what was sent

    def clean(self):
        cleaned = super().clean()
        self.find_school()
        # What was sent before is made: it takes no place a second time.
        if not self.errors and not booked(self.number):
            self._place()
        return cleaned

    def _place(self) -> None:
        """Find what each class is given, and ask of what does not fit."""
        rooms = rooms_of(self.offerings.values())
        seen: set[tuple] = set()
        for number in range(self.count):
            for offering in self.chosen(f"class_{number}_offerings"):
                wanted = self._wanted(number, offering)
                key = (
                    offering.pk,
                    *(wanted.details[name] for name in ("group",)),
                    *wanted.details["levels"],
                )
                if key in seen or registered_already(wanted):
                    self._refuse_twice(number)
                seen.add(key)
                self._receive(number, wanted, rooms[offering.pk])

    def _wanted(self, number: int, offering: Offering) -> Wanted:
        said = {
            name: self.cleaned_data[f"class_{number}_{name}"]
            for name in ("level", "group", "pupils", "companions", "needs", "transport")
        }
        answer = self.data.get(_wait(number, offering), "")
        split, _dash, part = answer.partition("-")
        is_split = split == SPLIT and part.isdecimal() and len(part) <= LONGEST_NUMBER
        return Wanted(
            offering,
            said["pupils"],
            said["companions"],
            may_split=is_split,
            split_at=int(part) if is_split else None,
            details=self.school_details()
            | {
                "levels": [said["level"]],
                "group": said["group"],
                "needs": said["needs"],
                "needs_transport": said["transport"],
            },
        )

    def _refuse_twice(self, number: int) -> None:
        name = f"class_{number}_group"
        if name not in self.errors:
            self.add_error(
                name,
                _(
                    "Un groupe de cette école et de ce niveau est déjà inscrit : nommez le groupe pour les distinguer."
                ),
            )

    def _receive(self, number: int, wanted: Wanted, room) -> None:
        received = room.receive(wanted)
        self.wanted.append(wanted)
        if not received.later:
            return
        options = _options(received)
        if not options:
            self._refuse_full(number, received)
        elif self.rooms[wanted.offering.pk].free:
            self._ask(number, received, options)

    def _refuse_full(self, number: int, received: Received) -> None:
        try:
            refuse(received)
        except ValidationError as error:
            self.add_error(f"class_{number}_pupils", error)

    def _ask(self, number: int, received: Received, options: list[tuple[str, str]]) -> None:
        """Ask what becomes of a class that does not fit; what was answered before, for other numbers, is no answer."""
        name = _wait(number, received.wanted.offering)
        answered = self.data.get(name) in dict(options)
        self.fields[name] = forms.ChoiceField(
            label=_question(received), choices=options, widget=forms.RadioSelect
        )
        if answered:
            return
        self.data = self.data.copy()
        self.data[name] = WHOLE
        self.add_error(name, _("Choisissez, puis envoyez de nouveau."))

    def details(self) -> dict:
        """What ``book_groups`` takes."""
        return {
            "activity": self.activity,
            "submission": self.number,
            "contact": _contact(self, self.cleaned_data["name"])
            | {"role": self.cleaned_data["role"]},
            "wanted": self.wanted,
        }


def _wait(number: int, offering: Offering) -> str:
    return f"class_{number}_wait_{offering.pk}"


def _options(received: Received) -> list[tuple[str, str]]:
    """What may be done with a group that does not fit: nothing without a waiting list, nor with one that never will."""
    wanted, found = received.wanted, []
    offering, capacity = wanted.offering, wanted.offering.capacity or 0
    if not offering.has_waiting_list:
        return []
    whole = seats_of(offering, wanted.pupils, wanted.companions)
    if whole <= capacity:
        found.append(
            (
                WHOLE,
                _("Tout le groupe attend : %(place)s") % {"place": waiting_said(received.ahead)},
            )
        )
    rest = wanted.pupils - received.part
    if received.part and rest <= capacity:
        found.append(
            (
                f"{SPLIT}-{received.part}",
                _("Partager le groupe : %(now)d élèves ont leur place, %(later)d attendent")
                % {"now": received.part, "later": rest},
            )
        )
    return found


def _question(received: Received) -> str:
    """What is said before anything is sent."""
    wanted = received.wanted
    needed = seats_of(wanted.offering, wanted.pupils, wanted.companions)
    return ngettext(
        "« %(offering)s » n’a plus que %(free)d place, et il en faut %(needed)d",
        "« %(offering)s » n’a plus que %(free)d places, et il en faut %(needed)d",
        received.free or 0,
    ) % {"offering": wanted.offering, "free": received.free or 0, "needed": needed}


class PersonBookingForm(BookingForm):
    """Somebody for a course; whoever teaches may say at which school."""

    first_name = NameField(
        label=gettext_lazy("Prénom"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = NameField(
        label=gettext_lazy("Nom"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = _email()
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)
    school_name = _text(
        Registration,
        "school_name",
        gettext_lazy("Votre école"),
        required=False,
        help_text=gettext_lazy("Si vous y travaillez : quelques lettres, puis choisissez-la."),
    )
    needs = forms.CharField(
        label=gettext_lazy("Besoins"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Accessibilité, allergies, interprète…"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = _note()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.offerings_field(_("Quand")):
            self.fields["offerings"] = field
        if Audience.TEACHERS not in self.activity.audiences:
            del self.fields["school_name"]

    @property
    def offerings_asked(self) -> forms.BoundField | None:
        return self["offerings"] if "offerings" in self.fields else None

    @property
    def asks_school(self) -> bool:
        return "school_name" in self.fields

    def clean(self):
        cleaned = super().clean()
        if self.asks_school:
            self.find_school()
        for offering in self.chosen("offerings"):
            try:
                refuse(self.rooms[offering.pk].receive(Wanted(offering)))
            except ValidationError as error:
                self.add_error("offerings" if "offerings" in self.fields else None, error)
        return cleaned

    def details(self) -> dict:
        """What ``book_person`` takes."""
        said = self.cleaned_data
        name = f"{said['first_name']} {said['last_name']}"
        return {
            "activity": self.activity,
            "submission": self.number,
            "contact": _contact(self, name),
            "person": {key: said[key] for key in ("first_name", "last_name", "email")},
            "offerings": self.chosen("offerings"),
            "details": self.school_details() | {"needs": said["needs"]},
        }


def _contact(form: BookingForm, name: str) -> dict:
    said = form.cleaned_data
    return {
        "name": name,
        "email": said["email"],
        "phone": said["phone"],
        "note": said["note"],
        "language": get_language(),
    }
