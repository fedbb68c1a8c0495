import type { PersonId } from '../../ledger/event.ts'
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

/** A package on trial: who tries it, its files as they are in the zip, and what an LMS would know by now. */
export interface Preview {
  readonly id: string
  readonly owner: PersonId
  readonly edition: PackageEdition
  /** Names the package, with its site. */
  readonly title: string
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The file that starts the package, as its manifest says. */
  readonly launchFile: string
  /** `null` for an edition that talks to no SCORM runtime. */
  readonly lms: PreviewLms | null
}

/** A stand-in for an LMS: one learner, one package, and a memory that ends with the server. */
export interface PreviewLms {
  readonly standard: Standard
  /** Empty when the package leaves the grading to the course. */
  readonly passMark: string
  /** Ends the launch before it. Returns the token that its commits carry, and what its runtime is loaded with. */
  launch(learner: { readonly id: string; readonly name: string }): { readonly token: string; readonly cmi: CmiTree }
  /** Throws `forbidden` for a launch that is over and `conflict` for a commit that was overtaken. */
  commit(commit: Commit): void
  /** Returns the stored data, and whether the course has ended its session. */
  stored(): { readonly cmi: CmiTree | null; readonly closed: boolean }
  forget(): void
}

export interface Commit {
  readonly token: string
  /** Counts the commits of one launch. */
  readonly sequence: number
  readonly final: boolean
  readonly cmi: CmiTree
}

export type NewPreview = Pick<Preview, 'owner' | 'edition' | 'title' | 'files'>

/** Packages on trial, in memory and nowhere else: nothing of a trial reaches the records. */
export interface Previews {
  add(preview: NewPreview): Preview
  /** Returns null for somebody else's, and for one that is gone. */
  find(id: string, owner: PersonId): Preview | null
}

/** A package has about a megabyte. */
const MOST = 8

export function createPreviews(newToken: () => string): Previews {
  /** The most recently used one comes last. */
  const kept = new Map<string, Preview>()
  return {
    add({ owner, edition, title, files }) {
      const manifest = Buffer.from(files.get('imsmanifest.xml') ?? []).toString()
      const preview = {
        id: newToken(),
        owner,
        edition,
        title,
        files,
        launchFile: /<resource\b[^>]*\shref="([^"]+)"/.exec(manifest)?.[1] ?? 'index.html',
        lms: createLms(edition, manifest, newToken),
      }
      kept.set(preview.id, preview)
      for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest)
      return preview
    },
    find(id, owner) {
      const preview = kept.get(id)
      if (preview === undefined || preview.owner !== owner) return null
      kept.delete(id)
      kept.set(id, preview)
      return preview
    },
  }
}

/** Returns the address of the page that plays the package. */
export function openPreview(previews: Previews, preview: NewPreview): string {
  return hrefTo('/hr/packages/previews/:preview', { preview: previews.add(preview).id })
}

/** The standard is that of the edition, the pass mark that of the manifest: an LMS has nothing else to go by. */
function createLms(edition: PackageEdition, manifest: string, newToken: () => string): PreviewLms | null {
  switch (edition) {
    case 'cmi5':
    case 'web':
      return null
    case 'scorm12':
      return startLms('scorm12', /<adlcp:masteryscore>([^<]+)</.exec(manifest)?.[1] ?? '', newToken)
    case 'scorm2004-3':
    case 'scorm2004-4': {
      const byScore = manifest.includes('satisfiedByMeasure="true"')
      const mark = /<imsss:minNormalizedMeasure>([^<]+)</.exec(manifest)?.[1] ?? ''
      return startLms('scorm2004', byScore ? mark : '', newToken)
    }
  }
}

function startLms(standard: Standard, passMark: string, newToken: () => string): PreviewLms {
  let record: LmsRecord = NO_RECORD
  let current: { readonly token: string; readonly sequence: number; readonly open: boolean } | null = null
  return {
    standard,
    passMark,
    launch(learner) {
      record = recordAtLaunch(standard, record)
      current = { token: newToken(), sequence: 0, open: true }
      return { token: current.token, cmi: launchValues(standard, record, { learner, passMark }) }
    },
    commit({ token, sequence, final, cmi }) {
      if (current === null || current.token !== token || !current.open)
        throw new AppError('forbidden', 'The commit is of a launch that is over.')
      if (sequence <= current.sequence) throw new AppError('conflict', 'A later commit of this launch came before.')
      current = { token, sequence, open: !final }
      record = { ...record, cmi }
    },
    stored: () => ({ cmi: shownRecord(standard, record), closed: current === null || !current.open }),
    forget() {
      record = NO_RECORD
      current = null
    },
  }
}
