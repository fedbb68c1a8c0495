import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SigningKey } from '../../platform/codes/key.job.ts'
import {
  type CalendarDate,
  DAY_MS,
  dateAt,
  HOUR_MS,
  type Instant,
  later,
  MINUTE_MS,
} from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import type { Actor, PolicySubject } from '../../ledger/event.ts'
import { endOfYear, packFileName, type PackOrder } from './pack.ts'
import type { Job, Turn } from '../../platform/jobs/job.ts'
import { beginRun, finishRun } from '../../platform/jobs/run.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import {
  askForPack,
  claimPack,
  countOn,
  findPack,
  finishPack,
  firstRecordedAt,
  giveUpPack,
  keepClaim,
  type PackOnRecord,
} from './pack.store.ts'
import type { PackId } from '../../platform/database/schema.store.ts'
import { checkUploaded, type PackAnswer } from '../check/upload.job.ts'
import { makePack } from './make.job.ts'
import type { Language } from '../../platform/text/language.ts'

export interface PackWork {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** The key that signs the ledger. */
  readonly key: SigningKey
  /** The folder of the pack files. */
  readonly folder: string
  now(): Instant
}

/** The packs made here, and the check of a pack that comes back. */
export interface Packs {
  /** The path of a pack's file, or null when it isn't on this server. */
  fileOf(id: PackId): string | null
  /** Says what a file is that somebody brings back. It waits for its turn: each check takes a processor and memory. */
  check(bytes: Uint8Array): Promise<PackAnswer>
}

export const YEARLY = 'yearly-archive'
export const YEARLY_LANGUAGE: Language = 'en'
const ACTOR: Actor = 'system:evidence'
/** A maker that has said nothing for so long has crashed. */
const LONGEST_SILENCE_MS = MINUTE_MS
/** An archive that could not be made is tried again on the next day. */
const AGAIN_AFTER_MS = DAY_MS

export function createPacks({ store, folder }: Pick<PackWork, 'store' | 'folder'>): Packs {
  let lastCheck: Promise<unknown> = Promise.resolve()
  return {
    fileOf(id) {
      const file = fileIn(folder, id)
      return existsSync(file) ? file : null
    },
    check(bytes) {
      const answer = lastCheck.then(() => checkUploaded(store.db, bytes))
      // The caller gets the error, and the next check still gets its turn.
      lastCheck = answer.catch(() => null)
      return answer
    },
  }
}

/** Makes packs, one at a time. Several server processes may run one each. */
export function packJob(work: PackWork): Job<PackOnRecord> {
  const { store, now } = work
  return {
    every: MINUTE_MS / 3,
    failure: 'an evidence pack could not be made',
    isConfidential: true,
    idOf: ({ id }) => id,
    async *claim() {
      for (;;) {
        const pack = await claimPack(store.db, now(), silentUntil(now()))
        if (pack === null) return
        yield pack
      }
    },
    work: (pack, { turn }) => makeAndRecord(pack, work, turn),
    keep: ({ id }) => keepClaim(store.db, id, silentUntil(now())),
    stop: ({ id }, why) => giveUpPack(store.db, id, why === 'given-up' ? 'waiting' : 'failed'),
  }
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

/** The id holds nothing but letters, digits and hyphens: it was made here. */
function fileIn(folder: string, id: PackId): string {
  return join(folder, `${id.slice('pack:'.length)}.zip`)
}

function silentUntil(at: Instant): Instant {
  return later(at, LONGEST_SILENCE_MS)
}

async function makeAndRecord(pack: PackOnRecord, work: PackWork, turn: Turn): Promise<void> {
  const { store, contents, key, folder, now } = work
  const at = now()
  const progress = async (done: number, total: number) => {
    if (!(await countOn(store.db, pack.id, { done, total }, silentUntil(now())))) throw new PackStopped()
  }
  const target = fileIn(folder, pack.id)
  const file = await makePack(
    { db: store.db, contents, key, at, by: pack.askedBy, turn, progress },
    pack.order,
    target,
  ).catch((error: unknown) => {
    if (error instanceof PackStopped) return null
    throw error
  })
  if (file === null) return
  const organization = await findOrganization(store.db)
  const today = dateAt(at, organization?.timeZone ?? 'UTC')
  const { course, policy } = contents.en
  const recording = { course: course.id, actor: pack.askedBy, at, today }
  const subject: PolicySubject = `policy:${policy.id}`
  const isOnRecord = await store.transaction((tx) => finishPack(tx, pack, file, subject, recording))
  // Somebody stopped it at the last moment. One that another process has made stays.
  if (!isOnRecord && (await findPack(store.db, pack.id))?.state !== 'made') await rm(target, { force: true })
  if (pack.order.kind === 'yearly') await finishRun(store.db, YEARLY, pack.order.asOf, now())
}

/** Somebody stopped the pack that is being made. */
class PackStopped extends Error {}

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
