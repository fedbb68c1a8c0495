import { describe, expect, it } from 'vitest'
import { checkServerSecret, createServerSecret } from '../../../src/platform/codes/secret.job.ts'
import { forgetSharedSecret } from '../../../src/platform/codes/shared-secret.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { instant } from '../../../src/platform/time/calendar.ts'

const NOW = instant('2026-11-24T15:00:00.000Z')

export function sharedSecretSuite(store: () => Store): void {
  describe('the secret that the servers of a database share', () => {
    const check = (secret = createServerSecret()) => checkServerSecret(store().db, secret, '/srv/csec', NOW)

    it('is that of the first server that starts, and another one is refused in words', async () => {
      const secret = createServerSecret()
      await check(secret)
      await check(secret)
      await expect(check()).rejects.toThrow(
        /^The secret \/srv\/csec\/keys\/server\.secret\.json isn't the one .* Copy the file .* csec rotate-key server$/,
      )
      await check(secret)
    })

    it('of several that start at the same moment, one is taken', async () => {
      const outcomes = await Promise.allSettled([check(), check(), check()])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    it('is anew that of the next server, when the operator says that it is lost', async () => {
      await check()
      await forgetSharedSecret(store().db)
      const secret = createServerSecret()
      await check(secret)
      await expect(check()).rejects.toThrow('csec rotate-key server')
    })

    it('is not in the database itself', async () => {
      await check()
      const [row] = await store().db.selectFrom('server_secret').selectAll().execute()
      expect(row).toEqual({ id: 1, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), noted_at: NOW })
    })
  })
}
