"""The environments in which templates are filled in: what a value becomes in HTML and in Markdown, made quick.

A site has hundreds of thousands of values and calls in its templates, and what Jinja does around each of them took a
third of the script's time. So values are escaped by the environment's `finalize`, not once more around it; what is
called gets no context: nothing in the templates asks for one; and a thing has what it has in Python.
"""

import operator
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.runtime import Macro
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


class _Macro(Macro):
    def __call__(self, *arguments: Any, **given: Any) -> str:
        if given or len(arguments) != self._argument_count:
            return super().__call__(*arguments, **given)
        return str.__new__(Markup, self._func(*arguments))


class _Direct(CodeGenerator):
    """Puts into the text what `finalize` makes of a value, calls what is called, and asks things for what they have."""

    def _output_const_repr(self, group: Any) -> str:
        return repr("".join(map(str, group)))

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        const = node.as_const(frame.eval_ctx)
        return str(const if isinstance(node, nodes.TemplateData) else finalize.const(const))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Environment(Environment):
    code_generator_class = _Direct
    Macro = _Macro
    call: Callable[..., Any] = operator.call


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
