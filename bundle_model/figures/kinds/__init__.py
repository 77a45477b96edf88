"""What a numeral is: one file for each kind, and the order in which the kinds are tried."""
