import { z } from 'zod'
import { policyShown } from '../../course/edition.store.ts'
import type { ItemId } from '../../course/course.ts'
import { getItem } from '../../course/draw.ts'
import { type Answer, fits } from '../../course/question-type.ts'
import type { NewEvent, SiteId } from '../../ledger/event.ts'
import type { History, PolicyHistory } from '../../ledger/history.ts'
import { historyOf, policyHistory } from '../../ledger/ledger.store.ts'
import { sha256 } from '../../platform/codes/hash.store.ts'
import { deleteDraft, draftsOf, putDraft } from '../../platform/database/draft.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { submitOnce } from '../../platform/database/submission.store.ts'
import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import { type ClauseDelta, materialChanges, updatePlan, type UpdatePlan, versionsAfter } from '../../policy/delta.ts'
import { policyHash } from '../../requirements/published-policy.store.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { record } from '../../requirements/standing.store.ts'
import { policyHeldOn } from '../../requirements/status.ts'
import { publishedDetails } from '../../site/site.store.ts'
import type { Learner, LearnerState } from '../coursework.store.ts'

/** What somebody who is trained does about a change of the policy. */
export interface OpenUpdate extends UpdatePlan {
  /** The version that they know. */
  readonly from: string
  readonly by: CalendarDate
  /** Whether the policy changed again since that day was set. Both changes are one update. */
  readonly isMore: boolean
  /** The last answer to each question. */
  readonly answers: ReadonlyMap<ItemId, Answer>
  /** Questions that were answered right once. */
  readonly right: ReadonlySet<ItemId>
}

/** Drafts by question: the answers about a change. */
const UPDATE = 'update:'
const givenAnswer = z.object({ answer: z.array(z.string()), right: z.boolean() })

/**
 * The update that a person has to do now, or null when there is none. Null also when nothing tells what changed for
 * them, for example because the version they know was never shown here: then they acknowledge the whole policy.
 */
export async function openUpdate(
  db: Database,
  { content, person }: Pick<Learner, 'content' | 'person'>,
  { history, standing, work }: Pick<LearnerState, 'history' | 'standing' | 'work'>,
  today: CalendarDate,
): Promise<OpenUpdate | null> {
  if (!work.settled || standing.because.kind !== 'update') return null
  const { by, version } = standing.because
  const known = await changesFor(db, content, history, today)
  if (known === null || known.changes.length === 0) return null
  const published = await policyHistory(db)
  const since = published.slice(published.findIndex(({ body }) => body.version === known.from) + 1)
  const plan = updatePlan(known.changes, content)
  const given = await answersOf(db, person, plan.items)
  return {
    ...plan,
    from: known.from,
    by,
    isMore: since.some(({ body, effectiveOn }) => body.material && body.version !== version && effectiveOn <= today),
    answers: new Map([...given].map(([item, { answer }]) => [item, answer])),
    right: new Set([...given].flatMap(([item, { right }]) => (right ? [item] : []))),
  }
}

export function isAnswered({ items, right }: Pick<OpenUpdate, 'items' | 'right'>): boolean {
  return items.every((item) => right.has(item))
}

/** The material changes since the version that a person knows. Null when it isn't known what that version said. */
async function changesFor(
  db: Database,
  content: Learner['content'],
  history: History,
  today: CalendarDate,
): Promise<Pick<OpenUpdate, 'from' | 'changes'> | null> {
  const published = await policyHistory(db)
  const from = policyHeldOn(history, ORIENTATION, published, today)
  const changes = from === null ? null : await changesSince(db, content, from, published)
  return from === null || changes === null ? null : { from, changes }
}

/** What changed since a version, in the language of the content. Null when it isn't known what that version said. */
export async function changesSince(
  db: Database,
  content: Learner['content'],
  from: string,
  published: PolicyHistory,
): Promise<readonly ClauseDelta[] | null> {
  const shown = await policyShown(db, { language: content.language, policyVersion: from })
  const between = versionsAfter(from, published, await historyOf(db, `policy:${content.policy.id}`))
  if (shown === null || between === null) return null
  const before = { clauses: shown.policy.clauses, contacts: shown.contacts }
  const now = { clauses: content.policy.clauses, contacts: content.contacts }
  return materialChanges(before, now, between)
}

async function answersOf(
  db: Database,
  person: Learner['person'],
  items: readonly ItemId[],
): Promise<Map<ItemId, z.output<typeof givenAnswer>>> {
  const drafts = await draftsOf(db, person, UPDATE)
  return new Map(
    items.flatMap((item) => {
      const given = givenAnswer.safeParse(drafts.get(`${UPDATE}${item}`)).data
      return given === undefined ? [] : [[item, given] as const]
    }),
  )
}

/** Whether somebody has answered a question about a change that isn't on record yet. */
export async function hasBegunUpdate(db: Database, person: Learner['person']): Promise<boolean> {
  return (await draftsOf(db, person, UPDATE)).size > 0
}

/** Saves an answer. One that was right once stays so. */
export async function answerUpdate(
  tx: Tx,
  { content, person, recording }: Learner,
  item: ItemId,
  answer: Answer,
): Promise<void> {
  const before = (await answersOf(tx, person, [item])).get(item)
  const right = before?.right === true || fits(getItem(content.course, item), answer)
  await putDraft(tx, person, `${UPDATE}${item}`, { answer, right }, recording.at)
}

/** The answers are private, and go once the update is on record. */
export async function forgetUpdate(tx: Tx, { person }: Pick<Learner, 'person'>): Promise<void> {
  for (const key of (await draftsOf(tx, person, UPDATE)).keys()) await deleteDraft(tx, person, key)
}

/** What the ledger keeps of an update that was done here. */
export function updateDone({ from, changes, items }: OpenUpdate) {
  return { from, clauses: changes.map(({ clause }) => clause), items, way: 'here' } as const
}

/**
 * What's on the sheet of somebody with an update to do, or null for everyone else. Without changes, nothing tells what
 * changed for them, and the sheet has the whole policy.
 */
export async function sheetFor(
  db: Database,
  { content }: Pick<Learner, 'content'>,
  { history, standing, work }: Pick<LearnerState, 'history' | 'standing' | 'work'>,
  today: CalendarDate,
): Promise<Pick<OpenUpdate, 'from' | 'changes'> | null> {
  if (!work.settled || standing.because.kind !== 'update') return null
  const known = await changesFor(db, content, history, today)
  const from = known?.from ?? policyHeldOn(history, ORIENTATION, await policyHistory(db), today)
  return from === null ? null : { from, changes: known?.changes ?? [] }
}

/**
 * Records a sheet about a change that somebody has signed. Returns false when the person has no update to do, or the
 * site has no details to sign for.
 * @param learner whoever signed, with the content in the language of the sheet. HR is the actor.
 */
export async function recordSignedUpdate(
  tx: Tx,
  learner: Learner,
  state: LearnerState,
  signedOn: CalendarDate,
): Promise<boolean> {
  const { content, person, recording } = learner
  const [site] = state.work.sites
  // The sheet had the details of its day.
  const published = site === undefined ? null : await publishedDetails(tx, site, signedOn)
  const sheet = await sheetFor(tx, learner, state, recording.today)
  if (sheet === null || site === undefined || published === null) return false
  const { policy, language } = content
  const clauses = sheet.changes.map(({ clause }) => clause)
  const body = {
    v: 2,
    ...shownPolicy(site, published.id, content),
    update: { from: sheet.from, clauses, items: [], way: 'signed-paper' },
  } as const
  const { course, actor, at: recordedAt, today } = recording
  const event: NewEvent = {
    kind: 'acknowledged',
    subject: person,
    course,
    effectiveOn: signedOn,
    recordedAt,
    actor,
    body,
  }
  const key = `signed-update:${person}:${policy.version}:${language}:${state.history.length}`
  await submitOnce(tx, key, async () => {
    const [recorded] = await record(tx, [event], today, new Map([[person, state.history]]))
    if (recorded === undefined) throw new Error('Nothing was recorded.')
    return recorded.id
  })
  await forgetUpdate(tx, learner)
  return true
}

/** What an acknowledgement says about the text and the details that were shown. */
export function shownPolicy(site: SiteId, siteVersion: string, { policy, language }: Learner['content']) {
  return {
    site,
    siteVersion,
    policyVersion: policy.version,
    policyHash: policyHash(policy),
    textHash: sha256(policy.acknowledgement),
    language,
  }
}

/**
 * The first day on which a sheet with the policy of today can have been signed. One that was signed before had another
 * text, and is no proof of this one.
 */
export async function policySince(db: Database, today: CalendarDate): Promise<CalendarDate | null> {
  return latest((await policyHistory(db)).map(({ effectiveOn }) => effectiveOn).filter((day) => day <= today))
}
