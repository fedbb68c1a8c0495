import { setImmediate as nextTurn } from 'node:timers/promises'
import { can } from '../identity/access.ts'
import { subjectOf } from '../identity/subject.store.ts'
import type { PersonId } from '../ledger/event.ts'
import { findPerson } from '../people/people.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { Fields } from '../platform/http/form.web.ts'
import { SILENT_MS } from '../platform/jobs/begun.job.ts'
import type { Turn } from '../platform/jobs/job.ts'
import { later } from '../platform/time/calendar.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { TOGETHER } from './selection.ts'
import { claimSelection, keepSelection, leaveSelection, nextOpen, setDone, setOutcome } from './selection.store.ts'
import type { Done, Work } from './work.web.ts'

/** Does it for everyone who isn't done, before the answer. */
export async function doAll(visit: SignedInVisit, selection: string, work: Work, fields: Fields): Promise<void> {
  while ((await doNext(visit, selection, work, fields)) > 0) await nextTurn()
}

/** Does it after the answer, until somebody stops it. Asked for twice, it's begun once. */
export async function beginAll(visit: SignedInVisit, selection: string, work: Work, fields: Fields): Promise<void> {
  const { deps, log, viewer } = visit
  const { db, transaction } = deps.store
  const until = () => later(deps.now(), SILENT_MS)
  if (!(await transaction((tx) => claimSelection(tx, selection, deps.now(), until())))) return
  deps.begun.add({
    id: selection,
    async work(turn: Turn) {
      while (await keepSelection(db, selection, until())) {
        if ((await doNext(visit, selection, work, fields)) === 0) break
        await turn()
      }
      await leaveSelection(db, selection)
      log.info({ by: viewer.person, selection }, 'work for many people ended')
    },
    async keep() {
      await keepSelection(db, selection, until())
    },
    async leave() {
      await leaveSelection(db, selection)
    },
  })
  deps.jobs.wake('begun')
}

/** Returns how many were done. */
function doNext(visit: SignedInVisit, selection: string, work: Work, fields: Fields): Promise<number> {
  const { now, store } = visit.deps
  return store.transaction(async (tx) => {
    const people = await nextOpen(tx, selection, TOGETHER)
    for (const person of people) {
      const { outcome, entry } = await doOne(tx, visit, work, person, fields)
      await setOutcome(tx, selection, person, outcome, entry)
    }
    if (people.length > 0) await setDone(tx, selection, now())
    return people.length
  })
}

/** Within reach is asked again: between the preview and now somebody may have moved to another site. */
async function doOne(tx: Tx, visit: SignedInVisit, work: Work, person: PersonId, fields: Fields): Promise<Done> {
  const found = await findPerson(tx, person)
  const isReached = found !== null && can(visit.viewer, work.permission, await subjectOf(tx, found), visit.today)
  return isReached ? work.one(tx, visit, found, fields) : { outcome: 'out-of-reach', entry: null }
}
