"""Markdown that shows any text word for word, and the front matter above it."""

import re
from collections.abc import Mapping
from html import escape as escape_html

import yaml

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# All ASCII punctuation and all white space but the plain space can mean something to Markdown or its extensions.
# Commas, full stops and hyphens inside running text cannot, and stay readable.
SPECIAL = re.compile(
    r"[,.](?:(?<![^\W\d_].)|(?! [^\W\d_]))|-(?:(?<![^\W\d_].)|(?![^\W\d_]))|[!-+/:-@\[-`{-~]|(?! )\s", re.DOTALL
)


def escape(text: str) -> str:
    """Markdown for one line of running text that renders as exactly this text."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


def front_matter(meta: Mapping[str, object]) -> str:
    """What is known of a page, as YAML above its text.

    MkDocs and its theme write `title` and `description` into the page as they are, so these two are HTML.
    """
    safe = {name: escape_html(str(v)) if name in ("title", "description") else v for name, v in meta.items()}
    head = yaml.dump(safe, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{head}---\n\n"
