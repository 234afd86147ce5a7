"""read: the files of a seeds folder, and nothing outside of it."""

from __future__ import annotations

import errno
import io
import os
from hashlib import sha256
from pathlib import Path

import pytest
from samples import Files, data, place
from terbuka.disk import PAGE_LIMIT, SIZE_LIMIT, read_seeds, read_source
from terbuka.problems import Stopped
from terbuka.records.names import KINDS, Kind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    return folder


def put(folder: Path, files: Files) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data(text))


def paths(folder: Path) -> list[str]:
    sources, problems = read_seeds(folder)
    assert problems == ()
    return [source.path for source in sources]


def faults(folder: Path) -> list[str]:
    """The problems of a folder, none of whose faulty files may be read."""
    sources, problems = read_seeds(folder)
    assert not {source.path for source in sources} & {problem.path for problem in problems}
    assert not any(problem.warning for problem in problems)
    assert all(problem.fix for problem in problems)
    return [place(problem) for problem in problems]


def test_files_come_in_the_order_of_their_paths_byte_for_byte(folder: Path) -> None:
    put(folder, {"b.txt": b"\xff\r\n", "a.yml": "x", "models/m.yml": "y", "a.txt": ""})
    sources, problems = read_seeds(folder)
    assert problems == ()
    assert [(source.path, source.data) for source in sources] == [
        ("seeds/a.txt", b""),
        ("seeds/a.yml", b"x"),
        ("seeds/b.txt", b"\xff\r\n"),
        ("seeds/models/m.yml", b"y"),
    ]


def test_a_file_is_read_when_it_is_asked_for_and_is_to_be_the_same(folder: Path) -> None:
    put(folder, {"a.txt": "one"})
    (article,), _ = read_seeds(folder)
    assert (article.data, article.sha256) == (b"one", sha256(b"one").hexdigest())
    put(folder, {"a.txt": "two"})
    with pytest.raises(Stopped, match="changed while"):
        article.data  # noqa: B018
    (folder / "a.txt").unlink()
    with pytest.raises(FileNotFoundError):
        article.data  # noqa: B018


def test_an_empty_folder_has_no_files(folder: Path) -> None:
    assert paths(folder) == []


@pytest.mark.parametrize("name", [".hidden.txt", ".git/config", "README.md", "models/README.md", "models/.hidden.yml"])
def test_hidden_files_and_readmes_are_no_seeds(folder: Path, name: str) -> None:
    put(folder, {name: "x"})
    assert paths(folder) == []


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert faults(tmp_path / "seeds") == ["seeds:1:1: no-seeds"]


def test_a_file_in_the_folder_s_place_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("x", encoding="utf-8")
    assert faults(tmp_path / "seeds") == ["seeds:1:1: no-seeds"]


def test_the_folder_can_be_named_from_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, {"a.txt": "x"})
    monkeypatch.chdir(folder)
    assert paths(Path()) == ["seeds/a.txt"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.pdf", "unknown-file"),
        ("a.yaml", "unknown-file"),
        ("a.TXT", "unknown-file"),
        ("a", "unknown-file"),
        ("a.txt~", "unknown-file"),
        ("models/a.txt", "unknown-file"),
        ("people/a.txt", "unknown-file"),
        ("models/more/a.yml", "unknown-file"),
        ("naïve.txt", "bad-file-name"),
        ("two words.txt", "bad-file-name"),
        ("-a.txt", "bad-file-name"),
        ("_a.txt", "bad-file-name"),
        ("a:b.txt", "bad-file-name"),
        ("a%2e.txt", "bad-file-name"),
        ("a\nb.txt", "bad-file-name"),
        ("a\x1b[31m.txt", "bad-file-name"),
        ("..a.txt.txt", None),
        ("a" * 96 + ".txt", None),
        ("a" * 97 + ".txt", "bad-file-name"),
    ],
)
def test_a_file_that_is_not_to_be_read_is_a_problem(folder: Path, name: str, code: str | None) -> None:
    put(folder, {name: "x"})
    shown = "models/more" if name == "models/more/a.yml" else name
    assert faults(folder) == ([f"{shown}:1:1: {code}"] if code else [])


def test_a_file_name_that_is_no_text_is_a_problem_that_can_be_printed(folder: Path) -> None:
    (folder / "a\udcff.txt").write_text("x", encoding="utf-8")
    _, (problem,) = read_seeds(folder)
    assert problem.code == "bad-file-name"
    assert str(problem).encode("utf-8", "backslashreplace")


def test_the_largest_file_that_is_read(folder: Path) -> None:
    put(folder, {"a.txt": b"x" * SIZE_LIMIT})
    assert paths(folder) == ["seeds/a.txt"]
    put(folder, {"a.txt": b"x" * (SIZE_LIMIT + 1)})
    assert faults(folder) == ["a.txt:1:1: too-large"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_each_kind_of_names_has_its_folder(folder: Path, kind: Kind) -> None:
    put(folder, {f"{kind.folder}/a.yml": "x"})
    assert paths(folder) == [f"seeds/{kind.folder}/a.yml"]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        pytest.param("a.txt", "../secret.txt", id="to a file outside"),
        pytest.param("a.txt", "/etc/passwd", id="to a file of the system"),
        pytest.param("a.txt", "../missing.txt", id="to nothing outside"),
        pytest.param("models", "..", id="to a folder outside"),
        pytest.param("a.txt", "a.txt", id="to itself"),
    ],
)
def test_a_link_out_of_the_folder_or_in_a_circle_is_not_followed(folder: Path, name: str, target: str) -> None:
    (folder / name).symlink_to(target)
    assert faults(folder) == [f"{name}:1:1: path-outside"]


def test_a_link_in_a_folder_of_names_is_not_followed_out_either(folder: Path) -> None:
    (folder / "models").mkdir()
    (folder / "models" / "a.yml").symlink_to("../../secret.txt")
    assert faults(folder) == ["models/a.yml:1:1: path-outside"]


def test_a_link_inside_of_the_folder_is_read(folder: Path) -> None:
    put(folder, {"a.txt": "x"})
    (folder / "b.txt").symlink_to("a.txt")
    assert paths(folder) == ["seeds/a.txt", "seeds/b.txt"]


def test_a_link_to_nothing_inside_of_the_folder_is_a_problem(folder: Path) -> None:
    (folder / "b.txt").symlink_to("a.txt")
    assert faults(folder) == ["b.txt:1:1: unknown-file"]


def test_all_problems_come_at_once_and_the_rest_is_read(folder: Path) -> None:
    put(folder, {"a.txt": "x", "b.pdf": "x", "c d.txt": "x", "models/m.yml": "x"})
    sources, problems = read_seeds(folder)
    assert [source.path for source in sources] == ["seeds/a.txt", "seeds/models/m.yml"]
    assert [place(problem) for problem in problems] == ["b.pdf:1:1: unknown-file", "c d.txt:1:1: bad-file-name"]


# ── What the disk does not give ──


def refusing(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    """Have the reading of the files of this name fail."""
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: raising(error) if path.name == name else real(path))


def raising(error: OSError) -> bytes:
    raise error


def test_a_file_that_may_not_be_read_is_a_problem_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, {"a.txt": "x", "b.txt": "x"})
    refusing(monkeypatch, "a.txt", PermissionError(errno.EACCES, "Permission denied"))
    assert faults(folder) == ["a.txt:1:1: no-access"]
    assert [source.path for source in read_seeds(folder)[0]] == ["seeds/b.txt"]


def test_a_file_that_goes_while_the_folder_is_read_was_never_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, {"a.txt": "x", "b.txt": "x"})
    refusing(monkeypatch, "a.txt", FileNotFoundError(errno.ENOENT, "No such file or directory"))
    assert paths(folder) == ["seeds/b.txt"]


def test_a_folder_that_may_not_be_opened_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, {"a.txt": "x", "models/m.yml": "x"})
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("models"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert faults(folder) == ["models:1:1: no-access"]


def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "a.txt")  # reading it would wait forever
    put(folder, {"b.txt/c.txt": "x"})
    assert faults(folder) == ["a.txt:1:1: unknown-file", "b.txt/c.txt:1:1: unknown-file"]


def test_folders_in_folders_are_not_followed_down(folder: Path) -> None:
    (folder / "a/a/a/a").mkdir(parents=True)
    put(folder, {"a/a/a/a/a.txt": "x"})
    assert faults(folder) == ["a/a:1:1: unknown-file"]


@pytest.mark.parametrize("given", ["", "-", ".", "missing.txt", "x" * 300, "locked.txt", "https://example.org/"])
def test_what_cannot_be_received_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """`-` is standard input, which is closed here."""
    monkeypatch.chdir(tmp_path)
    real = Path.open

    def opened(path: Path, mode: str) -> object:
        if path.name == "locked.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    source, (problem,) = read_source(given, None)
    assert source is None
    assert problem.code == "no-file" and problem.path and problem.message and problem.fix


def test_what_is_too_large_is_not_read_to_its_end() -> None:
    endless = io.BytesIO(b"x" * (PAGE_LIMIT + 1000))
    source, (problem,) = read_source("-", endless)
    assert (source, problem.code, endless.tell()) == (None, "no-file", PAGE_LIMIT + 1)
