"""Which articles are one source: those that translate one original stand together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from terbuka.types import Article

Source = tuple[Article, ...]


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By date, the newest first; articles without a date come last, by name."""
    return sorted(articles, key=lambda a: (-(a.published or date.min).toordinal(), a.name))


def sources(articles: Iterable[Article]) -> list[Source]:
    """Articles grouped by original, the newest source first. An article of its own is a group of one."""
    groups: dict[str, list[Article]] = {}
    for article in newest_first(articles):
        groups.setdefault(f"original {article.original}" if article.original else article.name, []).append(article)
    return [tuple(group) for group in groups.values()]
