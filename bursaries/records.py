"""The records behind the figures of bursaries: applications, awards, instalments, obligations, what is paid back."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bursaries import access
from bursaries.models import Application, Award, AwardInstalment, FollowUp, Obligation, Repayment
from programs.amounts import amount_said
from programs.lib.periods import format_date
from programs.people.telling import people_of, tell_apart
from programs.records import RecordList, listed


def _day(day) -> str:
    return format_date(day, get_language() or "fr") if day else "—"


def _application(application: Application) -> list[tuple[str, str]]:
    return [
        (_("Candidature"), application.display_code),
        (_("Nom"), application.name),
        (_("Concours"), str(application.round)),
        (_("Reçue le"), _day(application.submitted_on)),
        (_("État"), application.get_state_display()),
    ]


def _award(award: Award) -> list[tuple[str, str]]:
    return [
        (_("Bourse"), award.code),
        (_("Titulaire"), award.holder),
        (_("Nature"), award.get_kind_display()),
        (_("Accordée le"), _day(award.awarded_on)),
        (_("Montant"), amount_said(award.amount)),
        (_("État"), award.get_state_display()),
    ]


def _instalment(instalment: AwardInstalment) -> list[tuple[str, str]]:
    return [
        (_("Bourse"), instalment.award.code),
        (_("Titulaire"), instalment.award.holder),
        (_("Versement"), str(instalment.number)),
        (_("Prévu le"), _day(instalment.expected_on)),
        (_("Montant"), amount_said(instalment.amount)),
        (_("État"), instalment.get_state_display()),
    ]


def _obligation(obligation: Obligation) -> list[tuple[str, str]]:
    return [
        (_("Engagement de service"), obligation.display_code),
        (_("Titulaire"), str(obligation.person)),
        (_("Règle"), obligation.rule.in_words),
        (_("Fin des études"), _day(obligation.studies_ended_on)),
        (_("État"), obligation.get_state_display()),
    ]


def _follow_up(follow_up: FollowUp) -> list[tuple[str, str]]:
    return [
        (_("Titulaire"), str(follow_up.obligation.person)),
        (_("Moment"), str(follow_up.get_milestone_display())),
        (_("Situation"), follow_up.get_outcome_display()),
        (_("Constatée le"), _day(follow_up.observed_on)),
    ]


def _repayment(repayment: Repayment) -> list[tuple[str, str]]:
    return [
        (_("Titulaire"), str(repayment.obligation.person)),
        (_("Reçu le"), _day(repayment.received_on)),
        (_("Montant"), amount_said(repayment.amount)),
    ]


listed(RecordList(Application, access.visible_applications, _application, related=("round",)))
listed(
    RecordList(
        Award,
        access.visible_awards,
        _award,
        related=("person", "organization"),
        before_showing=lambda awards: tell_apart(people_of(awards, ["person"])),
    )
)
listed(
    RecordList(
        AwardInstalment,
        access.visible_award_instalments,
        _instalment,
        related=("award__person", "award__organization"),
        opens=lambda instalment: instalment.award,
        before_showing=lambda instalments: tell_apart(people_of(instalments, ["award.person"])),
    )
)
listed(
    RecordList(
        Obligation,
        access.visible_obligations,
        _obligation,
        related=("person", "rule"),
        before_showing=lambda obligations: tell_apart(people_of(obligations, ["person"])),
    )
)
listed(
    RecordList(
        FollowUp,
        access.visible_follow_ups,
        _follow_up,
        related=("obligation__person",),
        opens=lambda follow_up: follow_up.obligation,
        before_showing=lambda found: tell_apart(people_of(found, ["obligation.person"])),
    )
)
listed(
    RecordList(
        Repayment,
        access.accounted_repayments,
        _repayment,
        related=("obligation__person",),
        opens=lambda repayment: repayment.obligation,
        before_showing=lambda found: tell_apart(people_of(found, ["obligation.person"])),
    )
)
