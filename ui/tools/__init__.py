"""Tools around the program: gallery, tour, translations, libraries."""
