import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'

const SCRIPT = readFileSync(join(ROOT, 'bench/tasks.ts'), 'utf8')
const DOCUMENT = readFileSync(join(ROOT, 'docs/finding.md'), 'utf8')

/** The rows of the table, in seconds; null where a task couldn't be done, or wasn't counted, before. */
const ROWS = DOCUMENT.split('\n').flatMap((line) => {
  const row = /^\| (?<task>[^|]+) \|[^|]+\|(?<before>[^|]+)\| \d+ and \d+ \| (?<now>\d+) \|$/.exec(line)?.groups
  if (row === undefined) return []
  const before = row['before']?.trim() ?? ''
  return [{ task: row['task'] ?? '', before: before === '' ? null : Number(before), now: Number(row['now']) }]
})
const walked = [...SCRIPT.matchAll(/^ {4}'([^']+)',\n {4}async \(way\)/gm)].map(([, task = '']) => task)

it('the table of whole tasks has each task that the script walks, once', () => {
  expect(ROWS.map(({ task }) => task).sort()).toEqual(walked.toSorted())
})

it('the sentences below the table say what its rows add up to', () => {
  const before = ROWS.flatMap((row) => row.before ?? [])
  const now = ROWS.map((row) => row.now)
  const within = (seconds: readonly number[]) => seconds.filter((each) => each <= 60).length
  const half = (seconds: readonly number[]) => seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)]
  expect(DOCUMENT).toContain(
    `Half of the tasks took ${half(before)} seconds or more before, and ${half(now)} or more now. ` +
      `Within 60 seconds were ${within(before)} of the ${before.length} that could be done before, ` +
      `and ${within(now)} of the ${now.length} now.`,
  )
  const [, above = ''] = /now\. Above that (?:is|are) ([^.]+)\./.exec(DOCUMENT) ?? []
  const named = [...above.matchAll(/\((\d+)\)/g)].map(([, seconds]) => Number(seconds))
  expect(named).toEqual(now.filter((each) => each > 60).sort((a, b) => b - a))
})

// The script runs by hand and takes minutes. A label that has changed would stop it halfway.
it('every label that the script looks for is in the words of the pages', () => {
  const files = readdirSync(join(ROOT, 'src'), { encoding: 'utf8', recursive: true })
  const texts = files
    .filter((file) => file.endsWith('words.en.ts'))
    .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  const words = texts.join('\n')
  const labels = [...SCRIPT.matchAll(/way\.(?:place|more|link|button|jump|unfold|fill|press|tick)\('([^']+)'/g)]
  /** Made of a word and what it's about. */
  const made = ['Change Volunteers', 'Last finished, from', 'Last finished, to', 'Undo for 3 people']
  expect(
    labels.map(([, label = '']) => label).filter((label) => !words.includes(label) && !made.includes(label)),
  ).toEqual([])
})
