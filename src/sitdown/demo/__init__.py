"""Made-up people for `sitdown demo`, for pictures and for tests; the same at every run."""
