import { z } from 'zod'
import { calendarDate, type CalendarDate, isOfOurTime } from '../platform/time/calendar.ts'
import type { PersonId, PolicySubject, Recording, SiteId } from '../ledger/event.ts'
import { corrected, type History, placeOn, type Spell } from '../ledger/history.ts'
import { employmentsFrom, type RecordProblem, type RecordProblemKind } from './record-check.ts'
import type { Standing } from '../requirements/status.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { ChangeField } from './change.page.ts'
import type { FormState, HiddenField } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { can, scopeOf } from '../identity/access.ts'
import { isClosed, reachesAccount } from '../identity/access.store.ts'
import { subjectOf } from '../identity/subject.store.ts'
import { getsInWithoutProvider } from '../identity/factors/way-in.store.ts'
import { linkedSignIns } from '../identity/sso/linked.store.ts'
import { accountInUse } from '../identity/joined/in-use.store.ts'
import { type Account, findAccount, findAccountBySignInName } from '../identity/account.store.ts'
import { approversFor, hasRole, peopleInHr } from '../identity/role.store.ts'
import { EVERYONE, sitesWithin } from '../ledger/scope.ts'
import { draftsOf } from '../platform/database/draft.store.ts'
import { type CurrentFacts, currentFacts } from '../ledger/fact.store.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import { findPersonOn, peopleNamed, peopleOnRecord, peopleWithFact, supervisors } from './people.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { supervisesAnyone } from './employment.store.ts'
import { type Fields, fieldsOf, readFields } from '../platform/http/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The record to change, as it is now, and the data for its forms. */
export interface Subject {
  readonly person: PersonId
  readonly standing: Standing
  /** Corrected. */
  readonly history: History
  /** The employments that last or are to come, in time order. */
  readonly employments: readonly Spell[]
  /** Those of them that the viewer may change: of an own site now. Everything else on record is the whole person's. */
  readonly ownEmployments: readonly Spell[]
  /** The employment that the change is about, or null when there is none. */
  readonly employment: Spell | null
  readonly facts: CurrentFacts
  readonly account: Account | null
  /** Has a role, supervises somebody, or has begun the course: an invitation to this person is long past. */
  readonly isEstablished: boolean
  readonly isClosed: boolean
  /** Whether the viewer may open and close the account. */
  readonly reachesAccount: boolean
  /** Comes in through the organization's provider, and also in another way. */
  readonly canLoseSingleSignOn: boolean
  readonly sites: readonly Site[]
  /** Those where the viewer may employ people. */
  readonly ownSites: readonly Site[]
  /** The people who may approve HR's decisions: HR of all sites and of the person's, and the supervisors. */
  readonly approvers: ReadonlyMap<PersonId, string>
}

/** A field, what to say there, and what in the record it doesn't fit, if that's what it is. */
export type FieldProblem = readonly [field: string, message: string, kind?: RecordProblemKind]

/** Why a form isn't accepted: what to say at its fields, and what in this one record it doesn't fit. */
export interface Refusal {
  readonly problems: FormState['problems']
  /** `null` for a form that nobody's record would accept. */
  readonly kind: RecordProblemKind | null
}

/**
 * One thing that HR can record about a person: when there is anything to record, its form, and what it writes. The form
 * depends on some parts of the record only, which can be read for many people at once.
 */
interface Change<Form, Part extends keyof Subject> {
  readonly offered: (about: Subject, visit: SignedInVisit) => boolean
  /** Sentences that are said before the form. */
  readonly notes?: (about: Subject, visit: SignedInVisit) => readonly string[]
  readonly fields: (
    form: FormState,
    about: Pick<Subject, Part>,
    visit: SignedInVisit,
  ) => readonly ChangeField[] | Promise<readonly ChangeField[]>
  /** What the form takes along unseen. */
  readonly hidden?: (form: FormState, about: Subject, visit: SignedInVisit) => readonly HiddenField[]
  readonly schema: (about: Pick<Subject, Part>, visit: SignedInVisit) => z.ZodType<Form>
  /** Checks what only the rest of the records can tell. */
  readonly problem?: (
    form: Form,
    about: Pick<Subject, Part>,
    visit: SignedInVisit,
    db: Database,
  ) => Promise<FieldProblem | null> | FieldProblem | null
  readonly record: (tx: Tx, form: Form, about: Subject, visit: SignedInVisit) => Promise<void>
}

/** A change with what it makes of a form that came in. */
export interface ChangeForm<Part extends keyof Subject = keyof Subject>
  extends Required<Pick<Change<never, Part>, 'offered' | 'notes' | 'fields' | 'hidden'>> {
  /** Reads the form and writes the change. Returns null, or the problems, and then nothing is written. */
  make(tx: Tx, about: Subject, visit: SignedInVisit): Promise<FormState['problems'] | null>
  /** The same of fields that were read before, for many people. */
  makeOf(tx: Tx, fields: Fields, about: Subject, visit: SignedInVisit): Promise<Refusal | null>
  /** Returns the refusal that `makeOf` would return, and writes nothing. */
  check(db: Database, fields: Fields, about: Pick<Subject, Part>, visit: SignedInVisit): Promise<Refusal | null>
}

export function changeForm<Form, Part extends keyof Subject = keyof Subject>(
  change: Change<Form, Part>,
): ChangeForm<Part> {
  const read = async (db: Database, fields: Fields, about: Pick<Subject, Part>, visit: SignedInVisit) => {
    const result = readFields(fields, change.schema(about, visit))
    if (!result.ok) return { refusal: { problems: result.form.problems, kind: null } } as const
    const problem = (await change.problem?.(result.data, about, visit, db)) ?? null
    if (problem === null) return { refusal: null, form: result.data } as const
    const [name, message, kind = null] = problem
    return { refusal: { problems: { [name]: message }, kind } } as const
  }
  const makeOf: ChangeForm<Part>['makeOf'] = async (tx, fields, about, visit) => {
    const { refusal, form } = await read(tx, fields, about, visit)
    if (refusal !== null) return refusal
    await change.record(tx, form, about, visit)
    return null
  }
  return {
    offered: change.offered,
    notes: change.notes ?? (() => []),
    fields: change.fields,
    hidden: change.hidden ?? (() => []),
    makeOf,
    check: async (db, fields, about, visit) => (await read(db, fields, about, visit)).refusal,
    make: async (tx, about, visit) => (await makeOf(tx, fieldsOf(visit), about, visit))?.problems ?? null,
  }
}

/** Returns null for an id that is nobody's, of a record that belongs to another, or of somebody out of reach. */
export async function findSubject(
  db: Database,
  person: PersonId,
  employment: string | null,
  { deps, today, t, viewer }: SignedInVisit,
): Promise<Subject | null> {
  const found = await findPersonOn(db, person, today)
  if (found === null || !can(viewer, 'change-person', await subjectOf(db, found), today)) return null
  const history = corrected(await historyOf(db, person))
  const employments = employmentsFrom(history, today)
  const sites = await allSites(db)
  const ownSites = sitesWithin(scopeOf(viewer, 'change-person'), sites)
  const ownEmployments = employments.filter((each) => ownSites.some(({ id }) => id === placeOn(each, today).site))
  const asked = employments.find(({ id }) => id === employment) ?? ownEmployments[0] ?? null
  const chosen = asked !== null && ownEmployments.includes(asked) ? asked : null
  const approvers = await approversFor(db, found.placements, today)
  const facts = await currentFacts(db, [person, ...approvers], today)
  const nameOf = (id: PersonId) => facts.get(id)?.name ?? t.hr.people.noName
  return {
    person,
    standing: found.standing,
    history,
    employments,
    ownEmployments,
    employment: chosen,
    facts: facts.get(person) ?? NO_FACTS,
    account: await findAccount(db, person),
    isEstablished: await isEstablished(db, person),
    isClosed: await isClosed(db, person),
    reachesAccount: await reachesAccount(db, viewer, person),
    canLoseSingleSignOn:
      (await linkedSignIns(db, person)).length > 0 && (await getsInWithoutProvider(db, person, deps.config)),
    sites,
    ownSites,
    approvers: new Map(approvers.map((approver) => [approver, nameOf(approver)])),
  }
}

/** Under whichever record. */
async function isEstablished(db: Database, person: PersonId): Promise<boolean> {
  const hasPassword = (await accountInUse(db, person)) !== null
  if (await hasRole(db, person)) return true
  for (const record of await recordsOf(db, person)) {
    if (await supervisesAnyone(db, record)) return true
    if (hasPassword && (await draftsOf(db, record)).size > 0) return true
  }
  return false
}

const NO_FACTS: CurrentFacts = { name: null, email: null, employee_number: null, language: null }

/** Whether the viewer changes people at every site. HR for a site is told where it differs. */
export function isOfAllSites({ viewer }: SignedInVisit): boolean {
  return scopeOf(viewer, 'change-person') === EVERYONE
}

/** Throws where a change was offered to somebody without an employment, which is a mistake of ours. */
export function employmentOf({ employment }: Subject): Spell {
  if (employment === null) throw new RangeError('This change is about an employment, and there is none.')
  return employment
}

/** Returns the recorder, time and day for HR's entries in this visit. */
export function recordingOf({ content, viewer, now, today }: SignedInVisit): Recording {
  return { course: content.course.id, actor: viewer.person, at: now, today }
}

/** The first of the problems, in the words of the page. */
export function firstProblem(
  { t, language }: SignedInVisit,
  checks: readonly (readonly [field: string, problem: RecordProblem | null])[],
): FieldProblem | null {
  for (const [name, problem] of checks) {
    if (problem !== null)
      return [name, t.hr.changes.problems[problem.kind](formatDate(problem.on, language)), problem.kind]
  }
  return null
}

export const dayIn = ({ account }: Messages): z.ZodType<CalendarDate> =>
  z.iso.date(account.needs.date).refine(isOfOurTime, account.needs.year).transform(calendarDate)

/** Returns null for a field that was left empty. */
export const dayOrNoneIn = ({ account }: Messages): z.ZodType<CalendarDate | null> =>
  z
    .union([z.literal(''), z.iso.date(account.needs.date)], account.needs.date)
    .refine((text) => text === '' || isOfOurTime(text), account.needs.year)
    .transform((text) => (text === '' ? null : calendarDate(text)))

export const siteIn = ({ account }: Messages, sites: readonly Site[]): z.ZodType<SiteId> =>
  z.string().transform((text, context) => {
    const site = sites.find(({ id }) => id === text)
    if (site !== undefined) return site.id
    context.addIssue({ code: 'custom', message: account.needs.siteChoice })
    return z.NEVER
  })

const LONGEST_NAME = 80

/** Names of people, departments and positions. */
export const nameIn = ({ account }: Messages) => z.string().trim().max(LONGEST_NAME, account.needs.shorter)

/** Anyone on record by e-mail, else by staff number, else by name. */
async function everyoneCalled(db: Database, text: string, today: CalendarDate): Promise<PersonId[]> {
  const byEmail = await peopleWithFact(db, 'email', text.toLowerCase(), today)
  const byNumber = byEmail.length > 0 ? [] : await peopleWithFact(db, 'employee_number', text, today)
  const byFact = [...byEmail, ...byNumber]
  return byFact.length > 0 ? byFact : peopleNamed(db, text)
}

/**
 * By sign-in name, else by e-mail, staff number or name: those whom the viewer may name, and anyone with an account. Only
 * for administrators, who give roles to accounts and read the audit trail about them, and open no record.
 */
export async function accountHoldersCalled(db: Database, text: string, visit: SignedInVisit): Promise<PersonId[]> {
  const signsIn = await findAccountBySignInName(db, text)
  if (signsIn !== null) return [await survivorOf(db, signsIn.person)]
  const own = new Set(await peopleCalled(db, text, visit))
  const holders: PersonId[] = []
  for (const person of await everyoneCalled(db, text, visit.today)) {
    const accounts = (await recordsOf(db, person)).map((record) => findAccount(db, record))
    const hasAccount = (await Promise.all(accounts)).some((account) => account !== null)
    if (hasAccount || own.has(person)) holders.push(person)
  }
  return holders
}

/** By e-mail, else by staff number, else by name. Others than those whom the viewer may name aren't found. */
export async function peopleCalled(db: Database, text: string, visit: SignedInVisit): Promise<PersonId[]> {
  return nameable(db, await everyoneCalled(db, text, visit.today), visit)
}

/** Those of them whom the viewer may name. */
export async function nameable(
  db: Database,
  found: readonly PersonId[],
  { viewer }: SignedInVisit,
): Promise<PersonId[]> {
  const scope = scopeOf(viewer, 'change-person')
  if (scope === EVERYONE || found.length === 0) return [...found]
  const own = (await peopleOnRecord(db, found, scope)).map(({ person }) => person)
  const theirs = (await supervisors(db, scope)).map(({ person }) => person)
  const others = new Set([...own, ...theirs, ...(await peopleInHr(db)), viewer.person])
  return found.filter((person) => others.has(person))
}

/** What the ledger's entries are about that belong to the whole organization. */
export function policyOf({ content }: SignedInVisit): PolicySubject {
  return `policy:${content.policy.id}`
}
