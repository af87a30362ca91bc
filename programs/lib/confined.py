"""A function run in a child process with limits of memory, processor and time: what it eats ends with it."""

import contextlib
import ctypes
import gc
import os
import pickle
import resource
import select
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn, TypeVar

from django.db import connections

T = TypeVar("T")

_MB = 1024 * 1024
_PAGE = resource.getpagesize()
_PR_SET_PDEATHSIG = 1
# Made beforehand: there may be no room left to make them.
_OUT_OF_MEMORY, _TOO_LONG = (pickle.dumps(("passed", what)) for what in ("memory", "answer"))
# The system counts by ticks, of which a process may have had less than it is charged for.
_CHARGED = 0.7
# Loaded before any fork: the child of a process of several threads should load nothing.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
# A child forked by another thread meanwhile would keep our end of the pipe open.
_forking = threading.Lock()
os.register_at_fork(after_in_child=lambda: globals().update(_forking=threading.Lock()))
# From Python 3.12 on: a lock that another thread holds stays locked in the child. The limit of time ends that.
warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning, __name__)


@dataclass(frozen=True)
class Limits:
    """``memory`` in MB beyond what the process has, ``processor`` and ``time`` in seconds, ``answer`` in MB.

    Memory is limited where the system says what a process has (Linux).
    """

    memory: int
    processor: int
    time: int
    answer: int = 32


@dataclass(frozen=True)
class Usage:
    """What a run took, in the units of ``Limits``. ``spare`` is what a child may hold before it is given more.

    Its ``memory`` is at most the limit and the spare together.
    """

    memory: float
    spare: float
    processor: float
    time: float


class LimitPassed(Exception):
    """The function took too much ``what``: "memory", "processor", "time", or room for its "answer"."""

    def __init__(self, what: str):
        super().__init__(what)
        self.what = what


class ChildLost(Exception):
    """No answer, for a reason that is no limit: killed, crashed, never born, or nothing that can be handed over."""


_watching: ContextVar[list[Usage] | None] = ContextVar("watching", default=None)


@contextlib.contextmanager
def watched() -> Iterator[list[Usage]]:
    """What each run inside took, in their order."""
    usages: list[Usage] = []
    token = _watching.set(usages)
    try:
        yield usages
    finally:
        _watching.reset(token)


def run(function: Callable[..., T], *args: Any, limits: Limits, **kwargs: Any) -> T:
    """What ``function`` returns, or the exception that it raises, out of a child process.

    Both must be picklable. The child is forked: it knows all that this process knows, and nothing that it does
    comes back but its answer. Django's connections are not inherited: the child that needs one opens its own.
    Raises LimitPassed where it takes more than ``limits``, ChildLost where it dies otherwise.
    """
    started, before = time.monotonic(), _memory()
    work = partial(_work, os.getpid(), limits, partial(function, *args, **kwargs))
    said = bytearray()
    born: list[tuple[int, int]] = []
    status, took = 0, None
    try:
        with _undisturbed() as mask:
            born.append(_fork(partial(work, mask)))
        _read(born[0][1], said, started + limits.time, limits.answer * _MB)
    finally:
        for child, pipe in born:
            os.close(pipe)
            status, took = _end(child)
            _note(took, before, started)
    return _unpack(memoryview(said), status, took, limits)


@contextlib.contextmanager
def _undisturbed() -> Iterator[set]:
    """No signal comes meanwhile, which would be raised in both processes or leave a child that nobody awaits.

    Yields the signals that were blocked before. What comes is answered at the end, as it would have been. It may
    come through another thread, which blocks nothing, and is answered by this one all the same where it is the
    main one: handlers are set aside as well.
    """
    came: list[int] = []
    aside: dict[int, Callable] = {}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        if threading.current_thread() is threading.main_thread():
            for number in signal.valid_signals():
                handler = signal.getsignal(number)
                if callable(handler):
                    aside[number] = handler
                    signal.signal(number, lambda one, _frame: came.append(one))
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        yield mask
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in aside.items():
            signal.signal(number, handler)
    for number in came:
        signal.raise_signal(number)


def _fork(work: Callable[[int], NoReturn]) -> tuple[int, int]:
    """A child that does ``work``, and the end of the pipe that it answers by."""
    _flush()  # what waits in a buffer would be written by both
    with _forking:
        try:
            reading, writing = os.pipe()
        except OSError as error:
            raise ChildLost(f"no pipe: {error.strerror}") from error
        try:
            child = os.fork()
            if child == 0:
                try:
                    os.close(reading)
                    work(writing)
                finally:
                    os._exit(1)
        except OSError as error:
            os.close(reading)
            raise ChildLost(f"no process: {error.strerror}") from error
        finally:
            os.close(writing)
    return child, reading


def _read(pipe: int, said: bytearray, deadline: float, most: int) -> None:
    """Add to ``said`` all that the child writes until it closes the pipe. Raises LimitPassed."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while poll.poll(max(0, deadline - time.monotonic()) * 1000):
        part = os.read(pipe, _MB)
        if not part:
            return
        said += part
        if len(said) > most:
            raise LimitPassed("answer")
    raise LimitPassed("time")


def _end(child: int) -> tuple[int, resource.struct_rusage | None]:
    """Kill the child where it is not at its end yet, and take it off the system's list. How it ended, what it took."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    try:
        _pid, status, took = os.wait4(child, 0)
    except (
        ChildProcessError
    ):  # where the process has the system forget its children, they leave no word
        return 0, None
    return status, took


def _note(took: resource.struct_rusage | None, before: "_Memory", started: float) -> None:
    usages = _watching.get()
    if usages is None or took is None:
        return
    memory = max(0, took.ru_maxrss * 1024 - before.own) / _MB
    processor = took.ru_utime + took.ru_stime
    usages.append(Usage(memory, before.spare / _MB, processor, time.monotonic() - started))


def _unpack(answer: memoryview, status: int, took, limits: Limits) -> Any:
    if status or not answer:
        if _is_out_of_processor(status, took, limits):
            raise LimitPassed("processor")
        raise ChildLost(f"exit status {os.waitstatus_to_exitcode(status)}")
    try:
        kind, value = pickle.loads(answer)
    except Exception as error:
        raise ChildLost(f"an answer that cannot be read: {type(error).__name__}") from error
    if kind == "returned":
        return value
    if kind == "passed":
        raise LimitPassed(value)
    raise value


def _is_out_of_processor(status: int, took: resource.struct_rusage | None, limits: Limits) -> bool:
    """Whether the system ended the child: by the signal that says why, or by the one that cannot be caught."""
    end = os.WTERMSIG(status)
    if end != signal.SIGKILL or took is None:
        return end == signal.SIGXCPU
    return took.ru_utime + took.ru_stime > limits.processor * _CHARGED


# --- In the child


def _work(parent: int, limits: Limits, call: Callable[[], Any], mask: set, pipe: int) -> NoReturn:
    """Answer, and end without a word: nothing of the parent's is closed or told goodbye."""
    end_with(parent)
    let_go()
    _confine(limits)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    answer = _answer(call, limits.answer * _MB)
    connections.close_all()
    _flush()
    _write(pipe, answer)
    os._exit(0)


def let_go() -> None:
    """In a child that was just forked: answer signals as any process does, and let go of what both would use."""
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    for connection in connections.all(initialized_only=True):
        del connections[connection.alias]  # closing it would end the session of the parent
    gc.freeze()  # what is never looked at is never copied


def end_with(parent: int) -> None:
    """Have the system kill this process when ``parent``, which made it, dies, where it knows how (Linux)."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _confine(limits: Limits) -> None:
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, limits.processor, limits.processor + 1)
    taken = _memory()
    if taken.space:
        _lower(resource.RLIMIT_AS, taken.space + limits.memory * _MB)
        # Several threads reserve space that nobody fills: this counts what can be written alone.
        _lower(resource.RLIMIT_DATA, taken.data + limits.memory * _MB)


def _lower(kind: int, most: int, last: int | None = None) -> None:
    """Limit what the system, or the run inside which this one is, does not limit further already."""
    _soft, hard = resource.getrlimit(kind)
    last = most if last is None else last
    if hard != resource.RLIM_INFINITY:
        most, last = min(most, hard), min(last, hard)
    resource.setrlimit(kind, (most, last))


def _answer(call: Callable[[], Any], most: int) -> bytes:
    try:
        answer = _packed(call)
    except MemoryError:
        answer = _OUT_OF_MEMORY  # what fills the memory is let go of with the error, at the end of this clause
    return answer if len(answer) <= most else _TOO_LONG


def _packed(call: Callable[[], Any]) -> bytes:
    """What came out of ``call``. What would not come out of a pickle again is named by its type alone."""
    try:
        value = call()
    except MemoryError:
        raise
    except BaseException as error:
        error.add_note(_where(error))
        return _packed_error(error)
    try:
        return pickle.dumps(("returned", value), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:
        lost = f"a {type(value).__name__} cannot be handed over: {type(error).__name__}"
        return pickle.dumps(("raised", ChildLost(lost)))


def _packed_error(error: BaseException) -> bytes:
    try:
        packed = pickle.dumps(("raised", error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)
    except MemoryError:
        raise
    except Exception:
        lost = ChildLost(f"a {type(error).__name__} cannot be handed over")
        lost.add_note(_where(error))
        return pickle.dumps(("raised", lost))
    return packed


def _where(error: BaseException) -> str:
    """The frames that ``error`` came through, without the source: that would be read under the limits."""
    frames = [
        f'  File "{frame.f_code.co_filename}", line {line}, in {frame.f_code.co_qualname}'
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return "\n".join(["In the child process:", *frames[-30:]])


def _write(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]


# --- In both


@dataclass(frozen=True)
class _Memory:
    """What this process takes, in bytes: 0 on systems that do not say."""

    space: int = 0
    resident: int = 0
    shared: int = 0
    data: int = 0

    @property
    def own(self) -> int:
        """What it holds and shares with nobody: a child begins with it."""
        return self.resident - self.shared

    @property
    def spare(self) -> int:
        """What a child may hold before it is given more: what its parent does not use, and files that all share."""
        return max(0, self.data - self.own) + self.shared


def _memory() -> _Memory:
    try:
        with open("/proc/self/statm") as statm:
            space, resident, shared, _text, _lib, data, *_ = map(int, statm.read().split())
    except OSError:
        return _Memory()
    return _Memory(space * _PAGE, resident * _PAGE, shared * _PAGE, data * _PAGE)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
