"""A page as a tree of elements, as far as tests look into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr", "path", "circle", "rect")
)  # fmt: skip


@dataclass
class Element:
    """An element: its name, attributes, and children, which are elements and texts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, entities decoded."""
        return "".join(
            child if isinstance(child, str) else child.text
            for child in self.children
            if isinstance(child, str) or child.name not in {"script", "style"}
        )

    @property
    def words(self) -> str:
        """The text as a reader sees it, with white space collapsed."""
        return " ".join(self.text.split())

    def walk(self) -> Iterator[Element]:
        """Give this element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, name: str = "", /, **attributes: str) -> list[Element]:
        """Return the elements below with a name and attributes; ``class_`` must be among them."""
        return [
            one
            for one in self.walk()
            if one is not self
            and (not name or one.name == name)
            and all(_has(one, key, value) for key, value in attributes.items())
        ]

    def one(self, name: str = "", /, **attributes: str) -> Element:
        """Return the only such element."""
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{name} {attributes}>"
        return found[0]

    def __getitem__(self, attribute: str) -> str:
        """Return an attribute's value."""
        return self.attributes[attribute]


def _has(element: Element, key: str, value: str) -> bool:
    if key == "class_":
        return value in element.attributes.get("class", "").split()
    return element.attributes.get(key.replace("_", "-")) == value


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].name == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse_html(text: str) -> Element:
    """Parse a page, or a piece of one."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root
