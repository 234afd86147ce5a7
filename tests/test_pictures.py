"""Pictures made of numbers: where everything stands, and that the words and the table beside them say the same."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright import sync_api as playwright
from samples import LANGUAGES, UNITS, examples, made, unit
from served import served
from sites import Built, fold, rendered
from terbuka.languages.interface import Language
from terbuka.pages import articles, compare, lists
from terbuka.pages.axes import months_around, tenfold
from terbuka.pages.pictures import EDGE, Extent, Pictured, PictureRow, PlacesRow, Shares, along, on_scale, stacked
from terbuka.pages.shapes import NARROW, Anchor, Drawing, Lettering, Look, cut_to, mirrored, width_of
from terbuka.site import Site

AMOUNTS = st.decimals(min_value=Decimal("0.001"), max_value=10**18, allow_nan=False, places=3)
WORDS = st.text("abc de 模型é", min_size=1, max_size=60)


@st.composite
def items(draw: st.DrawFn) -> Pictured:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    extent = draw(st.sampled_from(Extent))
    return Pictured(
        low=low,
        high=high if extent is Extent.BETWEEN else low,
        extent=extent,
        label=draw(WORDS),
        apart=draw(st.booleans()),
    )


ROWS = st.lists(
    st.builds(PictureRow, name=WORDS, items=st.lists(items(), min_size=1, max_size=3).map(tuple)),
    min_size=1,
    max_size=5,
)


def drawn(rows: list[PictureRow], direction: str = "ltr") -> Drawing:
    scale = tenfold([amount for row in rows for item in row.items for amount in (item.low, item.high)])
    ticks = [(scale.at(Decimal(1).scaleb(power)), f"1e{power}") for power in scale.powers]
    return on_scale(rows, type(scale)(low=scale.low, high=scale.high, ticks=ticks), direction)


# -- geometry


@given(st.lists(AMOUNTS, min_size=2, max_size=6))
def test_what_is_more_stands_further_on_and_all_of_it_on_the_scale(amounts: list[Decimal]) -> None:
    amounts.sort()
    scale = tenfold(amounts)
    places = [scale.at(amount) for amount in amounts]
    assert all(a <= b for a, b in pairwise(places))
    assert places[0] >= -1e-9 and places[-1] <= 1 + 1e-9


def test_ten_times_as_much_is_one_step() -> None:
    scale = tenfold([Decimal(1), Decimal(1000)])
    assert [round(scale.at(Decimal(10) ** power), 9) for power in scale.powers] == [
        0,
        round(1 / 3, 9),
        round(2 / 3, 9),
        1,
    ]


@examples(25)
@given(ROWS, st.sampled_from(["ltr", "rtl"]))
def test_everything_stands_within_the_frame(rows: list[PictureRow], direction: str) -> None:
    drawing = drawn(rows, direction)
    across = [x for line in drawing.strokes for x in (line.x1, line.x2)] + [sign.x for sign in drawing.marks]
    down = [y for line in drawing.strokes for y in (line.y1, line.y2)] + [
        each.y for each in (*drawing.marks, *drawing.words)
    ]
    assert all(-1e-6 <= x <= 100 + 1e-6 for x in across)
    assert all(0 <= y <= drawing.height for y in down)


@examples(25)
@given(ROWS)
def test_words_stay_within_a_narrow_picture_and_off_each_other(rows: list[PictureRow]) -> None:
    words = drawn(rows).words
    for each in words:
        start, end = each.reach
        assert -1e-6 <= start <= end <= NARROW + 1e-6, each
    for one, two in combinations(words, 2):
        apart = one.reach[1] <= two.reach[0] or two.reach[1] <= one.reach[0]
        assert apart or abs(one.y - two.y) >= 1, (one, two)


@examples(25)
@given(ROWS)
def test_each_number_has_a_mark_of_its_own_and_a_range_two_ends(rows: list[PictureRow]) -> None:
    told = [item for row in rows for item in row.items]
    drawing = drawn(rows)
    assert len({sign.y for sign in drawing.marks}) == len(told)
    ends = [sign for sign in drawing.marks if sign.sign == "end"]
    assert len(ends) == 2 * sum(item.extent is Extent.BETWEEN for item in told)
    assert sum(sign.apart for sign in drawing.marks if sign.sign in ("dot", "ring", "end")) == sum(
        1 + (item.extent is Extent.BETWEEN) for item in told if item.apart
    )
    arrows = [sign.sign for sign in drawing.marks if sign.sign.startswith("to-")]
    expected = {Extent.ABOVE: "to-right", Extent.BELOW: "to-left"}
    assert arrows == [expected[item.extent] for item in told if item.extent in expected]


@examples(25)
@given(ROWS)
def test_a_page_that_is_written_from_the_right_has_the_mirror_image(rows: list[PictureRow]) -> None:
    there, here = drawn(rows), drawn(rows, "rtl")
    assert [round(100 - word.x, 6) for word in here.words] == [round(word.x, 6) for word in there.words]
    assert [word.anchor for word in here.words] == [word.anchor for word in there.words]
    assert {"to-right": "to-left", "to-left": "to-right"}.items() >= {
        (a.sign, b.sign) for a, b in zip(there.marks, here.marks, strict=True) if a.sign.startswith("to-")
    }
    back = mirrored(here)
    assert [round(sign.x, 6) for sign in back.marks] == [round(sign.x, 6) for sign in there.marks]


def test_words_begin_at_a_mark_at_the_beginning_and_end_at_one_at_the_end() -> None:
    marks = [Pictured(low=Decimal(n), high=Decimal(n), extent=Extent.EXACT, label="n") for n in (1, 30, 1000)]
    words = [each for each in drawn([PictureRow(name="Zed", items=tuple(marks))]).words if each.look is Look.LABEL]
    assert [(round(each.x), each.anchor) for each in words] == [
        (EDGE, Anchor.START),
        (49, Anchor.MIDDLE),
        (100 - EDGE, Anchor.END),
    ]


@given(WORDS, st.floats(min_value=1, max_value=30))
def test_words_are_cut_only_where_they_have_no_room(text: str, width: float) -> None:
    cut = cut_to(text, width)
    assert width_of(cut) <= width
    assert cut == text if width_of(text) <= width else cut.endswith("…") and text.startswith(cut[:-1])


def test_letters_of_east_asia_take_twice_the_room() -> None:
    assert width_of("模型") > 1.7 * width_of("ab")


# -- what a page shows

NUMBERS = {
    "models/zed.yml": "name: Zed\n",
    "models/yak.yml": "name: Yak\n",
    **UNITS,
    "units/parameters.yml": unit("parameters", "parameter"),
    "units/tokens.yml": unit("tokens", "token"),
    "one.txt": "Zed has about 7 billion parameters.\nYak has over 70 billion parameters.\n"
    "Zed has 9 billion parameters.\nZed comes in 2 to 4 billion parameters.\nZed saw 3 trillion tokens.\n",
    "one.yml": """
        language: en
        title: One
        claims:
          - {model: zed, attribute: parameters-total, value: about 7 billion, quote: about 7 billion parameters}
          - {model: yak, attribute: parameters-total, value: over 70 billion, quote: over 70 billion parameters}
          - {model: zed, attribute: parameters-total, value: 9 billion, quote: 9 billion parameters}
          - {model: zed, attribute: parameters-sizes, value: 2 to 4 billion, quote: 2 to 4 billion parameters}
          - {model: zed, attribute: training-tokens, value: 3 trillion, quote: 3 trillion tokens}
        """,
}


def site_of(files: dict[str, str]) -> Site:
    site, problems = made(files)
    assert not [problem for problem in problems if not problem.warning], problems
    return site


def figures(site: Site, language: Language) -> dict[str, lxml.html.HtmlElement]:
    """The pictures of the comparison by their anchors."""
    (page,) = [page for page in compare.pages(site) if page.path == f"{language.folder}compare/index.md"]
    found = rendered(page.text.partition("---\n\n")[2] or page.text).iter("figure")
    return {figure.getprevious().get("id"): figure for figure in found}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_table_has_the_numbers_of_the_picture(language: Language) -> None:
    figure = figures(site_of(NUMBERS), language)["sizes"]
    (picture,) = (each for each in figure.iter("svg") if each.get("role") == "img")
    labels = [
        fold(each.text_content()).removeprefix("≠ ") for each in picture.iter("text") if each.get("class") == "label"
    ]
    cells = [fold(row.findall("td")[-1].find("a").text_content()) for row in figure.find(".//tbody")]
    assert len(labels) == len(cells) == 4
    assert all(cell.startswith(label) for cell, label in zip(cells, labels, strict=True))


@pytest.mark.parametrize(
    ("language", "seen"),
    [
        (0, "Lowest on the scale: 2–4 billion parameters (Zed). Highest: more than 70 billion parameters (Yak)."),
        (1, "Paling rendah pada skala: 2–4 miliar parameter (Zed). Paling tinggi: lebih dari 70 miliar parameter"),
        (2, "Mais baixo na escala: 2 a 4 bilhões de parâmetros (Zed). Mais alto: mais de 70 bilhões de parâmetros"),
    ],
)
def test_a_sentence_says_what_there_is_to_see(language: int, seen: str) -> None:
    figure = figures(site_of(NUMBERS), LANGUAGES[language])["sizes"]
    assert fold(figure.find("figcaption").text_content()).startswith(seen)


NAMES = {"zed": "Zed", "yak": "Yak", "gnu": "Gnu"}
TOLD = st.lists(st.tuples(st.sampled_from([*NAMES]), st.sampled_from([0, 1, 2, 30, 400])), min_size=1, max_size=7)
SENTENCE = re.compile(
    r"Lowest on the scale: (.+?) \((.+?)\)\. Highest: (.+?) \((.+?)\)\. From|All are the same \((.+?)\)\."
)


def told_site(told: list[tuple[str, int]]) -> Site:
    """A site on which each of these numbers is told of the model."""
    claims = [
        (model, number, f"{NAMES[model]} has {number} billion parameters") for model, number in dict.fromkeys(told)
    ]
    notes = "".join(
        f"  - {{model: {model}, attribute: parameters-total, value: {number} billion, quote: {quote}}}\n"
        for model, number, quote in claims
    )
    names = {f"models/{slug}.yml": f"name: {name}\n" for slug, name in NAMES.items()}
    text = "".join(f"{quote}.\n" for *_, quote in claims)
    return site_of(NUMBERS | names | {"one.txt": text, "one.yml": f"language: en\ntitle: One\nclaims:\n{notes}"})


def worth(words: str) -> int:
    """A number of parameters, in billions."""
    number, power = words.split()[:2]
    return int(number) * {"billion": 1, "trillion": 1000}[power]


def across(element: lxml.html.HtmlElement) -> float:
    return float(element.get("x").removesuffix("%"))


def placed(picture: lxml.html.HtmlElement) -> list[float]:
    """The numbers of a picture, by where their marks stand between the words of its scale."""

    ticks = {across(tick): worth(fold(tick.text_content())) for tick in picture.find_class("tick")}
    (left, low), (right, high) = min(ticks.items()), max(ticks.items())
    steps = [(across(mark) - left) / (right - left) for mark in picture.find_class("sign")]
    return [low * (high / low) ** step for step in steps]


@examples(20)
@given(TOLD)
def test_whatever_is_told_the_picture_its_table_and_its_sentence_say_the_same(told: list[tuple[str, int]]) -> None:
    figure = figures(told_site(told), LANGUAGES[0]).get("sizes")
    some = {
        each for each in told if each[1]
    }  # a scale on which each step is ten times the one before has no place for 0
    if figure is None:
        assert len(some) < 2
        return
    rows = [[fold(cell.text_content()).partition(" ≠")[0] for cell in row] for row in figure.find(".//tbody")]
    told_of = {(NAMES[model], number) for model, number in told}
    assert {(name, worth(words) if not words.startswith("0") else 0) for name, words in rows} == told_of
    marked = placed(figure.find("svg"))
    listed = [worth(words) for _, words in rows if not words.startswith("0")]
    assert all(min(abs(mark / number - 1) for number in listed) < 0.01 for mark in marked)
    if len(marked) == len(rows):
        assert marked == pytest.approx(listed, rel=0.01)
    else:
        assert f"The picture shows {len(marked)} of the {len(rows)} rows of the table." in figure.text_content()
    low, low_of, high, high_of, one = SENTENCE.match(fold(figure.find("figcaption").text_content())).groups()
    if one:
        assert {round(mark) for mark in marked} == {worth(one)}
    for words, of, number in [(low, low_of, min(marked)), (high, high_of, max(marked))] if not one else []:
        assert worth(words) == pytest.approx(number, rel=0.01)
        names = {name for name, value in rows if value == words}
        assert {of} == names if len(names) == 1 else of == f"{len(names)} models"


def test_numbers_that_exclude_each_other_are_marked_and_counted() -> None:
    figure = figures(site_of(NUMBERS), LANGUAGES[0])["sizes"]
    assert "2 numbers do not fit together" in figure.find("figcaption").text_content()
    assert figure.find(".//svg").text_content().count("≠") - figure.find(".//desc").text_content().count("≠") == 2
    assert figure.find(".//table").text_content().count("≠") == 2
    assert len(figure.find(".//svg").find_class("apart")) == 2


def test_a_picture_has_a_title_and_a_description() -> None:
    figure = figures(site_of(NUMBERS), LANGUAGES[0])["sizes"]
    picture = figure.find("svg")
    assert picture.get("role") == "img"
    named = {picture.get("aria-labelledby"): "title", picture.get("aria-describedby"): "desc"}
    assert all(figure.get_element_by_id(key).tag == tag for key, tag in named.items())
    assert fold(picture.find("desc").text_content()) == fold(figure.find("figcaption").text_content())


def test_where_there_is_one_number_alone_there_is_no_picture() -> None:
    assert figures(site_of(NUMBERS), LANGUAGES[0]).keys() == {"sizes"}  # and none of the tokens
    without = NUMBERS["one.yml"].partition("          - {model: yak")[0]
    assert figures(site_of(NUMBERS | {"one.yml": without}), LANGUAGES[0]) == {}


def test_of_very_many_models_the_picture_has_some_and_says_so() -> None:
    count = 50
    text = "".join(f"Zed{n} has {n + 1} billion parameters.\n" for n in range(count))
    claim = "  - {{model: zed{n}, attribute: parameters-total, value: {m} billion, quote: {m} billion parameters}}\n"
    notes = "".join(claim.format(n=n, m=n + 1) for n in range(count))
    files = NUMBERS | {f"models/zed{n}.yml": f"name: Zed{n}\n" for n in range(count)}
    files |= {"one.txt": text, "one.yml": f"language: en\ntitle: One\nclaims:\n{notes}"}
    figure = figures(site_of(files), LANGUAGES[0])["sizes"]
    assert len(figure.find("svg").find_class("name")) == 12
    assert len(figure.findall(".//tbody/tr")) == count
    assert "The picture shows 12 of the 50 rows of the table." in figure.text_content()


def test_a_word_of_a_drawing_reaches_as_far_as_its_letters() -> None:
    word = Lettering(x=50, y=1, text="ab", look=Look.NAME, anchor=Anchor.END)
    assert word.reach == pytest.approx((11 - width_of("ab"), 11))


# -- bars

COUNTS = st.lists(st.tuples(*3 * [st.integers(0, 10**4)]), min_size=1, max_size=6).filter(
    lambda rows: any(map(any, rows))
)


@examples(25)
@given(COUNTS, st.sampled_from(["ltr", "rtl"]))
def test_bars_are_as_long_as_what_they_count_and_lie_side_by_side(
    rows: list[tuple[int, int, int]], direction: str
) -> None:
    bars = stacked([Shares(name="Zed", total="n", counts=row) for row in rows], direction).bars
    longest = max(map(sum, rows))
    counts = [count for row in rows for count in row if count]
    assert [bar.width for bar in bars] == pytest.approx([100 * count / longest for count in counts])
    assert all(bar.x >= -1e-6 and bar.x + bar.width <= 100 + 1e-6 for bar in bars)
    for one, two in combinations(bars, 2):
        assert one.y != two.y or one.x + one.width <= two.x + 1e-6 or two.x + two.width <= one.x + 1e-6
    assert all(bar.label in ("", str(count)) for bar, count in zip(bars, counts, strict=True))


@given(WORDS, WORDS.filter(lambda text: width_of(text) < 12))
def test_the_name_of_a_bar_leaves_room_for_the_number_at_its_end(name: str, total: str) -> None:
    one, two = stacked([Shares(name=name, total=total, counts=(1,))], "ltr").words
    assert one.reach[1] <= two.reach[0]


def test_of_each_model_is_shown_from_how_many_sources_and_by_whom_it_is_told() -> None:
    more = {
        "two.txt": "Zed has about 7 billion parameters.\n",
        "two.yml": """
            language: en
            title: Two
            claims:
              - {model: zed, attribute: parameters-total, value: about 7 billion, quote: about 7 billion parameters}
            """,
    }
    (page, *_) = lists.pages(site_of(NUMBERS | more))
    section = rendered(page.text.partition("---\n\n")[2]).find(".//section")
    rows = [[fold(cell.text_content()) for cell in row] for row in section.findall(".//tr")]
    assert rows == [
        ["Model", "Statements", "One source", "Two sources"],
        ["Zed", "4", "3", "1"],
        ["Yak", "1", "1", "0"],
    ]
    (figure,) = section.iter("figure")  # nobody but the articles speaks: that is nothing to compare
    assert [fold(text.text_content()) for text in figure.iter("text")] == [
        "3",
        "1",
        "1",
        "Zed",
        "4 statements",
        "Yak",
        "1 statement",
    ]
    assert "Of all 5 statements on these models, 4 rest on one source alone." in figure.text_content()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_bars_are_in_length_and_in_number_what_the_table_says(language: Language, real_site: Built) -> None:
    (section,) = real_site.pages[f"{language.folder}models/"].find_class("shares")
    rows = [[int(cell.text_content()) for cell in row.findall("td")] for row in section.find(".//tbody")]
    column = 1  # the first has the statements
    for figure in section.iter("figure"):
        kinds = len(figure.find("ul"))
        counts = [count for row in rows for count in row[column : column + kinds] if count]
        longest = max(sum(row[column : column + kinds]) for row in rows)
        column += kinds
        bars = figure.findall("svg//rect")
        widths = [float(bar.get("width").removesuffix("%")) for bar in bars]
        assert widths == pytest.approx([100 * count / longest for count in counts], abs=0.01)
        labels = [text for text in figure.iter("text") if text.get("class").startswith("on-")]
        assert {int(text.text_content()) for text in labels} <= {*counts}
    assert column == len(rows[0])


def test_of_one_model_alone_there_is_nothing_to_compare() -> None:
    notes = "\n".join(line for line in NUMBERS["one.yml"].splitlines() if "yak" not in line)
    (page, *_) = lists.pages(site_of(NUMBERS | {"one.yml": notes}))
    assert "<figure" not in page.text


# -- along a text

PLACES = st.lists(st.floats(0, 1), min_size=1, max_size=200).map(tuple)
ALONG = st.lists(st.builds(PlacesRow, name=WORDS, total=st.just("7 times"), places=PLACES), min_size=1, max_size=4)


@examples(25)
@given(ALONG, st.sampled_from(["ltr", "rtl"]))
def test_each_place_has_its_stroke_and_near_ones_share_one(rows: list[PlacesRow], direction: str) -> None:
    drawing = along(rows, ("¶1", "¶9"), direction)
    strokes = [line for line in drawing.strokes if line.look is Look.NAMED]
    lines = list(dict.fromkeys(line.y1 for line in strokes))
    assert len(lines) == len(rows)
    for y, row in zip(lines, rows, strict=True):
        drawn_at = [line.x1 for line in strokes if line.y1 == y]
        assert len(drawn_at) <= 100
        assert all(0 <= x <= 100 for x in drawn_at)
        for place in row.places:
            x = 100 * (1 - place if direction == "rtl" else place)
            assert min(abs(x - each) for each in drawn_at) <= 1
    assert all(line.y2 <= drawing.height for line in strokes)


def article_page(text: str, notes: str = "") -> lxml.html.HtmlElement:
    names = {"models/zed.yml": "name: Zed\n", "models/yak.yml": "name: Yak\n", "other-models/gnu.yml": "name: Gnu\n"}
    site = site_of({**names, "one.txt": text, "one.yml": f"language: en\ntitle: One\n{notes}"})
    (page,) = articles.pages(site)
    return rendered(page.text.partition("---\n\n")[2])


def test_of_an_article_is_shown_how_often_and_where_it_names_each_model() -> None:
    page = article_page("Zed is here.\nZed and Gnu, then Zed.\nNobody.\nYak and Gnu.\n")
    figure = page.get_element_by_id("named").getnext()
    assert fold(figure.find("figcaption").text_content()).startswith("Zed is named most often: 3 of 6 times.")
    rows = [[fold(cell.text_content()) for cell in row] for row in figure.findall(".//tbody/tr")]
    assert rows == [["Zed", "3", "2", "¶1"], ["Gnu", "2", "2", "¶2"], ["Yak", "1", "1", "¶4"]]
    words = [fold(text.text_content()) for text in figure.iter("text")]
    assert words == ["Zed", "3 times", "Gnu", "2 times", "Yak", "1 time", "¶1", "¶4"]
    assert len(figure.find("svg").find_class("named")) == 6


def test_of_two_that_are_named_as_often_none_is_said_to_be_first() -> None:
    page = article_page("Zed is here, and so is Yak.\n")
    said = page.get_element_by_id("named").getnext().find("figcaption").text_content()
    assert said.startswith("No model is named more often than Yak: 1 of 2 times.") or "than Zed: 1 of 2" in said


@examples(20)
@given(st.lists(st.sampled_from(["Zed", "Yak", "Gnu", "Nobody"]), min_size=1, max_size=9))
def test_whatever_an_article_names_the_sentence_is_true_of_the_table_and_of_the_strokes(names: list[str]) -> None:
    page = article_page("".join(f"{name} is here.\n" for name in names))
    heading = {each.get("id"): each for each in page.iter("h2")}.get("named")
    counts = {name: names.count(name) for name in {*names} - {"Nobody"}}
    if heading is None:
        assert len(counts) < 2
        return
    figure = heading.getnext()
    rows = [[fold(cell.text_content()) for cell in row] for row in figure.find(".//tbody")]
    assert {name: int(times) for name, times, *_ in rows} == counts
    first, times = rows[0][0], max(counts.values())
    alone = [*counts.values()].count(times) == 1
    said = f"{first} is named most often:" if alone else f"No model is named more often than {first}:"
    assert fold(figure.find("figcaption").text_content()).startswith(f"{said} {times} of {sum(counts.values())} times.")
    assert counts[first] == times
    assert len(figure.find("svg").find_class("named")) == sum(counts.values())


@pytest.mark.parametrize("text", ["Nobody is here.\n", "Zed is here. Zed is there.\n"])
def test_of_an_article_on_one_model_or_none_there_is_nothing_to_compare(text: str) -> None:
    assert "named" not in {each.get("id") for each in article_page(text).iter("h2")}


# -- days


@given(st.lists(st.dates(), min_size=1, max_size=5))
def test_the_line_of_days_reaches_around_all_of_them_in_a_few_steps(days: list[date]) -> None:
    months = months_around(days)
    assert months[0] <= min(days)
    assert max(days) <= months[-1] or months[-1].year >= date.max.year - 1000
    assert all(month.day == 1 for month in months)
    assert len(months) <= 15
    assert list(months) == sorted(set(months))


DAYS = NUMBERS | {
    "one.txt": "Zed came out in September 2024.\nZed came out on 2 July 2024.\nYak came out in May.\n",
    "one.yml": """
        language: en
        title: One
        published: 2024-10-22
        claims:
          - {model: zed, attribute: release-date, value: 2024-09, quote: September 2024}
          - {model: zed, attribute: release-date, value: 2024-07-02, quote: 2 July 2024}
          - {model: yak, attribute: release-date, value: May, quote: in May}
        """,
}


@pytest.mark.parametrize(
    ("language", "seen"),
    [
        (0, "Earliest: 2 July 2024 (Zed). Latest: 22 October 2024 (2 models)."),
        (1, "Paling awal: 2 Juli 2024 (Zed). Paling akhir: 22 Oktober 2024 (2 model)."),
        (2, "A mais antiga: 2 de julho de 2024 (Zed). A mais recente: 22 de outubro de 2024 (2 modelos)."),
    ],
)
def test_a_sentence_says_from_when_to_when_the_dates_are(language: int, seen: str) -> None:
    figure = figures(site_of(DAYS), LANGUAGES[language])["dates"]
    assert fold(figure.find("figcaption").text_content()).startswith(seen)


def test_what_is_dated_stands_on_a_line_and_what_has_no_year_in_the_table_alone() -> None:
    figure = figures(site_of(DAYS), LANGUAGES[0])["dates"]
    (picture,) = (each for each in figure.iter("svg") if each.get("role") == "img")
    labels = [fold(each.text_content()) for each in picture.find_class("label")]
    assert labels == ["1 article", "≠ September 2024", "≠ 2 July 2024", "1 article"]
    rows = [[fold(cell.text_content()) for cell in row] for row in figure.findall(".//tbody/tr")]
    assert rows == [
        ["Yak", "Release date", "May"],
        ["Yak", "1 article", "22 October 2024"],
        ["Zed", "Release date", "September 2024 ≠ does not fit together with another one"],
        ["Zed", "Release date", "2 July 2024 ≠ does not fit together with another one"],
        ["Zed", "1 article", "22 October 2024"],
    ]


def test_marks_stand_where_the_days_of_the_table_are_between_the_months_of_the_scale() -> None:
    picture = figures(site_of(DAYS), LANGUAGES[0])["dates"].find("svg")
    ticks = {
        across(tick): datetime.strptime(tick.text_content().replace("Sept", "Sep"), "%b %Y")
        for tick in picture.find_class("tick")
    }
    (left, low), (right, high) = min(ticks.items()), max(ticks.items())
    days = [low + (high - low) * ((across(mark) - left) / (right - left)) for mark in picture.find_class("sign")]
    told = [(10, 22), (9, 1), (9, 30), (7, 2), (10, 22)]  # what has no year stands in the table alone
    assert [(day.month, day.day) for day in (day + timedelta(hours=12) for day in days)] == told


def test_of_a_month_nobody_makes_a_day() -> None:
    figure = figures(site_of(DAYS | {"one.yml": DAYS["one.yml"].replace("published: 2024-10-22", "")}), LANGUAGES[0])[
        "dates"
    ]
    said = fold(figure.find("figcaption").text_content())
    assert said.startswith("Earliest: 2 July 2024 (Zed). Latest: September 2024 (Zed).")
    alone = "\n".join(line for line in DAYS["one.yml"].splitlines() if "July" not in line and "published" not in line)
    assert "dates" not in figures(site_of(DAYS | {"one.yml": alone}), LANGUAGES[0])


def test_of_one_day_alone_there_is_no_line() -> None:
    assert "dates" not in figures(site_of(NUMBERS), LANGUAGES[0])
    dated = NUMBERS["one.yml"].replace("title: One", "title: One\n        published: 2024-10-22")
    assert "dates" not in figures(site_of(NUMBERS | {"one.yml": dated}), LANGUAGES[0])


# -- in a browser


def test_where_the_reader_chooses_the_colours_a_picture_has_these(
    real_site: Built, browser: playwright.Browser
) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    with served(real_site.site) as root:
        page.goto(f"{root}models/")
        fill = "all => [...new Set(all.map(each => getComputedStyle(each).fill))]"
        text, paper = page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert page.locator(".drawing :is(.name, .total, .on-1)").evaluate_all(fill) == [text]
        assert page.locator(".drawing :is(.on-2, .on-3)").evaluate_all(fill) == [paper]
        assert page.locator(".drawing .share-3").evaluate_all(fill) == [text]
    context.close()
