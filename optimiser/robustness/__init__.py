"""What holds whatever the weights, and whoever assesses."""
