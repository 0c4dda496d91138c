"""Several assessors side by side, the scores they agree on, the scoring guide, and what each proposal carries."""
