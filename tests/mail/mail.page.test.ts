import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import { ALLOWED_PLACEHOLDERS, MESSAGE_KINDS, PLACEHOLDERS, templateProblems } from '../../src/reminders/reminder.ts'
import { calendarFile } from '../../src/platform/time/calendar-file.page.ts'
import { mailOf, sampleMail } from '../../src/mail/mail.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { invalidHtml } from '../support/page-faults.ts'
import { topicWords } from '../../src/course/topic-words.ts'
import { day, hired, history, standing } from '../support/history.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import type { Mail } from '../../src/platform/mail/letter.page.ts'

const LINK = 'https://orientation.example.org/join/7k2m94qdx3h8'
const place = { organization: 'Harbor & Sons <Youth>', link: LINK, today: day('2026-11-24') }
const both = MESSAGE_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })))

/** Gives the text a reader of the HTML sees, without tags. */
function read({ html }: Mail): string {
  return html
    .slice(html.indexOf('<body>'))
    .replaceAll('<li>', ' - ')
    .replaceAll(/<\/(p|li|ul|h1|td|tr|table|div)>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
}
const words = (text: string) => text.split(/\s+/).filter(Boolean)

describe.each(both)('the mail “$kind” in $language', ({ kind, language }) => {
  const mail = sampleMail(kind, language, null, place)

  it('has a subject without a name and without a topic', () => {
    const { sample } = MESSAGES[language].mail
    for (const name of [sample.name, sample.other, place.organization]) expect(mail.subject).not.toContain(name)
    expect(topicWords(mail.subject)).toEqual([])
    expect(mail.subject).not.toMatch(/[{}\r\n]/)
    expect(mail.subject.length).toBeLessThanOrEqual(70)
  })

  it('says the same as text and as HTML, with the link in both', () => {
    expect(words(read(mail))).toEqual(words(mail.text))
    expect(mail.text).toContain(LINK)
    expect(mail.html).toContain(`<a href="${LINK}">${LINK}</a>`)
    expect(mail.text).not.toMatch(/[{}]|undefined|null/)
  })

  it('ends with who to ask, what it is about, and 911', () => {
    expect(mail.text).toMatch(/911\.\n$/)
    expect(mail.text).toContain(MESSAGES[language].mail.ask)
  })

  it('is valid HTML that loads nothing and has no style of its own', async () => {
    expect(await invalidHtml(mail.html)).toEqual([])
    expect(mail.html).not.toMatch(/<img|<script|<link|<style|style=/)
  })

  it('is written with the words that an organization may use itself', () => {
    expect(templateProblems(kind, MESSAGES[language].mail.templates[kind])).toEqual([])
  })

  it('begins with a greeting of its own and ends with its link, each in a paragraph', () => {
    const paragraphs = MESSAGES[language].mail.templates[kind].body.split('\n\n')
    expect(paragraphs[0]).toMatch(/\{name\}[,:]$/)
    expect(paragraphs.at(-1)).toBe('{link}')
  })

  it('brings the due date for a calendar when it is new or near, and else no date', () => {
    const brings = kind === 'invite' || kind === 'due-soon'
    expect(mail.calendar?.content.includes('DTSTART;VALUE=DATE:20261201') ?? false).toBe(brings)
  })
})

describe('a mail to somebody', () => {
  const input = {
    kind: 'nudge',
    language: 'en',
    template: null,
    organization: 'Harbor Street',
    name: 'Bob Rivera',
    standing: standing(history(hired('2026-11-16')), '2026-11-24'),
    renewalMonths: 12,
    renewalFrom: null,
    minutesLeft: 30,
    link: LINK,
    linkUntil: null,
    people: [],
    calendarUid: 'uid',
    madeAt: instant('2026-11-24T15:00:00.000Z'),
  } as const

  it('a mail without a name on record greets no one in particular, and leaves no gap', () => {
    expect(mailOf({ ...input, name: null }).text).toMatch(/^Hello,\n/)
  })

  it('a mail about a step missed twice doesn’t say which one', () => {
    const because = { kind: 'missed-twice', topic: 'danger-first', clock: null } as const
    const { text } = mailOf({ ...input, standing: { ...input.standing, status: 'needs-help', because } })
    expect(text).not.toMatch(/danger-first|[Mm]issed/)
  })

  it('a mail to a person who finished all lessons says that little is left', () => {
    expect(mailOf({ ...input, minutesLeft: 0 }).subject).toBe('Your orientation: a few minutes left')
  })

  it('a mail keeps the organization’s text as text, whatever it is', () => {
    const template = { subject: 'Orientation', body: '<b>Now</b> & {name}\n\n{link}' }
    const { html } = mailOf({ ...input, template, name: '<script>alert(1)</script>' })
    expect(html).toContain('&lt;b&gt;Now&lt;/b&gt; &amp; &lt;script&gt;')
  })
})

describe('the words of an organization', () => {
  it.each([
    [
      'an unknown placeholder',
      { subject: 'Orientation', body: '{link} {nmae}' },
      [['body', 'unknown-placeholder', '{nmae}']],
    ],
    [
      'a name in the subject',
      { subject: 'For {name}', body: '{link}' },
      [['subject', 'unknown-placeholder', '{name}']],
    ],
    [
      'a placeholder of another kind',
      { subject: 'For {count}', body: '{link}' },
      [['subject', 'unknown-placeholder', '{count}']],
    ],
    ['a line break in the subject', { subject: 'Now\r\nBcc: all', body: '{link}' }, [['subject', 'line-break', '']]],
    ['no link', { subject: 'Orientation', body: 'Do it' }, [['body', 'no-link', '']]],
    [
      'nothing in it',
      { subject: ' ', body: '' },
      [
        ['subject', 'empty', ''],
        ['body', 'empty', ''],
        ['body', 'no-link', ''],
      ],
    ],
    ['nothing wrong', { subject: 'Orientation, due {due}', body: 'Dear {name}: {link}' }, []],
  ])('with %s', (_, template, expected) => {
    expect(templateProblems('nudge', template).map(({ part, kind, written }) => [part, kind, written])).toEqual(
      expected,
    )
  })

  it('use placeholders that there are', () => {
    for (const { subject, body } of Object.values(ALLOWED_PLACEHOLDERS)) {
      for (const placeholder of [...subject, ...body]) expect(PLACEHOLDERS).toContain(placeholder)
      expect(subject).not.toContain('name')
      expect(subject).not.toContain('people')
      expect(body).toContain('link')
    }
  })
})

describe('the file for a calendar', () => {
  const due = (summary: string, on = '2028-02-29') => ({
    uid: 'abc@example.org',
    on: day(on),
    summary,
    description: 'In work time.',
    madeAt: instant('2026-11-24T15:00:00.123Z'),
  })
  const file = (summary: string, on?: string) => calendarFile([due(summary, on)], null).content

  /** Parses the way a calendar does: unfolds lines, then separates names, parameters and values. */
  function parsed(content: string): ReadonlyMap<string, string> {
    const lines = content.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)
    return new Map(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return [
          line.slice(0, colon),
          line.slice(colon + 1).replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
        ]
      }),
    )
  }

  it('has one whole day, which is nobody’s appointment', () => {
    const calendar = parsed(file('Orientation due'))
    expect(Object.fromEntries(calendar)).toMatchObject({
      VERSION: '2.0',
      UID: 'abc@example.org',
      DTSTAMP: '20261124T150000Z',
      'DTSTART;VALUE=DATE': '20280229',
      'DTEND;VALUE=DATE': '20280301',
      SUMMARY: 'Orientation due',
      TRANSP: 'TRANSPARENT',
    })
  })

  it('names who publishes it wherever it has a method, and has no method without that (RFC 5546)', () => {
    const plain = calendarFile([due('Group')], null)
    expect(plain.contentType).toBe('text/calendar; charset=utf-8')
    expect(plain.content).not.toMatch(/METHOD|ORGANIZER/)
    const published = calendarFile([due('Group'), { ...due('Group'), isOff: true }], 'hr&co+x@harborstreet.example')
    expect(published.contentType).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    expect(published.content.match(/^METHOD:.*/gm)).toEqual(['METHOD:PUBLISH'])
    // An ampersand has a meaning of its own in the address (RFC 6068).
    const organizer = 'ORGANIZER:mailto:hr%26co+x@harborstreet.example'
    expect(published.content.match(/^ORGANIZER.*/gm)).toEqual([organizer, organizer])
    const off = calendarFile([{ ...due('Group'), isOff: true }], 'hr@harborstreet.example')
    expect(off.contentType).toContain('method=CANCEL')
    expect(off.content).toContain('STATUS:CANCELLED')
  })

  it('ends over the end of a year on the first day of the next', () => {
    expect(parsed(file('Orientation due', '2026-12-31')).get('DTEND;VALUE=DATE')).toBe('20270101')
  })

  it('is read back as it was written, in lines that are short enough, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const summary = text.replaceAll(/\r\n|\r/g, '\n')
        const content = file(text)
        expect(parsed(content).get('SUMMARY')).toBe(summary)
        const lines = content.split('\r\n')
        expect(lines.at(-1)).toBe('')
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })
})
