"""The commands, one module each. A module in this folder is registered (see `checks.cli.main`)."""
