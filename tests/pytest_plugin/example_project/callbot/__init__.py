"""A bot that takes calls, by way of the calls API."""
