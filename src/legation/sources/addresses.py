"""Which addresses of the network may be asked: those that the whole world can reach, unless others are allowed."""

from __future__ import annotations

import ipaddress
import socket

from legation.sources.documents import Kind, SourceError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int, *, allow_private: bool = False) -> str:
    """The address of a host to connect to; it is to be used as it is, for asked again the name may mean another.

    Raises :class:`SourceError` where the host is not known, and where any of its addresses is private, loopback,
    link-local or otherwise not public, unless ``allow_private``.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = f"{host}: {getattr(error, 'strerror', None) or error}"
        raise SourceError(reason, kind=Kind.NOT_FETCHED) from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not allow_private and not is_public(address):
            reason = f"{host} is at {address}, which is no public address; --allow-private lets it be asked"
            raise SourceError(reason, kind=Kind.NOT_FETCHED)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address, and any that it carries within, is one of the public network."""
    found: _Address = ipaddress.ip_address(address)
    return all(each.is_global and not each.is_multicast for each in (found, *_within(found)))


def _within(address: _Address) -> list[_Address]:
    """The addresses of version 4 that one of version 6 stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    carried: list[_Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in carried if each is not None]
