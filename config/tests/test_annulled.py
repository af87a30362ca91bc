"""A pairing that was annulled has never been: whatever counts, lists or proposes says what it said before it was made.

All of it is found by introspection: a new figure, rule of what awaits or key figure is compared without being named.
"""

from datetime import date

import pytest
import time_machine

from config import agenda
from mentoring import matching, mending
from mentoring.admin.participants import PairedMenteeFilter, PairedMentorFilter
from mentoring.enums import Milestone, OutcomeStatus
from mentoring.models import Mentee, Mentor, Pairing
from mentoring.tests.factories import (
    MeetingFactory,
    MenteeFactory,
    MentorFactory,
    OutcomeFactory,
    PairingFactory,
)
from programs import awaiting
from programs.accounts.tests.factories import AdministratorFactory
from programs.lib.periods import Period, today
from programs.people.paths import path_of
from programs.referrals.news import news_of
from programs.referrals.tests.factories import ReferralFactory
from reporting import making
from reporting.enums import FileFormat
from reporting.figures import FIGURES, Scope, collect, collect_by_program
from reporting.figures.trajectories import trajectories_of
from reporting.tests.factories import YEAR, ReportFactory, a_year_of_service

pytestmark = pytest.mark.django_db

NOW = "2008-09-15T12:00-04:00"
ENDED = date(2008, 3, 3)
# The year that the bilan tells, one before anything, all that has been, and the one that is under way.
ALL_THAT_WAS = Period(date(2006, 7, 1), date(2008, 9, 15))
PERIODS = (
    YEAR,
    Period(date(2006, 7, 1), date(2007, 6, 30)),
    ALL_THAT_WAS,
    Period(date(2008, 7, 1), date(2009, 6, 30)),
)


@pytest.fixture(autouse=True)
def _in_september():
    with time_machine.travel(NOW, tick=False):
        yield


class Told:
    """All that the product says of a program."""

    def __init__(self, program, user):
        self.program, self.user = program, user
        self.scopes = (
            Scope(program=program),
            Scope(region=program.region),
            Scope(organization=program.lead),
            Scope(funder=program.fundings.earliest("pk").funder),
        )

    def everything(self) -> dict:
        return {
            **self.figures(),
            **self.rules(),
            "bilan": self.bilan(),
            "home": self.home(),
            "mentors": list(Mentor.objects.order_by("pk").values()),
            "mentees": list(Mentee.objects.order_by("pk").values()),
            "matching": [matching.propose(one) for one in Mentee.objects.order_by("pk")],
            "filters": self.filters(),
            "paths": [path_of(self.user, one.person) for one in self.participants()],
            "news": [news_of(one) for one in self.program.referrals.order_by("pk")],
        }

    def home(self) -> dict:
        said = agenda.home(self.user, {}, today())
        lines = list(said["agenda"].pop("page").object_list)
        return said | {"lines": lines}

    def participants(self) -> list:
        return [*Mentor.objects.order_by("pk"), *Mentee.objects.order_by("pk")]

    def figures(self) -> dict:
        """Of the program over each span, and of what it is part of over the year of the bilan."""
        program, *wider = self.scopes
        asked = [(program, period) for period in PERIODS] + [(scope, YEAR) for scope in wider]
        found = {}
        for where in asked:
            for code, result in collect(*where, FIGURES).items():
                parts = {one.key: (one.number, one.partial) for one in result.parts}
                found[code, where] = (result.number, result.partial, parts)
            found["trajectories", where] = trajectories_of(*where)
        for code, figure in FIGURES.items():
            records = figure.records(program, ALL_THAT_WAS)
            found["records", code] = sorted(records.values_list("pk", flat=True))
        found["by program", YEAR] = collect_by_program(wider[0], YEAR, FIGURES, [self.program.pk])
        return found

    def rules(self) -> dict:
        day, until = today(), date(2010, 1, 1)
        found = {
            figure.label: figure.records(self.user).count()
            for figure in awaiting.key_figures_for(self.user)
        }
        for rule in awaiting.RULES:
            records = rule.visible(self.user)
            dated = ("pk", "waiting_since", "due_day")
            found[rule.code] = sorted(rule.select(records, day).values_list(*dated), key=str)
            coming = rule.select_upcoming(records, day, until)
            found["to come", rule.code] = sorted(coming.values_list("pk", flat=True))
        return found

    def bilan(self) -> list:
        """As it is printed with its charts and tables, and as other programs read it."""
        report = ReportFactory.build(program=self.program)
        made = making.make_report(report, "fr", as_of=today())
        return [made.document, made.render(FileFormat.JSON)]

    def filters(self) -> dict:
        rules = {Mentor: PairedMentorFilter.rules, Mentee: PairedMenteeFilter.rules}
        return {
            (model, name): sorted(rule(model.objects.all()).values_list("pk", flat=True))
            for model, known in rules.items()
            for name, (_label, rule) in known.items()
            if name != "oui"
        }


@pytest.fixture
def told():
    program = a_year_of_service()
    for _more in range(3):
        MentorFactory(program=program, capacity=2)
        referral = ReferralFactory(
            program=program, state="in_service", received_on=date(2007, 8, 20)
        )
        MenteeFactory(program=program, person=referral.person, referral=referral)
    return Told(program, AdministratorFactory())


def wrong_pairings(program) -> list[Pairing]:
    """One under way, one completed, one interrupted, each with a meeting and what became of the mentee."""
    endings = (
        {},
        {"state": "completed", "ended_on": ENDED},
        {"state": "interrupted", "ended_on": ENDED, "interruption": "moved", "reason": "Parti"},
    )
    mentors, mentees = program.mentors.order_by("-pk"), program.mentees.order_by("-pk")
    made = []
    for mentor, mentee, ending in zip(mentors[:3], mentees[:3], endings, strict=True):
        pairing = PairingFactory(program=program, mentor=mentor, mentee=mentee, **ending)
        MeetingFactory(pairing=pairing, held_on=date(2007, 12, 3))
        OutcomeFactory(pairing=pairing, observed_on=ENDED)
        if ending:
            OutcomeFactory(
                pairing=pairing,
                milestone=Milestone.THREE_MONTHS,
                status=OutcomeStatus.JOB_SEEKING,
                observed_on=date(2008, 7, 5),
            )
        made.append(pairing)
    return made


def changed(before: dict, after: dict) -> set:
    return {name for name in before | after if before.get(name) != after.get(name)}


def test_whatever_is_said_is_the_same_before_a_wrong_pairing_and_after_it_is_annulled(told):
    before = told.everything()
    wrong = wrong_pairings(told.program)
    meanwhile = told.everything()
    for pairing in wrong:
        mending.annul_pairing(pairing=pairing, by=None, reason="Mauvais mentor")
    assert changed(before, told.everything()) == set()
    # The annulment is taken back, and all is said again that was said.
    for pairing in wrong:
        mending.put_back_pairing(pairing=pairing, by=None)
    assert changed(meanwhile, told.everything()) == set()
    # Each kind of what is said had something to say of them.
    names = changed(before, meanwhile)
    kinds = {name if isinstance(name, str) else name[0] for name in names}
    of_mentoring = {code for code in FIGURES if code.startswith("mentoring.")}
    assert of_mentoring - kinds == {"mentoring.mentors", "mentoring.mentees"}
    said = {"bilan", "home", "mentors", "matching", "paths", "news", "by program", "records"}
    assert said - kinds == set()
    assert {"sans-rencontre", "issue-a-noter", "a-jumeler", "referrals.paired"} - kinds == set()
