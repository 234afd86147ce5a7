"""folder: the built site once more, so that it opens from a folder, without a server, by its file `index.html`.

On a server an address that ends in `/` is a page; in a folder it is a list of files. So each address of a folder gets
the name of its page, and one that begins at the site's root is told from the page. Shown by a server, the folder is
the site itself.
"""

import re
import shutil
from html import escape, unescape
from pathlib import Path
from posixpath import basename
from urllib.parse import urlsplit

from terbuka.commands.exchange import discard, exchange
from terbuka.progress import Progress

INDEX = "index.html"
NAME = "look"  # the folder beside `site/`
# What is in these is no HTML; they and comments end with the page where nothing ends them.
RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
PIECE = re.compile(
    rf"<!--.*?(?:-->|\Z)"
    rf"|(?P<tag><(?:(?P<raw>{RAW})\b|[a-z])(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)"
    r"(?(raw)(?:>.*?(?=</(?P=raw)\b|\Z))?|)",
    re.DOTALL | re.IGNORECASE,
)
LEADS = re.compile(r"\b(?:href|src|action|content)\b", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:(\s*+=\s*+)(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")
REFRESH = re.compile(r"(\s*\d+\s*[;,]\s*url\s*=\s*)(.*)", re.DOTALL | re.IGNORECASE)
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)


def make_folder(root: Path, progress: Progress) -> None:
    """Make `look/` of `site/`. The old one stays until a whole new one takes its place. Raises OSError."""
    from mkdocs.config import load_config

    base = urlsplit(load_config(str(root / "mkdocs.yml")).site_url or "").path or "/"
    new = root / ".build" / NAME
    discard(new)
    write_folder(root / "site", new, base, progress)
    exchange(new, root / NAME)
    progress.tell(f"{NAME}/: open {NAME}/{INDEX}")


def write_folder(site: Path, folder: Path, base: str, progress: Progress) -> None:
    """Write the site of the folder `site` into a new one. `base` is the path of the site's address. Raises OSError."""
    for path in progress("writing pages", sorted(path for path in site.rglob("*") if path.is_file())):
        name = path.relative_to(site).as_posix()
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".html"):
            page = from_folder(path.read_text(encoding="utf-8"), name, base)
            target.write_text(page, encoding="utf-8", newline="")
        else:
            shutil.copyfile(path, target)


def from_folder(page: str, name: str, base: str) -> str:
    """The HTML of a page whose addresses lead to files. `name` is its own path in the site, `base` as above."""
    root = "../" * name.count("/") or "./"

    def told(found: re.Match[str]) -> str:
        tag = found["tag"]
        if tag is None or not LEADS.search(tag) or not page.startswith(">", found.end("tag")):
            return found[0]
        refreshes = "refresh" in tag
        return ATTRIBUTE.sub(lambda each: _attribute(each, root, base, refreshes=refreshes), tag) + found[0][len(tag) :]

    return PIECE.sub(told, page)


def _attribute(found: re.Match[str], root: str, base: str, *, refreshes: bool) -> str:
    name, equals = found[1].lower(), found[2]
    if equals is None:
        return found[0]
    value = unescape(next(each for each in found.groups()[2:] if each is not None))
    if name == "content":
        refresh = REFRESH.fullmatch(value) if refreshes else None
        new = refresh[1] + _address(refresh[2], root, base) if refresh else value
    else:
        new = _address(value, root, base) if name in ("href", "src", "action") else value
    return found[0] if new == value else f'{found[1]}{equals}"{escape(new)}"'


def _address(address: str, root: str, base: str) -> str:
    """An address as it leads from a page to a file; one that leads out of the site, or within the page, as it is."""
    path, mark, rest = (*re.split(r"([?#])", address, maxsplit=1), "", "")[:3]
    if not path or OUTSIDE.match(path):
        return address
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return address
        path = root + path[len(base) :]
    last = basename(path)
    if last in ("", ".", ".."):
        path = f"{path if last == '' else f'{path}/'}{INDEX}"
    return path + mark + rest
