"""Two to five answers beside each other: what is kept to be compared, and what is said and drawn of it."""
