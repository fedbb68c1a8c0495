import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import {
  deleteFormDraft,
  eraseFormDrafts,
  findFormDraft,
  putFormDraft,
} from '../../../src/platform/database/form-draft.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { DAY_MS, instant, later } from '../../../src/platform/time/calendar.ts'

const ADA: PersonId = 'person:00000000-0000-4000-8000-00000000000a'
const CLEO: PersonId = 'person:00000000-0000-4000-8000-00000000000c'
const AT = instant('2026-11-24T15:00:00.000Z')
const NAME = { name: 'name', was: '', value: 'Ruth “O’Neil” Ñandú' }

/** What somebody has entered in a form and hasn't sent: whose it is, how long it's there, and how it goes. */
export function formDraftSuite(store: () => Store): void {
  describe('the drafts of forms', () => {
    const put = (account: PersonId, form: string, at = AT, fields = [NAME]) =>
      store().transaction((tx) => putFormDraft(tx, account, form, fields, at))
    const find = (account: PersonId, form: string, at = AT) => findFormDraft(store().db, account, form, at)

    it('keep each sign, one draft for each account and form, and the last one in place of the one before', async () => {
      await put(ADA, '/hr/people')
      await put(CLEO, '/hr/people', AT, [{ ...NAME, value: 'Somebody else' }])
      await put(ADA, '/hr/sites')
      const changed = [{ ...NAME, value: 'Ruth' }]
      await put(ADA, '/hr/people', later(AT, 1), changed)
      expect(await find(ADA, '/hr/people')).toEqual({ fields: changed, savedAt: later(AT, 1) })
      expect(await find(ADA, '/hr/sites')).toEqual({ fields: [NAME], savedAt: AT })
      expect((await find(CLEO, '/hr/people'))?.fields).toEqual([{ ...NAME, value: 'Somebody else' }])
      expect(await find(CLEO, '/hr/sites')).toBeNull()
    })

    it('are there for seven days after the last change', async () => {
      await put(ADA, '/hr/people')
      expect(await find(ADA, '/hr/people', later(AT, 7 * DAY_MS - 1))).not.toBeNull()
      expect(await find(ADA, '/hr/people', later(AT, 7 * DAY_MS))).toBeNull()
    })

    it('are no draft in a shape that another version wrote', async () => {
      await put(ADA, '/hr/people')
      await store().db.updateTable('form_draft').set({ fields: '[{"field":"name"}]' }).execute()
      expect(await find(ADA, '/hr/people')).toBeNull()
    })

    it('are at most fifty for each account, and the oldest goes', async () => {
      for (let n = 0; n <= 50; n += 1) await put(ADA, `/hr/forms/${n}`, later(AT, n))
      expect(await find(ADA, '/hr/forms/0')).toBeNull()
      expect(await find(ADA, '/hr/forms/1')).not.toBeNull()
      expect(await find(ADA, '/hr/forms/50')).not.toBeNull()
    })

    it('go one by one', async () => {
      await put(ADA, '/hr/people')
      await put(ADA, '/hr/sites')
      await deleteFormDraft(store().db, ADA, '/hr/people')
      expect(await find(ADA, '/hr/people')).toBeNull()
      expect(await find(ADA, '/hr/sites')).not.toBeNull()
    })

    it('of an erased person go, and those that others have about the person', async () => {
      const about = `/hr/people/${ADA.slice('person:'.length)}/changes/facts`
      await put(ADA, '/hr/people')
      await put(CLEO, about)
      await put(CLEO, '/hr/people')
      await store().transaction((tx) => eraseFormDrafts(tx, ADA))
      const left = await store().db.selectFrom('form_draft').select(['account', 'form']).execute()
      expect(left).toEqual([{ account: CLEO, form: '/hr/people' }])
    })
  })
}
