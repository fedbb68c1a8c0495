import { expect, it } from 'vitest'
import { issueCertificates } from '../../src/certificate/issue.ts'
import { dateAt, type Instant } from '../../src/domain/calendar.ts'
import { certificatesIn } from '../../src/domain/certificate.ts'
import { isCompletion } from '../../src/domain/history.ts'
import { shippedRule } from '../../src/domain/requirement.ts'
import { findCertificate } from '../../src/store/certificates.ts'
import { createAssigning } from '../../src/store/assigning.ts'
import { historyOf } from '../../src/store/ledger.ts'
import { defineRules } from '../../src/store/rules.ts'
import { issuingOf } from '../../src/web/visit.ts'
import { testApp } from '../support/app.ts'
import { castOn, ORGANIZATION } from '../support/cast.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'

it('editing rules never changes an existing completion, its version, its date or the bytes of its certificate', async () => {
  const app = await testApp()
  const { bob, north } = await castOn(app)
  await publishExample(app, north, {})
  await completeCourse(app, bob)
  await issueCertificates(issuingOf(app.deps), bob)
  const { store, now } = app.deps
  const kept = async () => {
    const history = await historyOf(store.db, bob)
    const certificates = certificatesIn(history).map(({ number }) => findCertificate(store.db, number))
    return { completions: history.filter(isCompletion), certificates: await Promise.all(certificates) }
  }
  const before = await kept()
  expect(before.completions).toHaveLength(1)
  expect(before.certificates.map((certificate) => certificate?.pdf?.length ?? 0)[0]).toBeGreaterThan(1_000)
  const { named, appliesTo, rule } = shippedRule(1)
  const changed = { ...rule, due: { by: 'days-from-hire', days: 1 }, rehireGapMonths: 1 } as const
  const rules = { rules: [{ named, appliesTo, rule: changed }], forEveryone: true, reason: 'Review' }
  const at: Instant = now()
  const today = dateAt(at, ORGANIZATION.timeZone)
  const recording = { course: 'csec-orientation', actor: bob, at, today } as const
  await store.transaction((tx) => defineRules(tx, rules, today, recording))
  const failed = (error: unknown) => {
    throw error
  }
  await createAssigning({ store, course: 'csec-orientation', now, isOver: () => false, failed }).begin()
  const required = (await historyOf(store.db, bob)).filter(({ kind }) => kind === 'required')
  expect(required.at(-1)?.body).toMatchObject({ rule: { due: { days: 1 } } })
  expect(await kept()).toEqual(before)
})
