"""Which portfolio, and why? Proposals and a scenario in, a proven choice out."""
