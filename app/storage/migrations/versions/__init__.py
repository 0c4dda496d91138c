"""One module a step; a step that officers' stores have been through is never changed."""
