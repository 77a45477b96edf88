"""What the scope checks share: rows, reasons, imports, capabilities."""
