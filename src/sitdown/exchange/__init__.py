"""Sessions as files that outlive Sitdown: letters for people, documents for programs."""
