import type { Content } from '../content.ts'
import { type Block, DETAILS, isExercise, type Lesson, type Section } from '../course.ts'
import type { Guide } from '../decision-guide.ts'
import { practiceItems } from '../draw.ts'
import { screenWords } from '../passage.job.ts'
import { lessonFile, type Problem, problem } from '../problem.job.ts'
import { RESERVED_IDS } from '../screens.ts'
import type { Language } from '../../platform/text/language.ts'

/** The most that fits on a screen of a phone in one idea. Spanish takes more words for it. */
const MOST_WORDS: Readonly<Record<Language, number>> = { en: 140, es: 155 }
const MOST_WORDS_BESIDE_EXERCISE = 40
const MOST_IN_HEADING = 45
const MOST_CONTACTS = 3
const MOST_EXERCISES = 1

/** The rules for the screens of lessons (decision 30). */
export function screenProblems({ language, course, guide }: Content): Problem[] {
  return course.lessons.flatMap((lesson) => {
    const file = lessonFile(language, lesson)
    const reserved = lesson.sections.filter(({ id }) => RESERVED_IDS.some((other) => other === id))
    const saysWhatFor = lesson.canDo !== null || lesson.id === course.practice.lesson
    return [
      ...(saysWhatFor ? [] : [problem(file, 'canDo', 'must say what the learner can do after the lesson')]),
      ...reserved.map(({ id }) => problem(file, id, 'is the id of a screen that every lesson has')),
      ...questionProblems(
        lesson,
        practiceItems(course, lesson.id).map(({ id }) => id),
      ).map((message) => problem(file, '', message)),
      ...lesson.sections.flatMap((section) =>
        sizeProblems(section, guide, MOST_WORDS[language]).map((message) => problem(file, section.id, message)),
      ),
    ]
  })
}

/** A screen that's too full on both paths in the same way is reported once. */
function sizeProblems(section: Section, guide: Guide, mostWords: number): string[] {
  const onPaths = DETAILS.flatMap((detail) =>
    faults({ ...section, blocks: section.blocks.filter(({ shownIn }) => shownIn.includes(detail)) }, guide, mostWords),
  )
  return [...new Set(onPaths)]
}

function faults(section: Section, guide: Guide, mostWords: number): string[] {
  const words = screenWords(section, guide)
  const exercises = section.blocks.filter(isExercise).length
  const contacts = section.blocks.flatMap(contactsIn).length
  const found = [
    words > mostWords && `${words} words on one screen, at most ${mostWords}`,
    exercises > 0 &&
      words > MOST_WORDS_BESIDE_EXERCISE &&
      `${words} words beside an exercise, at most ${MOST_WORDS_BESIDE_EXERCISE}`,
    exercises > MOST_EXERCISES && `${exercises} exercises on one screen, at most ${MOST_EXERCISES}`,
    contacts > MOST_CONTACTS && `${contacts} contacts on one screen, at most ${MOST_CONTACTS}`,
    section.title.length > MOST_IN_HEADING &&
      `the heading has ${section.title.length} characters, at most ${MOST_IN_HEADING}`,
  ]
  return found.filter((fault) => fault !== false)
}

function contactsIn(block: Block): readonly string[] {
  return block.kind === 'contacts' ? block.ids : []
}

/** Each practice question of the lesson is asked once, on both paths. */
function questionProblems({ sections }: Lesson, items: readonly string[]): string[] {
  const blocks = sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'check'))
  const asked: readonly string[] = blocks.map(({ item }) => item)
  return [
    ...asked
      .filter((id) => !items.includes(id))
      .map((id) => `asks ${id}, which is no practice question of this lesson`),
    ...asked.filter((id, index) => asked.indexOf(id) < index).map((id) => `asks ${id} twice`),
    ...items
      .filter((id) => !asked.includes(id))
      .map((id) => `doesn’t ask ${id}: put ":::check ${id}" where it’s taught`),
    ...blocks.filter(({ shownIn }) => shownIn.length === 1).map(({ item }) => `asks ${item} on one path only`),
  ]
}
