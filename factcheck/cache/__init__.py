"""What a run leaves behind so that the next one is faster. Nothing here changes an answer."""
