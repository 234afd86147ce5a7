"""`gh` as far as the workflow of the forms asks it: it answers from the file `state.json` in the folder $FORGE."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

REPOSITORY = "press/open"
MACHINE = "github-actions[bot]"


class Refused(Exception):
    pass


def answer(method: str, path: str, data: Any, state: dict[str, Any], bare: Path) -> Any:
    """What GitHub's API says, and what it does to the state. Raises Refused."""
    match method, path.removeprefix(f"repos/{REPOSITORY}/").split("/"):
        case "GET", ["collaborators", name, "permission"]:
            if name not in state["permissions"]:
                raise Refused("Not Found")
            return {"permission": state["permissions"][name]}
        case "GET", [pulls, *rest] if pulls.startswith("pulls?"):
            head = "/".join([pulls, *rest]).rpartition("head=press:")[2]
            return [each for each in state["pulls"] if each["state"] == "open" and each["head"] == head]
        case "POST", ["pulls"]:
            if not state["may_open"]:
                raise Refused("GitHub Actions is not permitted to create or approve pull requests")
            subprocess.run(["git", "show-ref", "--quiet", f"refs/heads/{data['head']}"], cwd=bare, check=True)
            state["pulls"].append({**data, "number": 100 + len(state["pulls"]), "state": "open"})
            return state["pulls"][-1]
        case "PATCH", ["pulls", number]:
            (pull,) = (each for each in state["pulls"] if each["number"] == int(number))
            return pull.update(data)
        case "GET", ["issues", _, "comments"]:
            return [state["comments"][:1], state["comments"][1:]]
        case "POST", ["issues", _, "comments"]:
            assert len(data["body"]) <= 65_536
            state["comments"].append({**data, "id": 1 + len(state["comments"]), "user": {"login": MACHINE}})
            return state["comments"][-1]
        case "PATCH", ["issues", "comments", number]:
            return state["comments"][int(number) - 1].update(data)
        case "DELETE", ["issues", _, "labels", name]:
            state["unlabelled"].append(name)
            return []
    raise AssertionError(f"{method} {path}")


def gh(arguments: list[str]) -> int:
    folder = Path(os.environ["FORGE"])
    state = json.loads((folder / "state.json").read_bytes())
    assert os.environ["GH_TOKEN"] == "a-token" and arguments[0] == "api"
    options = dict(pairwise(arguments))
    method = options.get("--method", "GET")
    path = next(each for each in arguments if each.startswith("repos/"))
    data = json.load(sys.stdin) if "--input" in arguments else None
    try:
        said = answer(method, path, data, state, folder / f"{REPOSITORY}.git")
    except Refused as error:
        print(json.dumps({"message": str(error)}))
        print(f"gh: {error}", file=sys.stderr)
        return 1
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    print(said[options["--jq"].removeprefix(".")] if "--jq" in options else json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(gh(sys.argv[1:]))
