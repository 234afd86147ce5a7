"""Cards: pictures that stand for a page where its address is shared, with its title in whatever script."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from samples import made
from terbuka.commands import cards as commands
from terbuka.commands import draw
from terbuka.commands.draw import drawable, families_for, key_of_picture
from terbuka.kept import Kept
from terbuka.pages.cards import SharedCard, alternative, cards
from terbuka.problems import Stopped
from terbuka.progress import Progress

QUIET = Progress(None, None, quiet=True)
TITLES = {
    "id": "Di balik terciptanya model AI sumber terbuka terkuat di dunia",
    "ar": "في داخل صناعة أقوى نموذج ذكاء اصطناعي مفتوح المصدر في العالم",
    "he": "המודל הפתוח החזק בעולם",
    "zh": "世界上最强大的开源人工智能模型是如何诞生的",
    "ja": "世界最強のオープンソースAIはこうして生まれた",
    "ko": "세계에서 가장 강력한 오픈 소스 모델의 탄생",
    "hi": "दुनिया के सबसे शक्तिशाली ओपन सोर्स मॉडल की कहानी",
    "th": "เบื้องหลังการสร้างโมเดลโอเพนซอร์สที่ทรงพลังที่สุดในโลก",
    "ru": "Как создавалась самая мощная открытая модель",
    "ta": "உலகின் மிக சக்திவாய்ந்த திறந்த மூல மாதிரி",
    "am": "በዓለም ላይ በጣም ኃይለኛው ክፍት ሞዴል",
    "ka": "ყველაზე ძლიერი ღია მოდელი",
}
PLAIN = {
    "nothing": "",
    "long": "A headline that does not end and " * 9,
    "address": f"https://example.org/{'a' * 250}",
    "wide word": f"One {'W' * 40} two",
    "long word": "Donaudampfschifffahrtsgesellschaft",
    "markup": '#panic("x") *a* _b_ $c$ @d <e> \\\\ `f` // g /* h',
    "sign": "Llama \N{LLAMA} 4",
    "no glyph for a letter": "\N{EGYPTIAN HIEROGLYPH A001}\N{EGYPTIAN HIEROGLYPH A002}",
    "the site": "Terbuka",
}
LEFT, RIGHT, TOP, BOTTOM = 80, 1120, 150, 525  # the room of a title


def card(title: str, language: str = "en", *notes: str) -> SharedCard:
    return SharedCard(path="card.png", title=title, language=language, notes=notes, site="Terbuka")


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    wanted = {tag: card(title, tag, "Outlet") for tag, title in TITLES.items()}
    wanted |= {name: card(title, "en", "Outlet") for name, title in PLAIN.items()}
    wanted["one line"] = card("Zed", "en", *["An organisation with a long name"] * 9)
    return dict(zip(wanted, draw.draw([*wanted.values()]), strict=True))


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("L")


def ink(data: bytes, left: int = 0, top: int = TOP, right: int = 1200, bottom: int = BOTTOM) -> int:
    """How many dark pixels there are in a part of a picture."""
    return sum(opened(data).crop((left, top, right, bottom)).histogram()[:128])


def test_a_card_is_a_small_picture_of_the_size_that_others_show(drawn: dict[str, bytes]) -> None:
    for name, data in drawn.items():
        with Image.open(BytesIO(data)) as picture:
            assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630)), name
        assert len(data) < (25_000 if name in TITLES else 40_000), name


def test_every_script_is_drawn_as_it_is_written(drawn: dict[str, bytes]) -> None:
    empty = ink(drawn["nothing"])
    for tag in TITLES:
        assert drawable(TITLES[tag]) == TITLES[tag]
        assert ink(drawn[tag]) > 4_000 and drawn[tag] != drawn["nothing"], tag
    assert ink(drawn["one line"]) < ink(drawn["id"]) and empty < ink(drawn["id"])
    assert len({drawn[tag] for tag in TITLES}) == len(TITLES)


def test_words_from_right_to_left_begin_at_the_right(drawn: dict[str, bytes]) -> None:
    for tag in TITLES:
        begins = ink(drawn[tag], 1000, 60, RIGHT, 140) if tag in ("ar", "he") else ink(drawn[tag], LEFT, 60, 200, 140)
        assert begins > 1000, tag
        beyond = ink(drawn[tag], 0, 60, 400, 140) if tag in ("ar", "he") else ink(drawn[tag], 800, 60, 1200, 140)
        assert beyond == 0, tag


def test_nothing_runs_out_of_its_room_however_long_it_is(drawn: dict[str, bytes]) -> None:
    for name, data in drawn.items():
        assert ink(data, 0, 20, LEFT - 6, 630) == ink(data, RIGHT + 6, 20, 1200, 630) == 0, name
        assert ink(data, 0, 610, 1200, 630) == 0, name
        assert ink(data, 0, TOP - 15, 1200, TOP) == 0, name


def test_markup_is_words(drawn: dict[str, bytes]) -> None:
    assert drawn["markup"] != drawn["nothing"] and ink(drawn["markup"]) > 4_000


def test_what_has_no_glyph_leaves_no_boxes(drawn: dict[str, bytes]) -> None:
    assert drawn["no glyph for a letter"] == drawn["the site"] == drawn["nothing"]
    assert drawable("Llama \N{LLAMA} 4") == "Llama \N{LLAMA} 4"
    assert drawable("a\ufffe\U000e0041 \N{PLAYING CARD ACE OF SPADES}b\x07") in ("a b", "a\U000e0041 b")
    assert drawable("Zed \N{EGYPTIAN HIEROGLYPH A001}") == ""


def test_chinese_characters_have_the_forms_of_the_language() -> None:
    forms = {"zh": "SC", "zh-Hant": "TC", "zh-TW": "TC", "zh-HK": "HK", "ja": "JP", "ko": "KR", "en": "SC", "und": "SC"}
    for tag, form in forms.items():
        assert families_for("直接 Zed", tag) == ["Noto Sans", f"Noto Sans CJK {form}"]
    assert families_for("Zed", "zh") == ["Noto Sans"]


def test_it_is_drawn_byte_for_byte_as_before(drawn: dict[str, bytes]) -> None:
    assert [*draw.draw([card(TITLES["ar"], "ar", "Outlet")])] == [drawn["ar"]]


# -- which cards there are


FILES = {
    "a.txt": "Judul\nSatu Zed dua.\n",
    "a.yml": "language: id\ntitle: Judul <b>\npublisher: Kota Data\n",
    "b.txt": "x1.\n",
    "models/zed.yml": "name: Zed\n",
}


def test_each_article_and_model_has_one_and_each_language_one_for_all_other_pages() -> None:
    site, _ = made(FILES)
    found = {each.path: each for each in cards(site)}
    articles = {f"id/articles/{site.article['a'].slug}/card.png"}
    articles |= {path for path in found if "/articles/" in f"/{path}"}
    assert found.keys() == {"card.png", "id/card.png", "pt-BR/card.png", "models/zed/card.png", *articles}
    told = found[f"id/articles/{site.article['a'].slug}/card.png"]
    assert (told.title, told.notes) == ("Judul <b>", ("Kota Data", "Bahasa Indonesia"))
    assert alternative(told) == "Judul <b> · Kota Data · Bahasa Indonesia · Terbuka"
    assert found["models/zed/card.png"].notes == ()


def test_a_picture_hangs_on_its_words_and_language_alone() -> None:
    one = card("Zed", "en", "a")
    others = [card("Zedd", "en", "a"), card("Zed", "id", "a"), card("Zed", "en"), dataclasses.replace(one, site="x")]
    assert len({key_of_picture(each) for each in (one, *others)}) == 5
    assert key_of_picture(dataclasses.replace(one, path="elsewhere/card.png")) == key_of_picture(one)


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def note(wanted: list[SharedCard], folder: Path, progress: Progress) -> None:
        told.extend(each.title for each in wanted)
        for each in wanted:
            Kept(folder).put(key_of_picture(each), each.title.encode())

    monkeypatch.setattr(commands, "_draw", note)
    site, _ = made(FILES)
    first = [*commands.card_files(site, tmp_path, QUIET)]
    assert sorted(told) == sorted(each.title for each in cards(site))
    assert {file.path: file.data.decode() for file in first} == {each.path: each.title for each in cards(site)}
    told.clear()
    changed, _ = made(FILES | {"a.yml": "language: id\ntitle: Lain\n"})
    assert len([*commands.card_files(changed, tmp_path, QUIET)]) == len(first)
    assert told == ["Lain"]
    assert len([*tmp_path.iterdir()]) == len({key_of_picture(each) for each in cards(changed)})
    (kept, *_) = tmp_path.iterdir()
    kept.write_bytes(b"damaged")
    told.clear()
    assert len([*commands.card_files(changed, tmp_path, QUIET)]) == len(first) and len(told) == 1


def test_processes_draw_them_and_say_what_prevents_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, _ = made({"models/zed.yml": "name: Zed\n"})
    files = {file.path: file.data for file in commands.card_files(site, tmp_path, QUIET)}
    assert ink(files["models/zed/card.png"]) > 1000
    monkeypatch.setattr(commands, "DRAWN_BY", "terbuka.commands.nothing")
    with pytest.raises(Stopped, match="nothing"):
        [*commands.card_files(site, tmp_path / "none", QUIET)]
