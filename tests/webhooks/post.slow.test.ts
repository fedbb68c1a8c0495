import { lookup, type LookupAddress } from 'node:dns'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { post, type Posting, urlFault } from '../../src/webhooks/post.job.ts'
import { type Receiver, receiver, RECEIVER_NAME } from '../support/receiver.ts'

let other: Receiver
beforeEach(async () => {
  other = await receiver()
})
afterEach(() => other.stop())

const listed = (...hosts: string[]) => ({ public: new Set(hosts), private: new Set<string>() })
const inOwnNetwork = (...hosts: string[]) => ({ public: new Set<string>(), private: new Set(hosts) })
const send = (posting: Partial<Posting> = {}, url = other.url) =>
  post(url, '{}', {}, { ca: other.ca, receivers: inOwnNetwork(other.host), ...posting })

/** Answers for every name with these addresses, and counts how often it was asked. */
function resolver(...addresses: readonly string[]) {
  const asked: string[] = []
  const resolve = ((name: string, _: object, give: (error: null, addresses: LookupAddress[]) => void) => {
    asked.push(name)
    give(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
    // The one form of the system's function that is called.
  }) as typeof lookup
  return { asked, resolve }
}

describe('sending to another system', () => {
  it('counts 2xx as received, and any other status not', async () => {
    for (const [status, isReceived] of [
      [200, true],
      [204, true],
      [299, true],
      [400, false],
      [500, false],
    ] as const) {
      other.answer(status)
      expect(await send()).toEqual({ isReceived, answer: String(status) })
    }
    expect(other.received).toHaveLength(5)
    expect(other.received[0]).toMatchObject({ path: '/hooks?of=staff', body: '{}' })
  })

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const elsewhere = await receiver()
    try {
      other.answer(status, { location: elsewhere.url })
      const receivers = inOwnNetwork(other.host, elsewhere.host)
      expect(await send({ receivers })).toEqual({ isReceived: false, answer: String(status) })
      expect(elsewhere.received).toEqual([])
    } finally {
      await elsewhere.stop()
    }
  })

  it('refuses a name that leads to this machine, unless it’s named as one of the own network', async () => {
    expect(await send({ receivers: listed(other.host) })).toEqual({ isReceived: false, answer: 'not-public' })
    expect(other.received).toEqual([])
    expect(await send({ receivers: inOwnNetwork(other.host) })).toEqual({ isReceived: true, answer: '204' })
  })

  it.each([['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['10.0.0.8'], ['169.254.169.254'], ['8.8.8.8', '127.0.0.1']])(
    'refuses a public name that leads to %s',
    async (...addresses) => {
      const host = `${RECEIVER_NAME}:${other.port}`
      const { resolve } = resolver(...addresses)
      expect(await send({ receivers: listed(host), resolve }, `https://${host}/`)).toEqual({
        isReceived: false,
        answer: 'not-public',
      })
      expect(other.received).toEqual([])
    },
  )

  it('looks a name up once, and connects to the address that it has looked at', async () => {
    const host = `${RECEIVER_NAME}:${other.port}`
    const { asked, resolve } = resolver('127.0.0.1')
    const sent = await send({ receivers: inOwnNetwork(host), resolve }, `https://${host}/`)
    expect([sent.answer, asked]).toEqual(['204', [RECEIVER_NAME]])
    expect(other.received[0]?.headers.host).toBe(host)
  })

  it('refuses a certificate that nobody vouches for, or of another name', async () => {
    const unknown = { isReceived: false, answer: 'no-certificate' }
    expect(await post(other.url, '{}', {}, { receivers: inOwnNetwork(other.host) })).toEqual(unknown)
    const host = `other.example.org:${other.port}`
    const { resolve } = resolver('127.0.0.1')
    expect(await send({ receivers: inOwnNetwork(host), resolve }, `https://${host}/`)).toEqual(unknown)
    expect(other.received).toEqual([])
  })

  it('sends nothing to a host that isn’t listed, or isn’t anymore', async () => {
    expect(await send({ receivers: listed() })).toEqual({ isReceived: false, answer: 'not-listed' })
    expect(await send({ receivers: inOwnNetwork('localhost') })).toEqual({ isReceived: false, answer: 'not-listed' })
    expect(other.received).toEqual([])
  })

  it('says when nothing listens there, and when a name has no address', async () => {
    await other.stop()
    expect(await send()).toEqual({ isReceived: false, answer: 'unreachable' })
    const { resolve } = resolver()
    expect(await send({ resolve })).toEqual({ isReceived: false, answer: 'unreachable' })
    other = await receiver()
  })
})

describe('another system that wants to go on in another protocol', () => {
  it.each([{ connection: 'upgrade', upgrade: 'websocket' }, {}])('has failed (%o)', async (headers) => {
    other.answer(101, headers)
    expect(await send()).toEqual({ isReceived: false, answer: '101' })
    expect(other.received).toHaveLength(1)
  })
})

describe('another system that breaks the connection off', () => {
  it('can’t be reached', async () => {
    other.breakOff()
    expect(await send()).toEqual({ isReceived: false, answer: 'unreachable' })
    expect(other.received).toHaveLength(1)
  })
})

describe('another system that never answers', () => {
  it('is given up', async () => {
    other.answer(null)
    expect(await send()).toEqual({ isReceived: false, answer: 'too-slow' })
  })
})

describe('an address for deliveries', () => {
  it.each([
    ['https://hooks.example.org/x', null],
    ['https://HOOKS.example.org:443/x?y=z', null],
    ['https://hooks.example.org:8443/', null],
    ['https://hooks.example.org:8444/', 'not-listed'],
    ['https://hooks.example.org.evil.example/', 'not-listed'],
    ['http://hooks.example.org/', 'no-url'],
    ['ftp://hooks.example.org/', 'no-url'],
    ['https://user:secret@hooks.example.org/', 'no-url'],
    ['https://hooks.example.org/#part', 'no-url'],
    ['https://127.0.0.1/', 'no-url'],
    ['https://0x7f.1/', 'no-url'],
    ['https://2130706433/', 'no-url'],
    ['https://[::1]/', 'no-url'],
    ['https://[::ffff:8.8.8.8]/', 'no-url'],
    ['hooks.example.org', 'no-url'],
    [`https://hooks.example.org/${'x'.repeat(500)}`, 'no-url'],
  ])('%s: %s', (url, fault) => {
    expect(urlFault(url, listed('hooks.example.org', 'hooks.example.org:8443'))).toBe(fault)
  })
})
