import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Detail, DETAILS, type LessonId } from '../../course/course.ts'
import type { Content, KeptEdition, KeptLesson, KeptStory, StoryPage } from '../../course/content.ts'
import type { ScenarioId } from '../../course/scenario.ts'
import { contactsBody } from '../../learning/contact.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { NOWHERE, storyPages } from '../../learning/edition.page.ts'
import { forReading } from '../../course/for-reading.page.ts'
import { lessonBody } from '../../learning/lesson.page.ts'
import type { Links } from '../../course/link.page.ts'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import { UNTOUCHED } from '../../learning/next-step.page.ts'
import { policyBody, TO_ACKNOWLEDGE } from '../../learning/policy.page.ts'
import { type QuestionShown, questionShown } from './questions-shown.page.ts'
import { renderPage, renderPart } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { type Language, toLanguage } from '../../platform/text/language.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'
import { languageName } from '../../platform/text/format.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'

/** An edition that is viewed again, with the site whose details it shows. */
export interface ShownEdition {
  readonly hash: string
  readonly language: string
  readonly courseVersion: string
  readonly policyVersion: string
  readonly storedOn: CalendarDate
  readonly kept: KeptEdition
  /** `null` when the details of a site aren't shown. */
  readonly site: ShownSite | null
  readonly links: EditionLinks
}

export interface ShownSite {
  readonly id: string
  readonly version: number
  readonly publishedOn: CalendarDate
  readonly details: SiteDetails
  /** The day on which staff saw them so. Null for the details as they were published. */
  readonly seenOn: CalendarDate | null
}

/** The addresses of an edition's pages. Each keeps the same site. */
export interface EditionLinks {
  editions(): string
  edition(): string
  lesson(lesson: LessonId, path: Detail | null): string
  /** @param page place in the list of pages, from 0 */
  story(story: ScenarioId, page: number): string
  questions(): string
  policy(): string
  contacts(): string
}

/** The same page on another path, or another page of the same story. */
interface Way {
  readonly text: string
  readonly href: string
  readonly current: boolean
}

/** Every page that the edition has. */
export function editionPage(
  shell: Shell,
  input: ShownEdition & { readonly sites: readonly ShownSite[]; readonly action: string },
): string {
  const { t, language } = shell
  const { kept, links, site, sites, hash, action } = input
  const words = t.hr.personFile.shown
  const link = (text: string, href: string) => ({ text, href })
  return renderPage('app', shell, 'audit/edition', {
    t,
    backHref: links.editions(),
    facts: factsText(input, t, language),
    hash,
    earlier: kept.content === null,
    pass: kept.content === null ? null : passView(kept.content, t),
    lessons: kept.lessons.map(({ id, title }) => link(words.lesson(id.slice(1), title), links.lesson(id, null))),
    stories: kept.stories
      .filter(({ pages }) => kept.content !== null || pages.length > 0)
      .map(({ id, title }) => link(title, links.story(id, 0))),
    others: [
      ...(kept.items === null ? [] : [link(words.questions, links.questions())]),
      ...(kept.policy === null ? [] : [link(words.policy, links.policy())]),
      ...(kept.contacts === null ? [] : [link(words.contacts, links.contacts())]),
    ],
    action,
    site: {
      name: 'site',
      label: words.siteChoice,
      value: site === null ? '' : siteOption(site, t, language).value,
      groups: [
        {
          label: '',
          options: [{ value: '', text: words.noSite }, ...sites.map((each) => siteOption(each, t, language))],
        },
      ],
    },
  })
}

/** What it took to pass. The topics are in the words of the edition. */
function passView({ course, language }: Content, t: Messages) {
  const { pass, topics } = course
  const { rule } = t.hr.personFile.shown.pass
  return { rule: rule(pass.right, pass.of, topics.length), topics: topics.map(({ title }) => title), language }
}

/** A lesson on one path of detail, with the ways to the others that the edition has. */
export function lessonShownPage(shell: Shell, edition: ShownEdition, lesson: KeptLesson, path: Detail): string {
  const { content } = edition.kept
  const { t } = shell
  const paths = content === null ? lesson.pages.map(({ detail }) => detail) : [...DETAILS]
  const ways = paths.map((each) => ({
    text: t.hr.personFile.shown.paths[each],
    href: edition.links.lesson(lesson.id, each),
    current: each === path,
  }))
  return asShownPage(shell, edition, lessonHtml(edition, lesson, path), ways.length > 1 ? ways : [])
}

function lessonHtml({ kept: { content }, site, links }: ShownEdition, kept: KeptLesson, path: Detail): SafeHtml {
  const lesson = content?.course.lessons.find(({ id }) => id === kept.id)
  if (content === null || lesson === undefined) return keptHtml(kept.pages, path)
  const model = lessonBody({
    content,
    site: site?.details ?? null,
    lesson,
    detail: path,
    links: linksWithin(links),
    t: MESSAGES[content.language],
    ...UNTOUCHED,
  })
  return renderPart('learning/lesson-body', model)
}

/** The page on this path, or else the one that the edition has. */
function keptHtml(pages: KeptLesson['pages'], path: Detail): SafeHtml {
  const page = pages.find(({ detail }) => detail === path) ?? pages[0]
  if (page === undefined) throw new RangeError('the edition has no page of this lesson')
  return page.html
}

/** One page of a story, with the ways to all the others. Returns null when the story has no such page. */
export function storyShownPage(shell: Shell, edition: ShownEdition, story: KeptStory, at: number): string | null {
  const { content } = edition.kept
  const scenario = content?.scenarios.find(({ id }) => id === story.id)
  const pages =
    content === null || scenario === undefined ? story.pages : storyPages(content, scenario, linksWithin(edition.links))
  const page = pages[at]
  if (page === undefined) return null
  const ends = pages.filter((each) => each.page === 'end')
  const ways = pages.map((each, index) => ({
    text: storyPageName(each, each === ends[0], shell.t),
    href: edition.links.story(story.id, index),
    current: index === at,
  }))
  return asShownPage(shell, edition, page.html, ways)
}

/**
 * `Step 1, after choice B`. There are two ends; the first is for people who were right the first time. A page that
 * exists on both paths of detail says which one this is.
 */
function storyPageName({ page, detail }: StoryPage, isFirstEnd: boolean, t: Messages): string {
  const words = t.hr.personFile.shown
  const [, step = '', choice = ''] = /^steps\/(\d+)(?:\/reply\/(\w))?$/.exec(page) ?? []
  const name =
    page === 'start'
      ? words.storyStart
      : page === 'end'
        ? words.storyEnds[isFirstEnd ? 'right' : 'reread']
        : choice === ''
          ? words.storyStep(step)
          : words.storyReply(step, choice.toUpperCase())
  return detail === null ? name : words.onPath(name, words.onPaths[detail])
}

export function policyShownPage(shell: Shell, edition: ShownEdition): string | null {
  const { policy, contacts } = edition.kept
  if (policy === null) return null
  const language = toLanguage(edition.language)
  const content = { policy, language, contacts: contacts ?? [] }
  const details = edition.site?.details ?? null
  const model = policyBody(content, details, TO_ACKNOWLEDGE, linksWithin(edition.links), MESSAGES[language], [])
  return asShownPage(shell, edition, renderPart('learning/policy-body', model), [])
}

export function contactsShownPage(shell: Shell, edition: ShownEdition): string | null {
  const { contacts } = edition.kept
  if (contacts === null) return null
  const language = toLanguage(edition.language)
  const details = edition.site?.details ?? null
  const model = contactsBody({ contacts, language }, details, linksWithin(edition.links), MESSAGES[language])
  return asShownPage(shell, edition, renderPart('learning/contacts-body', model), [])
}

/**
 * Every question of the edition. Those of lessons have the text after an answer, and those of the final check don't.
 */
export function questionsShownPage(shell: Shell, edition: ShownEdition): string | null {
  const { items, lessons } = edition.kept
  if (items === null) return null
  const { t } = shell
  const words = t.hr.personFile.shown
  const course = MESSAGES[toLanguage(edition.language)]
  const group = (title: string, id: string, of: typeof items) => ({
    title,
    id,
    questions: of.map((item): QuestionShown => questionShown(item, null, item.id, course)),
  })
  const groups = [
    ...lessons.map(({ id, title }) =>
      group(
        words.lesson(id.slice(1), title),
        id,
        items.filter((item) => item.use === 'practice' && item.lesson === id),
      ),
    ),
    group(
      words.finalCheck,
      'final',
      items.filter(({ use }) => use === 'final'),
    ),
  ].filter(({ questions }) => questions.length > 0)
  const bodyHtml = renderPart('audit/questions-shown', {
    t,
    title: words.questions,
    lead: words.questionsLead,
    groups,
  })
  return asShownPage(shell, edition, bodyHtml, [])
}

function asShownPage(shell: Shell, edition: ShownEdition, bodyHtml: SafeHtml, ways: readonly Way[]): string {
  const { t, language } = shell
  const words = t.hr.personFile.shown
  const { site, kept } = edition
  return renderPage('app', shell, 'audit/as-shown', {
    t,
    backHref: edition.links.edition(),
    facts: factsText(edition, t, language),
    hash: edition.hash,
    site: site === null ? words.withoutSite : words.withSite(siteOption(site, t, language).text),
    standIns: site === null || site.seenOn !== null ? '' : words.standIns,
    how: kept.content === null ? words.asKept : words.anew,
    ways,
    language: toLanguage(edition.language),
    bodyHtml: forReading(bodyHtml),
  })
}

/** `Course 1.0.0, policy 2026-11, in English. Kept since Nov 2, 2026` */
export function factsText(
  edition: Pick<ShownEdition, 'courseVersion' | 'policyVersion' | 'language' | 'storedOn'>,
  t: Messages,
  language: Language,
): string {
  const { courseVersion, policyVersion, storedOn } = edition
  const versions = t.hr.timeline.versions(courseVersion, policyVersion, languageName(edition.language, language))
  return t.hr.personFile.shown.facts(versions, formatDate(storedOn, language))
}

function siteOption({ id, version, publishedOn, details, seenOn }: ShownSite, t: Messages, language: Language) {
  const words = t.hr.personFile.shown
  const text = words.site(details.name, version, formatDate(publishedOn, language))
  return seenOn === null
    ? { value: id, text }
    : { value: siteOnDay(id, seenOn), text: words.seenOn(text, formatDate(seenOn, language)) }
}

/** Names the details of an entry as staff saw them on a day. */
export function siteOnDay(entry: string, day: CalendarDate): string {
  return `${entry}.${day}`
}

/** Links lead to pages of the same edition, or nowhere. */
function linksWithin(links: EditionLinks): Links {
  return {
    ...NOWHERE,
    home: links.edition,
    lesson: (lesson, section) => `${links.lesson(lesson, null)}${section === null ? '' : `#${section}`}`,
    question: (_, item) => `${links.questions()}#${item}`,
    scenario: (scenario) => links.story(scenario, 0),
    policy: links.policy,
    contacts: links.contacts,
  }
}
