"""The canonical value of names and types that translation damaged, each with its evidence.

Facts of a page come in as its cells stand, facts with what evidence fixes go out, with a diagnostic for every cell that
was repaired or could not be. Precision before recall: a wrong repair is worse than none, and a value that evidence does
not settle stays as written. An English page is never repaired. A new kind of evidence is a module here.
"""
