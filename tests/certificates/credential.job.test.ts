import { decodeProtectedHeader } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateOf, readCredential, signCredential } from '../../src/certificates/credential.job.ts'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import { pack, unpack } from '../../src/certificates/packing.job.ts'
import type { Certificate } from '../../src/certificates/certificate.ts'
import { CERTIFICATE, CERTIFICATE_WORDS, madeCertificate, SERVER } from '../support/certificates.ts'

let key: SigningKey
beforeAll(async () => {
  key = await createSigningKey()
})

const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))

describe('the credential', () => {
  it('has what Open Badges 3.0 asks of an OpenBadgeCredential and its parts', async () => {
    const payload = payloadOf((await madeCertificate(key)).token)
    expect(payload['@context'].slice(0, 2)).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ])
    expect(payload.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential'])
    expect(payload).toMatchObject({
      id: `${SERVER}/certificates/${CERTIFICATE.number}`,
      issuer: { id: `${SERVER}/certificates/issuer.json`, type: ['Profile'] },
      validFrom: '2026-11-24T15:00:00Z',
      validUntil: '2027-11-24T05:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: CERTIFICATE.name }],
        achievement: {
          id: expect.stringMatching(/^https:/),
          type: ['Achievement'],
          name: expect.any(String),
          description: expect.any(String),
          criteria: { narrative: expect.any(String) },
        },
      },
    })
  })

  it('repeats itself in the claims of the JWT, as §8.2 asks: nbf is validFrom, exp is validUntil', async () => {
    const payload = payloadOf((await madeCertificate(key)).token)
    expect(payload).toMatchObject({
      iss: payload.issuer.id,
      jti: payload.id,
      sub: payload.credentialSubject.id,
      nbf: Date.parse('2026-11-24T15:00:00Z') / 1000,
      exp: Date.parse('2027-11-24T05:00:00Z') / 1000,
    })
  })

  it('has no end where the completion has none', async () => {
    const payload = payloadOf((await madeCertificate(key, { ...CERTIFICATE, validUntil: null })).token)
    expect(payload).not.toHaveProperty('exp')
    expect(payload).not.toHaveProperty('validUntil')
  })

  it('names its algorithm and the address of its key, and carries no key', async () => {
    const header = decodeProtectedHeader((await madeCertificate(key)).token)
    expect(header).toEqual({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: `${SERVER}/certificates/keys/${key.publicKey.kid}`,
    })
  })

  it('holds no address, number or id of the person', async () => {
    const { token } = await madeCertificate(key)
    expect(JSON.stringify(payloadOf(token))).not.toMatch(/person:|email|@[a-z]+\.(org|com)/)
  })

  it.each<[string, Partial<Certificate>]>([
    ['as it is', {}],
    ['without an end', { validUntil: null }],
    ['without a site', { sites: [] }],
    ['with a name in another script', { name: 'עדי כהן' }],
  ])('says again what it was made of: %s', async (_, change) => {
    const certificate = { ...CERTIFICATE, ...change }
    expect(certificateOf((await madeCertificate(key, certificate)).token)).toEqual(certificate)
  })

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example.org/certificates/issuer.json' }],
    ['another id', { jti: 'urn:other' }],
    ['another subject', { sub: 'urn:other' }],
    ['another beginning', { nbf: 0 }],
    ['another end', { exp: 4_102_444_800 }],
    ['no number', { credentialSubject: {} }],
  ])('is refused when its claims contradict it: %s', async (_, change) => {
    const payload = payloadOf((await madeCertificate(key)).token)
    expect(readCredential(payload)).not.toBeNull()
    expect(readCredential({ ...payload, ...change })).toBeNull()
  })
})

describe('the size of what the QR code holds', () => {
  const long = 'Maximiliane-Alexandrina Fernández y Castellanos de la Vega-Rodríguez Villanueva del Campo, LCSW'
  const server = `https://${'orientation-of-staff.'.repeat(8)}example.org/training`

  it.each<[string, Partial<Certificate>, string]>([
    ['a usual one', {}, SERVER],
    ['a long name and a long address', { name: long, sites: [long], organization: long }, server],
    ['a name of 400 letters that no other letter tells', { name: words(400) }, SERVER],
    ['the longest of everything', { name: words(400), sites: [words(400, 7)], organization: words(400, 11) }, server],
  ])('is at most 900 bytes: %s', async (_, change, at) => {
    const { packed } = await madeCertificate(key, { ...CERTIFICATE, ...change }, 'en', at)
    expect(packed.length).toBeLessThanOrEqual(900)
  })

  it('cuts a name only where it must, and says so with an ellipsis', async () => {
    const whole = await madeCertificate(key, { ...CERTIFICATE, name: long })
    expect(certificateOf(whole.token).name).toBe(long)
    const cut = await madeCertificate(key, { ...CERTIFICATE, name: words(400) })
    expect(certificateOf(cut.token).name).toMatch(/^[\u4e00-\u9fff]{59}…$|^[\u4e00-\u9fff]{199}…$/)
  })

  it('is refused, with a sentence, where the address of the server leaves no room', async () => {
    const { title, credential } = CERTIFICATE_WORDS.en
    const endless = `https://example.org/${Buffer.from(words(300)).toString('base64url')}`
    await expect(signCredential(CERTIFICATE, { title, ...credential }, endless, key)).rejects.toThrow(
      'PUBLIC_URL is too long',
    )
  })
})

describe('packing', () => {
  it('gives back the same JWT, byte for byte, in a fifth of its length', async () => {
    for (const language of ['en', 'es'] as const) {
      const { token, packed } = await madeCertificate(key, CERTIFICATE, language)
      expect(unpack(packed)).toBe(token)
      expect(pack(token)).toBe(packed)
      expect(packed.length).toBeLessThan(token.length / 5)
    }
  })

  it('still reads what was printed on the day the format was made', () => {
    expect(unpack(PRINTED)).toBe(PRINTED_TOKEN)
  })

  it.each([
    ['nothing', ''],
    ['another format', Buffer.from([2, 0, 0]).toString('base64url')],
    ['only a signature', Buffer.from([1, ...Array(64).fill(0)]).toString('base64url')],
    ['what is not compressed', Buffer.from([1, ...Array(200).fill(255)]).toString('base64url')],
  ])('is not %s', (_, text) => {
    expect(unpack(text)).toBeNull()
  })

  it('refuses a small text that unpacks to megabytes', async () => {
    const huge = `${Buffer.from('{}').toString('base64url')}.${Buffer.alloc(5_000_000, 'a').toString('base64url')}`
    const bomb = pack(`${huge}.${Buffer.alloc(64).toString('base64url')}`)
    expect(bomb.length).toBeLessThan(20_000)
    expect(unpack(bomb)).toBeNull()
  })
})

/** Letters that do not compress: no two of a text are alike for long. */
function words(count: number, step = 1): string {
  return Array.from({ length: count }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * index * 31 + index * 7_919 * step) % 20_000)),
  ).join('')
}

/**
 * A code and its JWT, kept from the first certificate that was made: paper does not follow when the program changes.
 */
const PRINTED =
  'AU8drLjIY91bJvIa3lBhjyh2mDDBhWcc8euOgCMo5gMVZb6JQwkNjE73hEvWhpuoyBlUIa-v-mvun6qd7NKN9w-rJrqmQ0oreqkViaBCGlzNYF' +
  'aAZkll-eEBBQGeOa7hQ7cyJMq_zrqmlpaOuuaRTt66ph7B5lSrMYmvC4lyJ7FVpEdiUVJ-kUJwSVFqaolCJDgXB6cWlWUmpxbjqj6NTEIMTREV' +
  'JWYtClFjYEpCZUqUp6hex5IV5YOgIg7KT8rMUwgGOxhfpQyOCKw1M0YqhtfTqCkipSi_QDczj1qVN8xB-GpwUtM3cRU7EfltSFeYtKzPsNVeZJ' +
  'RCqJUaucUtas1HYQ6GVo-WpqbGRiYGBvBq0sjcACxQCwA'
const PRINTED_TOKEN =
  'eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCIsImtpZCI6Imh0dHBzOi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL2tleX' +
  'MvNmJ2b1dQcFBJbEVXIn0.eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3B1cmwu' +
  'aW1zZ2xvYmFsLm9yZy9zcGVjL29iL3YzcDAvY29udGV4dC0zLjAuMy5qc29uIiwiaHR0cHM6Ly93d3cudzMub3JnL25zL2NyZWRlbnRpYWxzL3' +
  'VuZGVmaW5lZC10ZXJtcy92MiJdLCJpZCI6Imh0dHBzOi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL0MtNTk5QS03WUJL' +
  'LTVIUzciLCJ0eXBlIjpbIlZlcmlmaWFibGVDcmVkZW50aWFsIiwiT3BlbkJhZGdlQ3JlZGVudGlhbCJdLCJuYW1lIjoiQ2VydGlmaWNhdGUgb2' +
  'YgY29tcGxldGlvbiIsImlzc3VlciI6eyJpZCI6Imh0dHBzOi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL2lzc3Vlci5q' +
  'c29uIiwidHlwZSI6WyJQcm9maWxlIl0sIm5hbWUiOiJIYXJib3IgU3RyZWV0IFlvdXRoIFNlcnZpY2VzIn0sInZhbGlkRnJvbSI6IjIwMjYtMT' +
  'EtMjRUMTU6MDA6MDBaIiwidmFsaWRVbnRpbCI6IjIwMjctMTEtMjRUMDU6MDA6MDBaIiwiY3JlZGVudGlhbFN0YXR1cyI6eyJpZCI6Imh0dHBz' +
  'Oi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL3Jldm9rZWQuanNvbiIsInR5cGUiOiIxRWRUZWNoUmV2b2NhdGlvbkxpc3' +
  'QifSwiY3JlZGVudGlhbFN1YmplY3QiOnsiaWQiOiJodHRwczovL29yaWVudGF0aW9uLmV4YW1wbGUub3JnL2NlcnRpZmljYXRlcy9DLTU5OUEt' +
  'N1lCSy01SFM3I2hvbGRlciIsInR5cGUiOlsiQWNoaWV2ZW1lbnRTdWJqZWN0Il0sImlkZW50aWZpZXIiOlt7InR5cGUiOiJJZGVudGl0eU9iam' +
  'VjdCIsImhhc2hlZCI6ZmFsc2UsImlkZW50aXR5VHlwZSI6Im5hbWUiLCJpZGVudGl0eUhhc2giOiJSb2JpbiBTYW1wbGUifV0sImFjdGl2aXR5' +
  'RW5kRGF0ZSI6IjIwMjYtMTEtMjQiLCJsaWNlbnNlTnVtYmVyIjoiQy01OTlBLTdZQkstNUhTNyIsInNpdGVzIjpbIkhhcmJvciBTdHJlZXQgZH' +
  'JvcC1pbiJdLCJjcmVkaXRlZE1pbnV0ZXMiOjQ1LCJwb2xpY3lWZXJzaW9uIjoiMjAyNi0xMSIsInZhbGlkVW50aWxEYXkiOiIyMDI3LTExLTI0' +
  'IiwiYWNoaWV2ZW1lbnQiOnsiaWQiOiJodHRwczovL29yaWVudGF0aW9uLmV4YW1wbGUub3JnL2NlcnRpZmljYXRlcy9pc3N1ZXIuanNvbiNvcm' +
  'llbnRhdGlvbiIsInR5cGUiOlsiQWNoaWV2ZW1lbnQiXSwibmFtZSI6IkNlcnRpZmljYXRlIG9mIGNvbXBsZXRpb24iLCJkZXNjcmlwdGlvbiI6' +
  'IlN0YWZmIG9yaWVudGF0aW9uIG9uIGNvbW1lcmNpYWwgc2V4dWFsIGV4cGxvaXRhdGlvbiBvZiBjaGlsZHJlbjogd2hhdCBpdCBpcywgd2hhdC' +
  'B0byBkbyB3aGVuIGEgeW91dGggdGVsbHMsIGhvdyB0byByZXBvcnQsIGFuZCB3aGVyZSB0byBmaW5kIGhlbHAuIiwiY3JpdGVyaWEiOnsibmFy' +
  'cmF0aXZlIjoiTGVzc29ucyBmaW5pc2hlZCwgZmluYWwgY2hlY2sgcGFzc2VkLCBwb2xpY3kgYWNrbm93bGVkZ2VkLiJ9LCJ2ZXJzaW9uIjoiMS' +
  '4wLjAiLCJpbkxhbmd1YWdlIjoiZW4ifX0sImlzcyI6Imh0dHBzOi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL2lzc3Vl' +
  'ci5qc29uIiwianRpIjoiaHR0cHM6Ly9vcmllbnRhdGlvbi5leGFtcGxlLm9yZy9jZXJ0aWZpY2F0ZXMvQy01OTlBLTdZQkstNUhTNyIsInN1Yi' +
  'I6Imh0dHBzOi8vb3JpZW50YXRpb24uZXhhbXBsZS5vcmcvY2VydGlmaWNhdGVzL0MtNTk5QS03WUJLLTVIUzcjaG9sZGVyIiwibmJmIjoxNzk1' +
  'NTMyNDAwLCJleHAiOjE4MjcwMzI0MDB9.Tx2suMhj3Vsm8hreUGGPKHaYMMGFZxzx646AIyjmAxVlvolDCQ2MTveES9aGm6jIGVQhr6_6a-6fq' +
  'p3s0o33Dw'
