"""The pages that `catalogue.yaml` names: who publishes, and where a mistake is reported."""

from macros.check.pages import Pages
from macros.faults import Report, guess
from macros.languages import LANGS
from macros.model import Catalogue
from macros.project import CATALOGUE_FILE, Project


def check_catalogue(project: Project, pages: Pages, catalogue: Catalogue, report: Report) -> None:
    """Report addresses that lead to no page, or to nothing on it; a page that is there in one language only is told
    elsewhere."""
    named = {"publisher_page": catalogue.publisher_page, "contact_page": catalogue.contact_page}
    for key, address in named.items():
        url, _, fragment = address.partition("#")
        found = [page for lang in LANGS for page in pages[lang].values() if page.url == url]
        row = catalogue.rows.get(key, 0)
        if not found and address:
            known = [page.url for page in pages["nl"].values() if page.url]
            target = project.name(project.docs("nl") / f"{url.rstrip('/')}.md")
            report.add(CATALOGUE_FILE, row, "", "link-nowhere", target=target, guess=guess(url, known))
        without = [page for page in found if fragment and fragment not in page.ids]
        for page in without[:1]:
            known = sorted(page.ids)
            report.add(
                CATALOGUE_FILE, row, "", "anchor-there", id=fragment, page=page.file, guess=guess(fragment, known)
            )
