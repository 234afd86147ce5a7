"""What editors do to seeds every day, done to a copy of the frozen ones. All that is added is plainly made up."""

from __future__ import annotations

import shutil
from pathlib import Path

from sites import REAL, write_files

ADDED = {
    # names
    "models/kancil-2.yml": "name: Kancil 2\naliases: [Kantjil 2]\nlook_alikes: [Kancil 3]\n",
    "organisations/rimba-lab.yml": "name: Rimba Lab\naliases: [Rimba Laboratories]\n",
    "licences/daun-1-0.yml": "name: Daun 1.0\n",
    # one bare text
    "bare.txt": "Siaran pers ini hanya satu berkas teks, tanpa keterangan apa pun dari penyunting mana pun.\n",
    # an article in each language, with claims and without
    "id-told.txt": "Rimba Lab merilis Kancil 2.\n\nKancil 2 memiliki 7 miliar parameter.\n",
    "id-told.yml": (
        "language: id\ntitle: Kancil 2 sudah dirilis\npublished: 2026-01-02\nbyline: Sari Contoh\npublisher: Harian\n"
        "source_url: https://news.example/kancil\nrights: © Harian\noriginal: kancil-told\n"
        "claims:\n"
        "  - {model: kancil-2, attribute: parameters-total, value: 7 billion parameters,"
        " quote: Kancil 2 memiliki 7 miliar parameter}\n"
        "  - {model: kancil-2, attribute: developer, value: Rimba Lab, quote: Rimba Lab merilis Kancil 2}\n"
    ),
    "id-plain.txt": "Hari ini tidak ada kabar tentang model mana pun.\n",
    "id-plain.yml": "language: id\ntitle: Tidak ada kabar\n",
    "en-told.txt": "Kancil 2 is out\n\nBy Ann Example\n\nKancil 2 comes under Daun 1.0.\n\nRead also: Kancil 3\n",
    "en-told.yml": (
        "language: en\ntitle: Kancil 2 is out\nbyline: Ann Example\n"
        "omit: [{text: 'Read also: Kancil 3', reason: site navigation}]\n"
        "claims:\n  - {model: kancil-2, attribute: licence, value: Daun 1.0, quote: Kancil 2 comes under Daun 1.0}\n"
    ),
    "en-plain.txt": "Nothing happened today.\n\nA heading\n\nIt may happen tomorrow.\n",
    "en-plain.yml": "language: en\ntitle: Nothing happened\nheadings: [A heading]\n",
    "pt-told.txt": "A Rimba Lab lançou o Kancil 2.\n\nO Kancil 2 tem 7 bilhões de parâmetros.\n",
    "pt-told.yml": (
        "language: pt-BR\ntitle: O Kancil 2 saiu\noriginal: kancil-told\n"
        "claims:\n  - {model: kancil-2, attribute: parameters-total, value: 7 billion parameters,"
        " quote: O Kancil 2 tem 7 bilhões de parâmetros}\n"
    ),
    "pt-plain.txt": "Hoje nada aconteceu.\n",
    "pt-plain.yml": "language: pt-BR\ntitle: Nada aconteceu\n",
    "de-told.txt": "Rimba Lab hat Kancil 2 veröffentlicht, und zwar unter Daun 1.0.\n",
    "de-told.yml": (
        "language: de\ntitle: Kancil 2 ist da\n"
        "claims:\n  - {model: kancil-2, attribute: licence, value: Daun 1.0,"
        " quote: 'Kancil 2 veröffentlicht, und zwar unter Daun 1.0'}\n"
    ),
    "de-plain.txt": "Heute ist nichts geschehen.\n",
    "de-plain.yml": "language: de\ntitle: Nichts geschehen\n",
    "zh-told.txt": "Rimba Lab 发布了 Kancil 2。\n\nKancil 2 采用 Daun 1.0 许可证。\n",
    "zh-told.yml": (
        "language: zh\ntitle: Kancil 2 发布\n"
        "claims:\n  - {model: kancil-2, attribute: licence, value: Daun 1.0, quote: Kancil 2 采用 Daun 1.0 许可证}\n"
        "  - {model: kancil-2, attribute: weights-released, value: yes, quote: 发布了 Kancil 2, reading: editor,"
        " reason: To publish a model is to publish its weights here}\n"
    ),
    "zh-plain.txt": "今天什么也没有发生。\n",
    "zh-plain.yml": "language: zh\ntitle: 没有新闻\n",
    "ar-told.txt": "أصدرت Rimba Lab نموذج Kancil 2 اليوم.\n\nيأتي Kancil 2 بترخيص Daun 1.0.\n",
    "ar-told.yml": (
        "language: ar\ntitle: صدر Kancil 2\n"
        "claims:\n  - {model: kancil-2, attribute: licence, value: Daun 1.0, quote: Kancil 2 بترخيص Daun 1.0}\n"
    ),
    "ar-plain.txt": "لم يحدث شيء اليوم.\n",
    "ar-plain.yml": "language: ar\ntitle: لا أخبار\n",
}


def edited(folder: Path) -> Path:
    """The frozen seeds after a busy week: much added, notes completed, a claim added, one article taken away."""
    shutil.copytree(REAL, folder)
    write_files(folder, ADDED)
    for path in folder.glob("001_*"):
        path.unlink()
    (olmoe,) = folder.glob("002_*.yml")
    (llama,) = folder.glob("004_*.yml")
    text = olmoe.read_text(encoding="utf-8").replace(
        "\nclaims:\n", "\npublisher: Warta Contoh\nrights: © Warta\nclaims:\n"
    )
    olmoe.write_text(text, encoding="utf-8")
    text = llama.read_text(encoding="utf-8").rstrip("\n")
    claim = "{model: llama-3, attribute: model-type, value: bahasa besar, quote: 'Llama 3, model bahasa besar'}"
    llama.write_text(
        f"{text}\n  - {claim}\npublished: 2024-05-01\nsource_url: https://news.example/llama\n", encoding="utf-8"
    )
    return folder


def emptied(folder: Path) -> Path:
    """No article is left, and no name."""
    folder.mkdir(parents=True)
    return folder
