# The only maker of addresses. Every page knows every other by a path from the site's root, and a
# link is that path seen from the page it stands on: so the site works at the root of a host,
# below a folder, and read from a disk.
"""Addresses: where each page is, and how one page links to another."""

from __future__ import annotations

PAPERS, THEMES, MODALITIES, YEARS = "papers", "themes", "modalities", "years"
DATASETS, MODELS = "datasets", "models"
KINDS = (THEMES, MODALITIES, YEARS, DATASETS, MODELS)
_PLAIN = "-._~/:;()@!$*,"
_FACETS = dict(zip(KINDS, ("theme", "modality", "year", "dataset", "model"), strict=True))
HOME, ABOUT, SEARCH = "", "about/", "search/"
API = "api/papers.json"


def paper(ident: str) -> str:
    """Return the address of a paper's page, from the site's root."""
    return f"{PAPERS}/{ident}/"


def listing(kind: str, slug: str, number: int = 1) -> str:
    """Return the address of a theme's, modality's or year's page; long lists have several."""
    return f"{kind}/{slug}/" if number == 1 else f"{kind}/{slug}/{number}/"


def search_within(kind: str, value: str) -> str:
    """Return the address of the search page narrowed to one value of a facet.

    Args:
        kind: One of :data:`KINDS`.
        value: A slug, a year, or the name of a dataset or model.
    """
    return f"{SEARCH}?{_FACETS[kind]}={_quote(value)}"


def source_file(address: str) -> str:
    """Return the Markdown file, below docs/, that becomes the page at an address.

    >>> source_file("papers/x/"), source_file("themes/"), source_file("")
    ('papers/x.md', 'themes/index.md', 'index.md')
    """
    if address in {HOME, f"{PAPERS}/", *(f"{kind}/" for kind in KINDS)}:
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"


def relative(page: str, target: str) -> str:
    """Return the link from the page at one address to another address of the site.

    >>> relative("papers/x/", "themes/peft/"), relative("themes/", "")
    ('../../themes/peft/', '../')
    """
    up = "../" * page.count("/")
    return f"{up}{target}" or "./"


def arxiv(ident: str) -> str:
    """Return the address of an arXiv identifier's abstract page."""
    return f"https://arxiv.org/abs/{ident}"


def arxiv_pdf(ident: str) -> str:
    """Return the address of an arXiv identifier's PDF."""
    return f"https://arxiv.org/pdf/{ident}"


def doi(ident: str) -> str:
    """Return the address that resolves a DOI, with what is no address character quoted."""
    return f"https://doi.org/{_quote(ident)}"


def _quote(text: str) -> str:
    """Return text for an address, with what is no address character quoted."""
    return "".join(
        char
        if char.isascii() and (char.isalnum() or char in _PLAIN)
        else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in text
    )
