"""The environments in which templates are filled in: what a value becomes in HTML and in Markdown, made quick.

A site has hundreds of thousands of values and calls in its templates, and what Jinja does around each of them took a
third of the script's time. So values are escaped by the environment's `finalize`, not once more around it, and what is
called gets no context: nothing in the templates asks for one.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup, escape

from terbuka.pages.markdown import escape as escape_markdown


class Address(str):
    """An address as a link may have it: `Here.to`, `Here.source` and `web` alone make them."""

    __slots__ = ()


class _Unindented(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return (
            re.sub(r"^[ \t]+", "", source, flags=re.MULTILINE) if name and name.endswith((".html", ".xml")) else source
        )


class _Called(Context):
    def call(self, called: Callable[..., Any], /, *arguments: Any, **given: Any) -> Any:
        given.pop("_loop_vars", None)  # the compiler hands them to what takes a context
        given.pop("_block_vars", None)
        return called(*arguments, **given)


class _Finalized(CodeGenerator):
    """Puts into the text what `finalize` makes of a value, and nothing around it."""

    def _output_const_repr(self, group: Any) -> str:
        return repr("".join(map(str, group)))

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        const = node.as_const(frame.eval_ctx)
        return str(const if isinstance(node, nodes.TemplateData) else finalize.const(const))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _Environment(Environment):
    context_class = _Called
    code_generator_class = _Finalized


def _html(value: object) -> str:
    if type(value) is Markup:
        return value
    return escape(_there(value))


def _in_markdown(value: object) -> str:
    if hasattr(value, "__html__"):
        return str(value.__html__())
    text = str(_there(value))
    return text if isinstance(value, Address) or text.isalnum() else escape_markdown(text)


def _there(value: object) -> object:
    if value is None:
        raise TypeError("a template shows a value that is not there: ask for it first")
    return value


HTML = _Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_html,
    trim_blocks=True,
    extensions=[_Unindented],
    auto_reload=False,
)
MARKDOWN = HTML.overlay(finalize=_in_markdown)
