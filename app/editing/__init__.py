"""Proposals changed in the app: a table of texts, read by the parser that reads files."""
