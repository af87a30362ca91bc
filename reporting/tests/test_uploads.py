"""A file that is digested as it comes in."""

import hashlib

import pytest
from django.core.files.uploadhandler import StopUpload

from reporting.uploads import ABSURD, LARGEST, DigestUploadHandler


def received(*chunks: bytes):
    handler = DigestUploadHandler()
    handler.new_file("fichier", "recu.pdf", "application/pdf", None)
    start = 0
    for chunk in chunks:
        assert handler.receive_data_chunk(chunk, start) is None
        start += len(chunk)
    return handler.file_complete(start)


def test_what_is_left_of_a_file_is_its_name_its_size_and_its_digest():
    file = received(b"un ", b"rapport")
    digest = hashlib.sha256(b"un rapport").hexdigest()
    assert (file.name, file.size, file.sha256, file.read()) == ("recu.pdf", 10, digest, b"")


def test_a_path_in_the_name_is_left_out():
    handler = DigestUploadHandler()
    handler.new_file("fichier", "../../etc/passwd", "application/pdf", None)
    assert handler.file_complete(0).name == "passwd"


def test_two_files_of_one_request_do_not_mix():
    handler = DigestUploadHandler()
    digests = []
    for content in (b"un", b"deux"):
        handler.new_file("fichier", "a", "text/plain", None)
        handler.receive_data_chunk(content, 0)
        digests.append(handler.file_complete(len(content)).sha256)
    assert digests == [hashlib.sha256(content).hexdigest() for content in (b"un", b"deux")]


def test_what_is_far_too_long_is_not_received_to_its_end():
    handler = DigestUploadHandler()
    handler.new_file("fichier", "a", "text/plain", None)
    handler.receive_data_chunk(b"x", LARGEST + 1)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x", ABSURD + 1)
