import { z } from 'zod'
import type { ProfileDraft } from '../packages/export-profile.ts'
import { EMPTY_NAMED, type SiteDraft } from './draft.ts'
import { EMPTY_LOCAL } from './lines/line.ts'
import { readHours } from './hours.ts'
import { MOST_ROWS } from '../organization/limits.ts'
import { inDigits } from '../organization/phone-letters.ts'
import { fieldsOf, parseForm } from '../platform/http/form.web.ts'
import type { Visit } from '../app/visit.web.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import { type NamedPerson, WHO_CALLS_SCR } from '../organization/details-shape.ts'
import { PLAN_FIELDS, planOf } from '../organization/plan.ts'

/** Before the name of a line that was chosen from somebody else's draft. */
export const TAKE = 'take-'

const ROW_KINDS = ['named', 'local'] as const
type RowKind = (typeof ROW_KINDS)[number]

/** The names of the fields: one alone, one of a person, or one of a row, as `named-0-phone`. */
const FIELDS = [
  /^(name|slug|timeZone|sayWhoCallsScr|alwaysCallScr|steps|beforeGroup|groupSafety)$/,
  /^(add|remove|show|base|typing|check|seen)$/,
  /^take-[a-zA-Z-]+(\d{1,2}-[a-zA-Z-]+)?$/,
  /^plan-(es-)?(lead|place|ride|food|rest|medical|guardians|nextDay|followUp|staffCare)$/,
  /^es-(steps|beforeGroup|groupSafety)$/,
  /^(backup|ifAboutThatPerson|support)-(es-role|role|phone)$/,
  /^(backup|ifAboutThatPerson)-publicPhone$/,
  /^named-\d{1,2}-(role|name|phone|publicPhone|dayAndNight|from|to|days|method|es-role|es-method)$/,
  /^local-\d{1,2}-(phone|publicPhone|checkedOn|(es-)?(name|purpose|isNot|hours|languages))$/,
]

const siteFields = fieldsNamed(FIELDS)
const profileFields = fieldsNamed([...FIELDS, /^organization$/, /^[\da-zA-Z-]{1,40}AsTyped$/])

function fieldsNamed(patterns: readonly RegExp[]) {
  return z.record(
    z.string().refine((name) => patterns.some((pattern) => pattern.test(name)) && hasPlace(name)),
    z.union([z.string(), z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length)]),
  )
}

/** Anything beyond the largest form isn't one of our rows. */
function hasPlace(name: string): boolean {
  const [kind, place] = name.split('-')
  return ROW_KINDS.every((rowKind) => rowKind !== kind || Number(place) < MOST_ROWS[rowKind])
}

const buttons = z.object({
  /** A row, or more hours of the person in one: `named-0`. */
  add: z
    .string()
    .regex(/^(named|local|named-\d{1,2})$/)
    .optional(),
  remove: z
    .string()
    .regex(/^(named|local)-\d{1,2}$/)
    .optional(),
  show: z.literal('preview').optional(),
  /** The draft that the form was opened with. A form from before this has none. */
  base: z.string().optional(),
  /** Sent by the script of the page while somebody types. */
  typing: z.literal('yes').optional(),
  /** The draft whose changes the preview has shown: it's published without being sent again. */
  seen: z.string().optional(),
  /** The form shows what to fill in at each field. */
  check: z.literal('yes').optional(),
})

export interface SentSite<Draft = SiteDraft> {
  readonly draft: Draft
  /** The field to continue with after a row was added. */
  readonly added: string | null
  readonly preview: boolean
  readonly base: string | null
  /** The lines for which the text of somebody else's draft was chosen, by their fields. */
  readonly taken: readonly string[]
  readonly seen: string | null
  readonly isTyping: boolean
  readonly isChecked: boolean
}

/** The form of a site's details as it was sent, with the row that a button has added or removed. */
export function readSite(visit: Visit): SentSite {
  return afterButton(toDraft(parseForm(visit, siteFields)), visit)
}

/** What was sent, with the lines that were chosen from somebody else's draft. */
export function withTaken(visit: Visit, taken: readonly string[], theirs: DraftFields): SiteDraft {
  const own = parseForm(visit, siteFields)
  const kept = Object.entries(own).filter(([name]) => !taken.includes(name))
  const chosen = Object.entries(theirs).filter(([name]) => taken.includes(name))
  return toDraft(Object.fromEntries([...kept, ...chosen]))
}

/** A draft as a browser would send it. */
export type DraftFields = z.output<typeof siteFields>

/** The same form with the name of another organization, and the texts in which a name was asked about. */
export function readProfile(visit: Visit): SentSite<ProfileDraft> {
  const fields = parseForm(visit, profileFields)
  const organization = [fields['organization'] ?? ''].flat().join(' ').trim()
  const { draft, ...sent } = afterButton(toDraft(fields), visit)
  return { draft: { ...draft, organization }, ...sent }
}

function afterButton(sent: SiteDraft, visit: Visit): SentSite {
  const { add, remove, show, base = null, seen = null, typing, check } = parseForm(visit, buttons)
  const { draft, added } = withRows(sent, add, remove)
  const isStill = added === null && remove === undefined
  return {
    draft,
    added,
    preview: isStill && show === 'preview',
    base,
    taken: Object.keys(fieldsOf(visit)).flatMap((name) => (name.startsWith(TAKE) ? [name.slice(TAKE.length)] : [])),
    seen,
    isTyping: typing === 'yes',
    isChecked: check === 'yes',
  }
}

function withRows(
  draft: SiteDraft,
  add: string | undefined,
  remove: string | undefined,
): Pick<SentSite, 'draft' | 'added'> {
  const { named, local } = draft
  if (remove !== undefined) return { draft: withoutRow(draft, remove), added: null }
  if (add === 'local' && local.length < MOST_ROWS.local)
    return { draft: { ...draft, local: [...local, EMPTY_LOCAL] }, added: `local-${local.length}-name` }
  if (add === undefined || add === 'local' || named.length === MOST_ROWS.named) return { draft, added: null }
  const place = add === 'named' ? named.length : Number(add.split('-')[1]) + 1
  const same = named[place - 1]
  const isMoreHours = add !== 'named' && same !== undefined
  const row = isMoreHours ? { ...same, from: '', to: '', days: [] } : EMPTY_NAMED
  return {
    draft: { ...draft, named: named.toSpliced(place, 0, row) },
    added: `named-${place}-${isMoreHours ? 'days-0' : 'role'}`,
  }
}

/** A box that is not ticked and a row that is not there send nothing: that is empty. */
function toDraft(fields: DraftFields): SiteDraft {
  const text = (name: string) => [fields[name] ?? ''].flat().join(' ').replaceAll('\r\n', '\n').trim()
  const es = <Name extends string>(at: string, ...names: readonly Name[]) => ({
    // The names that were given, which Object.fromEntries widens.
    es: Object.fromEntries(names.map((name) => [name, text(`${at}es-${name}`)])) as Record<Name, string>,
  })
  const phone = (name: string) => inDigits(text(`${name}-phone`))
  const person = (name: string) => ({
    role: text(`${name}-role`),
    phone: phone(name),
    ...es(`${name}-`, 'role'),
  })
  /** Neither button pressed: nobody has said. */
  const publicPhone = (name: string) => {
    const answer = text(`${name}-publicPhone`)
    return answer === '' ? {} : { publicPhone: answer === 'yes' }
  }
  const days = (name: string) => WEEKDAYS.filter((day) => [fields[name] ?? []].flat().includes(day))
  return {
    name: text('name'),
    slug: text('slug'),
    timeZone: text('timeZone'),
    named: rows(fields, 'named').map(
      (name): NamedPerson => ({
        ...person(name),
        name: text(`${name}-name`),
        ...publicPhone(name),
        ...readHours({
          allDay: text(`${name}-dayAndNight`) === 'yes',
          from: text(`${name}-from`),
          to: text(`${name}-to`),
        }),
        days: days(`${name}-days`),
        method: text(`${name}-method`),
        ...es(`${name}-`, 'role', 'method'),
      }),
    ),
    backup: { ...person('backup'), ...publicPhone('backup') },
    ifAboutThatPerson: { ...person('ifAboutThatPerson'), ...publicPhone('ifAboutThatPerson') },
    sayWhoCallsScr: WHO_CALLS_SCR.find((who) => who === text('sayWhoCallsScr')) ?? null,
    alwaysCallScr: text('alwaysCallScr') === 'yes',
    local: rows(fields, 'local').map((name) => ({
      name: text(`${name}-name`),
      phone: phone(name),
      ...publicPhone(name),
      purpose: text(`${name}-purpose`),
      isNot: text(`${name}-isNot`),
      hours: text(`${name}-hours`),
      languages: text(`${name}-languages`),
      checkedOn: text(`${name}-checkedOn`),
      ...es(`${name}-`, 'name', 'purpose', 'isNot', 'hours', 'languages'),
    })),
    plan: { ...planOf((field) => text(`plan-${field}`)), ...es('plan-', ...PLAN_FIELDS) },
    steps: text('steps'),
    beforeGroup: text('beforeGroup'),
    groupSafety: text('groupSafety'),
    ...es('', 'steps', 'beforeGroup', 'groupSafety'),
    support: person('support'),
  }
}

/** `named-0`, `named-1` …: as many as the form has. */
function rows(fields: DraftFields, kind: RowKind): string[] {
  const places = Object.keys(fields).flatMap((name) => {
    const [of, place] = name.split('-')
    return of === kind ? Number(place) : []
  })
  return Array.from({ length: Math.max(-1, ...places) + 1 }, (_, place) => `${kind}-${place}`)
}

function withoutRow(draft: SiteDraft, row: string): SiteDraft {
  const [kind, place] = row.split('-')
  const others = <Row>(list: readonly Row[]) => list.filter((_, index) => index !== Number(place))
  return kind === 'named' ? { ...draft, named: others(draft.named) } : { ...draft, local: others(draft.local) }
}
