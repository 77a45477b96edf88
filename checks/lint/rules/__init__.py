"""The rules of `lint`, one a module. Presence registers it; see `checks.lint.registry` for what a module has."""
