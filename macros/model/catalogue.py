"""What is true of every dataset that the site publishes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.languages import Text

NONE = Text.same("")


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the files: its name, its id in the list of SPDX and the address of its text."""

    title: Text = NONE
    spdx: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Who publishes what on which terms. `publisher_page` and `contact_page` are addresses from the root of a
    language; `nuts` is the code of the area that the answers are about, `area` its name. `rows` says where these stand
    in `catalogue.yaml`: `contact_page`. Empty when that could not be read, which is a fault."""

    title: Text = NONE
    description: Text = NONE
    publisher: Text = NONE
    publisher_page: str = ""
    contact_page: str = ""
    licence: Licence = Licence()
    rights: Text = NONE
    area: Text = NONE
    nuts: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
