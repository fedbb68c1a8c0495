import type { SigningKey } from '../../platform/codes/key.job.ts'
import { type CalendarDate, DAY_MS, dateAt, HOUR_MS, type Instant, later } from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import type { Actor, PolicySubject } from '../../ledger/event.ts'
import { endOfYear, packFileName, type PackOrder } from './pack.ts'
import type { Job, Turn } from '../../platform/jobs/job.ts'
import { orderJob, OrderStopped } from '../../platform/jobs/order.job.ts'
import { changeOrder, silentUntil } from '../../platform/jobs/order.store.ts'
import { beginRun, finishRun } from '../../platform/jobs/run.store.ts'
import type { KeptFile, KeptFiles } from '../../platform/database/kept-file.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import { askForPack, findPack, finishPack, firstRecordedAt, madePacks, type PackOnRecord } from './pack.store.ts'
import type { PackId } from '../../platform/database/schema.store.ts'
import { checkUploaded, type PackAnswer } from '../check/upload.job.ts'
import { makePack } from './make.job.ts'
import type { Language } from '../../platform/text/language.ts'

export interface PackWork {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** The key that signs the ledger. */
  readonly key: SigningKey
  /** Where pack files are. */
  readonly files: KeptFiles
  now(): Instant
}

/** The packs that were made, and the check of a pack that comes back. */
export interface Packs {
  /** Returns null when the pack isn't made, or its file is gone. */
  fileOf(pack: Pick<PackOnRecord, 'id' | 'made'>): Promise<KeptFile | null>
  /** Says what a file is that somebody brings back. It waits for its turn: each check takes a processor and memory. */
  check(bytes: Uint8Array): Promise<PackAnswer>
}

export const YEARLY = 'yearly-archive'
export const YEARLY_LANGUAGE: Language = 'en'
const ACTOR: Actor = 'system:evidence'
/** An archive that could not be made is tried again on the next day. */
const AGAIN_AFTER_MS = DAY_MS

export function createPacks({ store, files }: Pick<PackWork, 'store' | 'files'>): Packs {
  let lastCheck: Promise<unknown> = Promise.resolve()
  return {
    fileOf: async ({ id, made }) => (made === null ? null : files.find(fileNameOf(id, made.hash))),
    check(bytes) {
      const answer = lastCheck.then(() => checkUploaded(store.db, bytes))
      // The caller gets the error, and the next check still gets its turn.
      lastCheck = answer.catch(() => null)
      return answer
    },
  }
}

/** Makes packs. */
export function packJob(work: PackWork): Job<PackOnRecord> {
  const { store, now } = work
  let isFirst = true
  return orderJob({
    table: 'evidence_pack',
    store,
    failure: 'an evidence pack could not be made',
    now,
    async tidy() {
      if (isFirst)
        for (const { id, made } of await madePacks(store.db))
          if (made !== null) await work.files.takeIn(fileNameOf(id, made.hash), made.bytes)
      isFirst = false
      await work.files.forgetUnfinished()
    },
    find: (id) => findPack(store.db, id),
    make: (pack, turn) => makeAndRecord(pack, work, turn),
  })
}

/** Asks for the archive of the last year if there is none. */
export function archiveJob(work: Pick<PackWork, 'store' | 'now'>): Job<PackOrder> {
  return {
    every: HOUR_MS,
    failure: 'the archive of a year could not be asked for',
    claim: () => yearToArchive(work),
    async work(order) {
      await askForPack(work.store.db, order, { fileName: packFileName(order, null), by: ACTOR, at: work.now() })
    },
  }
}

/** Two servers may make the same pack, and only one puts its own on record. */
function fileNameOf(id: PackId, hash: string): string {
  return `${id} ${hash}`
}

async function makeAndRecord(pack: PackOnRecord, work: PackWork, turn: Turn): Promise<void> {
  const { store, contents, key, files, now } = work
  const at = now()
  const progress = async (done: number, total: number) => {
    const change = { people_done: done, people_total: total, claimed_until: silentUntil(now()) }
    if (!(await changeOrder(store.db, 'evidence_pack', pack.id, change))) throw new OrderStopped()
  }
  const target = files.placeFor(pack.id)
  const file = await makePack({ db: store.db, contents, key, at, by: pack.askedBy, turn, progress }, pack.order, target)
  const organization = await findOrganization(store.db)
  const today = dateAt(at, organization?.timeZone ?? 'UTC')
  const { course, policy } = contents.en
  const recording = { course: course.id, actor: pack.askedBy, at, today }
  const subject: PolicySubject = `policy:${policy.id}`
  const name = fileNameOf(pack.id, file.hash)
  await files.keep(name, target)
  const isOnRecord = await store.transaction((tx) => finishPack(tx, pack, file, subject, recording))
  // Somebody stopped it at the last moment. One that another process has put on record stays.
  if (!isOnRecord && (await findPack(store.db, pack.id))?.made?.hash !== file.hash) await files.forget(name)
  if (pack.order.kind === 'yearly') await finishRun(store.db, YEARLY, pack.order.asOf, now())
}

/** Once for each year in which anything was recorded, whichever process comes first. */
async function* yearToArchive({ store, now }: Pick<PackWork, 'store' | 'now'>): AsyncGenerator<PackOrder> {
  const { db } = store
  const organization = await findOrganization(db)
  const first = await firstRecordedAt(db)
  if (organization === null || first === null) return
  const at = now()
  const { timeZone } = organization
  const asOf: CalendarDate = endOfYear(Number(dateAt(at, timeZone).slice(0, 4)) - 1)
  if (dateAt(first, timeZone) > asOf) return
  if (await beginRun(db, YEARLY, asOf, at, later(at, -AGAIN_AFTER_MS)))
    yield { kind: 'yearly', asOf, site: null, knownAt: null, language: YEARLY_LANGUAGE }
}
