import type { Content } from '../course/content.ts'
import { lessonFile, type Problem, problem } from '../course/problem.job.ts'
import type { Contact } from '../course/policy-shape.ts'
import { calendarDate } from '../platform/time/calendar.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { calledBy, mapTexts } from './line-name.ts'
import { type Contents, lineOf, withOwnLines } from './line.ts'

/** No name of the course has this letter. */
const OTHER_NAME = 'Ω'

/**
 * Texts that would keep the name of a line after an organization has given it another one. All lines that may change
 * get another name for the check, as an organization gives it, and nothing may be left of their own.
 */
export function nameProblems(contents: Contents): Problem[] {
  const ids = contents.en.contacts.filter(({ released }) => !released).map(({ id }) => id)
  const renamed = withOtherName(contents, ids)
  return LANGUAGES.flatMap((language) => {
    const { contacts } = contents[language]
    const marks = ids.flatMap((id) => marksOf(contacts, id).map((mark) => ({ id, mark })))
    const formerNames = contacts.flatMap((contact) => contact.formerNames)
    const firstWords = [...new Set(marks.map(({ mark }) => mark.split(' ', 1).join()))]
    return partsOf(renamed[language]).flatMap(({ file, path, part, of }) =>
      textsIn(part, firstWords).flatMap((text) => {
        const said = formerNames.reduce((rest, name) => rest.replaceAll(name, ''), text)
        const left = marks.find(({ id, mark }) => id !== of && said.includes(mark))
        if (left === undefined) return []
        const why = `says "${left.mark}" of ${left.id} in a way that stays when an organization gives that line another name`
        return [problem(file, path, why)]
      }),
    )
  })
}

function withOtherName(contents: Contents, ids: readonly string[]): Contents {
  const named = { name: OTHER_NAME, sentence: OTHER_NAME }
  const since = calendarDate(contents.en.policy.effectiveOn)
  const own = ids.flatMap((id) => {
    const released = lineOf(contents, id)
    if (released === null) return []
    const line = { ...released, en: { ...released.en, ...named }, es: { ...released.es, ...named } }
    return [[id, { line, released, since, checkedOn: since, wrongSince: null }] as const]
  })
  return withOwnLines(contents, new Map(own))
}

/** What tells of a name: all that the course may call the line, and each two words in a row that no other line has. */
function marksOf(contacts: readonly Contact[], id: string): string[] {
  const names = contacts.filter((contact) => contact.id === id).map(({ name }) => name)
  const others = contacts.filter((contact) => contact.id !== id).map(({ name }) => name)
  const pairs = names.flatMap((name) => [...name.matchAll(/(?=(?<!\p{L})(\p{Lu}\p{L}+ \p{Lu}\p{L}+))/gu)])
  const marks = [...names.flatMap(calledBy), ...pairs.map(([, pair = '']) => pair)]
  return marks.filter((mark) => !others.some((other) => other.includes(mark)))
}

interface Part {
  readonly file: string
  readonly path: string
  readonly part: object
  /** The line that the part is about, which has its name from there. */
  readonly of?: string
}

function partsOf({ language, course, scenarios, guide, policy, contacts }: Content): Part[] {
  const { lessons, items, ...rest } = course
  const { clauses, ...whole } = policy
  return [
    ...lessons.map((part) => ({ file: lessonFile(language, part), path: '', part })),
    ...items.map((part) => ({ file: `${language}/questions`, path: part.id, part })),
    ...scenarios.map((part) => ({ file: `${language}/scenarios/${part.id}.yaml`, path: '', part })),
    { file: 'course.yaml', path: '', part: rest },
    { file: `${language}/guide.yaml`, path: '', part: guide },
    { file: 'policy.yaml', path: '', part: whole },
    ...clauses.map((part) => ({ file: 'policy.yaml', path: part.id, part, of: part.id })),
    ...contacts.map((part) => ({ file: 'contacts.yaml', path: part.id, part, of: part.id })),
  ]
}

/** The texts with one of these words, as they're read: without markup, and on one line. */
function textsIn(part: object, words: readonly string[]): string[] {
  const texts: string[] = []
  mapTexts(part, (text) => {
    if (words.some((word) => text.includes(word)))
      texts.push(
        text
          .replaceAll(/<[^>]*>/gu, '')
          .replaceAll('&amp;', '&')
          .replaceAll(/\s+/gu, ' '),
      )
    return text
  })
  return texts
}
