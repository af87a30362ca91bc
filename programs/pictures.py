"""Pictures that somebody sends to be shown: made anew of their points alone, so that nothing else comes with them."""

import contextlib
import io
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import ExifTags, Image, ImageCms, ImageFile

from programs import files, outside
from programs.files import JPEG, PNG, CheckedFile
from programs.lib.confined import Limits

LONGEST_SIDE = 1600  # points: a page of paper at 200 dots an inch
# Under this a picture cannot be made out, and a thread of points is none.
SHORTEST_SIDE = 32
TYPES = (JPEG, PNG)
# A telephone that keeps its photographs in HEIC hands them to such a field as JPEG.
ACCEPT = ",".join(TYPES)
# What was measured is in docs/decisions/0046.
A_PICTURE = Limits(memory=400, processor=15, time=30, answer=4)

_QUALITY = 85
_BEGINNINGS = {b"\xff\xd8\xff": ("JPEG", "MPO"), b"\x89PNG\r\n\x1a\n": ("PNG",)}
_SUFFIX = re.compile(r"\.(?:jpe?g|png)\s*\Z", re.IGNORECASE)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_DAMAGED = gettext_lazy("Cette image est endommagée ou démesurée.")


@dataclass(frozen=True)
class Picture(CheckedFile):
    """A JPEG or a PNG of at most ``LONGEST_SIDE``, upright, in sRGB, opaque, and nothing but points."""

    width: int
    height: int


@dataclass(frozen=True)
class Made:
    """What a child makes of the bytes that were sent."""

    content: bytes
    content_type: str
    width: int
    height: int


def take_picture(upload) -> Picture:
    """Read an uploaded picture and make it anew. Raises ValidationError, in French, where that cannot be done."""
    content = files.read(upload)
    formats = _formats_of(content)
    made = outside.parse(
        make, content, formats, limits=A_PICTURE, damaged=ValidationError(_DAMAGED)
    )
    stem = _SUFFIX.sub("", upload.name or "")
    name = files.clean_name(stem + files.SUFFIXES[made.content_type][0], made.content_type)
    return Picture(name, made.content, made.content_type, made.width, made.height)


def _formats_of(content: bytes) -> tuple[str, ...]:
    for beginning, formats in _BEGINNINGS.items():
        if content.startswith(beginning):
            return formats
    files.refuse_heic(content)
    raise ValidationError(
        _(
            "Ce fichier n’est pas une image JPEG ou PNG. Ouvrez-le dans un logiciel de photos, exportez-le en JPEG, "
            "puis envoyez-le."
        )
    )


# --- In the child


def make(content: bytes, formats: tuple[str, ...]) -> Made:
    """The picture that ``content`` shows. Raises ValidationError, and whatever Pillow raises for what is damaged."""
    # What prints has Pillow take what is cut off, in the whole process; here, in a child, it is refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with Image.open(io.BytesIO(content), formats=formats) as opened:
        if opened.width * opened.height > files.MOST_POINTS:
            raise ValidationError(_DAMAGED)
        size = _size_of(opened)
        if opened.format != "PNG":
            # Twice as large as needed: the rest need not be unfolded.
            opened.draft(None, (2 * size[0], 2 * size[1]))
        opened.load()
        turn = _turn_of(opened)
        profile = opened.info.get("icc_profile")
        image = _shrunk(_plain(opened), size)
    image = _opaque(_in_srgb(image, profile))
    if turn is not None:
        image = image.transpose(turn)
    return _written(image, may_be_png=formats == ("PNG",))


def _size_of(image: Image.Image) -> tuple[int, int]:
    share = min(1, LONGEST_SIDE / max(image.size))
    size = round(image.width * share), round(image.height * share)
    if min(size) < SHORTEST_SIDE:
        raise ValidationError(
            _(
                "Cette image est trop petite ou trop étroite pour être montrée : une fois réduite à %(longest)d "
                "points de long, il lui en faut au moins %(shortest)d de chaque côté. Envoyez l’original."
            )
            % {"longest": LONGEST_SIDE, "shortest": SHORTEST_SIDE}
        )
    return size


def _turn_of(image: Image.Image) -> Image.Transpose | None:
    """How it is to be turned to stand upright. Labels that cannot be read take no picture away."""
    with contextlib.suppress(Exception):
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation))
    return None


def _plain(image: Image.Image) -> Image.Image:
    """The picture with a byte a channel, and whatever is transparent in a channel of its own."""
    if image.mode.startswith("I"):  # grey of 16 bits, which would be cut off rather than divided
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as any screen shows them. A profile that is damaged, or of another kind of picture, says nothing."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            colours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, colours, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            if converted is not None:
                return converted
    return image.convert(mode)


def _opaque(image: Image.Image) -> Image.Image:
    """The picture on white paper, and nothing of what was said of it."""
    made = Image.new("RGB", image.size, "white")
    made.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return made


def _written(image: Image.Image, *, may_be_png: bool) -> Made:
    """A drawing as PNG, where that is no larger; a photograph as JPEG. The same points make the same bytes."""
    content_type, content = JPEG, _saved(image, "JPEG", quality=_QUALITY, progressive=True)
    if may_be_png:
        exact = _saved(image, "PNG")
        if len(exact) <= len(content):
            content_type, content = PNG, exact
    return Made(content, content_type, image.width, image.height)


def _saved(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, optimize=True, **options)
    return out.getvalue()
