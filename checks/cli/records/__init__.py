"""The parts that `record` writes, one module each. A module in this folder is registered (see `commands/record.py`)."""
