"""The target `report`: a small site that answers at a glance what the documentation describes and how good it is."""
