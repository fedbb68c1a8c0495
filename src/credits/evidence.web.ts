import { evidenceProblem } from '../ledger/evidence.ts'
import { AppError } from '../platform/http/app-error.ts'
import { scopeOf } from '../identity/access.ts'
import { findEvidence, peopleNaming } from '../ledger/evidence.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { param } from '../platform/http/form.web.ts'
import { allowNothing } from '../platform/http/headers.web.ts'
import { FILE_FIELD, type Upload, uploadOf } from '../platform/http/upload.web.ts'
import { startDownload } from '../trail/download.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { EvidenceId } from '../ledger/bodies/part.ts'

/** Byte for byte as it was sent in; saved and never shown, because it came from outside. */
export async function downloadEvidence(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const id: EvidenceId = `evidence:${param(visit, 'evidence')}`
  const { db } = deps.store
  const paper = await findEvidence(db, id)
  if (paper === null || !(await isWithinReach(visit, id)))
    throw new AppError('not-found', 'There is no such paper, or it was erased.')
  allowNothing(response)
  await startDownload(visit, { name: paper.name, about: id })
  response.type(paper.type).send(paper.content)
}

/** A paper that supports entries about several people is open to whoever may read the papers of one of them. */
async function isWithinReach({ deps, viewer }: SignedInVisit, id: EvidenceId): Promise<boolean> {
  const scope = scopeOf(viewer, 'read-papers')
  if (scope === EVERYONE) return true
  const { db } = deps.store
  const records = await peopleNaming(db, id)
  const survivors = await survivorsOf(db, records)
  const people = records.map((record) => survivors.get(record) ?? record)
  return (await peopleOnRecord(db, people, scope)).length > 0
}

export type PaperSent =
  | { readonly ok: true; readonly paper: Upload | null }
  /** The field, and what to say there. */
  | { readonly ok: false; readonly problem: readonly [field: string, text: string] }

/** The paper that came with a form, and whether it can be kept. Returns null when none was chosen. */
export function paperOf(visit: SignedInVisit): PaperSent {
  const paper = uploadOf(visit)
  const problem = paper === null ? null : evidenceProblem(paper.bytes)
  return problem === null
    ? { ok: true, paper }
    : { ok: false, problem: [FILE_FIELD, visit.t.hr.credits.evidenceProblems[problem]] }
}

/** Reads the evidence of a form: a paper, or a note on where it is. */
export function evidenceOf(visit: SignedInVisit, reference: string, needed: string): PaperSent {
  const sent = paperOf(visit)
  if (sent.ok && sent.paper === null && reference === '') return { ok: false, problem: [FILE_FIELD, needed] }
  return sent
}
