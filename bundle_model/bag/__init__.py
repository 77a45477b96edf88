"""The BagIt bag: its reader, its declaration, its manifests, its tag files and the fixity of its files."""
