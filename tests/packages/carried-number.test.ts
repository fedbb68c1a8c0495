import { describe, expect, it } from 'vitest'
import type { SiteDetails } from '../../src/organization/details-shape.ts'
import { type CarriedNumbers, numbersIn, oldNumbers } from '../../src/packages/carried-number.ts'
import { contents, exampleSite } from '../support/content.ts'
import { named } from '../support/site.ts'

const support = { role: 'Employee assistance', phone: '800-555-0150' }
const before: SiteDetails = {
  ...exampleSite,
  named: [named({ role: 'Shift lead', phone: '609-555-0101' }), named({ role: 'Night lead', phone: '609-555-0102' })],
  backup: { role: 'Director', phone: '(609) 555-0110', es: { role: 'Dirección' } },
  support,
}

function changed(changes: Partial<SiteDetails>, language: 'en' | 'es' = 'en') {
  return oldNumbers(numbersIn(contents, before), numbersIn(contents, { ...before, ...changes }), language)
}

describe('old numbers in a package', () => {
  it('are none while nothing has changed, or a number is only written in another way or under another title', () => {
    expect(changed({})).toEqual([])
    expect(changed({ backup: { role: 'Program director', phone: '+1 609.555.0110' } })).toEqual([])
  })

  it.each<[string, Partial<SiteDetails>, { name: string; from: string; to: string | null }[]]>([
    [
      'the backup’s',
      { backup: { role: 'Clinical lead', phone: '609-555-0199' } },
      [{ name: 'Director', from: '(609) 555-0110', to: '609-555-0199' }],
    ],
    ['that of support that’s gone', { support: null }, [{ name: support.role, from: support.phone, to: null }]],
    [
      'one of two named people’s, by their role',
      { named: [named({ role: 'Shift lead', phone: '609-555-0131' }), ...before.named.slice(1)] },
      [{ name: 'Shift lead', from: '609-555-0101', to: '609-555-0131' }],
    ],
    [
      'those of both, where only one role is still there',
      { named: [named({ role: 'House lead', phone: '609-555-0140' }), named({ role: 'Night lead', phone: '1' })] },
      [
        { name: 'Shift lead', from: '609-555-0101', to: null },
        { name: 'Night lead', from: '609-555-0102', to: '1' },
      ],
    ],
    [
      'a person’s who has another part now',
      { named: before.named.slice(0, 1), support: { role: 'Night lead', phone: '609-555-0102' } },
      [
        { name: 'Night lead', from: '609-555-0102', to: null },
        { name: support.role, from: support.phone, to: '609-555-0102' },
      ],
    ],
    [
      'those of two people who have each other’s number now',
      {
        named: [
          named({ role: 'Shift lead', phone: '609-555-0102' }),
          named({ role: 'Night lead', phone: '609-555-0101' }),
        ],
      },
      [
        { name: 'Shift lead', from: '609-555-0101', to: '609-555-0102' },
        { name: 'Night lead', from: '609-555-0102', to: '609-555-0101' },
      ],
    ],
    [
      'a local line’s',
      { local: exampleSite.local.map((line) => ({ ...line, phone: '732-555-0177' })) },
      exampleSite.local.map(({ name, phone }) => ({ name, from: phone, to: '732-555-0177' })),
    ],
  ])('name %s', (_, changes, old) => {
    expect(changed(changes)).toEqual(old)
  })

  it('name the role in Spanish where the site has it', () => {
    expect(changed({ backup: null }, 'es')).toEqual([{ name: 'Dirección', from: '(609) 555-0110', to: null }])
  })

  it('name a shared line whose number a release has changed, or that is gone', () => {
    const then = numbersIn(contents, before)
    const [first, second, ...others] = then.shared
    if (first === undefined || second === undefined) throw new Error('the course has lines')
    const shared: CarriedNumbers['shared'] = [{ ...first, digits: '1-800-555-0100', text: null }, ...others]
    expect(oldNumbers(then, { shared, own: null }, 'en')).toEqual([
      { name: first.who.en, from: first.digits, to: '1-800-555-0100' },
      ...(first.text === null ? [] : [{ name: first.who.en, from: first.text, to: null }]),
      { name: second.who.en, from: second.digits, to: null },
      ...(second.text === null ? [] : [{ name: second.who.en, from: second.text, to: null }]),
    ])
  })
})
