"""A place for repositories as GitHub is one, as far as the workflow of the forms asks it: `gh` answers from a file, the
repository is a bare one, and the steps are run as they are written.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from copies import ENVIRONMENT, commit, copy, git
from gh import REPOSITORY
from sites import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "form.yml"
NEW = {
    "permissions": {"editor": "write", "owner": "admin", "sorter": "read"},
    "pulls": [],
    "comments": [],
    "unlabelled": [],
    "may_open": True,
}


@dataclass
class Forge:
    """The repository `bare` and the clones in which the two jobs work; `state` is what GitHub knows beside it."""

    folder: Path
    first: str = ""
    log: list[str] = field(default_factory=list)
    compares: bool = False

    @property
    def bare(self) -> Path:
        return self.folder / f"{REPOSITORY}.git"

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "state.json").read_bytes())
        return found

    def know(self, **changed: Any) -> None:
        (self.folder / "state.json").write_text(json.dumps({**self.state, **changed}), encoding="utf-8")

    @property
    def comments(self) -> list[str]:
        return [each["body"] for each in self.state["comments"]]

    def branches(self) -> list[str]:
        return git(self.bare, "for-each-ref", "--format=%(refname:short)").split()

    def file(self, branch: str, path: str) -> bytes:
        return subprocess.run(
            ["git", "show", f"{branch}:{path}"], cwd=self.bare, capture_output=True, check=True
        ).stdout

    def changed(self, branch: str) -> list[str]:
        return git(self.bare, "diff", "--name-only", f"main...{branch}").split()

    def reset(self) -> None:
        """As it was in the beginning."""
        for branch in self.branches():
            if branch != "main":
                git(self.bare, "branch", "--quiet", "-D", branch)
        git(self.bare, "update-ref", "refs/heads/main", self.first)
        (self.folder / "state.json").write_text(json.dumps(NEW), encoding="utf-8")
        self.log.clear()

    def push(self, branch: str, files: Mapping[str, str], start: str = "main") -> None:
        """A person's commit on a branch, which begins at `start`."""
        clone = self.folder / "person"
        shutil.rmtree(clone, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--branch", start, str(self.bare), str(clone))
        for path, text in files.items():
            (clone / path).write_text(text, encoding="utf-8")
        commit(clone, "By hand")
        git(clone, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")

    def run(self, event: Mapping[str, Any], *, compares: bool = False) -> dict[str, str]:
        """Run the workflow on an event; the jobs' results. It takes long to compare with the pages of before."""
        self.compares = compares
        workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
        (trigger,) = workflow[True].items()  # YAML 1.1 reads `on` as yes
        if trigger != ("issues", {"types": [event["action"]]}):
            return {}
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        shutil.rmtree(self.folder / "artifacts", ignore_errors=True)
        server = f"file://{self.folder}"
        github = {"event": event, "repository": REPOSITORY, "server_url": server, "token": "a-token"}
        context: dict[str, Any] = {"github": github, "needs": {}}
        for name, job in workflow["jobs"].items():
            needs = job.get("needs", [])
            failed = [
                need
                for need in ([needs] if isinstance(needs, str) else needs)
                if context["needs"][need]["result"] != "success"
            ]
            condition = str(job.get("if", "true"))
            looks = any("make look" in step.get("run", "") for step in job["steps"])  # which takes even longer
            runs = not looks and evaluate(condition, context) and not (failed and "cancelled()" not in condition)
            context["needs"][name] = self._job(name, job, context) if runs else {"result": "skipped", "outputs": {}}
        return {name: job["result"] for name, job in context["needs"].items()}

    def _job(self, name: str, job: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, Any]:
        clone, output = self.folder / name, self.folder / f"{name}.output"
        output.write_text("")
        steps: dict[str, Any] = {}
        context = {**context, "steps": steps}
        for step in job["steps"]:
            if not evaluate(str(step.get("if", "true")), context):
                continue
            if "make changes" in step.get("run", "") and not self.compares:
                continue
            environment = {key: filled_in(str(value), context) for key, value in step.get("env", {}).items()}
            good = self._step(step, clone, output, environment)
            said = dict(line.split("=", 1) for line in output.read_text().splitlines())
            steps[step.get("id", "")] = {"outcome": "success" if good else "failure", "outputs": said}
            if not good and not step.get("continue-on-error"):
                return {"result": "failure", "outputs": {}}
        outputs = {key: filled_in(value, context) for key, value in job.get("outputs", {}).items()}
        return {"result": "success", "outputs": outputs}

    def _step(self, step: Mapping[str, Any], clone: Path, output: Path, environment: Mapping[str, str]) -> bool:
        action = step.get("uses", "").partition("@")[0]
        if action == "actions/checkout":
            self._check_out(clone)
        elif action == "actions/upload-artifact":
            shutil.copytree(clone / step["with"]["path"], self.folder / "artifacts" / step["with"]["name"])
        elif action == "actions/download-artifact":
            shutil.copytree(self.folder / "artifacts" / step["with"]["name"], clone / step["with"]["path"])
        elif "run" in step:
            clone.mkdir(exist_ok=True)
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=clone,
                env={
                    **ENVIRONMENT,
                    "CI": "true",
                    "FORGE": str(self.folder),
                    "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                    "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
                    "GITHUB_REPOSITORY": REPOSITORY,
                    "GITHUB_SERVER_URL": f"file://{self.folder}",
                    "GITHUB_REF_NAME": "main",
                    "GITHUB_RUN_ID": "77",
                    "GITHUB_OUTPUT": str(output),
                    "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
                    **environment,
                },
                capture_output=True,
                text=True,
                encoding="utf-8",
            )
            self.log.append(f"$ {step['run']}\n{done.stdout}{done.stderr}")
            return done.returncode == 0
        return True

    def _check_out(self, clone: Path) -> None:
        """The main branch, and this machine's packages for installed ones. What Python compiled stays."""
        if not clone.exists():
            git(self.folder, "clone", "--quiet", str(self.bare), str(clone))
            (clone / ".venv").mkdir()
            for path in Path(sys.prefix).iterdir():
                if not path.name.startswith("."):
                    (clone / ".venv" / path.name).symlink_to(path)
            (clone / ".venv" / ".site").touch()
        git(clone, "fetch", "--quiet", "--prune", "origin")
        git(clone, "reset", "--quiet", "--hard", "origin/main")
        shutil.rmtree(clone / "form", ignore_errors=True)
        git(clone, "clean", "--quiet", "-d", "--force", "seeds")
        os.utime(clone / ".venv" / ".site")


def forge(folder: Path, seeds: Mapping[str, str]) -> Forge:
    """A new one, whose repository is the project with these seeds."""
    made = Forge(folder)
    project = copy(folder / "project", seeds)
    commit(project, "Begin")
    git(project, "branch", "--move", "--force", "main")
    made.bare.parent.mkdir()
    git(folder, "clone", "--quiet", "--bare", str(project), str(made.bare))
    made.first = git(made.bare, "rev-parse", "main").strip()
    (folder / "bin").mkdir()
    (folder / "bin" / "gh").write_text(f'#!/bin/sh\nexec {sys.executable} -S {ROOT}/tests/gh.py "$@"\n')
    (folder / "bin" / "gh").chmod(0o755)
    made.reset()
    return made


def evaluate(text: str, context: Mapping[str, Any]) -> Any:
    """One of GitHub's expressions, as far as the workflow has them."""
    text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", text.strip())
    text = text.replace("!cancelled()", "True").replace("true", "True").replace("&&", " and ").replace("||", " or ")
    text = re.sub(r"(?<!')\b[a-z_]+(?:\.\w+)+", lambda found: repr(looked_up(found[0], context)), text)
    return eval(text.strip(), {"__builtins__": {}})


def looked_up(name: str, context: Mapping[str, Any]) -> Any:
    value: Any = context
    for key in name.split("."):
        value = value.get(key, "") if isinstance(value, Mapping) else ""
    return value


def filled_in(text: str, context: Mapping[str, Any]) -> str:
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], context)), text)
