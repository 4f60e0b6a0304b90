"""A taxonomy and papers that a reader holds in the head."""

from __future__ import annotations

from generator.records import Criterion, Paper, Rule, Tag, Taxonomy


def criterion(slug: str, *phrases: str, weight: float = 1.0) -> Criterion:
    return Criterion(Tag(slug, slug.title(), f"About {slug}."), (Rule("words", phrases, weight),))


TAXONOMY = Taxonomy(
    themes=(
        criterion("knees", "knee", "patella"),
        criterion("maps", "knowledge map", "atlas"),
        Criterion(
            Tag("general-ml", "General", "Not medical."),
            (Rule("words", ("gradient",)),),
        ),
        Criterion(Tag("rest", "Rest", "Anything."), (), (Rule("weak", ("patient",)),)),
    ),
    modalities=(criterion("ct", "CT", "tomography", weight=2.6),),
    signals=(Rule("medical", ("patient", "knee", "clinic*")),),
    claim=("we propose", "this paper"),
    aside=("unlike", "without"),
)


def paper(title: str, abstract: str | None = None, name: str = "p") -> Paper:
    return Paper(id=name, title=title, title_source="seed", abstract=abstract)
