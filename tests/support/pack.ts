import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSigningKey, type SigningKey } from '../../src/certificate/keys.ts'
import { buildDemo } from '../../src/demo/build.ts'
import { FEWEST_STAFF } from '../../src/demo/cast.ts'
import { calendarDate, type Instant, instant } from '../../src/domain/calendar.ts'
import type { PackOrder } from '../../src/domain/pack.ts'
import { signDaily } from '../../src/ledger/sign.ts'
import { issueCertificates } from '../../src/certificate/issue.ts'
import { makePack, type MadePack } from '../../src/pack/make.ts'
import { turns } from '../../src/pack/turns.ts'
import { peopleWithoutCertificate } from '../../src/store/certificates.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { content, contents, exampleSite } from './content.ts'

/** An organization with a history, certificates and a signed head, and what makes packs of it. */
export interface PackDemo {
  readonly store: Store
  readonly key: SigningKey
  readonly folder: string
  close(): Promise<void>
  make(order?: Partial<PackOrder>, at?: Instant): Promise<MadePack & { readonly file: string }>
}

const CERTIFIED = 6

export const PACK_DAY = calendarDate('2026-11-24')
export const PACK_MADE = instant('2026-11-24T15:00:00.000Z')

export async function packDemo(): Promise<PackDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'csec-pack-'))
  const store = await openStore({ database: join(folder, 'csec.db') })
  await buildDemo(store, content, exampleSite, { staff: FEWEST_STAFF, today: PACK_DAY })
  const key = await createSigningKey()
  const now = () => PACK_MADE
  const issuing = { store, key: await createSigningKey(), publicUrl: 'https://orientation.example.org', now }
  // A few: drawing takes a while.
  for (const person of (await peopleWithoutCertificate(store.db)).slice(0, CERTIFIED))
    await issueCertificates(issuing, person)
  await signDaily({ store, key, now })
  let files = 0
  return {
    store,
    key,
    folder,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
    async make(order = {}, at = PACK_MADE) {
      files += 1
      const file = join(folder, `pack-${files}.zip`)
      const making = { db: store.db, contents, key, at, by: 'system:evidence', turn: turns() } as const
      const asked = { kind: 'pack', asOf: PACK_DAY, site: null, knownAt: null, language: 'en', ...order } as const
      const made = await makePack({ ...making, progress: () => Promise.resolve() }, asked, file)
      return { ...made, file }
    },
  }
}
