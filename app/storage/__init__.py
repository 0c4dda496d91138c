"""Work that is kept: in the store, and in a file to take along."""
