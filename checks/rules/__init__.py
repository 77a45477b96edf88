"""The checks: one module each; being here is being registered (see `checks.engine.registry`)."""
