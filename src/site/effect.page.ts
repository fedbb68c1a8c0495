import type { Content } from '../course/content.ts'
import { type ItemId, type LessonId, SITE_PARTS, type SitePart } from '../course/course.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import type { ScenarioId } from '../course/scenario.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { ShellLink } from '../platform/html/shell.page.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import type { StatusChangesView } from '../requirements/status-change.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import type { SiteDraft } from './draft.ts'
import { sitePartView } from './part.page.ts'
import type { LinksAfter } from './roles/drift.ts'
import { openText, roleTitles } from './roles/roles.page.ts'
import { type SiteSection, spanishMissing } from './section.page.ts'

/** Linked where the reader may open it. */
interface Place {
  readonly text: string
  readonly href: string | null
}

/** Where staff see what a version of a site's details would change. */
export interface SiteTouched {
  readonly lessons: readonly { readonly lesson: LessonId; readonly section: string }[]
  /** The questions that show it with their feedback. */
  readonly questions: readonly ItemId[]
  readonly stories: readonly ScenarioId[]
}

/** The clause that each part of the details fills in. */
const CLAUSES: Readonly<Record<SitePart, ClauseId>> = {
  named: 'SITE-1',
  'who-calls': 'SITE-1',
  local: 'SITE-2',
  steps: 'SITE-3',
  'before-group': 'SITE-1b',
  'group-safety': 'SITE-4',
  support: 'SITE-5',
}

/** @param before the details in effect, or null where there are none */
export function touchedBySite(
  before: SiteDetails | null,
  after: SiteDetails,
  contents: Readonly<Record<Language, Content>>,
): SiteTouched {
  const changed = new Set(
    SITE_PARTS.filter((part) =>
      LANGUAGES.some(
        (language) => asShown(part, before, contents[language]) !== asShown(part, after, contents[language]),
      ),
    ),
  )
  const clauses = new Set([...changed].map((part) => CLAUSES[part]))
  const { course, scenarios } = contents.en
  return {
    lessons: course.lessons.flatMap(({ id, sections }) =>
      sections
        .filter(({ blocks }) => blocks.some((block) => block.kind === 'site' && changed.has(block.part)))
        .map((section) => ({ lesson: id, section: section.id })),
    ),
    questions: course.items.flatMap(({ id, site }) => (site !== null && changed.has(site) ? [id] : [])),
    stories: scenarios
      .filter(({ decisions }) => decisions.some((decision) => decision.clauses.some((clause) => clauses.has(clause))))
      .map(({ id }) => id),
  }
}

function asShown(part: SitePart, details: SiteDetails | null, content: Content): string {
  const { t: _, ...view } = sitePartView(part, details, MESSAGES[content.language], content)
  return JSON.stringify(view)
}

/** What versions of several sites would do together. */
export function together(effects: readonly SiteEffect[]): SiteEffect {
  const lessons = effects.flatMap(({ touched }) => touched.lessons)
  const isSame = (one: SiteTouched['lessons'][number], other: SiteTouched['lessons'][number]) =>
    one.lesson === other.lesson && one.section === other.section
  return {
    // Whoever waits for details waits for more than these.
    statuses: [],
    touched: {
      lessons: lessons.filter((each, place) => lessons.findIndex((other) => isSame(each, other)) === place),
      questions: [...new Set(effects.flatMap(({ touched }) => touched.questions))],
      stories: [...new Set(effects.flatMap(({ touched }) => touched.stories))],
    },
    isOnPaper: effects.some(({ isOnPaper }) => isOnPaper),
    links: {
      ended: effects.flatMap(({ links }) => links.ended),
      kept: effects.flatMap(({ links }) => links.kept),
      // What all sites share changes nobody's hours.
      open: null,
    },
    packages: effects.flatMap(({ packages }) => packages),
  }
}

/** What a version would do, as far as the program knows. Nothing is written to find out. */
export interface SiteEffect {
  /** The people who stop waiting. */
  readonly statuses: readonly StatusChange[]
  readonly touched: SiteTouched
  /** Whether printed cards or posters change. */
  readonly isOnPaper: boolean
  /** What becomes of the roles that are linked to people. */
  readonly links: LinksAfter
  /** The last packages that carry the details as they are now. */
  readonly packages: readonly Place[]
}

export interface EffectView {
  readonly people: readonly string[]
  /** Who they are, as far as the viewer may know. */
  readonly who: StatusChangesView | null
  readonly lessons: readonly ShellLink[]
  readonly stories: readonly ShellLink[]
  readonly questions: { readonly text: string; readonly places: readonly Place[] }
  readonly paper: string
  readonly packages: { readonly text: string; readonly places: readonly Place[] }
  /** The links that end, those that stay while somebody is away, and an hour that's left open. */
  readonly links: readonly string[]
  /** What it does at each site, where it's about all of them. */
  readonly sites: readonly { readonly name: string; readonly href: string; readonly text: string }[]
  /** The fields that readers of Spanish get in English. */
  readonly english: { readonly title: string; readonly fields: readonly string[] } | null
}

export function effectView(
  { statuses, touched, isOnPaper, links, packages }: SiteEffect,
  draft: SiteDraft,
  {
    content,
    language,
    places,
    sections,
    t,
    who,
  }: {
    readonly content: Content
    readonly language: Language
    readonly places: {
      lesson(lesson: LessonId, section: string): string
      story(id: ScenarioId): string
      question(id: ItemId): Place
    }
    readonly sections: readonly SiteSection[]
    readonly t: Messages
    readonly who: StatusChangesView | null
  },
): EffectView {
  const words = t.hr.sites.effect
  const counts = new Map<StatusChange['after'], number>()
  for (const { after } of statuses) counts.set(after, (counts.get(after) ?? 0) + 1)
  const english = spanishMissing(draft, sections)
  return {
    people:
      statuses.length === 0
        ? [words.nobodyWaits]
        : [words.waiting(statuses.length), ...[...counts].map(([status, n]) => `${t.hr.status[status]}: ${n}`)],
    who,
    lessons: touched.lessons.map(({ lesson, section }) => {
      const found = content.course.lessons.find(({ id }) => id === lesson)
      const name = found?.sections.find(({ id }) => id === section)?.short ?? section
      return { text: t.hr.clauses.lesson(found?.number ?? 0, name), href: places.lesson(lesson, section) }
    }),
    stories: touched.stories.map((id) => ({
      text: content.scenarios.find((story) => story.id === id)?.title ?? id,
      href: places.story(id),
    })),
    questions: {
      text: words.questions(touched.questions.length),
      places: touched.questions.map((id) => places.question(id)),
    },
    paper: isOnPaper ? words.paper : words.noPaper,
    packages: { text: words.packages(packages.length), places: packages },
    sites: [],
    links: [
      ...(links.ended.length === 0 ? [] : [words.links(roleTitles(links.ended, t, language))]),
      ...(links.kept.length === 0 ? [] : [words.kept(roleTitles(links.kept, t, language))]),
      ...(links.open === null ? [] : [openText(links.open, t)]),
    ],
    english:
      english.length === 0
        ? null
        : { title: t.hr.sites.checks.inEnglish(english.length), fields: english.map(({ text }) => text) },
  }
}
