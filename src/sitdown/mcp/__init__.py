"""The face for agents: the state of project sessions as tools of the Model Context Protocol.

Only ``server`` knows the protocol and needs the extra ``mcp``; the tools are plain functions.
"""
