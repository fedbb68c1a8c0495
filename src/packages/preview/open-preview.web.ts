import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import {
  type CmiTree,
  launchValues,
  type LmsRecord,
  NO_RECORD,
  recordAtLaunch,
  shownRecord,
  type Standard,
} from '../runtime/lms-record.ts'
import type { PackageEdition } from '../standards/edition.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { hrefTo } from '../../app/href.web.ts'
import { addTrial, findStored, findTrial, putStored, type Trial, type TrialKey } from './trial.store.ts'

/** A package on trial: who tries it, and its files as they are in the zip. */
export interface NewPreview {
  readonly owner: PersonId
  readonly edition: PackageEdition
  /** Names the package, with its site. */
  readonly title: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface Preview extends Trial {
  readonly key: TrialKey
  /** The data model that it talks with, or null for an edition that talks to no SCORM runtime. */
  readonly standard: Standard | null
}

/** What a stand-in for an LMS knows of one learner and one package. */
interface Stored {
  readonly record: LmsRecord
  /** The launch whose commits count. */
  readonly current: { readonly token: string; readonly sequence: number; readonly open: boolean } | null
}

const NOTHING_STORED: Stored = { record: NO_RECORD, current: null }

export interface Commit {
  readonly token: string
  /** Counts the commits of one launch. */
  readonly sequence: number
  readonly final: boolean
  readonly cmi: CmiTree
}

/** Returns the address of the page that plays the package. */
export async function openPreview(
  { store, newToken }: { readonly store: Pick<Store, 'transaction'>; newToken(): string },
  { owner, edition, title, files }: NewPreview,
): Promise<string> {
  const id = newToken()
  const manifest = Buffer.from(files.get('imsmanifest.xml') ?? []).toString()
  const launchFile = /<resource\b[^>]*\shref="([^"]+)"/.exec(manifest)?.[1] ?? 'index.html'
  const trial = { edition, title, launchFile, passMark: passMarkIn(manifest, edition) }
  await store.transaction((tx) => addTrial(tx, { id, owner }, trial, { files, stored: NOTHING_STORED }))
  return hrefTo('/hr/packages/previews/:preview', { preview: id })
}

/** Returns null for somebody else's, and for one that is gone. */
export async function findPreview(db: Database, key: TrialKey): Promise<Preview | null> {
  const trial = await findTrial(db, key)
  return trial === null ? null : { ...trial, key, standard: standardOf(trial.edition) }
}

/** Ends the launch before it. Returns the token that its commits carry, and what its runtime is loaded with. */
export async function launch(
  tx: Tx,
  { key, passMark }: Preview,
  {
    standard,
    token,
    learner,
    fresh,
  }: {
    readonly standard: Standard
    readonly token: string
    readonly learner: { readonly id: string; readonly name: string }
    /** Forgets what was stored. */
    readonly fresh: boolean
  },
): Promise<CmiTree> {
  const before = fresh ? NOTHING_STORED : await storedIn(tx, key)
  const record = recordAtLaunch(standard, before.record)
  await putStored(tx, key, { record, current: { token, sequence: 0, open: true } } satisfies Stored)
  return launchValues(standard, record, { learner, passMark })
}

/** Throws `forbidden` for a launch that is over and `conflict` for a commit that was overtaken. */
export async function commit(tx: Tx, { key }: Preview, { token, sequence, final, cmi }: Commit): Promise<void> {
  const { record, current } = await storedIn(tx, key)
  if (current === null || current.token !== token || !current.open)
    throw new AppError('forbidden', 'The commit is of a launch that is over.')
  if (sequence <= current.sequence) throw new AppError('conflict', 'A later commit of this launch came before.')
  const after: Stored = { record: { ...record, cmi }, current: { token, sequence, open: !final } }
  await putStored(tx, key, after)
}

/** Returns the stored data, and whether the course has ended its session. */
export async function shownStored(
  db: Database,
  { key }: Preview,
  standard: Standard,
): Promise<{ readonly cmi: CmiTree | null; readonly closed: boolean }> {
  const { record, current } = await storedIn(db, key)
  return { cmi: shownRecord(standard, record), closed: current === null || !current.open }
}

async function storedIn(db: Database, key: TrialKey): Promise<Stored> {
  // Written above and nowhere else.
  return ((await findStored(db, key)) as Stored | null) ?? NOTHING_STORED
}

function standardOf(edition: PackageEdition): Standard | null {
  switch (edition) {
    case 'cmi5':
    case 'web':
      return null
    case 'scorm12':
      return 'scorm12'
    case 'scorm2004-3':
    case 'scorm2004-4':
      return 'scorm2004'
  }
}

/** The pass mark is that of the manifest: an LMS has nothing else to go by. Empty where the course grades itself. */
function passMarkIn(manifest: string, edition: PackageEdition): string {
  if (standardOf(edition) === 'scorm12') return /<adlcp:masteryscore>([^<]+)</.exec(manifest)?.[1] ?? ''
  const byScore = manifest.includes('satisfiedByMeasure="true"')
  return byScore ? (/<imsss:minNormalizedMeasure>([^<]+)</.exec(manifest)?.[1] ?? '') : ''
}
