"""The tree of a YAML text in which every value is text: no type is guessed, and nothing stands for anything else."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEPTH_LIMIT = 20
REFERENCE = "references ('&', '*') are not used here"
TYPED = "tags ('!') are not used here"
DEEP = "the lists are nested too deep"
ANOTHER = "but found another document"


def tree(text: str) -> yaml.Node | None:
    """The tree, or None where the text holds nothing. Raises yaml.MarkedYAMLError where that cannot be told.

    References (`&`, `*`) are refused: a small file could stand for gigabytes. So are tags (`!`), which would swallow
    words, and what is nested too deep.
    """
    opened: list[Any] = []  # where the lists and mappings begin that are not closed yet
    inside: list[list[yaml.Node]] = [[]]  # what stands in the document, and in each of these
    for event in iter(LOADER(text).get_event, None):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(REFERENCE, event)
        if getattr(event, "tag", None):
            raise _refused(TYPED, event)
        if isinstance(event, yaml.ScalarEvent):
            inside[-1].append(_scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            opened.append(event)
            inside.append([])
            if len(opened) > DEPTH_LIMIT:
                raise _refused(DEEP, event)
        elif isinstance(event, yaml.CollectionEndEvent):
            nodes = inside.pop()
            inside[-1].append(_collection(opened.pop(), nodes, event))
        elif isinstance(event, yaml.DocumentStartEvent) and inside[0]:
            raise _refused(ANOTHER, event)
    return inside[0][0] if inside[0] else None


def _scalar(event: Any) -> yaml.Node:
    return yaml.ScalarNode("", event.value, event.start_mark, event.end_mark, event.style)


def _collection(start: Any, nodes: list[yaml.Node], end: Any) -> yaml.Node:
    """A list, or a mapping of which the keys and values stand one behind the other."""
    place = start.start_mark, end.end_mark, start.flow_style
    if isinstance(start, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", nodes, *place)
    return yaml.MappingNode("", list(zip(nodes[::2], nodes[1::2], strict=True)), *place)


def _refused(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
