"""Files that are made to fill a memory: each gets a sentence, and the process that serves pages does not grow."""

import faulthandler
import logging
import os
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from programs import files, outside
from programs.lib import confined
from programs.lib.confined import ChildLost, Limits
from programs.tests import bombs, uploads
from programs.tests.bombs import grown
from programs.tests.uploads import upload

pytestmark = pytest.mark.forks

NO_PDF = "Ce PDF est endommagé et ne s’ouvre pas."
NO_IMAGE = "Cette image est endommagée ou démesurée."
NO_DOCX = "Ce fichier n’est pas un document Word (DOCX) sans macros."
TOO_HEAVY = (
    "Ce fichier demande trop de mémoire pour être lu : envoyez-en une version plus légère, ou partagez-le "
    "en plusieurs fichiers."
)
TOO_LONG = (
    "Ce fichier est trop long à lire : réessayez, envoyez-en une version plus légère ou partagez-le en "
    "plusieurs fichiers."
)
LOST = (
    "La lecture de ce fichier a été interrompue : réessayez. Si cela se répète, enregistrez-le de nouveau "
    "dans le logiciel où il a été fait, puis envoyez-le."
)
TAKEN = ""

BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cross-reference that unfolds to 1 GB": (bombs.unfolding_pdf, NO_PDF),
    "objects that unfold to 1 GB": (bombs.unfolding_object_pdf, NO_PDF),
    "a million pages that are one": (lambda: bombs.pdf_of_pages(1_000_000), TOO_HEAVY),
    "a million pages that are none": (lambda: bombs.pdf_of_pages(1_000_000, b"null "), NO_PDF),
    "a million empty pages": (lambda: bombs.pdf_of_pages(1_000_000, b"<<>> "), TOO_HEAVY),
    "200,000 objects": (lambda: bombs.pdf_of_objects(200_000), TAKEN),
    "a million arrays, one in the other": (lambda: bombs.deep_pdf(1_000_000), NO_PDF),
    "a tree of pages of 100,000 floors": (lambda: bombs.deep_page_tree(100_000), NO_PDF),
    "a PNG of 3.6 billion points": (lambda: bombs.png(60_000, 60_000), NO_IMAGE),
    "a JPEG of 3.6 billion points": (lambda: bombs.jpeg(60_000, 60_000), NO_IMAGE),
    "a zTXt chunk of 1 GB": (lambda: bombs.png(4, 3, bombs.png_text(b"zTXt")), NO_IMAGE),
    "an iTXt chunk of 1 GB": (lambda: bombs.png(4, 3, bombs.png_text(b"iTXt")), NO_IMAGE),
    "a colour profile of 1 GB": (lambda: bombs.png(4, 3, bombs.png_text(b"iCCP")), NO_IMAGE),
    "types of 1 GB": (lambda: bombs.docx_of_types(1024), NO_DOCX),
    "60,000 members": (lambda: bombs.many_members(60_000), NO_DOCX),
    "60,000 names of one member": (lambda: bombs.overlapping(60_000, 100), NO_DOCX),
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_gets_a_sentence_and_stays_under_the_limits(name):
    make, sentence = BOMBS[name]
    sent = upload(make())
    assert sent.size < files.LARGEST
    answer = None
    with grown() as parent, confined.watched() as usages:
        answer = said_of(sent)
    (child,) = usages
    assert answer == sentence
    assert child.memory < bombs.at_most(outside.A_FILE.memory, child)
    assert child.processor <= outside.A_FILE.processor + 1
    assert parent() < 5


def test_the_bomb_of_the_issue_is_as_small_as_that():
    assert len(bombs.unfolding_pdf()) < 2_000


def said_of(sent) -> str:
    try:
        files.check(sent)
    except ValidationError as error:
        return error.messages[0].replace("\u00a0", " ")
    return TAKEN


@pytest.mark.parametrize(
    ("error", "french", "english"),
    [
        (confined.LimitPassed("memory"), TOO_HEAVY, "This file needs too much memory to be read: "),
        (confined.LimitPassed("answer"), TOO_HEAVY, "This file needs too much memory to be read: "),
        (confined.LimitPassed("processor"), TOO_LONG, "This file takes too long to read: "),
        (confined.LimitPassed("time"), TOO_LONG, "This file takes too long to read: "),
        (ChildLost("exit status -9"), LOST, "The reading of this file was interrupted: "),
    ],
)
def test_each_end_of_a_child_has_its_sentence(monkeypatch, error, french, english):
    def run(*args, **kwargs):
        raise error

    monkeypatch.setattr(confined, "run", run)
    assert said_of(upload(uploads.pdf())) == french
    with override("en"):
        assert said_of(upload(uploads.pdf())).startswith(english)


def test_the_log_has_one_line_with_neither_the_name_nor_the_content(caplog, capfd):
    caplog.set_level(logging.DEBUG)
    said_of(upload(bombs.pdf_of_pages(1000, b"(secret) "), "nom-secret.pdf"))
    (record,) = caplog.records
    assert record.getMessage() == (
        "programs.files._read_pdf: damaged: PdfError in pikepdf._methods, line "
        + record.getMessage().rpartition(" ")[2]
    )
    assert "".join(capfd.readouterr()).count("secret") == 0


def test_a_parser_that_turns_or_dies_gets_its_sentence(monkeypatch):
    monkeypatch.setattr(outside, "A_FILE", Limits(memory=64, processor=1, time=10, answer=1))

    def turn(content):
        while True:
            pass

    def die(content):
        faulthandler.disable()
        os.abort()

    for read, sentence in ((turn, TOO_LONG), (die, LOST)):
        monkeypatch.setattr(files, "_READERS", [(files.PDF, b"%PDF", read, NO_PDF)])
        assert said_of(upload(b"%PDF")) == sentence
