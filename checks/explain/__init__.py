"""What `explain` says: one file a subject."""
