"""Judge: papers into entries with their themes and the words behind each."""
