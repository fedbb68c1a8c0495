import { expect, it } from 'vitest'
import { createJobs } from '../../src/app/background.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { signedIn, testApp } from '../support/app.ts'
import { NO_JOB } from '../support/jobs.ts'
import { askedPack } from '../support/made-pack.ts'
import { staffOn } from '../support/staff.ts'

it('the audit trail has when an entry was written, also of a pack that took its time', async () => {
  const test = await testApp()
  const { clock, deps, files, ledgerKey } = test
  const staff = await staffOn(test)
  const now = () => {
    clock.pass({ minutes: 1 })
    return clock.now()
  }
  const jobs = createJobs({ ...deps, ledgerKey, ...files, now }, { heads: NO_JOB })
  await askedPack(test, staff.ada)
  jobs.wake('packs')
  await jobs.idle('packs')
  const ada = await signedIn(test, staff.ada)
  await ada.get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)

  const entries = await deps.store.db.selectFrom('trail_entry').select(['kind', 'at']).orderBy('seq').execute()
  expect(entries.map(({ kind }) => kind).slice(-2)).toEqual(['pack_made', 'person_read'])
  const times = entries.map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
  const [made] = await eventsOfKind(deps.store.db, 'evidence_made')
  // The ledger has when the making began, as the pack itself does.
  expect((made?.recordedAt ?? '') < (entries.at(-2)?.at ?? '')).toBe(true)
})
