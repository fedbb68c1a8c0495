import { createTransport } from 'nodemailer'
import { addressOf, isMailAddress } from '../text/mail-address.ts'
import { type Attachment, LOGO_ID, type Mail, type MailLogo, type MailLook, withLook } from './letter.page.ts'

/** The mail server, as it was configured. */
export interface MailServer {
  /** `smtp://` or `smtps://`; no other host is ever contacted. */
  readonly url: string
  /** An address, or a name and an address. */
  readonly from: string
}

export interface Letter extends Pick<Mail, 'subject' | 'text' | 'html'> {
  readonly to: string
  /** The one file that goes with it, or null when none does. */
  readonly attachment: Attachment | null
  readonly look: MailLook
  /** The same in every try, so that a mail that arrives twice is seen to be one. */
  readonly messageId: string
}

/** What differs from letter to letter. */
export type Unsigned = Omit<Letter, 'messageId' | 'look'>

/** The mail server's answer to a letter. */
export type Delivery =
  | { readonly kind: 'taken'; readonly answer: string }
  /** A permanent refusal: another try would get the same answer. */
  | { readonly kind: 'refused'; readonly answer: string }
  /** No one knows whether it arrived. */
  | { readonly kind: 'failed'; readonly answer: string }

export interface Mailer {
  /** Who mail comes from, without a name. */
  readonly address: string
  /** The part of a Message-ID behind the @. */
  readonly domain: string
  /** Never rejects for what the mail server or the network does. */
  deliver(letter: Letter): Promise<Delivery>
}

const LONGEST_MS = 20_000
/** A mail that is under way when the server stops has so long; then it is sent again after the next start. */
export const LAST_WAIT_MS = 5_000
const LONGEST_ANSWER = 200
/** The bytes that fit into one encoded word and its line. */
const LONGEST_WORD = 39

/** Refusals of ourselves and not of the letter: set right in the configuration, after which the letter goes out. */
const NOT_LET_IN = [530, 534, 535, 538]

/** @param longestMs for each step of the talk with the server, and for all of it */
export function openMailer({ url, from }: MailServer, longestMs = LONGEST_MS): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: longestMs,
    greetingTimeout: longestMs,
    socketTimeout: longestMs,
    dnsTimeout: longestMs,
    // A password never travels in the clear.
    requireTLS: new URL(url).username !== '',
    // A letter is text: nothing is read from the disk or fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const address = addressOf(from)
  return {
    address,
    domain: address.slice(address.lastIndexOf('@') + 1),
    async deliver(letter) {
      requireSafe(letter, from)
      const { to, messageId, text, html, attachment, look } = letter
      const sent = transport.sendMail({
        from,
        to: { name: '', address: to },
        messageId,
        text,
        html: withLook(html, look),
        attachments: [
          ...(attachment === null ? [] : [{ ...attachment, filename: attachment.fileName }]),
          ...(look.logo === null ? [] : [inside(look.logo)]),
        ],
        // No out-of-office answers.
        headers: {
          Subject: subjectHeader(letter.subject),
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
        },
      })
      return withinTime(sent, longestMs).then(
        ({ response }): Delivery => ({ kind: 'taken', answer: readable(response) }),
        (error: unknown): Delivery => ({ kind: isRefusal(error) ? 'refused' : 'failed', answer: answerIn(error) }),
      )
    },
  }
}

function inside({ png }: MailLogo) {
  const content = Buffer.from(png)
  return {
    cid: LOGO_ID,
    filename: 'logo.png',
    content,
    contentType: 'image/png',
    contentDisposition: 'inline',
  } as const
}

/** A line break in a header would begin another one. Throws: our own texts and checked addresses have none. */
function requireSafe({ to, messageId, subject }: Letter, from: string): void {
  for (const header of [from, to, messageId, subject]) {
    if (/[\r\n\0]/.test(header)) throw new RangeError('a header of a mail must not have line breaks')
  }
  if (!isMailAddress(to)) throw new RangeError('a mail goes to one address')
}

/**
 * A subject goes out as it was typed. One that looks encoded already would be decoded by whoever shows it (RFC 2047), so
 * all of it is encoded here.
 */
function subjectHeader(subject: string): string | { readonly prepared: true; readonly value: string } {
  if (!subject.includes('=?')) return subject
  const words: string[] = []
  let word = ''
  for (const character of subject) {
    if (Buffer.byteLength(word + character) > LONGEST_WORD) {
      words.push(word)
      word = ''
    }
    word += character
  }
  words.push(word)
  const value = words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
  return { prepared: true, value }
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server took too long.')), ms)
  })
  return Promise.race([work, over]).finally(() => clearTimeout(timer))
}

/**
 * Returns true for an answer to the addresses or to the letter, and not to the greeting, the encryption or the
 * password.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false
  const { code, responseCode } = error
  const isAboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  return isAboutLetter && typeof responseCode === 'number' && responseCode >= 500 && !NOT_LET_IN.includes(responseCode)
}

function answerIn(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const response = 'response' in error ? error.response : null
  return readable(typeof response === 'string' ? response : error.message)
}

/**
 * Makes an answer readable for HR, in one line and without an address, because what is kept about a mail names nobody.
 */
function readable(answer: string): string {
  return answer
    .replaceAll(/<?[^\s<>]+@[^\s<>]+>?/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST_ANSWER)
}
