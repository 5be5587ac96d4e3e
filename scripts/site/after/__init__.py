"""What the site needs to work away from its host: kept files, an icon, a zip."""
