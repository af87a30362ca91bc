"""The resources of committees: who sits, when they met, what they decided and who follows it up."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.budgets.importing.naming import ACTION, Naming
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.layers import ProgramResource, program_column
from programs.importing.measures import YES_NO, Hour
from programs.importing.registry import register
from programs.importing.resources import as_kept, set_attribute
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.lib.text import excerpt
from programs.partnerships.actions.machines import follow_up_machine, meeting_machine
from programs.partnerships.enums import (
    COMMITTEE_MEETING_OVER,
    CommitteeKind,
    CommitteeMeetingState,
    DecisionOutcome,
    FollowUpState,
    Presence,
    Seat,
)
from programs.partnerships.importing.naming import (
    CODE,
    DECISION,
    FOLLOW_UP,
    MEETING,
    MEMBER,
    NOTE,
    OF_COMMITTEE,
    OF_MEETING,
    ORGANIZATION,
    REASON,
    TEXT,
    OfCommittee,
    OfMeeting,
    agreement_column,
    bilingual,
    committee_column,
    meeting_column,
    position_column,
)
from programs.partnerships.models import (
    AgendaItem,
    Committee,
    CommitteeAttendance,
    CommitteeMeeting,
    CommitteeMember,
    Decision,
    FollowUp,
)
from programs.plans.importing.steps import SteppedResource, steps_column

# What whoever received the invitation must hear of.
_TOLD_TO_CALENDARS = {"day", "starts", "ends", "place", "online", "state"}


@register
class CommitteesResource(ProgramResource):
    name = "committees"
    label = _("Comités")
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        program_column(),
        CODE,
        Column("kind", "type", "kind", kinds.Choice(CommitteeKind)),
        *bilingual("name", "nom", "name", required=True),
        *bilingual("mandate", "mandat", "mandate"),
        Column("quorum", "quorum", "quorum", kinds.Whole(_("un nombre de membres ; vide : aucun"))),
        Column(
            "announced_members", "organismes annoncés", "organizations announced", kinds.Whole()
        ),
        Column("starts_on", "formé le", "formed on", kinds.Day(), also=("début", "start")),
        Column("ends_on", "dissous le", "dissolved on", kinds.Day(), also=("fin", "end")),
    )

    class Meta:
        model = Committee


@register
class MembersResource(OfCommittee):
    """Somebody for the time of a mandate: a second mandate is a second row."""

    name = "committee_members"
    label = _("Membres des comités")
    key_fields = ("name", "organization", "committee")
    alternatives = ((("organization",), ("name",)),)
    weak_identity = ("committee_id", "organization_id", "name")
    identity = (*weak_identity, "starts_on")
    moving_days = coming_days = ("starts_on", "ends_on")
    moves_by_years = True
    columns = (
        *OF_COMMITTEE,
        ORGANIZATION,
        Column("name", "nom", "name", TEXT, also=("nom de la personne", "membre", "member")),
        Column("title", "fonction", "function", TEXT),
        Column("email", "courriel", "email", kinds.EMAIL),
        Column("seat", "siège", "seat", kinds.Choice(Seat)),
        Column("starts_on", "mandat du", "mandate from", kinds.Day(), also=("du", "from")),
        Column("ends_on", "mandat jusqu’au", "mandate until", kinds.Day(), also=("au", "until")),
    )

    class Meta:
        model = CommitteeMember


@register
class CommitteeMeetingsResource(OfCommittee, SteppedResource):
    """Known by their number in their committee. Minutes that were adopted are not written anew by a file."""

    name = "committee_meetings"
    label = _("Rencontres des comités")
    machine = meeting_machine
    key_fields = ("number", "committee")
    identity = ("committee_id", "number")
    moving_days = ("day", "steps")
    coming_days = ("day",)
    moves_by_years = True
    columns = (
        *OF_COMMITTEE,
        Column(
            "number", "rencontre", "meeting", kinds.Whole(_("le numéro de la rencontre")),
            required=True, also=("numéro", "number"),
        ),
        Column("day", "jour", "day", kinds.Day(), also=("date",)),
        Column("starts", "début", "start", Hour(), also=("de",)),
        Column("ends", "fin", "end", Hour(), also=("à",)),
        Column("place", "lieu", "place", TEXT),
        Column("online", "lien de la visioconférence", "link to join", kinds.WEBSITE),
        Column("state", "état", "state", kinds.Choice(CommitteeMeetingState)),
        steps_column(CommitteeMeetingState),
        REASON,
        Column(
            "quorum_needed", "quorum de ce jour", "quorum of that day", kinds.Whole(keeps=True)
        ),
        Column("minutes", "compte rendu", "minutes", TEXT),
    )  # fmt: skip

    class Meta:
        model = CommitteeMeeting

    def complete(self, row: Row) -> None:
        super().complete(row)
        if not row.is_new and row.changed.keys() & _TOLD_TO_CALENDARS:
            set_attribute(row, row.instance, "sequence", row.instance.sequence + 1)

    def check(self, row: Row) -> None:
        super().check(row)
        meeting = row.instance
        if meeting.state in COMMITTEE_MEETING_OVER and meeting.day and meeting.day > today():
            row.refuse_first(
                ("day", "state"), gettext("Une rencontre tenue n’est pas un jour à venir.")
            )
        was = None if row.is_new else row.changed.get("state", meeting.state)
        written = {"minutes", "day", "starts", "ends"} & row.changed.keys()
        if was == meeting.state == CommitteeMeetingState.APPROVED and written:
            row.refuse_first(
                sorted(written),
                gettext(
                    "Ce compte rendu est adopté. Rouvrez-le d’abord, et faites adopter la nouvelle version."
                ),
            )

    def moved_on(self, row: Row):
        day = row.instance.day
        if row.is_new and day and row.instance.state in COMMITTEE_MEETING_OVER:
            return min(day, today())
        return today()


@register
class CommitteeAttendancesResource(OfMeeting):
    name = "committee_attendances"
    label = _("Présences aux comités")
    key_fields = ("member", "meeting")
    identity = ("meeting_id", "member_id")
    columns = (
        *OF_MEETING,
        Column("member", "membre", "member", MEMBER, required=True, attribute="member_id"),
        Column("presence", "présence", "presence", kinds.Choice(Presence), required=True),
        Column("replaced_by", "en remplacement", "in their place", TEXT),
    )

    class Meta:
        model = CommitteeAttendance

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("member__organization")


@register
class DecisionsResource(OfMeeting):
    """Known by their number at their meeting. The point of the agenda names them, not they it."""

    name = "committee_decisions"
    label = _("Décisions des comités")
    key_fields = ("number", "meeting")
    identity = ("meeting_id", "number")
    columns = (
        *OF_MEETING,
        Column(
            "number", "numéro", "number", kinds.Text(_("le numéro de la décision, tel qu’imprimé")),
            required=True, also=("décision", "decision", "résolution", "resolution"),
        ),
        *bilingual("text", "texte", "text", required=True),
        Column("outcome", "issue", "outcome", kinds.Choice(DecisionOutcome)),
        Column("moved_by", "proposée par", "moved by", TEXT),
        Column("seconded_by", "appuyée par", "seconded by", TEXT),
        Column("is_provisional", "sous réserve de ratification", "to be ratified", YES_NO),
        Column(
            "ratified_at", "ratifiée à la rencontre", "ratified at the meeting", MEETING,
            attribute="ratified_at_id",
        ),
    )  # fmt: skip

    class Meta:
        model = Decision

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("ratified_at")


@register
class FollowUpsResource(Naming, SteppedResource):
    """Known by their code; without one, by what is to be done, and since when."""

    name = "committee_follow_ups"
    label = _("Suivis")
    machine = follow_up_machine
    key_fields = ("code", "text", "noted_on")
    code = "code"
    identity = ("program_id", "text", "noted_on", "committee_id", "organization_id", "due_on")
    moving_days = ("noted_on", "due_on", "steps")
    coming_days = ("due_on",)
    moves_by_years = True
    columns = (
        program_column(),
        Column("code", "code", "code", TEXT, also=("numéro", "number")),
        *bilingual("text", "suivi", "follow-up", required=True, also=("à faire", "to do")),
        committee_column(required=False),
        meeting_column(required=False),
        Column("decision", "décision", "decision", DECISION, attribute="decision_id"),
        agreement_column(required=False),
        Column("action", "action du plan", "action of the plan", ACTION, attribute="action_id"),
        ORGANIZATION,
        Column("responsible", "personne qui s’en charge", "person in charge", TEXT, also=("qui", "who")),
        Column("noted_on", "noté le", "noted on", kinds.Day(), required=True, also=("date",)),
        Column("timeline", "échéancier", "timeline", TEXT),
        Column("due_on", "échéance", "due on", kinds.Day()),
        Column("state", "état", "state", kinds.Choice(FollowUpState)),
        steps_column(FollowUpState),
        REASON,
        NOTE,
    )  # fmt: skip

    class Meta:
        model = FollowUp

    def keys(self, get):
        """Texts count as spreadsheets keep them, with their own ends of lines."""
        return super().keys(lambda name: as_kept(get(name)))

    def weak_keys(self, get):
        return super().weak_keys(lambda name: as_kept(get(name)))

    def moved_on(self, row: Row):
        return row.instance.noted_on if row.is_new else today()

    def for_export(self, queryset):
        return (
            super()
            .for_export(queryset)
            .select_related(
                "committee", "meeting__committee", "decision__meeting__committee", "agreement",
                "action__plan",
            )
        )  # fmt: skip

    def cell(self, instance, column: Column):
        """A meeting is named within its committee, and a decision within its meeting."""
        meeting = instance.meeting or (instance.decision and instance.decision.meeting)
        if column.name == "meeting":
            return meeting
        if column.name == "committee":
            return instance.committee or (meeting and meeting.committee)
        return super().cell(instance, column)


@register
class AgendaItemsResource(OfMeeting):
    """The points of agendas, with the follow-up that one carries over and the decisions that were taken on it."""

    name = "agenda_items"
    label = _("Ordres du jour des rencontres")
    key_fields = ("title", "position", "meeting")
    weak_identity = ("meeting_id", "title")
    identity = (*weak_identity, "position", "follow_up_id")
    columns = (
        *OF_MEETING,
        position_column(),
        *bilingual("title", "point", "item", required=True, also=("titre", "title")),
        Column("text", "explication", "explanation", TEXT),
        Column("presenter", "présenté par", "presented by", TEXT),
        Column("minutes_planned", "durée (minutes)", "length (minutes)", kinds.Whole()),
        Column(
            "follow_up", "suivi", "follow-up", FOLLOW_UP, attribute="follow_up_id",
            also=("code du suivi",),
        ),
        Column(
            "decisions", "décisions", "decisions", kinds.SeveralNames(), attribute="",
            also=("décision", "decision"),
        ),
    )  # fmt: skip

    class Meta:
        model = AgendaItem

    def before_import(self, dataset, **kwargs):
        self._decided: dict[int, list[Decision]] = {}
        super().before_import(dataset, **kwargs)

    def resolve_in(self, row: Row, program) -> None:
        super().resolve_in(row, program)
        meeting = row.named.get("meeting")
        if meeting is None or not row.has("decisions") or row.is_refused("decisions"):
            return
        there = self.directories.once(
            (Decision, meeting.pk),
            lambda: {one.number: one for one in Decision.objects.filter(meeting=meeting)},
        )
        found = self._decided[row.number] = []
        for number in row.value("decisions", []):
            if number in there:
                found.append(there[number])
            else:
                row.refuse(
                    "decisions",
                    gettext("« %(text)s » n’est le numéro d’aucune décision de cette rencontre.")
                    % {"text": excerpt(number)},
                )

    def existing(self, rows):
        return super().existing(rows).prefetch_related("decisions")

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.number in self._decided and self._kept(row) != self._said(row):
            row.touched = True

    def _said(self, row: Row) -> set[int]:
        return {one.pk for one in self._decided[row.number]}

    @staticmethod
    def _kept(row: Row) -> set[int]:
        return set() if row.is_new else {one.pk for one in row.instance.decisions.all()}

    def after_writing(self, user) -> None:
        super().after_writing(user)
        moved: dict[int, Decision] = {}
        for row in self.rows:
            if row.number not in self._decided or not row.touched or row.is_new:
                continue
            for one in row.instance.decisions.all():
                if one.pk not in self._said(row):
                    one.item = None
                    moved[one.pk] = one
        for row in self.rows:
            for one in self._decided.get(row.number, ()) if row.touched else ():
                one.item = row.instance
                moved[one.pk] = one
        Decision.objects.bulk_update(moved.values(), ["item"])

    def for_export(self, queryset):
        found = super().for_export(queryset).select_related("follow_up")
        return found.prefetch_related("decisions")

    def cell(self, instance, column: Column) -> Any:
        if column.name == "decisions":
            return [one.number for one in instance.decisions.all()]
        return super().cell(instance, column)
