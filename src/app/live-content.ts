import { type Contents, withChecks, withOwnLines } from '../contacts/line.ts'
import { linesRevision, readSharedLines } from '../contacts/line.store.ts'
import type { Content } from '../course/content.ts'
import { storeEdition } from '../course/edition.store.ts'
import { editionText } from '../learning/edition.page.ts'
import type { PolicySubject } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { Language } from '../platform/text/language.ts'

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
  // With the program's own lines, the editions are those that it came with.
  let known = { revision: -1, lines: JSON.stringify([]), live: { ...released, released: released.contents } }
  return async () => {
    const revision = await linesRevision(store.db, subject)
    if (known.revision === revision) return known.live
    const { own, checks } = await readSharedLines(store.db, subject)
    const lines = JSON.stringify([...own])
    const contents = withOwnLines(released.contents, own)
    // Days of checks aren't part of an edition: nothing that was taught changes with them.
    const editions = lines === known.lines ? known.live.editions : await editionsOf(contents)
    known = { revision, lines, live: { contents: withChecks(contents, checks), editions, released: released.contents } }
    return known.live
  }

  async function editionsOf(contents: Contents): Promise<LiveContent['editions']> {
    if (contents === released.contents) return released.editions
    return { en: await keepEdition(store, contents.en, now()), es: await keepEdition(store, contents.es, now()) }
  }
}

/** Keeps the content as it is shown, and returns the hash that events will name it by. */
export async function keepEdition(store: Store, content: Content, at: Instant): Promise<string> {
  const { language, course, policy } = content
  const versions = { language, courseVersion: course.version, policyVersion: policy.version }
  return storeEdition(store.db, { ...versions, content: editionText(content) }, at)
}
