"""What is going on beside the proposals: the register at hand, likely relatives, and what the officer says of them."""
