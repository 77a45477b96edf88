"""The checks that exist, the constraints bound to them, and the run."""
