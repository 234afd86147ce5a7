"""Files that are not held in memory: of ten thousand articles only the one that is looked at."""

from hashlib import sha256
from pathlib import Path

from terbuka.problems import Stopped
from terbuka.types import File


class Stored(File):
    """A file that is read anew each time its bytes are asked for, and has to be what it was at first."""

    __slots__ = ("_at", "_sha256")
    _at: Path
    _sha256: str

    def __init__(self, path: str, at: Path) -> None:
        """`path` is relative to the project; the file stands `at` a place. Raises OSError where it cannot be read."""
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_at", at)
        object.__setattr__(self, "_sha256", sha256(at.read_bytes()).hexdigest())

    @property
    def data(self) -> bytes:
        """What the file holds. Raises Stopped where somebody has changed it, and OSError."""
        data = self._at.read_bytes()
        if sha256(data).hexdigest() != self._sha256:
            raise Stopped(f"{self.path} was changed while it was worked with. Run the command again.")
        return data

    @property
    def sha256(self) -> str:
        return self._sha256
