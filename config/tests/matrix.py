"""Who gets what from every address of the site: measured here, held against ``matrix.txt``."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from config.tests.addresses import addresses
from config.tests.worlds import World

ROLES = ("anonymous", "stranger", "partner", "funder", "finance", "coordination", "administrator")
METHODS = ("GET", "POST")
FILE = Path(__file__).with_name("matrix.txt")
SIGN_IN = ("/connexion/?next=", "/admin/login/?next=")

Cell = tuple[str, str, str]  # route, method, role


def expected() -> dict[Cell, str]:
    """The cells of ``matrix.txt``, whose first lines say how it is read."""
    groups: dict[str, list[str]] = {}
    found: dict[Cell, str] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if " = " in line:
            name, members = line.split(" = ")
            groups[name.strip()] = _members(members.split(), groups)
            continue
        route, method, *answers = line.split()
        for one in _routes(route, groups):
            found |= {
                (one, method, role): answer for role, answer in zip(ROLES, answers, strict=True)
            }
    return found


def _members(names: list[str], groups: dict[str, list[str]]) -> list[str]:
    return [member for name in names for member in groups.get(name, [name])]


def _routes(route: str, groups: dict[str, list[str]]) -> list[str]:
    """``/admin/[PEOPLE|programs/report]/add/`` as the routes that it stands for."""
    before, opened, rest = route.partition("[")
    if not opened:
        return [route]
    names, _closed, after = rest.partition("]")
    return [f"{before}{member}{after}" for member in _members(names.split("|"), groups)]


def measured(world: World, role: str) -> Iterator[tuple[Cell, str]]:
    """What ``role`` gets from each address, asked about the records of its own world. Nothing stays changed."""
    client = signed_in(world, role)
    for address in addresses():
        for method in METHODS:
            answers = {answer_to(client, method, path) for path in world.paths(address)}
            yield (address.route, method, role), "/".join(sorted(answers))


def signed_in(world: World, role: str) -> Client:
    client = Client(raise_request_exception=False)
    if user := world.user(role):
        client.force_login(user)
    return client


def answer_to(client: Client, method: str, path: str) -> str:
    return code_of(ask(client, method, path))


def ask(client: Client, method: str, path: str, data: dict | None = None) -> HttpResponse:
    """The answer, read to its end; whatever it changed is taken back, and the session with it."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = getattr(client, method.lower())(path, data or {})
        if answer.streaming:
            answer = HttpResponse(
                answer.getvalue(), None, answer.status_code, headers=answer.headers
            )
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def code_of(answer: HttpResponse) -> str:
    """The status; « in » where one is sent to sign in."""
    asks_to_sign_in = answer.headers.get("Location", "").startswith(SIGN_IN)
    return "in" if asks_to_sign_in else str(answer.status_code)
