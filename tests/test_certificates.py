"""certificates: what they say of a text is so, and said as the Web Annotation Data Model has it; and their script.

https://www.w3.org/TR/annotation-model/, sections in brackets.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import pytest
from checker import PATH, verify
from hypothesis import given
from hypothesis import strategies as st
from nasty import ANY
from rdflib import RDF, Graph, Namespace, URIRef
from samples import examples, made, real
from terbuka.articles.describe import describe
from terbuka.pages import addresses, certificates
from terbuka.pages.asked import WHOLE, Watched
from terbuka.pages.certificates import AROUND
from terbuka.site import Site
from terbuka.text.clean import CONTROL, clean, decode, fold
from terbuka.text.received import as_received, received_lines
from terbuka.types import File, Seed

# Everything that stands between a text and what is shown of it: a byte order mark, lines that end in three ways, white
# space of all kinds, characters that are left out or that nobody sees, some beyond 16 bits, accents of their own.
ODD = (
    "\ufeff\r\n  Zed \t dirilis\x00 kemarin, \N{LLAMA}\N{LLAMA} kata\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}mereka\r"
    "\x1b[31m\n\N{LINE SEPARATOR}\n"
    "Bagikan Bagikan Zed ter\N{SOFT HYPHEN}buka  untuk\x7f semua, cafe\N{COMBINING ACUTE ACCENT} Bagikan\r\n"
    "Modelnya\x85baru dan \N{LLAMA} terbuka\n"
)
NOTES = """\
language: id
title: Zed <b>keluar</b>
omit:
  - {text: Bagikan, block: 3, reason: button}
  - {text: Bagikan, block: 3, reason: button}
claims:
  - {model: zed, attribute: results, value: dirilis kemarin, quote: "dirilis kemarin, 🦙🦙 kata mereka"}
  - {model: zed, attribute: openness-described, value: terbuka untuk semua, quote: terbuka untuk semua}
  - {model: zed, attribute: openness-lacking, value: untuk semua, quote: "untuk semua, café"}
  - {model: zed, attribute: significance, value: baru, quote: "baru dan 🦙 terbuka", named_in: Zed terbuka}
"""
FILES = {"odd.txt": ODD.encode(), "odd.yml": NOTES, "models/zed.yml": "name: Zed\n"}
Json = dict[str, Any]


def certificate_of(site: Site, name: str) -> str:
    (page,) = (p for p in certificates.pages(site) if p.path == addresses.certificate(site.article[name]))
    return page.text


def odd() -> tuple[Site, Json]:
    site, problems = made(FILES)
    assert not [problem for problem in problems if not problem.warning], problems
    return site, json.loads(certificate_of(site, "odd"))


def items(certificate: Json) -> list[Json]:
    return cast(list[Json], certificate["first"]["items"])


# -- where what is shown stands in the text as received


@examples(100)
@given(text=ANY, bom=st.sampled_from(["", "\ufeff"]), data=st.data())
def test_each_piece_of_a_block_is_found_in_the_text_as_received(text: str, bom: str, data: st.DataObject) -> None:
    file = File(path="seeds/a.txt", data=(bom + text).encode())
    decoded, _ = decode(file)
    if decoded is None:  # UTF-16 has no page
        return
    raw = as_received(file.data)
    lines = received_lines(raw)
    shown = [fold(line) for line in clean(decoded, "")[0].split("\n")]
    assert [line.text for line in lines] == [line for line in shown if line]
    for line in lines:
        start = data.draw(st.integers(0, len(line.text) - 1))
        end = data.draw(st.integers(start + 1, len(line.text)))
        first, last = line.span(start, end)
        piece = raw[first:last]
        # White space at its end may be of several characters, the first of which is the piece's.
        assert fold(CONTROL.sub("", piece)) == line.text[start:end].strip()
        assert (
            (piece[0], piece[-1]) == (line.text[start], line.text[end - 1]) or piece[0].isspace() or piece[-1].isspace()
        )


@pytest.mark.parametrize(
    ("omitted", "text", "start"),
    [
        ([], "Bagikan kata Bagikan kata Bagikan", 0),
        (["Bagikan"], "kata Bagikan kata Bagikan", 8),
        (["Bagikan", "Bagikan"], "kata Bagikan kata", 8),
        (["Bagikan", "kata"], "Bagikan kata Bagikan", 13),
    ],
)
def test_a_block_says_where_in_its_line_it_begins(omitted: list[str], text: str, start: int) -> None:
    """Also where the omitted words stand in the rest once more."""
    entries = "".join(f"  - {{text: {words}, block: 2, reason: button}}\n" for words in omitted)
    notes = File(path="seeds/a.yml", data=f"language: id\nomit:\n{entries}".encode() if omitted else b"language: id\n")
    line = "Bagikan   kata Bagikan kata Bagikan"
    article, _ = describe(
        Seed(name="a", file=File(path="seeds/a.txt", data=f"Satu.\n{line}\n".encode()), notes=notes), []
    )
    assert article
    block = article.blocks[1]
    assert (block.text, block.start) == (text, start)
    assert fold(line)[start:].startswith(text)


# -- what a certificate says


@pytest.mark.parametrize("name", [article.name for article in real().articles])
def test_each_quote_of_the_real_articles_stands_at_its_characters(name: str) -> None:
    site = real()
    article = site.article[name]
    certificate = json.loads(certificate_of(site, name))
    data = site.seed_file[article.path].data
    text = data.decode("utf-8-sig")
    whole, *annotations = items(certificate)
    assert (whole["target"]["sha256"], whole["target"]["byteSize"]) == (article.sha256, len(data))
    quotes = {each["id"].partition("#")[2]: each["target"]["selector"] for each in annotations}
    claims = site.claims_in(article)
    assert list(quotes) == [
        id for claim in claims for id in (claim.id, *([f"{claim.id}-model"] if claim.named_in else []))
    ]
    for claim in claims:
        said = {claim.id: (claim.quote, claim.block)}
        if claim.named_in:
            said[f"{claim.id}-model"] = claim.named_in.text, claim.named_in.block
        for id, (words, block) in said.items():
            quote, position = quotes[id]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert fold(quote["exact"]) == words
            assert quote["prefix"] == text[max(0, start - AROUND) : start]
            assert quote["suffix"] == text[end : end + AROUND]
            assert sum(bool(line.strip()) for line in text[:end].splitlines()) == block


def test_what_the_build_folds_or_leaves_out_is_in_the_quote_as_it_was_received() -> None:
    text = ODD.removeprefix("\ufeff")
    selectors = {
        each["body"][0]["value"]: each["target"]["selector"]
        for each in items(odd()[1])[1:]
        if "body" in each and isinstance(each["body"], list)
    }
    exact = {said.partition(": ")[0].removeprefix("zed "): quote["exact"] for said, (quote, _) in selectors.items()}
    assert exact == {
        "results": "dirilis\x00 kemarin, 🦙🦙 kata\xa0\u3000mereka",
        "openness-described": "ter\xadbuka  untuk\x7f semua",
        "openness-lacking": "untuk\x7f semua, cafe\u0301",
        "significance": "baru dan 🦙 terbuka",
    }
    for quote, position in selectors.values():
        assert text[position["start"] : position["end"]] == quote["exact"]
    assert [each["target"]["selector"][0]["exact"] for each in items(odd()[1]) if each["id"].endswith("-model")] == [
        "Zed ter\xadbuka"
    ]


def rules_broken(certificate: Json) -> list[str]:
    """The rules of the model that a certificate breaks, as far as it can meet them."""

    def is_iri(value: object) -> bool:
        return isinstance(value, str) and bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value))

    def is_resource(value: object) -> bool:  # an IRI, or a description with one (3.2.1)
        return is_iri(value) or (isinstance(value, dict) and is_iri(value.get("id")))

    page = certificate.get("first", {})
    context = certificate.get("@context")
    contexts = context if isinstance(context, list) else [context]
    rules = {
        "5.1 the context": "http://www.w3.org/ns/anno.jsonld" in contexts,
        "5.1 an IRI": is_iri(certificate.get("id")),
        "5.1 its type": certificate.get("type") == "AnnotationCollection",
        "5.1 a label": isinstance(certificate.get("label"), str),
        "5.1 the total": certificate.get("total") == len(page.get("items", [])) > 0,
        "5.2 a page": page.get("type") == "AnnotationPage" and is_iri(page.get("id")),
        "5.2 its collection": page.get("partOf") == certificate.get("id"),
        "5.2 its index": page.get("startIndex") == 0,
        "3.1 an IRI each": len({each.get("id") for each in page.get("items", [])}) == len(page.get("items", [])),
    }
    for each in page.get("items", []):
        target, body = each.get("target"), each.get("body")
        bodies = body if isinstance(body, list) else [body]
        rules |= {
            f"3.1 {each.get('id')}": is_iri(each.get("id")) and each.get("type") == "Annotation",
            f"3.3.5 {each.get('id')}": each.get("motivation") in ("identifying", "describing"),
            f"4 target of {each.get('id')}": is_resource(target) or is_resource(target.get("source")),
        }
        for one in bodies:
            kind = one.get("type") if isinstance(one, dict) else "IRI"
            rules[f"3.2 body of {each.get('id')}, {kind}"] = {
                "IRI": lambda one=one: is_iri(one),
                "TextualBody": lambda one=one: isinstance(one["value"], str) and one["purpose"] == "describing",
                "SpecificResource": lambda one=one: is_resource(one["source"]) and one["purpose"] == "identifying",
            }[kind]()
        for selector in target.get("selector", []):
            known = {
                "TextQuoteSelector": ("exact", "prefix", "suffix"),
                "TextPositionSelector": ("start", "end"),
            }
            keys = known.get(selector["type"], ())
            kinds = {type(selector.get(key)) for key in keys}
            rules[f"4.2 {selector['type']} of {each.get('id')}"] = kinds in ({str}, {int}) and {*selector} == {
                "type",
                *keys,
            }
    return [rule for rule, holds in rules.items() if not holds]


@pytest.mark.parametrize("name", ["real", "odd"])
def test_it_is_a_collection_of_annotations_as_the_model_has_them(name: str) -> None:
    site = real() if name == "real" else odd()[0]
    for article in site.articles:
        certificate = json.loads(certificate_of(site, article.name))
        assert rules_broken(certificate) == []
        root = site.imprint.address
        assert certificate["id"] == root + addresses.url(addresses.certificate(article))
        assert items(certificate)[0]["target"]["id"] == root + article.path
        for each in items(certificate)[1:]:
            assert each["target"]["source"] == {"id": root + article.path, "sha256": article.sha256}


def test_the_rules_would_be_seen_broken() -> None:
    certificate = odd()[1]
    certificate["first"]["items"][1]["target"]["selector"][1]["start"] = "7"
    del certificate["label"], certificate["first"]["items"][2]["id"]
    assert len(rules_broken(certificate)) == 3


# What the words mean that certificates take from http://www.w3.org/ns/anno.jsonld.
OA, AS, XSD = (f"http://www.w3.org/{name}#" for name in ("ns/oa", "ns/activitystreams", "2001/XMLSchema"))
LINK = {"@type": "@id"}
TERMS: Json = {
    "id": "@id",
    "type": "@type",
    "xsd": XSD,
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Text": "http://purl.org/dc/dcmitype/Text",
    **{
        name: OA + name
        for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")
    },
    **{name: OA + name for name in ("describing", "identifying", "exact", "prefix", "suffix", "start", "end")},
    "body": {"@id": f"{OA}hasBody", **LINK},
    "target": {"@id": f"{OA}hasTarget", **LINK},
    "source": {"@id": f"{OA}hasSource", **LINK},
    "selector": {"@id": f"{OA}hasSelector", **LINK},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "items": {"@id": f"{AS}items", **LINK, "@container": "@list"},
    "partOf": {"@id": f"{AS}partOf", **LINK},
    "first": {"@id": f"{AS}first", **LINK},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}


def words_in(value: object) -> set[str]:
    """The keys of all that a certificate holds."""
    if isinstance(value, list):
        return {key for each in value for key in words_in(each)}
    return {*value, *words_in([*value.values()])} if isinstance(value, dict) else set()


@pytest.mark.parametrize("name", ["real", "odd"])
def test_programs_that_read_linked_data_find_of_each_quote_its_words_place_text_and_hash(name: str) -> None:
    site = real() if name == "real" else odd()[0]
    for article in site.articles:
        certificate = json.loads(certificate_of(site, article.name))
        given = items(certificate)
        address, own = certificate.pop("@context")
        assert address == "http://www.w3.org/ns/anno.jsonld"
        assert words_in(certificate) <= TERMS.keys() | own.keys(), "a word without a meaning is lost"
        graph = Graph().parse(data=json.dumps({"@context": [TERMS, own], **certificate}), format="json-ld")
        oa = Namespace(OA)
        text, hashed = URIRef(site.imprint.address + article.path), URIRef("https://schema.org/sha256")
        assert [str(each) for each in graph.objects(None, hashed)] == [article.sha256]
        assert {*map(str, graph.subjects(RDF.type, oa.Annotation))} == {each["id"] for each in given}
        size = graph.value(text, URIRef("http://www.w3.org/ns/dcat#byteSize"))
        assert (str(size), str(size.datatype)) == (str(given[0]["target"]["byteSize"]), f"{XSD}nonNegativeInteger")
        for each in given[1:]:
            target = graph.value(URIRef(each["id"]), oa.hasTarget)
            assert graph.value(target, oa.hasSource) == text
            assert str(graph.value(text, hashed)) == article.sha256
            quote, position = each["target"]["selector"]
            found = {
                str(graph.value(selector, RDF.type)): [
                    graph.value(selector, oa[key]).value
                    for key in ("exact", "prefix", "suffix", "start", "end")
                    if (selector, oa[key], None) in graph
                ]
                for selector in graph.objects(target, oa.hasSelector)
            }
            assert found == {
                f"{OA}TextQuoteSelector": [quote["exact"], quote["prefix"], quote["suffix"]],
                f"{OA}TextPositionSelector": [position["start"], position["end"]],
            }


def test_an_article_without_claims_has_one_too() -> None:
    site, _ = made({"a.txt": "Satu baris saja.\n"})
    assert [each["id"].partition("#")[2] for each in items(json.loads(certificate_of(site, "a")))] == ["text"]


def test_it_hangs_on_its_article_alone() -> None:
    """So it stays the same, byte for byte, whatever is said elsewhere."""
    alone = certificate_of(made(FILES)[0], "odd")
    others = {
        "more.txt": "Zed dan Yak dirilis kemarin.\n",
        "more.yml": "language: id\nclaims: [{model: zed, attribute: results, value: Zed, quote: Zed dan Yak}]\n",
        "models/yak.yml": "name: Yak\n",
    }
    assert certificate_of(made(FILES | others)[0], "odd") == alone
    watched = Watched(made(FILES | others)[0])
    for page in certificates.pages(cast(Site, watched)):
        with watched.asking() as asked:
            assert page.text
        assert {name for name, key in asked if key == WHOLE} <= {"imprint", "languages"}


def test_it_says_where_the_site_is_published() -> None:
    site = real()
    there = replace(site, imprint=replace(site.imprint, address="https://press.example/open/"))
    text = certificate_of(there, site.articles[0].name)
    assert site.imprint.address not in text
    assert text.replace("https://press.example/open/", site.imprint.address) == certificate_of(
        site, site.articles[0].name
    )


# -- the script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What of a site the script reads, of the odd article."""
    site, certificate = odd()
    path = tmp_path / "site" / addresses.certificate(site.article["odd"])
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(certificate), encoding="utf-8")
    (tmp_path / "site" / "seeds").mkdir()
    (tmp_path / "site" / "seeds" / "odd.txt").write_bytes(ODD.encode())
    return tmp_path / "site"


def run(*arguments: Path | str) -> tuple[int, str]:
    command = [sys.executable, "-I", str(PATH), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"})
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def states(data: bytes, certificate: bytes) -> dict[str, str]:
    """What the script finds out, by the annotations' ids."""
    text = verify.decoded(data)
    words = verify.read_certificate(certificate).words
    return {each.id: verify.verdict(text, each).state for each in words}


def test_it_asks_for_nothing_but_the_standard_library_of_python_3_8() -> None:
    tree = ast.parse(PATH.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names


def test_all_is_as_certified(folder: Path) -> None:
    (path,) = folder.rglob("*.jsonld")
    text = folder / "seeds" / "odd.txt"
    for arguments in ((folder,), (path, folder), (path, text)):
        code, said = run(*arguments)
        assert code == 0
        assert said.count("  found ") == 5
        assert "5 of 5 quotes found at their places" in said
        assert f"{len(ODD.encode())} bytes, SHA-256 as certified" in said
        assert "\x1b" not in said and "\x00" not in said, "a text does nothing to the terminal"
    text.rename(path.parent / "odd.txt")
    assert run(path)[0] == 0, "its text may stand beside it"
    assert "  found " not in run("--quiet", path)[1]


def test_several_find_their_texts_by_name_or_beside_them(folder: Path, tmp_path: Path) -> None:
    (path,) = folder.rglob("*.jsonld")
    text = folder / "seeds" / "odd.txt"
    one, two = tmp_path / "one.jsonld", tmp_path / "two.jsonld"
    one.write_bytes(path.read_bytes())
    two.write_bytes(path.read_bytes().replace(b"odd.txt", b"two.txt"))
    (tmp_path / "two.txt").write_bytes(text.read_bytes())
    for arguments in ((one, two, text), (text, two, one), (one, two, folder)):
        code, said = run(*arguments)
        assert (code, said.count("5 of 5 quotes found")) == (0, 2), arguments
    (tmp_path / "certified").mkdir()
    one.rename(tmp_path / "certified" / "as-it-was-downloaded.jsonld")
    text.rename(tmp_path / "certified" / "odd.txt")
    assert run(tmp_path / "certified")[0] == 0


def test_that_nothing_but_line_ends_was_changed_is_told(folder: Path) -> None:
    """Programs change them on their own, and each quote then stands somewhere else."""
    data = ODD.encode()
    assert b"\r\n" in data and b"\r\x1b" in data, "it cannot be made again of one kind of line ends"
    text, (path,) = folder / "seeds" / "odd.txt", folder.rglob("*.jsonld")
    even = b"\xef\xbb\xbfZed dirilis kemarin.\nZed.\n"
    certificate = path.read_text(encoding="utf-8").replace(sha256(data).hexdigest(), sha256(even).hexdigest())
    path.write_text(certificate, encoding="utf-8")
    only = "nothing but line ends or a byte order mark was changed"
    for changed in (even[3:], even.replace(b"\n", b"\r\n"), even[3:].replace(b"\n", b"\r")):
        text.write_bytes(changed)
        code, said = run(folder)
        assert (code, only in said) == (1, True)
    text.write_bytes(even + b"\n")
    assert only not in run(folder)[1]


def test_where_nobody_reads_on_it_stops(folder: Path) -> None:
    command = [sys.executable, "-I", str(PATH), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 2


MOVED = dict.fromkeys(("openness-described", "openness-lacking", "significance", "significance-model"), "moved")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("semua, cafe", "semua, kafe", {"openness-lacking": "not found"}),
        ("Bagikan\r\n", "Bagikan \r\n", {"significance": "moved"}),
        ("dirilis\x00", "dirilis", {"results": "not found", **MOVED}),
        ("🦙 terbuka", "🐫 terbuka", {"significance": "not found"}),
        ("Bagikan Bagikan", "Bagikan bagikan", {}),
    ],
)
def test_it_tells_what_is_not_as_certified(folder: Path, old: str, new: str, expected: dict[str, str]) -> None:
    (path,) = folder.rglob("*.jsonld")
    text = folder / "seeds" / "odd.txt"
    assert old in ODD
    data = ODD.replace(old, new, 1).encode()
    text.write_bytes(data)
    code, said = run(folder)
    assert code == 1
    assert "SHA-256 is" in said
    claims = {id: said.split(" ")[1].rstrip(":") for id, said in described(json.loads(path.read_bytes())).items()}
    found = states(data, path.read_bytes())
    names = {claims[id.split("-")[0]] + ("-model" if "-" in id else ""): state for id, state in found.items()}
    assert {name: state for name, state in names.items() if state != "found"} == expected
    assert said.count("  found ") == 5 - len(expected)


def described(certificate: Json) -> dict[str, str]:
    return {
        each["id"].partition("#")[2]: each["body"][0]["value"]
        for each in items(certificate)
        if isinstance(each["body"], list)
    }


def test_a_claim_certified_for_another_text_is_told() -> None:
    _, certificate = odd()
    certificate["first"]["items"][2]["target"]["source"] = {"id": "https://other.example/a.txt", "sha256": "0" * 64}
    found = states(ODD.encode(), json.dumps(certificate).encode())
    assert [*found.values()] == ["found", "another text", "found", "found", "found"]


@pytest.mark.parametrize(
    "certificate",
    [b"", b"\xff", b"[]", b"{}", b"null", b'{"first": {"items": []}}', b"[" * 100_000, b'{"first": {"items": [{}]}}'],
)
def test_what_is_no_certificate_is_told(folder: Path, certificate: bytes) -> None:
    (path,) = folder.rglob("*.jsonld")
    path.write_bytes(certificate)
    code, said = run(folder)
    assert code == 2
    assert "this is no certificate" in said


@pytest.mark.parametrize(
    "address",
    ["https://x/\0", "https://x/\ud800", "https://x/" + "a" * 5000, "https://x/C:\\odd.txt", "x", "//", "\x1b[2J"],
)
def test_addresses_that_are_none_are_told(folder: Path, address: str) -> None:
    (path,) = folder.rglob("*.jsonld")
    certificate = json.loads(path.read_text(encoding="utf-8"))
    items(certificate)[0]["target"]["id"] = address
    path.write_text(json.dumps(certificate), encoding="utf-8")
    code, said = run(folder)
    assert code == 2
    assert said.count("\n") == 1 and "\x1b" not in said


@pytest.mark.parametrize("value", [None, "7", 7.0, -1, True, [], {}])
def test_numbers_that_are_none_are_told(value: object) -> None:
    _, certificate = odd()
    certificate["first"]["items"][1]["target"]["selector"][1]["start"] = value
    with pytest.raises(verify.Unusable):
        verify.read_certificate(json.dumps(certificate).encode())


def test_what_cannot_be_checked_is_told(folder: Path, tmp_path: Path) -> None:
    (path,) = folder.rglob("*.jsonld")
    (tmp_path / "odd.txt").write_bytes(ODD.encode())
    (folder / "seeds" / "odd.txt").unlink()
    for arguments in (
        (folder,),
        (path, folder),
        (path, tmp_path / "none.txt"),
        (tmp_path / "none",),
        (folder / "seeds",),
    ):
        assert run(*arguments)[0] == 2
    assert run()[0] == 2


def test_nothing_outside_of_the_folder_is_read(folder: Path, tmp_path: Path) -> None:
    (path,) = folder.rglob("*.jsonld")
    (tmp_path / "secret.txt").write_bytes(ODD.encode())
    (folder / "seeds" / "odd.txt").unlink()
    (folder / "seeds" / "odd.txt").symlink_to(tmp_path / "secret.txt")
    assert run(folder)[0] == 2
    path.write_text(path.read_text(encoding="utf-8").replace("seeds/odd.txt", "../secret.txt"), encoding="utf-8")
    assert run(folder)[0] == 2


def test_a_text_that_is_a_link_to_itself_is_not_there(folder: Path) -> None:
    (folder / "seeds" / "odd.txt").unlink()
    (folder / "seeds" / "odd.txt").symlink_to("odd.txt")
    assert run(folder)[0] == 2
