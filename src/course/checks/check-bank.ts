import type { Content } from '../content.ts'
import { type Course, type Item, type ItemId, TOPICS } from '../course.ts'
import { draw, finalItems, getItem, practiceItems } from '../draw.ts'
import type { Language } from '../../platform/text/language.ts'
import { answerKey, takesOne } from '../question-type.ts'

/** Checks the question bank as a whole: sizes, fair draws, and no advantage for test-wise guessing. */
export function bankProblems(content: Content): string[] {
  const { course } = content
  const problems = [...sizeProblems(course)]
  return problems.length > 0
    ? problems
    : [...drawProblems(course), ...rareProblems(content), ...testWiseProblems(content)]
}

/** The share of final checks that ask about a clause, 0 to 1, over many first attempts. */
export interface AskedShare {
  readonly clause: string
  readonly share: number
}

/** Draws that many checks and counts in how many of them each clause is asked, in the order of the policy. */
export function askedShares({ course, policy }: Content, checks: number): AskedShare[] {
  const counts = new Map<string, number>()
  for (let number = 0; number < checks; number += 1) {
    const { items } = draw(course, `share ${number}`, [])
    const asked = new Set(items.flatMap((id) => getItem(course, id).clauses))
    for (const clause of asked) counts.set(clause, (counts.get(clause) ?? 0) + 1)
  }
  return policy.clauses.map(({ id }) => ({ clause: id, share: (counts.get(id) ?? 0) / checks }))
}

/**
 * The clauses that most learners should be asked about: the notice before a prevention group, and every line of the
 * policy with the site's own.
 */
export function oftenAsked({ policy }: Content): string[] {
  return policy.clauses
    .filter(({ id, part }) => part === 'resource' || id === 'PR-3' || id === 'SITE-2')
    .map(({ id }) => id)
}

/** The share of final single-choice questions that a way of guessing gets right, 0 to 1. */
export interface GuessingRate {
  readonly strategy: string
  readonly rate: number
}

export function guessingRates({ course, language }: Content): GuessingRate[] {
  const items = finalItems(course).filter((item) => takesOne(item))
  return Object.entries(strategiesIn(language)).map(([strategy, pick]) => ({
    strategy,
    rate: items.reduce((sum, item) => sum + chance(item, pick(item)), 0) / Math.max(1, items.length),
  }))
}

const HIGHEST_GUESSING_RATE = 0.4
const ATTEMPTS_WITHOUT_REPEAT = 3
const SEEDS_TRIED = 200
/** The share of final checks that must ask about a clause of `oftenAsked`. */
const LOWEST_ASKED_SHARE = 0.5
const CHECKS_DRAWN = 300
const HEDGES: Readonly<Record<Language, RegExp>> = {
  en: /\b(may|might|can|could|often|sometimes|usually|perhaps|possibly|some|most|if|unless|probably|likely|generally|maybe|seems?)\b/giu,
  es: /(?<!\p{L})(puede[ns]?|podrían?|a menudo|a veces|suelen?|tal vez|quizás?|posiblemente|algun[oa]s?|mayoría|si|a menos|probable(mente)?|en general|parecen?)(?!\p{L})/giu,
}
/** Words of urgency and of the people to call. They are in many right answers, so wrong ones need them too. */
const CUES: Readonly<Record<Language, RegExp>> = {
  en: /\b(now|right away|at once|immediately|named person|911|SCR)\b/giu,
  es: /(?<!\p{L})(ahora|ya|de inmediato|en ?seguida|persona designada|911|SCR)(?!\p{L})/giu,
}

/** Each picks the letters that look most tempting to someone who has not read the course. */
function strategiesIn(language: Language): Readonly<Record<string, (item: Item) => string[]>> {
  return {
    longest: (item) => highest(item, (text) => text.length),
    shortest: (item) => highest(item, (text) => -text.length),
    first: (item) => item.options.slice(0, 1).map((option) => option.id),
    'most hedged': (item) => highest(item, (text) => timesIn(text, HEDGES[language])),
    'most urgent': (item) => highest(item, (text) => timesIn(text, CUES[language])),
    'least urgent': (item) => highest(item, (text) => -timesIn(text, CUES[language])),
  }
}

function timesIn(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0
}

function highest(item: Item, score: (text: string) => number): string[] {
  const top = Math.max(...item.options.map((option) => score(option.text)))
  return item.options.filter((option) => score(option.text) === top).map((option) => option.id)
}

/** Ties are broken by chance. */
function chance(item: Item, picked: readonly string[]): number {
  const key = answerKey(item)
  return picked.filter((letter) => key.includes(letter)).length / picked.length
}

function* testWiseProblems(content: Content): Generator<string> {
  for (const { strategy, rate } of guessingRates(content)) {
    if (rate <= HIGHEST_GUESSING_RATE) continue
    yield `picking always the ${strategy} option is right in ${Math.round(rate * 100)} % of the final questions; at most ${HIGHEST_GUESSING_RATE * 100} %`
  }
}

function* rareProblems(content: Content): Generator<string> {
  const often = oftenAsked(content)
  for (const { clause, share } of askedShares(content, CHECKS_DRAWN)) {
    if (share >= LOWEST_ASKED_SHARE || !often.includes(clause)) continue
    yield `${clause} is asked in ${Math.round(share * 100)} % of final checks; at least ${LOWEST_ASKED_SHARE * 100} %`
  }
}

function* sizeProblems(course: Course): Generator<string> {
  const finals = finalItems(course)
  const places = Object.values(course.draw.perLesson).reduce((sum, quota) => sum + quota, 0)
  if (places !== course.pass.of) yield `the draw has ${places} places, the pass rule speaks of ${course.pass.of}`
  for (const topic of TOPICS) {
    if (!course.topics.some((rule) => rule.topic === topic))
      yield `the must-pass topic "${topic}" has no rule in course.yaml`
    const count = finals.filter((item) => item.topic === topic).length
    if (count < ATTEMPTS_WITHOUT_REPEAT)
      yield `the must-pass topic "${topic}" has ${count} final questions, at least 3 needed`
  }
  for (const lesson of course.lessons) {
    const quota = course.draw.perLesson[lesson.id] ?? 0
    const final = finals.filter((item) => item.lesson === lesson.id).length
    if (final < ATTEMPTS_WITHOUT_REPEAT * quota) yield `${lesson.id} has ${final} final questions, ${3 * quota} needed`
    if (lesson.id !== course.practice.lesson && practiceItems(course, lesson.id).length === 0)
      yield `${lesson.id} has no practice question`
  }
  if (course.items.length < 60) yield `the bank holds ${course.items.length} questions, at least 60 needed`
}

function* drawProblems(course: Course): Generator<string> {
  for (let number = 0; number < SEEDS_TRIED; number += 1) {
    const seen: ItemId[] = []
    for (let attempt = 1; attempt <= ATTEMPTS_WITHOUT_REPEAT; attempt += 1) {
      const { items } = draw(course, `check ${number}.${attempt}`, seen)
      const again = items.find((id) => seen.includes(id))
      if (again !== undefined)
        return yield `attempt ${attempt} of three repeats ${again} (seed "check ${number}.${attempt}")`
      seen.push(...items)
    }
  }
}
