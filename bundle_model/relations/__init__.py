"""How the figures of the pages relate, and whether each relation holds, recomputed exactly."""
