"""The guide inside the site: what docs/guide says, as a page of the site has it."""

import os
import re
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image

from config.guide import chapters
from config.guide.chapters import CONTENTS, FOLDER, anchor_of, names, read
from config.guide.searching import search
from programs.accounts.tests.factories import UserFactory

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A guide of two chapters and their contents, in the place of our own."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (1280, 640)).save(tmp_path / "images" / "page.png")
    Image.new("RGB", (360, 640)).save(tmp_path / "images" / "telephone.png")
    for name in (CONTENTS, "01-un", "02-deux"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nRien.\n", encoding="utf-8")
    monkeypatch.setattr(chapters, "FOLDER", tmp_path)
    chapters._rendered.cache_clear()
    yield tmp_path
    chapters._rendered.cache_clear()


def html_of(folder, text: str) -> str:
    """What a chapter of this ``text`` is on a page."""
    (folder / "01-un.md").write_text(f"# 1. Un\n\n{text}\n", encoding="utf-8")
    chapters._rendered.cache_clear()
    return read("01-un").html


def sources() -> dict[str, str]:
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.glob("*.md"))
        if path.stem == CONTENTS or path.stem in names()
    }


class TestOurGuide:
    def test_every_link_leads_to_a_chapter_and_a_heading_that_are_there(self):
        broken = [
            (name, link)
            for name, text in sources().items()
            for link in _LINK.findall(text)
            if not self.leads_somewhere(name, link)
        ]
        assert broken == []

    def leads_somewhere(self, name: str, link: str) -> bool:
        if link.startswith(("https://", "mailto:", "http://127.0.0.1")):
            return True
        file, _sign, anchor = link.partition("#")
        if file and not file.endswith(".md"):
            return False
        if file.startswith("../"):
            return (FOLDER / file).is_file()
        chapter = read(file.removesuffix(".md") if file else name)
        return chapter is not None and (not anchor or unquote(anchor) in chapter.anchors)

    def test_every_picture_is_there_and_is_told_to_whoever_does_not_see_it(self):
        pictures = [one for text in sources().values() for one in _PICTURE.findall(text)]
        assert len(pictures) > 80
        assert [one for one in pictures if not one[0] or not (FOLDER / one[1]).is_file()] == []

    def test_the_contents_name_every_chapter_in_order(self):
        text = sources()[CONTENTS].partition("## Les chapitres")[2].partition("\n## ")[0]
        assert re.findall(r"\d+\. \[[^\]]*\]\(([\w-]+)\.md\)", text) == names()

    def test_every_chapter_begins_with_its_number(self):
        found = {name: read(name).title.partition(".")[0] for name in names()}
        assert found == {name: str(int(name[:2])) for name in names()}


class TestRendering:
    @pytest.mark.parametrize(
        ("heading", "anchor"),
        [
            ("Noter une rencontre", "noter-une-rencontre"),
            ("L’accueil\u00a0: ce qui vous attend", "laccueil-ce-qui-vous-attend"),
            ("Réviser, publier", "réviser-publier"),
            ("Noter l’issue à la fin, à 3, 6 et 12 mois", "noter-lissue-à-la-fin-à-3-6-et-12-mois"),
        ],
    )
    def test_a_heading_has_the_anchor_by_which_links_know_it(self, folder, heading, anchor):
        assert anchor_of(heading) == anchor
        found = html_of(folder, f"## {heading}").replace("&nbsp;", "\u00a0")
        assert found == f'<h2 id="{anchor}">{heading}</h2>\n'

    def test_headings_that_read_alike_are_told_apart(self, folder):
        assert re.findall('id="(.*?)"', html_of(folder, "## Publier\n\n## Publier")) == [
            "publier",
            "publier-1",
        ]

    @pytest.mark.parametrize(
        ("link", "address"),
        [
            ("02-deux.md", "/aide/02-deux/"),
            ("02-deux.md#une-part", "/aide/02-deux/#une-part"),
            ("README.md", "/aide/"),
            ("#ici", "#ici"),
            ("https://exemple.test/", "https://exemple.test/"),
        ],
    )
    def test_a_link_leads_where_this_site_has_the_chapter(self, folder, link, address):
        assert html_of(folder, f"[là]({link})") == f'<p><a href="{address}">là</a></p>\n'

    @pytest.mark.parametrize("link", ["../deployment.md", "03-trois.md", "javascript:alert(1)"])
    def test_what_the_site_does_not_show_is_no_link(self, folder, link):
        assert "<a" not in html_of(folder, f"[là]({link})")

    def test_a_wide_picture_has_its_measures_and_opens_in_full(self, folder):
        address = f"{settings.STATIC_URL}guide/page.png"
        assert html_of(folder, "![Une page](images/page.png)") == (
            f'<p><a href="{address}"><img src="{address}" alt="Une page" width="1280" height="640" '
            'loading="lazy"></a></p>\n'
        )

    def test_one_that_is_not_there_is_left_out(self, folder):
        assert html_of(folder, "Avant ![Rien](images/rien.png) après") == "<p>Avant  après</p>\n"

    def test_one_of_a_phone_is_shown_as_it_is(self, folder):
        assert "<a" not in html_of(folder, "![Un téléphone](images/telephone.png)")

    def test_a_table_scrolls_in_a_box_of_its_own(self, folder):
        table = "| a | b |\n|---|---|\n| 1 | 2 |"
        found = html_of(folder, f"{table}\n\nPuis\n\n{table}")
        labels = re.findall(
            '<div class="scroll-box" tabindex="0" role="region" aria-label="(.*)">', found
        )
        assert labels == ["Tableau 1", "Tableau 2"]
        assert found.endswith("</table>\n</div>\n")

    def test_no_markup_of_a_text_gets_through(self, folder):
        found = html_of(folder, 'a <script>alert(1)</script> <b onclick="x">b</b>')
        assert "<script" not in found
        assert "<b" not in found

    def test_a_text_is_read_again_once_it_changed(self, folder):
        path = folder / "02-deux.md"
        assert read("02-deux").title == "02-deux"
        path.write_text("# 2. Autre chose\n", encoding="utf-8")
        os.utime(path, ns=(1, 1))
        assert read("02-deux").title == "2. Autre chose"

    @pytest.mark.parametrize("name", ["03-trois", "../deployment", "pictures", "README.md", ""])
    def test_what_is_no_chapter_is_not_read(self, folder, name):
        assert read(name) is None


class TestSearching:
    def found(self, asked: str) -> list[str]:
        return [one.title for one in search([read(name) for name in names()], asked)]

    def test_accents_and_capitals_do_not_count_and_headings_come_first(self):
        assert self.found("reviser publier")[0] == "Réviser, publier"
        assert self.found("RÉVISER, publier") == self.found("reviser publier")

    def test_the_sections_that_say_most_of_the_words_are_found(self, folder):
        (folder / "01-un.md").write_text(
            "# 1. Un\n\nLune.\n\n## A\n\nLune et soleil.\n", encoding="utf-8"
        )
        chapters._rendered.cache_clear()
        assert self.found("lune soleil") == self.found("lune soleil comète") == ["A"]

    def test_nothing_is_found_of_a_word_that_nobody_wrote(self):
        assert self.found("xylophone") == self.found("…") == []

    def test_an_excerpt_is_read_without_its_marks(self):
        [first, *_others] = search([read("07-suivre")], "rencontre")
        assert re.findall(r"[*|`#]|\]\(", first.excerpt) == []


@pytest.mark.django_db
class TestPages:
    def test_whoever_is_signed_in_reads_every_chapter(self, client):
        client.force_login(UserFactory())
        paths = [reverse("guide"), *(chapters.address_of(name) for name in names())]
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)

    def test_a_visitor_reads_those_of_public_pages_and_is_asked_to_sign_in_for_others(self, client):
        open_one, closed = "05-offres-de-mentors", "07-suivre"
        assert client.get(chapters.address_of(open_one)).status_code == 200
        answer = client.get(chapters.address_of(closed))
        assert answer.url == f"{reverse('account_login')}?next={chapters.address_of(closed)}"
        shown = [one.name for one in client.get(reverse("guide")).context["chapters"]]
        assert (open_one in shown, closed in shown) == (True, False)

    def test_a_search_of_a_visitor_finds_nothing_in_the_others(self, client):
        def found(path: str) -> set[str]:
            return {one.url.partition("#")[0] for one in client.get(path).context["found"]}

        path = reverse("guide") + "?q=jumelage"
        as_visitor = found(path)
        client.force_login(UserFactory())
        assert chapters.address_of("06-jumeler") in found(path) - as_visitor

    @pytest.mark.parametrize("name", ["README", "99-rien"])
    def test_what_is_no_chapter_is_not_found(self, client, name):
        client.force_login(UserFactory())
        assert client.get(reverse("guide_chapter", args=[name])).status_code == 404

    def test_a_chapter_stands_among_those_beside_it(self, client):
        client.force_login(UserFactory())
        context = client.get(chapters.address_of("07-suivre")).context
        beside = (context["before"].name, context["after"].name)
        assert beside == ("06-jumeler", "08-importer-et-exporter")

    @pytest.mark.parametrize(
        ("referrer", "back"),
        [
            ("http://testserver/admin/?programme=3", "/admin/?programme=3"),
            ("http://testserver/aide/07-suivre/", ""),
            ("http://ailleurs.test/admin/", ""),
            ("", ""),
        ],
    )
    def test_the_way_back_leads_to_the_page_of_this_site_that_one_came_from(
        self, client, referrer, back
    ):
        answer = client.get(reverse("guide"), headers={"referer": referrer} if referrer else {})
        assert answer.context["back"] == back

    def test_in_english_it_is_said_that_the_guide_is_in_french(self, client):
        said = "The guide is in French."
        assert said not in client.get(reverse("guide")).content.decode()
        client.force_login(UserFactory(language="en"))
        assert said in client.get(reverse("guide")).content.decode()
