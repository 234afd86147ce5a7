"""`python3 -m terbuka.commands.pull_requests FOLDER` makes a branch, a pull request and a comment of what was made of a
form's issue, in the workflow that may write. It needs Python, git and gh alone.

The folder has `made.json` and `changes.md`: words that anybody may have written, which are looked at before they are
used. The branch is one commit on top of the one that is checked out, and takes the place of the one before as long as
that is the workflow's own: what a person has changed stays.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from terbuka.commands.answers import FormResult, Links, Outcome, comment, form_result, own_comment, pull_text

NAME, ADDRESS = "github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com"
WRITERS = ("admin", "write")  # as GitHub's API calls those who may push; who may only sort issues can put labels too
HELPER = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")


def answer_form(folder: Path) -> None:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())
    number, label = int(event["issue"]["number"]), str(event["label"]["name"])
    name, server = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_SERVER_URL"]
    base, branch = str(event["repository"]["default_branch"]), f"form/{number}"
    may = os.environ["PERMISSION"] in WRITERS
    log = f"{server}/{name}/actions/runs/{os.environ['GITHUB_RUN_ID']}"
    links = Links(repository=f"{server}/{name}", base=base, branch=branch, label=label, log=log)
    pulls = _gh("GET", f"repos/{name}/pulls?state=open&head={name.partition('/')[0]}:{branch}")
    links = replace(links, pull=pulls[0]["number"] if pulls else None)
    made = _read(folder) if may else None
    outcome = Outcome.NOBODY if not may else _outcome(made, branch, number)
    good = made is not None and not made.errors and outcome is Outcome.PUSHED
    if made and good:
        text = {"title": f"{made.subject} (#{number})", "body": pull_text(number, links)}
        if links.pull:
            _gh("PATCH", f"repos/{name}/pulls/{links.pull}", text)
        else:
            opened = _gh("POST", f"repos/{name}/pulls", {**text, "head": branch, "base": base}, may_fail=True)
            links = replace(links, pull=opened["number"] if opened else None)
    body = {"body": comment(outcome, made, links)}
    pages = _gh("GET", f"repos/{name}/issues/{number}/comments", pages=True)
    if old := own_comment([each for page in pages for each in page]):
        _gh("PATCH", f"repos/{name}/issues/comments/{old}", body)
    else:
        _gh("POST", f"repos/{name}/issues/{number}/comments", body)
    if not good and outcome is not Outcome.THEIRS:  # it is to be put again when that is mended
        _gh("DELETE", f"repos/{name}/issues/{number}/labels/{quote(label, safe='')}", may_fail=True)


def _read(folder: Path) -> FormResult | None:
    try:
        found = json.loads((folder / "made.json").read_bytes())
        changes = folder / "changes.md"
        return form_result(found, changes.read_text(encoding="utf-8", errors="replace") if changes.exists() else "")
    except (OSError, ValueError, RecursionError):
        return None


def _outcome(made: FormResult | None, branch: str, number: int) -> Outcome:
    if made is None:
        return Outcome.FAILED
    return _push(made, branch, number) if made.files else Outcome.REFUSED


def _push(made: FormResult, branch: str, number: int) -> Outcome:
    """Make the branch be these files on top of what is checked out, unless a person has changed it."""
    remote, reference = os.environ["REMOTE"], f"refs/heads/{branch}"
    there = _git("ls-remote", remote, reference).split("\t")[0]
    base = _git("rev-parse", "HEAD").strip()
    tree = _tree(made, base)
    if there:
        _git("fetch", "--quiet", "--no-tags", "--depth=1", remote, reference)
        head, _, _ = _git("cat-file", "commit", there).partition("\n\n")
        if not re.search(rf"^committer {re.escape(NAME)} <{re.escape(ADDRESS)}> ", head, re.MULTILINE):
            return Outcome.THEIRS
        if head.startswith(f"tree {tree}\nparent {base}\n"):
            return Outcome.PUSHED
    commit = _git("commit-tree", tree, "-p", base, "-m", f"{made.subject}\n\nMade of the form in #{number}.").strip()
    lease = f"--force-with-lease={reference}:{there}"
    try:
        _git("push", "--quiet", lease, remote, f"{commit}:{reference}")
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        return Outcome.UNWRITTEN
    return Outcome.PUSHED


def _tree(made: FormResult, base: str) -> str:
    """The tree of a commit with these files in it. Nothing is written to where the files lie: one may be a link."""
    _git("read-tree", base, GIT_INDEX_FILE=INDEX)
    for path, text in made.files.items():
        blob = _git("hash-object", "-w", "--stdin", given=text).strip()
        _git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", GIT_INDEX_FILE=INDEX)
    return _git("write-tree", GIT_INDEX_FILE=INDEX).strip()


INDEX = ".git/form-index"


def _git(*arguments: str, given: str = "", **more: str) -> str:
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", NAME), ("EMAIL", ADDRESS))
    }
    command = ["git", *HELPER, *arguments]
    return _run(command, given, {**who, **more})


def _gh(method: str, address: str, data: Any = None, *, pages: bool = False, may_fail: bool = False) -> Any:
    """GitHub's answer, or None where it refuses what may fail."""
    command = ["gh", "api", "--method", method, address]
    command += ["--paginate", "--slurp"] if pages else []
    command += ["--input", "-"] if data is not None else []
    try:
        said = _run(command, json.dumps(data) if data is not None else "", {})
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        if may_fail:
            return None
        raise
    return json.loads(said) if said.strip() else None


def _run(command: list[str], given: str, more: dict[str, str]) -> str:
    environment = os.environ | more
    data = given.encode("utf-8", "replace")
    return subprocess.run(command, input=data, env=environment, capture_output=True, check=True).stdout.decode("utf-8")


if __name__ == "__main__":
    answer_form(Path(sys.argv[1]))
