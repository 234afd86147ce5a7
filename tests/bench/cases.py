"""Cases for `bench.stress`: what is made to be slow, and how much of it."""

from collections.abc import Callable
from dataclasses import dataclass

from bench import many
from bench.many import Seeds
from bench.words import made_up


@dataclass(frozen=True, kw_only=True)
class Case:
    """`seeds` makes those of a size; `page` a saved web page that is to become a seed."""

    name: str
    size: int
    seeds: Callable[[int], Seeds] | None = None
    page: Callable[[int], str] | None = None


# What each more of costs as much as the one before.
MANY = (
    Case(name="mentions in one block", size=50_000, seeds=many.text("", "DBRX ada di sini. ", "")),
    Case(name="claims in one article", size=5000, seeds=many.claims),
    Case(name="claims in one block", size=5000, seeds=many.claims_in_one_line),
    Case(name="claims of numbers in one article", size=2000, seeds=many.numbers),
    Case(name="claims of unknown models", size=3000, seeds=many.unknown_models),
    Case(name="readings in one article", size=5000, seeds=many.readings),
    Case(
        name="headings in one article",
        size=5000,
        seeds=lambda n: many.article([*many.sentences(n), "DBRX"], headings=many.sentences(n)),
    ),
    Case(
        name="captions in one article",
        size=5000,
        seeds=lambda n: many.article([*many.sentences(n), "DBRX"], captions=many.sentences(n)),
    ),
    Case(
        name="headings that are one line",
        size=5000,
        seeds=lambda n: many.article(["Satu"] * n + ["DBRX"], headings=["Satu"] * n),
    ),
    Case(name="remarks in one article", size=5000, seeds=many.remarks),
    Case(name="remarks on one block", size=5000, seeds=many.remarks_on_one_block),
    Case(name="omissions in one article", size=5000, seeds=many.omissions),
    Case(name="omissions of one block", size=5000, seeds=many.omissions_of_one_block),
    Case(name="speeches in one article", size=5000, seeds=many.speeches),
    Case(name="a long list of blocks", size=2000, seeds=many.long_list_of_blocks),
    Case(name="introductions in one article", size=5000, seeds=many.introductions),
    Case(name="introductions of one person", size=5000, seeds=many.introductions_of_one),
    Case(name="quotes not found among 3,000 blocks", size=100, seeds=many.lost_quotes),
    Case(name="quotations in one block", size=5000, seeds=many.quotations),
    Case(name="notes on quotations in one article", size=5000, seeds=many.notes_on_quotations),
    Case(name="last names in one article", size=5000, seeds=many.last_names),
    Case(name="one last name", size=20_000, seeds=many.one_last_name),
    Case(name="aliases of a model", size=40_000, seeds=many.aliases),
    Case(name="look-alikes of a model", size=10_000, seeds=many.look_alikes),
    Case(name="aliases and look-alikes", size=10_000, seeds=many.both),
    Case(name="models that no article names", size=1000, seeds=many.lost_models),
    Case(name="organisations in a chain", size=2000, seeds=many.organisations_in_a_chain),
    Case(name="quotations of one person", size=2000, seeds=many.quotations_of_one),
    Case(name="articles of one title", size=1000, seeds=many.of_one_title),
    Case(name="paragraphs of a pair of translations", size=4000, seeds=many.pair),
)
# What costs more and more, up to a limit, or is laid out otherwise from a number on.
CAPPED = (
    Case(name="claims of one statement", size=2000, seeds=many.claims_of_one_statement),
    Case(name="articles of one original", size=100, seeds=many.of_one_original),
    Case(name="speeches over the whole article", size=2000, seeds=many.speeches_over_all),
    Case(name="quotes not found, all", size=3000, seeds=many.all_quotes_lost),
    Case(name="names that begin alike", size=50_000, seeds=many.nested_names),
)
# In texts and files that are one thing again and again.
REPEATED = (
    Case(
        name="sentences in one line",
        size=12_000,
        seeds=lambda n: many.article([" ".join(["DBRX", *many.sentences(n)])]),
    ),
    Case(name="letters in one word", size=1_000_000, seeds=many.text("", "a", "")),
    Case(name="digits", size=1_000_000, seeds=many.text("", "1", "")),
    Case(name="numbers with dots", size=250_000, seeds=many.text("", "100.", "")),
    Case(name="spaces", size=1_000_000, seeds=many.text("a", " ", "a")),
    Case(name="no-break spaces", size=500_000, seeds=many.text("a", "\u00a0", "a")),
    Case(name="dots", size=1_000_000, seeds=many.text("a", ".", "")),
    Case(name="dots with spaces", size=500_000, seeds=many.text("a", ". ", "")),
    Case(name="hyphens", size=1_000_000, seeds=many.text("a", "-", "")),
    Case(name="opening quotation marks", size=300_000, seeds=many.text("", "“", "")),
    Case(name="straight quotation marks", size=1_000_000, seeds=many.text("a ", '"', "")),
    Case(name="quotation marks with spaces", size=300_000, seeds=many.text("a ", '" a', "")),
    Case(name="apostrophes", size=500_000, seeds=many.text("a ", "'a", "")),
    Case(name="accents on one letter", size=500_000, seeds=many.text("a", "\u0301", "")),
    Case(name="accents of two kinds on one letter", size=250_000, seeds=many.text("a", "\u0301\u0316", "")),
    Case(name="invisible characters", size=300_000, seeds=many.text("a", "\u200b", "a")),
    Case(name="letters with invisible characters", size=250_000, seeds=many.text("a", "\u00ada", "a")),
    Case(name="control characters", size=1_000_000, seeds=many.text("a", "\x01", "a")),
    Case(name="lines of a control character", size=300_000, seeds=many.lines("\x01a")),
    Case(name="lines of one letter", size=100_000, seeds=many.lines("a")),
    Case(name="broken letters", size=200_000, seeds=many.text("a", "Ã©", "a")),
    Case(name="markup", size=200_000, seeds=many.text("a", "<b>&*_`[", "a")),
    Case(name="capital letters with dots", size=300_000, seeds=many.text("", "A. ", "")),
    Case(name="capital words", size=150_000, seeds=many.text("", "Abcd ", "")),
    Case(name="Chinese letters", size=300_000, seeds=many.text("", "语", "")),
    Case(name="brackets", size=500_000, seeds=many.text("", "((", "")),
    Case(name="YAML lists in lists", size=500_000, seeds=many.notes("headings: ", "[")),
    Case(name="YAML mappings in mappings", size=250_000, seeds=many.notes("headings: ", "{a: ")),
    Case(
        name="YAML lines that go in",
        size=900,
        seeds=lambda n: {**many.article(["DBRX"]), "a.yml": "".join(" " * k + "a:\n" for k in range(n))},
    ),
    Case(name="a long YAML value", size=1_000_000, seeds=many.notes("title: ", "a")),
    Case(name="a long quoted YAML value", size=1_000_000, seeds=many.notes('title: "', "a", '"')),
    Case(name="a long YAML value with spaces", size=500_000, seeds=many.notes("title: ", "a ")),
    Case(name="a YAML value of many lines", size=250_000, seeds=many.notes("title: >\n", "  a\n")),
    Case(name="YAML comments", size=250_000, seeds=many.notes("", "# a\n")),
    Case(
        name="unknown YAML keys",
        size=5000,
        seeds=lambda n: {**many.article(["DBRX"]), "a.yml": "".join(f"{made_up(k)}: a\n" for k in range(n))},
    ),
    Case(name="YAML question marks", size=250_000, seeds=many.notes("", "? ")),
    Case(name="YAML hyphens", size=250_000, seeds=many.notes("headings:\n", "- ")),
    Case(name="YAML colons", size=500_000, seeds=many.notes("a", ":", "a")),
    Case(name="YAML quotation marks", size=500_000, seeds=many.notes("a: ", "'")),
    Case(name="authors in the data of a saved page", size=15_000, page=many.authors),
    Case(
        name="rows of a table of a saved page",
        size=20_000,
        page=many.repeated("<tr><td>satu</td><td>dua kata</td></tr>", "<table>", "</table>"),
    ),
    Case(
        name="cells of a table of a saved page",
        size=50_000,
        page=many.repeated("<td>satu</td>", "<table><tr>", "</tr></table>"),
    ),
    Case(name="tables in tables", size=20_000, page=many.repeated("<table><tr><td>")),
    Case(name="elements in elements", size=200_000, page=many.repeated("<div>a")),
    Case(name="inline elements in elements", size=100_000, page=many.repeated("<b>a")),
    Case(name="line breaks of a saved page", size=100_000, page=many.repeated("satu<br>")),
    Case(
        name="paragraphs of a saved page",
        size=20_000,
        page=many.repeated("<p>Ini kalimat yang cukup panjang untuk sebuah berita.</p>"),
    ),
    Case(name="links of a saved page", size=20_000, page=many.repeated("<a href='/x'>satu dua</a> ")),
    Case(name="lists of a saved page", size=50_000, page=many.repeated("<li>satu dua", "<ul>", "</ul>")),
    Case(name="comments of a saved page", size=50_000, page=many.repeated("<!-- satu -->")),
    Case(
        name="<meta> of a saved page",
        size=20_000,
        page=many.repeated_in_head('<meta name="author" content="Satu Dua">'),
    ),
    Case(name="titles of a saved page", size=20_000, page=many.repeated("<h1>Satu dua</h1>")),
    Case(name="a long attribute of a saved page", size=1_000_000, page=many.repeated("a", '<p class="', '">a</p>')),
    Case(name="a long paragraph of a saved page", size=200_000, page=many.repeated("satu ", "<p>", "</p>")),
    Case(
        name="lists in data of a saved page",
        size=200_000,
        page=many.repeated_in_head("[", '<script type="application/ld+json">', "</script>"),
    ),
)
CASES = (*MANY, *CAPPED, *REPEATED)
