import { majorOf } from '../course-package.ts'
import { LMS_IDS, type LmsId, REPLACE_RULES, type ReplaceRule } from '../kit/lms-catalog.ts'
import {
  CHANGE_KINDS,
  type ChangeKind,
  changeKind,
  type DifferenceKind,
  DIFFERENCES,
  type ContactSummary,
  type ContentSummary,
  type PackageSummary,
} from './comparison.ts'
import { isScorm } from '../standards/edition.ts'
import type { Language } from '../../platform/text/language.ts'

export interface Difference {
  readonly kind: DifferenceKind
  /** The part of the version number that should change. */
  readonly level: ChangeKind
  readonly apart: boolean
  /** Ids of what differs, or the value before and the value now, with an arrow between them. */
  readonly facts: string
}

/** A number that people may have on paper, in a phone or in their head. `null` where there was or is none. */
export interface NumberChange {
  readonly who: string
  readonly from: string | null
  readonly to: string | null
}

/**
 * `replace`: the new package takes the place of the old one. `add`: it is added as another course. `version`: it
 * becomes a new version of the course. `try`: nothing in the packages speaks against replacing, but we don't know what
 * this system does then. `try-code`: the same, and its users write the version into the code of the course.
 */
export type ReplaceVerdict = 'replace' | 'add' | 'version' | 'try' | 'try-code'

export interface Comparison {
  readonly differences: readonly Difference[]
  /** The change that the version numbers state, and the one that the packages show. */
  readonly said: ChangeKind
  readonly real: ChangeKind
  /** The effect on learners who are halfway through when the new package replaces the old one. */
  readonly states: {
    readonly load: boolean
    /** Questions whose saved answers are lost. A final check in which one of them is open starts over. */
    readonly questionsLost: readonly string[]
  }
  /** Clauses of the policy that are new, gone or worded differently. Empty when both have the same version of it. */
  readonly clauses: readonly string[]
  readonly systems: readonly { readonly lms: LmsId; readonly verdict: ReplaceVerdict }[]
  /** Everyone who is already trained must hear about these. */
  readonly numbers: readonly NumberChange[]
}

export function compared(before: PackageSummary, after: PackageSummary): Comparison {
  const [first, ...others] = pairsOf(before, after)
  const [oldFirst] = before.contents
  const [newFirst] = after.contents
  const atSite = siteNumbers(before, after)
  const ofContacts = contactNumbers(...(first ?? [oldFirst, newFirst]))
  const course = courseCompared(
    [oldFirst, newFirst],
    [first, ...others].filter((pair) => pair !== undefined),
  )
  const differences = [
    ...packageDifferences(before, after),
    ...course.differences,
    ...listed(
      'contactNumbers',
      ofContacts.map(({ who }) => who),
    ),
    ...listed(
      'siteNumbers',
      atSite.map(({ who }) => who),
    ),
  ]
  const isApart = differences.some(({ apart }) => apart)
  // The rules that are known of the systems are about SCORM.
  const ruleOf = (lms: LmsId) => (isScorm(after.edition) ? REPLACE_RULES[lms].rule : 'unknown')
  const isSameManifest = before.manifest === after.manifest
  return {
    differences,
    said: changeKind(oldFirst.version, newFirst.version),
    real: highest(differences.map(({ level }) => level)),
    states: {
      load: !differences.some(({ kind }) => KEEP_STATES_APART.includes(kind)),
      questionsLost: course.questionsLost,
    },
    clauses: oldFirst.policyVersion === newFirst.policyVersion ? [] : clausesChanged(oldFirst, newFirst),
    systems: LMS_IDS.map((lms) => ({
      lms,
      verdict: isApart ? 'add' : verdictOf(ruleOf(lms), isSameManifest),
    })),
    numbers: [...atSite, ...ofContacts],
  }
}

/** What two versions of the course differ in, and what that does to people halfway through. */
export type CourseComparison = Pick<Comparison, 'differences'> & Pick<Comparison['states'], 'questionsLost'>

/**
 * Ids are the same in all languages, so one language tells of those.
 * @param wordedIn the languages whose texts are compared
 */
export function courseCompared([old, now]: Pair, wordedIn: readonly Pair[] = [[old, now]]): CourseComparison {
  return {
    differences: [...courseDifferences(old, now), ...wordings(wordedIn)],
    questionsLost: lostQuestions(old, now),
  }
}

/** With any of these differences, the new package doesn't read what the old one saved. */
const KEEP_STATES_APART: readonly DifferenceKind[] = ['course', 'edition', 'older', 'earlierForm', 'majorVersion']

/** Whether the new package may take the place of the old one anywhere. */
export function mayReplace({ differences }: Comparison): boolean {
  return !differences.some(({ apart }) => apart)
}

/** The version number promises less than what the package changes. */
export function isUnderstated({ said, real }: Comparison): boolean {
  return CHANGE_KINDS.indexOf(real) > CHANGE_KINDS.indexOf(said)
}

function verdictOf(rule: ReplaceRule, isSameManifest: boolean): ReplaceVerdict {
  if (rule === 'same-manifest') return isSameManifest ? 'replace' : 'version'
  if (rule === 'course-code') return 'try-code'
  return rule === 'unknown' ? 'try' : 'replace'
}

function packageDifferences(before: PackageSummary, after: PackageSummary): Difference[] {
  const [old] = before.contents
  const [now] = after.contents
  const languages = ({ contents }: PackageSummary) => contents.map(({ language }) => language).join('+')
  const apart = [
    ...moved('course', old.courseId, now.courseId),
    ...moved('site', before.site.slug, after.site.slug),
    ...moved('edition', before.edition, after.edition),
    ...moved('languages', languages(before), languages(after)),
    ...moved('majorVersion', majorOf(old.version), majorOf(now.version)),
  ]
  const [identifier = ''] = without(before.identifiers, after.identifiers)
  const [newIdentifier = ''] = without(after.identifiers, before.identifiers)
  const isOlder = compareVersions(now.version, old.version) < 0
  return [
    ...apart,
    // They are made of what was told already.
    ...(apart.length === 0 ? moved('identifiers', identifier, newIdentifier) : []),
    ...(isOlder ? moved('older', old.version, now.version) : []),
    ...(after.layout < before.layout ? [difference('earlierForm', '')] : []),
    ...moved('report', before.report, after.report),
    ...moved('answers', before.answers, after.answers),
    ...(before.site.details === after.site.details ? [] : [difference('siteDetails', after.site.slug)]),
    ...moved('leaveTo', before.leaveTo ?? '–', after.leaveTo ?? '–'),
  ]
}

function courseDifferences(old: ContentSummary, now: ContentSummary): Difference[] {
  const storiesChanged = [...old.stories].filter(([id, steps]) => (now.stories.get(id) ?? steps) !== steps)
  return [
    ...moved('passMark', old.passMark, now.passMark),
    ...listed('lessonsGone', without(old.lessons, now.lessons)),
    ...listed('lessonsAdded', without(now.lessons, old.lessons)),
    ...listed('topicsGone', without(old.topics, now.topics)),
    ...listed('topicsAdded', without(now.topics, old.topics)),
    ...listed('questionsGone', goneFrom(old.questions, now.questions)),
    ...listed('questionsAdded', goneFrom(now.questions, old.questions)),
    ...listed('optionsChanged', optionsChanged(old, now)),
    ...listed('storiesGone', goneFrom(old.stories, now.stories)),
    ...listed('storiesAdded', goneFrom(now.stories, old.stories)),
    ...listed(
      'storiesChanged',
      storiesChanged.map(([id]) => id),
    ),
    ...moved('policy', old.policyVersion, now.policyVersion),
  ]
}

function clausesChanged({ clauses: old }: ContentSummary, { clauses: now }: ContentSummary): string[] {
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id))
}

/** Parts of the course that read differently, in the languages that both packages have. */
function wordings(pairs: readonly Pair[]): Difference[] {
  const changed = pairs.flatMap(([old, now]) =>
    [...old.texts].filter(([id, text]) => (now.texts.get(id) ?? text) !== text).map(([id]) => id),
  )
  return listed('wording', [...new Set(changed)])
}

type Pair = readonly [ContentSummary, ContentSummary]

function pairsOf(before: PackageSummary, after: PackageSummary): Pair[] {
  const find = (wanted: Language) => after.contents.find(({ language }) => language === wanted)
  return before.contents.flatMap((old) => {
    const now = find(old.language)
    return now === undefined ? [] : [[old, now] as const]
  })
}

function siteNumbers({ site: old }: PackageSummary, { site: now }: PackageSummary): NumberChange[] {
  if (old.slug !== now.slug) return []
  const gone = old.numbers.filter(
    ({ who, number }) => !now.numbers.some((at) => at.who === who && at.number === number),
  )
  const added = now.numbers.filter(
    ({ who, number }) => !old.numbers.some((at) => at.who === who && at.number === number),
  )
  const changes = gone.map(({ who, number }) => ({
    who,
    from: number,
    to: added.find((at) => at.who === who)?.number ?? null,
  }))
  const fresh = added.filter(({ who }) => !gone.some((at) => at.who === who))
  return [...changes, ...fresh.map(({ who, number }) => ({ who, from: null, to: number }))]
}

function contactNumbers({ contacts: old }: ContentSummary, { contacts: now }: ContentSummary): NumberChange[] {
  const numberOf = (list: readonly ContactSummary[], wanted: string) =>
    list.find(({ id }) => id === wanted)?.number ?? null
  const changed = old.map(({ id, name, number }) => ({ who: name, from: number, to: numberOf(now, id) }))
  const fresh = now
    .filter(({ id }) => numberOf(old, id) === null)
    .map(({ name, number }) => ({ who: name, from: null, to: number }))
  return [...changed.filter(({ from, to }) => from !== to), ...fresh]
}

/** Questions that both have, of which a saved answer may mean something else now. */
function optionsChanged(old: ContentSummary, now: ContentSummary): string[] {
  return [...old.questions].filter(([id, options]) => (now.questions.get(id) ?? options) !== options).map(([id]) => id)
}

/** Questions that are gone, or have other options than a saved answer or a saved order names. */
function lostQuestions({ questions: old }: ContentSummary, { questions: now }: ContentSummary): string[] {
  const ids = (options: string | undefined) => options?.replaceAll('*', '')
  return [...old].filter(([id, options]) => ids(now.get(id)) !== ids(options)).map(([id]) => id)
}

function compareVersions(one: string, other: string): number {
  const others = other.split('.').map(Number)
  const first = one
    .split('.')
    .map((number, place) => Number(number) - (others[place] ?? 0))
    .find((at) => at !== 0)
  return first ?? 0
}

function highest(levels: readonly ChangeKind[]): ChangeKind {
  return CHANGE_KINDS.findLast((level) => levels.includes(level)) ?? 'same'
}

function moved(kind: DifferenceKind, before: string, after: string): Difference[] {
  return before === after ? [] : [difference(kind, `${before} → ${after}`)]
}

function listed(kind: DifferenceKind, ids: readonly string[]): Difference[] {
  return ids.length === 0 ? [] : [difference(kind, ids.join(', '))]
}

function difference(kind: DifferenceKind, facts: string): Difference {
  return { kind, facts, ...DIFFERENCES[kind] }
}

function goneFrom(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return without([...before.keys()], [...after.keys()])
}

function without(list: readonly string[], other: readonly string[]): string[] {
  return list.filter((id) => !other.includes(id))
}
