"""`python -m checks [ROOT]` is `yiwu-bundle check [ROOT]`."""

import sys

from checks.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["check", *sys.argv[1:]]))  # noqa: TID251 - exits
