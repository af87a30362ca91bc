"""Style rules are read once for all that a thread prints with them, and nothing of one document stays for the next."""

import os
import threading

import pytest

from programs.letters.printing import pdf_of
from programs.letters.tests.factories import contract, offer
from reporting.rendering import engine

RULES = "p { color: #123456 }"
OWN_FACE = '@font-face { font-family: "Ours"; src: url("font:noto-sans-400-normal.woff2") }'


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The style rules that are read meanwhile, by a thread that has none yet."""
    found = []
    made = engine.CSS

    def noting(string: str, **more):
        found.append(string)
        return made(string=string, **more)

    monkeypatch.setattr(engine, "CSS", noting)
    monkeypatch.setattr(engine, "_kept", threading.local())
    return found


def test_two_letters_read_their_rules_once(read):
    pdf_of(offer())
    pdf_of(contract("en"))
    assert len(read) == 1


def test_what_was_printed_before_changes_no_byte(read):
    alone = pdf_of(offer())
    pdf_of(contract("en"))
    assert pdf_of(offer()) == alone


def test_another_thread_reads_its_own(read):
    mine = engine.rules_of(RULES)
    found = []
    other = threading.Thread(target=lambda: found.append(engine.rules_of(RULES)))
    other.start()
    other.join()
    assert (read, found[0] is mine, engine.rules_of(RULES) is mine) == ([RULES] * 2, False, True)


def test_the_last_used_are_kept_and_few_of_them(read):
    texts = [f"p {{ margin: {number}px }}" for number in range(engine.MOST_RULES)]
    for text in texts:
        engine.rules_of(text)
    engine.rules_of(texts[0])
    engine.rules_of(RULES)
    del read[:]
    for text in (texts[0], RULES, texts[1]):
        engine.rules_of(text)
    assert read == [texts[1]]


def test_fonts_whose_files_were_cleaned_up_are_loaded_again(read):
    rules = engine.rules_of(OWN_FACE)
    for file in rules.fonts.files:
        file.unlink()
    again = engine.rules_of(OWN_FACE)
    assert (read, len(again.fonts.files) > 0) == ([OWN_FACE] * 2, True)


def test_the_files_go_with_their_fonts(read):
    files = engine.rules_of(OWN_FACE).fonts.files
    engine._kept.rules.clear()
    assert [file for file in files if file.exists()] == []


def test_a_process_that_was_forked_leaves_those_of_its_parent(read):
    rules = engine.rules_of(OWN_FACE)
    child = os.fork()
    if child == 0:
        engine.rules_of(RULES)  # which drops what it has of its parent
        os._exit(0)
    assert (os.waitpid(child, 0)[1], rules.are_whole) == (0, True)
