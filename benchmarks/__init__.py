"""Benchmarks: each prints ratios against something a reader knows, measured in the same run."""
