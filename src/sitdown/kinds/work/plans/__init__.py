"""Plans that other tools and agents write: read into one model, ticked back byte for byte."""
