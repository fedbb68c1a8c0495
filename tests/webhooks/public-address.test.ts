import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../src/webhooks/public-address.job.ts'

describe('an address that webhooks may go to', () => {
  it.each(['8.8.8.8', '93.184.215.14', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001:80b::200e'])(
    '%s is one machine on the internet',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each(
    (
      '0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.8.9.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 ' +
      '192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 ' +
      '255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:a00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1 ' +
      '2001::1 2001:10::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ' +
      'ff02::1 2606:4700::1111%eth0 localhost 1.2.3 0x7f000001'
    ).split(' '),
  )('%s isn’t', (address) => expect(isPublicAddress(address)).toBe(false))
})
