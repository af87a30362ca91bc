"""Whatever dies, what was acknowledged is told, and a report is published once or not at all.

People refer others and publish reports through the pages while the web, the worker and PostgreSQL are killed at
random. Who gets no answer sends the same form again, as people do, until it is acknowledged.
"""

import os
import random
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from config.tests.killing.installation import Installation, installation
from programs.referrals.tests.portal import posted
from programs.tests.mailserver import MailServer, mail_server

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", 50))
KILLED = ("web", "worker", "postgres")
REPORTS = 12
# Seconds between two kills: long enough for what was killed to be at work again.
BETWEEN = (0.8, 2.5)
# Seconds of a mail server that thinks before it answers: the moment at which a kill hurts most.
THINKS = 0.03
DRAINED_WITHIN = 300
# Seconds between two referrals of the same person.
BREATHES = 0.5
# Seconds in which a mail comes by, where somebody works.
STRIKES_WITHIN = 20
TOKEN = "k" * 32


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


@dataclass
class Person:
    """Somebody at a browser: ``session`` is the key of theirs."""

    site: Installation
    session: str

    def post_until_acknowledged(self, path: str, typed: dict, enough: threading.Event) -> str:
        """Where the site led after the form was sent, as often as it took; "" where the trial ended first."""
        data = urllib.parse.urlencode(typed | {"csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
        cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
        request = urllib.request.Request(
            self.site.address + path, data, headers={"Cookie": cookies}
        )
        while not enough.is_set():
            try:
                urllib.request.build_opener(_NoRedirects).open(request, timeout=20)
                raise AssertionError(f"{path} answered with a page and not with where to go")
            except urllib.error.HTTPError as answer:
                if answer.code == 302:
                    return answer.headers["Location"]
                if answer.code < 500:
                    raise AssertionError(f"{path} answered {answer.code}") from answer
            except OSError:
                pass  # nobody answers: killed, or starting again
            time.sleep(0.1)
        return ""


@dataclass
class Trial:
    """``referrals`` and ``reports`` are those that the site acknowledged, by their numbers.

    Half of the kills come at random. The others strike whoever ``speaks`` with the mail server, between its
    taking a mail and its saying so: the worst moment.
    """

    site: Installation
    mails: MailServer
    made: dict
    speaks: str = "worker"
    struck: threading.Event = field(default_factory=threading.Event)
    enough: threading.Event = field(default_factory=threading.Event)
    referrals: list[int] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def refer(self) -> None:
        partner = Person(self.site, self.made["partner"])
        while not self.enough.is_set():
            typed = posted(last_name=f"Inventée {uuid.uuid4().hex[:8]}")
            if place := self._try(partner, "/references/nouvelle/", typed):
                self.referrals.append(int(re.search(r"\d+", place)[0]))
            self.enough.wait(BREATHES)

    def publish(self) -> None:
        publisher = Person(self.site, self.made["publisher"])
        for report in map(int, self.made["reports"]):
            path = f"/admin/reporting/report/{report}/etape/publier/"
            if self._try(publisher, path, {"anyway": "on"}):
                self.reports.append(report)
            self.enough.wait(3)

    def _try(self, person: Person, path: str, typed: dict) -> str:
        try:
            return person.post_until_acknowledged(path, typed, self.enough)
        except AssertionError as error:
            self.wrong.append(str(error))
            self.enough.set()
            return ""

    def run(self, kills: int, chance: random.Random) -> Counter:
        """Kill so often while people work, then let them and the worker finish; return how often whom."""
        people = [threading.Thread(target=self.refer) for _one in range(3)]
        people.append(threading.Thread(target=self.publish))
        for person in people:
            person.start()
        while not self.referrals and not self.enough.is_set():
            time.sleep(0.1)
        killed = Counter()
        for number in range(kills):
            time.sleep(chance.uniform(*BETWEEN))
            if number % 2 and self._strike():
                killed[f"{self.speaks}, mailing"] += 1
            else:
                whose = KILLED[number // 2 % len(KILLED)]
                self.site.kill_one_of(whose, chance)
                killed[whose] += 1
            time.sleep(0.2)
            self.site.keep_running()
        self.enough.set()
        for person in people:
            person.join()
        return killed

    def _strike(self) -> bool:
        """Have the next mail kill whoever sends it; whether one came."""
        self.struck.clear()
        self.mails.before_answer = self._kill_the_sender
        return self.struck.wait(STRIKES_WITHIN)

    def _kill_the_sender(self) -> None:
        self.mails.before_answer = _think
        self.site.kill_all_of(self.speaks)
        self.struck.set()

    def drain(self) -> None:
        """Wait until nothing is left to do."""
        left = (
            "SELECT (SELECT count(*) FROM programs_outgoingmail WHERE sent_at IS NULL AND given_up_at IS NULL)"
            " + (SELECT count(*) FROM programs_job WHERE finished_at IS NULL)"
        )
        deadline = time.monotonic() + DRAINED_WITHIN
        while self.site.ask(left)[0][0] and time.monotonic() < deadline:
            time.sleep(1)
        assert self.site.ask(left) == [(0,)]

    def untold(self) -> list[tuple[str, int]]:
        """Who did not hear of which acknowledged referral."""
        heard = {(mail["To"], _referral_of(mail)) for mail in self.mails.taken}
        asked = [(to, pk) for pk in self.referrals for to in self.made["told"]]
        return [one for one in asked if one not in heard]


def _referral_of(mail) -> int | None:
    found = re.search(r"/referral/(\d+)/change/", mail.get_payload(decode=True).decode())
    return int(found[1]) if found else None


@pytest.fixture
def mails():
    with mail_server(before_answer=_think) as server:
        yield server


def _think() -> None:
    time.sleep(THINKS)


def test_fifty_kills_lose_nothing_and_double_nothing(tmp_path: Path, mails: MailServer):
    with installation(tmp_path, mails.port) as site:
        trial = Trial(site, mails, site.open(REPORTS))
        killed = trial.run(KILLS, random.Random(8))
        trial.drain()
        twice = sum(count - 1 for count in Counter(m["Message-ID"] for m in mails.taken).values())
        (uncertain,) = site.ask("SELECT sum(uncertain) FROM programs_outgoingmail")[0]
        versions = dict(
            site.ask("SELECT report_id, count(*) FROM reporting_reportversion GROUP BY 1")
        )
        failed = site.ask("SELECT count(*) FROM programs_job WHERE error <> ''")[0][0]
        print(
            f"\nkilled {dict(killed)}; acknowledged {len(trial.referrals)} referrals, {len(trial.reports)} reports;"
            f" {len(mails.taken)} mails, {twice} twice, {uncertain} uncertain;"
            f" {len(versions)} reports published, {failed} given up"
        )
        assert trial.wrong == []
        assert sum(killed.values()) == KILLS
        assert trial.untold() == []
        assert twice <= uncertain
        assert set(versions.values()) <= {1}
        assert len(versions) + failed == len(trial.reports)


def test_without_the_outbox_some_are_never_told(tmp_path: Path, mails: MailServer):
    """The control: the same trial finds what it looks for."""
    with installation(
        tmp_path, mails.port, application="config.tests.killing.without_outbox"
    ) as site:
        trial = Trial(site, mails, site.open(0), speaks="web")
        trial.run(KILLS // 5, random.Random(8))
        trial.drain()
        assert trial.untold() != []
