import { CompactSign } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkToken, verdictAt } from '../../src/certificates/check.job.ts'
import { unpack } from '../../src/certificates/packing.job.ts'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import { checkFile, sealed } from '../../src/certificates/seal.job.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { CERTIFICATE, type MadeCertificate, madeCertificate } from '../support/certificates.ts'
import { savedAnew } from '../support/pdf.ts'

/** An editor appends this to a file to change what it shows. */
const UPDATE = Buffer.from('1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n')
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

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

  // The last bits of the compressed part mean nothing: a code that differs there is the very same token.
  it('a token with any letter of its code changed is never genuine, unless it still reads as the very same', async () => {
    const states = new Set<string>()
    for (let at = 0; at < mine.packed.length - 1; at += 1) {
      const letter = mine.packed.charAt(at) === 'A' ? 'B' : 'A'
      const changed = mine.packed.slice(0, at) + letter + mine.packed.slice(at + 1)
      if (unpack(changed) !== mine.token) states.add((await checkToken(changed, keys())).state)
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
  ])('checked at %s with %s withdrawn, it is %s', async (at, revoked, state) => {
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
    ['more in the line of the signature', () => Buffer.concat([mine.pdf.subarray(0, -1), UPDATE]), 'changed'],
    [
      'more behind a third part of the signature',
      () => withTail(mine.pdf, `..\n${UPDATE.toString('latin1')}`),
      'changed',
    ],
    ['more behind a third part, and no other line', () => withTail(mine.pdf, '..%%EOF'), 'changed'],
    [
      'an update behind it, with the old signature once more',
      () => Buffer.concat([mine.pdf, UPDATE, lastLine(mine.pdf)]),
      'changed',
    ],
    [
      'an update before it, with the old signature behind',
      () => withBody(mine.pdf, (body) => [body, UPDATE]),
      'changed',
    ],
    [
      'another certificate before it, in the same file',
      () => withBody(mine.pdf, (body) => [another.pdf, body]),
      'changed',
    ],
    ['another certificate behind it, with its signature', () => Buffer.concat([mine.pdf, another.pdf]), 'changed'],
    ['its line of signature twice', () => Buffer.concat([mine.pdf, lastLine(mine.pdf)]), 'changed'],
    ['a second mark with nothing behind it', () => Buffer.concat([mine.pdf, Buffer.from('%csec-seal \n')]), 'changed'],
    ['a second mark that is cut', () => Buffer.concat([mine.pdf, Buffer.from('%csec-seal')]), 'changed'],
    [
      'a second mark in the line of the signature',
      () => withTail(mine.pdf, `%csec-seal ${UPDATE.toString('latin1')}`),
      'changed',
    ],
    ['the ends of all lines as Windows has them', () => replacedAll(mine.pdf, '\n', '\r\n'), 'changed'],
    ['the end of the last line as Windows has it', () => withTail(mine.pdf, '\r\n'), 'changed'],
    ['the end of the last line as old Macs had it', () => withTail(mine.pdf, '\r'), 'changed'],
    ['without the end of the last line', () => mine.pdf.subarray(0, -1), 'changed'],
    ['an empty line behind it', () => Buffer.concat([mine.pdf, Buffer.from('\n')]), 'changed'],
    ['a space behind it', () => withTail(mine.pdf, ' \n'), 'changed'],
    ['zeros behind it', () => Buffer.concat([mine.pdf, Buffer.alloc(8)]), 'changed'],
    ['a zero in the line of the signature', () => withTail(mine.pdf, '\0\n'), 'changed'],
    ['a zero at the end of what is signed', () => withBody(mine.pdf, (body) => [body, Buffer.alloc(1)]), 'no-seal'],
    ['a byte before its first line', () => Buffer.concat([Buffer.from('\n'), mine.pdf]), 'changed'],
    ['objects before its first line', () => Buffer.concat([UPDATE, mine.pdf]), 'changed'],
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

  it('a file with any character of its last line changed is never reported as issued', async () => {
    const states = new Set<string>()
    const from = mine.pdf.indexOf('%csec-seal')
    for (let at = from; at < mine.pdf.length; at += 1) {
      for (const change of [1, 2, 4, 32]) states.add((await checkFile(flipped(mine.pdf, at, change), keys())).state)
    }
    expect(states).not.toContain('as-issued')
    expect(states).toContain('changed')
  })

  it('only one text signs a file: another last letter for the same bytes is refused', async () => {
    const text = mine.pdf.toString('latin1').trimEnd()
    const alike = [...LETTERS].filter((letter) =>
      bytesOf(text.slice(-86, -1) + letter).equals(bytesOf(text.slice(-86))),
    )
    expect(alike.length).toBe(16)
    const states = alike.map((letter) => checkFile(Buffer.from(`${text.slice(0, -1)}${letter}\n`, 'latin1'), keys()))
    expect((await Promise.all(states)).filter(({ state }) => state === 'as-issued')).toHaveLength(1)
  })

  it('an edited file still holds its token, so the two can be told apart', async () => {
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

function flipped(pdf: Buffer, at: number, bits = 1): Buffer {
  const copy = Buffer.from(pdf)
  copy.writeUInt8(copy.readUInt8(at) ^ bits, at)
  return copy
}

function replaced(pdf: Buffer, from: string, to: string): Buffer {
  const text = pdf.toString('latin1')
  expect(text).toContain(from)
  return Buffer.from(text.replace(from, to), 'latin1')
}

function replacedAll(pdf: Buffer, from: string, to: string): Buffer {
  return Buffer.from(pdf.toString('latin1').replaceAll(from, to), 'latin1')
}

function bytesOf(base64url: string): Buffer {
  return Buffer.from(base64url, 'base64url')
}

function lastLine(pdf: Buffer): Buffer {
  return pdf.subarray(pdf.indexOf('%csec-seal'))
}

/** Something else in place of the end of the last line. */
function withTail(pdf: Buffer, tail: string): Buffer {
  return Buffer.concat([pdf.subarray(0, -1), Buffer.from(tail, 'latin1')])
}

/** Other bytes before the same line of signature. */
function withBody(pdf: Buffer, change: (body: Buffer) => readonly Buffer[]): Buffer {
  const body = pdf.subarray(0, pdf.indexOf('%csec-seal'))
  return Buffer.concat([...change(body), lastLine(pdf)])
}

function withSealOf(pdf: Buffer, from: Buffer): Buffer {
  return Buffer.concat([pdf.subarray(0, pdf.indexOf('%csec-seal')), from.subarray(from.indexOf('%csec-seal'))])
}

function withLastLine(pdf: Buffer, jws: string): Buffer {
  return Buffer.concat([pdf.subarray(0, pdf.indexOf('%csec-seal')), Buffer.from(`%csec-seal ${jws}\n`)])
}
