import { parseForm, noFields } from '../platform/http/form.web.ts'
import type { WorkProgress, WorkState } from '../platform/jobs/work.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { streamWork } from '../work/stream.web.ts'
import { type DataImport, findImport, moveImport } from './import.store.ts'
import { importOf, mustMove } from './kind.web.ts'
import { deleteRows } from './row.store.ts'

/** The numbers of a file on its way, for the page that shows them. */
export async function streamImport(visit: SignedInVisit): Promise<void> {
  const file = await importOf(visit)
  await streamWork(visit, {
    who: 'import-records',
    id: watchedId(file),
    async read() {
      const current = await findImport(visit.deps.store.db, file.id)
      return current === null ? null : importProgress(current)
    },
  })
}

/** Reading a file and recording it have numbers of their own. */
export function watchedId({ id, state }: Pick<DataImport, 'id' | 'state'>): string {
  return `${id} ${state}`
}

export function importProgress({ problem, rowsDone, rowsTotal, state }: DataImport): WorkProgress {
  return { state: problem === 'stopped' ? 'stopped' : STATES[state], done: rowsDone, of: rowsTotal }
}

const STATES: Readonly<Record<DataImport['state'], WorkState>> = {
  planning: 'working',
  planned: 'done',
  applying: 'working',
  applied: 'done',
  failed: 'failed',
  // Reading was stopped, or somebody has discarded the file meanwhile.
  uploaded: 'stopped',
  discarded: 'stopped',
}

/**
 * Ends the reading of a file, of which nothing is recorded yet, or its recording: lines that are being recorded at this
 * moment are recorded to their end, and the rest can follow later.
 */
export async function stopImport(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const { id, state } = await importOf(visit)
  await deps.store.transaction(async (tx) => {
    if (state === 'applying') return mustMove(await moveImport(tx, id, ['applying'], 'failed', { problem: 'stopped' }))
    mustMove(await moveImport(tx, id, ['planning'], 'uploaded', { rowsDone: 0 }))
    await deleteRows(tx, id)
  })
  log.info({ by: viewer.person, import: id, state }, 'work on a file stopped')
  response.redirect(303, hrefTo('/hr/imports/:import', { import: id }))
}
