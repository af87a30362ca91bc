"""The import resources of mentoring: mentors, mentees, pairings, meetings and outcomes."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.actions import mentee_machine, mentor_machine, pairing_machine
from mentoring.enums import (
    PAIRING_ENDED,
    PAIRING_ONGOING,
    PAIRING_STARTED,
    InterruptionReason,
    MeetingMode,
    Milestone,
    OutcomeStatus,
    PairingState,
    ParticipantState,
)
from mentoring.models import Mentee, Mentor, Outcome, Pairing, PairingMeeting
from programs.enums import WorkField
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import ProgramResource, StatefulResource, program_column
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.lib.text import excerpt
from programs.models import Program
from programs.people.importing.directory import (
    PersonEntry,
    PersonIndex,
    compatible,
    reference,
    several,
    split_reference,
)
from programs.people.importing.records import PERSON_COLUMNS, OfPersonResource
from programs.referrals.models import Referral

_TEXT = kinds.Kind()


class ParticipantsResource(OfPersonResource, StatefulResource):
    key_fields = ("person", "last_name", "first_name")
    moving_days = ("registered_on", "left_on")
    state_columns = ("left_on",)

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        if row.given("left_on") and not row.given("state"):
            row.attributes["state"] = ParticipantState.LEFT

    def existing(self, rows) -> QuerySet:
        programs = {row.attributes["program_id"] for row in rows}
        return self._meta.model.objects.filter(
            program__in=programs, person__in=self.known_people(rows)
        )

    def keys(self, get):
        yield get("program_id"), get("person_id")

    def moved_on(self, row: Row):
        participant = row.instance
        if participant.left_on:
            return participant.left_on
        return participant.registered_on if row.is_new else today()


_FIELDS = Column(
    "fields", "domaines", "fields", kinds.Choices(WorkField), also=("domaines de travail",)
)
_OCCUPATION = Column("occupation", "profession", "occupation", _TEXT)
_STATE = Column("state", "état", "state", kinds.Choice(ParticipantState))
_REGISTERED_ON = Column(
    "registered_on", "inscription", "registered on", kinds.Day(), required=True,
    also=("inscrit le", "date d’inscription", "registration"),
)  # fmt: skip
_LEFT_ON = Column("left_on", "sortie", "left on", kinds.Day(), also=("date de sortie",))
_NOTE = Column("note", "note", "note", _TEXT)


@register
class MentorsResource(ParticipantsResource):
    name = "mentors"
    label = gettext_lazy("Mentors")
    machine = mentor_machine
    columns = (
        program_column(),
        *PERSON_COLUMNS,
        _REGISTERED_ON,
        _LEFT_ON,
        _STATE,
        Column(
            "capacity", "capacité", "capacity",
            kinds.Whole(gettext_lazy("un nombre de jumelages en même temps, de 1 à 50"), keeps=True),
        ),
        _FIELDS,
        _OCCUPATION,
        Column("background", "parcours", "background", _TEXT),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = Mentor


@register
class MenteesResource(ParticipantsResource):
    name = "mentees"
    label = gettext_lazy("Mentorés")
    machine = mentee_machine
    alternatives = ((("person",), ("first_name", "last_name"), ("referral",)),)
    columns = (
        program_column(),
        *PERSON_COLUMNS,
        Column(
            "referral", "référence", "referral",
            kinds.Text(gettext_lazy("le code de la référence d’origine dans ce programme")),
            attribute="", also=("référence d’origine", "code de la référence"),
        ),
        _REGISTERED_ON,
        _LEFT_ON,
        _STATE,
        _FIELDS,
        _OCCUPATION,
        Column("need", "besoin", "need", _TEXT),
        Column("training", "formation", "training", _TEXT),
        Column("arrived_on", "arrivée au pays", "arrived on", kinds.Day(), also=("arrivée",)),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = Mentee

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._referrals: dict[int, dict[str, Referral]] = {}

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        if row.has("referral") and not row.given("referral"):
            row.attributes["referral_id"] = None
        referral = self._referral_of(row, program)
        if not row.given("referral") or row.errors:
            return
        if referral.person_id != row.person.key:
            row.refuse(
                "referral", _("Cette référence concerne %(person)s.") % {"person": referral.person}
            )
        row.attributes["referral_id"] = referral.pk

    def person_of(self, row: Row, program: Program) -> PersonEntry | None:
        """The person of the referral, where the row names nobody else."""
        named = any(row.given(name) for name in ("person", "first_name", "last_name"))
        if row.given("referral") and not named:
            referral = self._referral_of(row, program)
            if referral is None:
                return None
            return self.directories.people.refer_to(referral.person)
        return super().person_of(row, program)

    def _referral_of(self, row: Row, program: Program) -> Referral | None:
        """The referral that the row names; refused where it is unknown."""
        if not row.given("referral"):
            return None
        if program.pk not in self._referrals:
            referrals = Referral.objects.filter(program=program).select_related("person")
            self._referrals[program.pk] = {one.display_code.casefold(): one for one in referrals}
        text = row.text("referral")
        referral = self._referrals[program.pk].get(text.casefold())
        if referral is None and not row.errors:
            row.refuse(
                "referral",
                _("« %(text)s » n’est le code d’aucune référence de ce programme.")
                % {"text": excerpt(text)},
            )
        return referral

    def existing(self, rows) -> QuerySet:
        referrals = [row.attributes.get("referral_id") for row in rows]
        programs = {row.attributes["program_id"] for row in rows}
        return Mentee.objects.filter(
            Q(program__in=programs, person__in=self.known_people(rows))
            | Q(referral__in=[pk for pk in referrals if pk])
        )

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("person", "referral")

    def cell(self, instance, column: Column):
        if column.name == "referral":
            return instance.referral.display_code if instance.referral else ""
        return super().cell(instance, column)


class _Participants:
    """The mentors or the mentees of the programs at hand, by the code or the name of their person."""

    def __init__(self, model):
        self._model = model
        self._of: dict[int, PersonIndex] = {}

    def find(self, program: Program, text: str) -> int:
        """The id of the participant of ``program`` whom ``text`` names. Raises BadCell."""
        index = self._index(program)
        found = index.with_code(text)
        if not found:
            name, birth_date = split_reference(text)
            found = compatible(index.named(name), birth_date)
        if len(found) == 1:
            return found[0].pk
        if found:
            raise BadCell(several(text, found))
        raise BadCell(
            _("« %(text)s » n’est le code ni le nom d’aucun %(kind)s de ce programme.")
            % {"text": excerpt(text), "kind": self._model._meta.verbose_name}
        )

    def _index(self, program: Program) -> PersonIndex:
        if program.pk not in self._of:
            index = self._of[program.pk] = PersonIndex()
            rows = self._model.objects.filter(program=program).order_by("pk").values_list(
                "pk", "person__code", "person__first_name", "person__last_name",
                "person__birth_date",
            )  # fmt: skip
            for pk, code, first, last, born in rows:
                entry = PersonEntry(program.lead_id, code, first, last, born, pk=pk)
                index.add(entry, code=code, first_name=first, last_name=last)
        return self._of[program.pk]


_CODE_OR_NAME = gettext_lazy("le code de la personne, ou son prénom et son nom")


@register
class PairingsResource(StatefulResource):
    """Known by their code; without one, by the two persons and the day of the proposal."""

    name = "pairings"
    label = gettext_lazy("Jumelages")
    machine = pairing_machine
    key_fields = ("code", "mentee", "mentor")
    moving_days = ("proposed_on", "started_on", "ended_on")
    state_columns = ("ended_on", "started_on", "interruption")
    alternatives = ((("proposed_on",), ("started_on",)),)
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, also=("numéro", "number")),
        Column("mentor", "mentor", "mentor", kinds.Text(_CODE_OR_NAME), required=True, attribute=""),
        Column("mentee", "mentoré", "mentee", kinds.Text(_CODE_OR_NAME), required=True, attribute=""),
        Column("proposed_on", "proposé le", "proposed on", kinds.Day()),
        Column("started_on", "commencé le", "started on", kinds.Day(), also=("début", "start")),
        Column("ended_on", "fini le", "ended on", kinds.Day(), also=("fin", "end")),
        Column("state", "état", "state", kinds.Choice(PairingState)),
        Column(
            "interruption", "cause de l’interruption", "interruption",
            kinds.Choice(InterruptionReason, blank=""),
        ),
        Column("reason", "précisions sur la fin", "reason", _TEXT, also=("motif",)),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = Pairing

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._participants = {"mentor": _Participants(Mentor), "mentee": _Participants(Mentee)}

    def resolve_in(self, row: Row, program: Program) -> None:
        for name, participants in self._participants.items():
            if not row.text(name):
                continue
            try:
                row.attributes[f"{name}_id"] = participants.find(program, row.text(name))
            except BadCell as error:
                row.refuse(name, str(error))
        if row.value("proposed_on") is None:
            row.attributes.pop("proposed_on", None)
            if row.value("started_on") is not None:
                row.attributes["proposed_on"] = row.value("started_on")
            elif not row.errors:
                row.refuse_first(
                    ("proposed_on", "started_on"),
                    _("Écrivez la date de la proposition, ou celle du début."),
                )

    def complete(self, row: Row) -> None:
        """A blank state follows from the dates."""
        if row.given("state") or row.errors:
            return
        set_attribute(row, row.instance, "state", _state_of(row.instance))

    def existing(self, rows) -> QuerySet:
        programs = {row.attributes["program_id"] for row in rows}
        codes = [row.text("code") for row in rows if row.text("code")]
        mentees = {row.attributes["mentee_id"] for row in rows}
        return Pairing.objects.filter(program__in=programs).filter(
            Q(mentee__in=mentees) | Q(code__in=codes)
        )

    def keys(self, get):
        if get("code"):
            yield "code", get("program_id"), get("code")
        else:
            yield self._pair(get)

    def weak_keys(self, get):
        yield self._pair(get)

    def may_be(self, instance, row: Row) -> bool:
        return not instance.code or not row.text("code")

    @staticmethod
    def _pair(get):
        names = ("program_id", "mentor_id", "mentee_id", "proposed_on")
        return ("pair", *(get(name) for name in names))

    def moved_on(self, row: Row):
        pairing = row.instance
        return pairing.ended_on or pairing.started_on or pairing.proposed_on

    def for_export(self, queryset):
        return queryset.select_related("mentor__person", "mentee__person")

    def before_export(self, queryset, **kwargs):
        super().before_export(queryset, **kwargs)
        self._ambiguous = self.directories.people.ambiguous_names(
            program.lead_id for program in self.directories.programs.by_id.values()
        )

    def cell(self, instance, column: Column):
        if column.name in ("mentor", "mentee"):
            return reference(getattr(instance, column.name).person, self._ambiguous)
        return super().cell(instance, column)


def _state_of(pairing: Pairing) -> str:
    """The state that the dates of ``pairing`` tell; the one that it has, where they agree with it."""
    if pairing.ended_on:
        if pairing.interruption:
            return PairingState.INTERRUPTED
        return pairing.state if pairing.state in PAIRING_ENDED else PairingState.COMPLETED
    if pairing.started_on:
        return pairing.state if pairing.state in PAIRING_ONGOING else PairingState.ACTIVE
    return pairing.state if pairing.state not in PAIRING_STARTED else PairingState.PROPOSED


class OfPairingResource(ProgramResource):
    """Records of a pairing, named by its code. The program matters only where two have the same code."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._pairings: dict[str, list[Pairing]] | None = None

    def resolve(self, row: Row) -> None:
        if not row.text("pairing"):
            return
        found = self._pairings_of(row)
        if len(found) == 1:
            row.attributes.pop("program_id", None)
            row.attributes["pairing_id"] = found[0].pk
        elif found:
            row.refuse(
                "pairing", _("Plusieurs programmes ont ce jumelage : nommez aussi le programme.")
            )
        else:
            row.refuse(
                "pairing",
                _("« %(text)s » n’est le code d’aucun jumelage connu.")
                % {"text": excerpt(row.text("pairing"))},
            )

    def _pairings_of(self, row: Row) -> list[Pairing]:
        default = self.directories.programs.default
        program = row.value("program") or (default.pk if default else None)
        found = self._by_code.get(row.text("pairing").casefold(), [])
        return [one for one in found if program in (None, one.program_id)]

    @property
    def _by_code(self) -> dict[str, list[Pairing]]:
        if self._pairings is None:
            self._pairings = {}
            programs = self.directories.programs.by_id
            for pairing in Pairing.objects.filter(program__in=programs).order_by("pk"):
                self._pairings.setdefault(pairing.display_code.casefold(), []).append(pairing)
        return self._pairings

    def existing(self, rows) -> QuerySet:
        return self._meta.model.objects.filter(
            pairing__in={row.attributes["pairing_id"] for row in rows}
        )

    def for_export(self, queryset):
        return queryset.select_related("pairing__program")

    def cell(self, instance, column: Column):
        if column.name == "program":
            return instance.pairing.program_id
        if column.name == "pairing":
            return instance.pairing.display_code
        return super().cell(instance, column)


def _pairing_columns() -> Iterable[Column]:
    program = Column(
        "program", "programme", "program", kinds.ProgramRef(), attribute=""
    )  # not a field of these records
    return (
        program,
        Column(
            "pairing", "jumelage", "pairing", kinds.Text(gettext_lazy("le code du jumelage")),
            required=True, attribute="", also=("code du jumelage",),
        ),
    )  # fmt: skip


@register
class MeetingsResource(OfPairingResource):
    name = "meetings"
    label = gettext_lazy("Rencontres")
    key_fields = ("held_on", "pairing")
    moving_days = ("held_on",)
    columns = (
        *_pairing_columns(),
        Column("held_on", "tenue le", "held on", kinds.Day(), required=True, also=("date",)),
        Column(
            "minutes", "durée en minutes", "minutes",
            kinds.Whole(gettext_lazy("un nombre de minutes, de 1 à 1440 ; vide s’il n’est pas connu")),
            also=("durée",),
        ),
        Column("mode", "mode", "mode", kinds.Choice(MeetingMode)),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = PairingMeeting

    def keys(self, get):
        yield tuple(get(n) or "" for n in ("pairing_id", "held_on", "minutes", "mode", "note"))

    def weak_keys(self, get):
        yield get("pairing_id"), get("held_on")


@register
class OutcomesResource(OfPairingResource):
    name = "outcomes"
    label = gettext_lazy("Issues des jumelages")
    key_fields = ("milestone", "pairing")
    moving_days = ("observed_on",)
    columns = (
        *_pairing_columns(),
        Column(
            "milestone", "moment", "milestone",
            kinds.Choice(
                Milestone,
                also={"fin": 0, "close": 0, "3 mois": 3, "6 mois": 6, "12 mois": 12},
            ),
            required=True,
        ),
        Column("status", "issue", "status", kinds.Choice(OutcomeStatus), required=True),
        Column(
            "observed_on", "recueillie le", "observed on", kinds.Day(), required=True, also=("date",)
        ),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = Outcome

    def keys(self, get):
        yield get("pairing_id"), get("milestone")
