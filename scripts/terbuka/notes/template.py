"""template: what editors begin the notes of an article with: keys that are commented out, each with an example."""

from collections.abc import Iterable, Iterator
from typing import get_args, get_origin

from terbuka.records.article import Notes
from terbuka.records.keys import Record, keys_of

KEYS = ("language", "title", "published", "byline", "publisher", "source_url", "rights", "omit", "headings", "claims")


def template(keys: Iterable[str] = KEYS) -> Iterator[str]:
    """The lines of these keys, in the order of the notes; of an entry of a list those keys that it must have."""
    wanted = set(keys)
    for name, key in keys_of(Notes).items():
        if name not in wanted:
            continue
        held = get_args(key.kind)[0] if get_origin(key.kind) is tuple else None
        if held is None:
            yield f"# {name}: {key.sample or key.example}"
        elif isinstance(held, type) and issubclass(held, Record):
            lines = [f"{each}: {one.sample or one.example}" for each, one in keys_of(held).items() if one.required]
            yield from (f"# {name}:", f"#   - {lines[0]}", *(f"#     {line}" for line in lines[1:]))
        else:
            yield from (f"# {name}:", f"#   - {key.sample or key.example}")
