"""Words are found in many texts at once as they are in each by itself, and names without trying each of thousands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terbuka.articles.held import MOST_NEAREST, Held
from terbuka.claims.quoted import form_places
from terbuka.claims.spellings import Spellings
from terbuka.records.keys import MOST_BLOCKS, Invalid, block_numbers
from terbuka.text.spans import Spans, covering
from terbuka.text.texts import Texts
from terbuka.text.words import Span, folded, places
from terbuka.types import Block

LETTERS = st.text(alphabet="aA1.-, \u0301é\u00ad语\n", max_size=12)


@given(texts=st.lists(LETTERS, max_size=5), part=LETTERS, whole=st.booleans())
def test_words_stand_in_several_texts_where_they_stand_in_each(texts: list[str], part: str, whole: bool) -> None:
    wanted = [(number, place) for number, text in enumerate(texts) for place in places(text, part, whole=whole)]
    assert list(Texts(texts).places(part, whole=whole)) == wanted
    assert Texts(texts).holding(part, whole=whole) == sorted({number for number, _ in wanted})


TEXTS = Texts(["Tim itu merilis Kancil 2 pada bulan Maret.", "Kata mereka, ini baru awal.", "Awal"])


def test_the_nearest_words_are_offered() -> None:
    assert TEXTS.nearest("merilis Kancil 2 pada bulan April") == ("merilis Kancil 2 pada bulan Maret.", False)
    assert TEXTS.nearest("ini baru akal") == ("ini baru awal.", False)
    assert TEXTS.nearest("Kata dia, ini baru awal") == ("Kata mereka, ini baru awal.", False)
    assert TEXTS.nearest("memrilis") == ("merilis", False)


def test_nothing_is_offered_that_is_not_like_it() -> None:
    assert TEXTS.nearest("Cuaca di pegunungan berubah cepat") == ("", False)
    assert TEXTS.nearest("?") == ("", False)
    assert Texts([]).nearest("awal") == ("", False)


def test_of_many_words_the_beginning_is_looked_for() -> None:
    long = " ".join(f"kata{number}" for number in range(100))
    near, is_beginning = Texts([long]).nearest(long.replace("kata3 ", "kota3 "))
    assert is_beginning
    assert near.startswith("kata0 kata1 kata2 kata3 ")


FORMS = st.dictionaries(LETTERS.map(str.strip).filter(bool), st.just(()), max_size=5)


@given(forms=FORMS, text=LETTERS)
def test_names_with_a_digit_are_found_as_if_each_were_tried(forms: dict[str, tuple[str, ...]], text: str) -> None:
    text = folded(text).text
    wanted = {place for form in forms if any(map(str.isdecimal, form)) for place in form_places(form, text)}
    assert set(Spellings(forms).versions(text)) == wanted


@given(forms=FORMS, text=LETTERS)
def test_a_name_at_the_end_is_seen_as_if_each_were_tried(forms: dict[str, tuple[str, ...]], text: str) -> None:
    assert Spellings(forms).end(text) == any(text.endswith(form) for form in forms)


def test_a_reading_adds_its_words_to_what_it_stands_for_and_to_nothing_else() -> None:
    known = Spellings({"Contextual AI": ("Contextual",), "tokens": ("tokens", "token")}, ["tokens"])
    more = known.plus([("token", "keping"), ("Contextual", "AI Kontekstual 2"), ("Nobody", "Siapa")])
    assert more.of("tokens") == ("tokens", "token", "keping")
    assert more.of("Contextual AI") == ("Contextual", "AI Kontekstual 2")
    assert known.of("tokens") == ("tokens", "token")
    assert list(more.versions("oleh AI Kontekstual 2 dan")) == [(5, 21)]
    assert more.end("oleh AI Kontekstual 2") and not known.end("oleh AI Kontekstual 2")
    assert not more.end("7 token")


PLACE = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda place: (place[0], sum(place)))
PLACES = st.lists(PLACE, max_size=6)


@given(places=PLACES, other=PLACE)
def test_places_overlap_as_if_each_were_asked(places: list[Span], other: Span) -> None:
    start, end = other
    assert Spans(places).overlap(start, end) == any(first < end and start < last for first, last in places)


@given(places=PLACES)
def test_each_piece_of_a_text_is_held_by_the_shortest_place_around_it(places: list[Span]) -> None:
    edges = sorted({0, 20, *(edge for place in places for edge in place)})
    wanted = [
        min(
            (number for number, (first, last) in enumerate(places) if first <= start and end <= last),
            key=lambda number: (places[number][1] - places[number][0], number),
            default=None,
        )
        for start, end in pairwise(edges)
    ]
    assert list(covering(edges, places, rank=lambda place: place[1] - place[0])) == wanted


def test_a_file_full_of_words_that_no_text_holds_gets_the_nearest_of_the_first() -> None:
    held = Held([Block(number=1, text="Kata mereka, ini baru awal.")])
    fixes = [held.copied("Kata dia, ini baru awal")[0] for _ in range(MOST_NEAREST + 1)]
    assert fixes[-2].endswith("the nearest there is “Kata mereka, ini baru awal.”")
    assert fixes[-1] == "copy it from the article"


def test_numbers_of_blocks_that_are_given_a_thousand_times_are_each_one_number() -> None:
    assert block_numbers("7, 3-5, 4, 4-6") == {3, 4, 5, 6, 7}
    assert len(block_numbers(",".join(["2-501"] * 10_000))) == MOST_BLOCKS
    with pytest.raises(Invalid, match="more than 500 blocks"):
        block_numbers("2-502")
