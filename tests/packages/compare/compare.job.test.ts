import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../../src/course/content.ts'
import type { PackageOrder } from '../../../src/packages/course-package.ts'
import { LMS_IDS } from '../../../src/packages/kit/lms-catalog.ts'
import type { DifferenceKind } from '../../../src/packages/compare/comparison.ts'
import { pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { buildPackage, zipped } from '../../../src/packages/build.job.ts'
import { type Comparison, compared, isUnderstated, mayReplace } from '../../../src/packages/compare/compare.job.ts'
import { comparisonText } from '../../../src/packages/compare/comparison-text.job.ts'
import { NoPackage, readPackage } from '../../../src/packages/compare/read-package.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { loadSite } from '../../../src/course/load.job.ts'
import { content, contents, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'
import { practised } from '../../support/package-states.ts'
import { unzip } from '../../support/unzip.ts'

const { course } = content
/** The version that a corrected word would get. */
const NEXT_PATCH = course.version.replace(/\d+$/, (patch) => `${Number(patch) + 1}`)
const [person, ...otherPeople] = exampleSite.named
const FIRST_LAYOUT = join(ROOT, 'tests/fixtures/first-layout')

/** Today's order, with another course in it. */
function withCourse(change: Partial<Content['course']>, rest: Partial<Content> = {}): Partial<PackageOrder> {
  return { contents: [{ ...content, ...rest, course: { ...course, ...change } }] }
}

async function summaryOf(change: Partial<PackageOrder> = {}) {
  return readPackage(await buildPackage(orderOf(change)))
}

async function comparedWith(change: Partial<PackageOrder>, before: Partial<PackageOrder> = {}): Promise<Comparison> {
  return compared(await summaryOf(before), await summaryOf(change))
}

const kinds = ({ differences }: Comparison) => differences.map(({ kind }) => kind)

/** A package in the layout of the build of commit 1b22285, without the texts that no test here needs. */
async function firstLayout() {
  const stored = (name: string) => readFileSync(join(FIRST_LAYOUT, name))
  return readPackage(
    await zipped(
      new Map([
        ['data.en.js', stored('data.en.js.txt')],
        ['imsmanifest.xml', stored('imsmanifest.xml')],
      ]),
    ),
  )
}

describe('what differs between two packages', () => {
  it('is nothing between a package and itself', async () => {
    const comparison = await comparedWith({})
    expect(comparison).toMatchObject({ differences: [], said: 'same', real: 'same', numbers: [] })
    expect(comparison.states).toEqual({ load: true, questionsLost: [] })
  })

  it('is nothing when contacts are shown at other places and in other words there', async () => {
    const contacts = content.contacts.map((contact) => ({
      ...contact,
      shownOn: contact.shownOn.report === undefined ? {} : { report: 1, footer: 1 },
      card: null,
    }))
    expect((await comparedWith({ contents: [{ ...content, contacts }] })).differences).toEqual([])
  })

  const items = course.items
  it.each<[string, Partial<PackageOrder>, readonly DifferenceKind[], boolean]>([
    [
      'a number of the site',
      { site: { ...exampleSite, backup: { ...exampleSite.backup, role: 'Clinical lead', phone: '609-555-0001' } } },
      ['siteNumbers'],
      true,
    ],
    ['steps of the site', { site: { ...exampleSite, steps: 'Other steps.' } }, ['siteDetails'], true],
    ['where to leave to', { leaveTo: 'https://www.weather.gov/' }, ['leaveTo'], true],
    [
      'a title of a lesson',
      withCourse({ lessons: course.lessons.map((lesson) => ({ ...lesson, title: `${lesson.title}!` })) }),
      ['wording'],
      true,
    ],
    [
      'a new question',
      withCourse({ items: [...items, { ...(items[0] ?? fail()), id: 'Q999' }] }),
      ['questionsAdded'],
      true,
    ],
    ['a question that is gone', withCourse({ items: items.slice(1) }), ['questionsGone'], true],
    [
      'another option that fits',
      withCourse({
        items: items.map((item) =>
          item.id === items[0]?.id
            ? { ...item, options: item.options.map((option) => ({ ...option, fits: !option.fits })) }
            : item,
        ),
      }),
      ['optionsChanged'],
      true,
    ],
    [
      'a story that is gone',
      { contents: [{ ...content, scenarios: content.scenarios.slice(1) }] },
      ['storiesGone'],
      true,
    ],
    ['a newer policy', { contents: [{ ...content, policy: { ...content.policy, version: '9' } }] }, ['policy'], true],
    ['answers for the LMS', { answers: 'responses' }, ['answers'], true],
    ['another final status', { report: 'completed' }, ['report'], false],
    ['another standard', { edition: 'scorm2004-4' }, ['edition'], false],
    ['another site', { site: { ...exampleSite, slug: 'elm-street' } }, ['site', 'siteDetails'], false],
    ['one more language', { contents: [contents.en, contents.es] }, ['languages'], false],
    ['a lesson that is gone', withCourse({ lessons: course.lessons.slice(0, -1) }), ['lessonsGone'], false],
    ['a topic that is gone', withCourse({ topics: course.topics.slice(1) }), ['topicsGone'], false],
    ['another pass mark', withCourse({ pass: { ...course.pass, right: 13 } }), ['passMark'], false],
    ['the next major version', withCourse({ version: '2.0.0' }), ['majorVersion'], false],
    ['an earlier version', withCourse({ version: '0.9.0' }), ['majorVersion', 'older'], false],
  ])('is told for %s', async (_, change, expected, replaces) => {
    const comparison = await comparedWith(change)
    expect(kinds(comparison)).toEqual(expected)
    expect(mayReplace(comparison)).toBe(replaces)
  })

  it('of the policy is told for people halfway through and for people who have finished', async () => {
    const clauses = content.policy.clauses.map((clause) =>
      clause.id === 'PR-6' ? { ...clause, text: 'The director on call will be told immediately.' } : clause,
    )
    const comparison = await comparedWith({
      contents: [{ ...content, policy: { ...content.policy, version: '9', clauses } }],
    })
    expect(comparison.clauses).toEqual(['PR-6'])
    expect(comparison.states.load).toBe(true)
    const { policy } = MESSAGES.en.hr.packagesCompare
    const text = comparisonText(comparison, new Map(), null, 'en')
    expect(text).toContain(`${policy.halfway}\n${policy.finished('PR-6')}`)
    const same = comparisonText(await comparedWith({ leaveTo: 'https://www.weather.gov/' }), new Map(), null, 'en')
    expect(same).not.toContain(policy.halfway)
  })

  it.each<[string, Partial<Content['course']>]>([
    ['passing score', { pass: { ...course.pass, right: 13 } }],
    ['must-pass topics', { topics: course.topics.slice(1) }],
  ])('of the %s is told for whoever is halfway, has passed or has finished', async (_, change) => {
    const { passing } = MESSAGES.en.hr.packagesCompare
    const text = comparisonText(await comparedWith(withCourse(change)), new Map(), null, 'en')
    expect(text).toContain([passing.package, passing.server, passing.finished].join('\n'))
    const same = comparisonText(await comparedWith({ leaveTo: 'https://www.weather.gov/' }), new Map(), null, 'en')
    expect(same).not.toContain(passing.server)
  })

  it('is told when the version number promises less than the package changes', async () => {
    const gone = { lessons: course.lessons.slice(0, -1) }
    expect(isUnderstated(await comparedWith(withCourse({ ...gone, version: NEXT_PATCH })))).toBe(true)
    expect(isUnderstated(await comparedWith(withCourse({ ...gone, version: '2.0.0' })))).toBe(false)
    expect(isUnderstated(await comparedWith({ report: 'completed' }))).toBe(false)
  })
})

describe('numbers that people may have on paper', () => {
  it('are told with what they were, for the site and for the lines that everybody calls', async () => {
    const [scr, ...lines] = content.contacts
    const comparison = await comparedWith({
      contents: [{ ...content, contacts: [{ ...(scr ?? fail()), digits: '1-800-555-0100' }, ...lines.slice(1)] }],
      site: {
        ...exampleSite,
        named: [{ ...(person ?? fail()), phone: '609-555-0999' }, ...otherPeople],
        support: null,
      },
    })
    expect(comparison.numbers).toEqual([
      { who: 'Program director on duty', from: '609-555-0142', to: '609-555-0999' },
      { who: 'Staff support line', from: '609-555-0163', to: null },
      { who: 'New Jersey State Central Registry (SCR)', from: '1-877-652-2873', to: '1-800-555-0100' },
      { who: '911', from: '911', to: null },
    ])
  })
})

describe('learners who are half through', () => {
  it.each<[string, Partial<Content['course']>]>([
    ['a newer minor version', { version: '1.4.2' }],
    ['another major version', { version: '2.0.0' }],
    [
      'a question that is gone',
      { items: course.items.filter(({ id }) => id !== practised.practice.keys().next().value) },
    ],
  ])('load, or do not, as the course itself loads them: %s', async (_, change) => {
    const { states } = await comparedWith(withCourse(change))
    const loaded = unpack({ ...course, ...change }, pack(course, practised))
    expect(states.load).toBe(loaded !== null)
    const lost = [...practised.practice.keys()].filter((id) => loaded !== null && !loaded.practice.has(id))
    expect(states.questionsLost).toEqual(lost)
  })
})

describe('what to do in each LMS', () => {
  const verdicts = ({ systems }: Comparison) => Object.fromEntries(systems.map(({ lms, verdict }) => [lms, verdict]))

  it('is to add the package, everywhere, when something stands against replacing', async () => {
    const { systems } = await comparedWith({ report: 'completed' })
    expect(systems.map(({ lms }) => lms)).toEqual(LMS_IDS)
    expect(new Set(systems.map(({ verdict }) => verdict))).toEqual(new Set(['add']))
  })

  it('follows what each of them says, and says where nobody has tried it', async () => {
    const patch = await comparedWith(withCourse({ version: NEXT_PATCH }))
    expect(verdicts(patch)).toMatchObject({
      moodle: 'replace',
      totara: 'replace',
      docebo: 'try-code',
      cornerstone: 'version',
      'scorm-cloud': 'version',
      canvas: 'try',
      other: 'try',
    })
    const sameManifest = await comparedWith({ site: { ...exampleSite, steps: 'Other steps.' } })
    expect(verdicts(sameManifest)).toMatchObject({ cornerstone: 'replace', 'scorm-cloud': 'replace' })
  })

  it('is not known for what is no SCORM', async () => {
    const { systems } = await comparedWith({ edition: 'cmi5' }, { edition: 'cmi5' })
    expect(new Set(systems.map(({ verdict }) => verdict))).toEqual(new Set(['try']))
  })
})

describe('reading a package', () => {
  it('finds the same facts in every edition and in several languages', async () => {
    const both = { contents: [contents.en, contents.es] } as const
    for (const edition of ['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'web'] as const) {
      const summary = await summaryOf({ ...both, edition })
      expect(summary).toMatchObject({ layout: 2, edition, report: 'passed', answers: 'results', leaveTo: null })
      expect(summary.contents.map(({ language }) => language)).toEqual(['en', 'es'])
      expect(summary.contents[0].questions.size).toBe(course.items.length)
      expect(summary.identifiers.length).toBeGreaterThan(0)
    }
  })

  it('reads what an earlier build wrote, and lets the build of today take its place but not the other way', async () => {
    const old = await firstLayout()
    expect(old).toMatchObject({ layout: 1, edition: 'scorm12', report: 'passed' })
    // Uses the site details that were the example then.
    const site = loadSite(join(ROOT, 'tests/fixtures/release-0.1'), 'site.yaml')
    const forward = compared(old, await summaryOf({ site }))
    expect(kinds(forward)).toEqual(['questionsGone', 'questionsAdded', 'optionsChanged', 'policy', 'wording'])
    expect(mayReplace(forward)).toBe(true)
    const back = compared(await summaryOf({ site }), old)
    expect(kinds(back)).toEqual([
      'older',
      'earlierForm',
      'questionsGone',
      'questionsAdded',
      'optionsChanged',
      'policy',
      'wording',
    ])
    expect(back.states.load).toBe(false)
  })

  it.each<[string, (files: Map<string, Buffer>) => void, RegExp]>([
    [
      'a zip of something else',
      (files) => files.delete('package.js'),
      /^is a zip file, but not a package of this course$/,
    ],
    [
      'a language that is missing',
      (files) => files.delete('content.en.js'),
      /^has a content\.en\.js that is not of this course/,
    ],
    [
      'a script that is none of ours',
      (files) => files.set('later.en.js', Buffer.from('alert(1)')),
      /^has a later\.en\.js/,
    ],
    ['a missing manifest', (files) => files.delete('imsmanifest.xml'), /^has no imsmanifest\.xml$/],
    [
      'a file that swells',
      (files) => files.set('later.en.js', Buffer.alloc(6e6, ' ')),
      /^has a file that is too large: later\.en\.js$/,
    ],
    [
      'files that swell together',
      (files) => {
        for (const name of ['aa', 'bb', 'cc', 'dd', 'ee'])
          files.set(`data.${name}.js`, Buffer.alloc(5 * 1024 * 1024, ' '))
      },
      /^unpacks to more than a package of this course$/,
    ],
    [
      'more files than a package has',
      (files) => {
        for (let at = 0; at < 200; at++) files.set(`assets/${at}.js`, Buffer.from(''))
      },
      /^has too many files/,
    ],
  ])('refuses %s in a sentence', async (_, change, sentence) => {
    const files = new Map(await unzip(await buildPackage(orderOf())))
    change(files)
    const read = readPackage(await zipped(files))
    await expect(read).rejects.toBeInstanceOf(NoPackage)
    await expect(read).rejects.toThrow(sentence)
  })

  it('leaves what it has no need of as it is', async () => {
    const files = new Map(await unzip(await buildPackage(orderOf())))
    files.set('assets/film.js', Buffer.alloc(30 * 1024 * 1024))
    files.set('film.js', Buffer.alloc(30 * 1024 * 1024))
    expect(await readPackage(await zipped(files))).toEqual(await readPackage(await buildPackage(orderOf())))
  })

  it('refuses what is no zip file, or too large', async () => {
    await expect(readPackage(Buffer.from('no zip'))).rejects.toThrow(/^is no zip file that can be read/)
    await expect(readPackage(Buffer.alloc(21 * 1024 * 1024))).rejects.toThrow(/^is too large/)
  })
})

function fail(): never {
  throw new Error('the example content has none')
}
