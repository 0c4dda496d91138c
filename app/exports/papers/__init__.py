"""The city's papers as Word documents: the official letter and its first appendix."""
