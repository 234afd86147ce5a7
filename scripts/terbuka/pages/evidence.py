"""How pages show a fact: its value, and in place the words that say it, with where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from terbuka.claims.facts import Fact, articles_of, differences
from terbuka.claims.values import format_value
from terbuka.languages.interface import Language
from terbuka.pages import addresses
from terbuka.pages.lists import dated
from terbuka.pages.markdown import attributes, box, escape, link, span
from terbuka.pages.sources import sources
from terbuka.site import Site
from terbuka.types import Article, Attribute, Claim, Text

REASONS = "en"  # editors write reasons in English, for editors of all languages


def value_text(fact_or_claim: Fact | Claim, language: Language, tag: str) -> str:
    """A value as inline Markdown, for a page in `language`; words of a source keep that source's language."""
    value = fact_or_claim.value
    text = escape(format_value(value, language.cldr, language.value_words()))
    return span(text, lang=tag) if isinstance(value, Text) and tag != language.tag else text


def values(
    site: Site, attribute: Attribute, found: Sequence[Fact], path: str, language: Language, *, anchor: str | None = None
) -> str:
    """The facts on one attribute; those that differ stand together, open, under the words that say so.

    With an `anchor` each fact has an id, made of it and the fact's number: the search keeps their values apart by it.
    """
    notes = [
        f"{escape(language.say(f'facts.differ_{difference}'))}\n{attributes(klass='differ')}"
        for difference in differences(site, attribute, found)
    ]
    apart = [each for each in found if each.conflict] if notes else []
    ids = [f"{anchor}-{number}" if anchor else None for number, _ in enumerate(found, start=1)]

    def shown_fact(each: Fact, *, is_open: bool = False) -> str:
        return fact(site, each, path, language, is_open=is_open, anchor=ids[found.index(each)])

    shown = [shown_fact(each, is_open=True) for each in apart or (found if notes else [])]
    together = box("\n\n".join([*notes, *shown]), "div", klass="conflict") if notes else ""
    rest = [shown_fact(each) for each in found if not notes or (apart and each not in apart)]
    return "\n\n".join(part for part in [together, *rest] if part)


def fact(
    site: Site, fact: Fact, path: str, language: Language, *, is_open: bool = False, anchor: str | None = None
) -> str:
    """A fact as a disclosure: its value and how many sources state it; inside, every quote."""
    articles = articles_of(site, fact.claims)
    tag = articles[0].language
    groups = sources(articles)
    count = ""
    if len(articles) > 1:
        counts = language.say(
            "facts.from",
            articles=language.say("count.articles", n=len(articles)),
            sources=language.say("count.sources", n=len(groups)),
        )
        count = f" {span(escape(counts), klass='count')}"
    quotes = "\n\n".join(quote(claim, site.article[claim.article], path, language) for claim in fact.claims)
    summary = f"{span(value_text(fact, language, tag), klass='value')}{count}"
    return box(quotes, "details", summary=summary, klass="fact", id=anchor, open="" if is_open else None)


def place_link(number: int, path: str, target: str, language: Language) -> str:
    """A link to a block of an article, by its number. Its name is in our words, often amid words of the article."""
    name = language.say("article.place", n=number)
    return link(f"¶{number}", path, target, addresses.block(number), klass="place", aria_label=name, lang=language.tag)


def quote(claim: Claim, article: Article, path: str, language: Language) -> str:
    """A claim's words, with who says them, where they stand, and what of the value is an editor's reading."""
    say, target = language.say, addresses.article(article)
    where = place_link(claim.block, path, target, language)
    words = box(f"{escape(claim.quote)} {where}", "blockquote", lang=article.language)
    title = link(escape(article.title), path, target, lang=article.language, hreflang=article.language)
    outlet = "" if article.publisher else f" · {escape(say('articles.no_publisher'))}"
    notes = [f"{title} · {dated(article, language)}{outlet}"]
    if claim.stated_by:
        who = span(escape(claim.stated_by), lang=article.language)
        notes.append(escape(say("facts.said_by", who="\0")).replace("\0", who))
    if claim.named_in:
        number = claim.named_in.block
        place = place_link(number, path, target, language)
        earlier = span(f"“{escape(claim.named_in.text)}”", lang=article.language)
        notes.append(f"{escape(say('facts.named_in', n=number))} {earlier} {place}")
    if claim.by_editor:
        reason = span(escape(claim.reason or ""), lang=REASONS)
        notes.append(f"{escape(say('facts.by_editor'))} {escape(say('facts.reason'))} {reason}")
    lines = "\n\n".join(f"{note}\n{attributes(klass='facts')}" for note in notes)
    return f"{words}\n\n{lines}"
