"""Web pages: data for machines in the head and nested elements in the body, much of it wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random

from fuzz.pieces import nasty
from fuzz.told import WORDS

SITES_OWN = ("Publicidad", "Baca juga: x", "Por Ana Ejemplo")
META = ('name="author"', 'name="date"', *(f'property="og:{key}"' for key in ("title", "url", "site_name", "locale")))
TAGS = ("p", "p", "p", "h1", "h2", "li", "div", "blockquote", "td", "pre", "br", "svg", "math", "a")
DATA = ("headline", "author", "datePublished", "publisher", "inLanguage", "articleBody", "@graph", "url")
LANGUAGES = ("", ' lang="es"', ' lang="id"', ' lang="x-y"')


def web_page(random: Random) -> str:
    texts = [" ".join(random.choice(WORDS) for _ in range(random.randrange(5, 40))) for _ in range(3)]

    def text() -> str:
        return random.choice((*texts, nasty(random), random.choice(SITES_OWN)))

    heads = (
        lambda: f"<title>{text()}</title>",
        lambda: f'<meta {random.choice(META)} content="{text()}">',
        lambda: f'<link rel="canonical" href="{random.choice(("https://example.org/a", nasty(random)))}">',
        lambda: f'<script type="application/ld+json">{_data(random)}</script>',
        lambda: f"<base href={nasty(random, 2)}>",
    )
    head = "".join(random.choice(heads)() for _ in range(random.randrange(5)))
    body = "".join(_element(random, text, 3) for _ in range(random.randrange(1, 6)))
    language = random.choice(LANGUAGES)
    return f"<!doctype html><html{language}><head>{head}</head><body><article>{body}</article></body></html>"


def _element(random: Random, text: Callable[[], str], depth: int) -> str:
    tag, attribute = random.choice(TAGS), random.choice(("", "", " class=x", " hidden", " onclick=alert(1)"))
    closing = f"</{tag}>" if random.random() < 0.9 else ""
    return f"<{tag}{attribute}>{''.join(_inside(random, text, depth))}{closing}"


def _inside(random: Random, text: Callable[[], str], depth: int) -> Iterator[str]:
    for _ in range(random.randrange(1, 4)):
        yield _element(random, text, depth - 1) if depth and random.random() < 0.4 else text()


def _data(random: Random) -> str:
    """JSON-LD, or nearly."""
    named: object = [{"name": nasty(random)}]
    values: tuple[object, ...] = (nasty(random), None, 1e400, named, {"@value": [nasty(random)]}, True, [[[]]])
    data: object = {key: random.choice(values) for key in DATA if random.random() < 0.5} | {"@type": "NewsArticle"}
    return json.dumps(random.choice((data, [data], {"@graph": [data]})))[: random.choice((None, None, None, 40))]
