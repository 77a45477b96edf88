"""`python -m checks [ROOT]` is `yiwu-bundle check [ROOT]`."""

from checks.cli.main import run

if __name__ == "__main__":
    run("check")
