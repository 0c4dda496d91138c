"""All that meets the officer: pages, charts, exports and languages."""
