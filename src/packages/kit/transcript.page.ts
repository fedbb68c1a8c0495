import type { Content } from '../../course/content.ts'
import { type Block, isExercise, type Item, type Lesson, type Section } from '../../course/course.ts'
import type { Exercise } from '../../course/exercise.ts'
import type { Scenario } from '../../course/scenario.ts'
import { beforeYouStart } from '../../learning/pause.page.ts'
import { contactsBody } from '../../learning/contact.page.ts'
import { clausePhrase } from '../../course/link.page.ts'
import { NOWHERE } from '../../learning/edition.page.ts'
import { blockView, getLesson, getSection } from '../../learning/lesson.page.ts'
import { clauseChange } from '../../learning/update/change.page.ts'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import { type PackagePlan, planIn } from '../course-package.ts'
import { NOTHING_DONE, UNTOUCHED } from '../../learning/next-step.page.ts'
import { policyBody, TO_ACKNOWLEDGE } from '../../learning/policy.page.ts'
import { sitePartView } from '../../site/part.page.ts'
import { kitLanguage, type KitFacts, kitWords } from './layout.page.ts'
import { heading, type KitPage, type KitPart, type KitSection, text } from './part.page.ts'
import { questionsOf, unhintedOptions } from './question-text.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'

/** The whole course or update as text, in each of its languages; nothing tells which answers fit. */
export function transcriptPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).transcript
  const chapters = kit.contents.flatMap((content) => chaptersOf(content, kit))
  const links = chapters.map(({ id, title }) => ({ text: title, href: `#${id}` }))
  return {
    file: 'transcript.html',
    title: words.title,
    lead: kit.update === undefined ? words.lead : words.updateLead,
    sections: [
      {
        id: 'contents',
        title: words.contents,
        parts: [
          { kind: 'text', text: words.detail },
          { kind: 'links', links },
        ],
      },
      ...chapters,
    ],
  }
}

function chaptersOf(content: Content, kit: KitFacts): KitSection[] {
  const { language, guide } = content
  const { kit: t, update } = MESSAGES[language]
  const words = t.transcript
  const chapters = [
    ...(kit.update === undefined
      ? courseChapters(content, kit.site)
      : [{ id: 'change', title: update.title, parts: changeParts(content, kit.site, planIn(kit.update, language)) }]),
    {
      id: 'guide',
      title: words.guide,
      parts: [text(guide.lead), ...guide.text.flatMap((step) => [heading(step.title), text(step.text)])],
    },
    { id: 'care', title: words.care, parts: careParts(content, kit.site) },
    { id: 'policy', title: words.policy, parts: policyParts(content, kit.site) },
    { id: 'lines', title: words.contacts, parts: contactParts(content, kit.site) },
  ]
  return chapters.map((chapter) => ({
    ...chapter,
    id: `${language}-${chapter.id}`,
    ...(language === kitLanguage(kit) ? {} : { lang: language }),
  }))
}

function courseChapters(content: Content, site: SiteDetails) {
  const { language, course, scenarios } = content
  const words = MESSAGES[language].kit.transcript
  return [
    { id: 'before', title: words.before, parts: beforeParts(content) },
    ...course.lessons.map((lesson) => ({
      id: lesson.id.toLowerCase(),
      title: words.lessons(lesson.number, lesson.title),
      parts: lessonParts(content, site, lesson),
    })),
    ...scenarios.map((scenario) => ({
      id: scenario.id.toLowerCase(),
      title: words.story(scenario.title),
      parts: storyParts(content, scenario),
    })),
  ]
}

/** The page of an update: each changed clause before and after, what the course says about it, and the questions. */
function changeParts(content: Content, site: SiteDetails, plan: PackagePlan): KitPart[] {
  const t = MESSAGES[content.language]
  const words = t.update
  return [
    text(words.leadUndated(plan.minutes)),
    ...plan.changes.flatMap((change): KitPart[] => {
      const { title, note, before, after } = clauseChange(change, content.language, t)
      return [
        heading(title),
        ...(note === '' ? [] : [text(note)]),
        ...(before === '' ? [] : [text(`${words.before}: ${before}`)]),
        ...(after === '' ? [] : [text(`${words.after}: ${after}`)]),
      ]
    }),
    ...plan.sections.flatMap(({ lesson: id, section }) => {
      const { title, blocks } = getSection(content.course, id, section)
      // An update has no exercises, and says itself which clauses it's about.
      const shown = blocks.filter((block) => !isExercise(block) && block.kind !== 'clause')
      return sectionParts(content, site, getLesson(content.course, id), { title, blocks: shown })
    }),
    ...questionParts(content.course.items, t.kit.transcript),
  ]
}

function beforeParts(content: Content): KitPart[] {
  const t = MESSAGES[content.language]
  const words = t.care.before
  return [
    text(words.lead),
    text(words.survivors),
    heading(words.insideTitle),
    { kind: 'points', items: beforeYouStart(content, NOTHING_DONE, 'full', NOWHERE, t, []).inside },
    heading(words.choicesTitle),
    {
      kind: 'points',
      items: [
        `${words.lessDetail} ${words.lessDetailText}`,
        `${words.stop} ${t.sco.keeping.recorded.stop}`,
        `${words.anotherWay} ${words.anotherWayText}`,
      ],
    },
    heading(t.learn.otherFormat.title),
    text(t.learn.otherFormat.lead),
    { kind: 'points', items: t.learn.otherFormat.ways },
    text(t.learn.otherFormat.how),
  ]
}

function lessonParts(content: Content, site: SiteDetails, lesson: Lesson): KitPart[] {
  const words = MESSAGES[content.language].kit.transcript
  return [
    text(lesson.lead),
    text(lesson.note),
    ...lesson.sections.flatMap((section) => sectionParts(content, site, lesson, section)),
    ...questionParts(questionsOf(content.course.items, lesson.id), words),
  ]
}

function sectionParts(
  content: Content,
  site: SiteDetails,
  lesson: Lesson,
  { title, blocks }: Pick<Section, 'title' | 'blocks'>,
): KitPart[] {
  const words = MESSAGES[content.language].kit.transcript
  const parts = (block: Block) => blockParts(content, site, lesson, block)
  const less = blocks.filter(({ shownIn }) => !shownIn.includes('full'))
  return [
    heading(title),
    ...blocks.filter(({ shownIn }) => shownIn.includes('full')).flatMap(parts),
    ...(less.length === 0 ? [] : [text(`${words.less}:`), ...less.flatMap(parts)]),
  ]
}

function questionParts(questions: readonly Item[], words: Messages['kit']['transcript']): KitPart[] {
  return [
    ...(questions.length === 0 ? [] : [heading(words.questions)]),
    ...questions.flatMap(({ id, use, stem, options }): KitPart[] => [
      text(`${id}, ${words[use]}. ${stem}`),
      { kind: 'points', items: unhintedOptions(options) },
    ]),
  ]
}

/** Exercises are forms in the course. The transcript has what they ask, and not the answers. */
function blockParts(content: Content, site: SiteDetails, lesson: Lesson, block: Block): KitPart[] {
  const t = MESSAGES[content.language]
  switch (block.kind) {
    case 'sort':
    case 'dialog':
    case 'order':
      return exerciseParts(content, block)
    case 'checklist':
      return [
        heading(block.title),
        text(block.intro),
        ...block.groups.flatMap(({ title, items }): KitPart[] => [text(title), { kind: 'points', items }]),
        text(block.note),
      ]
    case 'guide':
      return [{ kind: 'points', items: content.guide.text.map((step) => `${step.title} ${step.text}`) }]
    case 'clause':
      return [text(t.learn.lesson.teaches(clausePhrase(content.policy, block.ids)))]
    case 'figure':
      return [text(block.text)]
    // The questions come after the sections.
    case 'check':
      return []
    default: {
      const view = blockView(block, { content, site, lesson, detail: 'full', links: NOWHERE, t, ...UNTOUCHED })
      return [{ kind: 'block', block: view }]
    }
  }
}

function exerciseParts({ language }: Content, exercise: Exercise): KitPart[] {
  const words = MESSAGES[language].kit.transcript
  const said = MESSAGES[language].learn.exercise
  const title = exercise.kind === 'dialog' ? exercise.title : exercise.question
  const start = heading(`${words.exercise}: ${title}`)
  switch (exercise.kind) {
    case 'sort':
      return [
        start,
        { kind: 'points', items: exercise.items.map((item) => item.text) },
        text(`${words.places}: ${exercise.bins.map(({ label }) => label).join('; ')}.`),
      ]
    case 'order':
      return [start, { kind: 'points', items: unhintedOptions(exercise.steps) }]
    case 'dialog':
      return [
        start,
        text(exercise.intro),
        ...exercise.turns.flatMap(({ youth, choices }): KitPart[] => [
          text(`${said.youthSays} ${youth}`),
          { kind: 'points', items: unhintedOptions(choices.map(({ say }) => ({ text: say }))) },
        ]),
        text(exercise.ending),
      ]
  }
}

function storyParts({ language }: Content, { setting, note, decisions, ending }: Scenario): KitPart[] {
  const words = MESSAGES[language].kit.transcript
  return [
    text(setting),
    text(note),
    ...decisions.flatMap(({ question, story, less, choices }): KitPart[] => [
      ...story.map(text),
      text(`${words.less}: ${less.join(' ')}`),
      heading(question),
      { kind: 'points', items: unhintedOptions(choices) },
    ]),
    text(`${words.ending}: ${ending}`),
  ]
}

function careParts(content: Content, site: SiteDetails): KitPart[] {
  const t = MESSAGES[content.language]
  const { pause, next } = t.care
  return [
    heading(pause.heading),
    text(t.sco.keeping.recorded.kept),
    { kind: 'points', items: pause.steady },
    text(pause.steadyNote),
    heading(next.heading),
    text(next.lead),
    { kind: 'points', items: next.may },
    heading(next.yoursTitle),
    { kind: 'points', items: next.yours },
    heading(next.supportTitle),
    text(next.supportLead),
    { kind: 'block', block: { partial: 'site', model: sitePartView('support', site, t, content) } },
  ]
}

function policyParts(content: Content, site: SiteDetails): KitPart[] {
  const t = MESSAGES[content.language]
  const { version, parts, siteParts, statement } = policyBody(content, site, TO_ACKNOWLEDGE, NOWHERE, t, [])
  return [
    text(version),
    ...parts.flatMap(({ title, clauses }): KitPart[] => [
      heading(title),
      { kind: 'points', items: clauses.map(({ id, note, text: said }) => `${said} (${id}) ${note}`.trim()) },
    ]),
    heading(t.learn.policy.site),
    ...siteParts.map((model): KitPart => ({ kind: 'block', block: { partial: 'site', model } })),
    heading(t.learn.policy.statement),
    text(statement),
  ]
}

function contactParts(content: Content, site: SiteDetails): KitPart[] {
  const { groups } = contactsBody(content, site, NOWHERE, MESSAGES[content.language])
  return groups.flatMap(({ title, cards }): KitPart[] => [
    heading(title),
    { kind: 'block', block: { partial: 'contacts', model: { cards } } },
  ])
}
