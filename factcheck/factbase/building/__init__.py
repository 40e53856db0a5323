"""Making the datasets from published packages; a maintainer's tool, not used at run time."""
