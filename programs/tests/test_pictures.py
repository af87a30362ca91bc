"""A picture that is sent to be shown: upright, small, in colours of any screen, and silent on where it was taken."""

import contextlib
import ctypes
import gc
import io
import random
import struct

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from programs import files, outside, pictures
from programs.files import JPEG, PNG
from programs.forms import PictureField
from programs.pictures import take_picture
from programs.tests import bombs, uploads
from programs.tests.uploads import upload

RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)
DAMAGED = "Cette image est endommagée ou démesurée."
NARROW = (
    "Cette image est trop petite ou trop étroite pour être montrée : une fois réduite à 1600 points de long, "
    "il lui en faut au moins 32 de chaque côté. Envoyez l’original."
)
NO_PICTURE = (
    "Ce fichier n’est pas une image JPEG ou PNG. Ouvrez-le dans un logiciel de photos, exportez-le en JPEG, "
    "puis envoyez-le."
)


def saved(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def plain(size=(80, 60), colour=RED, mode: str = "RGB") -> Image.Image:
    return Image.new("RGB", size, colour).convert(mode)


def noise(size=(200, 150)) -> Image.Image:
    made = random.Random(7)
    return Image.frombytes("RGB", size, made.randbytes(size[0] * size[1] * 3))


def taken(content: bytes, name: str = "photo.jpg") -> Image.Image:
    """What is kept, opened again, once it is sure that what is said of it is so."""
    picture = take_picture(upload(content, name))
    image = Image.open(io.BytesIO(picture.content))
    assert image.size == (picture.width, picture.height)
    assert image.get_format_mimetype() == picture.content_type
    assert image.mode == "RGB"
    image.load()
    return image


def refusal(content: bytes, name: str = "photo.jpg") -> str:
    with pytest.raises(ValidationError) as error:
        take_picture(upload(content, name))
    return error.value.messages[0].replace("\u00a0", " ").replace("\u202f", " ")


def is_near(found: tuple[int, ...], colour: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, colour, strict=True))


def segments(jpeg: bytes) -> set[int]:
    """The kinds of segments before the points of a JPEG."""
    found, place = set(), 2
    while jpeg[place + 1] != 0xDA:
        found.add(jpeg[place + 1])
        place += 2 + struct.unpack(">H", jpeg[place + 2 : place + 4])[0]
    return found


def chunks(png: bytes) -> list[bytes]:
    found, place = [], 8
    while place < len(png):
        found.append(png[place + 4 : place + 8])
        place += 12 + struct.unpack(">I", png[place : place + 4])[0]
    return found


def labels(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: how it was held, who made it, and where."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = orientation, "Marque secrète", "Note secrète"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 14.0, 22.0), 3: "W", 4: (79.0, 1.0, 12.0)})
    return exif


def profile_of(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


# A profile in which what is called red is green, and the other way round.
EXCHANGED = (
    profile_of("sRGB").replace(b"rXYZ", b"XYZr").replace(b"gXYZ", b"rXYZ").replace(b"XYZr", b"gXYZ")
)


class TestWhatIsLeftOut:
    def test_where_and_with_what_a_photograph_was_taken(self):
        sent = saved(
            noise(),
            exif=labels(),
            comment=b"Commentaire secret",
            xmp=b"<x:xmpmeta>secret</x:xmpmeta>",
            icc_profile=profile_of("sRGB"),
            quality=92,
        )
        assert (b"secret" in sent, 0x8825 in Image.open(io.BytesIO(sent)).getexif()) == (True, True)
        kept = take_picture(upload(sent)).content
        # The header, tables, the frame, and not one more: no EXIF (E1), colour profile (E2) or comment (FE).
        assert segments(kept) == {0xE0, 0xDB, 0xC2, 0xC4}
        assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}

    def test_what_is_written_in_a_drawing(self):
        about = PngInfo()
        about.add_text("Author", "secret")
        about.add_itxt("XML:com.adobe.xmp", "secret", zip=True)
        sent = saved(plain(), "PNG", pnginfo=about, exif=labels(), dpi=(300, 300))
        assert {b"tEXt", b"iTXt", b"eXIf", b"pHYs"} <= set(chunks(sent))
        assert set(chunks(take_picture(upload(sent)).content)) == {b"IHDR", b"IDAT", b"IEND"}

    def test_what_hangs_behind_the_picture(self):
        second = saved(plain(colour=BLUE))
        sent = saved(plain(), "MPO", save_all=True, append_images=[Image.open(io.BytesIO(second))])
        kept = take_picture(upload(sent + b"<script>")).content
        assert (kept.count(b"\xff\xd8\xff"), kept[-2:]) == (1, b"\xff\xd9")


class TestWhatItShows:
    @pytest.mark.parametrize("orientation", range(1, 9))
    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_it_stands_upright_however_the_telephone_was_held(self, kind, orientation):
        upright = Image.new("RGB", (96, 64), WHITE)
        upright.paste(RED, (0, 0, 48, 32))
        undo = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
        turn = undo.get(orientation, pictures._TURNS.get(orientation))
        held = upright if turn is None else upright.transpose(turn)
        image = taken(saved(held, kind, exif=labels(orientation)))
        assert image.size == (96, 64)
        places = [(24, 16), (72, 16), (24, 48), (72, 48)]
        assert [is_near(image.getpixel(place), RED) for place in places] == [True, *[False] * 3]

    def test_labels_that_cannot_be_read_take_no_picture_away(self):
        broken = b"Exif\x00\x00MM\x00*\xff\xff\xff\xff" + b"\xff" * 40
        assert taken(saved(plain(), exif=broken)).size == (80, 60)

    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ((4000, 3000), (1600, 1200)),
            ((1000, 2500), (640, 1600)),
            ((1600, 40), (1600, 40)),
            ((320, 200), (320, 200)),
        ],
    )
    def test_it_is_made_smaller_and_never_larger(self, sent, kept):
        assert taken(saved(plain(sent))).size == kept

    @pytest.mark.parametrize(
        ("image", "colour"),
        [
            (plain(mode="L", colour=(128, 128, 128)), (128, 128, 128)),
            (plain(mode="1", colour=WHITE), WHITE),
            (plain(mode="P"), RED),
            (Image.new("RGBA", (80, 60), (*RED, 0)), WHITE),
            (Image.new("RGBA", (80, 60), (*BLACK, 128)), (127, 127, 127)),
            (Image.new("LA", (80, 60), (0, 0)), WHITE),
            (Image.new("I;16", (80, 60), 0x8000), (128, 128, 128)),
        ],
    )
    def test_a_drawing_of_any_kind_is_put_on_white_paper(self, image, colour):
        assert is_near(taken(saved(image, "PNG")).getpixel((40, 30)), colour, 1)

    def test_a_colour_that_stands_for_nothing_is_white(self):
        sent = saved(plain(mode="P"), "PNG", transparency=plain(mode="P").getpixel((0, 0)))
        assert taken(sent).getpixel((40, 30)) == WHITE

    def test_colours_of_a_printing_house_are_those_of_a_screen(self):
        assert is_near(taken(saved(plain(mode="CMYK"), quality=95)).getpixel((40, 30)), RED)

    @pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA")])
    def test_the_profile_of_its_colours_is_carried_out(self, kind, mode):
        sent = saved(plain(mode=mode, colour=(180, 90, 40)), kind, icc_profile=EXCHANGED)
        assert is_near(taken(sent).getpixel((40, 30)), (90, 180, 40))

    @pytest.mark.parametrize("profile", [b"no profile", profile_of("LAB")])
    def test_a_profile_that_does_not_fit_says_nothing(self, profile):
        assert is_near(taken(saved(plain(), icc_profile=profile)).getpixel((40, 30)), RED)


class TestWhatIsKept:
    def test_a_drawing_stays_exact_and_a_photograph_becomes_a_jpeg(self):
        drawing = take_picture(upload(saved(plain(), "PNG"), "logo.png"))
        photograph = take_picture(upload(saved(noise(), "PNG"), "capture.PNG"))
        assert (drawing.content_type, drawing.name) == (PNG, "logo.png")
        assert (photograph.content_type, photograph.name) == (JPEG, "capture.jpg")

    @pytest.mark.parametrize(
        ("sent", "kept"),
        [("../IMG_1.JPEG", "IMG_1.jpg"), ("page.html", "page.html.jpg"), (".jpg", "fichier.jpg")],
    )
    def test_its_name_ends_as_its_content_does(self, sent, kept):
        file = upload(saved(plain()))
        file._name = sent
        assert take_picture(file).name == kept

    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_the_same_picture_makes_the_same_bytes(self, kind):
        first, second = (take_picture(upload(saved(noise(), kind))) for _time in range(2))
        assert (first, len(first.sha256)) == (second, 64)

    def test_taken_again_it_is_of_the_same_size(self):
        once = take_picture(upload(saved(noise((1700, 1000)))))
        assert taken(once.content).size == (1600, 941)


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "Ce fichier est vide."),
            (saved(plain((1, 1))), NARROW),
            (saved(plain((20_000, 1)), "PNG"), NARROW),
            (saved(plain((20_000, 100))), NARROW),
            (saved(noise())[:-2000], DAMAGED),
            (saved(noise(), "PNG")[:-2000], DAMAGED),
            (b"\xff\xd8\xff\xe0 no picture", DAMAGED),
            (bombs.png(60_000, 60_000), DAMAGED),
            (bombs.jpeg(60_000, 60_000), DAMAGED),
            (bombs.png(8_000, 8_000), DAMAGED),
            (saved(plain(), "GIF", save_all=True, append_images=[plain(colour=BLUE)]), NO_PICTURE),
            (saved(plain(), "WEBP"), NO_PICTURE),
            (saved(plain(), "TIFF"), NO_PICTURE),
            (uploads.pdf(), NO_PICTURE),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        ],
    )  # fmt: skip
    def test_what_is_no_picture_to_be_shown_gets_a_sentence(self, content, sentence):
        assert refusal(content) == sentence

    @pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
    def test_who_sends_what_only_telephones_read_is_told_what_to_do(self, brand):
        heic = b"\x00\x00\x00\x18ftyp" + brand + bytes(100)
        assert refusal(heic, "IMG_1.HEIC") == (
            "Cette photo est au format HEIC des téléphones, que peu de logiciels lisent. Enregistrez-la en JPEG "
            "(sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »), puis envoyez-la."
        )
        with override("en"):
            assert refusal(heic).startswith("This photo is in HEIC, the format of telephones")

    def test_points_beyond_all_measure_are_not_unfolded(self, monkeypatch):
        monkeypatch.setattr(files, "MOST_POINTS", 80 * 60 - 1)
        assert refusal(saved(plain())) == DAMAGED

    @pytest.mark.forks
    def test_what_would_fill_a_memory_is_stopped(self, monkeypatch):
        monkeypatch.setattr(pictures, "A_PICTURE", outside.Limits(32, 5, 15, 1))
        # Far larger than the limit: the child of a large process finds room in what its parent let go of.
        content = saved(plain((9900, 9900)), "PNG")
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        assert refusal(content).startswith("Ce fichier demande trop de mémoire")

    @pytest.mark.parametrize(("kind", "formats"), [("JPEG", ("JPEG", "MPO")), ("PNG", ("PNG",))])
    def test_one_damaged_anywhere_is_taken_or_refused_and_nothing_else(self, kind, formats):
        whole = saved(plain((40, 40)), kind, exif=labels(6), icc_profile=EXCHANGED)
        variants = [
            whole[:place] + bytes([byte]) + whole[place + 1 :]
            for place in range(0, len(whole), 11)
            for byte in (0x00, 0xFF)
        ]
        stumbled = ValidationError("a parser stumbled beyond its door")
        found = outside.parse(sizes_of, variants, formats, limits=outside.A_TABLE, damaged=stumbled)
        assert found >= {(40, 40), None}


def sizes_of(variants: list[bytes], formats: tuple[str, ...]) -> set[tuple[int, int] | None]:
    """The sizes of what is made of them, in one child for all: None for a refusal."""
    return {size_of(content, formats) for content in variants}


def size_of(content: bytes, formats: tuple[str, ...]) -> tuple[int, int] | None:
    with contextlib.suppress(ValidationError, outside.Stumbled):
        made = outside.attempt(pictures.make, content, formats)
        return made.width, made.height
    return None


class TestTheField:
    def test_it_gives_a_picture_that_was_made_anew(self):
        found = PictureField().clean(upload(saved(plain(), exif=labels())))
        assert (found.content_type, found.width, found.height) == (JPEG, 80, 60)

    def test_it_says_what_is_wrong_and_may_be_left_empty(self):
        with pytest.raises(ValidationError, match="n’est pas une image"):
            PictureField().clean(upload(uploads.pdf()))
        assert PictureField(required=False).clean(None) is None

    def test_it_asks_telephones_for_what_we_read(self):
        assert 'accept="image/jpeg,image/png"' in PictureField().widget.render("photo", None)
