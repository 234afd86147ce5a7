"""proposals: a form that somebody has filled in → the files of `seeds/` that it asks for, or what is wrong. Pure.

Whatever stands in the form may be anybody's: it becomes text in these files, and never a path, a command or a tag.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from terbuka.articles import derive
from terbuka.commands.forms import Filled
from terbuka.commands.insertion import read_items, with_items
from terbuka.languages.tags import ENGLISH, find_locale
from terbuka.notes.schema import first_line
from terbuka.problems import Mark, Problem, nearest
from terbuka.records.article import Notes
from terbuka.records.keys import Invalid, keys_of
from terbuka.site import Site
from terbuka.text.clean import fold
from terbuka.types import File

FORM = "the form"  # stands where problems have their path
BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")  # an address as browsers show it, without https://
# The keys of the notes that the form of an article asks for, by its fields.
KEYS = {
    "address": "source_url",
    "headline": "title",
    "publisher": "publisher",
    "byline": "byline",
    "published": "published",
    "language": "language",
    "rights": "rights",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFiles:
    """The files as they are to be, what was read in them for the editor to look at, and what is wrong."""

    files: tuple[File, ...] = ()
    told: str = ""
    problems: tuple[Problem, ...] = ()


def form_files(form: Filled | None, number: int, site: Site, filed: str = "") -> FormFiles:
    """What the form of issue `number` asks for, which was `filed` on a day, where that is known (ISO 8601)."""
    if form is None:
        message, fix = "this issue was not filed through a form", "file it anew through “An article” or “A statement”"
        return FormFiles(problems=(Mark(path=FORM).problem("no-form", message, fix),))
    if form.form == "statement":
        return statement_files(form.answers["article"], form.answers["statement"], FORM, site)
    return _article(form.answers, number, site, filed)


def statement_files(name: str, statement: str, path: str, site: Site) -> FormFiles:
    """Claims put into the notes of an article, which is named by its seed, its file, its title or its page's address.

    `path` is where problems of the claims are placed.
    """
    items, problems = read_items(statement, path)
    article = _named(name, site)
    if article is None:
        message = f"there is no article '{name[:100]}'" if name else "no article is named"
        near = nearest(name[:100], site.article)
        fix = f"did you mean '{near}'?" if near else "copy the address of the article's page on the site"
        problems = (Mark(path=path).problem("unknown-article", message, fix), *problems)
    if article is None or items is None:
        return FormFiles(problems=problems)
    notes = f"seeds/{article}.yml"
    there = next((file.data for file in site.seeds if file.path == notes), f"{first_line(notes)}\n".encode())
    try:
        text = with_items(there.decode("utf-8"), items)
    except UnicodeDecodeError:
        text = None
    if text is None:
        message = "nothing can be put into this file as it is: it is no YAML, or its 'claims' are no list"
        return FormFiles(problems=(Mark(path=notes).problem("not-a-list", message, "mend the file first: make check"),))
    return FormFiles(files=(File(path=notes, data=text.encode("utf-8")),))


def _named(name: str, site: Site) -> str | None:
    """The name of the seed that is meant, one that is there."""
    titled = [article.name for article in site.articles if fold(article.title).casefold() == fold(name).casefold()]
    if len(titled) == 1:
        return titled[0]
    last = re.split(r"[?#]", name)[0].strip().removesuffix("index.html").rstrip("/").rpartition("/")[2]
    last = re.sub(r"\.(?:txt|yml)\Z", "", last)
    by_slug = {article.slug: article.name for article in site.articles}
    return last if last in site.article else by_slug.get(last)


def _article(answers: Mapping[str, str], number: int, site: Site, filed: str) -> FormFiles:
    if not answers["text"] or re.fullmatch(r"https?://\S+", answers["text"]):
        message = "there is no text in it, and nothing is fetched from its address"
        fix = "open the page, copy the article's text, and edit this issue: put it under “Text”"
        return FormFiles(problems=(Mark(path=FORM).problem("no-article", message, fix),))
    from terbuka.intake.intake import intake  # here, for what reads web pages takes a while to load
    from terbuka.intake.stated import Finding

    said, problems = dict[str, Finding](), list[Problem]()
    interface = [language.tag for language in site.languages]
    for field, key in sorted(KEYS.items(), key=lambda each: each[1] != "language"):  # a day is read by its language
        try:
            if answer := answers.get(field, ""):
                own = said["language"].value if "language" in said else derive.language(answers["text"], interface)
                said[key] = Finding(_value(key, answer, {*interface, own or ENGLISH.language}), "the form")
        except Invalid as error:
            fix = f"{error.fix}; until then it is left out"
            problems.append(Mark(path=FORM).problem(error.code, error.message, fix, warning=True))
    if filed:
        said["added"] = Finding(filed, "the form")
    source = File(path=f"issue-{number}", data=f"{answers['text']}\n".encode())
    result, refused = intake(source, site, said)
    if result is None:
        return FormFiles(problems=(*problems, *refused))
    for path in result.copied:
        message, fix = f"most of this text is there already: {path}", "close this issue if one of them is enough"
        problems.append(Mark(path=FORM).problem("already-there", message, fix, warning=True))
    return FormFiles(files=result.files, told=result.report, problems=(*problems, *refused))


def _value(key: str, answer: str, languages: Iterable[str]) -> str:
    """An answer as its key takes it: a day in figures, a language by its tag, an address whole. Raises Invalid.

    Days are read in any of the `languages`.
    """
    parse = keys_of(Notes)[key].parse
    try:
        parse(answer)
        return answer
    except Invalid as error:
        others = {error.instead} if error.instead else set()
        if key == "published":
            from terbuka.intake.days import days_in

            others |= {day.isoformat() for tag in languages for day, _ in days_in(answer, tag)}
        elif key == "source_url" and BARE.fullmatch(answer):
            others.add(f"https://{answer}")
        elif key == "language":
            others |= set(_tags(answer))
        if len(others) == 1:
            return others.pop()
        if key == "published":
            message = f"'{answer[:100]}' names no one day that everybody reads alike"
            raise Invalid(error.code, message, "write the month in words, or all as YYYY-MM-DD") from None
        raise


def _tags(name: str) -> Iterator[str]:
    """The tags of the languages that are called so, in English or by themselves."""
    name = name.casefold().removeprefix("bahasa ")
    for tag, english in sorted(ENGLISH.languages.items()):
        own = find_locale(tag) if len(tag) == 2 else None
        if name in (english.casefold(), ((own and own.language_name) or "").casefold()):
            yield tag.replace("_", "-")


def beyond(before: Iterable[Problem], after: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that came, wherever the old ones are now. Of like ones the last are new: claims go to the end."""
    old = Counter((each.path, each.code, each.message) for each in before)
    for problem in after:
        key = problem.path, problem.code, problem.message
        if old[key] > 0:
            old[key] -= 1
        else:
            yield problem
