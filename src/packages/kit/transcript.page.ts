import type { Content } from '../../course/content.ts'
import type { Block, Lesson } from '../../course/course.ts'
import type { Exercise } from '../../course/exercise.ts'
import type { Scenario } from '../../course/scenario.ts'
import { beforeYouStart } from '../../learning/pause.page.ts'
import { contactsBody } from '../../learning/contact.page.ts'
import { clausePhrase } from '../../course/link.page.ts'
import { NOWHERE } from '../../learning/edition.page.ts'
import { blockView } from '../../learning/lesson.page.ts'
import { MESSAGES } from '../../words/messages.ts'
import { NOTHING_DONE, NOTHING_TRIED } from '../../learning/next-step.page.ts'
import { policyBody, TO_ACKNOWLEDGE } from '../../learning/policy.page.ts'
import { sitePartView } from '../../site/part.page.ts'
import { kitLanguage, type KitFacts, kitWords } from './layout.page.ts'
import { heading, type KitPage, type KitPart, type KitSection, text } from './part.page.ts'
import { questionsOf, unhintedOptions } from './question-text.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'

/** The whole course as text, in each of its languages; nothing tells which answers fit. */
export function transcriptPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).transcript
  const chapters = kit.contents.flatMap((content) => chaptersOf(content, kit))
  const links = chapters.map(({ id, title }) => ({ text: title, href: `#${id}` }))
  return {
    file: 'transcript.html',
    title: words.title,
    lead: words.lead,
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
  const { language, course, scenarios, guide } = content
  const words = MESSAGES[language].kit.transcript
  const chapters = [
    { id: 'before', title: words.before, parts: beforeParts(content) },
    ...course.lessons.map((lesson) => ({
      id: lesson.id.toLowerCase(),
      title: words.lessons(lesson.number, lesson.title),
      parts: lessonParts(content, kit.site, lesson),
    })),
    ...scenarios.map((scenario) => ({
      id: scenario.id.toLowerCase(),
      title: words.story(scenario.title),
      parts: storyParts(content, scenario),
    })),
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
  const parts = (block: Block) => blockParts(content, site, lesson, block)
  const questions = questionsOf(content.course.items, lesson.id)
  return [
    text(lesson.lead),
    text(lesson.note),
    ...lesson.sections.flatMap((section) => {
      const less = section.blocks.filter(({ shownIn }) => !shownIn.includes('full'))
      return [
        heading(section.title),
        ...section.blocks.filter(({ shownIn }) => shownIn.includes('full')).flatMap(parts),
        ...(less.length === 0 ? [] : [text(`${words.less}:`), ...less.flatMap(parts)]),
      ]
    }),
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
      const nobody = { detail: 'full', practice: NOTHING_TRIED, seed: '', work: NOTHING_DONE, tried: null } as const
      const view = blockView(block, { content, site, lesson, links: NOWHERE, t, hidden: [], ...nobody })
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
      { kind: 'points', items: clauses.map((clause) => `${clause.text} (${clause.id})`) },
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
