"""What is recorded of each model, in bars: from how many sources, and in whose words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from terbuka.coverage import Backing, Voice
from terbuka.languages.interface import Language
from terbuka.pages.pictures import Shares, stacked
from terbuka.pages.shapes import Drawing
from terbuka.records.names import Model
from terbuka.site import Site

BARS = 12  # models in a picture
SOURCES = ("pictures.one_source", "pictures.two_sources", "pictures.more_sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesPicture:
    """The statements on models by what they rest on, in bars of those models that most is told of.

    `series` are the kinds, each with its number and its label; `models` all that there are, with their numbers of
    statements, and `counts` how many of each kind these have. Of `all` statements `part` are what `seen` tells.
    """

    key: str
    label: str
    seen: str
    part: int
    all: int
    series: tuple[tuple[int, str], ...]
    models: tuple[tuple[Model, int], ...]
    counts: tuple[tuple[int, ...], ...]
    drawing: Drawing

    @property
    def pictured(self) -> int:
        """How many models have a bar."""
        return min(len(self.models), BARS)

    @property
    def note(self) -> str:
        """The label that says how statements are counted."""
        return "pictures.one_text" if self.key == "by-sources" else "voices.several"


def shares_pictures(site: Site, language: Language) -> Iterator[SharesPicture]:
    """The pictures of the models that most is told of; none where there are not two to compare."""
    told = [(site.model[slug], backing) for slug, backing in site.backing.items() if slug in site.model]
    if len(told) > 1:
        alone = sum(backing.sources[0] for _, backing in told)
        sources = [backing.sources for _, backing in told]
        yield _picture("sources", SOURCES, alone, told, sources, language)
        voices = [tuple(backing.voices[voice] for voice in Voice) for _, backing in told]
        own = sum(backing.voices[Voice.DEVELOPER] for _, backing in told)
        labels = tuple(f"voices.{voice}" for voice in Voice)
        if sum(any(row[at] for row in voices) for at in range(len(labels))) > 1:
            yield _picture("voices", labels, own, told, voices, language)


def _picture(
    key: str,
    labels: Sequence[str],
    part: int,
    told: Sequence[tuple[Model, Backing]],
    counts: Sequence[tuple[int, ...]],
    language: Language,
) -> SharesPicture:
    kinds = [at for at in range(len(labels)) if any(row[at] for row in counts)]
    rows = [
        Shares(name=model.name, total=language.say("count.statements", n=backing.statements), counts=row)
        for (model, backing), row in zip(told, counts, strict=True)
    ]
    everything = sum(backing.statements for _, backing in told)
    how_many = "all" if part == everything else "some" if part else "none"
    return SharesPicture(
        key=f"by-{key}",
        label=f"pictures.by_{key}",
        seen=f"pictures.{how_many}_{key}",
        part=part,
        all=everything,
        series=tuple((at + 1, labels[at]) for at in kinds),
        models=tuple((model, backing.statements) for model, backing in told),
        counts=tuple(tuple(row[at] for at in kinds) for row in counts),
        drawing=stacked(rows[:BARS], language.direction, language.number),
    )
