import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { isSamePerson } from '../../ledger/merge.store.ts'
import { digitsOf } from '../../organization/site-details.ts'
import { policyOf, recordingOf } from '../../people/change.web.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import { brokenRule, notCalled, phoneField, phonePage, phoneProblems } from '../phone/phone.page.ts'
import { changesOf, fieldsOf, type NumberChange, numbersOf } from '../phone/phone.ts'
import { formWith, phoneForm } from '../phone/phone.web.ts'
import { type BrokenVersion, newlyBroken, newlyShared, sharedIn } from '../phone/planned.ts'
import { agreementIn } from '../publish.web.ts'
import { draftOfDefaults } from './defaults.ts'
import { proposeDefaults } from './defaults.store.ts'
import { type DefaultsForm, defaultsForm } from './form-state.web.ts'
import { callableOf, defaultsWith } from './phone.ts'
import { publishNumbersOfAll } from './phone.store.ts'
import { isAsked } from './publish.web.ts'

/** The form for a number of the organization's that has to change today, whatever else is being prepared. */
export async function showPhonesOfAll(visit: SignedInVisit): Promise<void> {
  await sendPhones(visit, EMPTY_FORM)
}

/** Publishes the new numbers from today on, at every site that has them, or asks a second person to agree. */
export async function changePhonesOfAll(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, today, viewer } = visit
  const words = t.hr.sites.phone
  const sent = parseForm(visit, phoneForm)
  const policy = policyOf(visit)
  const recording = recordingOf(visit)
  const outcome = await deps.store.transaction(async (tx): Promise<'published' | 'asked' | FormState['problems']> => {
    const form = await defaultsForm(visit, tx)
    const { live } = form
    if (live === null || sent['mark'] !== (await markOf(visit, tx, form))) return { mark: words.newer }
    const changes = changesOf(callableOf(live.body.defaults), [], (field) => {
      const phone = sent[phoneField(field)]
      return phone === undefined ? undefined : { phone, checkedOn: today }
    })
    if (changes.length === 0) return { mark: words.same }
    const problems = { ...problemsOf(visit, form, changes), ...notCalled(changes, sent, t) }
    if (Object.keys(problems).length > 0) return problems
    await noteSetting(visit, tx)
    if ((await agreementIn(visit, tx)) !== 'asked') {
      await publishNumbersOfAll(tx, policy, changes, recording, null)
      return 'published'
    }
    const defaults = defaultsWith(live.body.defaults, changes)
    // The button may have been pressed twice.
    if (!isAsked(form, defaults, today)) await proposeDefaults(tx, policy, { defaults, from: today }, recording)
    return 'asked'
  })
  if (typeof outcome !== 'string') return sendPhones(visit, formWith(visit, outcome), 422)
  log.info({ by: viewer.person, outcome }, 'numbers for all sites')
  response.redirect(
    303,
    outcome === 'asked'
      ? hrefTo('/hr/sites/defaults/proposal')
      : hrefTo('/hr/sites/defaults', {}, { published: 'phone' }),
  )
}

/** What rules forbid: in what's live from today on, and in the version that's to come. */
function problemsOf(
  visit: SignedInVisit,
  { live, comes }: Pick<DefaultsForm, 'live' | 'comes'>,
  changes: readonly NumberChange[],
): FormState['problems'] {
  const { t, today } = visit
  if (live === null) return {}
  const before = live.body.defaults
  const after = defaultsWith(before, changes)
  const numbers = numbersOf(callableOf(before), [])
  const shared = newlyShared(sharedIn(before.local), after.local)
  const twice = changes.filter(({ kind, to }) => kind === 'line' && shared.includes(digitsOf(to)))
  const planned = brokenPlan({ live, comes }, changes, visit)
  const texts = new Map([
    ...(planned === '' ? [] : fieldsOf(numbers, changes).map((field) => [field, planned] as const)),
    ...fieldsOf(numbers, twice).map((field) => [field, t.hr.siteDefaults.shared] as const),
  ])
  const broken = Object.fromEntries([...texts].map(([field, text]) => [phoneField(field), text]))
  return phoneProblems(
    newlyBroken(draftOfDefaults(before), draftOfDefaults(after), today),
    { numbers, taken: [], broken },
    t,
  )
}

/** Why the version that's to come can't have new numbers, and what to do; empty when it can. */
export function brokenPlan(
  { live, comes }: Pick<DefaultsForm, 'live' | 'comes'>,
  changes: readonly NumberChange[],
  { language, t, today }: Pick<SignedInVisit, 'language' | 't' | 'today'>,
): string {
  if (live === null || comes === null) return ''
  const before = comes.body.defaults
  const after = defaultsWith(before, changes)
  const [rule] = newlyBroken(draftOfDefaults(before), draftOfDefaults(after), today)
  // Two lines that share a number today may share it later, too.
  const known = [...sharedIn(before.local), ...sharedIn(defaultsWith(live.body.defaults, changes).local)]
  const isShared = newlyShared(known, after.local).length > 0
  const why: BrokenVersion['why'] | null = rule ?? (isShared ? 'sharedNumber' : null)
  if (why === null) return ''
  return t.hr.siteDefaults.breaksPlan(
    comes.body.version,
    formatDate(comes.effectiveOn, language),
    why === 'sharedNumber' ? `${t.hr.siteDefaults.shared}.` : brokenRule(why, t),
  )
}

async function sendPhones(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, response, t } = visit
  const { db } = deps.store
  const state = await defaultsForm(visit, db)
  const { comes, live, proposal } = state
  const back = hrefTo('/hr/sites/defaults')
  const numbers = live === null ? [] : numbersOf(callableOf(live.body.defaults), [])
  if (numbers.length === 0) return response.redirect(303, back)
  const page = phonePage(recordsShell(visit, { title: t.hr.sites.phone.title, current: 'sites' }), {
    siteName: t.hr.siteDefaults.place,
    numbers,
    ofAll: '',
    reach: t.hr.siteDefaults.numberReaches,
    isCallFailed: false,
    comes: comes === null ? null : { version: comes.body.version, on: comes.effectiveOn },
    isProposed: proposal !== null,
    linked: [],
    awayOf: () => '',
    form,
    agreement: await agreementIn(visit, db),
    mark: await markOf(visit, db, state),
    csrf,
    links: {
      back,
      self: hrefTo('/hr/sites/defaults/phone'),
      form: hrefTo('/hr/sites/defaults', {}, { check: 'yes' }),
      people: back,
      defaults: back,
    },
  })
  response.status(status).send(page)
}

/** Another version, or a proposal of somebody else's that this would end, has another mark. */
async function markOf(visit: SignedInVisit, db: Database, { comes, live, proposal }: DefaultsForm): Promise<string> {
  const isOthers = proposal !== null && !(await isSamePerson(db, proposal.actor, visit.viewer.person))
  const others = isOthers ? proposal.id : ''
  return hashOf([live?.id ?? '', comes?.id ?? '', others, await agreementIn(visit, db)]).slice(0, 16)
}
