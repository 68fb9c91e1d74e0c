"""Serves what `make build` made: names carry a hash, so browsers keep each file for a year, packed where it helps."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

A_YEAR = "public, max-age=31536000, immutable"


class Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        accepts = dict(scope["headers"]).get(b"accept-encoding", b"")
        if b"gzip" in accepts and self.lookup_path(path + ".gz")[1] is not None:
            response = await super().get_response(path + ".gz", scope)
            response.headers["content-type"] = self._type_of(path)
            response.headers["content-encoding"] = "gzip"
        else:
            response = await super().get_response(path, scope)
        response.headers["cache-control"] = A_YEAR
        response.headers["vary"] = "accept-encoding"
        return response

    @staticmethod
    def _type_of(path: str) -> str:
        endings = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
        return endings.get(path.rpartition(".")[2], "application/octet-stream")
