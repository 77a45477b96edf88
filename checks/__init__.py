"""The checks that compare bundle, records and repository with CONSTRAINTS.md, and the tool that runs them."""
