"""``kg backup``: a copy of the store, while others use it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import config_option, settings, store_option

__all__ = ["backup"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@store_option
@config_option
def backup(folder: Path, store: Path | None, config_file: Path | None) -> None:
    """Copy the store to DIR, which is made or empty; others may read and write meanwhile.

    The copy has graph, index, articles, tombstones, judgements, your own graphs and the sources'
    bytes, as they were published last, and the stored searches. In DIR: sha256sum -c SHA256SUMS
    checks it.

    \b
    kg backup /media/disk/kg-backup
    kg backup "backup-$(date +%F)"
    """
    from kg.store import backup as run

    copied = run(settings(config_file, store=store).store, folder)
    click.echo(
        f"{copied.articles} articles, {copied.files} files, {copied.bytes:,} bytes -> {folder}"
    )
    if copied.missing:
        click.echo(f"the bytes of {copied.missing} sources are not in the store", err=True)
        click.echo("    kg doctor tells whose", err=True)
