import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SigningKey } from '../../platform/codes/key.job.ts'
import {
  type CalendarDate,
  dateAt,
  type Instant,
  toInstant,
  MINUTE_MS,
  DAY_MS,
  later,
} from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import type { Actor, PolicySubject } from '../../ledger/event.ts'
import { endOfYear, packFileName, type PackOrder } from './pack.ts'
import { beginRun, finishRun } from '../../platform/jobs/run.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import {
  askForPack,
  claimPack,
  countOn,
  finishPack,
  firstRecordedAt,
  giveUpPack,
  keepClaim,
  type PackOnRecord,
} from './pack.store.ts'
import type { PackId } from '../../platform/database/schema.store.ts'
import { checkUploaded, type PackAnswer } from '../check/upload.job.ts'
import { makePack } from './make.job.ts'
import { turns } from './turn.job.ts'
import type { Language } from '../../platform/text/language.ts'

export interface PackRunnerOptions {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** Of the ledger. */
  readonly key: SigningKey
  /** Where the files stand. */
  readonly folder: string
  now(): Instant
  /** True when no more work is to be begun: what is under way is begun anew after the next start. */
  isDraining(): boolean
  failed(id: PackId | null, error: unknown): void
}

/** Makes packs in the background and checks those that come back, one at a time. Several server processes may run one each. */
export interface PackRunner {
  /** There may be something to make: also after a start, where the process before left off. */
  wake(): void
  /** Asks for the archive of the last year when there is none. Never rejects. */
  askForYear(): Promise<void>
  /** Where the file of a pack is; null when it is not on this server. */
  fileOf(id: PackId): string | null
  /** Says what a file is that somebody brings back. It waits for its turn: each check takes a processor and memory. */
  check(bytes: Uint8Array): Promise<PackAnswer>
  /** When nothing is under way any more. */
  settled(): Promise<void>
}

export const YEARLY = 'yearly-archive'
export const YEARLY_LANGUAGE: Language = 'en'
const ACTOR: Actor = 'system:evidence'
/** A maker that has said nothing for so long has crashed. */
const LONGEST_SILENCE_MS = MINUTE_MS
const HEARTBEAT_MS = 15_000
/** An archive that could not be made is tried again on the next day. */
const AGAIN_AFTER_MS = DAY_MS

/** The server is on its way out. */
class GivenUp extends Error {}

export function createPackRunner(options: PackRunnerOptions): PackRunner {
  const { store, now, folder } = options
  let woken = false
  let underWay = Promise.resolve()
  let lastCheck: Promise<unknown> = Promise.resolve()
  const work = async () => {
    while (woken && !options.isDraining()) {
      woken = false
      for (;;) {
        const pack = options.isDraining() ? null : await claimPack(store.db, now(), silentUntil(now()))
        if (pack === null) break
        await attempt(pack, options)
      }
    }
  }
  const wake = () => {
    if (woken) return
    woken = true
    underWay = underWay.then(work).catch((error: unknown) => options.failed(null, error))
  }
  return {
    wake,
    async askForYear() {
      await askForYear(options).catch((error: unknown) => options.failed(null, error))
      wake()
    },
    fileOf(id) {
      const file = fileIn(folder, id)
      return existsSync(file) ? file : null
    },
    check(bytes) {
      const answer = lastCheck.then(() => checkUploaded(store.db, bytes))
      // Whoever asked hears of a fault; the next one has a turn all the same.
      lastCheck = answer.catch(() => null)
      return answer
    },
    settled: () => underWay,
  }
}

/** The id holds nothing but letters, digits and hyphens: it was made here. */
function fileIn(folder: string, id: PackId): string {
  return join(folder, `${id.slice('pack:'.length)}.zip`)
}

function silentUntil(at: Instant): Instant {
  return later(at, LONGEST_SILENCE_MS)
}

async function attempt(pack: PackOnRecord, options: PackRunnerOptions): Promise<void> {
  const { store, failed, now } = options
  // Between two steps that are counted there can be minutes.
  const heartbeat = setInterval(() => {
    keepClaim(store.db, pack.id, silentUntil(now())).catch((error: unknown) => failed(pack.id, error))
  }, HEARTBEAT_MS)
  try {
    await makeAndRecord(pack, options)
  } catch (error) {
    const isOver = error instanceof GivenUp
    if (!isOver) failed(pack.id, error)
    await giveUpPack(store.db, pack.id, isOver ? 'waiting' : 'failed').catch((second: unknown) =>
      failed(pack.id, second),
    )
  } finally {
    clearInterval(heartbeat)
  }
}

async function makeAndRecord(pack: PackOnRecord, options: PackRunnerOptions): Promise<void> {
  const { store, contents, key, folder, now, isDraining } = options
  const turn = turns(() => {
    if (isDraining()) throw new GivenUp()
  })
  const at = now()
  const file = await makePack(
    {
      db: store.db,
      contents,
      key,
      at,
      by: pack.askedBy,
      turn,
      progress: (done, total) => countOn(store.db, pack.id, { done, total }, silentUntil(now())),
    },
    pack.order,
    fileIn(folder, pack.id),
  )
  const organization = await findOrganization(store.db)
  const today = dateAt(at, organization?.timeZone ?? 'UTC')
  const { course, policy } = contents.en
  const recording = { course: course.id, actor: pack.askedBy, at, today }
  const subject: PolicySubject = `policy:${policy.id}`
  await store.transaction((tx) => finishPack(tx, pack, file, subject, recording))
  if (pack.order.kind === 'yearly') await finishRun(store.db, YEARLY, pack.order.asOf, now())
}

/** Once for each year in which anything was recorded, whichever process comes first. */
async function askForYear({ store, now }: PackRunnerOptions): Promise<void> {
  const { db } = store
  const organization = await findOrganization(db)
  const first = await firstRecordedAt(db)
  if (organization === null || first === null) return
  const at = now()
  const { timeZone } = organization
  const asOf: CalendarDate = endOfYear(Number(dateAt(at, timeZone).slice(0, 4)) - 1)
  if (dateAt(first, timeZone) > asOf) return
  if (!(await beginRun(db, YEARLY, asOf, at, toInstant(Date.parse(at) - AGAIN_AFTER_MS)))) return
  const order: PackOrder = { kind: 'yearly', asOf, site: null, knownAt: null, language: YEARLY_LANGUAGE }
  await askForPack(db, order, { fileName: packFileName(order, null), by: ACTOR, at })
}
