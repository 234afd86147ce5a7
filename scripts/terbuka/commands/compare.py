"""compare: what changes on the site from a revision to what is there now, in words."""

from pathlib import Path

from terbuka.commands.changes import changes, told
from terbuka.commands.published import read_published
from terbuka.commands.revision import revision, today
from terbuka.pages.kinds import pages
from terbuka.progress import Progress
from terbuka.site import Site


def what_changes(site: Site, root: Path, name: str, progress: Progress, *, markdown: bool) -> str:
    """The report on what changes from the revision `name` of the project at `root`. Raises Stopped."""
    made = progress("making pages", pages(site))
    found = changes(read_published(revision(root, name)), read_published(today(root, made)))
    return told(found, name, markdown=markdown)
