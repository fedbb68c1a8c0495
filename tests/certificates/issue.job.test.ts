import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkToken } from '../../src/certificates/check.job.ts'
import { certificateOf } from '../../src/certificates/credential.job.ts'
import { certificateJob, issueCertificates } from '../../src/certificates/issue.job.ts'
import { createSigningKey } from '../../src/platform/codes/key.job.ts'
import { publishedKeys } from '../../src/certificates/publication.job.ts'
import { checkFile } from '../../src/certificates/seal.job.ts'
import { addMonths, dateAt } from '../../src/platform/time/calendar.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import type { EventOf, PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { findCertificate, type StoredCertificate } from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { rename } from '../../src/organization/name.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { changeFacts, erasePerson } from '../../src/people/record.store.ts'
import { changeSite, publishSite } from '../../src/site/site.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { turnsBeforeStop } from '../support/stopping.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'
import { runJob } from '../support/jobs.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'
import { content, exampleSite } from '../support/content.ts'
import { by, day, required } from '../support/recording.ts'

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
})

const issue = (person: PersonId) => issueCertificates(issuingOf(app.deps), person)
const issueAll = async () => expect(await runJob(certificateJob(issuingOf(app.deps)))).toEqual([])

async function certificatesOf(person: PersonId): Promise<StoredCertificate[]> {
  const issued = certificatesIn(await historyOf(app.deps.store.db, person))
  const stored = await Promise.all(issued.map(({ number }) => findCertificate(app.deps.store.db, number)))
  return stored.filter((certificate) => certificate !== null)
}

async function onlyCertificateOf(person: PersonId): Promise<StoredCertificate & { token: string; pdf: Buffer }> {
  const [certificate, ...more] = await certificatesOf(person)
  expect(more).toEqual([])
  if (certificate === undefined || certificate.token === null || certificate.pdf === null)
    throw new Error('there is none')
  return { ...certificate, token: certificate.token, pdf: certificate.pdf }
}

describe('issuing a certificate', () => {
  it('records the name, site, versions, minutes and day of the completion', async () => {
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    const { token, pdf, number } = await onlyCertificateOf(staff.bob)
    expect(certificateOf(token)).toEqual({
      number,
      name: 'Bob Rivera',
      organization: 'Harbor Street Youth Services',
      sites: ['North House'],
      issuedAt: '2026-11-24T15:00:00.000Z',
      completedOn: '2026-11-24',
      validUntil: null,
      creditedMinutes: 45,
      courseVersion: '1.0.0',
      policyVersion: content.policy.version,
      courseLanguage: 'en',
    })
    const keys = await publishedKeys(app.deps.store.db)
    expect((await checkFile(pdf, keys)).state).toBe('as-issued')
    expect((await checkToken((await checkFile(pdf, keys)).address ?? '', keys)).state).toBe('genuine')
  })

  it('puts the hash of the file in the ledger, and no name', async () => {
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    const { pdf } = await onlyCertificateOf(staff.bob)
    const [event] = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('certified'))
    expect(event?.body.pdf).toBe(createHash('sha256').update(pdf).digest('hex'))
    expect(JSON.stringify(event)).not.toMatch(/Bob|Rivera/)
  })

  it('needs a completion, and never happens for a person whose name was erased', async () => {
    await issue(staff.bob)
    expect(await certificatesOf(staff.bob)).toEqual([])
    await completeCourse(app, staff.bob)
    await app.deps.store.transaction((tx) => erasePerson(tx, staff.bob, day('2026-11-24')))
    await issueAll()
    expect(await certificatesOf(staff.bob)).toEqual([])
  })

  it('happens once when twenty requests ask for it at the same moment', async () => {
    await completeCourse(app, staff.bob)
    await Promise.all(Array.from({ length: 20 }, () => issue(staff.bob)))
    await onlyCertificateOf(staff.bob)
  })

  it('happens once for each of two completions', async () => {
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    app.clock.pass({ days: 365 })
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    const numbers = (await certificatesOf(staff.bob)).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(2)
  })

  it('ends after the next certificate when the server stops, and goes on with the same person after that', async () => {
    await completeCourse(app, staff.bob)
    app.clock.pass({ days: 365 })
    await completeCourse(app, staff.bob)
    await expect(issueCertificates(issuingOf(app.deps), staff.bob, turnsBeforeStop(0))).rejects.toThrow(GivenUp)
    expect(await certificatesOf(staff.bob)).toHaveLength(1)
    await issue(staff.bob)
    expect(await certificatesOf(staff.bob)).toHaveLength(2)
  })
})

describe('a certificate that was issued', () => {
  const later: [string, () => Promise<unknown>][] = [
    ['another name', () => nameChanged('Robert Rivera-Lee')],
    ['another rule', () => recorded(required(staff.bob, '2026-12-01', 6))],
    [
      'another name of the site',
      () =>
        app.deps.store.transaction((tx) => changeSite(tx, { id: staff.north, slug: 'north-house', name: 'Elsewhere' })),
    ],
    [
      'other details of the site',
      () =>
        app.deps.store.transaction((tx) =>
          publishSite(tx, staff.north, { ...exampleSite, slug: 'north-house', name: 'Elsewhere' }, by('2026-12-01')),
        ),
    ],
    [
      'another name and zone of the organization',
      () =>
        app.deps.store.transaction(async (tx) => {
          const settings = { name: 'Renamed', timeZone: 'Asia/Tokyo', renewalMonths: 3, leaveTo: null }
          await putOrganization(tx, settings, app.deps.now())
          await rename(tx, settings.name, { by: staff.ada, at: app.deps.now() })
        }),
    ],
    ['the completion moved by HR', () => corrected({ kind: 'moved', effectiveOn: day('2026-11-20') })],
    ['the completion withdrawn by HR', () => corrected({ kind: 'withdrawn' })],
  ]

  it.each(later)('keeps every byte after %s', async (_, change) => {
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    const before = await onlyCertificateOf(staff.bob)
    app.clock.pass({ days: 40 })
    await change()
    await issue(staff.bob)
    await issueAll()
    const after = await onlyCertificateOf(staff.bob)
    expect(after.token).toBe(before.token)
    expect(after.pdf.equals(before.pdf)).toBe(true)
  })

  it('keeps every byte after a key change, and the old key still verifies it', async () => {
    await completeCourse(app, staff.bob)
    await issue(staff.bob)
    const rotated = { ...issuingOf(app.deps), key: await createSigningKey() }
    await completeCourse(app, staff.cleo)
    await issueCertificates(rotated, staff.cleo)
    const keys = await publishedKeys(app.deps.store.db)
    expect(keys.map(({ kid }) => kid).sort()).toEqual(
      [app.deps.signingKey.publicKey.kid, rotated.key.publicKey.kid].sort(),
    )
    for (const person of [staff.bob, staff.cleo]) {
      const { token } = await onlyCertificateOf(person)
      expect((await checkToken(token, keys)).state).toBe('genuine')
    }
  })

  async function corrected(change: EventOf<'corrected'>['body']['change']) {
    const [completion] = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('completed'))
    const evidence = { files: [], reference: '' }
    const body = { v: 2, corrects: completion?.id ?? '', reason: 'Typing mistake', evidence, change } as const
    const { course, actor, at: recordedAt } = by('2026-12-01')
    return recorded({
      kind: 'corrected',
      subject: staff.bob,
      course,
      effectiveOn: day('2026-12-01'),
      recordedAt,
      actor,
      body,
    })
  }

  function recorded(event: Parameters<typeof record>[1][number]) {
    return app.deps.store.transaction((tx) => record(tx, [event], day('2026-12-01')))
  }

  function nameChanged(value: string) {
    const at = app.deps.now()
    const today = dateAt(at, ORGANIZATION.timeZone)
    const recording = { ...by('2026-12-01'), at, today }
    return app.deps.store.transaction((tx) => changeFacts(tx, staff.bob, { name: value }, today, recording))
  }
})

describe('completions from before there were certificates', () => {
  it('get theirs by the job, however often it runs, with the day of the completion', async () => {
    for (const person of [staff.bob, staff.cleo, staff.dan]) await completeCourse(app, person)
    app.clock.pass({ days: 200 })
    await issueAll()
    const first = await onlyCertificateOf(staff.cleo)
    await issueAll()
    expect((await onlyCertificateOf(staff.cleo)).pdf.equals(first.pdf)).toBe(true)
    const said = certificateOf(first.token)
    expect(said.completedOn).toBe('2026-11-24')
    expect(dateAt(said.issuedAt, 'UTC') > addMonths(said.completedOn, 6)).toBe(true)
    for (const person of [staff.bob, staff.dan]) await onlyCertificateOf(person)
  })

  it('do not wait for one person whose certificate cannot be made', async () => {
    for (const person of [staff.bob, staff.cleo]) await completeCourse(app, person)
    const tooLong = { ...issuingOf(app.deps), publicUrl: `https://example.org/${'ß€漢字'.repeat(300)}` }
    expect(await runJob(certificateJob(tooLong))).toHaveLength(2)
    await issueAll()
    for (const person of [staff.bob, staff.cleo]) await onlyCertificateOf(person)
  })

  it('stop between two people when the server stops', async () => {
    for (const person of [staff.bob, staff.cleo]) await completeCourse(app, person)
    let asked = 0
    expect(await runJob(certificateJob(issuingOf(app.deps)), () => ++asked > 1)).toEqual([])
    const issued = await Promise.all([staff.bob, staff.cleo].map(certificatesOf))
    expect(issued.flat()).toHaveLength(1)
  })
})
