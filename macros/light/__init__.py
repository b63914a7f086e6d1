"""Makes a built site light for its readers, without a change to what they see, whoever built it.

joined    the stylesheets and scripts of a page, each in one file
squeezed  the HTML of a page, without space that nobody sees
"""

from pathlib import Path

from macros.languages import FOLDERS
from macros.light.joined import Joined
from macros.light.squeezed import squeezed


def lighten(site: Path) -> None:
    """Rewrite the pages of the folder `site`, which holds both languages, and the styles and scripts that they load."""
    joined = Joined(site / "assets")
    within = {name for name in FOLDERS.values() if name}
    for file in sorted(site.rglob("*.html")):
        up = "../" if file.relative_to(site).parts[0] in within else ""
        page = joined.page(file.read_text(encoding="utf-8"), up)
        file.write_text(squeezed(page), encoding="utf-8")
    for name in sorted(joined.replaced):
        for folder in FOLDERS.values():
            (site / folder / "assets" / name).unlink(missing_ok=True)
