"""One module for each format: bytes (or lines) in, drafts of reports out."""
