"""The command line: `run` is what the `craftgraph` script calls, `main` the click group of all commands.

One file a command; each is imported only when it is called. `craftgraph --help` and `--version` are answered without
importing click at all, since click alone takes four times as long as an empty Python program.
"""

import sys

TYPE_CHECKING = False  # importing typing for this would cost a fifth of the whole
if TYPE_CHECKING:
    from craftgraph.cli.group import main

__all__ = ["main", "run"]


def run() -> None:
    """Run the program with the arguments of the process, and end it with an exit code.

    0: done; 1: the data is at fault; 2: the call is at fault; 130: interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        # What we write is UTF-8 whatever the locale: a graph with Kazakh names does not fit into a C or cp1251 one.
        # File names in other encodings go out as the bytes that they came in as.
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    if sys.argv[1:] in (["--help"], ["-h"]):
        from craftgraph.cli.overview import overview  # noqa: PLC0415

        sys.stdout.write(overview() + "\n")
    elif sys.argv[1:] == ["--version"]:
        from craftgraph import __version__  # noqa: PLC0415

        sys.stdout.write(f"craftgraph {__version__}\n")
    else:
        from craftgraph.cli.group import main  # noqa: PLC0415

        main(prog_name="craftgraph")


def __getattr__(name: str) -> object:
    if name == "main":
        from craftgraph.cli.group import main  # noqa: PLC0415

        return main
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
