"""After the decision: a log that is only added to, and what follows from it: what stands, is due, and comes next."""
