"""Files of office programs: zip archives of XML whose text has to be put together before it can be read."""
