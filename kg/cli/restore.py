"""``kg restore``: a backup becomes the store's current generation."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, settings, store_option

__all__ = ["restore"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@store_option
@config_option
def restore(folder: Path, store: Path | None, config_file: Path | None) -> None:
    """Make the backup in DIR what the store holds, in the place of what it held.

    Every file is compared with its hash before anything is replaced, all at once. The store may be
    new; what an existing one held before is gone with the next build.

    \b
    kg restore /media/disk/kg-backup
    kg restore backup-2026-11-22 --store restored
    """
    from kg.store import restore as run

    target = settings(config_file, store=store).store
    copied = run(folder, target)
    click.echo(
        f"{copied.articles} articles, {copied.files} files, {copied.bytes:,} bytes -> {target}"
    )
