"""Rules of disagreement between the documentation and what Microsoft publishes beside it.

They are reported only where a metadata document or the permission catalogue is given. A new one is an entry here and
one place in `extractor.catalogs` that reports it.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

CATALOGUE_RULES: tuple[Rule, ...] = (
    Rule(
        name="not-in-metadata",
        severity=Severity.WARNING,
        message="the {kind} {name} is not in {file}",
        why=(
            "The service does not declare what the page documents: it is misspelled, was removed or renamed, or "
            "belongs to another version. A client that relies on it fails."
        ),
        example="| mediaState | [mediaState](mediastate.md) | ... |   where the type declares no mediaState",
    ),
    Rule(
        name="not-documented",
        severity=Severity.NOTE,
        message="the {kind} {name}, which the service declares, is not documented",
        why="A reader cannot know that it is there, and no output made from the documentation has it.",
        example='<Property Name="incomingContext" .../>   on a type whose page does not list it',
    ),
    Rule(
        name="name-differs-from-metadata",
        severity=Severity.WARNING,
        message="{name} is declared as {declared}",
        why="Names in JSON are compared letter by letter: a client that follows the page sends a member unknown to "
        "the service, or reads one that is never there.",
        example="| CallState | ... |   where the service declares callState",
    ),
    Rule(
        name="type-differs-from-metadata",
        severity=Severity.WARNING,
        message="{name} has the type {type} here and {declared} in the metadata, line {line}",
        why="Clients and stubs made from the page read the value as something that it is not.",
        example="| participantCount | Int32 | ... |   where the service declares Edm.Int64",
    ),
    Rule(
        name="path-not-in-metadata",
        severity=Severity.WARNING,
        message="{method} {path}: {owner} has no {segment}",
        why="The path leads through a property, action or function that the service does not declare there; a call "
        "of it is answered with an error.",
        example="POST /app/calls/{id}/rejekt",
    ),
    Rule(
        name="unknown-privilege",
        severity=Severity.WARNING,
        message="no {scheme} permission is called {name}",
        why="An application cannot be granted what the permission catalogue does not have: the name is misspelled or "
        "damaged, was retired, or is offered for another scheme only.",
        example="| Application | Calls.AcessMedia.All |",
    ),
    Rule(
        name="least-privilege-differs",
        severity=Severity.WARNING,
        message="the least privileged {scheme} permission of {method} {path} is {name} here and {declared} in the "
        "catalogue",
        why="Whoever follows the page asks for more than is needed, or for too little.",
        example="| Application | Calls.JoinGroupCall.All, Calls.Initiate.All |   where the catalogue has the second",
    ),
)
