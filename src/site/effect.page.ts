import type { Content } from '../course/content.ts'
import { SITE_PARTS, type SitePart } from '../course/course.ts'
import { type CourseLinks, type CourseParts, coursePlaces, type PlaceView } from '../requirements/course-place.page.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { ChangeEffect } from '../requirements/effect.page.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import type { StatusChangesView } from '../requirements/status-change.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import type { SiteDraft } from './draft.ts'
import { sitePartView } from './part.page.ts'
import type { LinksAfter } from './roles/drift.ts'
import { openText, roleTitles } from './roles/role-text.page.ts'
import { type SiteSection, spanishMissing } from './section.page.ts'

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

/**
 * Where staff see what a version of a site's details would change: questions show it with their feedback.
 * @param before the details in effect, or null where there are none
 */
export function touchedBySite(
  before: SiteDetails | null,
  after: SiteDetails,
  contents: Readonly<Record<Language, Content>>,
): CourseParts {
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
  const isSame = (one: CourseParts['lessons'][number], other: CourseParts['lessons'][number]) =>
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
  readonly touched: CourseParts
  /** Whether printed cards or posters change. */
  readonly isOnPaper: boolean
  /** What becomes of the roles that are linked to people. */
  readonly links: LinksAfter
  /** The last packages that carry the details as they are now. */
  readonly packages: readonly PlaceView[]
}

/** The same for a page. @param sites what it does at each site, where it's about all of them */
export function siteChangeEffect(
  { statuses, touched, isOnPaper, links, packages }: SiteEffect,
  draft: SiteDraft,
  {
    content,
    language,
    places,
    sections,
    sites,
    t,
    who,
  }: {
    readonly content: Content
    readonly language: Language
    readonly places: CourseLinks
    readonly sections: readonly SiteSection[]
    readonly sites: ChangeEffect['sites']
    readonly t: Messages
    readonly who: StatusChangesView | null
  },
): ChangeEffect {
  const words = t.hr.sites.effect
  const counts = new Map<StatusChange['after'], number>()
  for (const { after } of statuses) counts.set(after, (counts.get(after) ?? 0) + 1)
  const english = spanishMissing(draft, sections, t)
  const shown = coursePlaces(touched, content, places, t)
  const inCourse = (part: keyof CourseParts) =>
    shown[part].length === 0 ? null : { texts: [words[part]], places: shown[part] }
  return {
    people: {
      texts: [
        ...(statuses.length === 0
          ? [words.nobodyWaits]
          : [words.waiting(statuses.length), ...[...counts].map(([status, n]) => `${t.hr.status[status]}: ${n}`)]),
        ...(links.ended.length === 0 ? [] : [words.links(roleTitles(links.ended, t, language))]),
        ...(links.kept.length === 0 ? [] : [words.kept(roleTitles(links.kept, t, language))]),
        ...(links.open === null ? [] : [openText(links.open, t)]),
      ],
      who: who === null ? [] : [who],
    },
    sites: sites ?? { texts: [words.onlyThis] },
    lessons: inCourse('lessons'),
    questions: inCourse('questions'),
    stories: inCourse('stories'),
    packages: { texts: [words.packages(packages.length)], places: packages },
    texts: { texts: [isOnPaper ? words.paper : words.noPaper, words.pages] },
    untranslated:
      english.length === 0
        ? null
        : {
            texts: [`${t.hr.sites.checks.inEnglish(english.length)}:`],
            places: english.map(({ text }) => ({ text, href: null })),
          },
  }
}
