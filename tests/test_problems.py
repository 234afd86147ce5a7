"""One corpus that breaks every rule, and the full report that editors get of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import pytest
from conftest import Project, Ran
from terbuka.disk import SIZE_LIMIT
from terbuka.records.keys import NAME_LENGTH
from terbuka.records.names import KINDS

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts" / "terbuka"
# The rules for claims are broken in a corpus of their own.
MODULES = (
    "disk",
    "text/clean",
    "text/broken",
    "build",
    "notes/reader",
    "notes/mistakes",
    "notes/names",
    "records/keys",
    "articles/describe",
    "articles/omissions",
    "articles/quotations",
    "check",
)

BROKEN: dict[str, str | bytes] = {
    # What stands in the notes of an article.
    "values.txt": "Judul nilai\nTeks pertama.\n",
    "values.yml": """\
titel: Judul
language: Indonesian
title: Judul nilai
title: Judul lain
slug: ../../etc
original: /etc/passwd
published: 2024-02-30
byline: unknown
publisher: ""
rights: "\\e[31m"
source_url: javascript:alert(1)
""",
    "places.txt": "Judul\nIklan\nTeks kedua, dengan emoji 😀, di sini.\nIklan\nBagian\nBagian\n",
    "places.yml": """\
language: id
title: Judul
omit:
  - {text: Iklan kami, reason: iklan}
  - {text: Iklan, reason: iklan}
  - {text: Iklan, reason: iklan, block: 3}
  - {text: "emoji 😀, di", reason: iklan, block: nol}
  - {text: "Iklan "}
  - Iklan
headings: [Bagian, Bagian 😀, Judul]
readings:
  - {text: teks kedua, means: "", reason: é}
  - {text: teks kedua, means: x, reason: é}
""",
    "shapes.txt": "Judul\nTeks.\n",
    "shapes.yml": """\
language: [id]
title: {a: b}
omit: Teks.
headings: {Teks: x}
readings: [[a]]
claims:
  - {model: a, attribute: developer, value: X, reading: mine, same_as: [c-1]}
""",
    "said.txt": "B cepat sekali.\n",
    "said.yml": """\
language: id
claims:
  - {model: b, attribute: results, value: cepat, quote: B cepat}
  - {model: b, attribute: results, value: cepat, quote: B cepat}
  - {model: b, attribute: results, value: cepat, quote: cepat sekali, same_as: [k3d7q2ma]}
""",
    "spoken.txt": "Lalu “ya,” katanya, dan “ya, tentu”.\nTidak ada lagi.\n",
    "spoken.yml": """\
language: id
quotations:
  - {text: ya}
  - {text: ada lagi}
  - {text: Tentu, block: 2}
""",
    # YAML that is none.
    "yaml-anchor.txt": "Judul anchor\nTeks.\n",
    "yaml-anchor.yml": "language: id\ntitle: &judul Judul\n",
    "yaml-character.txt": "Judul character\nTeks.\n",
    "yaml-character.yml": "# é😀\ntitle: Ré😀\x07\n",
    "yaml-colon.txt": "Judul colon\nTeks.\n",
    "yaml-colon.yml": "title: Ré😀: bagian satu\n",
    "yaml-nested.txt": "Judul nested\nTeks.\n",
    "yaml-nested.yml": "language: id\nomit: " + "[" * 25 + "\n",
    "yaml-separator.txt": "Judul separator\nTeks.\n",
    "yaml-separator.yml": "# baris\u2028baru\ntitle: Judul\n",
    "yaml-document.txt": "Judul document\nTeks.\n",
    "yaml-document.yml": "---\nlanguage: id\n---\n",
    "yaml-indent.txt": "Judul indent\nTeks.\n",
    "yaml-indent.yml": "omit:\n  - text: Teks.\n   reason: é\n",
    "yaml-quote.txt": "Judul quote\nTeks.\n",
    "yaml-quote.yml": 'language: id\nbyline: "Ani\npublisher: Koran\n',
    "yaml-space.txt": "Judul space\nTeks.\n",
    "yaml-space.yml": "language: id\npublisher:Koran\nrights: R\n",
    "yaml-warned.txt": "Judul warned\nTeks.\n",
    "yaml-warned.yml": "language: id\nrights: Ré #1 di sini\nbyline: “Ani”\npublisher: The Example\n",
    "yaml-tab.txt": "Judul tab\nTeks.\n",
    "yaml-tab.yml": "omit:\n\t- {text: Teks., reason: x}\n",
    # Texts.
    "text-blank.txt": "\r\n \u00a0\n",
    "text-controls.txt": "Ré😀\x07sumé.\x08\nTeks.\r\x02Teks.\n",
    "text-controls.yml": "language: id\n",
    "text-empty.txt": "",
    "text-empty.yml": "titel: Judul\n",
    "text-latin-1.txt": "Satu.\r\nDois 😀 ".encode() + "três.\n".encode("latin-1"),
    "text-latin-1.yml": b"\xef\xbb\xbftitle: \xff\n",
    "text-utf-16.txt": "Satu.\n".encode("utf-16-le"),
    "text-utf-16.yml": "language: id\n",
    "text-mojibake.txt": "Satu.\nKata JosÃ© ini.\n",
    "text-mojibake.yml": "language: id\nbyline: JosÃ© Contoh\n",
    "text-markup.txt": "Tanda.\nKata &#8220;Ani&#8221; &amp; Budi.\n",
    "text-markup.yml": "language: id\nbyline: Ani &amp; Budi\n",
    "text-cut.txt": "Iklan " * 11 + "Teks.\n",
    "text-cut.yml": "language: id\nomit:\n" + "  - {text: Iklan, reason: iklan, block: 1}\n" * 11,
    "text-omitted.txt": "Iklan\n",
    "text-omitted.yml": "language: id\nomit: [{text: Iklan, reason: iklan}]\n",
    "text-wrapped.txt": "Baris ini\nputus di\ntengah kalimat\nbegini\nsaja.\n",
    "text-wrapped.yml": "language: id\n",
    "title-near.txt": "Judul dekat\nTeks dekat.\n",
    "title-near.yml": "language: id\ntitle: Judul deket\n",
    # Articles and notes beside each other.
    "twin-a.txt": "Judul kembar\nTeks ZED.\n",
    "twin-a.yml": "language: id\noriginal: sendiri\nredirect_from: [judul-lama, judul-kembar]\n",
    "twin-b.txt": "Judul kembar\nTeks lain.\n",
    "twin-b.yml": "language: id\n",
    "unknown-language.txt": "Teks.\n",
    "unknown-language.yml": "title: Judul tanpa bahasa\n",
    "without-notes.txt": "Teks tanpa catatan.\n",
    "without-text.yml": "language: id\n",
    # Names.
    "models/a.yml": f"name: A\naliases: [Model A, '-', {'A' * (NAME_LENGTH + 1)}]\n",
    "models/b.yml": "name: B\naliases: [A, B One]\nlook_alikes: [b-one]\n",
    "models/c.yml": "name: Model C\n",
    "models/empty.yml": "",
    "models/list.yml": "- D\n",
    "models/one.yml": "name: One\naliases: [A One]\n",
    "models/two.yml": "name: Two\naliases: [A-ONE]\n",
    "models/zed.yml": "name: Zed\n",
    # Files that are not read.
    "large.txt": b"x" * (SIZE_LIMIT + 1),
    "picture.png": b"\x89PNG",
    "two words.txt": "Teks.\n",
    "originals/asal.yml": "publisher: koran\n",
    "organisations/induk.yml": "name: Induk\npart_of: cabang\n",
    "organisations/cabang.yml": "name: Cabang\npart_of: induk\n",
    "places/ani.yml": "name: Ani\n",
}
BROKEN |= {f"organisations/o-{depth}.yml": f"name: O {depth}\npart_of: o-{depth + 1}\n" for depth in range(12)}
BROKEN["organisations/o-12.yml"] = "name: O 12\n"
for number in range(101):
    BROKEN |= {
        f"many-{number:03}.txt": "Teks.\n",
        f"many-{number:03}.yml": f"language: id\ntitle: Judul {number}\noriginal: banyak\n",
    }

LINKS = {"outside.txt": "../../outside.txt", "circle.txt": "circle.txt"}

REPORT = """\
seeds/circle.txt:1:1: path-outside the link leads out of the seeds folder, or in a circle
    fix: put the file itself here instead of a link
seeds/large.txt:1:1: too-large the file has 1,048,577 bytes, the limit is 1,048,576
    fix: is it one article? remove what is not
seeds/many-100.yml:1:1: too-many-translations 101 articles have the original 'banyak'; at most 100 are set side by side
    fix: is it one text? give those that translate another one a key of their own
seeds/models/a.yml:1:7: model-not-found no article names 'A'
    fix: check its spelling; ignore this if one is to come
seeds/models/a.yml:2:20: bad-name '-' is no name
    fix: write it with its letters, or leave the entry out
seeds/models/a.yml:2:25: bad-name '{long}…' is too long for a name
    fix: shorten it to 100 characters, or leave the entry out
seeds/models/b.yml:2:11: same-name the name 'A' is a's already
    fix: keep it in one of the two files
seeds/models/b.yml:3:15: own-look-alike 'b-one' is both a name and a look-alike of B
    fix: keep it in one of the two lists
seeds/models/c.yml:1:7: name-and-file the name 'Model C' does not belong to a file 'c.yml'
    fix: rename the file to 'model-c.yml'
seeds/models/empty.yml:1:1: missing-key the model has no 'name'
    fix: add 'name: …'
seeds/models/list.yml:1:1: not-a-mapping 'key: value' lines are wanted for a model
    fix: its keys are name, aliases, look_alikes, redirect_from
seeds/models/one.yml:1:7: model-not-found no article names 'One'
    fix: check its spelling; ignore this if one is to come
seeds/models/two.yml:1:7: model-not-found no article names 'Two'
    fix: check its spelling; ignore this if one is to come
seeds/models/two.yml:2:11: same-name the name 'A-ONE' is one's already
    fix: keep it in one of the two files
seeds/models/zed.yml:1:7: name-not-written no article writes 'Zed'; they write ZED
    fix: write the name as an article does
seeds/organisations/cabang.yml:2:10: part-of-itself Cabang would be a part of itself
    fix: take this line out of one of the files
seeds/organisations/induk.yml:2:10: part-of-itself Induk would be a part of itself
    fix: take this line out of one of the files
seeds/organisations/o-1.yml:2:10: part-too-deep O 1 would be a part of a part, and so on, more than 10 times
    fix: make it a part of one that is nearer to the whole
seeds/originals/asal.yml:1:12: unknown-name there is no file seeds/organisations/koran.yml
    fix: known are cabang, induk, {parts}; add the file if it is another one
seeds/outside.txt:1:1: path-outside the link leads out of the seeds folder, or in a circle
    fix: put the file itself here instead of a link
seeds/picture.png:1:1: unknown-file a file ending in '.png' is not read here
    fix: use the ending '.txt' or '.yml'
seeds/places.yml:4:12: omit-not-found the article does not hold “Iklan kami”
    fix: copy it from the article; the nearest there is “Iklan”
seeds/places.yml:4:32: no-gloss 'reason' lacks words in id, pt-BR: lines 4, 5, 6, 7, 13
    fix: add 'reason: {id: …, pt-BR: …}': without it readers see another language
seeds/places.yml:5:12: omit-ambiguous “Iklan” stands 2 times in the article
    fix: add 'block: n'; it stands in 2, 4
seeds/places.yml:6:12: omit-not-found block 3 does not hold “Iklan”
    fix: write the block that it stands in: 2, 4
seeds/places.yml:7:12: omit-inside “emoji 😀, di” is neither the start nor the end of block 3
    fix: take this entry out: words inside a sentence stay as they are
seeds/places.yml:7:49: bad-number 'nol' is no block number
    fix: count the text's non-blank lines from 1: on its page ¶ shows it
seeds/places.yml:8:5: missing-key the omission has no 'reason'
    fix: add 'reason: …'
seeds/places.yml:9:5: not-a-mapping 'key: value' lines are wanted for an omission
    fix: its keys are text, reason, block
seeds/places.yml:10:12: line-not-found “Bagian” is a line of the article's body 2 times, and should be so once
    fix: take it out of 'headings'
seeds/places.yml:10:20: line-not-found “Bagian 😀” is a line of the article's body 0 times, and should be so once
    fix: copy it from the article; the nearest there is “Bagian”
seeds/places.yml:10:30: line-not-found “Judul” is a line of the article's body 0 times, and should be so once
    fix: take it out of 'headings'
seeds/places.yml:12:31: empty-value the value is empty
    fix: write it, or leave the whole entry out
seeds/places.yml:13:12: reading-not-found the article does not hold “teks kedua”
    fix: copy it from the article; the nearest there is “Teks kedua,”
seeds/places/ani.yml:1:1: unknown-file 'seeds/places/ani.yml' is in no folder that the build reads
    fix: articles go into seeds/, names into {kinds}
seeds/said.yml:3:5: no-gloss 'gloss' lacks words in en, pt-BR: lines 3, 4, 5
    fix: add 'gloss: {en: …, pt-BR: …}': without it readers see another language
seeds/said.yml:4:5: same-claim this claim stands twice: same model, attribute, value and quote
    fix: delete one of the two
seeds/said.yml:5:5: unknown-claim there is no claim with the id 'k3d7q2ma'
    fix: copy it from the claim's link, behind '#c-'; a claim that was changed has another one
seeds/shapes.yml:1:11: not-text one value is wanted here
    fix: put quotation marks around a value that begins with a bracket
seeds/shapes.yml:2:8: not-text one value is wanted here
    fix: put quotation marks around a value that begins with a bracket
seeds/shapes.yml:3:7: not-a-list a list is wanted here
    fix: start each entry with '- ' on a line of its own
seeds/shapes.yml:4:11: not-a-list a list is wanted here
    fix: start each entry with '- ' on a line of its own
seeds/shapes.yml:5:12: not-a-mapping 'key: value' lines are wanted for a reading
    fix: its keys are text, means, reason
seeds/shapes.yml:7:5: missing-key the claim has no 'quote'
    fix: add 'quote: …'
seeds/shapes.yml:7:57: bad-reading 'mine' is no way of reading
    fix: write 'editor' where the value, 'model' where the model is your reading, or leave the key out
seeds/shapes.yml:7:73: bad-id 'c-1' is no claim's id
    fix: copy it from the claim's link, behind '#c-'
seeds/spoken.yml:3:12: quotation-ambiguous “ya” stands in 2 quotations
    fix: quote more of it, or add 'block: n'; it stands in 1
seeds/spoken.yml:4:12: quotation-not-found “ada lagi” stands in block 2, and there in no quotation
    fix: give words of one quotation; whole blocks without marks go into 'speaks'
seeds/spoken.yml:5:12: quotation-not-found block 2 does not hold “Tentu”
    fix: copy it from the article; the nearest there is “tentu”.”
seeds/text-blank.txt:1:1: empty-seed the file holds no text
    fix: put the article's text into it, or delete it with its .yml
seeds/text-controls.txt:1:4: control-character the control character U+0007 is left out of the page
    fix: ignore this if nothing is missing; else receive the article again
seeds/text-controls.txt:3:1: control-character the control character U+0002 is left out of the page
    fix: ignore this if nothing is missing; else receive the article again
seeds/text-cut.yml:3:27: no-gloss 'reason' lacks words in id, pt-BR: lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
    fix: add 'reason: {id: …, pt-BR: …}': without it readers see another language
seeds/text-cut.yml:13:12: too-many-omissions more than 10 pieces are taken off block 1
    fix: take out in one entry what stands together, or the whole block
seeds/text-empty.txt:1:1: empty-seed the file holds no text
    fix: put the article's text into it, or delete it with its .yml
seeds/text-empty.yml:1:1: unknown-key 'titel' is no key of an article
    fix: did you mean 'title'?
seeds/text-latin-1.txt:2:10: not-utf-8 byte 0xea is not UTF-8
    fix: save the file again with the encoding UTF-8
seeds/text-latin-1.yml:1:8: not-utf-8 byte 0xff is not UTF-8
    fix: save the file again with the encoding UTF-8
seeds/text-markup.txt:2:6: markup “&#8220;” is how HTML writes what readers see otherwise
    fix: copy it from the page as browsers show it, not from its source; ignore this if it is meant
seeds/text-markup.yml:2:13: markup “&amp;” is how HTML writes what readers see otherwise
    fix: write the character itself; ignore this if it is meant
seeds/text-mojibake.txt:2:9: mojibake “JosÃ©” is UTF-8 that was read in another encoding, perhaps “José”
    fix: receive the article again, as UTF-8; ignore this if the words are meant
seeds/text-mojibake.yml:2:12: mojibake “JosÃ©” is UTF-8 that was read in another encoding, perhaps “José”
    fix: receive the article again, as UTF-8; ignore this if the words are meant
seeds/text-omitted.yml:2:7: all-omitted nothing of the article remains
    fix: keep the words that are the article's; if none is, delete the seed with its .yml
seeds/text-omitted.yml:2:30: no-gloss 'reason' lacks words in id, pt-BR: line 2
    fix: add 'reason: {id: …, pt-BR: …}': without it readers see another language
seeds/text-utf-16.txt:1:2: not-utf-8 of every second byte too many say no letter: this is UTF-16
    fix: save the file again with the encoding UTF-8
seeds/text-wrapped.txt:1:1: hard-wrapped 3 lines end inside a sentence: each line is shown as a paragraph
    fix: receive the article again with one line a paragraph; ignore this if the lines are meant
seeds/title-near.yml:2:8: title-not-found “Judul deket” is almost the line “Judul dekat”, and taken for your own title
    fix: copy it from the text; ignore this if it is one
seeds/twin-a.yml:1:1: lone-original no other article and no file in seeds/originals/ has the original 'sendiri'
    fix: is it spelled as there? ignore this if it is still to come
seeds/twin-a.yml:3:29: redirect-taken the address 'id/articles/judul-kembar/' is taken by the article 'twin-b'
    fix: take this entry out: an old address leads to one page, and a page that is there needs none
seeds/twin-b.yml:1:1: same-slug the address 'id/articles/judul-kembar/' is taken by twin-a
    fix: give this article a 'slug:' of its own
seeds/two words.txt:1:1: bad-file-name 'two words.txt' cannot stand in an address
    fix: use Latin letters, digits, '-', '_' and '.' only, at most 100 characters
seeds/unknown-language.yml:1:1: no-language the language cannot be told
    fix: add 'language:' with its tag, such as 'id' or 'pt-BR'
seeds/values.yml:1:1: unknown-key 'titel' is no key of an article
    fix: did you mean 'title'?
seeds/values.yml:2:11: bad-language 'Indonesian' is no language tag
    fix: write a BCP 47 tag such as 'id', 'pt-BR' or 'es'; leave the key out if you are not sure
seeds/values.yml:4:1: duplicate-key 'title' stands here twice
    fix: keep one of the two
seeds/values.yml:5:7: bad-slug '../../etc' cannot stand in an address
    fix: use a-z, 0-9 and single '-' between them, at most 80 characters
seeds/values.yml:6:11: bad-slug '/etc/passwd' cannot stand in an address
    fix: use a-z, 0-9 and single '-' between them, at most 80 characters
seeds/values.yml:7:12: bad-date '2024-02-30' is no date
    fix: write it as YYYY-MM-DD, such as 2024-10-22
seeds/values.yml:8:9: not-known 'unknown' says nothing
    fix: leave the key out: the page then says unknown
seeds/values.yml:9:12: empty-value the value is empty
    fix: write it, or leave the whole entry out
seeds/values.yml:10:9: control-character the value holds the control character U+001B
    fix: delete it, and its escape ('\\…') if there is one
seeds/values.yml:11:13: bad-url 'javascript:alert(1)' is no web address
    fix: write it whole, beginning with https://
seeds/without-notes.txt:1:1: no-notes there is no without-notes.yml: language 'und', title and date are derived
    fix: write seeds/without-notes.yml with what you know; ignore this if that is nothing
seeds/without-text.yml:1:1: no-text there is no seeds/without-text.txt for this file to speak of
    fix: add seeds/without-text.txt, or delete this file
seeds/yaml-anchor.yml:2:8: bad-yaml this is not valid YAML: references ('&', '*') are not used here
    fix: put quotation marks around a value that begins with '&' or '*'
seeds/yaml-character.yml:2:11: bad-yaml the character U+0007 cannot stand here
    fix: delete it, or put a space in its place; it is often invisible
seeds/yaml-colon.yml:1:11: bad-yaml a value that is not in quotation marks holds ': '
    fix: put quotation marks around a value that holds ': ' or ' #', or begins with a mark
seeds/yaml-document.yml:3:1: bad-yaml a second '---' begins another document
    fix: delete this line: one file is one document
seeds/yaml-indent.yml:3:4: bad-yaml the line begins in column 4 and does not fit those above it
    fix: begin it in the same column as the keys or entries that it belongs to: 1, 3, 5
seeds/yaml-nested.yml:2:26: bad-yaml this is not valid YAML: the lists are nested too deep
    fix: write each entry on a line of its own, beginning with '- '
seeds/yaml-quote.yml:2:9: bad-yaml the quotation mark that opens here is not closed
    fix: put the same mark at the value's end, and none of its kind in between: "it's", 'the "new" one'
seeds/yaml-separator.yml:1:8: bad-yaml the character U+2028 cannot stand here
    fix: delete it, or put a space in its place; it is often invisible
seeds/yaml-space.yml:2:11: bad-yaml a space is missing after 'publisher:'
    fix: write 'key: value', with a space after the colon
seeds/yaml-tab.yml:2:1: bad-yaml a tab stands where spaces are wanted
    fix: indent with spaces, as the lines above
seeds/yaml-warned.yml:2:9: value-cut the value ends before '#1 di sini', which YAML takes for a comment
    fix: put quotation marks around the value; if it is a comment, write two spaces before the '#'
seeds/yaml-warned.yml:3:9: curly-quotes “Ani” is taken with its quotation marks
    fix: take its quotation marks away; YAML's own are " and '. Ignore this if the source writes it so
seeds/yaml-warned.yml:4:12: sample-value 'The Example' is a sample from CONTRIBUTING.md
    fix: write what is true of this one, or delete it
seeds/yaml-warned.yml:4:12: unknown-publisher no file in seeds/organisations/ has the name 'The Example'
    fix: add it there with 'name: The Example': what is not known never counts as independent
76 errors, 22 warnings: nothing was written
"""


@pytest.fixture
def report(project: Project) -> Ran:
    project.put(BROKEN)
    for name, target in LINKS.items():
        (project.seeds / name).symlink_to(target)
    return project.run()


def test_everything_that_is_wrong_is_told_in_one_run(report: Ran) -> None:
    told = {
        "kinds": ", ".join(f"seeds/{kind.folder}/" for kind in KINDS),
        "long": "A" * NAME_LENGTH,
        "parts": ", ".join(sorted(f"o-{depth}" for depth in range(13))),
    }
    assert report.err == reduce(lambda text, key: text.replace(f"{{{key}}}", told[key]), told, REPORT)


def test_nothing_is_written_when_there_are_errors(report: Ran) -> None:
    assert (report.code, report.out, report.docs) == (1, "", {})


def test_every_rule_is_broken_here(report: Ran) -> None:
    """A new rule is to be broken here, so that its report can be read above."""
    texts = [(SCRIPTS / f"{module}.py").read_text(encoding="utf-8") for module in MODULES]
    codes = {code for text in texts for code in re.findall(r'(?<!example=)"([a-z]+(?:-[a-z0-9]+)+)"', text)} - {"utf-8"}
    reported = {line.split(": ", 1)[1].split()[0] for line in report.problems}
    # A folder that is not there has no files in it; labels and attributes are no seeds, nor is a file to make one of.
    assert codes - reported == {
        *("no-seeds", "no-file", "no-label", "unused-label", "bad-labels", "bad-choice"),
        *("not-generated", "file-exists"),  # of writing
        "no-access",  # the tests may run as one who may read everything
    }


def test_problems_are_sorted_by_path_and_place(report: Ran) -> None:
    places = [re.match(r"(.*?):(\d+):(\d+): ", line) for line in report.problems]
    keys = [(place[1], int(place[2]), int(place[3])) for place in places if place]
    assert len(keys) == len(report.problems)
    assert keys == sorted(keys)


def test_a_problem_is_a_place_a_code_and_a_message_with_its_fix(report: Ran) -> None:
    lines = report.err.splitlines()[:-1]
    assert all(re.fullmatch(r"seeds/[^:]+:\d+:\d+: [a-z0-9]+(-[a-z0-9]+)* \S.*", line) for line in lines[::2])
    assert all(re.fullmatch(r"    fix: \S.*", line) for line in lines[1::2])
    assert all(line.isprintable() for line in lines)


def test_every_place_is_one_in_its_file(report: Ran, project: Project) -> None:
    for line in report.problems:
        name, row, column = re.fullmatch(r"seeds/(.+?):(\d+):(\d+): .*", line).groups()  # type: ignore[union-attr]
        path = project.seeds / name
        if path.is_symlink() or path.is_dir():
            continue
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = data.decode("utf-8", "replace").split("\n")
        assert 1 <= int(row) <= len(lines), line
        assert 1 <= int(column) <= len(lines[int(row) - 1]) + 1, line


def test_checking_says_the_same_as_building(report: Ran, project: Project) -> None:
    assert project.run("--check").err == report.err


def test_the_run_can_be_repeated(run: Callable[..., Ran], report: Ran) -> None:
    assert run({}).err == report.err
