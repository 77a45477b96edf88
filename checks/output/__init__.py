"""What is printed: one folder a document, one file a format."""
