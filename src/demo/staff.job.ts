import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { SITES, type SiteKey } from './sites.job.ts'
import {
  alsoAt,
  beforeContact,
  cannotSay,
  contactUnknown,
  exempt,
  expired,
  extended,
  type Frame,
  hireCorrected,
  inProgress,
  joined,
  leaveWithdrawn,
  movedTo,
  needsHelp,
  newDuties,
  notStarted,
  office,
  onLeave,
  overdue,
  paused,
  type CareerKind,
  returned,
  secondRecord,
  separated,
  since,
  startsSoon,
  steady,
  updateBegun,
  updateDue,
  waiting,
} from './career-kind.job.ts'
import type { Place, Career } from './career.job.ts'
import { PERSON_TYPES, type PersonType } from '../ledger/bodies/part.ts'

// biome-ignore format: a list reads better in lines
const FIRST_NAMES = [
  'Alex', 'Amara', 'Andre', 'Anita', 'Avery', 'Bela', 'Blair', 'Bruno', 'Carmen', 'Casey', 'Chidi', 'Clara',
  'Dario', 'Devon', 'Dina', 'Elena', 'Ellis', 'Emeka', 'Farah', 'Felix', 'Frankie', 'Gloria', 'Gray', 'Hana',
  'Harper', 'Hugo', 'Imani', 'Indigo', 'Ivan', 'Jamal', 'Jules', 'Kenji', 'Kit', 'Lane', 'Lena', 'Luis',
  'Mai', 'Marco', 'Mei', 'Mona', 'Nadia', 'Noor', 'Olive', 'Omar', 'Paula', 'Priya', 'Quinn', 'Rafael',
  'Remy', 'Rosa', 'Sam', 'Sanjay', 'Tara', 'Theo', 'Uma', 'Victor', 'Wren', 'Yara', 'Zane', 'Zoe',
]

/** Surnames that no one we know of has, so that anyone can see that a list is made up. */
// biome-ignore format: a list reads better in lines
const SURNAMES = [
  'Alderwick', 'Ashmarrow', 'Birchwend', 'Brackenlow', 'Brightmoor', 'Cedarholt', 'Cloverhythe', 'Copperlea',
  'Dovemarsh', 'Driftmere', 'Elmshallow', 'Emberly-Fen', 'Fallowbrook', 'Fernhythe', 'Foxmarrow', 'Glasswend',
  'Hazelthorpe', 'Heathermoor', 'Hollowbrook', 'Ivymarch', 'Junipero-Vale', 'Kestrelby', 'Larkhollow', 'Lindenmere',
  'Maplewend', 'Marshlight', 'Mossbarrow', 'Nettlecombe', 'Northwillow', 'Oakmarrow', 'Otterbourn', 'Pebblecroft',
  'Pinehythe', 'Quillmarsh', 'Ravenlow', 'Reedhaven', 'Rowanthwaite', 'Saltmeadow', 'Silverfen', 'Starlingham',
  'Stonewillow', 'Thistlemere', 'Thornhythe', 'Umberfield', 'Vinemarrow', 'Wickerfen', 'Windmarsh', 'Wrenhollow',
]

/** The n-th made-up name, from 0: no two are the same up to 60 × 48. */
export function madeUpName(n: number): string {
  const first = FIRST_NAMES[n % FIRST_NAMES.length]
  const surname = SURNAMES[(n * 7 + Math.floor(n / FIRST_NAMES.length)) % SURNAMES.length]
  return `${first} ${surname}`
}

/** When the new site opened; its first supervisor came with it. */
export const NEW_SITE_DAYS = 69

/** Fewer would leave a status without people. */
export const FEWEST_STAFF = 100
export const MOST_STAFF = 200_000

/**
 * Staff numbers count up in the order of the list: HR, a director, her first supervisor. The three in the office come
 * after the three supervisors of each of four sites.
 */
const BEFORE_NUMBER = 'HS-'
export const HR_NUMBER = staffNumber(0)
export const SUPERVISOR_NUMBER = staffNumber(2)
export const ADMINISTRATOR_NUMBER = staffNumber(13)
export const STEWARD_NUMBER = staffNumber(14)
export const SITE_HR_NUMBER = staffNumber(15)

/**
 * The number of people out of 240 with each kind of career; all others have a steady one. Each kind has at least three.
 */
const SHARES: readonly {
  readonly kind: CareerKind
  readonly of240: number
  readonly at: Where
  readonly type?: PersonType
}[] = [
  { kind: updateDue, of240: 6, at: 'old' },
  { kind: updateBegun, of240: 3, at: 'old' },
  { kind: expired, of240: 4, at: 'old' },
  { kind: exempt, of240: 5, at: 'old' },
  { kind: onLeave, of240: 5, at: 'old' },
  { kind: needsHelp, of240: 4, at: 'old' },
  { kind: overdue, of240: 7, at: 'old' },
  { kind: inProgress, of240: 9, at: 'any' },
  { kind: notStarted, of240: 6, at: 'any' },
  { kind: cannotSay, of240: 3, at: 'old' },
  { kind: office, of240: 4, at: 'office' },
  { kind: startsSoon, of240: 3, at: 'any' },
  { kind: separated, of240: 18, at: 'old' },
  { kind: returned, of240: 3, at: 'old' },
  { kind: extended, of240: 3, at: 'old' },
  { kind: paused, of240: 3, at: 'old' },
  { kind: waiting, of240: 5, at: 'new' },
  { kind: hireCorrected, of240: 3, at: 'old' },
  { kind: leaveWithdrawn, of240: 3, at: 'old' },
  { kind: beforeContact, of240: 4, at: 'old', type: 'volunteer' },
  { kind: contactUnknown, of240: 3, at: 'old', type: 'volunteer' },
  { kind: newDuties, of240: 3, at: 'office' },
]

type Where = 'old' | 'new' | 'any' | 'office'

const OLD_SITES = ['harbor', 'north', 'bayview'] as const
const OFFICE = { site: 'harbor', department: 'Administration', position: 'Office manager' } as const

/**
 * The people of the demo, with each supervisor before their reports. The same number, day and chance give the same
 * people.
 */
export function staffOf(people: number, frame: Frame): Career[] {
  const list = new StaffList(frame)
  list.add(joined(frame.start), { ...OFFICE, position: 'HR administrator', supervisor: null }, false)
  for (const site of OLD_SITES) list.addSupervisors(site, frame.start)
  list.addSupervisors('outreach', addDays(frame.today, -NEW_SITE_DAYS))
  for (const position of ['IT coordinator', 'Communications manager', 'HR assistant'])
    list.add(joined(frame.start), { ...OFFICE, position, supervisor: null }, false)
  for (const { kind, of240, at, type } of SHARES) {
    const count = Math.max(3, Math.round((of240 * people) / 240))
    for (let n = 0; n < count; n += 1) list.add(kind, list.placeAt(at), at !== 'office', type)
  }
  for (let n = 0; n < 4; n += 1) {
    list.add(movedTo(list.placeAt('new')), list.placeAt('old'), true)
    list.add(alsoAt(list.placeAt('old')), list.placeAt('old'), true)
  }
  while (list.careers.length < people) list.add(steady, list.placeAt('old'), true, list.anyType())
  return [...list.careers, ...list.secondRecords()]
}

class StaffList {
  readonly careers: Career[] = []
  readonly #frame: Frame
  /** The numbers of the supervisors of each site. */
  readonly #supervisors = new Map<SiteKey, string[]>()

  constructor(frame: Frame) {
    this.#frame = frame
  }

  /** Returns the staff number. */
  add(kind: CareerKind, place: Place, worksWithYouth: boolean, type: PersonType = this.#paidType()): string {
    const n = this.careers.length
    const number = staffNumber(n)
    const starter = { name: madeUpName(n), number, like: number, place, type, worksWithYouth }
    this.careers.push({ starter, steps: kind(this.#frame) })
    return number
  }

  anyType(): PersonType {
    const { random } = this.#frame
    return random.chance(0.8) ? 'employee' : random.pick(PERSON_TYPES)
  }

  /** Volunteers have a date of their own, so that a career that counts days from hire is never theirs. */
  #paidType(): PersonType {
    const type = this.anyType()
    return type === 'volunteer' ? 'employee' : type
  }

  /** The last who joined, once more: with the same name, and a number of its own. */
  secondRecords(): Career[] {
    const original = this.careers.at(-1)
    if (original === undefined) return []
    const number = staffNumber(this.careers.length)
    const starter = { ...original.starter, number, like: number }
    return [{ starter, steps: secondRecord(original)(this.#frame) }]
  }

  /** A director, and two supervisors who report to the director. */
  addSupervisors(site: SiteKey, hiredOn: CalendarDate): void {
    const department = SITES[site].departments[0] ?? ''
    const place = { site, department, position: 'Program director', supervisor: null }
    const director = this.add(since(hiredOn), place, true)
    const reports = { ...place, position: 'Supervisor', supervisor: director }
    this.#supervisors.set(site, [this.add(since(hiredOn), reports, true), this.add(since(hiredOn), reports, true)])
  }

  placeAt(where: Where): Place {
    const { random } = this.#frame
    if (where === 'office') return { ...OFFICE, supervisor: null }
    const isNew = where === 'new' || (where === 'any' && random.chance(0.3))
    const site = isNew ? 'outreach' : random.pick(OLD_SITES)
    const { departments, positions } = SITES[site]
    return {
      site,
      department: random.pick(departments),
      position: random.pick(positions),
      supervisor: random.pick(this.#supervisors.get(site) ?? []),
    }
  }
}

export function staffNumber(n: number): string {
  return `${BEFORE_NUMBER}${String(n + 1).padStart(4, '0')}`
}

/** The place in the list of the person with this number, from 0. */
export function staffIndex(number: string): number {
  return Number(number.slice(BEFORE_NUMBER.length)) - 1
}

export function numberFurtherOn(number: string, by: number): string {
  return staffNumber(staffIndex(number) + by)
}
