"""The decision as pictures for a board: one finding a picture, readable from the back row, and the same on paper."""
