"""The notebook of docs/ runs, and prints what stands in it.

Written anew from what is printed now:
``KG_WRITE_DOCUMENTS=1 python -m pytest tests/test_notebook.py``
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"
ADDRESS = re.compile(r"0x[0-9a-f]+")


def outputs(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """What each cell of code printed, as text."""
    return [
        [
            ADDRESS.sub("0x…", output.get("text") or output["data"]["text/plain"])
            for output in cell.outputs
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
def test_the_notebook_prints_what_it_says(demo_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(demo_folder / "kg-store", tmp_path / "kg-store", symlinks=True)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    expected = outputs(notebook)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    if os.environ.get("KG_WRITE_DOCUMENTS"):
        for cell in notebook.cells:
            cell.get("metadata", {}).pop("execution", None)  # when it ran
        notebook.metadata.pop("language_info", None)  # which Python ran it
        nbformat.write(notebook, NOTEBOOK)
    else:
        assert outputs(notebook) == expected
