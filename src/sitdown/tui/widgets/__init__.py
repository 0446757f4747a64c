"""What draws: widgets that know values and theme colours, and nothing of sessions or stores."""
