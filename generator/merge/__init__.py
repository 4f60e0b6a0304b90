"""Merge: sightings and curation into papers."""
