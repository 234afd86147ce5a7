#!/usr/bin/env python3
"""Checks certificates of articles against the texts that they are of; asks no network. Needs Python 3.8 or newer.

A certificate (`certificate.jsonld` beside an article's page) says of which text it is, with its size and SHA-256, and
at which characters of it each quote stands. Checked are

- the size and the SHA-256 of the text;
- each quote: `found` at its place, `moved` to another one, `not found` at all, or certified for `another text`. Words
  that name the model of a claim where its quote does not are checked as well; their ids end in `-model`.

Characters are counted as the W3C Web Annotation Data Model does it (section 4.2.4): Unicode code points of the text as
it was received, in UTF-8, the first of which is 0; a byte order mark does not count.

    python3 verify.py certificate.jsonld text.txt    a certificate and its text, whatever they are called
    python3 verify.py site/                          all certificates in a folder that holds the site
    python3 verify.py certificate.jsonld site/       a certificate, its text being somewhere in that folder
    python3 verify.py one.jsonld two.jsonld …        several, with their texts by their names, or beside them

Exit codes: 0 all is as certified; 1 something is not; 2 something could not be checked, whatever else was found.
"""

import argparse
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

ENDING = ".jsonld"  # of a certificate's name
MARK = b"\xef\xbb\xbf"  # the byte order mark
RIGHT, WRONG, UNCHECKED = 0, 1, 2


class Unusable(Exception):
    """What cannot be checked, and why."""


class Words(NamedTuple):
    """Words that a certificate puts at a place, and the id and what is said of them."""

    id: str
    said: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    is_of_it: bool  # of the text that the whole certificate is of


class Certificate(NamedTuple):
    """What a certificate says; `source` is the address of the text that it is of."""

    id: str
    title: str
    source: str
    sha256: str
    size: int
    words: Tuple[Words, ...]


class Verdict(NamedTuple):
    """What is true of words: `found`, `moved`, `not found` or `another text`, and where they stand."""

    words: Words
    state: str
    start: Optional[int] = None


def read_certificate(data: bytes) -> Certificate:
    """Read a certificate. Raises Unusable where it is none."""
    try:
        found = json.loads(data.decode("utf-8"))
        whole, *annotations = found["first"]["items"]
        source, hash_, size = whole["target"]["id"], whole["target"]["sha256"], whole["target"]["byteSize"]
        words = tuple(_words(each, source, hash_) for each in annotations)
        _are(str, found["id"], found["label"], source, hash_)
        _are(int, size)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unusable(f"this is no certificate ({type(error).__name__}: {error})") from error
    return Certificate(found["id"], found["label"], source, hash_, size, words)


def _words(annotation: Dict[str, Any], source: str, hash_: str) -> Words:
    target, body = annotation["target"], annotation["body"]
    quote, position = target["selector"]
    texts = annotation["id"], quote["exact"], quote["prefix"], quote["suffix"]
    numbers = position["start"], position["end"]
    _are(str, *texts)
    _are(int, *numbers)
    if not texts[1] or numbers[0] < 0:
        raise ValueError(f"no words at {texts[0]}")
    said = body if isinstance(body, str) else body[0]["value"]
    is_of_it = target["source"]["id"] == source and target["source"]["sha256"] == hash_
    return Words(texts[0].partition("#")[2], str(said), *texts[1:], *numbers, is_of_it)


def _are(kind: type, *values: object) -> None:
    for value in values:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")


def decoded(data: bytes) -> str:
    """The text that bytes are; what is no UTF-8 becomes U+FFFD."""
    return data.decode("utf-8-sig", "replace")


def verdict(text: str, words: Words) -> Verdict:
    """What is true of words in a text."""
    start = _place(text, words)
    state = "not found" if start is None else "found" if start == words.start else "moved"
    return Verdict(words, state if words.is_of_it else "another text", start)


def _place(text: str, words: Words) -> Optional[int]:
    if text[words.start : words.end] == words.exact:
        return words.start
    # Of several copies the one amid the same words, else the first.
    at = text.find(words.prefix + words.exact + words.suffix)
    if at >= 0:
        return at + len(words.prefix)
    at = text.find(words.exact)
    return at if at >= 0 else None


def text_faults(data: bytes, certificate: Certificate) -> Iterator[str]:
    """What of a text is not as its certificate says."""
    if len(data) != certificate.size:
        yield f"the text has {len(data)} bytes, certified are {certificate.size}"
    found = sha256(data).hexdigest()
    if found != certificate.sha256:
        yield f"the text's SHA-256 is {found}, certified is {certificate.sha256}"
        if any(sha256(each).hexdigest() == certificate.sha256 for each in _other_line_ends(data)):
            yield "nothing but line ends or a byte order mark was changed, as some programs do"


def _other_line_ends(data: bytes) -> Iterator[bytes]:
    lines = data[len(MARK) :] if data.startswith(MARK) else data
    lines = lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for end in (b"\n", b"\r\n", b"\r"):
        text = lines.replace(b"\n", end)
        yield from (text, MARK + text)


def text_in(folder: Path, certificate: Certificate) -> Optional[Path]:
    """Where the text of a certificate stands in a folder that holds the site, or a part of it.

    Nothing outside of the folder is read, whatever the certificate says.
    """
    root, parts = folder.resolve(), certificate.source.split("?")[0].split("#")[0].split("/")
    for first in range(3, len(parts)):  # behind the scheme and the host, and the path that the site is published under
        try:
            path = root.joinpath(*parts[first:]).resolve()
        except RuntimeError:  # links that lead to each other; a newer Python gives their path
            continue
        if root in path.parents and path.is_file():
            return path
    return None


def text_of(certificate: Certificate, places: List[Path]) -> Path:
    """The text of a certificate, which is one of some files, by its name, or in a folder among them.

    One file alone is the text, whatever its name. Raises Unusable where the text is not there.
    """
    name = certificate.source.rpartition("/")[2]
    for place in places:
        path = text_in(place, certificate) if place.is_dir() else place
        if path and (place.is_dir() or place.name == name or len(places) == 1):
            return path
    raise Unusable(f"{certificate.source} is not in {', '.join(map(str, places))}")


def pairs(given: List[Path]) -> Iterator[Tuple[Path, List[Path]]]:
    """The certificates that are to be checked, each with the files and folders among which its text is."""
    folders = [path for path in given if path.is_dir()]
    files = [path for path in given if path not in folders]
    named = [path for path in files if path.suffix == ENDING] or files[:1]
    texts = [path for path in files if path not in named]
    found = named or sorted(path for folder in folders for path in folder.rglob(f"*{ENDING}"))
    if not found:
        raise Unusable(f"there is no certificate (…{ENDING}) in {', '.join(map(str, folders))}")
    for path in found:
        yield path, texts if len(found) == len(texts) == 1 else [*texts, *folders, path.parent]


def checked(path: Path, places: List[Path]) -> Tuple[Certificate, List[str], List[Verdict]]:
    """A certificate, what is wrong with its text as a whole, and what is true of its words.

    The text is one of the `places`, or in one. Raises Unusable, OSError, and ValueError where a path is none.
    """
    certificate = read_certificate(path.read_bytes())
    data = text_of(certificate, places).read_bytes()
    received = decoded(data)
    return certificate, list(text_faults(data, certificate)), [verdict(received, words) for words in certificate.words]


def shown(text: str) -> str:
    """A text as a line of a terminal that cannot do anything there."""
    return "".join(each if each.isprintable() else " " if each.isspace() else f"\\u{ord(each):04x}" for each in text)


def lines(certificate: Certificate, faults: List[str], verdicts: List[Verdict], quiet: bool) -> Iterator[str]:
    """What was found out about a certificate, in words."""
    yield f"  text       {'; '.join(faults) or f'{certificate.size} bytes, SHA-256 as certified'}"
    for words, state, start in verdicts:
        if quiet and state == "found":
            continue
        where = f"{words.start}-{words.end}{f', now at {start}' if state == 'moved' else ''}"
        yield f"  {state:10} {words.id} ({where}) {shown(words.said)}: “{shown(words.exact)}”"
    found = sum(each.state == "found" for each in verdicts)
    yield f"  {found} of {len(verdicts)} quotes found at their places"


def main(arguments: Optional[List[str]] = None) -> int:
    """Carry out the command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="+", help="certificates, their texts, or folders that hold them")
    parser.add_argument("--quiet", action="store_true", help="do not list the quotes that are found")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know few characters
    code = RIGHT
    try:
        found = list(pairs(options.path))
    except (Unusable, OSError) as error:
        print(shown(str(error)), file=sys.stderr)
        return UNCHECKED
    for path, places in found:
        try:
            certificate, faults, verdicts = checked(path, places)
        except (Unusable, OSError, ValueError) as error:
            print(f"{shown(str(path))}: {shown(str(error))}", file=sys.stderr)
            code = UNCHECKED
            continue
        print(f"{shown(str(path))}: {shown(certificate.title)}")
        for line in lines(certificate, faults, verdicts, options.quiet):
            print(line)
        if faults or any(each.state != "found" for each in verdicts):
            code = max(code, WRONG)
    return code


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
        sys.exit(code)
    except BrokenPipeError:  # nobody reads on: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNCHECKED)
