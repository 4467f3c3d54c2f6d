"""Every rule by its name, joined from the families beside this module.

A new rule is an entry in the family it belongs to; a new family is a `rules_*` module and a line in `FAMILIES`.
"""

from extractor.diagnostics.rule import Rule
from extractor.diagnostics.rules_breaking import BREAKING_RULES
from extractor.diagnostics.rules_catalogs import CATALOGUE_RULES
from extractor.diagnostics.rules_compatible import COMPATIBLE_RULES
from extractor.diagnostics.rules_consistency import CONSISTENCY_RULES
from extractor.diagnostics.rules_files import FILE_RULES
from extractor.diagnostics.rules_linking import LINKING_RULES
from extractor.diagnostics.rules_reading import READING_RULES
from extractor.diagnostics.rules_rewording import DOCUMENTATION_RULES, RETRANSLATION_RULES
from extractor.diagnostics.rules_risky import RISKY_RULES
from extractor.diagnostics.rules_translation import TRANSLATION_RULES

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Files", FILE_RULES),
    ("Reading", READING_RULES),
    ("Translation", TRANSLATION_RULES),
    ("Consistency", CONSISTENCY_RULES),
    ("Linking", LINKING_RULES),
    ("Catalogues", CATALOGUE_RULES),
    ("Breaking changes", BREAKING_RULES),
    ("Risky changes", RISKY_RULES),
    ("Compatible changes", COMPATIBLE_RULES),
    ("Documentation changes", DOCUMENTATION_RULES),
    ("Translation changes", RETRANSLATION_RULES),
)

RULES: dict[str, Rule] = {rule.name: rule for _, rules in FAMILIES for rule in rules}
