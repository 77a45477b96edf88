"""What the checks of scope share: rows, reasons, imports, capabilities."""
