"""Mock targets, each in front of its real consumer."""
