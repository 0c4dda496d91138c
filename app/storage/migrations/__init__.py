"""How the store came to be as it is, one step at a time; run by app.storage.schema."""
