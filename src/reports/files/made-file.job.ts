import { createWriteStream, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Content } from '../../course/content.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import type { KeptFiles } from '../../platform/database/kept-file.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { Job, Turn } from '../../platform/jobs/job.ts'
import { orderJob, OrderStopped } from '../../platform/jobs/order.job.ts'
import { changeOrder, silentUntil } from '../../platform/jobs/order.store.ts'
import type { Language } from '../../platform/text/language.ts'
import { dateAt, type Instant } from '../../platform/time/calendar.ts'
import { refreshInBackground } from '../../requirements/refresh.store.ts'
import { MESSAGES } from '../../words/messages.ts'
import { type Counting, reportFile, TooManyRows } from './file.job.ts'
import { filesOnRecord, findFile, type MadeFile } from './made-file.store.ts'
import type { ReportFormat } from './names.ts'
import { PERIOD_FORMATS, periodFile } from './period-file.job.ts'
import { type ReportReading, reportSourceOf } from './source.job.ts'

/**
 * The number of people from which a file is made in the background. Smaller ones leave in a second or two, and a page
 * to wait on would only be in the way.
 */
export const LARGE_FROM: Readonly<Record<ReportFormat, number>> = { csv: 20_000, json: 20_000, xlsx: 5_000, pdf: 300 }

export interface ReportFileWork {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** Where these files are. */
  readonly files: KeptFiles
  now(): Instant
}

/** Makes large files of reports. */
export function reportFileJob(work: ReportFileWork): Job<MadeFile> {
  const { store, now } = work
  return orderJob({
    table: 'report_file',
    store,
    failure: 'a file of a report could not be made',
    now,
    // Their day is over, or somebody was erased who may be in them.
    tidy: async () => work.files.forgetOthers(await filesOnRecord(store.db)),
    find: (id) => findFile(store.db, id),
    make: (file, turn) => makeFile(file, work, turn),
  })
}

async function makeFile(file: MadeFile, work: ReportFileWork, turn: Turn): Promise<void> {
  const { files, store } = work
  const { db } = store
  const path = files.placeFor(file.id)
  try {
    const reading = await readingOf(file, work)
    // Otherwise everybody would be read from the entries, which takes longer.
    await refreshInBackground(work.store, reading.today, turn)
    const content = await contentOf(file, reading, counter(file, work, turn))
    await pipeline(content, createWriteStream(path, { mode: 0o600 }))
    const { size } = statSync(path)
    await files.keep(file.id, path)
    const made = { state: 'made', people_done: file.total, bytes: size, claimed_until: null } as const
    // Somebody stopped it at the last moment. One that another process has made stays.
    if (!(await changeOrder(db, 'report_file', file.id, made)) && (await findFile(db, file.id))?.state !== 'made')
      await files.forget(file.id)
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error
    await changeOrder(db, 'report_file', file.id, { state: 'failed', problem: 'too-many', claimed_until: null })
  } finally {
    await rm(path, { force: true })
  }
}

async function contentOf({ order }: MadeFile, reading: ReportReading, counting: Counting): Promise<Readable> {
  const { period, wanted, ...asked } = order
  if (period !== undefined) {
    const format = PERIOD_FORMATS.find((each) => each === wanted.format)
    if (format === undefined) throw new RangeError(`A report of a period is no ${wanted.format} file.`)
    return periodFile(format, reading, { ...asked, period }, counting)
  }
  const { cycleLines, ...source } = await reportSourceOf(reading, asked)
  return reportFile(wanted, {
    ...source,
    people: () => counting(source.people(), ({ person }) => person),
    cycles: () => counting(source.cycles(), ({ person }) => person.person),
    ...(cycleLines === undefined ? {} : { cycleLines: (frame) => cycleLines(frame, counting) }),
  })
}

async function readingOf({ by, order }: MadeFile, { store, contents, now }: ReportFileWork): Promise<ReportReading> {
  const organization = await findOrganization(store.db)
  if (organization === null) throw new Error('There is no organization, and nobody in a report.')
  const { language } = order
  const content = contents[language]
  const wording = { t: MESSAGES[language], language, topics: content.course.topics }
  const at = now()
  const today = dateAt(at, organization.timeZone)
  return { db: store.db, organization, content, wording, reader: by, today, now: at }
}

/** Says how many people have been read, leaves others their turn, and ends when somebody stops the file. */
function counter({ id }: MadeFile, { store, now }: ReportFileWork, turn: Turn): Counting {
  return async function* counting(batches, personOf) {
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
      if (!(await changeOrder(store.db, 'report_file', id, change))) throw new OrderStopped()
      yield rows
    }
  }
}

/** Whether so many people make a file large. */
export function isLarge({ format }: { readonly format: ReportFormat }, people: number): boolean {
  return people >= LARGE_FROM[format]
}
