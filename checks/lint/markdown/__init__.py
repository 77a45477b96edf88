"""A reader of Markdown that knows what a lint of prose needs: CommonMark blocks, tables, links, and the place of each letter."""
