"""Translations of one original side by side, in each language: paragraph beside paragraph, what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.evidence import place_link
from terbuka.pages.lists import dated
from terbuka.pages.markdown import attributes, box, escape, link, span
from terbuka.site import Site
from terbuka.translations.align import Row, rows
from terbuka.translations.differ import Places, Span, Version, differences
from terbuka.types import UNDETERMINED, Article, Block, Name, Page, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class _Translations:
    """The articles that translate one original, their rows, and for each row what differs in each article."""

    original: str
    articles: tuple[Article, ...]
    rows: tuple[tuple[Row, list[Places]], ...]


def pages(site: Site) -> Iterator[Page]:
    for translations in _all(site):
        for language in site.languages:
            path = addresses.translations(translations.original, language)
            yield Page(path=path, text=_page(site, translations, path, language))


def _all(site: Site) -> Iterator[_Translations]:
    """Every original of which there are two translations at least."""
    originals: dict[str, list[Article]] = {}
    for article in site.articles:
        if article.original:
            originals.setdefault(article.original, []).append(article)
    names = [name for model in site.models for name in (*model.names, *model.look_alikes)]
    names += [name for known in site.names for name in known.names]
    # Words such as "tokens" are names of units, not of things.
    proper = tuple(name for name in names if not name.islower())
    for original, articles in originals.items():
        if len(articles) > 1:
            texts = [
                Version(
                    language=article.language,
                    blocks=tuple(block.text for block in article.shown),
                    readings=tuple(reading.text for reading in article.notes.readings),
                )
                for article in articles
            ]
            yield _Translations(
                original=original,
                articles=tuple(articles),
                rows=tuple((row, differences(texts, row, proper)) for row in rows(texts)),
            )


def _page(site: Site, translations: _Translations, path: str, language: Language) -> str:
    say, articles = language.say, translations.articles
    models = [model for model in site.models if any(model in site.models_in(article) for article in articles)]
    title = _title(models, language)
    meta = {
        "title": title,
        "description": say("translations.description"),
        "language": language.tag,
        "models": [model.slug for model in models],
        "kind": "translations",
        "alternates": addresses.in_languages(
            site.languages, lambda other: addresses.translations(translations.original, other)
        ),
    }
    return markdown.page(
        meta,
        f"# {escape(title)} {attributes(id='title')}",
        f"{escape(say('translations.lead'))}\n{attributes(klass='lead')}",
        f"## {escape(say('translations.differ'))} {attributes(id='differ')}",
        _list(translations, path, language),
        f"## {escape(say('translations.texts'))} {attributes(id='texts')}",
        _table(translations, path, language),
    )


def _title(models: Sequence[Name], language: Language) -> str:
    if not models:
        return language.say("translations.title")
    return language.say("translations.title_on", names=language.list([model.name for model in models]))


def _list(translations: _Translations, path: str, language: Language) -> str:
    """What differs, row by row: the names and numbers of each article that another one lacks."""
    labels = _labels(translations.articles, language)
    items = []
    for number, (_, differing) in enumerate(translations.rows, start=1):
        parts = []
        for article, label, places in zip(translations.articles, labels, differing, strict=True):
            texts = [article.shown[at].text[start:end] for at, spans in places.items() for start, end in spans]
            readings = {reading.text: reading.means for reading in article.notes.readings}
            words = []
            for text in dict.fromkeys(texts):
                words.append(link(escape(text), path, path, f"row-{number}", lang=article.language))
                if text in readings:
                    words[-1] += f" ({escape(language.say('translations.means', name=readings[text]))})"
            if words:
                parts.append(f"{escape(label + language.say('common.separator'))}{language.list(words)}")
        items += [f"- {' · '.join(parts)}"] if parts else []
    return "\n".join(items) or escape(language.say("translations.no_differences"))


def _table(translations: _Translations, path: str, language: Language) -> str:
    articles, labels = translations.articles, _labels(translations.articles, language)
    heads = []
    for article, label in zip(articles, labels, strict=True):
        tag = article.language
        title = link(escape(article.title), path, addresses.article(article), lang=tag, hreflang=tag)
        facts = span(f"{escape(label)} · {dated(article, language)}", klass="facts")
        heads.append(box(f"{title} {facts}", "th", scope="col"))
    head = box(box("\n\n".join(heads), "tr"), "thead")
    body = []
    for number, (row, differing) in enumerate(translations.rows, start=1):
        cells = []
        for article, label, blocks, places in zip(articles, labels, row, differing, strict=True):
            if blocks:
                shown = [_block(article, article.shown[at], places.get(at, []), path, language) for at in blocks]
                cells.append(box("\n\n".join(shown), "td", lang=article.language, data_language=label))
            else:
                alone = span(escape(language.say("translations.alone")), klass="unknown")
                cells.append(box(alone, "td", data_language=label))
        body.append(box("\n\n".join(cells), "tr", id=f"row-{number}"))
    rows = box("\n\n".join(body), "tbody")
    return box(f"{head}\n\n{rows}", "table", klass="side-by-side")


def _block(article: Article, block: Block, spans: Sequence[Span], path: str, language: Language) -> str:
    """A block word for word, what differs in it marked, and the link to its place in the article."""
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(block.text[at:start]), span(escape(block.text[start:end]), klass="differs")]
        at = end
    text = "".join([*parts, escape(block.text[at:])])
    klass = attributes(klass="heading") if block.role is Role.HEADING else ""
    return f"{text} {place_link(block.number, path, addresses.article(article), language)}\n{klass}".strip()


def _labels(articles: Sequence[Article], language: Language) -> list[str]:
    """What to call each article by: its language, numbered where two share one."""
    tags = [article.language for article in articles]
    names = [language.say("common.unknown") if tag == UNDETERMINED else language.language_name(tag) for tag in tags]
    return [
        f"{name} {tags[: at + 1].count(tag)}" if tags.count(tag) > 1 else name
        for at, (tag, name) in enumerate(zip(tags, names, strict=True))
    ]
