"""What a numeral is: one file a kind, and the order in which the kinds are tried."""
