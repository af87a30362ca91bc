"""A file that is shown to be recognised: digested as it comes in, and never kept."""

import hashlib
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MEGABYTE = 1024 * 1024
# No published report comes near it; what is longer is not digested.
LARGEST = 25 * MEGABYTE
# What is longer than this is not even received to its end: whoever sends it gets no page.
ABSURD = 4 * LARGEST


class DigestedFile(UploadedFile):
    """What is left of a file: its name, its size in bytes and its SHA-256."""

    def __init__(self, name: str, size: int, sha256: str, content_type: str | None):
        super().__init__(BytesIO(), name, content_type, size)
        self.sha256 = sha256


class DigestUploadHandler(FileUploadHandler):
    """Digests each chunk and lets it go: nothing is written, neither to memory nor to disk."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data, start):
        if start > ABSURD:
            raise StopUpload(connection_reset=True)
        if start <= LARGEST:
            self.digest.update(raw_data)

    def file_complete(self, file_size):
        return DigestedFile(self.file_name, file_size, self.digest.hexdigest(), self.content_type)
