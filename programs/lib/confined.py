"""A function run in a child process with limits of memory, processor and time: what it eats ends with it."""

import ctypes
import os
import pickle
import resource
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

_MB = 1024 * 1024
_PR_SET_PDEATHSIG = 1
_PAGE = resource.getpagesize()
# Loaded before any fork: the child of a process of several threads should load nothing.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
# A child forked by another thread meanwhile would keep our end of the pipe open.
_forking = threading.Lock()
os.register_at_fork(after_in_child=lambda: globals().update(_forking=threading.Lock()))


@dataclass(frozen=True)
class Limits:
    """``memory`` in MB beyond what the process has, ``processor`` and ``time`` in seconds, ``answer`` in MB."""

    memory: int
    processor: int
    time: int
    answer: int = 32


class LimitPassed(Exception):
    """The function took too much ``what``: "memory", "processor" or "time"."""

    def __init__(self, what: str):
        super().__init__(what)
        self.what = what


class ChildLost(Exception):
    """The child died for another reason: killed by somebody, or by the system."""


def run(function: Callable[..., T], *args: Any, limits: Limits, **kwargs: Any) -> T:
    """What ``function`` returns, or the exception that it raises, out of a child process.

    Both must be picklable. The child is forked: it knows all that this process knows, and nothing that it does
    comes back but its answer. It must not use the connections of this process (a database's among them).
    Raises LimitPassed where it takes more than ``limits``, ChildLost where it dies otherwise.
    """
    parent = os.getpid()
    with _forking:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _in_child(parent, writing, limits, function, args, kwargs)
        os.close(writing)
    try:
        answer = _read(reading, limits)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(reading)
    _pid, status = os.waitpid(child, 0)
    return _unpack(answer, status)


def _read(pipe: int, limits: Limits) -> bytes:
    """All that the child writes until it closes the pipe. Raises LimitPassed for too late and too much."""
    deadline, parts, size = time.monotonic() + limits.time, [], 0
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while poll.poll(max(0, deadline - time.monotonic()) * 1000):
        part = os.read(pipe, _MB)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > limits.answer * _MB:
            raise LimitPassed("memory")
    raise LimitPassed("time")


def _unpack(answer: bytes, status: int) -> Any:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise LimitPassed("processor")
    if not answer:
        raise ChildLost(f"exit status {os.waitstatus_to_exitcode(status)}")
    kind, value = pickle.loads(answer)
    if kind == "returned":
        return value
    if kind == "memory":
        raise LimitPassed("memory")
    raise value


def end_with(parent: int) -> None:
    """Have the system kill this process when ``parent``, which made it, dies, where it knows how (Linux)."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


# --- In the child


def _in_child(parent: int, pipe: int, limits: Limits, function, args, kwargs) -> None:
    """Run, answer, and end without a word: nothing of the parent's is flushed, closed or told goodbye."""
    try:
        _confine(parent, limits)
        try:
            answer = ("returned", function(*args, **kwargs))
        except MemoryError:
            answer = ("memory", None)
        except BaseException as error:
            answer = ("raised", error)
        _write(pipe, _packed(answer))
    finally:
        os._exit(0)


def _confine(parent: int, limits: Limits) -> None:
    end_with(parent)
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
        signal.signal(stop, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor + 5))
    space = _space_taken() + limits.memory * _MB
    resource.setrlimit(resource.RLIMIT_AS, (space, space))


def _space_taken() -> int:
    """The address space of this process, in bytes; on systems that do not say, none."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[0]) * _PAGE
    except OSError:
        return 0


def _packed(answer: tuple) -> bytes:
    """``answer`` as bytes. An exception that would not come out again is told by its text."""
    try:
        packed = pickle.dumps(answer)
        if answer[0] == "raised":
            pickle.loads(packed)
        return packed
    except MemoryError:
        return pickle.dumps(("memory", None))
    except Exception:
        return pickle.dumps(("raised", ChildLost(repr(answer[1])[:1000])))


def _write(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]
