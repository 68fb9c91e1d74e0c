"""The foundation: settings, database, pages, forms, safety, words. It knows nothing about neighbourhoods."""
