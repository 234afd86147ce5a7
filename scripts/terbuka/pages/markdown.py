"""Writes Markdown that shows any text word for word.

The one rule: text that the project did not write goes through `escape`; the only raw HTML is `span`'s and `select`'s.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import escape as escape_html
from urllib.parse import quote

import yaml

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# All ASCII punctuation and all white space but the plain space can mean something to Markdown or its extensions.
# Commas, full stops and hyphens inside running text cannot, and stay readable.
SPECIAL = re.compile(r"(?<=[^\W\d_])[,.](?= [^\W\d_])|(?<=[^\W\d_])-(?=[^\W\d_])|([!-/:-@\[-`{-~]|(?! )\s)")

URL_SAFE = "%/:?#[]@!$&'()*+,;=~"  # RFC 3986, section 2.2 and 2.3


def escape(text: str) -> str:
    """Markdown for one line of running text that renders as exactly this text."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[1])};" if match[1] else match[0], text)


def attributes(**values: str | None) -> str:
    """An attribute list for the element before it. Names: `klass` is class, `_` stands for `-`."""
    parts = []
    for name, value in values.items():
        if value is None:
            continue
        if name == "klass":
            parts += [f".{part}" for part in value.split()]
        elif name == "id":
            parts.append(f"#{value}")
        else:
            parts.append(f'{name.replace("_", "-")}="{escape(value)}"')
    return "{ " + " ".join(parts) + " }" if parts else ""


def span(markdown: str, *, lang: str | None = None, klass: str | None = None) -> str:
    """Inline Markdown with a language or a class of its own, both plain words."""
    given = "".join(f' {name}="{value}"' for name, value in (("class", klass), ("lang", lang)) if value)
    return f"<span{given}>{markdown}</span>"


def link(markdown: str, page: str, target: str, anchor: str = "", **values: str | None) -> str:
    """A link from one page to another, both paths relative to `docs/`; MkDocs checks that it leads somewhere."""
    path = "" if target == page else posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"[{markdown}]({path}{'#' + anchor if anchor else ''}){attributes(**values)}"


def select(label: str, name: str, options: Mapping[str, str]) -> str:
    """A labelled choice, to stand in a form: inline Markdown by value. Name and values are plain words."""
    items = "".join(f'<option value="{value}">{words}</option>' for value, words in options.items())
    return f'<label for="choose-{name}">{label}</label> <select id="choose-{name}" name="{name}">{items}</select>'


def outside(markdown: str, address: str) -> str:
    """A link to a web address that is not of this site."""
    return f"[{markdown}](<{quote(address, safe=URL_SAFE).replace('&', '&amp;')}>)"


def box(markdown: str, tag: str, **values: str | None) -> str:
    """A block element around Markdown (pymdownx.blocks). A `details` takes its `summary`, inline Markdown."""
    summary = values.pop("summary", None)
    given = {n.replace("klass", "class").replace("_", "-"): v for n, v in values.items() if v is not None}
    options: dict[str, object] = {"attrs": given} if given else {}
    if tag in ("dd", "td"):
        options["markdown"] = "block"  # these hold blocks here; on its own the extension expects running text
    head = "".join(f"    {key}: {_flow(value)}\n" for key, value in options.items())
    fence = "/" * max([3, *(len(inner) + 1 for inner in re.findall(r"^/{3,}", markdown, re.MULTILINE))])
    name = f"{fence} details | {summary}" if tag == "details" else f"{fence} html | {tag}"
    return f"{name}\n{head}\n{markdown}\n\n{fence}"


def _flow(value: object) -> str:
    """YAML on one line, whatever its values hold; `&` escaped, for Markdown leaves references in attributes alone."""
    dumped = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=True, default_style='"', allow_unicode=True, width=2**30
    )
    return dumped.strip().replace("&", "&amp;")


def page(meta: Mapping[str, object], *parts: str) -> str:
    """A whole page: front matter and its parts, an empty line between them.

    MkDocs and its theme write `title` and `description` into the page as they are, so these two are HTML.
    """
    safe = {name: escape_html(str(v)) if name in ("title", "description") else v for name, v in meta.items()}
    head = yaml.dump(safe, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{head}---\n\n" + "\n\n".join(part for part in parts if part) + "\n"
