import { describe, expect, it } from 'vitest'
import { packageId } from '../../src/packages/course-package.ts'
import { packageTitle } from '../../src/packages/standards/manifest.job.ts'
import { detailsMark, packageFileName } from '../../src/packages/file-name.ts'
import { contents, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'

const HASH = '0123abcd'.repeat(8)

describe('the mark of a site’s own details', () => {
  it('changes with a number, and not with the order in which the details are written', () => {
    const [named, ...others] = exampleSite.named
    if (named === undefined) throw new Error('the example site names somebody')
    const called = { ...exampleSite, named: [{ ...named, phone: '609-555-0199' }, ...others] }
    const turned = Object.fromEntries(Object.entries(exampleSite).reverse()) as typeof exampleSite // the same fields
    expect(detailsMark(exampleSite)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(detailsMark(called)).not.toBe(detailsMark(exampleSite))
    expect(detailsMark(turned)).toBe(detailsMark(exampleSite))
  })
})

describe('the name of a package', () => {
  it('says site, languages, edition, final status, course, policy and details, in ASCII', () => {
    const name = packageFileName(orderOf({ contents: [contents.en, contents.es], edition: 'scorm2004-4' }), HASH)
    expect(name).toMatch(
      /^csec-orientation_harbor-street_en-es_scorm2004-4_passed_v\d+\.\d+\.\d+_policy\d{4}-\d\d_site\w{4}_0123ab\.zip$/,
    )
  })

  it('says the version of the policy that is in the package, also when the organization has one of its own', () => {
    const own = { ...contents.en, policy: { ...contents.en.policy, version: '2026-12.2', effectiveOn: '2026-11-29' } }
    expect(packageFileName(orderOf({ contents: [own] }), HASH)).toContain('_policy2026-12.2_')
    expect(packageTitle(orderOf({ contents: [own] }))).toContain('policy 2026-12.2')
  })

  it('changes with the details, while the id by which an LMS knows the course does not', () => {
    const other = orderOf({ site: { ...exampleSite, support: null } })
    expect(packageFileName(other, HASH)).not.toBe(packageFileName(orderOf(), HASH))
    expect(packageId(other)).toBe(packageId(orderOf()))
  })

  it('changes with everything that is in the package, also when version and details are the same', () => {
    expect(packageFileName(orderOf(), 'f'.repeat(64))).not.toBe(packageFileName(orderOf(), HASH))
  })
})
