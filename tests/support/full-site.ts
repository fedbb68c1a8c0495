import type { SiteDetails } from '../../src/organization/details-shape.ts'
import { LONGEST } from '../../src/organization/limits.ts'
import { planOf } from '../../src/organization/plan.ts'
import { exampleSite } from './content.ts'
import { named } from './site.ts'

/** Words with spaces, as people write them, and one that fits on no line. */
export const LONG_WORDS =
  'Featherstonehaugh-Cholmondeley-Oppenheimer residential and community services for the Westhuizen shore '

/** The longest that a site may write: three people, long roles, hours in pieces. */
const LONG = 'Director of residential programs and overnight services for the northern county'
export const WORST = {
  name: LONG,
  organization: LONG,
  support: { role: LONG, phone: '(609) 555-0163 ext. 2201' },
  named: [
    named({ role: LONG, phone: '(609) 555-0142 ext. 2201', from: '08:30', to: '16:30', days: ['mon', 'wed', 'fri'] }),
    named({ role: LONG, phone: '609-555-0190', publicPhone: false, from: '16:30', to: '08:30' }),
    named({ role: LONG, phone: '609-555-0191', from: '08:30', to: '16:30', days: ['tue', 'thu', 'sat', 'sun'] }),
  ],
  backup: { role: LONG, phone: '609-555-0117' },
  ifAboutThatPerson: { role: 'Executive director', phone: '609-555-0118' },
  local: Array.from({ length: 4 }, (_, place) => localLine(LONG, `609-555-013${place}`)),
  alwaysCallScr: true,
} as const

/** As much as a site with several shifts and partners writes: all of it has to be on paper in full. */
export const FULL = {
  named: [
    named({
      role: 'Director of residential programs',
      phone: '609-555-0142',
      from: '08:30',
      to: '20:30',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      es: { role: 'Dirección de programas residenciales' },
    }),
    named({
      role: 'Overnight and weekend supervisor on call',
      phone: '609-555-0190 ext. 12',
      from: '20:30',
      to: '08:30',
      es: { role: 'Supervisión de guardia, noches y fines de semana' },
    }),
  ],
  backup: { role: 'Clinical director', phone: '609-555-0117', publicPhone: true, es: { role: 'Dirección clínica' } },
  ifAboutThatPerson: {
    role: 'Executive director',
    phone: '609-555-0118',
    publicPhone: true,
    es: { role: 'Dirección ejecutiva' },
  },
  local: [
    localLine('County child advocacy center', '609-555-0131', 'Centro de defensa de menores del condado'),
    localLine('Mercer family crisis team', '609-555-0132', 'Equipo de crisis familiar de Mercer'),
    localLine('Runaway and homeless youth shelter', '609-555-0133', 'Refugio para jóvenes sin hogar'),
  ],
  alwaysCallScr: true,
} as const

function localLine(name: string, phone: string, inSpanish = '') {
  const line = { name, phone, publicPhone: true, purpose: 'Help for youth.', hours: '', checkedOn: '2026-11-18' }
  return inSpanish === '' ? line : { ...line, es: { name: inSpanish, purpose: 'Ayuda para jóvenes.' } }
}

/** Every text as long as the form lets it be. */
export function longSite(slug: string): SiteDetails {
  const someone = { role: long(LONGEST.role), phone: '+1 (609) 555-0142 ext. 123456' }
  const person = {
    ...someone,
    name: long(LONGEST.name),
    publicPhone: true,
    from: '00:00',
    to: '00:00',
    days: exampleSite.named[0]?.days ?? [],
    method: long(LONGEST.method),
  }
  const local = {
    purpose: long(LONGEST.purpose),
    isNot: long(LONGEST.isNot),
    hours: long(LONGEST.hours),
    languages: long(LONGEST.languages),
    checkedOn: '2026-11-18',
  }
  return {
    ...exampleSite,
    slug,
    name: long(LONGEST.name),
    organization: long(LONGEST.organization),
    named: [person, person],
    backup: someone,
    ifAboutThatPerson: someone,
    local: [{ name: long(LONGEST.name), phone: someone.phone, ...local }],
    plan: planOf((field) => long(LONGEST[field])),
    steps: long(LONGEST.steps),
    beforeGroup: long(400),
    groupSafety: long(400),
    support: someone,
  }
}

export function long(length: number): string {
  return LONG_WORDS.repeat(Math.ceil(length / LONG_WORDS.length))
    .slice(0, length)
    .trim()
}
