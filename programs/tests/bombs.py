"""Small files that unfold to something huge, made by their structure and never in full."""

import contextlib
import io
import resource
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from programs.lib.confined import Usage

MB = 1024 * 1024
_BLOCK = bytes(MB)


def deflated(*parts: bytes) -> bytes:
    return zlib.compress(b"".join(parts), 9)


def unfolding(block: bytes, times: int) -> bytes:
    """What ``block``, again and again, is deflated to: one piece that stands by itself, repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _time in range(times):
        check = zlib.adler32(block, check)
    return b"\x78\xda" + piece * times + packer.flush() + struct.pack(">I", check)


def repeated(part: bytes, megabytes: int) -> Iterator[bytes]:
    """``part`` again and again, in pieces of about a megabyte."""
    block = part * (MB // len(part))
    return (block for _piece in range(megabytes))


# --- PDF


def _pdf(stream: bytes, dictionary: bytes, *objects: bytes) -> bytes:
    """A PDF whose cross-reference is a stream: that is what a reader unfolds first."""
    parts = [b"%PDF-1.7\n", *objects]
    start = sum(map(len, parts))
    parts.append(
        b"9 0 obj\n<< /Type /XRef /Size 10 /Root 1 0 R /W [1 2 1] /Length %d %s >>\nstream\n%s\nendstream\nendobj\n"
        % (len(stream), dictionary, stream)
    )
    return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % start])


_CATALOG = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
_PAGES = b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"


def unfolding_pdf(megabytes: int = 1024, times: int = 3) -> bytes:
    """A cross-reference stream that was deflated several times: 1 GB in 2 kB."""
    stream = unfolding(_BLOCK, megabytes)
    for _time in range(times - 1):
        stream = deflated(stream)
    filters = b" ".join([b"/FlateDecode"] * times)
    return _pdf(stream, b"/Filter [%s]" % filters, _CATALOG, _PAGES)


def unfolding_object_pdf(megabytes: int = 1024) -> bytes:
    """The object with the pages is in a stream of objects that unfolds."""
    empty = b"2 0 << /Type /Pages /Kids [] /Count 0 >> "
    twice = deflated(unfolding(empty + b" " * (MB - len(empty)), megabytes))
    objects = (
        b"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\n"
        b"endstream\nendobj\n" % (len(twice), twice)
    )
    at = [len(b"%PDF-1.7\n"), 0, len(b"%PDF-1.7\n") + len(_CATALOG)]
    entries = [(0, 0, 255), (1, at[0], 0), (2, 3, 0), (1, at[2], 0)] + [(0, 0, 0)] * 5
    entries.append((1, at[2] + len(objects), 0))
    return _pdf(b"".join(struct.pack(">BHB", *one) for one in entries), b"", _CATALOG, objects)


def pdf_of_pages(count: int, kid: bytes = b"3 0 R ") -> bytes:
    """A table of pages that names the same one ``count`` times."""
    return (
        b"%PDF-1.4\n"
        + _CATALOG
        + b"2 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (count, kid * count)
        + b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        + b"trailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n"
    )


def pdf_of_objects(count: int) -> bytes:
    """A stream of objects with ``count`` of them, each as short as can be."""
    body = b"".join(b"%d %d " % (number + 10, number * 3) for number in range(count))
    packed = deflated(body, b"[] " * count)
    stream = (
        b"4 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"
        % (count, len(body), len(packed), packed)
    )
    head = len(b"%PDF-1.7\n")
    pages = _PAGES + b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
    place = head + len(_CATALOG) + len(pages)
    third = head + len(_CATALOG) + len(_PAGES)
    first = [(0, 0, 255), (1, head, 0), (1, head + len(_CATALOG), 0), (1, third, 0), (1, place, 0)]
    first += [(0, 0, 0)] * 4 + [(1, place + len(stream), 0)]
    entries = [struct.pack(">BIH", *one) for one in first]
    entries += [struct.pack(">BIH", 2, 4, number % 65536) for number in range(count)]
    packed = deflated(*entries)
    cross = b"/Filter /FlateDecode /Index [0 %d]" % (count + 10)
    made = _pdf(packed, cross, _CATALOG, pages, stream)
    return made.replace(b"/Size 10", b"/Size %d" % (count + 10)).replace(
        b"/W [1 2 1]", b"/W [1 4 2]"
    )


def deep_pdf(depth: int) -> bytes:
    """Arrays inside arrays."""
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Deep "
        + b"[" * depth
        + b"]" * depth
        + b" >>\nendobj\n"
        + _PAGES
        + b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        + b"trailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n"
    )


def deep_page_tree(depth: int) -> bytes:
    """Each node of the tree of pages has one child."""
    node = b"%d 0 obj\n<< /Type /Pages /Count 1 /Kids [%d 0 R] >>\nendobj\n"
    return (
        b"%PDF-1.4\n"
        + _CATALOG
        + b"".join(node % (number, number + 1) for number in range(2, depth + 2))
        + b"%d 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj\n" % (depth + 2)
        + b"trailer\n<< /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (depth + 3)
    )


# --- Images


def png(width: int, height: int, *chunks: tuple[bytes, bytes], data: bytes = b"") -> bytes:
    """A PNG that says how large it is, whatever it holds."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    last = [(b"IDAT", data or deflated(_BLOCK)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in [(b"IHDR", head), *chunks, *last]
    )


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes([1, 17, 0, 2, 17, 0, 3, 17, 0])
    return (
        b"\xff\xd8\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x02"
        + bytes(100)
    )


def png_text(kind: bytes, megabytes: int = 1024) -> tuple[bytes, bytes]:
    """A chunk of text that unfolds."""
    text = unfolding(_BLOCK, megabytes)
    return kind, (
        b"k\0\0" if kind == b"zTXt" else b"k\0\1\0\0\0" if kind == b"iTXt" else b"p\0\0"
    ) + text


# --- Archives


class _Packer:
    """Deflates, and what comes again and again once: from the second time on, as a piece that stands by itself."""

    def __init__(self):
        self._packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        self._last, self._piece = b"", b""

    def compress(self, data: bytes) -> bytes:
        if data is not self._last or len(data) < MB // 2:
            self._last, self._piece = data, b""
            return self._packer.compress(data)
        before = b""
        if not self._piece:
            before = self._packer.flush(zlib.Z_FULL_FLUSH)
            self._piece = self._packer.compress(data) + self._packer.flush(zlib.Z_FULL_FLUSH)
        return before + self._piece

    def flush(self) -> bytes:
        return self._packer.flush()


def archive(members: dict[str, bytes | Iterator[bytes]], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip; a member may come in pieces, and is never held in full."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            with made.open(info, "w", force_zip64=True) as member:
                if name not in stored:
                    member._compressor = _Packer()
                for part in [content] if isinstance(content, bytes) else content:
                    member.write(part)
    return out.getvalue()


def understated(data: bytes, name: str, size: int = 1000) -> bytes:
    """The archive with the unfolded size of a member told wrong, in its table of contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        real = made.getinfo(name).file_size
    start = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    told = data[start:].replace(struct.pack("<L", real), struct.pack("<L", size), 1)
    return data[:start] + told


def many_members(count: int) -> bytes:
    """A zip of ``count`` empty members, a document first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(count):
            made.writestr(zipfile.ZipInfo(f"{number:x}"), b"")
    return out.getvalue()


def overlapping(count: int, megabytes: int) -> bytes:
    """A zip whose table of contents names one member ``count`` times under as many names."""
    data = archive({"aaaa": repeated(b" ", megabytes)})
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = data[start:end]
    names = (b"%04x" % number for number in range(count))
    table = b"".join(entry.replace(b"aaaa", name) for name in names)
    return (
        data[:start]
        + table
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(table), start, 0)
    )


def docx_of_types(megabytes: int) -> bytes:
    """A document whose table of types unfolds."""
    return archive({"[Content_Types].xml": repeated(b" ", megabytes), "word/document.xml": b""})


# --- What they did


def at_most(megabytes: int, child: Usage) -> float:
    """A limit of memory is one of what is given: what the process was given before may be filled as well.

    A third more, and 20 MB, are for what no limit counts, such as pages of the files of libraries.
    """
    return megabytes * 4 / 3 + 20 + child.spare


@contextlib.contextmanager
def grown() -> Iterator[Callable[[], float]]:
    """By how many MB the most that this process ever held in memory has grown, meanwhile."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield lambda: (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
