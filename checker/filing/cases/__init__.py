"""A test case made from what is answered, for those who find the verdict wrong."""
