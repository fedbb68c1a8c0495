import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Delivery, type Letter, openMailer } from '../../../src/platform/mail/mailer.job.ts'
import { headerOf, mailServer, type Manner, partsOf, type TestMailServer } from '../../support/smtp.ts'

const FROM = 'HR at Harbor Street <hr@harborstreet.example>'
const PATIENCE_MS = 15_000
/** A short wait for servers that never answer: whatever takes longer has failed as well. */
const SHORT_MS = 100

const letter: Letter = {
  to: 'bob@harborstreet.example',
  messageId: '<one@harborstreet.example>',
  subject: 'Su orientación: unos 30 minutos por hacer',
  text: 'Hola, José:\n',
  html: '<p>Hola, José:</p>',
  attachment: {
    fileName: 'orientation.ics',
    content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  },
  look: { logo: null, line: null },
}

let server: TestMailServer
beforeAll(async () => {
  server = await mailServer()
})
afterAll(() => server.stop())

const deliver = (changes: Partial<Letter> = {}, url = server.url, longestMs = PATIENCE_MS): Promise<Delivery> =>
  openMailer({ url, from: FROM }, longestMs).deliver({ ...letter, ...changes })

describe('a letter', () => {
  it('goes to one person, as text, as HTML, and with the date', async () => {
    server.behave('accept')
    expect(await deliver()).toEqual({ kind: 'taken', answer: '250 OK queued' })
    const mail = server.mails.at(-1)
    if (mail === undefined) throw new Error('no mail came')
    expect(mail.to).toEqual(['bob@harborstreet.example'])
    expect(headerOf(mail, 'Message-ID')).toBe('<one@harborstreet.example>')
    expect(headerOf(mail, 'From')).toBe('HR at Harbor Street <hr@harborstreet.example>')
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
    const parts = partsOf(mail)
    expect([...parts.keys()]).toEqual(['text/plain', 'text/html', 'text/calendar'])
    expect(parts.get('text/plain')).toContain('Hola, José:')
    expect(parts.get('text/html')).toContain('<p>Hola, José:</p>')
    expect(parts.get('text/calendar')).toContain('BEGIN:VCALENDAR')
  })

  it.each([
    'Orientation, <all@harborstreet.example>',
    '"Orientation" <all@harborstreet.example>, all@harborstreet.example;',
    'Su orientación: José, Zoë <>',
    'Orientation\u2028Bcc: all@harborstreet.example',
    `${'Orientation '.repeat(20)}<all@harborstreet.example>`,
    'עדי 👩‍👩‍👧',
    '=?utf-8?B?UGF5ZGF5?=',
    'Now: =?utf-8?q?Payday_=40?=, José =?iso-8859-1?Q?=E9?= and "quotes"',
    `=?utf-8?B?UGF5ZGF5?= ${'👩‍👩‍👧 long '.repeat(30)}end`,
  ])('has its subject as it was written, and nobody else gets it: %s', async (subject) => {
    server.behave('accept')
    await deliver({ subject })
    const mail = server.mails.at(-1)
    if (mail === undefined) throw new Error('no mail came')
    expect(mail.to).toEqual(['bob@harborstreet.example'])
    expect(headerOf(mail, 'To')).toBe('bob@harborstreet.example')
    for (const name of ['Cc', 'Bcc', 'Reply-To']) expect(headerOf(mail, name)).toBe('')
    expect(unencoded(headerOf(mail, 'Subject'))).toBe(subject.trim())
  })

  it('needs no date', async () => {
    server.behave('accept')
    await deliver({ attachment: null })
    expect(server.mails.at(-1)?.source).not.toContain('text/calendar')
  })

  it.each<[string, Manner, Delivery]>([
    ['that the server takes back is refused', 'refuse', { kind: 'refused', answer: '554 5.7.1 Message refused' }],
    [
      'to nobody there is refused, and the answer is kept without the address',
      'refuse-recipient',
      { kind: 'refused', answer: '550 5.1.1 … no such user' },
    ],
    ['that is to come later has failed for now', 'later', { kind: 'failed', answer: '451 4.3.0 Try again later' }],
    [
      'of somebody whom the server does not let in has failed for now: the configuration is wrong, not the letter',
      'no-login',
      { kind: 'failed', answer: '530 Authentication required' },
    ],
  ])('%s', async (_, manner, expected) => {
    server.behave(manner)
    expect(await deliver()).toEqual(expected)
  })

  it.each<[string, Manner]>([
    ['that gets no answer', 'hang'],
    ['whose server goes away after the last line', 'drop'],
  ])('%s has failed for now: nobody knows whether it arrived', async (_, manner) => {
    server.behave(manner)
    expect(await deliver({}, server.url, SHORT_MS)).toMatchObject({ kind: 'failed' })
  })

  it('fails for now when nobody listens, and when somebody listens who says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await deliver({}, `smtp://127.0.0.1:${port}`, SHORT_MS)).toMatchObject({ kind: 'failed' })
    await new Promise((resolve) => silent.close(resolve))
    expect(await deliver({}, `smtp://127.0.0.1:${port}`, SHORT_MS)).toMatchObject({ kind: 'failed' })
  })

  it('waits where the server would take our password in the clear only', async () => {
    server.behave('accept')
    const before = server.mails.length
    const withPassword = server.url.replace('smtp://', 'smtp://hr:secret@')
    const delivery = await deliver({}, withPassword)
    expect(delivery).toMatchObject({ kind: 'failed' })
    expect(delivery.answer).not.toContain('secret')
    expect(server.mails).toHaveLength(before)
  })

  it.each<[string, Partial<Letter>]>([
    ['in the subject', { subject: 'Orientation\r\nBcc: all@harborstreet.example' }],
    ['in the address', { to: 'bob@harborstreet.example\r\nRCPT TO:<all@harborstreet.example>' }],
    ['in the id', { messageId: '<one@x>\nX-Other: 1' }],
  ])('never has a line break %s', async (_, changes) => {
    server.behave('accept')
    const before = server.mails.length
    await expect(deliver(changes)).rejects.toThrow(RangeError)
    expect(server.mails).toHaveLength(before)
  })

  it.each(['bob@x.example, all@x.example', 'Bob <bob@x.example>', 'bob', '"b o b"@x.example', ''])(
    'goes to one plain address only, not to "%s"',
    async (to) => {
      await expect(deliver({ to })).rejects.toThrow(RangeError)
    },
  )
})

/** A header as people see it (RFC 2047): what stands in encoded words, joined. */
function unencoded(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?(?:utf-8|iso-8859-1)\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/g, (__, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    )
    .replaceAll(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString())
}
