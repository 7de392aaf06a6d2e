"""Files that hold no text as such: office documents and PDF, whose text has to be put together before it is read."""
