"""`data/catalogue.yaml`: what is true of every dataset that the site publishes."""

from macros.faults import Report
from macros.load.document import load_document, text
from macros.model import Catalogue, Licence
from macros.project import CATALOGUE_FILE, Project


def load_catalogue(project: Project, report: Report) -> Catalogue:
    """What the file says; an empty `Catalogue`, with faults, when it cannot be used."""
    document = load_document(project, project.root / CATALOGUE_FILE, "catalogue", report)
    if document is None:
        return Catalogue()
    data = document.data
    licence, area = data["licence"], data["area"]
    return Catalogue(
        title=text(data["title"]),
        description=text(data["description"]),
        publisher=text(data["publisher"]),
        publisher_page=data["publisher_page"],
        contact_page=data["contact_page"],
        licence=Licence(text(licence["title"]), licence["spdx"], licence["url"]),
        rights=text(data["rights"]),
        area=text(area["name"]),
        nuts=area["nuts"],
        rows={key: document.row(key) for key in data},
    )
