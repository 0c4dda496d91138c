"""What holds whatever the weights, on the page Vikter och medel."""
