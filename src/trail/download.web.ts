import type { SignedInVisit } from '../app/visit.web.ts'
import { isTrailWord, type TrailSubject } from './kind.ts'
import { recordTrail } from './record.web.ts'

export interface Download {
  /** The name of the file. */
  readonly name: string
  /** Whom or what it is about; null for many people, or nobody. */
  readonly about: TrailSubject | null
  /** What narrows it, by the names in the address. Null stands for a text, which the trail doesn't keep. */
  readonly filters?: Readonly<Record<string, string | null>>
}

/**
 * Begins the download of a file from the records. Its entry in the audit trail is written before the first byte leaves,
 * and without it nothing leaves.
 */
export async function startDownload(visit: SignedInVisit, { name, about, filters }: Download): Promise<void> {
  await recordTrail(visit, {
    kind: 'downloaded',
    about,
    detail: {
      route: String(visit.request.route?.path),
      ...(filters === undefined ? {} : { filters: inWords(filters) }),
    },
  })
  visit.response.attachment(name)
}

function inWords(filters: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, value !== null && isTrailWord(value) ? value : null]),
  )
}
