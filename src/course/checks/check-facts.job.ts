import type { Content } from '../content.ts'
import { DETAILS, type Lesson, lessonIn } from '../course.ts'
import type { Guide } from '../decision-guide.ts'
import { blockText, decisionText, exerciseText, itemText } from '../passage.job.ts'
import { lessonFile, type Problem, problem } from '../problem.job.ts'
import type { Scenario } from '../scenario.ts'
import { callsIn, missing, numbersIn } from './facts.ts'
import type { Language } from '../../platform/text/language.ts'

/** A text that both languages have, and where it is. */
interface Place {
  readonly file: string
  readonly path: string
  readonly text: string
}

/** No translation changes a number, or who to call. */
export function factProblems(source: Content, translated: Content): Problem[] {
  const ours = placesOf(source)
  return placesOf(translated).flatMap(({ file, path, text }, index) => {
    const facts = factsIn(text, translated.language)
    const inEnglish = factsIn(ours[index]?.text ?? '', source.language)
    return [
      ...missing(inEnglish, facts).map((fact) => problem(file, path, `lacks "${fact}", which the English text has`)),
      ...missing(facts, inEnglish).map((fact) => problem(file, path, `has "${fact}", which the English text lacks`)),
    ]
  })
}

/** 911 is a number and a call, and one fact. */
function factsIn(text: string, language: Language): string[] {
  return [...new Set([...numbersIn(text), ...callsIn(text, language)])]
}

/** In the same order in each language, because a translation pairs every part by id. */
function placesOf({ language, course, scenarios, guide }: Content): Place[] {
  return [
    ...course.lessons.flatMap((lesson) =>
      lessonPlaces(lesson, guide).map((place) => ({ file: lessonFile(language, lesson), ...place })),
    ),
    ...course.items.map((item) => ({ file: `${language}/questions`, path: item.id, text: lines(itemText(item)) })),
    ...scenarios.flatMap((scenario) =>
      scenarioPlaces(scenario).map((place) => ({ file: `${language}/scenarios/${scenario.id}.yaml`, ...place })),
    ),
  ]
}

function lessonPlaces(lesson: Lesson, guide: Guide): Omit<Place, 'file'>[] {
  const { title, lead, note, canDo } = lesson
  return [
    { path: 'lead', text: lines([title, lead, note, canDo ?? '']) },
    ...DETAILS.flatMap((detail) =>
      lessonIn(lesson, detail).sections.map((section) => ({
        path: detail === 'full' ? section.id : `${section.id} (${detail} detail)`,
        text: lines([
          section.title,
          ...section.blocks.flatMap((block) => [...blockText(block, guide), ...exerciseText(block)]),
        ]),
      })),
    ),
  ]
}

function scenarioPlaces({ title, setting, note, decisions, ending }: Scenario): Omit<Place, 'file'>[] {
  return [
    { path: 'ending', text: lines([title, setting, note, ending]) },
    ...decisions.flatMap((decision) => [
      { path: decision.id, text: lines(decisionText(decision, decision.story)) },
      { path: `${decision.id} (less detail)`, text: lines(decision.less) },
    ]),
  ]
}

function lines(texts: readonly string[]): string {
  return texts.join('\n')
}
