import { CompactSign } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkToken, verdictAt } from '../../src/certificate/check.ts'
import { createSigningKey, type SigningKey } from '../../src/certificate/keys.ts'
import { checkFile, sealed } from '../../src/certificate/seal.ts'
import { instant } from '../../src/domain/calendar.ts'
import { CERTIFICATE, type MadeCertificate, madeCertificate } from '../support/certificates.ts'
import { savedAnew } from '../support/pdf.ts'

let key: SigningKey
let other: SigningKey
let mine: MadeCertificate
let another: MadeCertificate
let forged: MadeCertificate
beforeAll(async () => {
  key = await createSigningKey()
  other = await createSigningKey()
  mine = await madeCertificate(key)
  another = await madeCertificate(key, { ...CERTIFICATE, name: 'Kim Example' })
  forged = await madeCertificate(other)
})

const keys = () => [key.publicKey]

describe('a token', () => {
  it.each<[string, () => string]>([
    ['as the QR code holds it', () => mine.address],
    ['the part behind #', () => mine.packed],
    ['the signed credential', () => mine.token],
    ['broken over lines, as mail does', () => mine.address.replaceAll(/.{60}/g, '$&\n')],
  ])('is genuine: %s', async (_, text) => {
    expect(await checkToken(text(), keys())).toMatchObject({ state: 'genuine', certificate: { name: 'Robin Sample' } })
  })

  it.each<[string, () => string | Promise<string>, string]>([
    [
      'the name in it replaced',
      () => withPayload(mine.token, (json) => json.replace('Robin Sample', 'Robin Another')),
      'changed',
    ],
    [
      'one digit of a date replaced',
      () => withPayload(mine.token, (json) => json.replace('2026-11-24', '2026-11-25')),
      'changed',
    ],
    [
      'the signature of another',
      () => `${mine.token.slice(0, mine.token.lastIndexOf('.'))}.${another.token.split('.')[2]}`,
      'changed',
    ],
    ['the signature cut', () => mine.token.slice(0, -4), 'changed'],
    ['no signature, and an algorithm that asks for none', () => withHeader(mine.token, '{"alg":"none"}'), 'unreadable'],
    [
      'another algorithm, with the public key as its secret',
      () => withHeader(mine.token, `{"alg":"HS256","kid":"x/${key.publicKey.kid}"}`),
      'unreadable',
    ],
    ['signed by a stranger', () => forged.token, 'unknown-key'],
    [
      'signed by a stranger under the name of our key',
      () => signedAs(other, key.publicKey.kid, payloadOf(mine.token)),
      'changed',
    ],
    ['ours, and no certificate', () => signedAs(key, key.publicKey.kid, '{"sub":"somebody"}'), 'unreadable'],
    ['ours, and no JSON', () => signedAs(key, key.publicKey.kid, 'text'), 'changed'],
    ['empty', () => '', 'unreadable'],
    ['an address without a code', () => 'https://orientation.example.org/verify', 'unreadable'],
    ['some text', () => 'Robin Sample completed the orientation', 'unreadable'],
    ['a code with the last letters missing', () => mine.packed.slice(0, -40), 'unreadable'],
  ])('is not: %s', async (_, text, state) => {
    expect((await checkToken(await text(), keys())).state).toBe(state)
  })

  it('with any one letter of its code changed is never genuine', async () => {
    const states = new Set<string>()
    for (let at = 0; at < mine.packed.length - 1; at += 1) {
      const letter = mine.packed.charAt(at) === 'A' ? 'B' : 'A'
      states.add((await checkToken(mine.packed.slice(0, at) + letter + mine.packed.slice(at + 1), keys())).state)
    }
    expect(states).not.toContain('genuine')
    expect(states).toContain('changed')
  })

  it('stays genuine after a new key came, while the old one is known', async () => {
    expect((await checkToken(mine.address, [other.publicKey, key.publicKey])).state).toBe('genuine')
    expect((await checkToken(mine.address, [other.publicKey])).state).toBe('unknown-key')
  })

  it.each([
    ['2027-11-24T04:59:59.999Z', [], 'genuine'],
    ['2027-11-24T05:00:00.000Z', [], 'expired'],
    ['2026-12-01T00:00:00.000Z', [CERTIFICATE.number], 'revoked'],
    ['2026-12-01T00:00:00.000Z', ['C-0000-0000-0000'], 'genuine'],
  ])('at %s with %s withdrawn is %s', async (at, revoked, state) => {
    const finding = await checkToken(mine.address, keys())
    expect(verdictAt(finding, new Set(revoked), instant(at)).state).toBe(state)
  })
})

describe('a file', () => {
  it('is as it was issued, and leads to its token', async () => {
    expect(await checkFile(mine.pdf, keys())).toEqual({ state: 'as-issued', address: mine.address })
  })

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['one byte of a drawing flipped', () => flipped(mine.pdf, mine.pdf.indexOf('stream') + 40), 'changed'],
    ['the title replaced', () => replaced(mine.pdf, 'Certificate of', 'Certificata of'), 'changed'],
    ['the token of another in it', () => replaced(mine.pdf, mine.packed, another.packed), 'changed'],
    ['the signature of another', () => withSealOf(mine.pdf, another.pdf), 'changed'],
    [
      'more behind the signature',
      () => Buffer.concat([mine.pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')]),
      'changed',
    ],
    ['the signature garbled', () => replaced(mine.pdf, '%csec-seal eyJ', '%csec-seal xyz'), 'changed'],
    ['the signature taken away', () => mine.pdf.subarray(0, mine.pdf.indexOf('%csec-seal')), 'no-seal'],
    ['saved anew by another program', () => savedAnew(mine.pdf), 'no-seal'],
    ['signed by a stranger', () => forged.pdf, 'unknown-key'],
    [
      'signed anew by a stranger, around our token',
      () => sealed(mine.pdf.subarray(0, mine.pdf.indexOf('%csec-seal')), other),
      'unknown-key',
    ],
    [
      'with a token in place of the signature',
      () => withLastLine(mine.pdf, mine.token.replace(/\..*\./, '..')),
      'changed',
    ],
  ])('is not: %s', async (_, made, state) => {
    expect((await checkFile(await made(), keys())).state).toBe(state)
  })

  it('that was edited still holds its token, so that both can be told apart', async () => {
    const edited = replaced(mine.pdf, 'Certificate of', 'Certificata of')
    const { state, address } = await checkFile(edited, keys())
    expect(state).toBe('changed')
    expect((await checkToken(address ?? '', keys())).state).toBe('genuine')
  })
})

function payloadOf(token: string): string {
  return Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
}

function withPayload(token: string, change: (json: string) => string): string {
  const [header, , signature] = token.split('.')
  const changed = change(payloadOf(token))
  expect(changed).not.toBe(payloadOf(token))
  return `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`
}

function withHeader(token: string, header: string): string {
  return `${Buffer.from(header).toString('base64url')}${token.slice(token.indexOf('.'))}`
}

function signedAs({ privateKey }: SigningKey, kid: string, payload: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: `https://orientation.example.org/certificates/keys/${kid}` })
    .sign(privateKey)
}

function flipped(pdf: Buffer, at: number): Buffer {
  const copy = Buffer.from(pdf)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

function replaced(pdf: Buffer, from: string, to: string): Buffer {
  const text = pdf.toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to), 'latin1')
}

function withSealOf(pdf: Buffer, from: Buffer): Buffer {
  return Buffer.concat([pdf.subarray(0, pdf.indexOf('%csec-seal')), from.subarray(from.indexOf('%csec-seal'))])
}

function withLastLine(pdf: Buffer, jws: string): Buffer {
  return Buffer.concat([pdf.subarray(0, pdf.indexOf('%csec-seal')), Buffer.from(`%csec-seal ${jws}\n`)])
}
