"""The commands: one module each; being here is being registered (see `checks.cli.main`)."""
