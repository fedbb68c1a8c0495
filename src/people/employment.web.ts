import { z } from 'zod'
import { addDays, addMonths, type CalendarDate, latest } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { placeOn, requirementOn, type Spell } from '../ledger/history.ts'
import {
  allSpells,
  dayProblem,
  dutiesProblem,
  lastDayProblem,
  rehireProblem,
  secondEmploymentProblem,
  spellProblem,
} from './record-check.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { dayField, dutyFields, placeFields } from './change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { isLastAdministrator } from '../identity/roles/administrator.store.ts'
import { hire, recordEvents } from './record.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import {
  changeForm,
  dayIn,
  type FieldProblem,
  firstProblem,
  employmentOf,
  isOfAllSites,
  nameIn,
  recordingOf,
  siteIn,
  type Subject,
} from './change.web.ts'
import { findSupervisor, supervisorOffers, supervisorProblem } from './place/supervisor.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import type { Duties, WorkPlace } from '../ledger/bodies/employment.ts'

/** One that lasts when the employment of the form ends. */
const hasOtherEmployment = ({ employments, employment }: Subject) =>
  employments.some(({ id, until }) => id !== employment?.id && until === null)

/** One of an own site: an employment of another is changed there. */
export const hasEmployment = ({ employment }: Subject) => employment !== null

export const duties = changeForm({
  offered: hasEmployment,
  notes: sayEmployment,
  fields: (form, about, { t, today }) => [
    ...dutyFields(form, t, employmentOf(about)),
    dayField(form, 'from', { label: t.hr.changes.fields.from, required: t.account.required }, today),
  ],
  schema: (_, { t }) => z.strictObject({ ...dutyShape(t), from: dayIn(t) }),
  problem: (form, about, visit) => {
    const { from } = form
    const fits = dutiesProblem(about.history, employmentOf(about), dutiesOfForm(form), from)
    return firstProblem(visit, [['from', dayProblem(from, visit.today) ?? fits]])
  },
  record: async (tx, form, about, visit) => {
    const body = { v: 1, spell: employmentOf(about).id, ...dutiesOfForm(form) } as const
    const event = { person: about.person, on: form.from, kind: 'duties_changed', body } as const
    await recordEvents(tx, [event], recordingOf(visit))
  },
})

export const firstContact = changeForm({
  offered: hasEmployment,
  notes: sayEmployment,
  fields: (form, about, { t }) => {
    const { firstContactOn: label, firstContactHint: hint } = t.hr.changes.fields
    return [
      dayField(
        form,
        'firstContactOn',
        { label, hint, required: t.account.required },
        employmentOf(about).firstContactOn ?? '',
      ),
    ]
  },
  schema: (_, { t }) => z.strictObject({ firstContactOn: dayIn(t) }),
  problem: ({ firstContactOn: day }, about, visit) =>
    firstProblem(visit, [
      ['firstContactOn', dayProblem(day, visit.today) ?? spellProblem(employmentOf(about), day)],
      ['firstContactOn', day === employmentOf(about).firstContactOn ? { kind: 'nothing-changes', on: day } : null],
    ]),
  record: async (tx, { firstContactOn }, about, visit) => {
    const { id: spell, from: on } = employmentOf(about)
    const body = { v: 1, spell, firstContactOn } as const
    await recordEvents(tx, [{ person: about.person, on, kind: 'first_contact_set', body }], recordingOf(visit))
  },
})

export const lastDay = changeForm({
  // One that's on record is corrected.
  offered: (about) => hasEmployment(about) && about.ownEmployments.some(({ until }) => until === null),
  notes: sayEmployment,
  fields: (form, _, { t }) => {
    const { lastDay: label, lastDayHint: hint } = t.hr.changes.fields
    // Empty, because today would be wrong for most, and would shut somebody out tomorrow.
    return [dayField(form, 'on', { label, hint, required: t.account.required })]
  },
  schema: (_, { t }) => z.strictObject({ on: dayIn(t) }),
  problem: async ({ on }, about, visit, db) => {
    const wrong = firstProblem(visit, [['on', dayProblem(on, visit.today) ?? lastDayProblem(employmentOf(about), on)]])
    if (wrong !== null || hasOtherEmployment(about)) return wrong
    const isLast = await isLastAdministrator(db, about.person, visit.today)
    return isLast ? ['on', visit.t.hr.roles.end.lastAdministrator] : null
  },
  record: async (tx, { on }, about, visit) => {
    const body = { v: 1, spell: employmentOf(about).id } as const
    await recordEvents(tx, [{ person: about.person, on, kind: 'separated', body }], recordingOf(visit))
  },
})

export const secondEmployment = changeForm({
  offered: ({ employments }) => employments.length > 0,
  notes: sayOwnSites,
  fields: hireFields,
  schema: ({ ownSites }, { t }) => hireSchema(t, ownSites),
  problem: (form, about, visit, db) =>
    hireProblem(form, about, visit, db, (place) => secondEmploymentProblem(about.history, place, form.hiredOn)),
  record: recordHire,
})

export const rehire = changeForm({
  offered: ({ history, employments }) => employments.length === 0 && allSpells(history).length > 0,
  notes: (about, visit) => [...sayWhatStillCounts(about, visit), ...sayOwnSites(about, visit)],
  fields: hireFields,
  schema: ({ ownSites }, { t }) => hireSchema(t, ownSites),
  problem: (form, about, visit, db) =>
    hireProblem(form, about, visit, db, () => rehireProblem(about.history, form.hiredOn)),
  record: recordHire,
})

interface PlaceForm {
  readonly site: WorkPlace['site']
  readonly department: string
  readonly position: string
  readonly supervisor: string
  readonly supervisorChosen?: string | undefined
}

interface DutyForm {
  readonly type: Duties['type']
  readonly worksWithYouth?: 'yes' | undefined
}

interface HireForm extends PlaceForm, DutyForm {
  readonly hiredOn: CalendarDate
}

export const placeShape = (t: Messages, sites: Subject['sites']) => ({
  site: siteIn(t, sites),
  department: nameIn(t).min(1, t.account.needs.department),
  position: nameIn(t).min(1, t.account.needs.position),
  supervisor: nameIn(t),
  supervisorChosen: z.string().optional(),
})

export const dutyShape = ({ account }: Messages) => ({
  type: z.enum(PERSON_TYPES, account.needs.type),
  worksWithYouth: z.literal('yes').optional(),
})

export async function placeOfForm(form: PlaceForm, visit: SignedInVisit, db: Database): Promise<WorkPlace> {
  const { site, department, position } = form
  return { site, department, position, supervisor: await findSupervisor(db, form, visit) }
}

export function dutiesOfForm({ type, worksWithYouth }: DutyForm): Duties {
  return { type, worksWithYouth: worksWithYouth === 'yes' }
}

/** The supervisor is somebody on record, and somebody else. */
export async function placeProblem(
  form: PlaceForm,
  { person }: { readonly person: PersonId },
  visit: SignedInVisit,
  db: Database,
): Promise<FieldProblem | null> {
  const unknown = await supervisorProblem(db, form, visit)
  if (unknown !== null) return unknown
  const found = await findSupervisor(db, form, visit)
  return found === person ? ['supervisor', visit.t.hr.changes.needs.otherSupervisor] : null
}

const hireSchema = (t: Messages, sites: Subject['sites']) =>
  z.strictObject({ ...placeShape(t, sites), ...dutyShape(t), hiredOn: dayIn(t) })

async function hireFields(form: FormState, about: Subject, visit: SignedInVisit) {
  const { deps, t, today } = visit
  const offers = await supervisorOffers(deps.store.db, form, visit)
  return [
    ...placeFields(form, t, { sites: about.ownSites, place: null, supervisor: '', offers }),
    ...dutyFields(form, t, { type: 'employee', worksWithYouth: true }),
    dayField(form, 'hiredOn', { label: t.hr.changes.fields.firstDay, required: t.account.required }, today),
  ]
}

async function hireProblem(
  form: HireForm,
  about: Subject,
  visit: SignedInVisit,
  db: Database,
  check: (place: WorkPlace) => ReturnType<typeof dayProblem>,
): Promise<FieldProblem | null> {
  const unknown = await placeProblem(form, about, visit, db)
  if (unknown !== null) return unknown
  const fits = check(await placeOfForm(form, visit, db))
  return firstProblem(visit, [['hiredOn', dayProblem(form.hiredOn, visit.today) ?? fits]])
}

async function recordHire(tx: Tx, form: HireForm, { person, account }: Subject, visit: SignedInVisit): Promise<void> {
  const place = await placeOfForm(form, visit, tx)
  const language = account?.language ?? visit.language
  const starter = { person, facts: {}, language, ...place, ...dutiesOfForm(form), hiredOn: form.hiredOn }
  await hire(tx, starter, recordingOf(visit))
}

export function sayEmployment(about: Subject, { t, language, today }: SignedInVisit): string[] {
  const employment = employmentOf(about)
  return [t.hr.changes.aboutEmployment(employmentName(employment, about, today), formatDate(employment.from, language))]
}

/** HR for a site employs people there alone. */
export function sayOwnSites(_: unknown, visit: SignedInVisit): string[] {
  return isOfAllSites(visit) ? [] : [visit.t.hr.changes.ownSitesOnly]
}

/** "Youth worker, North House" */
export function employmentName(employment: Spell, { sites }: Pick<Subject, 'sites'>, today: CalendarDate): string {
  const { position, site } = placeOn(employment, today)
  return `${position}, ${sites.find(({ id }) => id === site)?.name ?? site}`
}

/** Whether what was completed before the gap counts after it, by the rule that was last in force. */
function sayWhatStillCounts(
  { history, standing: { completedOn } }: Subject,
  { t, language, today }: SignedInVisit,
): string[] {
  const words = t.hr.changes.rehired
  const left = latest(allSpells(history).flatMap(({ until }) => until ?? [])) ?? today
  const months = requirementOn(history, ORIENTATION, left)?.rule.rehireGapMonths ?? null
  const date = (day: CalendarDate) => formatDate(day, language)
  if (months === null || completedOn === null) return [words.lastDay(date(left)), words.nothingYet]
  const counts = addMonths(left, months)
  return [words.lastDay(date(left)), words.counts(date(completedOn), date(counts), date(addDays(counts, 1)))]
}
