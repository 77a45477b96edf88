"""The elements of a specification, and how far the pages and the decisions answer each of them."""
