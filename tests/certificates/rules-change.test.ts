import fc from 'fast-check'
import { expect, it } from 'vitest'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import { isCompletion, isKind } from '../../src/ledger/history.ts'
import { shippedRule } from '../../src/requirements/requirement.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { assigningJob } from '../../src/requirements/assignment.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { runJob } from '../support/jobs.ts'
import { testApp } from '../support/app.ts'
import { staffOn, ORGANIZATION } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'
import { PERSON_TYPES } from '../../src/ledger/bodies/part.ts'
import type { NamedRule } from '../../src/ledger/bodies/requirement.ts'

const anyRule: fc.Arbitrary<NamedRule> = fc.record({
  named: fc.constantFrom('Direct service staff', 'Volunteers'),
  appliesTo: fc.record({
    youthOnly: fc.boolean(),
    sites: fc.constant(null),
    types: fc.option(fc.subarray([...PERSON_TYPES], { minLength: 1 })),
  }),
  rule: fc.record({
    due: fc.record({
      by: fc.constantFrom('days-from-hire', 'first-contact'),
      days: fc.integer({ min: 1, max: 365 }),
    }),
    renewal: fc.option(
      fc.record({
        months: fc.integer({ min: 1, max: 60 }),
        windowDays: fc.integer({ min: 0, max: 90 }),
        keepsDate: fc.boolean(),
      }),
    ),
    rehireGapMonths: fc.integer({ min: 0, max: 36 }),
  }),
})

it('editing rules never changes an existing completion, its version, its date or the bytes of its certificate', async () => {
  const app = await testApp()
  const { bob, north } = await staffOn(app)
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
  const today = dateAt(now(), ORGANIZATION.timeZone)
  let seconds = 0
  const later = () => toInstant(Date.parse(now()) + ++seconds * 1_000)
  let asked = 0
  const define = async (rules: readonly NamedRule[], forEveryone: boolean) => {
    const recording = { course: 'csec-orientation', actor: bob, at: later(), today } as const
    await store.transaction((tx) => defineRules(tx, { rules, forEveryone, reason: 'Review' }, today, recording))
    expect(await runJob(assigningJob({ store, course: 'csec-orientation', now: later }))).toEqual([])
    expect(await kept()).toEqual(before)
    const required = (await historyOf(store.db, bob)).filter(isKind('required'))
    asked = Math.max(asked, required.length)
  }
  await fc.assert(fc.asyncProperty(fc.array(anyRule, { minLength: 1, maxLength: 2 }), fc.boolean(), define), {
    numRuns: 12,
    endOnFailure: true,
  })
  // Shows that something really changed: the last rule is what is asked of the person now.
  const { named, appliesTo, rule } = shippedRule(1)
  const changed = { ...rule, due: { by: 'days-from-hire', days: 1 }, rehireGapMonths: 1 } as const
  await define([{ named, appliesTo, rule: changed }], true)
  expect(asked).toBeGreaterThan(1)
  const required = (await historyOf(store.db, bob)).filter(({ kind }) => kind === 'required')
  expect(required.at(-1)?.body).toMatchObject({ rule: { due: { days: 1 } } })
})
