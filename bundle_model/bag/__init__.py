"""The BagIt bag: its reader, declaration, manifests, tag files and fixity."""
