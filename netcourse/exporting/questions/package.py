"""A content package: the files of a quiz in a zip, with the manifest that names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from netcourse.exporting.gradebooks.feedback import zipped
from netcourse.exporting.questions.words import add, encoded

_NAMESPACE = "http://www.imsglobal.org/xsd/imscp_v1p1"


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource of a package: its id, its type, its file, and the ids of those that it needs."""

    id: str
    type: str
    file: str
    needs: Sequence[str] = ()


def package(unit: str, schema: tuple[str, str], resources: Sequence[Resource], files: Mapping[str, bytes]) -> bytes:
    """A zip with its manifest, the same for the same files.

    Parameters
    ----------
    unit : str
        What the package is called.
    schema : tuple of str
        What kind of package it is, and of which version.
    resources : sequence of Resource
        What it holds.
    files : mapping of str to bytes
        By path in the zip.
    """
    manifest = ET.Element("manifest", {"xmlns": _NAMESPACE, "identifier": f"manifest_{unit}"})
    about = add(manifest, "metadata")
    for tag, text in zip(("schema", "schemaversion"), schema, strict=True):
        add(about, tag, text)
    add(manifest, "organizations")
    there = add(manifest, "resources")
    for one in resources:
        made = add(there, "resource", identifier=one.id, type=one.type, href=one.file)
        add(made, "file", href=one.file)
        for needed in one.needs:
            add(made, "dependency", identifierref=needed)
    return zipped({"imsmanifest.xml": encoded(manifest), **files})
