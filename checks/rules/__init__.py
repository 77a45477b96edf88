"""The checks, one module each. A module in this folder is registered (see `checks.engine.registry`)."""
