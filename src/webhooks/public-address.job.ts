import { BlockList, isIPv4, isIPv6, SocketAddress } from 'node:net'

/** What isn't on the internet, or isn't one machine there: the special addresses of IANA's registry for IPv4. */
const SPECIAL_IPV4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
/** In IPv6 only this is given out: not ::1, fc00::, fe80::, ff00::, and nothing that has an IPv4 address in it. */
const UNICAST_IPV6 = '2000::/3'
/** But for special uses, for examples, and for IPv4 addresses in tunnels. */
const SPECIAL_IPV6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const special = { ipv4: listOf(SPECIAL_IPV4, 'ipv4'), ipv6: listOf(SPECIAL_IPV6, 'ipv6') }
const unicast = listOf(UNICAST_IPV6, 'ipv6')

/** Whether an address is that of one machine on the internet. False for what is no address at all. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.ipv4.check(address, 'ipv4')
  // With a zone, `fe80::1%eth0`, it's an address of the network that the server is in.
  if (!isIPv6(address) || address.includes('%')) return false
  const written = new SocketAddress({ address, family: 'ipv6' })
  return unicast.check(written) && !special.ipv6.check(written)
}

function listOf(ranges: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges.split(' ')) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}
