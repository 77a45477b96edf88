"""The digits of a numeral and their magnitudes."""
