"""Metadata documents: what is read of them, and what is refused."""

import pytest

from extractor.catalogs.csdl import read_csdl
from extractor.catalogs.error import CatalogueError
from extractor.catalogs.metadata import DeclaredType, Metadata
from extractor.model.resource import ResourceKind

CSDL = """<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
  <edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="callState">
        <Member Name="incoming" Value="0" />
        <Member Name="established" Value="1" />
      </EnumType>
      <EntityType Name="entity" Abstract="true">
        <Property Name="id" Type="Edm.String" />
      </EntityType>
      <EntityType Name="call" BaseType="graph.entity" OpenType="true">
        <!-- nothing -->
        <Property Name="state" Type="graph.callState" />
        <Property Name="tags" Type="Collection(Edm.String)" />
        <NavigationProperty Name="participants" Type="Collection(graph.participant)" />
      </EntityType>
      <EntityType Name="participant" BaseType="graph.entity">
        <Property Name="isMuted" Type="Edm.Boolean" />
        <Property Name="weight" Type="Edm.Double" />
      </EntityType>
      <Action Name="reject" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.call" />
        <Parameter Name="reason" Type="Edm.String" />
        <Parameter Name="count" Type="Edm.Int32" />
      </Action>
      <Function Name="delta" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.call)" />
        <ReturnType Type="Collection(graph.call)" />
      </Function>
      <Function Name="since" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.call)" />
        <Parameter Name="day" Type="Edm.Date" />
        <ReturnType Type="Collection(graph.call)" />
      </Function>
      <EntityContainer Name="GraphService">
        <EntitySet Name="calls" EntityType="microsoft.graph.call" />
        <Singleton Name="app" Type="microsoft.graph.call" />
      </EntityContainer>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
"""


def metadata() -> Metadata:
    return read_csdl(CSDL.encode(), "csdl.xml")


def test_types_with_members_kinds_and_lines() -> None:
    call = metadata().by_name["microsoft.graph.call"]
    assert (call.kind, call.base, call.open_type, call.line) == (
        ResourceKind.ENTITY,
        "microsoft.graph.entity",
        True,
        12,
    )
    assert [(item.name, item.type, item.navigation, item.line) for item in call.members] == [
        ("state", DeclaredType(name="microsoft.graph.callState", collection=False), False, 14),
        ("tags", DeclaredType(name="Edm.String", collection=True), False, 15),
        ("participants", DeclaredType(name="microsoft.graph.participant", collection=True), True, 16),
    ]
    assert list(metadata().members(call)) == ["state", "tags", "participants", "id"]


def test_calls_without_their_binding_parameter() -> None:
    reject, delta, _ = metadata().calls
    assert (reject.is_action, reject.bound_to, [item.name for item in reject.parameters]) == (
        True, DeclaredType(name="microsoft.graph.call", collection=False), ["reason", "count"],
    )  # fmt: skip
    assert (delta.is_action, delta.returns) == (False, DeclaredType(name="microsoft.graph.call", collection=True))


def test_roots_of_the_service() -> None:
    assert [(item.name, item.type.collection) for item in metadata().roots if item.type] == [
        ("calls", True),
        ("app", False),
    ]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize(
    "content",
    [b"", b"not xml", b"<a>", b"<a/>", b"\xff\xfe", BOMB, FILE],
    ids=["empty", "text", "open", "other", "bytes", "entities", "external entity"],
)
def test_what_is_no_metadata_document_is_refused(content: bytes) -> None:
    with pytest.raises(CatalogueError, match=r"^csdl\.xml: "):
        read_csdl(content, "csdl.xml")


def test_a_circle_of_bases_ends() -> None:
    circle = read_csdl(CSDL.replace('Name="entity" ', 'Name="entity" BaseType="graph.call" ').encode(), "csdl.xml")
    assert [item.bare for item in circle.lineage(circle.by_name["microsoft.graph.call"])] == ["call", "entity"]
