"""The reading room: one HTML page in which a reviewer reads the evidence. What is shown is computed without HTML."""
