"""receive: the bytes of an article as an editor has it, a web page or plain text → its text and what it says of itself.

What is no article is refused, with what to do instead. Nothing is fetched.
"""

import codecs
import re
from dataclasses import dataclass, field
from itertools import islice, pairwise

from terbuka.intake.webpage import WebPage, read_page
from terbuka.languages.rules import boilerplate
from terbuka.problems import Mark, Problem
from terbuka.text.clean import clean, fold
from terbuka.types import File

# How files begin that hold no text.
BEGINNINGS = (
    (rb"%PDF-", "a PDF"),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*|....ftyp(?:avif|heic)|\s*(?:<\?xml[^>]*>\s*)?<svg\b",
        "an image",
    ),
    (rb"PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf", "an office document or an archive"),
    (rb"\x1f\x8b|BZh|7z\xbc\xaf|Rar!", "an archive"),
    (rb"From: <Saved by |MIME-Version: ", "a web archive (.mhtml)"),
)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|article|div|p)\b", re.IGNORECASE)
END_TAG = re.compile(r"</(?:html|body|article|div|p|a|span)>", re.IGNORECASE)
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
LEGACY = "windows-1252"  # what browsers take for Latin-1, and the web's encoding in these languages before UTF-8

SHORT = 200  # letters; a text this short on a page that asks for something is no article
LEFT_OUT = 5  # paragraphs of a page that an editor is asked about
SHORTEST = 40  # letters; nothing shorter is one
LONGEST_WALL = 3000  # letters; a longer text that speaks of cookies all the time is an article about them


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An article as it came: the bytes of its seed, their text, and the page it came as; plain text is an empty one.

    `remarks` say what was done to the text or may be wrong with it.
    """

    data: bytes
    text: str
    remarks: tuple[str, ...] = ()
    page: WebPage = field(default_factory=WebPage)


def receive(source: File) -> tuple[Received | None, tuple[Problem, ...]]:
    """Read a source that is no seed yet. Returns None with a problem where it holds no article."""
    for beginning, what in BEGINNINGS:
        if re.match(beginning, source.data, re.DOTALL):
            return None, (_unreadable(source, f"this is {what}, not a page or a text"),)
    start = source.data[:4096]
    if start.count(0) * 10 > len(start) and not source.data.startswith(UTF_16):
        return None, (_unreadable(source, "this is no text"),)
    text, remarks = _decode(source.data)
    text, _ = clean(re.sub(r"\r\n?", "\n", text), source.path)
    if source.path.lower().endswith((".html", ".htm", ".xhtml")) or is_html(text):
        page = read_page(text)
        body = "".join(f"{line}\n\n" for line in page.lines).rstrip("\n") + "\n"
        left_out = (f"not taken from the page, is it the article's? “{shortened(p, 100)}”" for p in page.left_out)
        remarks = (*remarks, *islice(left_out, LEFT_OUT))
        received = Received(data=body.encode("utf-8"), text=body, remarks=remarks, page=page)
    else:
        joined = join_lines(text)
        if joined != text:
            remarks = (*remarks, "the lines were broken by width; they are joined to paragraphs: read these once")
        # A text that needs nothing is kept to the byte.
        data = joined.encode("utf-8") if remarks else source.data
        received = Received(data=data, text=joined, remarks=remarks)
    problem = _no_article(Mark(path=source.path), received)
    return (None, (problem,)) if problem else (received, ())


def is_html(text: str) -> bool:
    """Does a text look like a page: a tag at its start, or several at the ends of its elements?"""
    start = re.sub(r"<\?xml[^>]*>|<!--.*?-->", "", text[:5000].lstrip("\ufeff"), flags=re.DOTALL).lstrip()
    return bool(TAG.match(start)) or len(END_TAG.findall(text)) >= 3


def join_lines(text: str) -> str:
    """Join the lines of a text that was broken by width; any other text stays as it is.

    Lines break inside sentences there. A break is one of width where the next line's first word would not have fitted.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    inside = [(line, after) for line, after in pairwise(lines) if _broken(line, after)]
    if len(inside) < 3 or len(inside) * 4 < sum(map(bool, lines)):
        return text
    width = max(len(line) for line, _ in inside)
    result = lines[:1]
    for line, after in pairwise(lines):
        first = after.split(maxsplit=1)[0] if after else ""
        if _broken(line, after) or (line and after and len(line) + 1 + len(first) > width):
            # A hyphen at the end may belong to the word: it stays.
            result[-1] += after.lstrip() if line.endswith("-") else f" {after.lstrip()}"
        else:
            result.append(after)
    return "\n".join(result)


def _broken(line: str, after: str) -> bool:
    """Does a line end inside a sentence that the next one goes on with?"""
    after = after.lstrip()
    return bool(line and after) and (line[-1].isalnum() or line[-1] in ",-") and after[0].islower()


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of any bytes, and a remark where they are not UTF-8."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace"), ("received as UTF-16, kept as UTF-8",)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    if sum(not character.isascii() for character in text) > 5 * broken:
        return text, (f"{broken} characters were broken and stand as \ufffd: receive the article again if you can",)
    found = CHARSET.search(data[:4096])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    if declared and declared not in ("utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "ascii"):
        try:
            return data.decode(declared), (f"received as {declared}, as the page says, kept as UTF-8",)
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode(LEGACY, "replace"), (f"received as {LEGACY}, kept as UTF-8: are the accents right?",)


def _no_article(mark: Mark, received: Received) -> Problem | None:
    """Why what was received is no article, or None."""
    letters = sum(map(str.isalpha, received.text))
    lines = [line for line in map(fold, received.text.split("\n")) if line]
    asking_words = [word.casefold() for each in boilerplate().values() for word in each.asking]
    walls = asking_words + [word.casefold() for each in boilerplate().values() for word in each.walls]
    asking = sum(any(word in line.casefold() for word in asking_words) for line in lines)
    only_asks = asking > 1 and asking * 2 >= len(lines) and letters < LONGEST_WALL
    if only_asks or (letters < SHORT and any(word in received.page.visible.casefold() for word in walls)):
        message = "the page asks for something (consent, cookies, JavaScript) and shows no article"
        fix = "answer it in the browser and save the page again with the article; or copy the text into a .txt file"
        return mark.problem("consent-wall", message, fix)
    if letters < SHORTEST:
        message = "no article's text was found" if received.page.visible else "there is nothing in it"
        fix = "is it the page of one article? save it again when it is whole; or copy the text into a .txt file"
        return mark.problem("no-article", message, fix)
    return None


def _unreadable(source: File, message: str) -> Problem:
    fix = "save the article's web page from the browser (“Web page, HTML only”), or copy its text into a .txt file"
    return Mark(path=source.path).problem("unreadable", message, fix)


def shortened(text: str, length: int) -> str:
    """The beginning of a text, up to a word's end, where it has more than so many characters."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"
