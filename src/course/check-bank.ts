import type { Content } from './content.ts'
import { type Course, type Item, type ItemId, TOPICS } from './course.ts'
import { draw, finalItems, practiceItems } from './draw.ts'
import type { Language } from '../platform/text/language.ts'
import { answerKey, takesOne } from './question-type.ts'

/** Checks the question bank as a whole: sizes, fair draws, and no advantage for test-wise guessing. */
export function bankProblems(content: Content): string[] {
  const { course } = content
  const problems = [...sizeProblems(course)]
  return problems.length > 0 ? problems : [...drawProblems(course), ...testWiseProblems(content)]
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
const HEDGES: Readonly<Record<Language, RegExp>> = {
  en: /\b(may|might|can|could|often|sometimes|usually|perhaps|possibly|some|most|if|unless|probably|likely|generally|maybe|seems?)\b/giu,
  es: /(?<!\p{L})(puede[ns]?|podrían?|a menudo|a veces|suelen?|tal vez|quizás?|posiblemente|algun[oa]s?|mayoría|si|a menos|probable(mente)?|en general|parecen?)(?!\p{L})/giu,
}

/** Each picks the letters that look most tempting to someone who has not read the course. */
function strategiesIn(language: Language): Readonly<Record<string, (item: Item) => string[]>> {
  return {
    longest: (item) => highest(item, (text) => text.length),
    shortest: (item) => highest(item, (text) => -text.length),
    first: (item) => item.options.slice(0, 1).map((option) => option.id),
    'most hedged': (item) => highest(item, (text) => text.match(HEDGES[language])?.length ?? 0),
  }
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
    const practice = practiceItems(course, lesson.id).length
    if (lesson.id !== course.practice.lesson && practice < 2)
      yield `${lesson.id} has ${practice} practice questions, 2 needed`
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
