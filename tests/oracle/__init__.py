"""A second judge, written from the contract alone: slow, plain, and sharing nothing with the product."""
