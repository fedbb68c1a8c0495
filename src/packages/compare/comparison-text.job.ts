import { calendarDate } from '../../platform/time/calendar.ts'
import { type LmsId, REPLACE_RULES } from '../kit/lms-catalog.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { type Messages, MESSAGES } from '../../words/messages.ts'
import {
  type Comparison,
  type CourseComparison,
  type Difference,
  isUnderstated,
  mayReplace,
  type NumberChange,
} from './compare.job.ts'
import type { Language } from '../../platform/text/language.ts'

type Words = Messages['hr']['packagesCompare']

/**
 * Tells in lines of text what `compared` found.
 * @param names of the learning systems, in this language.
 * @param only the one system to speak of, or null for all.
 */
export function comparisonText(
  comparison: Comparison,
  names: ReadonlyMap<LmsId, string>,
  only: LmsId | null,
  language: Language,
): string {
  const t = MESSAGES[language].hr.packagesCompare
  const { differences, numbers } = comparison
  const systems = comparison.systems.filter(({ lms }) => only === null || lms === only)
  const width = Math.max(...systems.map(({ lms }) => names.get(lms)?.length ?? 0))
  const lines = systems.flatMap(({ lms, verdict }) => {
    const { source, checkedOn } = REPLACE_RULES[lms]
    const line = `  ${(names.get(lms) ?? lms).padEnd(width)}  ${t.verdicts[verdict]}`
    // If nothing depends on the system, nobody needs to know where its rule is written.
    const isTold = source !== null && verdict !== 'add' && verdict !== 'try'
    return isTold ? [line, `    ${t.source(source, formatDate(calendarDate(checkedOn), language))}`] : [line]
  })
  return [
    ...(mayReplace(comparison) ? [t.replace] : [t.add, t.addHow]),
    ...listed(t, t.why, differences, true),
    ...(differences.length === 0 ? [t.nothing] : listed(t, t.changes, differences, false)),
    ...(isUnderstated(comparison) ? [t.understated(t.levels[comparison.said], t.levels[comparison.real])] : []),
    statesLine(t, comparison),
    ...passingLines(t, comparison),
    ...policyLines(t, comparison),
    '',
    t.systems,
    ...lines,
    ...(numbers.length === 0 ? [] : ['', t.notice, notice(t, numbers)]),
  ].join('\n')
}

/** One line, ready to send to everyone who is already trained. */
function notice(t: Words, numbers: readonly NumberChange[]): string {
  return [t.noticeTitle, ...numbers.map((change) => numberLine(t, change)), t.numbers.end].join(' ')
}

function numberLine({ numbers }: Words, { who, from, to }: NumberChange): string {
  if (to === null) return numbers.gone(who, from ?? '')
  return from === null ? numbers.added(who, to) : numbers.changed(who, from, to)
}

function listed(t: Words, title: string, differences: readonly Difference[], apart: boolean): string[] {
  const lines = differences
    .filter((difference) => difference.apart === apart)
    .map(({ kind, facts }) => `  ${t.differences[kind](facts)}`)
  return lines.length === 0 ? [] : ['', title, ...lines]
}

/** What another passing score, or other topics that everyone must get right, mean for whom. */
function passingLines({ passing }: Words, { differences }: Comparison): string[] {
  const isOther = differences.some(({ kind }) => PASSING.has(kind))
  return isOther ? [passing.package, passing.server, passing.finished] : []
}

const PASSING: ReadonlySet<Difference['kind']> = new Set(['passMark', 'topicsGone', 'topicsAdded'])

/** What another policy means for people halfway through, and for people who have finished. */
function policyLines({ policy }: Words, { clauses }: Comparison): string[] {
  return clauses.length === 0 ? [] : [policy.halfway, policy.finished(clauses.join(', '))]
}

function statesLine(t: Words, comparison: Comparison): string {
  const { load, questionsLost } = comparison.states
  return !load || !mayReplace(comparison) ? t.states.anew : savedLine(t, questionsLost)
}

function savedLine({ states: words }: Words, questionsLost: readonly string[]): string {
  return questionsLost.length === 0 ? words.load : words.lost(questionsLost.join(', '))
}

/** What differs in the course, apart from what it takes to pass: a sentence for each kind of difference. */
export function courseLines(t: Words, { differences }: CourseComparison): string[] {
  return differences.filter(({ kind }) => !PASSING.has(kind)).map(({ kind, facts }) => t.differences[kind](facts))
}

/** What becomes of people who are halfway through in a package, once there's one with the new course. */
export function halfwayInPackages(t: Words, { differences, questionsLost }: CourseComparison): string {
  return differences.some(({ apart }) => apart) ? t.passing.package : savedLine(t, questionsLost)
}
