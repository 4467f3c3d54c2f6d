"""Hostile input: what strangers, accidents and attackers put where documentation should be."""
