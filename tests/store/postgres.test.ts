import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { packagedMigrations } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { createEmptySchema } from '../support/stores.ts'

/** Numbers of the migrations that the program brings, each with a part for every engine. */
const KNOWN = readdirSync(packagedMigrations)
  .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  .map((_, index) => index + 1)

describe('a PostgreSQL server', () => {
  it('that does not answer is named in a sentence, without the password', async () => {
    const opening = openStore({ database: 'postgres://csec:secret@127.0.0.1:1/csec' })
    await expect(opening).rejects.toThrow(/^The PostgreSQL server 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/)
    await expect(opening).rejects.not.toThrow(/secret/)
  })

  const url = process.env['TEST_DATABASE_URL'] ?? ''

  // There is such a server in `.ci/run`, and wherever TEST_DATABASE_URL names one.
  it.each(url === '' ? [] : [url])(
    'gets its tables once when several nodes start, and lets a reader only read',
    async () => {
      const schema = await createEmptySchema(url, `test_start_${process.pid}`)
      const open = (readOnly: boolean) => openStore({ database: schema.address, readOnly })
      const nodes = await Promise.all([false, false, false, false].map(open))
      const reader = await open(true)
      const applied = await reader.db.selectFrom('migration').select('version').orderBy('version').execute()
      expect(applied.map(({ version }) => version)).toEqual(KNOWN)
      await expect(sql`delete from draft`.execute(reader.db)).rejects.toThrow(/read-only/)
      for (const store of [...nodes, reader]) await store.close()
      await schema.drop()
    },
  )
})
