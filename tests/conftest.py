"""Sites that are built once and read by many tests."""

from __future__ import annotations

import pytest
from nasty import SEEDS
from sites import ROOT, Built, mkdocs, project, write_files


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the real seeds, with the default addresses."""
    return mkdocs(project(tmp_path_factory.mktemp("real"), ROOT / "seeds"))


@pytest.fixture(scope="session")
def nasty_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of seeds that try everything."""
    folder = tmp_path_factory.mktemp("nasty")
    write_files(folder / "planted", SEEDS)
    return mkdocs(project(folder, folder / "planted"))


@pytest.fixture(scope="session")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of two plain articles and one model, published under an address of its own from a repository."""
    folder = tmp_path_factory.mktemp("addressed")
    files = {
        "told.txt": "Zed dirilis kemarin, kata perusahaan itu.\nModelnya terbuka untuk semua orang.\nLowongan kerja\n",
        "told.yml": "language: id\ntitle: Tentang Zed\nomit: [{text: Lowongan kerja, reason: advertisement}]\n",
        "untold.txt": "Ini satu baris saja.\n",
        "models/zed.yml": "name: Zed\nlook_alikes: [Zedd]\n",
    }
    write_files(folder / "planted", files)
    made = project(folder, folder / "planted")
    return mkdocs(made, SITE_URL="https://press.example/open/", REPO_URL="https://git.example/press/open")
