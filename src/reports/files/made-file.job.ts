import { createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Content } from '../../course/content.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { ReportFileId } from '../../platform/database/schema.store.ts'
import type { Job, Turn } from '../../platform/jobs/job.ts'
import type { Language } from '../../platform/text/language.ts'
import { dateAt, type Instant, later, MINUTE_MS } from '../../platform/time/calendar.ts'
import { MESSAGES } from '../../words/messages.ts'
import { type FileSource, reportFile, TooManyRows } from './file.job.ts'
import { changeFile, claimFile, filesOnRecord, findFile, type MadeFile } from './made-file.store.ts'
import type { ReportFormat, ReportRows } from './names.ts'
import { reportSourceOf } from './source.job.ts'

/**
 * The number of people from which a file is made in the background. Smaller ones leave in a second or two, and a page
 * to wait on would only be in the way.
 */
export const LARGE_FROM: Readonly<Record<ReportFormat, number>> = { csv: 20_000, json: 20_000, xlsx: 5_000, pdf: 300 }

export interface ReportFileWork {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** The folder of these files. */
  readonly folder: string
  now(): Instant
}

/** A maker that has said nothing for so long has crashed. */
const LONGEST_SILENCE_MS = MINUTE_MS

/** Somebody stopped the file that is being made. */
class FileStopped extends Error {}

/** The large files that were made here. */
export interface ReportFiles {
  /** The path of a file, or null when it isn't on this server. */
  fileOf(id: ReportFileId): string | null
}

export function createReportFiles(folder: string): ReportFiles {
  return {
    fileOf(id) {
      const path = pathIn(folder, id)
      return existsSync(path) ? path : null
    },
  }
}

/** Makes large files of reports, one at a time. Several server processes may run one each. */
export function reportFileJob(work: ReportFileWork): Job<MadeFile> {
  const { store, now } = work
  const { db } = store
  return {
    every: MINUTE_MS / 3,
    failure: 'a file of a report could not be made',
    isConfidential: true,
    idOf: ({ id }) => id,
    async *claim() {
      await removeForgotten(work)
      for (;;) {
        const file = await claimFile(db, now(), silentUntil(now()))
        if (file === null) return
        yield file
      }
    },
    work: (file, { turn }) => makeFile(file, work, turn),
    async keep({ id }) {
      await changeFile(db, id, { claimed_until: silentUntil(now()) })
    },
    async stop({ id }, why) {
      await changeFile(db, id, { state: why === 'given-up' ? 'waiting' : 'failed', claimed_until: null })
    },
  }
}

async function makeFile(file: MadeFile, work: ReportFileWork, turn: Turn): Promise<void> {
  const { db } = work.store
  const path = pathIn(work.folder, file.id)
  await mkdir(work.folder, { recursive: true, mode: 0o700 })
  try {
    const { wanted } = file.order
    const content = await reportFile(wanted, counted(await sourceOf(file, work), file, work, turn))
    await pipeline(content, createWriteStream(`${path}.part`, { mode: 0o600 }))
    await rename(`${path}.part`, path)
    const { size } = statSync(path)
    const made = { state: 'made', people_done: file.total, bytes: size, claimed_until: null } as const
    // Somebody stopped it at the last moment. One that another process has made stays.
    if (!(await changeFile(db, file.id, made)) && (await findFile(db, file.id))?.state !== 'made') await rm(path)
  } catch (error) {
    if (error instanceof TooManyRows) {
      await changeFile(db, file.id, { state: 'failed', problem: 'too-many', claimed_until: null })
    } else if (!(error instanceof FileStopped)) throw error
  } finally {
    await rm(`${path}.part`, { force: true })
  }
}

async function sourceOf({ by, order }: MadeFile, { store, contents, now }: ReportFileWork): Promise<FileSource> {
  const organization = await findOrganization(store.db)
  if (organization === null) throw new Error('There is no organization, and nobody in a report.')
  const { language } = order
  const content = contents[language]
  const wording = { t: MESSAGES[language], language, topics: content.course.topics }
  const at = now()
  const today = dateAt(at, organization.timeZone)
  return reportSourceOf({ db: store.db, organization, content, wording, reader: by, today, now: at }, order)
}

/** The same rows. Says how many people have been read, and ends when somebody stops the file. */
function counted(source: FileSource, { id }: MadeFile, { store, now }: ReportFileWork, turn: Turn): FileSource {
  async function* counting<Row>(
    batches: AsyncIterable<readonly Row[]>,
    personOf: (row: Row) => string,
  ): AsyncGenerator<readonly Row[]> {
    let people = 0
    let last: string | null = null
    for await (const rows of batches) {
      // Rows of one person follow each other.
      for (const person of rows.map(personOf)) {
        if (person !== last) people += 1
        last = person
      }
      await turn()
      const change = { people_done: people, claimed_until: silentUntil(now()) }
      if (!(await changeFile(store.db, id, change))) throw new FileStopped()
      yield rows
    }
  }
  return {
    ...source,
    people: () => counting(source.people(), ({ person }) => person),
    cycles: () => counting(source.cycles(), ({ person }) => person.person),
  }
}

/** Deletes files that are no longer on record: their day is over, or somebody was erased who may be in them. */
async function removeForgotten({ store, folder }: ReportFileWork): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return
  const known = new Set([...(await filesOnRecord(store.db))].map((id) => nameOf(id)))
  for (const name of names) if (!known.has(name.replace(/\.part$/, ''))) await rm(join(folder, name), { force: true })
}

/** The id holds nothing but letters, digits and hyphens: it was made here. */
function pathIn(folder: string, id: ReportFileId): string {
  return join(folder, nameOf(id))
}

function nameOf(id: ReportFileId): string {
  return id.slice('report-file:'.length)
}

function silentUntil(at: Instant): Instant {
  return later(at, LONGEST_SILENCE_MS)
}

/** Whether so many people make a file large. */
export function isLarge({ format }: { readonly format: ReportFormat; readonly rows: ReportRows }, people: number) {
  return people >= LARGE_FROM[format]
}
