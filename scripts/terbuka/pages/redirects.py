"""A page at each old address that leads on to the new one: straight to a page that is there, so there are no chains and
no loops. The template `redirect.html` of the theme does the leading.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from terbuka.languages.interface import Language, folder_of
from terbuka.pages import addresses
from terbuka.pages.markdown import front_matter
from terbuka.problems import Mark
from terbuka.site import Site
from terbuka.types import Article, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A page at an old address: `path` leads to `target`, both relative to `docs/`, in the words of `language`.

    `title` is that of the page it leads to, in the language `title_language`.
    """

    path: str
    target: str
    title: str
    title_language: str
    language: Language
    mark: Mark


def redirects(site: Site) -> Iterator[Redirect]:
    """Every redirect that the articles and models ask for; a model's old address is one in each language."""
    for article in site.articles:
        for old, mark in article.notes.placed("redirect_from"):
            yield Redirect(
                path=_old_path(article, old),
                target=addresses.article(article),
                title=article.title,
                title_language=article.language,
                language=site.interface(article.language),
                mark=mark,
            )
    for model in site.models:
        for old, mark in model.placed("redirect_from"):
            for language in site.languages:
                yield Redirect(
                    path=f"{language.folder}{model.kind}/{old}/index.md",
                    target=addresses.registered(model, language),
                    title=model.name,
                    title_language=language.tag,
                    language=language,
                    mark=mark,
                )


def pages(site: Site) -> Iterator[Page]:
    for redirect in redirects(site):
        meta = {
            "title": redirect.title,
            "title_language": redirect.title_language,
            "language": redirect.language.tag,
            "kind": "redirect",
            "template": "redirect.html",
            "redirect": addresses.url(redirect.target),
        }
        yield Page(path=redirect.path, text=front_matter(meta))


def _old_path(article: Article, old: str) -> str:
    """The path of an article's old page: `old` is a slug in the article's language, or a path."""
    return f"{old}/index.md" if "/" in old else f"{folder_of(article.language)}articles/{old}/index.md"
