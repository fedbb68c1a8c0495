import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { packageFiles } from '../../src/packages/build.job.ts'
import { makePackage } from '../../src/packages/export.job.ts'
import { packageId } from '../../src/packages/course-package.ts'
import { PACKAGE_EDITIONS } from '../../src/packages/standards/edition.ts'
import { contents } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { day } from '../support/recording.ts'
import { changedContents, updateOrderOf } from '../support/update-order.ts'

const shipped = contents.en.policy.version
const ON = day('2026-11-24')

describe.each(PACKAGE_EDITIONS)('a package with only what changed, in the edition %s', (edition) => {
  it('fits its schemas, and our learner gets through it to its end', async () => {
    const { preflight, fileName } = await makePackage(updateOrderOf({ edition }), ON)
    const failed = preflight.checks.filter(({ state }) => state === 'failed')
    expect(failed).toEqual([])
    expect(preflight.launches.map(({ name }) => name)).toEqual(expect.arrayContaining(['update-begun', 'update-done']))
    expect(fileName).toMatch(/^csec-update_/)
    expect(fileName).toContain(`policy${shipped}-to-${shipped}.1`)
  })

  it('has nothing of the lessons, stories and final check that the change isn’t about', async () => {
    const files = await packageFiles(updateOrderOf({ edition }))
    const content = `${files.get('content.en.js')}${files.get('later.en.js')}`
    expect(content).toContain('tell-now')
    for (const { id } of changedContents.en.scenarios) expect(content).not.toContain(`"id":"${id}"`)
    expect(content.match(/"stem":/g)).toHaveLength(2)
    // The first page says how far somebody has come, so it needs all of them.
    expect(files.get('content.en.js')?.match(/"stem":/g)).toHaveLength(2)
  })

  it('has a runtime that stays small', async () => {
    const runtime = (await packageFiles(updateOrderOf({ edition }))).get('assets/sco.js') ?? ''
    expect(gzipSync(runtime, { level: 9 }).length).toBeLessThan(31 * 1024)
  })
})

it.each(['passed', 'lms-decides'] as const)(
  'an update in both languages with the report “%s” is ready',
  async (report) => {
    const order = updateOrderOf({ edition: 'scorm2004-4', report }, 'both')
    const { preflight } = await makePackage(order, ON)
    expect(preflight.checks.filter(({ state }) => state === 'failed')).toEqual([])
  },
)

it('an LMS takes an update for another course than the one before it, and another than the next update', () => {
  const order = updateOrderOf()
  const course = packageId(orderOf())
  const [{ policy }] = order.contents
  const next = { ...order.contents[0], policy: { ...policy, version: `${shipped}.2` } }
  const ids = [course, packageId(order), packageId({ ...order, contents: [next] })]
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z][\w.-]*$/)
})
