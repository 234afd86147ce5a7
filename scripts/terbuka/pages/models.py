"""The page of a model, in each language: the facts with their evidence, and every sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from terbuka.articles.mentions import is_family
from terbuka.claims.facts import facts
from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.evidence import place_link, values
from terbuka.pages.lists import facts as article_facts
from terbuka.pages.markdown import attributes, box, escape, link
from terbuka.pages.sources import sources
from terbuka.site import Site, gathered
from terbuka.text.sentences import sentences
from terbuka.types import Article, Mention, Name, Page

OPENNESS = "openness"  # the group of attributes that every model's page shows whole


def pages(site: Site) -> Iterator[Page]:
    for language in site.languages:
        for model in site.models:
            yield Page(path=addresses.model(model, language), text=_page(site, model, language))


def _page(site: Site, model: Name, language: Language) -> str:
    say, path = language.say, addresses.model(model, language)
    articles = site.articles_on(model)
    groups = sources(articles)
    quotes = {article.name: list(_quotes(site, article, model, path, language)) for article in articles}
    meta = {
        "title": model.name,
        "description": say("model.description", name=model.name),
        "language": language.tag,
        "models": [model.slug],
        "names": ", ".join(model.aliases),
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
        f"# {escape(model.name)} {attributes(id='title', data_pagefind_body='')}",
        f"{escape(lead)} {escape(written)}\n{attributes(klass='lead')}",
    ]
    parts += _facts(site, model, path, language)
    if groups:
        parts.append(f"## {escape(say('model.sentences'))} {attributes(id='sentences')}")
    for group in groups:
        inner = [
            f"{_heading(article, path)}\n\n{_dated(article, language)}\n\n" + "\n\n".join(quotes[article.name])
            for article in group
        ]
        if len(group) > 1:
            inner.insert(0, f"{escape(say('model.translations'))}\n{attributes(klass='together')}")
        parts.append(box("\n\n".join(inner), "div", klass="source"))
    return markdown.page(meta, *parts, _others(site, model, path, language))


def _facts(site: Site, model: Name, path: str, language: Language) -> Iterator[str]:
    """What the articles say, group by group. How open the model is always stands here, said or not."""
    say = language.say
    if any(site.claims_on(model, attribute) for attribute in site.attributes):
        yield f"## {escape(say('facts.title'))} {attributes(id='facts')}"
    for group, members in groupby(site.attributes, key=lambda attribute: attribute.group):
        found = {attribute: facts(site, model, attribute, language.tag) for attribute in members}
        if group != OPENNESS and not any(found.values()):
            continue
        rows, unsaid = [], []
        for attribute, each in found.items():
            label = say(f"attributes.{attribute.key}")
            if each:
                anchor = f"fact-{attribute.key}"
                rows.append(box(escape(label), "dt", id=anchor))
                rows.append(box(values(site, attribute, each, path, language, anchor=anchor), "dd"))
            else:
                unsaid.append(label)
        yield f"### {escape(say(f'groups.{group}'))} {attributes(id=f'group-{group}')}"
        yield box("\n\n".join(rows), "dl", klass="evidence", data_pagefind_body="") if rows else ""
        if group == OPENNESS and unsaid:
            yield f"{escape(say('facts.unsaid', what='; '.join(unsaid)))}\n{attributes(klass='unsaid')}"


def _heading(article: Article, path: str) -> str:
    tag = article.language
    title = link(escape(article.title), path, addresses.article(article), lang=tag, hreflang=tag)
    return f"### {title} {attributes(id=f'in-{tag}-{article.slug}')}"


def _dated(article: Article, language: Language) -> str:
    return f"{article_facts(article, language)}\n{attributes(klass='facts')}"


def _quotes(site: Site, article: Article, model: Name, path: str, language: Language) -> Iterator[str]:
    """Each sentence of an article that names the model or holds a claim on it, as a quote with a link to its block."""
    target = addresses.article(article)
    places = gathered([m for m in site.mentions[article.name] if m.model == model.slug], lambda place: place.block)
    claims = gathered([c for c in site.claims_in(article) if c.model == model.slug], lambda claim: claim.block)
    for block in article.told:
        for start, end in sentences(block.text):
            here = [place for place in places.get(block.number, ()) if start <= place.start < end]
            if here or any(claim.start < end and start < claim.end for claim in claims.get(block.number, ())):
                text = _marked(block.text, start, end, here)
                place = place_link(block.number, path, target, language)
                yield box(f"{text} {place}", "blockquote", lang=article.language)


def _marked(text: str, start: int, end: int, mentions: list[Mention]) -> str:
    """The text from `start` to `end` with the mentions in it set off."""
    parts, at = [], start
    for mention in mentions:
        if mention.start >= at:
            parts += [escape(text[at : mention.start]), f"**{escape(text[mention.start : mention.end])}**"]
            at = mention.end
    return "".join([*parts, escape(text[at : max(at, end)])])


def _others(site: Site, model: Name, path: str, language: Language) -> str:
    """The look-alikes that the site's articles name, each with its places."""
    items = []
    for name in model.look_alikes:
        places = [(site.article[mention.article], mention) for mention in site.first_mentions(name)]
        if not places:
            continue
        shown = language.say("model.family", name=name) if is_family(name, model) else name
        links = [
            link(
                escape(article.title),
                path,
                addresses.article(article),
                addresses.block(mention.block),
                lang=article.language,
                hreflang=article.language,
            )
            for article, mention in places
        ]
        items.append(f"- **{escape(shown)}**{escape(language.say('common.separator'))}{language.list(links)}")
    if not items:
        return ""
    heading = f"## {escape(language.say('model.other'))} {attributes(id='other')}"
    return f"{heading}\n\n{escape(language.say('model.other_lead', name=model.name))}\n\n" + "\n".join(items)
