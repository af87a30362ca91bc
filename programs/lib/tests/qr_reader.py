"""Reads a drawn QR code back by the standard (ISO/IEC 18004), with the tables of another library than drew it."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from qrcode import base, util

SVG = "{http://www.w3.org/2000/svg}"
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
# The two bits that say the level, and its number in the tables: they are the same.
LEVELS = {0: "m", 1: "l", 2: "h", 3: "q"}
_FORMAT_MASK = 0b101010000010010

Matrix = list[list[bool]]


@dataclass(frozen=True)
class Read:
    text: str
    level: str
    version: int
    quiet: int


def read(svg: str) -> Read:
    """What the drawing says. Raises ValueError where a reader would find an error to correct, or no code."""
    drawn = modules(svg)
    quiet = next(number for number, row in enumerate(drawn) if any(row))
    matrix = [row[quiet:-quiet] for row in drawn[quiet:-quiet]]
    if any(map(any, drawn[:quiet] + drawn[-quiet:])) or len(matrix) % 4 != 1:
        raise ValueError("no code inside of its quiet zone")
    version = (len(matrix) - 17) // 4
    refuse_without_finders(matrix)
    level, mask = format_of(matrix)
    blocks = blocks_of(codewords(matrix, version, mask), version, level)
    return Read(text_of(blocks, version), LEVELS[level], version, quiet)


def modules(svg: str) -> Matrix:
    """The squares that the dark path covers."""
    root = ElementTree.fromstring(svg)
    width = int(root.get("viewBox").split()[2])
    found = [[False] * width for _row in range(width)]
    path = root.findall(f"{SVG}path")[-1].get("d")
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path):
        for column in range(int(x), int(x) + int(length)):
            found[int(y)][column] = True
    return found


def refuse_without_finders(matrix: Matrix) -> None:
    size = len(matrix)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for y in range(7):
            if "".join("01"[module] for module in matrix[top + y][left : left + 7]) != FINDER[y]:
                raise ValueError(f"no finder at {top}, {left}")


def format_of(matrix: Matrix) -> tuple[int, int]:
    """The level and the mask, which both copies must say without an error."""
    size = len(matrix)
    around = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    apart = [(size - 1 - y, 8) for y in range(7)] + [(8, size - 8 + x) for x in range(8)]
    first, second = (number(matrix[y][x] for y, x in places) for places in (around, apart))
    bits = first ^ _FORMAT_MASK
    if first != second or util.BCH_type_info(bits >> 10) != first:
        raise ValueError("two formats")
    return bits >> 13, bits >> 10 & 0b111


def number(bits) -> int:
    return int("".join("01"[bit] for bit in bits), 2)


def reserved(version: int) -> set[tuple[int, int]]:
    """The places that hold no data: finders with their formats, timing, alignment, version."""
    size = version * 4 + 17
    kept = {(y, x) for y in range(size) for x in range(size) if y == 6 or x == 6}
    kept |= {(y, x) for y in range(9) for x in range(9)}
    kept |= {(y, x) for y in range(9) for x in range(size - 8, size)}
    kept |= {(x, y) for y in range(9) for x in range(size - 8, size)}
    centres = util.pattern_position(version)
    for y in centres:
        for x in centres:
            if (y, x) not in {(6, 6), (6, size - 7), (size - 7, 6)}:
                kept |= {(y + dy, x + dx) for dy in range(-2, 3) for dx in range(-2, 3)}
    if version >= 7:
        kept |= {place for y in range(6) for x in range(size - 11, size - 8) for place in ((y, x), (x, y))}  # fmt: skip
    return kept


def codewords(matrix: Matrix, version: int, mask: int) -> list[int]:
    size, kept, is_masked = len(matrix), reserved(version), util.mask_func(mask)
    bits = []
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    for turn, right in enumerate(columns):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        bits += [
            matrix[y][x] ^ is_masked(y, x)
            for y in rows
            for x in (right, right - 1)
            if (y, x) not in kept
        ]
    return [number(bits[start : start + 8]) for start in range(0, len(bits) - 7, 8)]


def blocks_of(words: list[int], version: int, level: int) -> list[list[int]]:
    """The data of each block, which were dealt out in turn, once their check comes out without an error."""
    shapes = base.rs_blocks(version, level)
    blocks: list[list[int]] = [[] for _shape in shapes]
    left = iter(words)
    for turn in range(max(shape.data_count for shape in shapes)):
        for shape, block in zip(shapes, blocks, strict=True):
            if turn < shape.data_count:
                block.append(next(left))
    checks = shapes[0].total_count - shapes[0].data_count
    whole = [list(block) for block in blocks]
    for _turn in range(checks):
        for block in whole:
            block.append(next(left))
    if any(syndrome(block, power) for block in whole for power in range(checks)):
        raise ValueError("an error in a block")
    return blocks


def syndrome(block: list[int], power: int) -> int:
    """The block as a polynomial, at α to the ``power``: zero where nothing is wrong."""
    value = 0
    for word in block:
        value = (base.gexp(base.glog(value) + power) if value else 0) ^ word
    return value


def text_of(blocks: list[list[int]], version: int) -> str:
    """One segment of bytes and its end."""
    bits = "".join(f"{word:08b}" for block in blocks for word in block)
    counted = 12 + (8 if version > 9 else 0)
    length = int(bits[4:counted], 2)
    end = counted + length * 8
    if bits[:4] != "0100" or set(bits[end : end + 4]) - {"0"}:
        raise ValueError("another kind of segment")
    data = bytes(int(bits[start : start + 8], 2) for start in range(counted, end, 8))
    return data.decode("ascii")
