"""The command line: `newsie extract`."""

import typer

app = typer.Typer(no_args_is_help=True, help="Italian news into structured events.")
