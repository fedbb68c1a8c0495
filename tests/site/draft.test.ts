import { describe, expect, it } from 'vitest'
import { siteGaps } from '../../src/organization/site-details.ts'
import {
  detailsOf,
  draftOf,
  EMPTY_NAMED,
  emptyDraft,
  NOBODY,
  type SiteDraft,
  siteBlanks,
  withoutSpanish,
} from '../../src/site/draft.ts'
import { numbersInTexts, unsafeTexts } from '../../src/site/draft-texts.ts'
import { EMPTY_LOCAL } from '../../src/site/lines/line.ts'
import { EMPTY_PLAN } from '../../src/site/plan.ts'
import { exampleSite } from '../support/content.ts'
import { day } from '../support/history.ts'

const TODAY = day('2026-11-24')
const whole = draftOf(exampleSite)
const [director = EMPTY_NAMED, night = EMPTY_NAMED] = whole.named
const [center = EMPTY_LOCAL] = whole.local

describe('the draft of a site', () => {
  it('becomes the details that it was made from', () => {
    expect(detailsOf(whole, exampleSite.organization)).toEqual(exampleSite)
  })

  it('leaves out what a local line doesn’t say, so details from before it could stay as they were', () => {
    const { isNot: _, languages: __, ...plain } = center
    const before = { ...exampleSite, local: [{ ...plain, es: { name: 'Centro' } }] }
    expect(detailsOf(draftOf(before), exampleSite.organization)).toEqual(before)
  })

  it('leaves out a plan without a text, so details without one stay as they were', () => {
    expect(Object.keys(detailsOf({ ...whole, plan: EMPTY_PLAN }, ''))).not.toContain('plan')
    expect(detailsOf({ ...whole, plan: { ...EMPTY_PLAN, food: 'Soup', es: { food: '' } } }, '').plan).toEqual({
      ...EMPTY_PLAN,
      food: 'Soup',
    })
  })

  it('asks for the English of a plan that has Spanish only, and for fewer characters', () => {
    const blanksOf = (plan: SiteDraft['plan']) =>
      siteBlanks({ ...whole, plan }, TODAY).map(({ field, kind }) => [field, kind])
    expect(blanksOf({ ...EMPTY_PLAN, es: { lead: 'Dirige.' } })).toEqual([['plan-lead', 'english']])
    expect(blanksOf({ ...EMPTY_PLAN, rest: 'x'.repeat(300) })).toEqual([])
    expect(blanksOf({ ...EMPTY_PLAN, rest: 'x'.repeat(301) })).toEqual([['plan-rest', 'tooLong']])
    expect(withoutSpanish({ ...whole, plan: { ...EMPTY_PLAN, ride: 'By van' } })).toContain('plan-es-ride')
  })

  const BAD = 'Reports to SCR go through the director.'
  const BAD_ES = 'Todo reporte al SCR pasa por la dirección.'

  it.each<[string, Partial<SiteDraft>, readonly string[]]>([
    ['a plan', { plan: { ...EMPTY_PLAN, lead: BAD, es: { lead: BAD_ES } } }, ['plan-lead', 'plan-es-lead']],
    ['other steps', { steps: BAD, es: { steps: BAD_ES } }, ['steps', 'es-steps']],
    ['safety of a group', { groupSafety: BAD, es: { groupSafety: BAD_ES } }, ['groupSafety', 'es-groupSafety']],
    ['before a group', { beforeGroup: BAD, es: { beforeGroup: BAD_ES } }, ['beforeGroup', 'es-beforeGroup']],
    [
      'how someone is reached',
      { named: [{ ...director, method: BAD, es: { ...director.es, method: BAD_ES } }, night] },
      ['named-0-method', 'named-0-es-method'],
    ],
    [
      'what a local line is for',
      { local: [{ ...center, purpose: BAD, es: { ...center.es, purpose: BAD_ES } }] },
      ['local-0-purpose', 'local-0-es-purpose'],
    ],
    [
      'someone’s role',
      { named: [{ ...director, role: BAD, es: { ...director.es, role: BAD_ES } }, night] },
      ['named-0-role', 'named-0-es-role'],
    ],
    [
      'the name of a local line',
      { local: [{ ...center, name: BAD, es: { ...center.es, name: BAD_ES } }] },
      ['local-0-name', 'local-0-es-name'],
    ],
    [
      'what a local line isn’t',
      { local: [{ ...center, isNot: BAD, es: { ...center.es, isNot: BAD_ES } }] },
      ['local-0-isNot', 'local-0-es-isNot'],
    ],
  ])('refuses advice not to report in %s, in each language', (_, change, fields) => {
    const blanks = siteBlanks({ ...whole, ...change }, TODAY).map(({ field, kind }) => [field, kind])
    expect(blanks).toEqual(fields.map((field) => [field, 'notToReport']))
  })

  it.each([
    'On-call supervisor, after 10 p.m.',
    'Director of incident reporting',
    'Mandated reporter coordinator',
    'Night shift lead (call twice)',
    'Permission and consent officer',
    'Youth worker who doesn’t work nights',
  ])('takes what someone is called: %s', (role) => {
    expect(siteBlanks({ ...whole, named: [{ ...director, role }, night] }, TODAY)).toEqual([])
  })

  it('lets the time after take time, but not a report', () => {
    const kinds = (nextDay: string) =>
      siteBlanks({ ...whole, plan: { ...EMPTY_PLAN, nextDay } }, TODAY).map(({ kind }) => kind)
    expect(kinds('Tell the clinical lead the next morning how the night was.')).toEqual([])
    expect(kinds('Call SCR the next morning.')).toEqual(['delay'])
  })

  it.each(['nextDay', 'followUp', 'beforeGroup'] as const)(
    'never lets staff tell later what a youth said (%s)',
    (field) => {
      const kindsOf = (english: string, spanish: string) => {
        const es = { [field]: spanish }
        const change =
          field === 'beforeGroup'
            ? { beforeGroup: english, es: { ...whole.es, ...es } }
            : { plan: { ...EMPTY_PLAN, [field]: english, es } }
        return unsafeTexts({ ...whole, ...change }).map(({ kind, sentence }) => [kind, sentence])
      }
      const late = (english: string, spanish: string) =>
        expect(kindsOf(`Be kind. ${english}`, `Trate bien a todos. ${spanish}`)).toEqual([
          ['delay', english],
          ['delay', spanish],
        ])
      late(
        'Tell the named person the next morning what the youth said.',
        'Dígale a la persona designada a la mañana siguiente lo que dijo la persona joven.',
      )
      late(
        'If a youth tells you something in a group, tell the named person the next morning.',
        'Si una persona joven le cuenta algo en un grupo, avise a la persona designada a la mañana siguiente.',
      )
      late('Tell the named person about it within a week.', 'Avise a la persona designada dentro de una semana.')
      late('Call the hotline the next day.', 'Llame a la línea al día siguiente.')
      late('Tell your supervisor the next day what a youth said.', 'Llame a la persona designada al día siguiente.')
      late('Call the SITE-ROLE the next day.'.replace('SITE-ROLE', director.role), 'Llame al SCR al día siguiente.')
      for (const [english, spanish] of [
        [
          'Call the clinic the next day to ask how the visit went.',
          'Llame a la clínica al día siguiente para preguntar cómo fue la visita.',
        ],
        [
          'The next morning, ask the youth what they need.',
          'A la mañana siguiente, pregunte a la persona joven qué necesita.',
        ],
      ] as const)
        expect(kindsOf(english, spanish)).toEqual([])
    },
  )

  it('finds phone numbers in texts, in both languages, once each', () => {
    const plan = {
      ...EMPTY_PLAN,
      ride: 'Call (609) 555-0123.',
      rest: 'A quiet room until 10.',
      es: { ride: 'Llame al 609-555-0199.' },
    }
    const named = [{ ...director, method: 'Call 609-555-0199 twice.' }, night]
    const found = numbersInTexts({ ...whole, plan, named })
    expect(found.toSorted()).toEqual(['(609) 555-0123', '609-555-0199'])
    expect(numbersInTexts({ ...whole, plan: EMPTY_PLAN })).toEqual([])
  })

  it('leaves out rows that are empty', () => {
    const draft = { ...whole, named: [director, EMPTY_NAMED, night], local: [EMPTY_LOCAL], support: NOBODY }
    const details = detailsOf(draft, '')
    expect(details).toMatchObject({ named: [director, night], local: [], support: null })
  })

  it.each<[string, Partial<SiteDraft>, [string, string][]]>([
    [
      'is ready when SITE-1 is filled in, whatever else is empty',
      { local: [], plan: EMPTY_PLAN, steps: '', es: {}, support: NOBODY },
      [],
    ],
    ['needs a name', { name: '' }, [['name', 'name']]],
    ['needs an address of small letters', { slug: 'North House' }, [['slug', 'slug']]],
    ['needs a time zone that exists', { timeZone: 'Eastern' }, [['timeZone', 'timeZone']]],
    [
      'needs role and phone of each named person',
      {
        named: [
          { ...director, role: '' },
          { ...night, phone: 'ask at the desk' },
        ],
      },
      [
        ['named-0-role', 'role'],
        ['named-1-phone', 'phone'],
      ],
    ],
    [
      'needs both of a row that is begun',
      { named: [{ ...director, role: '', phone: '' }, night] },
      [
        ['named-0-role', 'role'],
        ['named-0-phone', 'phone'],
      ],
    ],
    [
      'needs hours and days, and says nothing of uncovered hours before',
      { named: [{ ...director, from: '', days: [] }, night] },
      [
        ['named-0-from', 'times'],
        ['named-0-days-0', 'days'],
      ],
    ],
    ['needs somebody at every hour', { named: [director] }, [['named-0-from', 'hours']]],
    [
      'needs the phone of a backup whose role is there',
      { backup: { role: 'Clinical lead', phone: '', publicPhone: true } },
      [['backup-phone', 'phone']],
    ],
    [
      'says why 911 and 988 are nobody’s own number',
      { backup: { role: 'Clinical lead', phone: '911', publicPhone: true }, local: [{ ...center, phone: '9-8-8' }] },
      [
        ['backup-phone', 'phoneOfAll'],
        ['local-0-phone', 'phoneOfAll'],
      ],
    ],
    ['needs to say who calls SCR', { sayWhoCallsScr: null }, [['sayWhoCallsScr-0', 'sayWhoCallsScr']]],
    [
      'needs the day on which a local number was called, not a day to come',
      {
        local: [
          { ...center, checkedOn: '2026-11-25' },
          { ...center, checkedOn: '' },
        ],
      },
      [
        ['local-0-checkedOn', 'checkedOn'],
        ['local-1-checkedOn', 'checkedOn'],
      ],
    ],
    [
      'needs a number that can be dialed, whatever digits are in it',
      { local: [{ ...center, phone: 'dial 2-1-1' }] },
      [['local-0-phone', 'phone']],
    ],
    ['takes a text of the most characters', { steps: 'x'.repeat(4_000), beforeGroup: 'x'.repeat(4_000) }, []],
    [
      'takes no text, role, name, phone or purpose that is longer',
      {
        groupSafety: 'x'.repeat(4_001),
        named: [{ ...director, name: 'x'.repeat(81) }, night],
        support: { role: 'x'.repeat(81), phone: '1'.repeat(41), es: { role: 'x'.repeat(81) } },
        local: [{ ...center, purpose: 'x'.repeat(201) }],
      },
      [
        ['groupSafety', 'tooLong'],
        ['named-0-name', 'tooLong'],
        ['local-0-purpose', 'tooLong'],
        ['support-role', 'tooLong'],
        ['support-phone', 'tooLong'],
        ['support-es-role', 'tooLong'],
      ],
    ],
    ['takes a local number of three digits', { local: [{ ...center, phone: '211' }] }, []],
    [
      'needs all of a support line or nothing',
      { support: { role: '', phone: '609-555-0163' } },
      [['support-role', 'role']],
    ],
  ])('%s', (_, change, blanks) => {
    expect(siteBlanks({ ...whole, ...change }, TODAY).map(({ field, kind }) => [field, kind])).toEqual(blanks)
  })

  it.each<[string, Partial<SiteDraft>, [string, string][]]>([
    [
      'the role of the backup',
      { ifAboutThatPerson: { ...whole.ifAboutThatPerson, role: ' clinical lead' } },
      [['ifAboutThatPerson-role', 'samePerson']],
    ],
    [
      'the number of a named person',
      { ifAboutThatPerson: { ...whole.ifAboutThatPerson, phone: '+1 (609) 555 0190' } },
      [['ifAboutThatPerson-role', 'samePerson']],
    ],
    [
      'another extension of the same number',
      { ifAboutThatPerson: { ...whole.ifAboutThatPerson, phone: '609-555-0190 ext. 4' } },
      [],
    ],
  ])('asks for someone else for a concern about the named person: %s', (_, change, blanks) => {
    expect(siteBlanks({ ...whole, ...change }, TODAY).map(({ field, kind }) => [field, kind])).toEqual(blanks)
  })

  it('asks of each number whether it is public, and neither answer is taken for granted', () => {
    const { publicPhone: _, ...unasked } = director
    const { publicPhone: __, ...backup } = whole.backup
    const blanks = siteBlanks({ ...whole, named: [unasked, { ...night, publicPhone: false }], backup }, TODAY)
    expect(blanks.map(({ field, kind }) => [field, kind])).toEqual([
      ['named-0-publicPhone-0', 'publicPhone'],
      ['backup-publicPhone-0', 'publicPhone'],
    ])
  })

  it('tells the texts that have no Spanish, and keeps empty Spanish out of what is published', () => {
    const draft = {
      ...whole,
      es: { steps: '', beforeGroup: 'Avise.' },
      support: { ...whole.support, es: { role: '' } },
    }
    expect(withoutSpanish(whole)).toEqual([])
    expect(withoutSpanish(draft)).toEqual(['es-steps', 'es-groupSafety', 'support-es-role'])
    expect(JSON.stringify(detailsOf(draft, '').es)).toBe('{"beforeGroup":"Avise."}')
    expect(JSON.stringify(detailsOf(draft, '').support)).toBe(
      JSON.stringify({ role: draft.support.role, phone: draft.support.phone }),
    )
  })

  it('names every blank of SITE-1 for a site about which nothing is known', () => {
    const draft = emptyDraft({ name: 'North House', slug: 'north-house', timeZone: 'America/New_York' })
    const kinds = siteBlanks(draft, TODAY).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(siteGaps(detailsOf(draft, '')).map(({ field }) => field)))
    expect(kinds).toHaveLength(12)
  })
})
