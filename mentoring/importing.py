"""The import resources of mentoring: mentors, mentees, pairings, meetings and outcomes."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import IntegrityError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring import days, enums, presence
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
from mentoring.stays import too_early
from programs import integrity
from programs.dates.checks import Wrong, impossible
from programs.enums import WorkField
from programs.importing import kinds
from programs.importing.bulk import BATCH
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import ProgramResource, StatefulResource, program_column
from programs.importing.references import RecordRef
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.lib.periods import Period, parse_date, today
from programs.lib.text import excerpt
from programs.models import Program
from programs.people.importing.directory import ParticipantRef, PersonEntry
from programs.people.importing.records import PERSON_COLUMNS, OfPersonResource
from programs.referrals.models import Referral

_TEXT = kinds.Kind()


class ParticipantsResource(OfPersonResource, StatefulResource):
    key_fields = ("person", "last_name", "first_name")
    identity = within = ("program_id", "person_id")
    moving_days = ("registered_on", "left_on")
    state_columns = ("left_on",)

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        if row.given("left_on") and not row.given("state"):
            row.attributes["state"] = ParticipantState.LEFT

    def existing(self, rows) -> QuerySet:
        return super().existing(rows).prefetch_related("stays")

    def for_export(self, queryset):
        return super().for_export(queryset).prefetch_related("stays")

    def cell(self, instance, column: Column):
        if column.name == "stays":
            return _spans_of(instance)
        return super().cell(instance, column)

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        if self._tells_stays:
            presence.compare_later()

    @property
    def _tells_stays(self) -> bool:
        """Whether the file has the column: one presence is then written in two steps."""
        return any(place.column.name == "stays" for place in self.table.places)

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.given("stays") and (row.is_new or _spans_of(row.instance) != row.value("stays")):
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        participant, left_on = row.instance, row.changed.get("left_on")
        if left_on and not participant.left_on and participant.registered_on < left_on:
            row.refuse(
                "registered_on",
                _(
                    "La sortie de %(person)s est du %(day)s : écrivez-la, ou écrivez la date d’une nouvelle "
                    "inscription."
                )
                % {"person": participant, "day": left_on.isoformat()},
            )
        self._check_stays(row, participant.registered_on)

    def _check_stays(self, row: Row, registered_on: date) -> None:
        """Each stay ends before the next one begins, and the last before the present registration."""
        spans = row.value("stays", [])
        starts = [*(span.start for span in spans), registered_on]
        lives = self.parent(row, "program"), self.parent(row, "person")
        if spans and (sentence := too_early(spans[0].start, *lives)):
            row.refuse("stays", sentence)
        for span, following in zip(spans, starts[1:], strict=True):
            if span.end >= following:
                row.refuse(
                    "stays",
                    _("Le séjour %(span)s ne finit pas avant le début du suivant, le %(day)s.")
                    % {"span": _written(span), "day": following.isoformat()},
                )

    def moved_on(self, row: Row):
        participant = row.instance
        if participant.left_on:
            return participant.left_on
        is_back = row.changed.get("left_on") is not None
        return participant.registered_on if row.is_new or is_back else today()

    def after_writing(self, user) -> None:
        super().after_writing(user)
        if self._tells_stays:
            self._write_stays()
            try:
                presence.compare_now()
            except IntegrityError as error:
                self._name_pairings(error)

    def _write_stays(self) -> None:
        """The stays that a file gives are those that there are; where it gives none, they stay as they were."""
        told = {row.instance.pk: row.value("stays") for row in self.rows if row.given("stays")}
        stay = self._meta.model.stay_model
        others, known = [], set()
        for one in stay.objects.filter(**{f"{stay.of}__in": told}):
            pk, span = getattr(one, f"{stay.of}_id"), Period(one.starts_on, one.ends_on)
            known.add((pk, span))
            if span not in told[pk]:
                others.append(one.pk)
        stay.objects.filter(pk__in=others).delete()
        stay.objects.bulk_create(
            [
                stay(**{f"{stay.of}_id": pk}, starts_on=span.start, ends_on=span.end)
                for pk, spans in told.items()
                for span in spans
                if (pk, span) not in known
            ],
            BATCH,
        )

    def _name_pairings(self, error: IntegrityError) -> None:
        """Refuse the rows whose pairings lie within no stay any more, each by the cell that says so."""
        model = self._meta.model
        who = model.stay_model.of
        cells = {
            str(days.WITHIN_STAYS[who]["before"]): ("registered_on",),
            str(days.WITHIN_STAYS[who]["after"]): ("left_on",),
        }
        rows = {row.instance.pk: row for row in self.rows if row.changed or row.touched}
        started = Prefetch("pairings", Pairing.objects.started().order_by("pk"))
        for participant in model.objects.filter(pk__in=rows).prefetch_related("stays", started):
            row = rows[participant.pk]
            for pairing in participant.pairings.all():
                if wrong := next(self._beyond_stays(pairing, participant), None):
                    row.refuse_first(
                        cells.get(str(wrong.sentence), ("stays",)),
                        _("Jumelage %(code)s : %(sentence)s")
                        % {"code": pairing.display_code, "sentence": wrong.sentence},
                    )
        if not any(row.errors for row in rows.values()):
            next(iter(rows.values())).refuse(None, integrity.explain(error))

    def _beyond_stays(self, pairing: Pairing, participant) -> Iterator[Wrong]:
        """What is wrong with ``pairing`` as far as ``participant`` and no other record bounds it."""
        who = participant.stay_model.of
        return impossible(
            pairing, self._today, lambda _one, name: participant if name == who else None
        )


def _spans_of(participant) -> list[Period]:
    return [Period(stay.starts_on, stay.ends_on) for stay in participant.stays.all()]


def _written(span: Period) -> str:
    return f"{span.start.isoformat()}/{span.end.isoformat()}"


class Spans(kinds.Kind):
    """Times set apart by ; each its first and its last day. A blank leaves the record as it is."""

    expects = gettext_lazy(
        "les séjours qui ont pris fin, séparés par « ; » : 2021-04-01/2023-10-15"
    )

    def blank(self):
        return kinds.KEEP

    def read(self, value, directories):
        pieces = [piece for piece in super().read(value, directories).split(";") if piece.strip()]
        return sorted((self._span(piece) for piece in pieces), key=lambda span: span.start)

    def _span(self, piece: str) -> Period:
        try:
            start, end = map(parse_date, piece.split("/"))
            return Period(start, end)
        except ValueError as error:
            raise BadCell(
                _("« %(text)s » n’est pas un séjour. Attendu : %(it)s.")
                % {"text": excerpt(piece.strip()), "it": self.expects}
            ) from error

    def write(self, value, directories=None):
        return "; ".join(_written(span) for span in value)


_STAYS = Column("stays", "séjours antérieurs", "earlier stays", Spans(), attribute="")
_FIELDS = Column(
    "fields", "domaines", "fields", kinds.Choices(WorkField), also=("domaines de travail",)
)
_OCCUPATION = Column("occupation", "profession", "occupation", _TEXT)
_STATE = Column("state", "état", "state", kinds.Choice(ParticipantState, also=enums.FORMER_LABELS))
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
        _STAYS,
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
            RecordRef(
                Referral,
                gettext_lazy("le code de la référence d’origine dans ce programme"),
                unknown=gettext_lazy(
                    "« %(text)s » n’est le code d’aucune référence de ce programme."
                ),
                joined=["person"],
            ),
            attribute="referral_id", also=("référence d’origine", "code de la référence"),
        ),
        _REGISTERED_ON,
        _LEFT_ON,
        _STAYS,
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

    def resolve_in(self, row: Row, program: Program) -> None:
        super().resolve_in(row, program)
        referral = row.named.get("referral")
        if referral and row.person and referral.person_id != row.person.key:
            row.refuse(
                "referral", _("Cette référence concerne %(person)s.") % {"person": referral.person}
            )

    def person_of(self, row: Row, program: Program) -> PersonEntry | None:
        """The person of the referral, where the row names nobody else."""
        named = any(row.given(name) for name in ("person", "first_name", "last_name"))
        if not row.given("referral") or named:
            return super().person_of(row, program)
        referral = row.named.get("referral")
        return self.directories.people.refer_to(referral.person) if referral else None

    def existing(self, rows) -> QuerySet:
        referrals = self._references(rows, "referral_id")
        return super().existing(rows) | Mentee.objects.filter(referral__in=referrals)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("person", "referral")


@register
class PairingsResource(StatefulResource):
    """Known by their code; without one, by the two persons and the day of the proposal."""

    name = "pairings"
    label = gettext_lazy("Jumelages")
    machine = pairing_machine
    key_fields = ("code", "mentee", "mentor")
    code = "code"
    belongs_to = ("mentor_id", "mentee_id")
    identity = ("program_id", "mentor_id", "mentee_id", "proposed_on")
    within = ("program_id", "mentee_id")
    moving_days = ("proposed_on", "started_on", "ended_on")
    state_columns = ("ended_on", "started_on", "interruption")
    alternatives = ((("proposed_on",), ("started_on",)),)
    columns = (
        program_column(),
        Column("code", "code", "code", _TEXT, also=("numéro", "number")),
        Column(
            "mentor", "mentor", "mentor", ParticipantRef(Mentor), required=True,
            attribute="mentor_id",
        ),
        Column(
            "mentee", "mentoré", "mentee", ParticipantRef(Mentee), required=True,
            attribute="mentee_id",
        ),
        Column("proposed_on", "proposé le", "proposed on", kinds.Day()),
        Column("started_on", "commencé le", "started on", kinds.Day(), also=("début", "start")),
        Column("ended_on", "fini le", "ended on", kinds.Day(), also=("fin", "end")),
        Column("state", "état", "state", kinds.Choice(PairingState)),
        Column(
            "interruption", "cause de l’interruption", "interruption",
            kinds.Choice(InterruptionReason, blank=""),
        ),
        Column("reason", "précisions sur la fin", "reason", _TEXT, also=("motif",)),
        Column("annulment", "motif de l’annulation", "annulment", _TEXT, also=("annulation",)),
        _NOTE,
    )  # fmt: skip

    class Meta:
        model = Pairing

    def resolve_in(self, row: Row, program: Program) -> None:
        if row.value("proposed_on") is None:
            row.attributes.pop("proposed_on", None)
            if row.value("started_on") is not None:
                row.attributes["proposed_on"] = row.value("started_on")
            elif not row.errors:
                row.refuse_first(
                    ("proposed_on", "started_on"),
                    _("Écrivez la date de la proposition, ou celle du début."),
                )

    def _columns_of(self, fields) -> list[str]:
        """The proposal is of the first day where a row says no other."""
        found = super()._columns_of(fields)
        return [*found, "started_on"] if "proposed_on" in fields else found

    def complete(self, row: Row) -> None:
        """A blank state follows from the dates."""
        if row.given("state") or row.errors:
            return
        set_attribute(row, row.instance, "state", _state_of(row.instance))

    def moved_on(self, row: Row):
        pairing = row.instance
        if pairing.is_annulled and not row.is_new:
            return today()
        return pairing.ended_on or pairing.started_on or pairing.proposed_on

    def move(self, row: Row, before, after, on, user):
        made = super().move(row, before, after, on, user)
        if after == PairingState.ANNULLED:
            made.reason = row.instance.annulment
        return made

    def for_export(self, queryset):
        return queryset.select_related("mentor__person", "mentee__person")


def _state_of(pairing: Pairing) -> str:
    """The state that the dates of ``pairing`` tell; the one that it has, where they agree with it."""
    if pairing.is_annulled:
        return pairing.state
    if pairing.ended_on:
        if pairing.interruption:
            return PairingState.INTERRUPTED
        return pairing.state if pairing.state in PAIRING_ENDED else PairingState.COMPLETED
    if pairing.started_on:
        return pairing.state if pairing.state in PAIRING_ONGOING else PairingState.ACTIVE
    return pairing.state if pairing.state not in PAIRING_STARTED else PairingState.PROPOSED


class OfPairingResource(ProgramResource):
    """Records of a pairing, named by its code. The program matters only where two have the same code."""

    within = ("pairing_id",)

    def resolve(self, row: Row) -> None:
        program = row.value("program")
        programs = self.directories.programs
        self.refer(row, programs.by_id[program] if program else programs.default)

    def for_export(self, queryset):
        return queryset.select_related("pairing__program")

    def cell(self, instance, column: Column):
        if column.name == "program":
            return instance.pairing.program_id
        return super().cell(instance, column)


def _pairing_columns() -> Iterable[Column]:
    program = Column(
        "program", "programme", "program", kinds.ProgramRef(), attribute=""
    )  # not a field of these records
    return (
        program,
        Column(
            "pairing", "jumelage", "pairing",
            RecordRef(
                Pairing,
                gettext_lazy("le code du jumelage"),
                unknown=gettext_lazy("« %(text)s » n’est le code d’aucun jumelage connu."),
                several=gettext_lazy(
                    "Plusieurs programmes ont ce jumelage : nommez aussi le programme."
                ),
                within=None,
            ),
            required=True, attribute="pairing_id", also=("code du jumelage",),
        ),
    )  # fmt: skip


@register
class MeetingsResource(OfPairingResource):
    name = "meetings"
    label = gettext_lazy("Rencontres")
    key_fields = ("held_on", "pairing")
    identity = ("pairing_id", "held_on", "minutes", "mode", "note")
    weak_identity = ("pairing_id", "held_on")
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


@register
class OutcomesResource(OfPairingResource):
    name = "outcomes"
    label = gettext_lazy("Issues des jumelages")
    key_fields = ("milestone", "pairing")
    identity = ("pairing_id", "milestone")
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
