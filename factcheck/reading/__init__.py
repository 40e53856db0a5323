"""Bytes to documents: one module per format, every position kept."""

from factcheck.reading.documents import read_bytes, read_file, read_text

__all__ = ["read_bytes", "read_file", "read_text"]
