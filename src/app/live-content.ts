import { type Contents, withChecks, withOwnLines } from '../contacts/line.ts'
import { linesRevision } from '../contacts/line.store.ts'
import type { Content } from '../course/content.ts'
import { noteStart, storeEdition } from '../course/edition.store.ts'
import { editionText } from '../learning/edition.page.ts'
import type { PolicySubject } from '../ledger/event.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { Language } from '../platform/text/language.ts'
import { adoptedPolicy, withOwnPolicy } from '../policy/adopted.ts'
import { linesWithChecks } from '../policy/release.job.ts'

/** The course, the policy and the contacts as this organization has them now. */
export interface LiveContent {
  readonly contents: Contents
  /** Hashes under which these contents are kept as they are shown. */
  readonly editions: Readonly<Record<Language, string>>
  /** What the program came with. */
  readonly released: Contents
}

type Released = Pick<LiveContent, 'contents' | 'editions'>

/**
 * Returns a function that tells what is live. It looks in the ledger each time, so several servers on one database
 * agree, and puts the content together anew only when something has changed.
 * @param released what the program came with
 */
export function createLiveContent(store: Store, released: Released, now: () => Instant): () => Promise<LiveContent> {
  const subject: PolicySubject = `policy:${released.contents.en.policy.id}`
  // With nothing of the organization's own, the editions are those that the program came with.
  let known = { revision: -1, own: ownText([], null), live: { ...released, released: released.contents } }
  return async () => {
    const revision = await linesRevision(store.db, subject)
    if (known.revision === revision) return known.live
    const history = await historyOf(store.db, subject)
    const lines = await linesWithChecks(store.db, history)
    const adopted = adoptedPolicy(history)
    const own = ownText([...lines.own], adopted && { ...adopted, clauses: [...adopted.clauses] })
    const contents = withOwnPolicy(withOwnLines(released.contents, lines.own), adopted)
    // Days of checks aren't part of an edition: nothing that was taught changes with them.
    const editions = own === known.own ? known.live.editions : await editionsOf(contents)
    const live = { contents: withChecks(contents, lines.checks), editions, released: released.contents }
    known = { revision, own, live }
    return live
  }

  async function editionsOf(contents: Contents): Promise<LiveContent['editions']> {
    if (contents === released.contents) return released.editions
    return { en: await keepEdition(store, contents.en, now()), es: await keepEdition(store, contents.es, now()) }
  }
}

/** What is live now, for a command that looks once and keeps no edition. */
export async function contentsNow(db: Database, released: Contents): Promise<Contents> {
  const history = await historyOf(db, `policy:${released.en.policy.id}`)
  const { own, checks } = await linesWithChecks(db, history)
  return withChecks(withOwnPolicy(withOwnLines(released, own), adoptedPolicy(history)), checks)
}

/** The same text exactly when the organization's own part of the content is the same. */
function ownText(lines: readonly unknown[], policy: unknown): string {
  return JSON.stringify([lines, policy])
}

/** Keeps the content as it is shown, and returns the hash that events will name it by. */
export async function keepEdition(store: Store, content: Content, at: Instant): Promise<string> {
  const { language, course, policy } = content
  const versions = { language, courseVersion: course.version, policyVersion: policy.version }
  return storeEdition(store.db, { ...versions, content: editionText(content) }, at)
}

/** Keeps the content that the program came with, and notes that this server begins to run it. */
export async function keepRelease(store: Store, content: Content, at: Instant): Promise<string> {
  const hash = await keepEdition(store, content, at)
  await noteStart(store.db, hash, content.language, at)
  return hash
}
