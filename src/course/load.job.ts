import type { z } from 'zod'
import type { Content } from './content.ts'
import { type Item, PROCEDURE_STEPS, type ProcedureStep } from './course.ts'
import type { Scenario } from './scenario.ts'
import { checkContent } from './checks/check.job.ts'
import { factProblems } from './checks/check-facts.job.ts'
import { glossaryProblems } from './checks/check-glossary.job.ts'
import { phoneProblems } from './checks/check-phone.job.ts'
import { Files } from './file.job.ts'
import { ContentProblems, type Problem } from './problem.job.ts'
import { questionsFile } from './course-shape.ts'
import { guideFile } from './guide-shape.ts'
import { lessonFront } from './lesson-shape.ts'
import { courseFile } from './content-shape.ts'
import { readingFile, siteFile } from './schema.job.ts'
import { scenarioFile } from './scenario-shape.ts'
import { contactsFile, policyFile } from './policy-shape.ts'
import { translate } from './translate.job.ts'
import { contactsWords, courseWords, lessonWords, policyWords, questionsWords, scenarioWords } from './wording.job.ts'
import type { Language } from '../platform/text/language.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

const LETTERS = 'abcdef'

/**
 * Reads everything and checks each file; `contents` is null when a file has the wrong shape, or a translation is not
 * whole. `english` is there as soon as the English files have their shape, whatever else is wrong.
 */
export function readContents(folder: string): {
  contents: Record<Language, Content> | null
  english: Content | null
  problems: Problem[]
} {
  const problems: Problem[] = []
  const files = new Files(folder, problems)
  const site = files.yaml('site.example.yaml', siteFile)
  const english = readEnglish(files)
  if (english === null || site === null || problems.length > 0) return { contents: null, english: null, problems }
  // A fault in English would be a fault in every language, so it is reported once.
  problems.push(...checkContent(english, site, readTerms(folder, 'en')))
  const spanish = problems.length > 0 ? null : readTranslation(files, english, 'es')
  if (spanish === null || problems.length > 0) return { contents: null, english, problems }
  problems.push(
    ...checkContent(spanish, site, readTerms(folder, 'es')),
    ...factProblems(english, spanish),
    ...glossaryProblems(files),
    ...phoneProblems(files, [english, spanish]),
  )
  return { contents: { en: english, es: spanish }, english, problems }
}

/** Facts and words of the English files, or null when one of them has the wrong shape. */
function readEnglish(files: Files): Content | null {
  const policy = files.yaml('policy.yaml', policyFile)
  const contacts = files.yaml('contacts.yaml', contactsFile)
  const course = files.yaml('course.yaml', courseFile)
  const guide = files.yaml('en/guide.yaml', guideFile)
  const lessons = (course?.lessons ?? []).flatMap((id, index) => {
    const lesson = files.lesson(`en/lessons/${id}.md`, lessonFront)
    return lesson === null ? [] : [{ ...lesson, number: index + 1 }]
  })
  const items = files.all('en/questions', questionsFile).flat().map(toItem)
  const scenarios = files.all('en/scenarios', scenarioFile).map(toScenario).sort(byNumber)
  if (policy === null || contacts === null || course === null || guide === null) return null
  const { steps, ...rest } = course
  const pass = { ...course.pass, allTopics: true } as const
  return {
    language: 'en',
    course: {
      ...rest,
      pass,
      stepTitles: mapSteps(steps, (step) => step.title),
      stepPlaces: mapSteps(steps, (step) => step.reread),
      lessons,
      items,
    },
    policy,
    contacts: contacts.contacts,
    scenarios,
    guide,
  }
}

/** The English content with the words of another language, or null when one of its files has the wrong shape. */
function readTranslation(files: Files, english: Content, language: Language): Content | null {
  const policy = files.yaml(`${language}/policy.yaml`, policyWords)
  const contacts = files.yaml(`${language}/contacts.yaml`, contactsWords)
  const course = files.yaml(`${language}/course.yaml`, courseWords)
  const guide = files.yaml(`${language}/guide.yaml`, guideFile)
  const lessons = english.course.lessons.flatMap(
    ({ id }) => files.lesson(`${language}/lessons/${id}.md`, lessonWords) ?? [],
  )
  const questions = files.all(`${language}/questions`, questionsWords).flat()
  const scenarios = files.all(`${language}/scenarios`, scenarioWords)
  if (policy === null || contacts === null || course === null || guide === null) return null
  const words = { policy, contacts: contacts.contacts, course, guide, questions, scenarios, lessons }
  const { content, problems } = translate(english, language, words)
  files.problems.push(...problems)
  return content
}

/** The reviewed list of names and defined terms of a language. Throws `ContentProblems`. */
export function readTerms(folder: string, language: Language): readonly string[] {
  const problems: Problem[] = []
  const reading = new Files(folder, problems).yaml(`${language}/reading.yaml`, readingFile)
  if (reading === null) throw new ContentProblems(problems)
  return reading.terms
}

/** A site's details from a file in the shape of `site.example.yaml`. Throws `ContentProblems`. */
export function loadSite(folder: string, file: string): SiteDetails {
  const problems: Problem[] = []
  const site = new Files(folder, problems).yaml(file, siteFile)
  if (site === null) throw new ContentProblems(problems)
  return site
}

function toItem(item: z.infer<typeof questionsFile>[number]): Item {
  return { ...item, options: item.options.map((option, index) => ({ id: LETTERS.charAt(index), ...option })) }
}

function toScenario(scenario: z.infer<typeof scenarioFile>): Scenario {
  return {
    ...scenario,
    decisions: scenario.decisions.map((decision) => ({
      ...decision,
      choices: decision.choices.map((choice, index) => ({ id: LETTERS.charAt(index), ...choice })),
    })),
  }
}

function mapSteps<From, To>(
  steps: Readonly<Record<ProcedureStep, From>>,
  to: (step: From) => To,
): Record<ProcedureStep, To> {
  // The keys of `steps`, which Object.fromEntries widens.
  return Object.fromEntries(PROCEDURE_STEPS.map((step) => [step, to(steps[step])])) as Record<ProcedureStep, To>
}

function byNumber(a: Scenario, b: Scenario): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true })
}
