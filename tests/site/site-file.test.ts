import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadSite } from '../../src/course/load.job.ts'
import { samePerson, siteText } from '../../src/organization/site-details.ts'
import { draftOf, withoutSpanish } from '../../src/site/draft.ts'
import { ROOT } from '../../src/platform/root.ts'
import { exampleSite } from '../support/content.ts'
import { siteFile } from '../../src/course/schema.job.ts'

const old = loadSite(join(ROOT, 'tests/fixtures/release-0.1'), 'site.yaml')

describe('a site file from before texts had Spanish', () => {
  it('reads as it did: nothing is added, so packages of it keep their mark', () => {
    expect(JSON.stringify(old)).not.toContain('"es"')
    expect(old.named.map(({ publicPhone }) => publicPhone)).toEqual([true, true])
    expect(Object.keys(old.backup ?? {})).toEqual(['role', 'phone'])
    expect(Object.keys(old.local[0] ?? {})).not.toContain('publicPhone')
  })

  it('gives readers of Spanish its English, marked as English', () => {
    expect(siteText(old, 'beforeGroup', 'es')).toEqual({ text: old.beforeGroup, isEnglish: true })
    expect(siteText(old, 'beforeGroup', 'en')).toEqual({ text: old.beforeGroup, isEnglish: false })
    expect(withoutSpanish(draftOf(old))).toHaveLength(13)
  })
})

describe('a site file from before steps had separate fields', () => {
  it('keeps its steps in one text, and has no plan', () => {
    expect(Object.keys(old)).not.toContain('plan')
    expect(Object.keys(old)).not.toContain('version')
    expect(old.steps).toMatch(/leads the plan.*Give your notes to the lead/s)
  })

  it('can have no plan without saying which version it is', () => {
    const { named, ...rest } = exampleSite
    expect(siteFile.safeParse({ version: 3, named, ...rest }).success).toBe(true)
    expect(siteFile.safeParse({ named, ...rest }).success).toBe(false)
    expect(siteFile.safeParse({ version: 1, named, ...rest }).success).toBe(false)
  })
})

describe('a site file from before local lines said what they aren’t', () => {
  it('reads as it did, and can’t say it without saying which version it is', () => {
    const [line = { es: {} }] = exampleSite.local
    const withLine = (version: number, change: object) =>
      siteFile.safeParse({
        version,
        ...exampleSite,
        local: [{ ...line, isNot: undefined, languages: undefined, es: {}, ...change }],
      })
    expect(withLine(2, {}).success).toBe(true)
    for (const change of [{ isNot: 'Not police.' }, { languages: 'English' }, { es: { isNot: 'No es la policía.' } }]) {
      expect(withLine(2, change).success).toBe(false)
      expect(withLine(3, change).success).toBe(true)
    }
  })

  it('has the digits of a number with letters, and none that are two numbers', () => {
    const { ifAboutThatPerson: _, ...rest } = exampleSite
    const parsed = (phone: string) =>
      siteFile.safeParse({ version: 3, ...rest, local: exampleSite.local.map((line) => ({ ...line, phone })) })
    expect(parsed('1-800-THE-LOST').data?.local[0]?.phone).toBe('1-800-843-5678')
    expect(parsed('1-800-843-5679 (1-800-THE-LOST)').success).toBe(false)
  })
})

describe('the example of a site file', () => {
  it('has Spanish for every text, and someone else for a concern about the named person', () => {
    expect(withoutSpanish(draftOf(exampleSite))).toEqual([])
    expect(samePerson(exampleSite)).toBe(false)
    expect(samePerson(old)).toBe(true)
  })

  it('has an answer for each number', () => {
    const { named, backup, ifAboutThatPerson, local } = exampleSite
    for (const { publicPhone } of [...named, ...local]) expect(publicPhone).toBe(true)
    expect([backup?.publicPhone, ifAboutThatPerson?.publicPhone]).toEqual([true, true])
  })
})
