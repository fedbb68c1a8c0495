import type { PersonId } from '../../ledger/event.ts'
import { recordTrail } from '../../trail/record.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import { isPassword } from '../password.web.ts'
import { stepOfCode } from './code-app.job.ts'
import { codeAppsOf, useAppStep } from './code-app.store.ts'
import { allRecordsOf } from './factor.store.ts'
import { tellChange } from './sign-in-change.store.ts'
import { typedAppCode, typedSpareCode } from './spare-code.ts'
import { unusedSpareCodes, useSpareCode } from './spare-code.store.ts'

/** The use that secrets of apps are sealed for. */
export const APP_SECRET = 'code app'

/** Uses up a code of the person's app, or a spare code. Returns false for any other, and for one that was used. */
export async function useCode(visit: Visit, person: PersonId, typed: string): Promise<boolean> {
  const records = await allRecordsOf(visit.deps.store.db, person)
  return (await useAppCode(visit, records, typed)) || (await useTypedSpareCode(visit, records, typed))
}

async function useAppCode({ deps, now }: Visit, records: readonly PersonId[], typed: string): Promise<boolean> {
  const code = typedAppCode(typed)
  if (code === null) return false
  for (const { person, sealed } of await codeAppsOf(deps.store.db, records)) {
    const secret = deps.secret.unseal(APP_SECRET, person, sealed)
    const step = secret === null ? null : stepOfCode(secret, code, now)
    if (step !== null) return deps.store.transaction((tx) => useAppStep(tx, person, step))
  }
  return false
}

async function useTypedSpareCode(visit: Visit, records: readonly PersonId[], typed: string): Promise<boolean> {
  const { deps, now, today } = visit
  const code = typedSpareCode(typed)
  if (code === null) return false
  for (const kept of await unusedSpareCodes(deps.store.db, records)) {
    if (!(await isPassword(visit, kept.hash, code))) continue
    return deps.store.transaction(async (tx) => {
      if (!(await useSpareCode(tx, kept, now))) return false
      await tellChange(tx, kept.person, 'spare-code-used', { by: kept.person, at: now, today })
      await recordTrail(visit, { kind: 'spare_code_used', about: kept.person, by: kept.person }, tx)
      return true
    })
  }
  return false
}
