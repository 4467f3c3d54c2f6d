"""Fuzzing: pages that nobody would write, through every stage and every target, and what holds whatever they say."""
