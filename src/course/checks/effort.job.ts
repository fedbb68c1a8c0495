import type { Content } from '../content.ts'
import { type Block, isExercise, type Item, type Lesson, lessonIn, type Section } from '../course.ts'
import { finalItems, practiceItems } from '../draw.ts'
import { countWords, exerciseText, lessonWords, scenarioWords, sectionWords } from '../passage.job.ts'
import type { Scenario } from '../scenario.ts'

/** What a part of the course asks of everybody: words to read, and things to decide or do. */
export interface Effort {
  readonly words: number
  readonly tasks: number
}

const WORDS_PER_MINUTE = 200
const TASKS_PER_MINUTE = 2

export function minutesOf({ words, tasks }: Effort): number {
  return words / WORDS_PER_MINUTE + tasks / TASKS_PER_MINUTE
}

/** The full text of a lesson, its exercises, its questions with their feedback, and the stories of the practice lesson. */
export function lessonEffort(content: Content, lesson: Lesson): Effort {
  const { course, guide } = content
  const blocks = lesson.sections.flatMap((section) => section.blocks)
  return sum([
    { words: lessonWords(lessonIn(lesson, 'full'), guide), tasks: 0 },
    ...blocks.filter(isExercise).map((block) => ({ words: exerciseWords(block), tasks: 1 })),
    ...practiceItems(course, lesson.id).map((item) => ({ words: answeredWords(item), tasks: 1 })),
    ...(lesson.id === course.practice.lesson ? storiesOfAverageLength(content) : []),
  ])
}

/** Every question of one check, without feedback. Which ones are drawn differs, so their average length counts. */
export function finalCheckEffort({ course }: Content): Effort {
  const asked = finalItems(course).map(({ stem, options }) => ({
    words: countWords([stem, ...options.map((option) => option.text)]),
    tasks: 1,
  }))
  const { words, tasks } = mean(asked)
  return { words: words * course.pass.of, tasks: tasks * course.pass.of }
}

/** The page of the policy, without the site's own details. Acknowledging is one more thing to do. */
export function policyEffort({ policy }: Content): Effort {
  return { words: countWords([policy.acknowledgement, ...policy.clauses.map((clause) => clause.text)]), tasks: 1 }
}

/** What trained staff read and do about a change of the policy. Acknowledging is one more thing to do. */
export function updateEffort(
  { guide, policy }: Pick<Content, 'guide' | 'policy'>,
  { texts, sections, items }: UpdateParts,
): Effort {
  return sum([
    { words: countWords([policy.acknowledgement, ...texts]), tasks: 1 },
    ...sections.map((section) => ({ words: sectionWords(section, guide), tasks: 0 })),
    ...items.map((item) => ({ words: answeredWords(item), tasks: 1 })),
  ])
}

interface UpdateParts {
  /** The clauses before and after. */
  readonly texts: readonly string[]
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
}

export function sum(efforts: readonly Effort[]): Effort {
  return efforts.reduce((all, { words, tasks }) => ({ words: all.words + words, tasks: all.tasks + tasks }), {
    words: 0,
    tasks: 0,
  })
}

function mean(efforts: readonly Effort[]): Effort {
  const { words, tasks } = sum(efforts)
  const count = Math.max(1, efforts.length)
  return { words: words / count, tasks: tasks / count }
}

/** Feedback shows the reasons of the correct options and of the chosen one, so one wrong reason counts. */
function answeredWords({ stem, explanation, options }: Item): number {
  const reasonsOf = (fits: boolean) => options.filter((option) => option.fits === fits).map(({ why }) => why)
  const [right, wrong] = [reasonsOf(true), reasonsOf(false)]
  // The feedback of an ordering question has the reason of every step.
  const others = right.length === 0 ? countWords(wrong) : countWords(wrong) / Math.max(1, wrong.length)
  return countWords([stem, explanation, ...options.map(({ text }) => text), ...right]) + others
}

/** A talk shows every reply to choose from, and what follows one of them. Other exercises are read whole. */
function exerciseWords(block: Block): number {
  if (block.kind !== 'dialog') return countWords(exerciseText(block))
  const { title, intro, turns, ending } = block
  const said = turns.flatMap(({ youth, choices }) => [
    youth,
    ...choices.map((choice) => choice.say),
    ...choices.filter((choice) => choice.fits).flatMap((choice) => [choice.next, choice.why]),
  ])
  return countWords([title, intro, ...said, ending])
}

function storiesOfAverageLength({ course, scenarios }: Content): Effort[] {
  return course.practice.groups.map(({ paths }) =>
    mean(scenarios.filter(({ path }) => paths.includes(path)).map(storyEffort)),
  )
}

function storyEffort({ title, setting, note, decisions, ending }: Scenario): Effort {
  return { words: scenarioWords(decisions) + countWords([title, setting, note, ending]), tasks: decisions.length }
}
