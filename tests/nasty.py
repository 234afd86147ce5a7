"""Texts and seeds that try everything: what is planted, and what readers are to see of it."""

from __future__ import annotations

import yaml
from hypothesis import strategies as st
from sites import fold
from slugify import slugify
from terbuka.text.clean import clean

# A line as it is received, and as a reader reads it: white space folded, control characters gone.
LINES = {
    "plain": ("Kata biasa, satu baris.", "Kata biasa, satu baris."),
    "script": (
        "<script>alert(1)</script> \"><img src=x onerror='alert(1)'> </p></div></main><script src=//evil.example/x.js>",
        None,
    ),
    "handlers": ('<img src=x onerror=alert(1)> <svg/onload=alert(1)> <a href="javascript:alert(1)">x</a>', None),
    "comment": ("<!-- <?php ]]> <style>*{display:none}</style> --> tetap terbaca", None),
    "links": (
        "[x](javascript:alert(1)) ![x](https://evil.example/x.png) [x][y] <https://evil.example> www.evil.example",
        None,
    ),
    "reference": ("[y]: https://evil.example 'title'", None),
    "emphasis": ("*satu* **dua** _tiga_ __empat__ ***lima*** ~~enam~~ ==tujuh== ^8^ ~9~ `kode` ``kode``", None),
    "templates": ("{{ config }} {% include 'mkdocs.yml' %} {# x #} ${x} <%= x %>", None),
    "attributes": ("kata { #p1 .admonition onclick=alert(1) } {: #title } { .x }", None),
    "heading": ("# Bukan judul {#p2}", None),
    "list": ("1. satu", None),
    "bullet": ("- dua", None),
    "quote": ("> tiga", None),
    "definition": (": empat", None),
    "table": ("| a | b |", None),
    "table rule": ("|---|---|", None),
    "rule": ("---", None),
    "underline": ("===", None),
    "fence": ("```python", None),
    "tilde fence": ("~~~", None),
    "block": ("/// html | script", None),
    "block end": ("///", None),
    "details": ('??? note "x"', None),
    "tab": ('=== "x"', None),
    "snippet": ('--8<-- "mkdocs.yml"', None),
    "meta": ("title: bukan judul", None),
    "abbreviation": ("*[Zed]: singkatan", None),
    "footnote": ("[^1]: catatan [^1]", None),
    "toc": ("[TOC]", None),
    "emoji": (":smile: :material-home: 🦙 👩‍💻", None),
    "entities": ("&amp; &lt;b&gt; &#42; &#x2a; &copy &nbsp; &unknown;", None),
    "backslashes": ("\\* \\\\ \\( \\[ \\{ C:\\x", None),
    "math": ("$x$ $$y$$ \\(z\\)", None),
    "numbers": ("1st 2nd 3.0 3,5 1/2 0123456789abcdef0123456789abcdef01234567 #1 @x", None),
    "indented": ("        kode atau bukan", "kode atau bukan"),
    "spaces": ("a \t b\N{NO-BREAK SPACE}c\N{IDEOGRAPHIC SPACE}d\N{LINE SEPARATOR}e", "a b c d e"),
    "marks": ("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{LEFT-TO-RIGHT ISOLATE}c\N{ZERO WIDTH SPACE}d\N{SOFT HYPHEN}e", None),
    "controls": ("a\x00b\x02klzzwxh:0\x03c\x1b[31md\x7fe\x9bf\ufeffg", "abklzzwxh:0c[31mdefg"),
    "names": (
        "Zed dan <b>Zed</b> dan *Zed* dan [Zed](javascript:1) dan Zed-lah & Zed’s dan {{ zed }} bukan <Zedd>.",
        None,
    ),
    "again": ("Kata biasa, satu baris.", None),
    "last": ("Zed 1. Zed. Zed. </article> *akhir*", None),
}
RECEIVED = [received for received, _ in LINES.values()]
SHOWN = [shown or received for received, shown in LINES.values()]

TITLE = "</title></head><script>alert('judul')</script> & *[x](javascript:1)* {{ x }} \"'` &amp; 1. # { #id } \\ | Zed"
BYLINE = '<img src=x onerror=alert(1)> "B" & *B*'
PUBLISHER = "</dd></dl><script>alert(1)</script> {{ p }} [p](javascript:1)"
RIGHTS = "© *R* <b>R</b> &copy;"
OMITTED = "<script>iklan()</script> | *iklan* {{ iklan }} ///"
REASON = "</details><img src=x onerror=alert(1)> *alasan* {{ r }}"
HEADING = "<h1>Subjudul</h1> { #title } *x*"
SOURCE_URL = "https://news.example/a(b)?x=1&lt;y=\"2\"&z='3'<script>#*f*_g_[h]{i}|`j`"

VALUE = "<b>Zed</b> dan *Zed* dan [Zed](javascript:1)"
SPEAKER = LINES["templates"][0]  # somebody with such a name
GLOSS = "<b>Zed</b> and *Zed* {{ z }} [Zed](javascript:1)"
CAPTION = "<figure onclick=alert(1)> *foto* { .x } {{ foto }}"
REMARK = "</aside><script>alert(1)</script> *catatan* {{ c }}"
ORIGINAL = "</a><script>alert(1)</script> *Inside* {{ i }}"

SPANISH = (
    "El profesor se llama 3 veces <b>Pedro</b>, y *nadie* sabe por qué lo repite todo el mundo en la escuela.\n"
    "Ayer se publicó el modelo Zed, que según sus autores es más abierto que todos los anteriores {{ juntos }}.\n"
)
HOSTILE_NAMES = ["<b>Zed</b>", "*Zed*", "[Zed](javascript:1)", "{{ zed }}"]


def notes(**keys: object) -> str:
    return yaml.safe_dump(keys, allow_unicode=True, width=2**20)


SEEDS = {
    "full.txt": "\n".join([TITLE, f"Oleh: {BYLINE}", *RECEIVED, HEADING, OMITTED, CAPTION, "Penutup."]),
    "full.yml": notes(
        language="id",
        title=TITLE,
        published="2024-10-22",
        byline=BYLINE,
        publisher=PUBLISHER,
        rights=RIGHTS,
        source_url=SOURCE_URL,
        original="one-original",
        headings=[HEADING],
        captions=[CAPTION],
        remarks=[{"block": 3, "remark": REMARK}, {"block": 3, "text": RECEIVED[0], "remark": {"id": REMARK}}],
        omit=[{"text": OMITTED, "reason": REASON}],
        claims=[
            {
                "model": "zed",
                "attribute": "openness-described",
                "value": VALUE,
                "quote": VALUE,
                "gloss": {"en": GLOSS, "pt-BR": GLOSS},
                "speaker": slugify(SPEAKER),
                "reading": "editor",
                "reason": REASON,
            }
        ],
    ),
    # the same title in another language: on a model's page both stand side by side
    "twin.txt": "Zed foi <i>lançado</i> ontem.\n",
    "twin.yml": notes(language="pt-BR", title=TITLE, original="one-original"),
    "untold.txt": "\n\n".join(RECEIVED),
    "spanish.txt": SPANISH,
    "spanish.yml": notes(language="es", title="¿*Zed* o <Zed>?"),
    "undetermined.txt": "Zed <b>xyzzy</b> *qwrt*.\nzzz | qqq.\n",
    "line.txt": "# <b>Satu</b> baris *saja* {{ x }}",
    # titles whose addresses could be taken for a folder's own page
    "index.txt": "O índice saiu.\nZed está nele.\n",
    "index.yml": notes(language="pt-BR", title="AI Index"),
    f"people/{slugify(SPEAKER)}.yml": notes(name=SPEAKER),
    "originals/one-original.yml": notes(title=ORIGINAL, language="en", byline=BYLINE, url=SOURCE_URL, found=REASON),
    "models/zed.yml": notes(name="Zed", aliases=HOSTILE_NAMES, look_alikes=["<Zedd>", "Zed 1"]),
    "models/lone.yml": notes(name="Lone <b>*model*</b> {{ x }}"),
}
SEEDS["models/lone-b-model-b-x.yml"] = SEEDS.pop("models/lone.yml")

# What means something to Markdown, its extensions, HTML, YAML or the templates, whole and in pieces.
SYNTAX = [
    *"*_`~^$%=+#|\\<>()[]{}!&;:.,-/\"'@?",
    *("**", "__", "``", "```", "~~~", "$$", "==", "++", "^^", "---", "===", "***", "- - -", ": : :", "|-|-|"),
    *(
        "1.",
        "1)",
        "- ",
        "* ",
        "+ ",
        "> ",
        "# ",
        "###### ",
        ": def",
        ":   ",
        "    ",
        "\t",
        "[ ]",
        "[x] ",
        "[^1]",
        "[^1]:",
    ),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>",
        "</p>",
        "</div>",
        "<!--",
        "-->",
        "<?php",
        "]]>",
    ),
    *(
        "<a href=javascript:1>x</a>",
        "<http://a.example>",
        "<a@b.example>",
        "<svg/onload=alert(1)>",
        "<style>",
        "</title>",
    ),
    *(
        "{{ config }}",
        "{% raw %}",
        "{# x #}",
        "{ #id .c }",
        "{: #p1 onclick=alert(1) }",
        "{ .c }",
        '{ title="x" }',
        "{",
    ),
    *(
        "[x](javascript:1)",
        "[x](data:text/html,1)",
        "[x][y]",
        "[y]: http://a.example",
        "![](x)",
        "![x](y)",
        "](",
        "[TOC]",
    ),
    *("--8<--", '--8<-- "mkdocs.yml"', ":smile:", ":material-home:", "www.a.example", "https://a.example/?a=1&lt;b=2"),
    *(
        "///",
        "/// html | div",
        "/// details | x",
        "!!! note",
        "??? note",
        '=== "Tab"',
        "*[HTML]: x",
        "++ctrl+c++",
        "#!python x",
    ),
    *(
        "&amp;",
        "&lt;script&gt;",
        "&#42;",
        "&#x2a;",
        "&copy",
        "&",
        "\\*",
        "\\\\",
        "\\(x\\)",
        "(c)",
        "(tm)",
        "-->",
        "1/2",
        "1st",
    ),
    *(
        "{++x++}",
        "{--x--}",
        "{>>x<<}",
        "{==x==}",
        "@user",
        "#123",
        "0123456789abcdef0123456789abcdef01234567",
        "wzxhzdk:0",
    ),
    *("---\ntitle: x\n---", "title: x", "%YAML", "!!python/object:os.system", "null", "~", "yes", "3.10", "2024-10-22"),
    *(
        "\N{NO-BREAK SPACE}",
        "\N{ZERO WIDTH SPACE}",
        "\N{IDEOGRAPHIC SPACE}",
        "\N{EM SPACE}",
        "\N{LINE SEPARATOR}",
        "\x0b",
        "\x85",
    ),
    *(
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{LEFT-TO-RIGHT ISOLATE}",
        "\N{ZERO WIDTH JOINER}",
        "\N{SOFT HYPHEN}",
        "\N{COMBINING ACUTE ACCENT}",
    ),
    *("🦙", "👩‍💻", "é", "ﷺ", "“”", "’", "…", "\x02", "\x03", "\x00", "\ufeff", "\uffff", "\x1b[31m"),
    *("a", "b c", "kata", "Llama 3", "não", " ", "\n", "\n\n"),
]
PIECES = st.one_of(st.sampled_from(SYNTAX), st.text(st.characters(codec="utf-8"), max_size=4))
ANY = st.lists(PIECES, min_size=1, max_size=12).map("".join)
# What the pages get: text that was cleaned of control characters and whose white space was folded.
TEXTS = ANY.map(lambda text: fold(clean(text, "")[0])).filter(bool)
