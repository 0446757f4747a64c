"""The kinds of session: each one a folder with its playbook, its verbs and its rules."""
