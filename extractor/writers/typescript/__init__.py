"""The target `typescript`: a package of declaration files for each canonical API."""
