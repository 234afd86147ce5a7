"""The page of a model, in each language: its names, and every sentence that names it."""

from __future__ import annotations

from collections.abc import Iterator

from terbuka import addresses, markdown
from terbuka.languages import Language
from terbuka.markdown import attributes, box, escape, link
from terbuka.mentions import is_family
from terbuka.pages.lists import facts
from terbuka.sentences import sentences
from terbuka.sources import sources
from terbuka.types import Article, Mention, Model, Page, Site


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        for model in site.models:
            yield Page(path=addresses.model(model, language), text=_page(site, model, language))


def _page(site: Site, model: Model, language: Language) -> str:
    say, path = language.say, addresses.model(model, language)
    articles = site.articles_on(model)
    groups = sources(articles)
    quotes = {article.name: list(_quotes(site, article, model, path)) for article in articles}
    meta = {
        "title": model.name,
        "description": say("model.description", name=model.name),
        "language": language.tag,
        "models": [model.slug],
        "kind": "model",
        "alternates": addresses.in_languages(site.languages, lambda other: addresses.model(model, other)),
    }
    lead = say(
        "model.lead" if articles else "model.lead_none",
        name=model.name,
        sentences=say("count.sentences", n=sum(map(len, quotes.values()))),
        articles=say("count.articles", n=len(articles)),
        sources=say("count.sources", n=len(groups)),
    )
    written = say("model.also_written", names=language.list(list(model.aliases))) if model.aliases else ""
    parts = [
        f"# {escape(model.name)} {attributes(id='title')}",
        f"{escape(lead)} {escape(written)}\n{attributes(klass='lead')}",
    ]
    if groups:
        parts.append(f"## {escape(say('model.sentences'))} {attributes(id='sentences')}")
    for group in groups:
        inner = [
            f"{_heading(article, path)}\n\n{_facts(article, language)}\n\n" + "\n\n".join(quotes[article.name])
            for article in group
        ]
        if len(group) > 1:
            inner.insert(0, f"{escape(say('model.translations'))}\n{attributes(klass='together')}")
        parts.append(box("\n\n".join(inner), "div", klass="source"))
    return markdown.page(meta, *parts, _others(site, model, path, language))


def _heading(article: Article, path: str) -> str:
    tag = article.language
    return f"### {link(escape(article.title), path, addresses.article(article), lang=tag, hreflang=tag)} {attributes(id=article.slug)}"


def _facts(article: Article, language: Language) -> str:
    return f"{facts(article, language)}\n{attributes(klass='facts')}"


def _quotes(site: Site, article: Article, model: Model, path: str) -> Iterator[str]:
    """Each sentence of an article that names the model, as a quote with a link to its block."""
    target = addresses.article(article)
    for block in article.shown:
        places = [m for m in site.mentions[article.name] if m.block == block.number and m.model == model.slug]
        for start, end in sentences(block.text):
            here = [place for place in places if start <= place.start < end]
            if here:
                text = _marked(block.text, start, end, here)
                place = link(f"¶{block.number}", path, target, addresses.block(block.number), klass="place")
                yield box(f"{text} {place}", "blockquote", lang=article.language)


def _marked(text: str, start: int, end: int, mentions: list[Mention]) -> str:
    """The text from `start` to `end` with the mentions in it set off."""
    parts, at = [], start
    for mention in mentions:
        if mention.start >= at:
            parts += [escape(text[at : mention.start]), f"**{escape(text[mention.start : mention.end])}**"]
            at = mention.end
    return "".join([*parts, escape(text[at : max(at, end)])])


def _others(site: Site, model: Model, path: str, language: Language) -> str:
    """The look-alikes that the site's articles name, each with its places."""
    items = []
    for name in model.look_alikes:
        places: dict[str, Mention] = {}
        for article in site.articles:
            for mention in site.mentions[article.name]:
                if mention.name == name:
                    places.setdefault(article.name, mention)
        if not places:
            continue
        shown = language.say("model.family", name=name) if is_family(name, model) else name
        links = [
            link(
                escape(article.title),
                path,
                addresses.article(article),
                addresses.block(places[article.name].block),
                lang=article.language,
                hreflang=article.language,
            )
            for article in site.articles
            if article.name in places
        ]
        items.append(f"- **{escape(shown)}**{escape(language.say('separator'))}{language.list(links)}")
    if not items:
        return ""
    heading = f"## {escape(language.say('model.other'))} {attributes(id='other')}"
    return f"{heading}\n\n{escape(language.say('model.other_lead', name=model.name))}\n\n" + "\n".join(items)
