import { BlockList, isIPv4 } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/**
 * Whether a host is a name of this machine that no other machine can reach: `localhost`, or a loopback address. Not by `isIPv6`,
 * whose expression Node makes when it is first called: that was 8 of the 131 milliseconds until a stub answered.
 */
export const isLoopback = (host: string): boolean =>
  host.toLowerCase() === 'localhost' || loopback.check(host, isIPv4(host) ? 'ipv4' : 'ipv6')
