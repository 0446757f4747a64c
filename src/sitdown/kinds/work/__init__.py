"""Project work sessions: a project's folder, the sessions agents write there, what they cost."""
