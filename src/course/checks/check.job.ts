import type { Content } from '../content.ts'
import { type Block, DETAILS, type Item, type Lesson, lessonIn, PROCEDURE_STEPS, type SectionPlace } from '../course.ts'
import type { Guide } from '../decision-guide.ts'
import type { Contact } from '../policy-shape.ts'
import type { QuestionType } from '../question-type.ts'
import type { Decision } from '../scenario.ts'
import { BACKUP_ON_DUTY, backupIsOnDuty, SAME_PERSON, samePerson, siteGaps } from '../../organization/site-details.ts'
import { bankProblems } from './check-bank.ts'
import { contactProblems } from './check-contact.ts'
import { lessDetailProblems } from './check-less-detail.job.ts'
import { minutesProblems } from './check-minutes.job.ts'
import { wordingProblems } from './check-wording.job.ts'
import { exerciseFaults } from '../exercise.job.ts'
import { lessonFile, type Problem, problem } from '../problem.job.ts'
import { screenProblems } from './check-screens.job.ts'
import { lessonWords, passages, scenarioWords } from '../passage.job.ts'
import { READABILITY } from '../readability.job.ts'
import type { Language } from '../../platform/text/language.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'

/** Every rule that content must keep beyond the shape of its files. */
export function checkContent(content: Content, site: SiteDetails, terms: readonly string[]): Problem[] {
  const readability = READABILITY[content.language]
  return [
    ...uniqueIds(content),
    ...contactProblems(content.contacts).map(({ path, message }) => problem('contacts.yaml', path, message)),
    ...content.course.lessons.flatMap((lesson) => lessonProblems(content, lesson)),
    ...content.course.items.flatMap((item) => itemProblems(content, item)),
    ...scenarioProblems(content),
    ...content.course.topics.flatMap((rule) => placeProblems(content, 'course.yaml', rule.topic, rule)),
    ...PROCEDURE_STEPS.flatMap((step) => placeProblems(content, 'course.yaml', step, content.course.stepPlaces[step])),
    ...bankProblems(content).map((message) => problem(`${content.language}/questions`, '', message)),
    ...minutesProblems(content),
    ...passages(content, terms)
      .filter(({ score }) => readability.isTooHard(score))
      .map(({ file, path, score }) =>
        problem(file, path, `${readability.name} ${score.toFixed(1)}, ${readability.limit}`),
      ),
    ...siteGaps(site).map((gap) => problem('site.example.yaml', gap.field, `${gap.clause} is not filled in`)),
    ...(samePerson(site) ? [problem('site.example.yaml', 'ifAboutThatPerson', SAME_PERSON)] : []),
    ...(backupIsOnDuty(site) ? [problem('site.example.yaml', 'backup', BACKUP_ON_DUTY)] : []),
    ...wordingProblems(content),
    ...lessDetailProblems(content),
    ...screenProblems(content),
  ]
}

function uniqueIds({ language, course, policy, contacts, scenarios }: Content): Problem[] {
  const twice = (file: string, ids: readonly string[]) =>
    ids.filter((id, index) => ids.indexOf(id) < index).map((id) => problem(file, id, 'this id is used twice'))
  return [
    ...twice(
      'policy.yaml',
      policy.clauses.map((clause) => clause.id),
    ),
    ...twice(
      'contacts.yaml',
      contacts.map((contact) => contact.id),
    ),
    ...twice(
      `${language}/questions`,
      course.items.map((item) => item.id),
    ),
    ...twice(
      `${language}/scenarios`,
      scenarios.map((scenario) => scenario.id),
    ),
    ...course.lessons.flatMap((lesson) =>
      twice(lessonFile(language, lesson), [
        ...lesson.sections.map((section) => section.id),
        ...blocksOf(lesson).flatMap((block) => ('id' in block ? [block.id] : [])),
      ]),
    ),
  ]
}

function lessonProblems({ language, contacts, guide }: Content, lesson: Lesson): Problem[] {
  const file = lessonFile(language, lesson)
  const known = new Set(contacts.map((contact) => contact.id))
  const faults = blocksOf(lesson).flatMap((block) => {
    const unknown = block.kind === 'contacts' ? block.ids.filter((id) => !known.has(id)) : []
    return [
      ...unknown.map((id) => problem(file, id, 'there is no such contact in contacts.yaml')),
      ...('id' in block ? exerciseFaults(block, contacts).map((fault) => problem(file, block.id, fault)) : []),
    ]
  })
  return [...faults, ...detailProblems(file, lesson, guide)]
}

/** Both paths teach every section and the same clauses; the one with less detail is never the longer one. */
function detailProblems(file: string, lesson: Lesson, guide: Guide): Problem[] {
  const [full, less] = [lessonIn(lesson, 'full'), lessonIn(lesson, 'less')]
  const clausesOf = (read: Lesson) => blocksOf(read).flatMap((block) => (block.kind === 'clause' ? block.ids : []))
  const empty = DETAILS.flatMap((detail) =>
    lessonIn(lesson, detail)
      .sections.filter((section) => section.blocks.length === 0)
      .map((section) => problem(file, section.id, `has nothing on the path of ${detail} detail`)),
  )
  return [
    ...empty,
    ...(clausesOf(full).join() === clausesOf(less).join() ? [] : [problem(file, '', 'the paths teach other clauses')]),
    ...(lessonWords(less, guide) <= lessonWords(full, guide)
      ? []
      : [problem(file, '', 'the path of less detail is the longer one')]),
  ]
}

const tooMany = (all: number) => all > 4 && `three or four options, not ${all}`

/** The limits for options, and for correct options, of each type of question. */
const OPTION_FAULTS: Readonly<Record<QuestionType, (fitting: number, all: number) => (string | false)[]>> = {
  single: (fitting, all) => [fitting !== 1 && `one option must fit, ${fitting} do`, tooMany(all)],
  multiple: (fitting, all) => [
    fitting < 2 && `two or more options must fit, ${fitting} do`,
    fitting === all && 'every option fits: nothing is asked',
    tooMany(all),
  ],
  order: (fitting) => [fitting > 0 && 'the options of an ordering question have no "fits"'],
}

/** The most words of an explanation and of an option's reason, since people read them all on a phone. */
const MOST_WORDS: Readonly<Record<Language, { readonly explanation: number; readonly why: number }>> = {
  en: { explanation: 35, why: 25 },
  es: { explanation: 42, why: 30 },
}

function itemProblems(content: Content, item: Item): Problem[] {
  const fitting = item.options.filter((option) => option.fits).length
  const reasons = item.options.map((option) => option.why)
  const most = MOST_WORDS[content.language]
  const faults = [
    !hasSection(content, item.lesson, item.section) && `there is no section "${item.section}" in ${item.lesson}`,
    ...OPTION_FAULTS[item.type](fitting, item.options.length),
    new Set([item.explanation, ...reasons]).size <= reasons.length && 'two explanations are alike',
    reasons.some((why) => wordCount(why) < 5) && 'an explanation must say what the choice does, in five words or more',
    wordCount(item.explanation) > most.explanation && `the explanation has more than ${most.explanation} words`,
    reasons.some((why) => wordCount(why) > most.why) && `the reason of an option has more than ${most.why} words`,
    content.contacts.some((contact) => givesDigits(item, contact)) && 'never asks for the digits of a number',
  ]
  return faults
    .filter((fault) => fault !== false)
    .map((fault) => problem(`${content.language}/questions`, item.id, fault))
}

function wordCount(text: string): number {
  return text.split(/\s+/u).length
}

/**
 * The number in any spelling, or its last four digits. Everyone knows the short ones, such as 911. The explanation comes
 * after the answer, so it may give digits.
 */
function givesDigits(item: Item, { digits, letters }: Contact): boolean {
  if (digits.length <= 3) return false
  const texts = [item.stem, ...item.options.flatMap((option) => [option.text, option.why])]
  return texts.some((text) => {
    const closed = text.replaceAll(/[\s().-]/g, '')
    return closed.includes(digits.slice(-4)) || (letters !== null && text.includes(letters.slice(2)))
  })
}

function scenarioProblems(content: Content): Problem[] {
  const { language, course, scenarios } = content
  const decisions = scenarios.flatMap((scenario) =>
    scenario.decisions.flatMap((decision) =>
      decisionProblems(content, decision).map((fault) =>
        problem(`${language}/scenarios/${scenario.id}.yaml`, decision.id, fault),
      ),
    ),
  )
  const groups = course.practice.groups
    .filter((group) => !scenarios.some((scenario) => group.paths.includes(scenario.path)))
    .map((group) => problem('course.yaml', group.id, 'no scenario belongs to this practice group'))
  return [...decisions, ...groups]
}

function decisionProblems(content: Content, decision: Decision): string[] {
  const { choices, less, reread } = decision
  const faults = [
    choices.filter((choice) => choice.fits).length !== 1 && 'exactly one choice must fit',
    scenarioWords([{ ...decision, story: less }]) > scenarioWords([decision]) &&
      'the path with less detail must not be longer than the story',
    !hasSection(content, reread.lesson, reread.section) &&
      `there is no section "${reread.section}" in ${reread.lesson}`,
  ]
  return faults.filter((fault) => fault !== false)
}

function blocksOf(lesson: Lesson): Block[] {
  return lesson.sections.flatMap((section) => section.blocks)
}

/** A place to read something again must be there. */
function placeProblems(content: Content, file: string, path: string, { lesson, section }: SectionPlace): Problem[] {
  return hasSection(content, lesson, section)
    ? []
    : [problem(file, path, `there is no section "${section}" in ${lesson}`)]
}

function hasSection(content: Content, lesson: string, section: string): boolean {
  return content.course.lessons.some(
    (candidate) => candidate.id === lesson && candidate.sections.some((s) => s.id === section),
  )
}
