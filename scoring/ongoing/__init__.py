"""What is going on already: a register of it, and which of it each proposal is likely to be related to."""
