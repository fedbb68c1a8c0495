import type { PersonId } from '../../ledger/event.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { findAccount } from '../account.store.ts'
import { linkedSignIns } from '../sso/linked.store.ts'
import { allRecordsOf } from './factor.store.ts'
import { passkeysOf } from './passkey.store.ts'
import { passkeySite } from './passkey-site.ts'
import { staysIn, type WayIn } from './way-in.ts'

/**
 * Everything with which a person gets in, under any of their records. A sign-in at a provider that the server no longer
 * names opens nothing, and neither do passkeys where browsers have none.
 */
export async function waysIn(
  db: Database,
  person: PersonId,
  { oidc, publicUrl }: Pick<Config, 'oidc' | 'publicUrl'>,
): Promise<WayIn[]> {
  const records = await allRecordsOf(db, person)
  const ways: WayIn[] = []
  for (const record of records) {
    if (((await findAccount(db, record))?.passwordHash ?? null) !== null) ways.push({ kind: 'password' })
  }
  if (passkeySite(publicUrl) !== null)
    ways.push(...(await passkeysOf(db, records)).map(({ id }) => ({ kind: 'passkey', id }) as const))
  for (const { issuer } of await linkedSignIns(db, person)) {
    if (issuer === oidc?.issuer) ways.push({ kind: 'single-sign-on' })
  }
  return ways
}

/** Whether the person gets in without the provider. */
export async function getsInWithoutProvider(
  db: Database,
  person: PersonId,
  config: Pick<Config, 'oidc' | 'publicUrl'>,
): Promise<boolean> {
  return staysIn(await waysIn(db, person, config), ({ kind }) => kind === 'single-sign-on')
}
