"""check: Site → Problems. What can only be seen when all articles and names stand beside each other.

A check is a generator of problems and its name in `CHECKS`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from terbuka.articles.mentions import key
from terbuka.languages.interface import locale
from terbuka.pages import addresses
from terbuka.pages.redirected import redirects
from terbuka.site import Site
from terbuka.text.words import folded
from terbuka.types import Problem


def one_address_each(site: Site) -> Iterator[Problem]:
    """No two articles of one language have one slug, and no article or model has the address of a list."""
    taken = {
        address(language): "the list"
        for language in site.languages
        for address in (addresses.articles, addresses.models)
    }
    for article in site.articles:
        path = addresses.article(article)
        if path in taken:
            message = f"the address '{addresses.url(path)}' is taken by {taken[path]}"
            yield article.address_mark.problem("same-slug", message, "give this article a 'slug:' of its own")
        taken.setdefault(path, article.name)
    for model in site.models:
        path = addresses.model(model, site.languages[0])
        if path in taken:
            message = f"the address '{addresses.url(path)}' is taken by {taken[path]}"
            yield model.mark.problem("same-slug", message, "write the name in full, with its maker's")


def one_model_a_name(site: Site) -> Iterator[Problem]:
    """No name belongs to two models, and none of a model's look-alikes is its own name."""
    owners: dict[str, str] = {}
    for model in site.models:
        for name in model.names:
            if owners.setdefault(key(name), model.slug) != model.slug:
                message = f"the name '{name}' is {owners[key(name)]}'s already"
                mark = model.marks.get(name, model.mark)
                yield mark.problem("same-name", message, "keep it in one of the two files")
        for name in model.look_alikes:
            if key(name) in map(key, model.names):
                message = f"'{name}' is both a name and a look-alike of {model.name}"
                yield model.marks[name].problem("own-look-alike", message, "keep it in one of the two lists")


def free_old_addresses(site: Site) -> Iterator[Problem]:
    """No old address is that of a living page, and none leads to two pages: so no redirect leads to a redirect."""
    taken = {addresses.article(article): f"the article '{article.name}'" for article in site.articles}
    for language in site.languages:
        taken |= {addresses.articles(language): "the list", addresses.models(language): "the list"}
        taken |= {addresses.model(model, language): f"the model '{model.slug}'" for model in site.models}
    reported = set()  # a model's old address is three, one a language
    for redirect in redirects(site):
        if redirect.path in taken and redirect.mark not in reported:
            reported.add(redirect.mark)
            yield redirect.mark.problem(
                "redirect-taken",
                f"the address '{addresses.url(redirect.path)}' is taken by {taken[redirect.path]}",
                "take this entry out: an old address leads to one page, and a page that is there needs none",
            )
        taken.setdefault(redirect.path, f"another 'redirect_from', in {redirect.mark.path}")


def names_as_written(site: Site) -> Iterator[Problem]:
    """A model's name stands in an article as its file has it; other spellings of it are aliases.

    Names are found in capitals too, so without this a slip of a letter's case would pass and be shown.
    """
    blocks = {(article.name, block.number): block.text for article in site.articles for block in article.shown}
    for model in site.models:
        written = {
            folded(blocks[mention.article, mention.block][mention.start : mention.end]).text
            for article in site.articles_on(model)
            for mention in site.mentions[article.name]
            if mention.model == model.slug
        }
        spellings = {text for text in written if key(text) == key(model.name)}
        if spellings and folded(model.name).text not in spellings:
            message = f"no article writes '{model.name}'; they write " + ", ".join(sorted(spellings))
            yield model.mark.problem("name-not-written", message, "write the name as an article does")


def shared_originals(site: Site) -> Iterator[Problem]:
    """An `original` is shared by two articles at least."""
    groups = defaultdict(list)
    for article in site.articles:
        if article.original:
            groups[article.original].append(article)
    for original, articles in groups.items():
        if len(articles) == 1:
            yield articles[0].mark.problem(
                "lone-original",
                f"no other article has the original '{original}'",
                "is it spelled as in the other article? ignore this if the other is still to come",
                warning=True,
            )


def labelled_attributes(site: Site) -> Iterator[Problem]:
    """Every attribute, group and unit has its label in every language, and no label is left over."""
    attributes = site.attributes
    units = {unit for attribute in attributes for unit in attribute.units if unit not in locale("en").currencies}
    for section, wanted in (
        ("attributes", {attribute.key for attribute in attributes}),
        ("groups", {attribute.group for attribute in attributes}),
        ("units", units),
    ):
        for language in site.languages:
            path = language.path
            found = {label.partition(".")[2] for label in language.labels if label.startswith(f"{section}.")}
            for label in sorted(wanted - found):
                message = f"'{section}.{label}' is missing"
                yield Problem(path=path, code="no-label", message=message, fix="add it in every language")
            for label in sorted(found - wanted):
                message = f"nothing uses '{section}.{label}'"
                yield Problem(path=path, code="unused-label", message=message, fix="delete it in every language")


CHECKS = (
    one_address_each,
    free_old_addresses,
    one_model_a_name,
    names_as_written,
    shared_originals,
    labelled_attributes,
)


def check(site: Site) -> Iterator[Problem]:
    """All problems of the site."""
    for problems in CHECKS:
        yield from problems(site)
