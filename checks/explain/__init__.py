"""What `explain` knows: one file for each subject."""
