"""The reporters: one module each, named as its format; one frozen `Run` in, text out. A reporter computes nothing."""
