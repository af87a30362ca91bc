"""XML as a stream of what opens and closes: nothing of it is kept, however long or deep it is made to be."""

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from programs.importing.sheets import damaged

_CHUNK = 1 << 16
# Rich text inside a comment inside a cell of a sheet takes a dozen.
_DEEPEST = 100
_BETWEEN = " "

Opened = Callable[[str, dict[str, str]], None]


def local(name: str) -> str:
    """A name without its namespace: two editions of a format may differ in nothing else."""
    return name.rpartition(_BETWEEN)[2]


class Names(dict[str, str]):
    """What each name that a stream gives is called here, worked out once."""

    def __init__(self, called: Callable[[str], str]):
        super().__init__()
        self._called = called

    def __missing__(self, name: str) -> str:
        self[name] = short = self._called(name)
        return short


def feed(
    stream: IO[bytes],
    opened: Opened,
    closed: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Call ``opened``, ``closed`` and ``text`` for all that ``stream`` holds, and yield after each piece of it.

    Names come as « namespace local »; an entity of the file's own is refused.
    """
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entity
    depth = 0

    def start(name, attributes):
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise damaged()
        opened(name, attributes)

    def end(name):
        nonlocal depth
        depth -= 1
        if closed:
            closed(name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    if text:
        parser.CharacterDataHandler = text
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk)
        yield
    parser.Parse(b"", True)
    yield


def _refuse_entity(*_declaration) -> None:
    raise damaged()


def read(stream: IO[bytes], opened: Opened, closed=None, text=None) -> None:
    """``feed`` to its end."""
    for _piece in feed(stream, opened, closed, text):
        pass
