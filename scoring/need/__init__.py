"""Where the need is: indicators of areas, indices out of them, and one need figure for each area."""
