"""Who gets what from every address of the site, as ``matrix.txt`` has it written."""

from pathlib import Path

from config.tests.walks import ROLES

FILE = Path(__file__).with_name("matrix.txt")

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
