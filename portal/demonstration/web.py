"""Asking the network of this machine."""

import socket
import urllib.request
from http import HTTPStatus

HOST = "127.0.0.1"


def port_is_free(port: int) -> bool:
    """True if a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def answers(url: str) -> bool:
    """True if the address answers with success; asked directly, past any proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return bool(response.status == HTTPStatus.OK)
    except OSError:  # refused, reset, or an HTTP error
        return False
