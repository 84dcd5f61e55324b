"""Shutting student code in, with Linux namespaces, control groups and limits. Nothing here knows of notebooks."""
