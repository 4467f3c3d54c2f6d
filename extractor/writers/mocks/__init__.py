"""The fixtures in the forms of mock servers and HTTP libraries; one module for each target, the rest shared by them."""
