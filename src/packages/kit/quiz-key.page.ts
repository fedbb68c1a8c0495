import type { Content } from '../../course/content.ts'
import type { Item, Lesson } from '../../course/course.ts'
import type { Exercise } from '../../course/exercise.ts'
import { isOrdered } from '../../course/question-type.ts'
import type { Scenario } from '../../course/scenario.ts'
import { MESSAGES } from '../../words/messages.ts'
import { kitLanguage, type KitFacts, kitWords } from './layout.page.ts'
import { heading, type KitPage, type KitPart, type KitSection, type MarkedAnswer, text } from './part.page.ts'
import { questionsOf } from './question-text.page.ts'

/** Every question, exercise and story with what fits and why: for trainers, never inside the kit. */
export function quizKeyPage(kit: Pick<KitFacts, 'contents'>): KitPage {
  const { key } = kitWords(kit)
  const sections = kit.contents.flatMap((content) =>
    sectionsOf(content).map((section) => ({
      ...section,
      id: `${content.language}-${section.id}`,
      ...(content.language === kitLanguage(kit) ? {} : { lang: content.language }),
    })),
  )
  return { file: 'quiz-key.html', title: key.title, lead: key.lead, sections }
}

function sectionsOf(content: Content): KitSection[] {
  const { language, course, scenarios } = content
  const { key } = MESSAGES[language].kit
  const asked = course.lessons.filter(({ id }) => course.items.some(({ lesson }) => lesson === id))
  return [
    ...asked.map((lesson) => ({
      id: lesson.id.toLowerCase(),
      title: key.questions(lesson.number, lesson.title),
      parts: questionsOf(course.items, lesson.id).flatMap((item) => questionParts(content, item)),
    })),
    {
      id: 'exercises',
      title: key.exercises,
      parts: course.lessons.flatMap(exercisesOf).flatMap((exercise) => exerciseParts(content, exercise)),
    },
    { id: 'stories', title: key.stories, parts: scenarios.flatMap((scenario) => storyParts(content, scenario)) },
  ]
}

function questionParts({ language, course }: Content, item: Item): KitPart[] {
  const { key } = MESSAGES[language].kit
  const topic = course.topics.find((rule) => rule.topic === item.topic)
  const about = [key[item.use], item.clauses.join(', '), ...(topic === undefined ? [] : [key.mustKnow(topic.title)])]
  return [
    heading(`${item.id}. ${item.stem}`),
    text(`${about.join('. ')}.`),
    {
      kind: 'answers',
      answers: item.options.map((option, index) => ({
        mark: isOrdered(item) ? key.place(index + 1) : mark(option, language),
        text: option.text,
        why: option.why,
      })),
    },
    text(`${key.why}: ${item.explanation}`),
  ]
}

function exercisesOf({ sections }: Lesson): Exercise[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block.kind === 'sort' || block.kind === 'dialog' || block.kind === 'order')
}

function exerciseParts({ language }: Content, exercise: Exercise): KitPart[] {
  const { key } = MESSAGES[language].kit
  switch (exercise.kind) {
    case 'sort': {
      const label = (bin: string) => exercise.bins.find(({ id }) => id === bin)?.label ?? bin
      const answers = exercise.items.map((item) => ({ mark: label(item.bin), text: item.text, why: item.why }))
      return [heading(exercise.question), { kind: 'answers', answers }]
    }
    case 'order':
      return [
        heading(exercise.question),
        { kind: 'answers', answers: exercise.steps.map((step, index) => ({ mark: key.place(index + 1), ...step })) },
      ]
    case 'dialog':
      return [
        heading(exercise.title),
        ...exercise.turns.flatMap(({ youth, choices }): KitPart[] => [
          text(`${MESSAGES[language].learn.exercise.youthSays} ${youth}`),
          {
            kind: 'answers',
            answers: choices.map((choice) => ({ mark: mark(choice, language), text: choice.say, why: choice.why })),
          },
        ]),
      ]
  }
}

function storyParts({ language }: Content, { id, title, decisions }: Scenario): KitPart[] {
  const { key } = MESSAGES[language].kit
  return decisions.flatMap(({ question, clauses, choices }): KitPart[] => [
    heading(`${id}, ${title}. ${question}`),
    text(`${clauses.join(', ')}.`),
    {
      kind: 'answers',
      answers: choices.map(
        (choice): MarkedAnswer => ({
          mark: mark(choice, language),
          text: choice.text,
          why: `${key.next}: ${choice.consequence} ${key.why}: ${choice.why}`,
        }),
      ),
    },
  ])
}

function mark({ fits }: { readonly fits: boolean }, language: Content['language']): string {
  const { key } = MESSAGES[language].kit
  return fits ? key.fits : key.fitsNot
}
