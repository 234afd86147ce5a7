"""The page of an article: what is known about it, and its text word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from terbuka.languages.interface import Language
from terbuka.pages import addresses, markdown
from terbuka.pages.evidence import REASONS, place_link, value_text
from terbuka.pages.markdown import attributes, box, escape, link, outside, span
from terbuka.site import Site, gathered
from terbuka.text.sentences import sentences
from terbuka.types import UNDETERMINED, Article, Block, Claim, Mention, Name, Origin, Page, Role

DESCRIPTION_LENGTH = 155  # characters; search engines cut longer ones


def pages(site: Site) -> Iterator[Page]:
    models = {model.slug: model for model in site.models}
    for article in site.articles:
        path, language = addresses.article(article), site.interface(article.language)
        claims = site.claims_in(article)
        mentions = gathered(site.mentions[article.name], lambda mention: mention.block)
        quoted = gathered(claims, lambda claim: claim.block)
        targets = {slug: addresses.model(model, language) for slug, model in models.items()}
        blocks = []
        for block in article.shown:
            places, quotes = mentions.get(block.number, ()), quoted.get(block.number, ())
            blocks.append(_block(block, _marked(block.text, places, quotes, targets, path), path, language))
        headline, anchor = escape(article.title), "title"
        if block := article.headline:
            anchor = addresses.block(block.number)
            headline = _marked(block.text, (), quoted.get(block.number, ()), targets, path)
        text = markdown.page(
            _meta(site, article, language),
            f"# {headline} {attributes(id=anchor, lang=article.language)}",
            box(_card(site, article, path, language), "div", klass="card", lang=language.tag),
            box("\n\n".join(blocks), "div", klass="text", lang=article.language, data_pagefind_body=""),
            _claims(article, claims, models, path, language),
            _left_out(article, language),
        )
        yield Page(path=path, text=text)


def _meta(site: Site, article: Article, language: Language) -> dict[str, object]:
    return {
        "title": article.title,
        "description": _description(article),
        "language": article.language,
        "date": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "byline": article.byline,
        "models": [model.slug for model in site.models_in(article)],
        "original": article.original,
        "source": article.path,
        "sha256": article.sha256,
        "kind": "article",
        "interface": language.tag,
        "notes": article.notes_path or article.path,
        "alternates": _alternates(site, article),
        "instead": addresses.in_languages(site.languages, addresses.articles),
    }


def _alternates(site: Site, article: Article) -> dict[str, str]:
    """The addresses of the article and of its translations by language, where no two share a language."""
    versions = sorted((article, *site.translations(article)), key=lambda version: version.name)
    if len({version.language for version in versions}) < len(versions):
        versions = [article]
    return {version.language: addresses.url(addresses.article(version)) for version in versions}


def _description(article: Article) -> str:
    text = " ".join(block.text for block in article.shown if block.role is Role.TEXT) or article.title
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def _block(block: Block, text: str, path: str, language: Language) -> str:
    anchor = addresses.block(block.number)
    name = language.say("article.place", n=block.number)
    permalink = link(f"¶{block.number}", path, path, anchor, klass="headerlink", aria_label=name, lang=language.tag)
    if block.role is Role.HEADING:
        return f"## {text} {permalink} {attributes(id=anchor)}"
    return f"{text} {permalink}\n{attributes(id=anchor)}"


def _marked(
    text: str, mentions: Sequence[Mention], claims: Sequence[Claim], targets: Mapping[str, str], path: str
) -> str:
    """A block's text: the sentences that serve as evidence marked, the first mention of each model linked."""
    links: list[Mention] = []
    for mention in mentions:
        first = all(mention.model != other.model for other in links)
        if mention.model and first and (not links or mention.start >= links[-1].end):
            links.append(mention)
    parts, at = [], 0
    for start, end in sentences(text):
        if any(claim.start < end and start < claim.end for claim in claims):
            # A mention across a sentence's end would tear the mark apart: it stays a plain word.
            parts.append(_linked(text, at, start, links, targets, path))
            parts.append(span(_linked(text, start, end, links, targets, path), klass="evidence"))
            at = end
    return "".join([*parts, _linked(text, at, len(text), links, targets, path)])


def _linked(text: str, start: int, end: int, mentions: Sequence[Mention], targets: Mapping[str, str], path: str) -> str:
    """The text from `start` to `end`, the mentions in it linked to their models' pages."""
    parts, at = [], start
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            name = escape(text[mention.start : mention.end])
            parts += [escape(text[at : mention.start]), link(name, path, targets[str(mention.model)], klass="model")]
            at = mention.end
    return "".join([*parts, escape(text[at:end])])


def _claims(
    article: Article, claims: Sequence[Claim], models: Mapping[str, Name], path: str, language: Language
) -> str:
    """What is claimed from this article, model by model, each with a link to its words."""
    if not claims:
        return ""
    say = language.say
    parts = [
        f"## {escape(say('facts.claims'))} {attributes(id='claims')}",
        escape(say("facts.claims_lead")),
    ]
    for slug in dict.fromkeys(claim.model for claim in claims):
        target = addresses.model(models[slug], language)
        items = []
        for claim in claims:
            if claim.model == slug:
                label = link(escape(say(f"attributes.{claim.attribute}")), path, target, f"fact-{claim.attribute}")
                place = place_link(claim.block, path, path, language)
                value = value_text(claim, language, article.language)
                items.append(f"- {label}{escape(say('common.separator'))}{value} {place}")
        parts.append(f"### {link(escape(models[slug].name), path, target)} {attributes(id=f'claims-{slug}')}")
        parts.append("\n".join(items))
    return box("\n\n".join(parts), "section", klass="claims", lang=language.tag)


def _card(site: Site, article: Article, path: str, language: Language) -> str:
    """What is known about the article, as a definition list; what is not known says so."""
    say, tag = language.say, article.language
    byline = next((block.text for block in article.blocks if block.role is Role.BYLINE), article.byline)
    models = [link(escape(model.name), path, addresses.model(model, language)) for model in site.models_in(article)]
    unknown = span(escape(say("common.unknown")), klass="unknown")
    derived = " " + span(f"({escape(say('article.derived'))})", klass="derived")

    def foreign(text: str | None) -> str:
        return span(escape(text), lang=tag) if text else unknown

    rows = {
        "article.language": escape(language.language_name(tag)) if tag != UNDETERMINED else unknown,
        "article.published": escape(language.date(article.published)) if article.published else unknown,
        "article.publisher": foreign(article.publisher),
        "article.byline": foreign(byline),
        "article.models": language.list(models) if models else escape(say("article.no_models")),
    }
    if article.language_origin is Origin.DERIVED and tag != UNDETERMINED:
        rows["article.language"] += derived
    if article.published_origin is Origin.DERIVED and article.published:
        rows["article.published"] += derived
    if article.source_url:
        rows["article.source_url"] = outside(escape(article.source_url), article.source_url)
    if article.rights:
        rows["article.rights"] = foreign(article.rights)
    if siblings := site.translations(article):
        links = [
            link(
                escape(other.title),
                path,
                addresses.article(other),
                lang=other.language,
                hreflang=other.language,
            )
            for other in siblings
        ]
        beside = link(escape(say("translations.read")), path, addresses.translations(str(article.original), language))
        note = span(escape(say("article.original_text")), klass="derived")
        rows["article.original"] = f"{language.list(links)} {note} {beside}"
    rows["article.source"] = link(escape(say("article.raw")), path, addresses.raw(article))
    rows["article.sha256"] = f"`{article.sha256}`"
    notes = {Origin.EDITOR: "article.title_editor", Origin.DERIVED: "article.title_derived"}
    note = escape(say(notes[article.title_origin])) + "\n\n" if article.title_origin in notes else ""
    return note + "\n\n".join(f"{escape(say(label))}\n:   {value}" for label, value in rows.items())


def _left_out(article: Article, language: Language) -> str:
    omissions = [omission for block in article.blocks for omission in block.omissions]
    if not omissions:
        return ""
    lead = escape(language.say("article.left_out_lead"))
    items = "\n".join(
        f"- {span(escape(omission.text), lang=article.language)}"
        f" — {span(escape(omission.reason), lang=REASONS, klass='reason')}"
        for omission in omissions
    )
    summary = escape(language.say("article.left_out", n=len(omissions)))
    return box(f"{lead}\n\n{items}", "details", summary=summary, klass="left-out", lang=language.tag)
