"""What mkdocs.yml says of the site as a whole, for files that hold whole addresses: feeds, citations, robots.txt."""

from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from terbuka.problems import Stopped
from terbuka.types import Imprint


class _Settings(yaml.SafeLoader):
    """Reads what MkDocs reads: values from the environment too; what names objects of Python is passed over."""


_Settings.add_constructor("!ENV", construct_env_tag)
_Settings.add_multi_constructor("", lambda loader, suffix, node: None)


def read_imprint(path: Path) -> Imprint:
    """The name and the address in an mkdocs.yml, or those of `Imprint` where it has none. Raises Stopped, OSError."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _Settings)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Stopped(f"{path.name}: this is no YAML: {error}") from error
    settings = found if isinstance(found, dict) else {}
    name, address = (str(settings.get(key) or "") for key in ("site_name", "site_url"))
    plain = Imprint()
    return Imprint(name=name or plain.name, address=f"{address.rstrip('/')}/" if address else plain.address)
