"""Exchange: sealed files between PCs, and lists for other systems."""
