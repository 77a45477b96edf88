"""What people declare: CONSTRAINTS.md, and the elements of a specification."""
