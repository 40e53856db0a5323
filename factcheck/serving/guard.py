"""Who is let in: the machine itself, or whoever has the token; never a page of another site."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.requests import Request

from factcheck.serving.limits import RequestError, is_loopback

COOKIE = "factcheck-token"


class Guard(Struct, frozen=True):
    """`token` is empty where only this machine can reach the server."""

    token: str = ""

    def check(self, request: Request) -> None:
        """Raise RequestError for a request that is not let in."""
        host = request.url.hostname or ""
        # A name that somebody made to lead here is no name of ours.
        if not self.token and not is_loopback(host):
            raise RequestError(421, "This server answers on this machine only.")
        if request.method != "GET" and not _is_from_our_page(request):
            raise RequestError(403, "This request comes from another site.")
        if self.token and not self._has_token(request):
            raise RequestError(401, "A token is needed: open the address that the server printed.")

    def _has_token(self, request: Request) -> bool:
        given = request.query_params.get("token") or request.cookies.get(COOKIE) or ""
        return hmac.compare_digest(given.encode(), self.token.encode())


def _is_from_our_page(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    # A page without an origin of its own says "null"; ours has one.
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
