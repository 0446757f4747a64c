"""Language without a model: what was said, cut into sentences, summed up, and looked after."""
