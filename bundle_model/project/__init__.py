"""The project around the bundle: pyproject.toml, Python files, and what code can do."""
