"""receive: the bytes of an article as an editor has it, a web page or plain text → its text and what it says of itself.

What is no article is refused, with what to do instead. Nothing is fetched.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from terbuka.intake.boilerplate import ADDRESS, WALL, propose
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
# What browsers read under the names of encodings that are a part of others.
READ_AS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), LEGACY),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    "big5": "big5hkscs",
}
NOT_TAKEN = "not taken from the page"
TOLD = 40  # lines of a page that were not taken and are told one by one

SHORT = 200  # letters; a text this short on a page that asks for something is no article
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
    text, remarks = _decode(source.data)
    if text is None:
        return None, (_unreadable(source, "this is no text"),)
    text, problems = clean(re.sub(r"\r\n?", "\n", text), source.path)
    remarks += tuple(f"{problem.message}: {problem.fix}" for problem in problems if problem.code == "mojibake")
    if source.path.lower().endswith((".html", ".htm", ".xhtml")) or is_html(text):
        page = read_page(text)
        body = "".join(f"{line}\n\n" for line in page.lines).rstrip("\n") + "\n"
        remarks = (*remarks, *_walled(page), *_left_out(page))
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


def _walled(page: WebPage) -> Iterator[str]:
    asking = any(each.reason == WALL for each in propose([line for line in page.lines if line], None))
    if page.walled or asking:
        says = "says that it is not free to read" if page.walled else "asks for a subscription"
        yield f"the page {says}: is the text whole? if not, save it again where you can read all of it"


def _left_out(page: WebPage) -> Iterator[str]:
    """What became of the lines of the page that are not the article's: some one by one, all by their number."""
    asked = [line.text for line in page.left_out if not line.part]
    yield from (f"{NOT_TAKEN}, is it the article's? “{shortened(text, 100)}”" for text in asked[:TOLD])
    others = Counter(line.part for line in page.left_out if line.part)
    others += Counter({"other lines": max(0, len(asked) - TOLD)})
    if others:
        told = ", ".join(f"{number} of {part}" for part, number in others.items())
        yield f"{NOT_TAKEN} either, lines: {told}"


def _decode(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The text of any bytes, None if they are none, and a remark where they are not UTF-8."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace"), ("received as UTF-16, kept as UTF-8",)
    start = data[:4096]
    zeros, odd = start.count(0), start[1::2].count(0)
    if zeros * 10 <= len(start):
        return _legible(data)
    # UTF-16 without its mark: of most letters the same half is a zero.
    if zeros * 3 < len(start) or min(odd, zeros - odd) * 10 > zeros:
        return None, ()
    encoding = "utf-16-le" if odd * 2 > zeros else "utf-16-be"
    return data.decode(encoding, "replace"), ("received as UTF-16, kept as UTF-8",)


def _legible(data: bytes) -> tuple[str, tuple[str, ...]]:
    found = CHARSET.search(data[:4096])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    if not declared.startswith("iso-2022"):  # which is written in ASCII's bytes
        try:
            return data.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            text = data.decode("utf-8-sig", "replace")
        broken = text.count("\ufffd")
        if sum(not character.isascii() for character in text) > 5 * broken:
            return text, (f"{broken} characters were broken and stand as \ufffd: receive the article again if you can",)
    if declared and declared not in ("utf-8", "utf8"):
        encoding = READ_AS.get(declared, declared)
        if encoding != LEGACY:
            try:
                return data.decode(encoding), (f"received as {declared}, as the page says, kept as UTF-8",)
            except (LookupError, UnicodeDecodeError):
                pass
    told = (encoding := _told(data)) != LEGACY
    question = "do the letters look right?" if told else "are the accents right?"
    return data.decode(encoding, "replace"), (f"received as {encoding}, kept as UTF-8: {question}",)


def _told(data: bytes) -> str:
    """The encoding of bytes that do not say it, by what they would read as."""
    letters = data.translate(None, bytes(range(128)))
    if len(letters) * 4 < len(data.translate(None, bytes(range(0x41)))):
        return LEGACY  # a few letters with accents among ASCII's
    from charset_normalizer import from_bytes  # here, for it takes a while to load

    best = from_bytes(data[:100_000]).best()
    return best.encoding if best else LEGACY


def _no_article(mark: Mark, received: Received) -> Problem | None:
    """Why what was received is no article, or None."""
    letters = sum(map(str.isalpha, received.text))
    lines = [line for line in map(fold, received.text.split("\n")) if line]
    if lines and all(map(ADDRESS.fullmatch, lines)):
        count = f"{len(lines)} web addresses" if len(lines) > 1 else "a web address"
        fix = "copy the article's text; or save each page (“Web page, HTML only”): make article FROM=path/to/folder/"
        return mark.problem("no-article", f"it has {count} and no text, and nothing is fetched", fix)
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
