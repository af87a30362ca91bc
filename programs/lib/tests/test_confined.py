"""What runs in a child process: what comes out of it, what ends it, and what it leaves behind (nothing)."""

import contextlib
import faulthandler
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from programs.lib import confined
from programs.lib.confined import ChildLost, LimitPassed, Limits

MB = 1024 * 1024
pytestmark = pytest.mark.forks

SMALL = Limits(memory=64, processor=1, time=30, answer=1)


def run(function, *args, limits: Limits = SMALL, **kwargs):
    return confined.run(function, *args, limits=limits, **kwargs)


def passed(function, *args, limits: Limits = SMALL) -> str:
    """The limit that ``function`` passes."""
    with pytest.raises(LimitPassed) as refused:
        run(function, *args, limits=limits)
    return refused.value.what


def turn(seconds: float = 60) -> None:
    """Keep a processor busy."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def is_over(process: int) -> bool:
    """Whether ``process`` ends within a few seconds: a zombie of init counts, where nobody takes it away."""
    for _attempt in range(100):
        try:
            with open(f"/proc/{process}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(autouse=True)
def no_child_and_no_descriptor_is_left():
    before = sorted(os.listdir("/proc/self/fd"))
    yield
    assert sorted(os.listdir("/proc/self/fd")) == before
    with contextlib.suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG) == (0, 0)


class TestWhatComesOut:
    def test_what_the_function_returns(self):
        assert run(divmod, 7, 2) == (3, 1)
        assert run(int, "11", base=2) == 3
        assert run(lambda: None) is None

    def test_what_it_raises_with_the_place_where_it_did(self):
        def refuse():
            raise ValidationError("Ce %(what)s est vide.", code="empty", params={"what": "fichier"})

        with pytest.raises(ValidationError) as refused:
            run(refuse)
        assert (refused.value.messages, refused.value.code) == (["Ce fichier est vide."], "empty")
        (note,) = refused.value.__notes__
        assert note.splitlines()[0] == "In the child process:"
        assert note.endswith(
            "in TestWhatComesOut.test_what_it_raises_with_the_place_where_it_did.<locals>.refuse"
        )

    def test_what_it_does_stays_in_the_child(self):
        seen = []
        assert run(lambda: seen.append(os.getpid()) or seen) != [os.getpid()]
        assert seen == []

    @pytest.mark.parametrize("exit_", [SystemExit(3), KeyboardInterrupt()])
    def test_a_function_that_leaves_does_not_end_the_parent_unasked(self, exit_):
        def leave():
            raise exit_

        with pytest.raises(type(exit_)):
            run(leave)

    def test_a_result_that_cannot_be_handed_over(self):
        with pytest.raises(ChildLost, match=r"^a function cannot be handed over: "):
            run(lambda: lambda: None)

    def test_an_exception_that_cannot_be_handed_over_is_named_without_its_words(self):
        class Two(Exception):
            def __init__(self, one, two):
                super().__init__(f"{one}{two}")

        class Local(Exception):
            pass

        def refuse(error):
            raise error

        for error in (Two("a", "secret"), Local("secret")):
            with pytest.raises(ChildLost) as lost:
                run(refuse, error)
            assert str(lost.value) == f"a {type(error).__name__} cannot be handed over"
            assert "refuse" in lost.value.__notes__[0]

    def test_an_answer_as_large_as_allowed_and_one_beyond(self):
        assert len(run(bytes, MB - 100)) == MB - 100
        assert passed(bytes, MB) == "answer"

    def test_a_child_that_does_not_count_its_answer_is_cut_off(self, monkeypatch):
        monkeypatch.setattr(confined, "_answer", lambda call, most: bytes(50 * MB))
        assert passed(int) == "answer"


class TestLimits:
    def test_memory(self):
        assert passed(lambda: len(bytearray(100 * MB))) == "memory"
        assert run(lambda: len(bytearray(40 * MB))) == 40 * MB

    def test_memory_taken_by_and_by_and_let_go_again(self):
        def grow():
            kept = []
            while True:
                kept.append(object())  # to the last byte

        # With more time than it needs: a large process may have much to spare.
        assert passed(grow, limits=Limits(64, 60, 60)) == "memory"

    def test_memory_that_only_the_answer_takes(self):
        # One text is a million times in the answer: as names of the same thing it would be small.
        assert passed(lambda: [str(number) * 20 for number in range(1_000_000)]) == "memory"

    def test_processor(self):
        started = time.monotonic()
        assert passed(turn) == "processor"
        assert time.monotonic() - started < SMALL.time

    def test_processor_by_a_function_that_catches_all_it_can(self):
        def stubborn():
            signal.signal(signal.SIGXCPU, signal.SIG_IGN)
            while True:
                with contextlib.suppress(BaseException):
                    turn()

        assert passed(stubborn) == "processor"

    def test_time(self):
        started = time.monotonic()
        assert passed(time.sleep, 60, limits=Limits(64, 1, 1)) == "time"
        assert time.monotonic() - started < 3

    def test_a_stopped_child_is_out_of_time(self):
        stop = lambda: os.kill(os.getpid(), signal.SIGSTOP)  # noqa: E731
        assert passed(stop, limits=Limits(64, 1, 1)) == "time"

    def test_a_run_inside_a_run_has_no_more_than_the_outer_one(self):
        def inner():
            return run(lambda: len(bytearray(100 * MB)), limits=Limits(1000, 60, 60))

        assert run(lambda: run(divmod, 7, 2, limits=Limits(1000, 60, 60))) == (3, 1)
        assert passed(inner) == "memory"

    def test_what_it_took_is_told_to_who_watches(self):
        with confined.watched() as usages:
            run(lambda: len(b"x" * 40 * MB))
            passed(turn)
            passed(time.sleep, 60, limits=Limits(64, 1, 1))
        one, busy, asleep = usages
        assert 38 < one.memory < 64
        assert 0.5 < busy.processor < 2.5
        assert asleep.processor < 0.5 < asleep.time < 4


class TestChildrenLost:
    @pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM, signal.SIGABRT])
    def test_a_killed_child(self, by):
        def die():
            faulthandler.disable()
            os.kill(os.getpid(), by)

        with pytest.raises(ChildLost, match=rf"^exit status -{by.value}$"):
            run(die)

    def test_a_child_that_leaves_without_a_word(self):
        with pytest.raises(ChildLost, match=r"^exit status 0$"):
            run(os._exit, 0)

    def test_a_child_killed_in_the_midst_of_its_answer(self, monkeypatch):
        def half(call, most):
            os.write(max(map(int, os.listdir("/proc/self/fd"))), b"half of an answer")
            os.kill(os.getpid(), signal.SIGKILL)

        monkeypatch.setattr(confined, "_answer", half)
        with pytest.raises(ChildLost, match=r"^exit status -9$"):
            run(str, "a long answer")

    def test_a_child_that_closes_the_pipe_and_goes_on(self):
        def hide():
            os.closerange(3, 1000)
            time.sleep(60)

        with pytest.raises(ChildLost, match=r"^exit status -9$"):
            run(hide)

    def test_no_process_to_be_had(self, monkeypatch):
        def fork():
            raise BlockingIOError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(os, "fork", fork)
        with pytest.raises(ChildLost, match=r"^no process: Resource temporarily unavailable$"):
            run(int)

    def test_where_the_system_forgets_children_the_answer_counts(self):
        before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        try:
            assert run(divmod, 7, 2) == (3, 1)
            with pytest.raises(ChildLost):
                run(lambda: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            signal.signal(signal.SIGCHLD, before)


@pytest.fixture
def interruptible():
    """An interruption interrupts, also where the tests run in the background of a shell, which has them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class TestTheParent:
    def test_many_threads_at_once(self):
        def one(number):
            if number % 5 == 0:
                return passed(turn, limits=Limits(64, 60, 1))
            return run(pow, number, 2)

        with ThreadPoolExecutor(10) as pool:
            results = list(pool.map(one, range(40)))
        assert results == ["time" if n % 5 == 0 else n * n for n in range(40)]

    def test_a_run_of_one_thread_does_not_wait_for_the_run_of_another(self):
        with ThreadPoolExecutor(1) as pool:
            slow = pool.submit(passed, time.sleep, 60, limits=Limits(64, 1, 1))
            run(int)
            assert slow.running()
            assert slow.result() == "time"

    @pytest.mark.usefixtures("interruptible")
    def test_an_interruption_of_the_parent_ends_the_child(self, tmp_path):
        def tell_and_sleep():
            (tmp_path / "child").write_text(str(os.getpid()))
            os.kill(os.getppid(), signal.SIGINT)
            time.sleep(60)

        started = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            run(tell_and_sleep)
        assert time.monotonic() - started < SMALL.time
        assert is_over(int((tmp_path / "child").read_text()))

    @pytest.mark.usefixtures("interruptible")
    def test_an_interruption_by_way_of_another_thread_loses_no_child(self, monkeypatch):
        """Which blocks no signal: the main thread answers it, wherever it is, and here it has just forked."""
        children, idle, fork = [], threading.Event(), os.fork
        other = threading.Thread(target=idle.wait)
        other.start()

        def interrupted():
            if child := fork():
                children.append(child)
                signal.pthread_kill(other.ident, signal.SIGINT)
                time.sleep(0.2)
            return child

        monkeypatch.setattr(os, "fork", interrupted)
        handler = signal.getsignal(signal.SIGINT)
        try:
            with pytest.raises(KeyboardInterrupt):
                run(time.sleep, 60)
        finally:
            idle.set()
            other.join()
        assert [is_over(child) for child in children] == [True]
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
        assert signal.getsignal(signal.SIGINT) is handler

    def test_the_death_of_the_parent_ends_the_child(self, tmp_path):
        script = (
            "import os, time, django\n"
            "from programs.lib import confined\n"
            "def sleep():\n"
            "    print(os.getpid(), flush=True)\n"
            "    confined.run(time.sleep, 60, limits=confined.Limits(64, 1, 60))\n"
            "confined.run(sleep, limits=confined.Limits(64, 1, 60))\n"
        )
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        with subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment
        ) as parent:
            child = int(parent.stdout.readline())
            parent.kill()
            assert is_over(child)

    def test_what_waits_in_a_buffer_is_written_once_and_what_the_child_prints_as_well(self):
        script = (
            "import os, sys\n"
            "from programs.lib import confined\n"
            "print('before')\n"
            "confined.run(print, 'x' * 20_000, limits=confined.Limits(64, 1, 60))\n"
            "print('after')\n"
        )
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, env=environment
        )
        assert done.stdout.split() == ["before", "x" * 20_000, "after"]

    @pytest.mark.usefixtures("interruptible")
    def test_handlers_of_signals_stay_in_the_parent(self):
        def handlers():
            return [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]

        before = signal.signal(signal.SIGTERM, lambda *_: None)
        try:
            assert run(handlers) == [signal.SIG_DFL, signal.SIG_DFL]
            assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
        finally:
            signal.signal(signal.SIGTERM, before)


class TestTheDatabase:
    """The session of the parent, and the one that a child opens for itself."""

    @pytest.fixture(autouse=True)
    def database(self, db):
        self.session = session()

    def test_the_parent_goes_on_with_its_own_session(self):
        assert run(session) != self.session
        with pytest.raises(LimitPassed):
            run(lambda: (session(), turn()))
        assert session() == self.session

    def test_it_goes_on_in_its_transaction(self):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE kept (number int)")
            run(session)
            cursor.execute("SELECT count(*) FROM kept")
            assert cursor.fetchone() == (0,)

    def test_the_child_closes_the_session_that_it_opened(self):
        child = run(session)
        with connection.cursor() as cursor:
            for _attempt in range(100):
                cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [child])
                if cursor.fetchone() == (0,):
                    return
                time.sleep(0.05)
        raise AssertionError("the session of the child is still there")


def session() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]
