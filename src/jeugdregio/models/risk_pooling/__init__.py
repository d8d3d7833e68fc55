"""What sharing costly cases does to the risk of each municipality."""
