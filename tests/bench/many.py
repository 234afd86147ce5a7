"""Seeds and saved pages that are made to be slow: each function makes some with so many of one thing."""

import json
from collections.abc import Callable, Mapping

from bench.words import made_up

SENTENCE = "Kata {a}, tim {b} menulis {n} kalimat tentang {c} pada hari itu."
REASON = {"en": "So it is.", "id": "Begitulah.", "pt-BR": "É assim."}
DBRX = {"models/dbrx.yml": "name: DBRX\n"}
ANI = {"people/ani-contoh.yml": "name: Ani Contoh\n"}

Seeds = Mapping[str, str]  # texts by their paths in a seeds folder


def numbered(count: int) -> range:
    """So many numbers, none of which another count has: what is made of them is met for the first time."""
    return range(count * 1000, count * 1000 + count)


def sentence(number: int) -> str:
    """A sentence that stands nowhere else."""
    a, b, c = (made_up(3 * number + at) for at in range(3))
    return SENTENCE.format(a=a, b=b, c=c, n=number)


def sentences(count: int) -> list[str]:
    return [sentence(number) for number in numbered(count)]


def article(lines: list[str], **notes: object) -> dict[str, str]:
    """An article of lines that names a model, with its notes."""
    return {**one("a", lines, **notes), **DBRX}


def one(name: str, lines: list[str], **notes: object) -> dict[str, str]:
    told = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in notes.items())
    return {f"{name}.txt": "\n".join(lines) + "\n", f"{name}.yml": f"language: id\n{told}"}


def files(folder: str, names: list[str], **keys: object) -> dict[str, str]:
    return {f"{folder}/{slug(name)}.yml": registered(name, **keys) for name in names}


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def registered(name: str, **keys: object) -> str:
    return json.dumps({"name": name, **keys}, ensure_ascii=False)


def claim(value: str, quote: str = "", **keys: object) -> dict[str, object]:
    return {"model": "dbrx", "attribute": "results", "value": value, "quote": quote or value, **keys}


# -- much in one article


def claims(count: int) -> Seeds:
    lines = [f"{each} DBRX ada di sini." for each in sentences(count)]
    return article(lines, claims=[claim(line[: line.index(".")]) for line in lines])


def claims_in_one_line(count: int) -> Seeds:
    lines = sentences(count)
    return article([" ".join(["DBRX.", *lines])], claims=[claim(line[:-1]) for line in lines])


def numbers(count: int) -> Seeds:
    lines = [f"DBRX menguasai {n} bahasa, kata {made_up(n)}." for n in numbered(count)]
    drafts = [
        {**claim(f"{n} languages", line[: line.index(",")]), "attribute": "languages"}
        for n, line in zip(numbered(count), lines, strict=True)
    ]
    return article(lines, claims=drafts)


def unknown_models(count: int) -> Seeds:
    lines = [f"{each} DBRX ada di sini." for each in sentences(count)]
    drafts = [{**claim(line[: line.index(".")]), "model": f"dbrx-{at}"} for at, line in enumerate(lines)]
    return {**article(lines, claims=drafts), **files("models", [made_up(n) for n in range(count // 4)])}


def lost_quotes(count: int) -> Seeds:
    lines = sentences(30 * count)
    return article([*lines, "DBRX"], claims=[claim("x", line.replace("kalimat", "kata")) for line in lines[::30]])


def all_quotes_lost(count: int) -> Seeds:
    lines = sentences(count)
    return article([*lines, "DBRX"], claims=[claim("x", line.replace("kalimat", "kata")) for line in lines])


def readings(count: int) -> Seeds:
    notes = [{"text": made_up(3 * k), "means": "DBRX", "reason": REASON} for k in numbered(count)]
    return article(sentences(count), readings=notes)


def remarks(count: int) -> Seeds:
    lines = ["DBRX.", *sentences(count)]
    return article(lines, remarks=[{"block": at, "remark": REASON} for at in range(2, count + 2)])


def remarks_on_one_block(count: int) -> Seeds:
    notes = [{"block": 1, "text": made_up(3 * k), "remark": REASON} for k in numbered(count)]
    return article([" ".join(["DBRX.", *sentences(count)])], remarks=notes)


def omissions(count: int) -> Seeds:
    lines = sentences(count)
    return article(["DBRX.", *lines], omit=[{"text": line, "reason": REASON} for line in lines])


def omissions_of_one_block(count: int) -> Seeds:
    lines = sentences(count)
    omit = [{"text": line, "reason": REASON} for line in lines]
    return article([" ".join([*lines, "DBRX ada di sini."])], omit=omit)


def speeches(count: int) -> Seeds:
    lines = ["Ani Contoh, DBRX.", *sentences(count)]
    return {**article(lines, speaks=[{"speaker": "ani-contoh", "blocks": f"{n}"} for n in range(2, count + 2)]), **ANI}


def speeches_over_all(count: int) -> Seeds:
    lines = ["Ani Contoh, DBRX.", *sentences(count)]
    speaks = [{"speaker": "ani-contoh", "blocks": f"2-{min(count, 500)}"}] * count
    return {**article(lines, speaks=speaks), **ANI}


def long_list_of_blocks(count: int) -> Seeds:
    blocks = ",".join(["2-99999"] * count)
    return {**article(["Ani Contoh, DBRX.", "Ya."], speaks=[{"speaker": "ani-contoh", "blocks": blocks}]), **ANI}


def introductions(count: int) -> Seeds:
    names = [f"{made_up(n)} {made_up(n + 1)}" for n in numbered(count)]
    lines = [f"{name}, kepala {made_up(n)} di sana, DBRX." for n, name in zip(numbered(count), names, strict=True)]
    notes = [
        {"person": slug(name), "role": line.partition(", ")[2].removesuffix(", DBRX.")}
        for name, line in zip(names, lines, strict=True)
    ]
    return {**article(lines, people=notes), **files("people", names)}


def introductions_of_one(count: int) -> Seeds:
    lines = [f"Ani Contoh, kepala {made_up(n)} di sana, DBRX." for n in numbered(count)]
    notes = [{"person": "ani-contoh", "role": line.partition(", ")[2].removesuffix(", DBRX.")} for line in lines]
    return {**article(lines, people=notes), **ANI}


def quotations(count: int) -> Seeds:
    said = " ".join(f"“{each}” kata Ani Contoh." for each in sentences(count))
    return {**article([f"Ani Contoh dari DBRX. {said}"]), **ANI}


def notes_on_quotations(count: int) -> Seeds:
    lines = [f"“{each}” kata Ani Contoh dari DBRX." for each in sentences(count)]
    notes = [{"text": each, "speaker": "ani-contoh"} for each in sentences(count)]
    return {**article(lines, quotations=notes), **ANI}


def last_names(count: int) -> Seeds:
    names = [f"{made_up(n)} {made_up(n + count)}" for n in numbered(count)]
    lines = [f"Tim {name} dan DBRX. Lalu {name.split()[1]} bicara." for name in names]
    return {**article(lines), **files("people", names)}


def one_last_name(count: int) -> Seeds:
    text = " ".join(["Ani Contoh dari DBRX.", *(f"Lalu Contoh {made_up(n).lower()}." for n in numbered(count))])
    return {**article([text]), **ANI}


# -- much of one name


def aliases(count: int) -> Seeds:
    names = [made_up(number) for number in numbered(count)]
    return {**article(["DBRX ada di sini."]), "models/dbrx.yml": registered("DBRX", aliases=names)}


def look_alikes(count: int) -> Seeds:
    names = [f"DBRX {made_up(number)}" for number in numbered(count)]
    text = " ".join(["DBRX ada di sini.", *names])
    return {**article([text]), "models/dbrx.yml": registered("DBRX", look_alikes=names)}


def both(count: int) -> Seeds:
    names, more = [f"DBRX {n} A" for n in numbered(count)], [f"DBRX {n} B" for n in numbered(count)]
    return {**article(["DBRX."]), "models/dbrx.yml": registered("DBRX", aliases=names, look_alikes=more)}


def nested_names(count: int) -> Seeds:
    """Names of which each begins as the longer one does, so that a text has the beginning of all everywhere."""
    names = ["A " * n + "B" for n in range(1, 49)]
    return {**article(["DBRX. " + "A " * count]), "models/dbrx.yml": registered("DBRX", aliases=names)}


def lost_models(count: int) -> Seeds:
    return {
        **article(["DBRX.", *sentences(count)]),
        **files("models", [f"Model {made_up(n)}" for n in numbered(count)]),
    }


def organisations_in_a_chain(count: int) -> Seeds:
    made = {f"organisations/o-{n}.yml": registered(f"O {n}", part_of=f"o-{n + 1}") for n in range(count)}
    return {**article(["DBRX."]), **made, f"organisations/o-{count}.yml": registered(f"O {count}")}


# -- many articles


def articles(count: int, text: Callable[[int], list[str]], **notes: object) -> dict[str, str]:
    made = dict(DBRX)
    for number in numbered(count):
        made |= one(f"a{number}", text(number), title=f"Judul {made_up(number)}", **notes)
    return made


def of_one_original(count: int) -> Seeds:
    return articles(count, lambda n: [*map(sentence, range(20)), made_up(n), "DBRX"], original="o")


def claims_of_one_statement(count: int) -> Seeds:
    drafts = [{**claim("132 billion parameters", "132 miliar parameter"), "attribute": "parameters-total"}]
    return articles(count, lambda n: [f"DBRX punya 132 miliar parameter, kata {made_up(n)}."], claims=drafts)


def quotations_of_one(count: int) -> Seeds:
    return {**articles(count, lambda n: [f"“{sentence(n)}” kata Ani Contoh dari DBRX."]), **ANI}


def of_one_title(count: int) -> Seeds:
    made = dict(DBRX)
    for number in numbered(count):
        made |= one(f"a{number}", [sentence(number), "DBRX"], title="Judul")
    return made


def pair(count: int) -> Seeds:
    lines = sentences(count)
    other = [line.replace("pada hari itu", "naquele dia") for at, line in enumerate(lines) if at % 10]
    return {
        **one("a", [*lines, "DBRX"], original="o", title="A"),
        **one("b", other, original="o", title="B"),
        **DBRX,
    }


# -- texts and YAML


def text(*parts: str) -> Callable[[int], Seeds]:
    """A text of a beginning, what is repeated, and an end."""
    first, again, last = parts
    return lambda count: article([first + again * count + last, "DBRX"])


def lines(line: str) -> Callable[[int], Seeds]:
    return lambda count: article([*[line] * count, "DBRX"])


def notes(first: str, again: str = "", last: str = "") -> Callable[[int], Seeds]:
    return lambda count: {**article(["DBRX"]), "a.yml": f"language: id\n{first}{again * count}{last}\n"}


# -- saved pages


def authors(count: int) -> str:
    people = [{"name": f"{made_up(n)} {made_up(n + count)}"} for n in range(count)]
    data = json.dumps({"@type": "NewsArticle", "author": people})
    return saved(head=f'<script type="application/ld+json">{data}</script>')


def saved(body: str = "", head: str = "") -> str:
    told = "".join(f"<p>{sentence(number)} {sentence(number + 50)}</p>" for number in range(20))
    begin = f"<html lang=id><head><title>X</title>{head}</head><body><article><h1>X</h1>"
    return f"{begin}{told}{body}</article></body></html>"


def repeated(again: str, first: str = "", last: str = "") -> Callable[[int], str]:
    return lambda count: saved(first + again * count + last)


def repeated_in_head(again: str, first: str = "", last: str = "") -> Callable[[int], str]:
    return lambda count: saved(head=first + again * count + last)
