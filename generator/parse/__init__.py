"""Parse: seeds into sightings, one file a dialect."""
