"""The bundled articles and authority lists; `corpus/README.md` gives origin and licence of each."""
