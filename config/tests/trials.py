"""A trial of the site: every form filled at random, every address asked with odd parameters and keys.

Nothing is listed: the addresses are the resolver's, the forms are those of the pages, and the parameters are those
that a page is seen to ask for, links to, or filters by. The same seed tries the same again.
"""

import re
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.test.client import MULTIPART_CONTENT

from config.tests import odd
from config.tests.addresses import Address
from config.tests.forms_of import PageForm, autocompletions, own_forms
from config.tests.source import PACKAGES
from config.tests.walks import code_of, read, signed_in, taken_back
from config.tests.worlds import paths, record_of, values_of
from programs import robots
from programs.sendings import FIELD
from programs.tests.worlds import World

URLENCODED = "application/x-www-form-urlencoded"
OF_EVERY_FORM = {"csrfmiddlewaretoken", FIELD}
ROWS, ROW = "-TOTAL_FORMS", "__prefix__"
_LIBRARY = re.compile(r"/(?:python3\.\d+/)?(?:site-packages|python3\.\d+)/")
LINK = re.compile(r'(?:href|action|data-url|hx-get)="([^"]*)"')
OTHER_METHODS = ("POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
BROKEN_QUERIES = (
    "%",
    "%zz=%ff",
    "&&==&",
    "=",
    "a=1;b=2",
    "?x=1",
    "a[]=1",
    "&".join(["a=1"] * 6_000),
)


@dataclass
class Trial:
    """What came of it: how many answers of each status, and what failed, by its cause with a first example."""

    answers: Counter[int] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def failures(self) -> list[str]:
        return [f"{n} × {cause}: {self.examples[cause]}" for cause, n in self.causes.most_common()]

    def note(self, answer: HttpResponse, example: str) -> None:
        self.answers[answer.status_code] += 1
        if answer.status_code == 500:
            error = getattr(answer, "exc_info", None)
            cause = cause_of(error[1]) if error else "an answer without an exception"
            self.causes[cause] += 1
            self.examples.setdefault(cause, example[:400])


def cause_of(error: BaseException) -> str:
    """The class of the error, where it was raised, and through which line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _place(frame).split("/")[0] in PACKAGES]
    through = f" through {_place(ours[-1])}" if ours and ours[-1] is not frames[-1] else ""
    return f"{type(error).__name__} in {_place(frames[-1])}{through}"


def _place(frame: traceback.FrameSummary) -> str:
    file = Path(frame.filename)
    if file.is_relative_to(settings.BASE_DIR):
        file = file.relative_to(settings.BASE_DIR)
    return f"{_LIBRARY.split(str(file))[-1]}:{frame.name}"


class Trier:
    """A role that tries things ``here``; it knows of keys ``elsewhere``. ``tries`` is how often each is tried."""

    def __init__(self, role: str, here: World, elsewhere: World, *, tries: int, seed: int = 0):
        self.client, self.here = signed_in(here, role), here
        self.tries, self.seed = tries, f"{role} {seed}"
        self.keys = [
            str(record.pk) for world in (here, elsewhere) for record in world.records.values()
        ]
        self.forms, self.questions = Trial(), Trial()

    def all(self, addresses: list[Address]) -> None:
        # A person reads a form before sending it.
        with patch.object(robots, "QUICKEST", timedelta(0)):
            for address in addresses:
                for number, path in enumerate(paths(self.here, address)):
                    self._page(address, path, number)

    def _page(self, address: Address, path: str, place: int) -> None:
        """Try the forms of a page, and what may be asked of its address: of the first of its paths, all."""
        page, known = self._opened(path)
        for form_number, form in enumerate(own_forms(page)):
            for number in range(self.tries):
                random = self._random("form", address.route, place, form_number, number)
                self._send(path, form, random)
        # Who is sent to sign in learns nothing from the second question either.
        tries = 1 if code_of(page) == "in" else self.tries
        parameters = Parameters(
            known=sorted(known | linked(page, path) | filtered_by(page)),
            columns=sorted(columns_of(record_of(self.here, address))),
            whole=list(autocompletions()) if address.name == "admin:autocomplete" else [],
            keys=self.keys,
        )
        for number in range(1 if place else tries):
            random = self._random("question", address.route, place, number)
            self._ask(path, parameters, random, page.status_code == 405)
        for number in range(0 if place else tries * len(address.parameters)):
            random = self._random("key", address.route, number)
            with taken_back(self.client):
                odd_path = self._odd_path(address, number, random)
                answer = read(self.client.get(odd_path))
            self.questions.note(answer, f"GET {odd_path}")

    def _opened(self, path: str) -> tuple[HttpResponse, set[str]]:
        """A page, and the parameters that it looks for; sent with nothing in it where it is only sent."""
        with asked_for() as known, taken_back(self.client):
            page = read(self.client.get(path))
            if page.status_code == 405:
                self.questions.note(read(self.client.post(path)), f"POST {path}")
        self.questions.note(page, f"GET {path}")
        return page, known

    def _random(self, *what: object) -> Random:
        return Random(f"{self.seed} {what}")

    # --- Forms -----------------------------------------------------------------------------------

    def _send(self, path: str, form: PageForm, random: Random) -> None:
        """Send a form, see the page that follows, and send what that asks, if it is something else."""
        with taken_back(self.client):
            answer = self._post(path, form, random)
            if answer.status_code in (302, 303):
                self._follow(path, answer)
            for other in own_forms(answer):
                if other.names.isdisjoint(form.names - OF_EVERY_FORM):
                    self._post(path, other, random, oddness=0.05)

    def _post(self, path: str, form: PageForm, random: Random, oddness: float | None = None):
        pairs = filled(form, self.keys, random, oddness)
        target = urljoin(path, form.action) if form.action else path
        body, kind = encoded(pairs, form, random)
        answer = read(self.client.post(target, body, content_type=kind))
        self.forms.note(answer, f"POST {target} {changed(pairs, form)}")
        return answer

    def _follow(self, path: str, answer: HttpResponse) -> None:
        target = urljoin(path, answer.headers["Location"])
        if not urlsplit(target).netloc:
            self.forms.note(read(self.client.get(target)), f"GET {target} after {path}")

    # --- Addresses -------------------------------------------------------------------------------

    def _ask(self, path: str, parameters: "Parameters", random: Random, is_sent: bool) -> None:
        question, method = parameters.question(random), "GET"
        if is_sent or random.random() < 0.1:
            method = "POST" if is_sent else random.choice(OTHER_METHODS)
        target, body = (path, question.encode()) if is_sent else (f"{path}?{question}", b"")
        with taken_back(self.client):
            answer = read(self.client.generic(method, target, body, content_type=URLENCODED))
        self.questions.note(answer, f"{method} {path}?{question}")

    def _odd_path(self, address: Address, number: int, random: Random) -> str:
        """The path of an address with one of its keys an odd one."""
        known = values_of(self.here, address)
        values = {name: str(random.choice(known[name])) for name in address.parameters}
        name = address.parameters[number % len(address.parameters)]
        values[name] = random.choice((odd.text(random), values[name] + odd.text(random)))
        return address.path(
            **{name: quote(value[:4_000], errors="surrogatepass") for name, value in values.items()}
        )


# --- What is sent ---------------------------------------------------------------------------------


def filled(
    form: PageForm, keys: list[str], random: Random, oddness: float | None = None
) -> list[tuple[str, str]]:
    """The fields of a form, and rows of its inlines: some as they came, some odd, missing or repeated."""
    share = random.choice((0.05, 0.2, 0.5, 1.0)) if oddness is None else oddness
    held = {name: list(values) for name, values in form.data.items()} | _rows(form, random)
    names = sorted({*form.names, *held})
    buttons = sorted(set(form.choices) - form.names)
    pairs = [(name, form.choices[name][0]) for name in random.sample(buttons, min(1, len(buttons)))]
    for name in names:
        if ROW in name:
            continue
        values = held.get(name, [])
        if random.random() < share and not _counts(name, random):
            values = _odd_values(form.choices.get(_in_a_row(name), []), keys, random)
        pairs += [(name, value) for value in values]
    return pairs


def _rows(form: PageForm, random: Random) -> dict[str, list[str]]:
    """More rows than the page shows, filled below like the rest; now and then a number of them that is none."""
    held = {}
    for total in sorted(name for name in form.names if name.endswith(ROWS)):
        begun, prefix = form.data[total][0], total.removesuffix(ROWS)
        fresh = [name for name in form.names if name.startswith(f"{prefix}-{ROW}-")]
        first, more = int(begun or 0), random.choice((0, 1, 1, 2))
        for number in range(first, first + more):
            held |= {
                name.replace(ROW, str(number)): list(form.data.get(name, [])) for name in fresh
            }
        odd_total = random.random() < 0.1
        held[total] = [random.choice(odd.COUNTS) if odd_total else str(first + more)]
    return held


def _counts(name: str, random: Random) -> bool:
    """The counts of an inline are seldom odd: nothing else of its form would be read."""
    return name.endswith(("_FORMS", "csrfmiddlewaretoken")) and random.random() > 0.03


def _in_a_row(name: str) -> str:
    return re.sub(r"-\d+-", f"-{ROW}-", name, count=1)


def _odd_values(choices: list[str], keys: list[str], random: Random) -> list[str]:
    kind = random.random()
    if kind < 0.08:
        return []
    if kind < 0.12:
        return [odd.text(random), odd.text(random)]
    if choices and kind < 0.5:
        return [random.choice(choices)]
    return [random.choice(keys) if kind < 0.2 else odd.text(random)]


def encoded(
    pairs: list[tuple[str, str]], form: PageForm, random: Random
) -> tuple[bytes | dict, str]:
    """A form as a browser sends it, and its content type; halves of characters go as they are."""
    if not form.files:
        return urlencode(pairs, errors="surrogatepass").encode(), URLENCODED
    data: dict[str, list] = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value.encode(errors="replace").decode())
    for name in sorted(form.files):
        if random.random() < 0.7:
            data[name] = [_file(*random.choice(odd.FILES))]
    return data, MULTIPART_CONTENT


def _file(name: str, content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def changed(pairs: list[tuple[str, str]], form: PageForm) -> str:
    """What differs from the form as it came, to be read by who mends it."""
    return repr(
        [(name, value[:40]) for name, value in pairs if value not in form.data.get(name, [])]
    )


@dataclass
class Parameters:
    """What a page may be asked by its address.

    ``known`` are the names that it looks for, ``columns`` the lookups of what it is about, ``whole`` questions that
    it answers, of which one part is made odd, and ``keys`` those of records.
    """

    known: list[str]
    columns: list[str]
    whole: list[dict[str, str]]
    keys: list[str]

    def question(self, random: Random) -> str:
        """The part of an address behind its « ? »: up to three parameters, beside those of a whole question."""
        if random.random() < 0.05:
            return random.choice(BROKEN_QUERIES)
        asked = dict(random.choice(self.whole)) if self.whole else {}
        for _number in range(random.choice((1, 1, 2, 3))):
            value = random.choice(self.keys) if random.random() < 0.15 else odd.text(random)
            asked[self._name(random)] = value[:4_000]
        return urlencode(asked, errors="surrogatepass")

    def _name(self, random: Random) -> str:
        kind = random.random()
        if self.columns and kind < 0.3:
            return random.choice(self.columns)
        return random.choice(self.known) if self.known and kind < 0.92 else odd.text(random)[:2_000]


# --- What a page asks of its address --------------------------------------------------------------


@contextmanager
def asked_for() -> Iterator[set[str]]:
    """The names of the parameters that are looked for meanwhile."""
    names: set[str] = set()

    def noting(usual):
        def look(self, key, *arguments, **options):
            if isinstance(key, str):
                names.add(key)
            return usual(self, key, *arguments, **options)

        return look

    looks = {
        name: noting(getattr(QueryDict, name))
        for name in ("__getitem__", "__contains__", "_getlist")
    }
    with patch.multiple(QueryDict, **looks):
        yield names


def linked(page: HttpResponse, path: str) -> set[str]:
    """The parameters with which a page links to itself."""
    if "text/html" not in page.headers.get("Content-Type", ""):
        return set()
    found = set()
    for link in LINK.findall(page.content.decode()):
        parts = urlsplit(link.replace("&amp;", "&"))
        if parts.path in ("", ".", path):
            found |= {name for name, _value in parse_qsl(parts.query)}
    return found


def filtered_by(page: HttpResponse) -> set[str]:
    """The parameters of the filters of a list, those too that have nothing to choose among yet."""
    listed = (getattr(page, "context_data", None) or {}).get("cl")
    if listed is None:
        return set()
    found = {f"{listed.date_hierarchy}__{part}" for part in ("year", "month", "day")}
    for one in listed.list_filter:
        if isinstance(one, type):
            found.add(one.parameter_name)
        else:
            path = one if isinstance(one, str) else one[0]
            found |= {f"{path}__{lookup}" for lookup in ("exact", "id__exact", "isnull")}
    return found


def columns_of(record: Model | None) -> set[str]:
    """Every lookup of every column of what an address is about."""
    found = set()
    for column in record._meta.concrete_fields if record else ():
        found |= {column.name, column.attname}
        found |= {f"{column.name}__{lookup}" for lookup in column.get_lookups()}
    return found
