"""The project around the bundle: pyproject.toml, Python files, and the capabilities of code."""
