"""Authority: limits of each role, and codes that release from afar."""
