"""A real OpenID provider (npm oidc-provider) for the browser tests. `make test` fetches it where Node is."""
