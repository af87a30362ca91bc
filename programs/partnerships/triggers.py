"""What the database itself holds of partnerships, against imports, raw SQL and simultaneous changes."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from programs import integrity
from programs.budgets.triggers.parts import listed, refuse, stays
from programs.partnerships.enums import AGREEMENT_BEING_WRITTEN, AGREEMENT_LIVE

AGREEMENT_STAYS_IN_ITS_PROGRAM = stays("program_id", "agreement_stays_in_its_program")
PARTY_STAYS_IN_ITS_AGREEMENT = stays("agreement_id", "part_stays_in_its_agreement")
CLAUSE_STAYS_IN_ITS_AGREEMENT = stays("agreement_id", "part_stays_in_its_agreement")
AMENDMENT_STAYS_IN_ITS_AGREEMENT = stays("agreement_id", "part_stays_in_its_agreement")
COMMITTEE_STAYS_IN_ITS_PROGRAM = stays("program_id", "committee_stays_in_its_program")
MEMBER_STAYS_IN_ITS_COMMITTEE = stays("committee_id", "part_stays_in_its_committee")
MEETING_STAYS_IN_ITS_COMMITTEE = stays("committee_id", "part_stays_in_its_committee")
ITEM_STAYS_IN_ITS_MEETING = stays("meeting_id", "part_stays_in_its_meeting")
DECISION_STAYS_IN_ITS_MEETING = stays("meeting_id", "part_stays_in_its_meeting")
FOLLOW_UP_STAYS_IN_ITS_PROGRAM = stays("program_id", "follow_up_stays_in_its_program")

# Two agreements made successors of each other at once would not see each other: whoever renews waits for the others.
RENEWAL_HAS_NO_CIRCLE = pgtrigger.Trigger(
    name="renewal_has_no_circle",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("renews_id"),
    condition=pgtrigger.Condition("NEW.renews_id IS NOT NULL"),
    func=f"""
        PERFORM pg_advisory_xact_lock(hashtext('arrimage_agreement_renewals'));
        IF EXISTS (
            WITH RECURSIVE before(id) AS (
                SELECT NEW.renews_id
                UNION
                SELECT agreement.renews_id FROM partnerships_agreement AS agreement
                JOIN before ON before.id = agreement.id WHERE agreement.renews_id IS NOT NULL
            )
            SELECT 1 FROM before WHERE id = NEW.id
        ) THEN
            {refuse("renewal_has_no_circle", "it would renew itself", "renews_id")}
        END IF;
        IF (SELECT program_id FROM partnerships_agreement WHERE id = NEW.renews_id)
            <> NEW.program_id
        THEN
            {refuse("renewal_in_its_program", "of another program", "renews_id")}
        END IF;
        RETURN NULL;
    """,
)

_STATE = "(SELECT state FROM partnerships_agreement WHERE id = {row}.agreement_id)"
_SIGNED = "EXISTS (SELECT 1 FROM partnerships_signature WHERE party_id = OLD.id)"

SIGNED_PARTY_IS_KEPT = pgtrigger.Trigger(
    name="signed_party_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("organization_id"),
    condition=pgtrigger.Condition("NEW.organization_id <> OLD.organization_id"),
    func=f"""
        IF {_SIGNED} THEN
            {refuse("signed_party_is_kept", "this party signed", "organization_id")}
        END IF;
        RETURN NEW;
    """,
)

# An amendment waits for whoever ends its agreement, and they for it.
AMENDMENT_OF_A_LIVE_AGREEMENT = pgtrigger.Trigger(
    name="amendment_of_a_live_agreement",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func=f"""
        PERFORM 1 FROM partnerships_agreement WHERE id = NEW.agreement_id FOR SHARE;
        IF {_STATE.format(row="NEW")} NOT IN ({listed(AGREEMENT_LIVE)}) AND NEW.signed_on IS NULL
        THEN
            {refuse("amendment_of_a_live_agreement", "this agreement is not in force", "agreement_id")}
        END IF;
        RETURN NEW;
    """,
)

SIGNED_AMENDMENT_IS_KEPT = pgtrigger.Trigger(
    name="signed_amendment_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf(
        "number", "subject", "body", "effective_on", "ends_on", "insured_hours"
    ),
    condition=pgtrigger.Condition(
        "OLD.signed_on IS NOT NULL AND NEW.signed_on IS NOT NULL AND"
        " ROW(NEW.number, NEW.subject, NEW.body, NEW.effective_on, NEW.ends_on, NEW.insured_hours)"
        " IS DISTINCT FROM"
        " ROW(OLD.number, OLD.subject, OLD.body, OLD.effective_on, OLD.ends_on, OLD.insured_hours)"
    ),
    func=refuse("signed_amendment_is_kept", "it was signed so", "subject"),
)

SIGNED_CLAUSE_IS_KEPT = pgtrigger.Trigger(
    name="signed_clause_is_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition(
        "ROW(NEW.kind, NEW.title, NEW.title_en, NEW.body, NEW.body_en)"
        " IS DISTINCT FROM ROW(OLD.kind, OLD.title, OLD.title_en, OLD.body, OLD.body_en)"
    ),
    func=f"""
        IF (CASE WHEN OLD.amendment_id IS NULL
            THEN {_STATE.format(row="OLD")} NOT IN ({listed(AGREEMENT_BEING_WRITTEN)})
            ELSE (SELECT signed_on FROM partnerships_amendment WHERE id = OLD.amendment_id)
                IS NOT NULL
        END) THEN
            {refuse("signed_clause_is_kept", "it was signed so", "body")}
        END IF;
        RETURN NEW;
    """,
)

SIGNATURE_OF_ITS_AGREEMENT = pgtrigger.Trigger(
    name="signature_of_its_agreement",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("party_id", "amendment_id"),
    func=f"""
        IF NEW.amendment_id IS NOT NULL
            AND (SELECT agreement_id FROM partnerships_amendment WHERE id = NEW.amendment_id)
            <> (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)
        THEN
            {refuse("part_of_its_agreement", "of another agreement", "amendment_id")}
        END IF;
        RETURN NEW;
    """,
)


def _of_a_party(name: str) -> pgtrigger.Trigger:
    """The party of a row is one of its agreement."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("agreement_id", "party_id"),
        func=f"""
        IF (SELECT agreement_id FROM partnerships_agreementparty WHERE id = NEW.party_id)
            <> NEW.agreement_id
        THEN
            {refuse("part_of_its_agreement", "a party of another agreement", "party_id")}
        END IF;
        RETURN NEW;
    """,
    )


OBLIGATION_OF_ITS_AGREEMENT = _of_a_party("obligation_of_its_agreement")
CONTRIBUTION_OF_ITS_AGREEMENT = _of_a_party("contribution_of_its_agreement")
HOURS_OF_ITS_AGREEMENT = _of_a_party("hours_of_its_agreement")
REVIEW_OF_ITS_AGREEMENT = _of_a_party("review_of_its_agreement")

ATTENDANCE_OF_ITS_COMMITTEE = pgtrigger.Trigger(
    name="attendance_of_its_committee",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("meeting_id", "member_id"),
    func=f"""
        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)
            <> (SELECT committee_id FROM partnerships_committeemember WHERE id = NEW.member_id)
        THEN
            {refuse("part_of_its_committee", "a member of another committee", "member_id")}
        END IF;
        RETURN NEW;
    """,
)

DECISION_OF_ITS_COMMITTEE = pgtrigger.Trigger(
    name="decision_of_its_committee",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("ratified_at_id"),
    condition=pgtrigger.Condition("NEW.ratified_at_id IS NOT NULL"),
    func=f"""
        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)
            <> (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.ratified_at_id)
        THEN
            {refuse("part_of_its_committee", "of another committee", "ratified_at_id")}
        END IF;
        RETURN NEW;
    """,
)

MINUTES_OF_ITS_COMMITTEE = pgtrigger.Trigger(
    name="minutes_of_its_committee",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("adopted_at_id"),
    condition=pgtrigger.Condition("NEW.adopted_at_id IS NOT NULL"),
    func=f"""
        IF (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.meeting_id)
            <> (SELECT committee_id FROM partnerships_committeemeeting WHERE id = NEW.adopted_at_id)
        THEN
            {refuse("part_of_its_committee", "of another committee", "adopted_at_id")}
        END IF;
        RETURN NEW;
    """,
)

ADOPTED_MINUTES_ARE_KEPT = pgtrigger.Trigger(
    name="adopted_minutes_are_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("minutes", "day", "starts", "ends"),
    condition=pgtrigger.Condition(
        "OLD.state = 'approved' AND NEW.state = 'approved' AND"
        " ROW(NEW.minutes, NEW.day, NEW.starts, NEW.ends)"
        " IS DISTINCT FROM ROW(OLD.minutes, OLD.day, OLD.starts, OLD.ends)"
    ),
    func=refuse("adopted_minutes_are_kept", "they were adopted so", "minutes"),
)

MINUTES_ARE_KEPT = pgtrigger.Trigger(
    name="minutes_are_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("content", "sha256", "meeting_id", "version", "adopted_on"),
    condition=pgtrigger.Condition(
        "ROW(NEW.sha256, NEW.meeting_id, NEW.version, NEW.adopted_on)"
        " IS DISTINCT FROM ROW(OLD.sha256, OLD.meeting_id, OLD.version, OLD.adopted_on)"
    ),
    func=refuse("adopted_minutes_are_kept", "they were adopted so", "meeting_id"),
)


def _of_its_program(column: str, path: str) -> str:
    return f"""
        IF NEW.{column} IS NOT NULL AND ({path.format(key=f"NEW.{column}")}) <> NEW.program_id THEN
            {refuse("follow_up_of_its_program", "of another program", column)}
        END IF;"""


_PROGRAM_OF_MEETING = """SELECT committee.program_id FROM partnerships_committeemeeting AS meeting
            JOIN partnerships_committee AS committee ON committee.id = meeting.committee_id
            WHERE meeting.id = {key}"""

FOLLOW_UP_OF_ITS_PROGRAM = pgtrigger.Trigger(
    name="follow_up_of_its_program",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert
    | pgtrigger.UpdateOf("committee_id", "meeting_id", "decision_id", "agreement_id", "action_id"),
    func="".join(
        (
            _of_its_program(
                "committee_id", "SELECT program_id FROM partnerships_committee WHERE id = {key}"
            ),
            _of_its_program("meeting_id", _PROGRAM_OF_MEETING),
            _of_its_program(
                "decision_id",
                _PROGRAM_OF_MEETING.format(
                    key="(SELECT meeting_id FROM partnerships_decision WHERE id = {key})"
                ),
            ),
            _of_its_program(
                "agreement_id", "SELECT program_id FROM partnerships_agreement WHERE id = {key}"
            ),
            _of_its_program(
                "action_id",
                "SELECT plan.program_id FROM plans_action AS action"
                " JOIN plans_actionplan AS plan ON plan.id = action.plan_id WHERE action.id = {key}",
            ),
            "\n        RETURN NEW;",
        )
    ),
)

for _name, _sentence in {
    "agreement_stays_in_its_program": _(
        "Une entente reste dans le programme où elle fut inscrite."
    ),
    "part_stays_in_its_agreement": _("Ce qui est d’une entente y reste."),
    "part_of_its_agreement": _("Cette partie est d’une autre entente."),
    "committee_stays_in_its_program": _("Un comité reste dans le programme où il fut inscrit."),
    "part_stays_in_its_committee": _("Ce qui est d’un comité y reste."),
    "part_of_its_committee": _("Ce choix est d’un autre comité."),
    "part_stays_in_its_meeting": _("Ce qui est d’une rencontre y reste."),
    "follow_up_stays_in_its_program": _("Un suivi reste dans le programme où il fut noté."),
    "follow_up_of_its_program": _("Ce choix est d’un autre programme que le suivi."),
    "renewal_has_no_circle": _("Cette entente se renouvellerait elle-même."),
    "renewal_in_its_program": _("Une entente en renouvelle une du même programme."),
    "signed_party_is_kept": _(
        "Cet organisme a signé : retirez d’abord sa signature, ou ajoutez une autre partie."
    ),
    "amendment_of_a_live_agreement": _(
        "Cette entente n’est pas en vigueur : elle ne se modifie plus par un avenant. Renouvelez-la."
    ),
    "signed_amendment_is_kept": _(
        "Cet avenant est signé. Annulez-le et commencez-en un autre, ou retirez les signatures."
    ),
    "signed_clause_is_kept": _(
        "Cette clause est signée. Un avenant la change; pendant la signature, ramenez l’entente en négociation."
    ),
    "adopted_minutes_are_kept": _(
        "Ce compte rendu est adopté. Rouvrez-le d’abord, et faites adopter la nouvelle version."
    ),
}.items():
    integrity.register(_name, _sentence)
