"""What is a proposal worth? Files of proposals in, proposals and their benefit out."""
