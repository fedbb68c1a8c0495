import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { editionHash, editionHeads, editionStarts, noteStart, storeEdition } from '../../src/course/edition.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { Language } from '../../src/platform/text/language.ts'
import { noonOf, day } from '../support/recording.ts'

const [FIRST, SECOND, SPANISH] = ['first', 'second', 'primera'].map(editionHash)

export function editionSuite(store: () => Store): void {
  const start = async (content: string, on: string, language: Language = 'en') => {
    const { db } = store()
    const at = noonOf(day(on))
    const hash = await storeEdition(db, { language, courseVersion: '1.0.0', policyVersion: '2026-11', content }, at)
    await noteStart(db, hash, language, at)
  }

  describe('the editions that servers began to run', () => {
    it('are noted when another one begins in a language, also one that ran before', async () => {
      await start('first', '2026-11-02')
      await start('primera', '2026-11-02', 'es')
      await start('first', '2026-11-03')
      await start('second', '2026-11-04')
      await start('first', '2026-11-05')
      await start('primera', '2026-11-05', 'es')
      const { db } = store()
      const starts = (await editionStarts(db)).map(({ hash, language, recordedAt }) => [hash, language, recordedAt])
      expect(starts.filter(([, language]) => language === 'en')).toEqual([
        [FIRST, 'en', noonOf(day('2026-11-02'))],
        [SECOND, 'en', noonOf(day('2026-11-04'))],
        [FIRST, 'en', noonOf(day('2026-11-05'))],
      ])
      expect(starts.filter(([, language]) => language === 'es')).toEqual([[SPANISH, 'es', noonOf(day('2026-11-02'))]])
      expect(await editionHeads(db)).toHaveLength(3)
    })

    it('stay on record as they were noted', async () => {
      await start('first', '2026-11-02')
      const { db } = store()
      for (const statement of [sql`update edition_start set hash = hash`, sql`delete from edition_start`])
        await expect(statement.execute(db)).rejects.toThrow(/stays|append-only|never/)
    })
  })
}
