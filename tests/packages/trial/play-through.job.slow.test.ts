import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { type AnswerReport, SUSPEND_DATA_BUDGET } from '../../../src/packages/standards/cmi.ts'
import type { PackageOrder } from '../../../src/packages/course-package.ts'
import { PACKAGE_EDITIONS, type PackageEdition } from '../../../src/packages/standards/edition.ts'
import { type PackageFiles, packageFiles } from '../../../src/packages/build.job.ts'
import { RUNTIME_NAMES, type RuntimeName } from '../../../src/packages/trial/lms-runtime.job.ts'
import { type PlayThrough, playThrough } from '../../../src/packages/trial/play-through.job.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { contents, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'

const { en, es } = contents
const GAPS = { ...exampleSite, named: [], backup: null }
const RUNTIME = 'assets/sco.js'

describe.each(PACKAGE_EDITIONS)('a learner of ours in a package for %s', (edition) => {
  it.each<[string, Partial<PackageOrder>]>([
    ['in English', {}],
    ['in Spanish, where completed is enough', { contents: [es], report: 'completed' }],
    [
      'in both languages, where the LMS decides and answers are told',
      { contents: [en, es], report: 'lms-decides', answers: 'responses' },
    ],
    ['in both languages at a site with gaps', { contents: [es, en], site: GAPS }],
  ])('finds nothing wrong: %s', async (_, changes) => {
    const order = orderOf({ edition, ...changes })
    const found = await playThrough(edition, order, await packageFiles(order))
    expect(found.problems).toEqual([])
    expect(found.launches.map(({ name }) => name)).toEqual([
      ...(edition === 'web' ? [] : ['preview']),
      'lessons',
      'not-yet',
      'in-the-middle',
      'to-the-end',
      'again',
      'cut-off',
      // A browser knows no launch that does not count.
      ...(edition === 'web' ? [] : ['without-credit']),
    ])
    expect(found.launches.filter(({ calls }) => calls.length === 0)).toEqual([])
    expect(found.pages).toBeGreaterThan(100)
    expect(found.longestState).toBeGreaterThan(100)
    expect(found.longestState).toBeLessThan(SUSPEND_DATA_BUDGET)
  })

  it('does the same each time', async () => {
    const order = orderOf({ edition })
    const files = await packageFiles(order)
    expect(await playThrough(edition, order, files)).toEqual(await playThrough(edition, order, files))
  })
})

describe('what a record store hears of the whole course', () => {
  it.each<[string, Partial<PackageOrder>, string[]]>([
    ['passed', { report: 'passed' }, ['passed', 'completed']],
    ['completed', { report: 'completed' }, ['completed']],
    ['lms-decides', { report: 'lms-decides' }, ['passed', 'completed']],
    ['passed, at a site with gaps', { report: 'passed', site: GAPS }, []],
  ])('%s', async (_, changes, verbs) => {
    const { launches } = await played('cmi5', changes)
    const told = launches.flatMap(({ name, calls }) =>
      calls.filter(({ method }) => /POST (passed|failed|completed)/.test(method)).map(({ method }) => [name, method]),
    )
    expect(told).toEqual(verbs.map((verb) => ['to-the-end', `POST ${verb}`]))
  })

  it('includes an answer only when the organization asked for it', async () => {
    const told = async (answers: AnswerReport) => {
      const { launches } = await played('cmi5', { answers })
      const calls = launches.flatMap((launch) => launch.calls)
      return calls.filter(({ method }) => method === 'POST answered').map(({ args }) => args[1])
    }
    const without = await told('results')
    expect(without.length).toBeGreaterThan(30)
    expect(new Set(without)).toEqual(new Set(['{"success":true}', '{"success":false}']))
    const answered = await told('responses')
    expect(answered).toHaveLength(without.length)
    for (const result of answered)
      expect(result).toMatch(/^\{"success":(true|false),"response":"[a-f](\[,\][a-f])*"\}$/)
  })

  it('includes only the score of a finished course', async () => {
    const { launches } = await played('cmi5', { answers: 'responses' })
    const calls = launches.flatMap((launch) => launch.calls)
    const kept = calls.findLast(({ method }) => method === 'PUT activities/state csec-orientation')
    expect(JSON.parse(kept?.args[0] ?? '')).toEqual({
      suspendData: expect.any(String),
      finished: { right: 14, of: 15 },
      told: true,
    })
  })
})

/** These are mistakes that a careless change of the runtime could make. */
describe('a package with a fault', () => {
  const EARLY_SCORE = /finished: finishToReport\(\)/
  it.each<[string, PackageEdition, RegExp, string, string]>([
    [
      'a score before the end',
      'scorm12',
      /finished === null \? \[\] : model\.score\(finished\)/,
      'model.score(finished ?? { right: 1, of: 2 })',
      'lessons: a score was committed without a final status',
    ],
    [
      'the end at the first page',
      'scorm2004-4',
      EARLY_SCORE,
      '$& ?? { right: 1, of: 2 }',
      'not-yet: before the acknowledgement the record has cmi.completion_status=completed',
    ],
    [
      'the end at the first page',
      'cmi5',
      EARLY_SCORE,
      '$& ?? { right: 1, of: 2 }',
      'lessons: before the acknowledgement the record has passed, completed',
    ],
    [
      'no commit',
      'scorm12',
      /commit: \(\) => says\(.*\)/,
      'commit: () => true',
      'lessons: set and not committed before the end',
    ],
    [
      'no commit in a launch that breaks off',
      'scorm2004-3',
      /commit: \(\) => says\(.*\)/,
      'commit: () => true',
      'to-the-end: the course does not go on where it was left',
    ],
    [
      'no save',
      'cmi5',
      /save\(\{ suspendData, interactions, finished: score \}\) \{/,
      '$& return;',
      'not-yet: the course does not go on where it was left',
    ],
    [
      'no save',
      'web',
      /storage\(\)\.setItem\(key, suspendData\)/,
      'storage().setItem(key, "")',
      'the course does not go on where it was left',
    ],
    [
      'a record in a launch without credit',
      'scorm12',
      /credit === "" \|\| credit === "credit"/,
      'true',
      'without-credit: the course says "finished" where it is "no-credit"',
    ],
    [
      'a record in a review',
      'cmi5',
      /=== "Review"/,
      '=== "Revue"',
      'without-credit: the course says "finished" where it is "review"',
    ],
    [
      'statements without a goodbye',
      'cmi5',
      /"terminated", \{ duration/,
      '"left", { duration',
      'lessons: the last statement must be terminated',
    ],
    [
      'an address that the store does not know',
      'cmi5',
      /"activities\/state"/,
      '"activities/states"',
      'lessons: GET activities/states LMS.LaunchData: the store answers 400',
    ],
    [
      'a preview that leaves the attempt as it never began',
      'scorm12',
      /if \(mode !== "review"\) holdUnfinished\(lms, model\);/,
      '',
      'moodle: preview: before the acknowledgement the record has cmi.core.lesson_status=completed',
    ],
    [
      'a session that tells no status',
      'scorm12',
      /opening: \(get\) => \[\s*\[STATUS, .*\],/,
      'opening: (get) => [',
      'chamilo: not-yet: before the acknowledgement the record has cmi.core.lesson_status=completed',
    ],
    [
      'the time of the session at each commit',
      'scorm12',
      /function set\(\) \{/,
      '$& lms.set(...model.sessionTime(elapsed()));',
      'chamilo: lessons: it counts ',
    ],
    [
      'a journal that stops at what is refused',
      'scorm12',
      /if \(children\.has\(child\) && !lms\.set\(element, value\)\) children\.delete\(child\);/,
      'supported &&= lms.set(element, value);',
      'chamilo: it has 0 answers, and 31 were given',
    ],
    [
      'a finished course that begins as unfinished',
      'scorm12',
      /const saysFinished = .*;/,
      'const saysFinished = false;',
      'open-edx: again: the course says "on" where it is "finished"',
    ],
    [
      'a finished course that begins as unfinished',
      'scorm2004-3',
      /const saysFinished = .*;/,
      'const saysFinished = false;',
      'open-edx: cut-off: the course says "on" where it is "finished"',
    ],
    [
      'trust in what a list says of its length',
      'scorm12',
      /var MOST_OBJECTIVES = 40;/,
      'var MOST_OBJECTIVES = Infinity;',
      'ilias: not-yet: it was asked for ',
    ],
    [
      'a status that is asked for by one name',
      'scorm2004-4',
      /get\(COMPLETION\) \|\| get\("cmi\.core\.lesson_status"\)/,
      'get(COMPLETION)',
      'frappe: again: the course says "on" where it is "finished"',
    ],
    ['a session that never opens', 'cmi5', /new AbortController/, 'new Aborter', 'preview: the course broke off'],
  ])('is found: %s (%s)', async (_, edition, pattern, replacement, problem) => {
    const found = await played(
      edition,
      {},
      async (files) => changed(await legible(edition, files), RUNTIME, pattern, replacement),
      RUNTIME_NAMES.filter((name) => problem.startsWith(name)),
    )
    expect(found.problems.join('\n')).toContain(problem)
  })

  it.each<[string, string, string | null, string]>([
    ['details that are empty', 'package.js', '', 'package.js leaves nothing for the course'],
    ['words that are missing', 'assets/words.es.js', null, 'assets/words.es.js is missing'],
    ['words that are empty', 'assets/words.es.js', '', 'assets/words.es.js leaves nothing for the course'],
    ['content that is empty', 'content.en.js', '', 'content.en.js leaves nothing for the course'],
    ['later content that is empty', 'later.en.js', '', 'later.en.js leaves nothing for the course'],
    ['no templates', 'assets/pages.js', '', 'assets/pages.js leaves nothing for the course'],
    ['no runtime', RUNTIME, '', 'assets/sco.js leaves nothing for the course'],
    ['a file cut off', RUNTIME, '(() => {', 'assets/sco.js does not run: SyntaxError'],
    ['a script that reaches for this process', RUNTIME, 'process.exit()', 'assets/sco.js does not run: ReferenceError'],
    ['a script that breaks off', RUNTIME, 'document.title', 'assets/sco.js does not run: ReferenceError'],
  ])('is told in a sentence: %s', async (_, file, text, problem) => {
    const found = await played('cmi5', { contents: [en, es] }, (files) => {
      const others = [...files].filter(([name]) => name !== file)
      return new Map(text === null ? others : [...others, [file, text]])
    })
    expect(found.problems).toEqual([expect.stringContaining(problem)])
    expect(found).toMatchObject({ launches: [], pages: 0 })
  })

  it('is played up to where it breaks off', async () => {
    const found = await played('scorm12', {}, async (files) =>
      changed(await legible('scorm12', files), RUNTIME, /\/policy\$/g, '/policies$'),
    )
    expect(found.problems).toEqual([
      'to-the-end: #/policy leads elsewhere',
      'to-the-end: the course broke off: RangeError: no page sends a form to "#/policy"',
    ])
    expect(found.launches.map(({ name }) => name)).toEqual([
      'preview',
      'lessons',
      'not-yet',
      'in-the-middle',
      'to-the-end',
    ])
  })

  it.each([
    ['without a heading', /<h1/g, '<h2', 'a page without a heading: learning/lesson-body'],
    ['with a gap in its text', /<h1>/g, '<h1>undefined</h1>', 'a page with a gap in its text: learning/lesson-body'],
  ])('is found by a page %s', async (_, pattern, replacement, problem) => {
    const found = await played('web', {}, (files) => changed(files, 'assets/pages.js', pattern, replacement))
    expect(found.problems.join('\n')).toContain(problem)
  })
})

async function played(
  edition: PackageEdition,
  changes: Partial<PackageOrder> = {},
  change: (files: PackageFiles) => PackageFiles | Promise<PackageFiles> = (files) => files,
  systems: readonly RuntimeName[] = [],
): Promise<PlayThrough> {
  const order = orderOf({ edition, ...changes })
  return playThrough(edition, order, await change(await packageFiles(order)), systems)
}

/** The same with a runtime that can be read: in the one that ships, names are short and differ from build to build. */
async function legible(edition: PackageEdition, files: PackageFiles): Promise<PackageFiles> {
  const entry = join(ROOT, `src/packages/runtime/sco-${edition.replace(/-\d$/, '')}.browser.ts`)
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', write: false })
  return new Map([...files, [RUNTIME, outputFiles[0]?.text ?? '']])
}

/** Throws when nothing would change: a fault that is not there cannot be found. */
function changed(files: PackageFiles, file: string, pattern: RegExp, replacement: string): PackageFiles {
  const before = files.get(file) ?? ''
  const after = before.replace(pattern, replacement)
  if (after === before) throw new Error(`${file} has nothing like ${pattern}`)
  return new Map([...files, [file, after]])
}
