import { describe, expect, it } from 'vitest'
import { calendarDate, instant } from '../../src/platform/time/calendar.ts'
import {
  certificateNumber,
  certificatesIn,
  completionFacts,
  typedCertificateNumber,
  withoutCertificate,
} from '../../src/certificates/certificate.ts'
import type { LedgerEvent, SiteId } from '../../src/ledger/event.ts'
import { exampleSite } from '../support/content.ts'
import { acknowledged, completed, corrected, HARBOR, type StoryEvent, hired, history } from '../support/history.ts'

const certified = (completion: string): StoryEvent => ({
  kind: 'certified',
  on: null,
  body: { completion, certificate: number, pdf: 'hash', key: 'key', language: 'en' },
})
const revoked: StoryEvent = {
  kind: 'certificate_revoked',
  on: '2026-04-01',
  body: { certificate: certificateNumber('a94a8fe5ccb19ba6'), reason: 'wrong-details' },
}
const number = certificateNumber('a94a8fe5ccb19ba6')

describe('which completions still get a certificate', () => {
  it.each<[string, LedgerEvent[], string[]]>([
    ['none before a completion', history(hired('2026-01-05')), []],
    ['a completion', history(hired('2026-01-05'), completed('2026-02-02')), ['event-3']],
    [
      'each of two, in their order',
      history(hired('2026-01-05'), completed('2026-02-02'), completed('2027-01-20')),
      ['event-3', 'event-4'],
    ],
    ['none that has one', history(hired('2026-01-05'), completed('2026-02-02'), certified('event-3')), []],
    [
      'none that was withdrawn',
      history(hired('2026-01-05'), completed('2026-02-02'), corrected(3, { kind: 'withdrawn' }, '2026-02-03')),
      [],
    ],
    [
      'none whose certificate was withdrawn: a number holds or does not, and nothing takes its place',
      history(hired('2026-01-05'), completed('2026-02-02'), certified('event-3'), revoked),
      [],
    ],
  ])('%s', (_, events, expected) => {
    expect(withoutCertificate(events).map((event) => event.id)).toEqual(expected)
  })
})

describe('a certificate’s content', () => {
  const sites = (...published: readonly [name: string, timeZone: string, on: string][]) =>
    new Map<SiteId, LedgerEvent[]>([
      [
        HARBOR,
        history(
          ...published.map(([name, timeZone, on], index): StoryEvent => {
            return {
              kind: 'site_published',
              on,
              body: { version: index + 1, details: { ...exampleSite, name, timeZone } },
            }
          }),
        ).map((event) => ({ ...event, id: `published-${event.seq}` })),
      ],
    ])
  const NEW_YORK = 'America/New_York'
  const facts = (events: LedgerEvent[], siteHistories = sites(), timeZone = NEW_YORK) => {
    const [completion] = withoutCertificate(events)
    if (completion === undefined) throw new Error('the story has no completion')
    return completionFacts(events, completion, { timeZone, siteHistories })
  }
  const story = history(hired('2026-01-05'), acknowledged('2025-11', '2026-02-02'), completed())

  it('takes minutes, versions and language from the completion', () => {
    expect(facts(story)).toMatchObject({
      creditedMinutes: 45,
      courseVersion: '1.0.0',
      policyVersion: '2025-11',
      courseLanguage: 'en',
      completedOn: '2026-02-02',
    })
  })

  it.each<[string, ReturnType<typeof sites>, string[]]>([
    [
      'as the site was called then',
      sites(['Old name', NEW_YORK, '2026-01-01'], ['New name', NEW_YORK, '2026-03-01']),
      ['Old name'],
    ],
    ['nothing while it had published nothing', sites(['New name', NEW_YORK, '2026-03-01']), []],
    ['nothing for a site that is not known', new Map(), []],
  ])('the site: %s', (_, siteHistories, names) => {
    expect(facts(story, siteHistories).sites).toEqual(names)
  })

  it('names the site whose details the person acknowledged, even when newer ones came out that day', () => {
    const events = story.map((event) =>
      event.kind === 'acknowledged' ? { ...event, body: { ...event.body, siteVersion: 'published-1' } } : event,
    )
    const two = sites(['Acknowledged', NEW_YORK, '2026-01-01'], ['Newer', NEW_YORK, '2026-02-01'])
    expect(facts(events, two).sites).toEqual(['Acknowledged'])
  })

  it.each([
    [
      'at the site, where it was already the next day',
      '2026-02-03T03:00:00.000Z',
      '2026-02-02',
      'Atlantic/Reykjavik',
      '2026-02-03',
    ],
    ['the same day where both keep the same time', '2026-02-02T15:00:00.000Z', '2026-02-02', NEW_YORK, '2026-02-02'],
    [
      'as HR set it, when it was recorded on another day',
      '2026-02-10T15:00:00.000Z',
      '2026-02-02',
      'Asia/Tokyo',
      '2026-02-02',
    ],
  ])('names the day: %s', (_, recordedAt, effectiveOn, timeZone, day) => {
    const events = story.map((event) =>
      event.kind === 'completed'
        ? { ...event, recordedAt: instant(recordedAt), effectiveOn: calendarDate(effectiveOn) }
        : event,
    )
    expect(facts(events, sites(['Harbor', timeZone, '2026-01-01'])).completedOn).toBe(day)
  })

  it('ends with the first moment of the day from which it no longer counts, or never without renewal', () => {
    expect(facts(story).validUntil).toEqual({ on: '2027-02-02', at: '2027-02-02T05:00:00.000Z' })
    const once = history(hired('2026-01-05', { rule: { renewalMonths: null } }), completed('2026-02-02'))
    expect(facts(once).validUntil).toBeNull()
  })

  it('stays the same when a rule comes later', () => {
    const rule = { daysFromHire: 30, renewalMonths: 6, rehireGapMonths: 12 }
    const later: StoryEvent = {
      kind: 'required',
      on: '2026-03-01',
      body: { requirement: 'orientation', inForce: true, rule },
    }
    expect(facts(history(hired('2026-01-05'), completed('2026-02-02'), later)).validUntil?.on).toBe('2027-02-02')
  })

  it('is listed in the history, which also says when it no longer holds', () => {
    const events = history(hired('2026-01-05'), completed('2026-02-02'), certified('event-3'), revoked)
    expect(certificatesIn(events)).toEqual([
      { number, completion: 'event-3', issuedOn: '2026-02-02', revoked: { on: '2026-04-01', reason: 'wrong-details' } },
    ])
  })
})

describe('the number', () => {
  it('comes from a hash and is read as people type it', () => {
    expect(number).toBe('C-599A-7YBK-5HS7')
    for (const typed of ['C-599A-7YBK-5HS7', 'c 599a 7ybk 5hs7', 'C599A7YBK5HS7']) {
      expect(typedCertificateNumber(typed)).toBe(number)
    }
  })

  it('a number with one wrong character, or two neighboring ones swapped, is refused', () => {
    const digits = [...'599A7YBK5HS7']
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const wrong = digits.flatMap((digit, at) =>
      [...alphabet].filter((other) => other !== digit).map((other) => digits.with(at, other).join('')),
    )
    const swapped = digits.slice(1).flatMap((digit, at) => {
      const before = digits[at] ?? ''
      return digit === before
        ? []
        : [
            digits
              .with(at, digit)
              .with(at + 1, before)
              .join(''),
          ]
    })
    for (const text of [...wrong, ...swapped]) expect(typedCertificateNumber(`C${text}`), text).toBeNull()
  })

  it.each(['', 'C', '599A-7YBK-5HS7', 'C-599A-7YBK-5HS', 'C-599A-7YBK-5HS77', 'C-UUUU-UUUU-UUUU', 'D-599A-7YBK-5HS7'])(
    'is not "%s"',
    (text) => {
      expect(typedCertificateNumber(text)).toBeNull()
    },
  )

  it('isn’t made of text that isn’t a hash', () => {
    expect(() => certificateNumber('Robin Sample')).toThrow(RangeError)
  })
})
