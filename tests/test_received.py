"""What real pages do to an intake: each case is a made-up page in which one thing stands that sites do."""

from __future__ import annotations

import datetime

import pytest
import yaml
from samples import UNITS, made
from terbuka.intake.days import days_in
from terbuka.intake.intake import Intake, intake
from terbuka.intake.receive import Received, receive
from terbuka.types import File

LEAD = (
    "Granite 3.0 was published on Tuesday by the village of Millbrook, which has used it since spring to sort the "
    "letters that come to its library."
)
MORE = (
    "The village says that it has saved two afternoons a week, and that the letters are answered sooner; the reading "
    "club says that nobody asked its members."
)
SITE, _ = made({"models/granite-3-0.yml": "name: Granite 3.0\n", **UNITS})


def page(body: str, head: str = "", language: str = "en") -> str:
    start = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Millbrook lends out its model'
    return f"{start}</title>{head}</head><body>{body}</body></html>"


def article(*inside: str) -> str:
    return page(f"<article><h1>Millbrook lends out its model</h1>{''.join(inside)}</article>")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html: str | bytes, name: str = "page.html") -> Received:
    received, problems = receive(File(path=name, data=html if isinstance(html, bytes) else html.encode()))
    assert received is not None, problems
    return received


def lines(html: str) -> list[str]:
    """The lines behind the headline."""
    first, *others = read(html).page.lines
    assert first == "Millbrook lends out its model"
    return others


def taken(html: str) -> Intake:
    result, problems = intake(File(path="page.html", data=html.encode()), SITE)
    assert result is not None, problems
    return result


def notes(html: str) -> dict:
    return yaml.safe_load(taken(html).files[1].data.decode()) or {}


def told(html: str) -> str:
    return "\n".join(read(html).remarks)


# Lines


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("Run <code>granite</code> or load <kbd>G</kbd>.", "Run granite or load G."),
        ("The <abbr title='x'>EU</abbr> said <var>n</var> is <samp>ok</samp>.", "The EU said n is ok."),
        ("They said <q>it works</q> and left.", "They said “it works” and left."),
        ("They said <q>“it works”</q> and left.", "They said “it works” and left."),
        ("Water is H<sub>2</sub>O on <time datetime='2024-05-03'>3 May</time>.", "Water is H2O on 3 May."),
        ("It read 10<sup>12</sup> tokens<sup>1</sup>.", "It read 10¹² tokens1."),
        ("A <a href='/x'>link</a>, a <mark>mark</mark> and a <span>span</span>.", "A link, a mark and a span."),
        ("A long<wbr>word and a <i>slanted</i> <b>bold</b> one.", "A longword and a slanted bold one."),
        ("Not <!-- a comment -->this<script>x()</script>.", "Not this."),
    ],
)
def test_what_runs_in_a_line_stays_in_it(html: str, line: str) -> None:
    assert lines(article(paragraphs(LEAD, html, MORE))) == [LEAD, line, MORE]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param("<ul><li>Final weights.</li><li>A report.</li></ul>", ["Final weights.", "A report."], id="list"),
        pytest.param("<ol><li>One.<ol><li>Two.</li></ol></li></ol>", ["One.", "Two."], id="list in a list"),
        pytest.param("<dl><dt>Weights</dt><dd>All of them.</dd></dl>", ["Weights", "All of them."], id="definitions"),
        pytest.param("<blockquote>So it goes.</blockquote>", ["So it goes."], id="quotation"),
        pytest.param("<pre>one\ntwo</pre>", ["one", "two"], id="code"),
        pytest.param(
            "<table><tr><th>Model</th><th>Letters</th></tr><tr><td>Granite</td><td>12</td></tr></table>",
            ["Model Letters", "Granite 12"],
            id="table",
        ),
        pytest.param("<h2>What it costs</h2>", ["What it costs"], id="sub-heading"),
        pytest.param("One line<br>and another", ["One line", "and another"], id="line break"),
    ],
)
@pytest.mark.parametrize("around", ["<article>{}</article>", '<div class="blog-post">{}</div>', "<div>{}</div>"])
def test_what_stands_between_paragraphs_becomes_lines(around: str, between: str, expected: list[str]) -> None:
    inside = f"<h1>Millbrook lends out its model</h1><p>{LEAD}</p>{between}<p>{MORE}</p>"
    assert lines(page(around.format(inside))) == [LEAD, *expected, MORE]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LEAD}<br><br>{MORE}</div>",
        f"<div>{LEAD}<br /> <br />{MORE}<br><br></div>",
        f"<div><div>{LEAD}</div><div>{MORE}</div></div>",
        f"<div><span>{LEAD}</span><p>{MORE}</p></div>",
    ],
)
def test_paragraphs_need_no_element_of_their_own(body: str) -> None:
    assert lines(article(body)) == [LEAD, MORE]


def test_a_table_of_a_model_s_size_proposes_no_languages_users_or_benchmarks() -> None:
    table = "<table><tr><th>Model</th><th>Size</th></tr><tr><td>Granite 3.0 8B</td><td>8 billion</td></tr></table>"
    proposed = taken(article(f"<p>{LEAD}</p>{table}<p>{MORE}</p>")).files[1].data.decode()
    assert "Granite 3.0 8B 8 billion" in proposed
    for attribute in ("languages", "users", "benchmarks", "context", "downloads"):
        assert f"attribute: {attribute}" not in proposed


def test_a_box_of_one_line_beside_paragraphs_is_a_line() -> None:
    html = article(f"<p>{LEAD}</p><div class='sub'>What it costs</div><p>{MORE}</p>")
    assert lines(html) == [LEAD, "What it costs", MORE]


def test_what_leads_to_the_text_is_a_line() -> None:
    html = article("<p class='standfirst'>A village and its model</p>", f"<p>{LEAD}</p><p>{MORE}</p>")
    assert lines(html) == ["A village and its model", LEAD, MORE]


def test_a_link_alone_between_paragraphs_is_asked_about() -> None:
    html = article(f"<p>{LEAD}</p><p><a href='/x'>The tower of Millbrook</a></p><p>{MORE}</p>")
    assert lines(html) == [LEAD, MORE]
    assert "not taken from the page, is it the article's? “The tower of Millbrook”" in told(html)


def test_other_articles_below_a_line_that_says_so_are_left_out() -> None:
    other = (
        "A tower in Millbrook fell on Monday, and nobody was hurt, says the library, which keeps its stones since then."
    )
    below = f"<div><h3>You may also like</h3><div class='x'><p>{other}</p></div></div>"
    assert lines(article(f"<div><p>{LEAD}</p><p>{MORE}</p></div>{below}")) == [LEAD, MORE]


def test_a_text_that_only_the_data_has_is_read() -> None:
    body = f'{{"@type": "Article", "articleBody": "{LEAD}\\n{MORE}\\n{LEAD}"}}'
    html = page("<h1>Millbrook lends out its model</h1>", f'<script type="application/ld+json">{body}</script>')
    assert read(html).page.lines == (LEAD, MORE, LEAD)


# What is not the article's


def test_every_line_of_a_page_is_accounted_for() -> None:
    body = (
        "<nav><a href='/'>Home</a></nav><header><ul><li><a href='/t'>Tech</a></li></ul></header>"
        f"<article><h1>Millbrook lends out its model</h1><p>By Ann Example</p><p>{LEAD}</p><p>{MORE}</p></article>"
        "<div>Short</div><footer>Imprint</footer>"
    )
    said = told(page(body))
    assert lines(page(body)) == ["By Ann Example", LEAD, MORE]
    assert "not taken from the page, is it the article's? “Short”" in said
    assert "not taken from the page either, lines: 1 of navigation, 1 of links, 1 of footer" in said


def test_lines_that_the_author_and_the_day_were_read_from_are_not_asked_about() -> None:
    html = article(
        "<div class='byline'><p>By <span>Ann Example</span></p><p>May 20, 2024</p></div>", paragraphs(LEAD, MORE)
    )
    assert (notes(html)["byline"], str(notes(html)["published"])) == ("Ann Example", "2024-05-20")
    assert told(html) == "not taken from the page either, lines: 2 of author and day"


@pytest.mark.parametrize("of", ["comment", "comments", "reply", "opinions", "komentar", "comentarios", "kommentare"])
def test_what_readers_wrote_below_is_not_the_article_s(of: str) -> None:
    said = "I do not believe a word of what the village says about its model, and nobody in my street does so either."
    below = f"<div class='{of}'><span class='author'>Grumpy77</span><p>28 minutes ago</p><p>{said}</p></div>"
    texts = [f"{lead} {number}." for number in range(4) for lead in (LEAD, MORE)]
    html = page(f"<h1>Millbrook lends out its model</h1>{paragraphs(*texts)}{below}")
    assert lines(html) == texts
    assert "byline" not in notes(html)


def test_a_caption_is_told_as_not_taken() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The library in spring.</figcaption></figure>"
    html = article(f"<p>{LEAD}</p>{figure}<p>{MORE}</p>")
    assert lines(html) == [LEAD, MORE]
    assert "1 of caption" in told(html)


@pytest.mark.parametrize(
    "comments",
    [
        '<div class="comments"><div><b>Grumpy77</b><p>{}</p></div></div>',
        '<div id="opinions"><div class="opinion"><span class="autor author">Grumpy77</span><p>{}</p></div></div>',
        '<section id="comments"><ol class="commentlist"><li><cite>Grumpy77</cite> says: <p>{}</p></li></ol></section>',
    ],
)
def test_comments_and_their_writers_are_not_the_article_s(comments: str) -> None:
    words = "I do not believe a word of this, and my neighbours, who read every letter of the library, do not either."
    html = page(
        f"<div id='content'><h1>Millbrook lends out its model</h1><p>Ann Example | Millbrook | 08/01/2024</p>"
        f"<p>{LEAD}</p><p>{MORE}</p>{comments.format(words)}</div>"
    )
    read_page = read(html).page
    assert words not in read_page.lines
    finding = read_page.findings["byline"]
    assert (finding.value, finding.sure) == ("Ann Example", False)
    assert "of comments" in told(html)


@pytest.mark.parametrize(
    "heading", ["Share this story", "Share this article", "Follow us", "Read more", "Comments (12)"]
)
def test_a_heading_of_the_site_is_no_sub_heading(heading: str) -> None:
    found = notes(article(f"<h2>{heading}</h2><p>{LEAD}</p><h2>What it costs</h2><p>{MORE}</p>"))
    assert found["headings"] == ["What it costs"]
    assert [entry["text"] for entry in found.get("omit", ())] in ([heading], [])


WALL = "<div><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in to read the whole article.</p></div>"
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'


@pytest.mark.parametrize("free", ["false", '"False"'])
def test_a_page_that_is_not_free_to_read_is_told(free: str) -> None:
    whole = page(f"<article><h1>Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}</article>", NOT_FREE % free)
    assert "says that it is not free to read" in told(whole)


def test_a_subscription_wall_is_told_and_omitted() -> None:
    html = article(f"<p>{LEAD}</p><p>{MORE}</p>{WALL}")
    assert "asks for a subscription" in told(html) or "Subscribe to continue reading" not in lines(html)
    assert "headings" not in notes(html)
    assert {entry["reason"]["en"] for entry in notes(html).get("omit", ())} <= {"subscription wall"}


@pytest.mark.parametrize("free", ["true", '"True"'])
def test_a_page_that_is_free_to_read_is_not(free: str) -> None:
    whole = page(f"<article><h1>Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}</article>", NOT_FREE % free)
    assert "free to read" not in told(whole)


# Bylines


@pytest.mark.parametrize(
    ("byline", "name", "sure"),
    [
        pytest.param(
            "<div class='byline'><p>By <span>Ann Example</span></p><p>May 20, 2024</p></div>", "Ann Example", True
        ),
        pytest.param("<p>Monday August 27, 2018 10:05 am by Ann Example</p>", "Ann Example", True),
        pytest.param("<p class='byline'>By Ann Example on 3 May 2024</p>", "Ann Example", True),
        pytest.param("<p>By Ann Example and Bo Sample</p>", "Ann Example and Bo Sample", True),
        pytest.param("<p>By ANN EXAMPLE, Staff Writer</p>", "ANN EXAMPLE", True),
        pytest.param("<a rel='author' href='/a'>View all posts by Ann Example</a>", "Ann Example", True),
        pytest.param("<span class='author'>Written by Ann Example</span>", "Ann Example", True),
        pytest.param("<p>Ann Example | 3 May 2024</p>", "Ann Example", False),
        pytest.param("<span class='author'>annie_77</span>", None, None, id="a user's name"),
        pytest.param("<span class='author'>Editorial Team</span>", None, None, id="nobody"),
        pytest.param("<span class='author'>Millbrook Gazette</span>", None, None, id="the outlet"),
        pytest.param("<div class='byline'>May 20, 2024</div>", None, None, id="a date"),
        pytest.param("<p>A model by Databricks for everybody in town</p>", None, None, id="a sentence"),
    ],
)
def test_a_byline_is_a_name_and_nothing_else(byline: str, name: str | None, sure: bool | None) -> None:
    head = '<meta property="og:site_name" content="The Millbrook Gazette">'
    body = f"<article><h1>Millbrook lends out its model</h1>{byline}{paragraphs(LEAD, MORE)}</article>"
    finding = read(page(body, head)).page.findings.get("byline")
    assert (finding and finding.value, finding and finding.sure) == (name, sure)


def test_an_author_may_stand_elsewhere_in_the_data_and_be_pointed_to() -> None:
    person = '{"@type": "Person", "@id": "#a", "name": "Ann E."}'
    graph = f'{{"@graph": [{{"@type": "Article", "author": {{"@id": "#a"}}}}, {person}]}}'
    head = f'<script type="application/ld+json">{graph}</script>'
    html = page(f"<article><h1>Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}</article>", head)
    assert notes(html)["byline"] == "Ann E."


@pytest.mark.parametrize(
    ("name", "told", "sure"),
    [
        ("Ann Example", "Ann Example", True),
        ("Ana R&oacute;tulo", "Ana Rótulo", True),
        ("ann of example", "ann of example", True),
        ("Annie", "Annie", False),
        ("PRS", "PRS", False),
        ("Example Press Ltd", "Example Press Ltd", False),
        ("Now in our App", "Now in our App", False),
    ],
)
def test_an_author_in_the_data_is_sure_where_it_is_a_whole_name(name: str, told: str, sure: bool) -> None:
    head = f'<script type="application/ld+json">{{"@type": "Article", "author": {{"name": "{name}"}}}}</script>'
    html = page(f"<article><h1>Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}</article>", head)
    finding = read(html).page.findings["byline"]
    assert (finding.value, finding.sure) == (told, sure)


def test_an_author_who_has_the_name_of_the_address_is_proposed() -> None:
    head = '<link rel="canonical" href="https://annexample.example/model">'
    byline = '<span class="author">Ann Example</span>'
    html = page(f"<article><h1>Millbrook lends out its model</h1>{byline}{paragraphs(LEAD, MORE)}</article>", head)
    finding = read(html).page.findings["byline"]
    assert (finding.value, finding.sure) == ("Ann Example", False)


@pytest.mark.parametrize("name", ["Alexander von Millbrook", "Ana de la Cruz", "Ursula van der Example"])
def test_small_words_stay_inside_of_names(name: str) -> None:
    byline = f'<span class="author">{name}</span>'
    html = page(f"<article><h1>Millbrook lends out its model</h1>{byline}{paragraphs(LEAD, MORE)}</article>")
    assert notes(html)["byline"] == name


def test_the_time_of_a_comment_is_no_date_of_publication() -> None:
    comment = '<div class="comments"><div><time datetime="2018-09-05">5 September 2018</time><p>First!</p></div></div>'
    found = notes(page(f"<article><h1>Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}</article>{comment}"))
    assert "published" not in found


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Posted on May 20, 2024 at 10:05", "en", "2024-05-20"),
        ("Sept. 3rd, 2024", "en", None),
        ("20 May 2024", "en", "2024-05-20"),
        ("20. Mai 2024", "de", "2024-05-20"),
        ("20 de mayo de 2024", "es", "2024-05-20"),
        ("Senin, 20 Mei 2024", "id", "2024-05-20"),
        ("2024年5月20日", "zh", "2024-05-20"),
        ("20/05/2024", "pt", "2024-05-20"),
        ("05/20/2024", "en", "2024-05-20"),
        ("05/05/2024", "en", "2024-05-05"),
        ("5.6.2024", "de", "2024-06-05"),
        ("2024-05-20T10:00", "en", "2024-05-20"),
        ("05/06/2024", "en", None),
        ("31/02/2024", "en", None),
        ("20 May 1024", "en", None),
    ],
)
def test_a_day_is_read_where_there_is_one_way_to(text: str, language: str, day: str | None) -> None:
    assert [found.isoformat() for found, _ in days_in(text, language)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p>May 20, 2024</p>", datetime.date(2024, 5, 20)),
        ("<p>Monday August 27, 2018 10:05 am by Ann Example</p>", datetime.date(2018, 8, 27)),
        ("<p>Published 20 May 2024 · Updated 22 May 2024</p>", datetime.date(2024, 5, 20)),
        ("<p>05/06/2024</p>", None),
    ],
)
def test_a_page_is_of_the_one_day_beside_its_headline(shown: str, day: datetime.date | None) -> None:
    html = page(f"<article><h1>Millbrook lends out its model</h1>{shown}{paragraphs(LEAD, MORE)}</article>")
    assert notes(html).get("published") == day


# Titles


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Millbrook lends out its model | The Millbrook Gazette", "Millbrook lends out its model"),
        (
            "Millbrook lends out its model - Technology - Millbrook Gazette",
            "Millbrook lends out its model - Technology",
        ),
        ("Millbrook Gazette: Millbrook lends out its model", "Millbrook Gazette: Millbrook lends out its model"),
        ("Millbrook lends out its model – millbrookgazette.example", "Millbrook lends out its model"),
        ("Mills and models - a letter from the library", "Mills and models - a letter from the library"),
    ],
)
def test_a_title_goes_without_the_outlet_s_name(title: str, expected: str) -> None:
    head = '<meta property="og:site_name" content="The Millbrook Gazette">'
    head += '<link rel="canonical" href="https://www.millbrookgazette.example/model">'
    html = page(f"<article>{paragraphs(LEAD, MORE)}</article>", head).replace("Millbrook lends out its model", title, 1)
    assert read(html).page.findings["title"].value == expected


def test_a_headline_goes_without_what_stands_above_it() -> None:
    head = '<meta property="og:title" content="Millbrook lends out its model">'
    body = f"<h1><span>From the village</span> Millbrook lends out its model</h1>{paragraphs(LEAD, MORE)}"
    assert read(page(body, head)).page.findings["title"].value == "Millbrook lends out its model"


# Encodings


CHINESE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"><title>磨坊村开放模型</title></head>'
    "<body><div><h1>磨坊村开放模型</h1>"
    "<p>周二，磨坊村宣布用开放模型 Granite 3.0 整理图书馆收到的来信，村长说这样每周可以节省两个下午。</p>"
    "<p>读书会的成员认为，现在下结论还太早，并要求先听取读者的意见，然后再决定是否继续使用。</p></div></body></html>"
)


@pytest.mark.parametrize(("declared", "encoding"), [("gb2312", "gb18030"), ("big5", "big5hkscs"), ("", "gb18030")])
def test_an_encoding_is_read_as_declared_or_told_from_the_bytes(declared: str, encoding: str) -> None:
    text = CHINESE.format(declared).replace("磨坊村", "样本城").replace("开放", "公用")
    if encoding == "big5hkscs":
        text = text.translate(
            str.maketrans("样开图书馆这样节读会员为现论还听决续", "樣開圖書館這樣節讀會員為現論還聽決續")
        )
        text = (
            text.translate(str.maketrans("库来长说时结论", "庫來長說時結論"))
            .encode(encoding, "ignore")
            .decode(encoding)
        )
    received = read(text.encode(encoding))
    assert [len(line) > 5 for line in received.page.lines] == [True, True, True]
    assert received.page.lines[0] in text
    assert "kept as UTF-8" in "\n".join(received.remarks)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known(encoding: str) -> None:
    received = read(f"{LEAD}\n“{MORE}”\n".encode(encoding), "a.txt")
    assert received.text == f"{LEAD}\n“{MORE}”\n"


def test_mojibake_is_told() -> None:
    broken = f"{LEAD}\n“{MORE}”\n".encode().decode("cp1252", "replace")
    assert "was read in another encoding" in "\n".join(read(broken, "a.txt").remarks)


def test_a_list_of_addresses_is_no_article() -> None:
    addresses = "https://gazette.example/one\nhttps://gazette.example/two\n"
    received, problems = receive(File(path="list.txt", data=addresses.encode()))
    assert received is None
    assert [problem.code for problem in problems] == ["no-article"]
    assert "2 web addresses" in problems[0].message
    assert "make article FROM=path/to/folder/" in problems[0].fix
