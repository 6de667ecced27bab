"""Addresses in, sources out: gets pages, feeds and sitemaps from the web, politely and safely."""
