"""An IP address in, whether it is one of the public internet out."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

__all__ = ["is_public"]

# RFC 6052: the last four bytes are an IPv4 address, to which the network's gateway passes on
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")  # RFC 8215
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, deprecated: an IPv4 address with zeros before it
_UNICAST = IPv6Network("2000::/3")  # RFC 4291: all that has been given out


def is_public(address: str) -> bool:
    """Whether *address* is of a host of the internet: not this machine, its network, or nobody's.

    An IPv4 address in an IPv6 one (mapped, 6to4, Teredo, NAT64) counts as what it is itself.
    """
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        if parsed in _NAT64_LOCAL or parsed in _COMPATIBLE:
            return False
        inner = _embedded(parsed)
        if inner:
            return all(map(_is_public_itself, inner))
        return parsed in _UNICAST and _is_public_itself(parsed)
    return _is_public_itself(parsed)


def _embedded(address: IPv6Address) -> tuple[IPv4Address, ...]:
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    found = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return tuple(one for one in found if one is not None)


def _is_public_itself(address: IPv4Address | IPv6Address) -> bool:
    never = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
    )
    return address.is_global and not any(never)
