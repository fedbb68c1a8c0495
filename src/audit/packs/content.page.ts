import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Content, KeptEdition, StoryPage } from '../../course/content.ts'
import { editionFile } from './pack.ts'
import { forReading } from '../../course/for-reading.page.ts'
import { heading, type KitPage, type KitSection, text } from '../../packages/kit/part.page.ts'
import { quizKeyPage } from '../../packages/kit/quiz-key.page.ts'
import { renderPart } from '../../platform/html/render.page.ts'
import { COURSE_STYLES, dayText, factsPart, linksPart, type PackFrame, packWords, rootFrom } from './layout.page.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'
import { languageName } from '../../platform/text/format.ts'

/** An edition that the records of the pack name. */
export interface PackedEdition {
  readonly hash: string
  /** `null` when its text isn't on file. */
  readonly found: {
    readonly language: string
    readonly courseVersion: string
    readonly policyVersion: string
    readonly shownFrom: CalendarDate
    /** `null` when the text is in a form that can't be read. */
    readonly kept: KeptEdition | null
  } | null
  readonly completions: number
}

/** A page of an edition: its name, its place, and what it showed. */
export interface ShownPage {
  readonly file: string
  readonly title: string
  readonly html: SafeHtml
}

const folderOf = (hash: string) => `content/${hash}`
const shownIndexFile = (hash: string) => `${folderOf(hash)}/as-shown.html`
const keyFile = (hash: string) => `${folderOf(hash)}/questions.html`

/** The list of editions. */
export function contentPage(editions: readonly PackedEdition[], frame: PackFrame): KitPage {
  const words = packWords(frame).content
  return {
    file: 'content.html',
    title: words.title,
    lead: words.lead,
    sections: editions.map((edition, index) => editionSection(edition, `edition-${index + 1}`, frame)),
  }
}

function editionSection({ hash, found, completions }: PackedEdition, id: string, frame: PackFrame): KitSection {
  const words = packWords(frame).content
  if (found === null) return { id, title: words.missingTitle, parts: [text(words.missing(hash))] }
  const { courseVersion, policyVersion, shownFrom, kept } = found
  const links = [
    ...(kept === null ? [] : [{ text: words.read, href: shownIndexFile(hash) }]),
    ...(kept?.content == null ? [] : [{ text: words.key, href: keyFile(hash) }]),
    { text: words.text, href: editionFile(hash) },
  ]
  return {
    id,
    title: words.edition(languageName(found.language, frame.language), courseVersion, policyVersion),
    parts: [
      factsPart([
        [words.shownFrom, dayText(shownFrom, frame)],
        [words.people, String(completions)],
        [words.hash, hash],
      ]),
      ...(kept === null ? [text(words.unreadable)] : []),
      linksPart(links),
    ],
  }
}

/** Every page of the course and of its stories, as it was kept. */
export function shownPages(hash: string, kept: KeptEdition, frame: PackFrame): ShownPage[] {
  const words = packWords(frame).content
  const folder = folderOf(hash)
  const lessons = kept.lessons.flatMap(({ id, title, pages }, index) =>
    pages.map(({ detail, html }) => ({
      file: `${folder}/lessons/${id}-${detail}.html`,
      title: `${words.lesson(String(index + 1), title)} (${words.detail[detail]})`,
      html,
    })),
  )
  const stories = kept.stories.flatMap(({ id, title, pages }) =>
    pages.map((page, index) => ({
      file: `${folder}/stories/${id}-${String(index + 1).padStart(2, '0')}.html`,
      title: `${words.story(title)}. ${storyPageTitle(page, frame)}`,
      html: page.html,
    })),
  )
  return [...lessons, ...stories]
}

function storyPageTitle({ page, detail }: StoryPage, frame: PackFrame): string {
  const words = packWords(frame).content
  const [, step = '', reply = ''] = /^steps\/(\d+)(?:\/reply\/(\w+))?$/.exec(page) ?? []
  const names = words.storyPage
  const name =
    page === 'start'
      ? names.start
      : step === ''
        ? names.end
        : reply === ''
          ? names.step(step)
          : names.reply(step, reply)
  return detail === null ? name : `${name} (${words.detail[detail]})`
}

export function shownIndexPage({ hash, found }: PackedEdition, pages: readonly ShownPage[], frame: PackFrame): KitPage {
  const words = packWords(frame).content
  const links = pages.map(({ file, title }) => ({ text: title, href: file.slice(folderOf(hash).length + 1) }))
  const language = languageName(found?.language ?? frame.language, frame.language)
  return {
    file: shownIndexFile(hash),
    title: words.shownTitle(language, found?.courseVersion ?? ''),
    lead: words.shownLead,
    sections: [{ id: 'pages', title: words.all, parts: [linksPart(links)] }],
  }
}

/** A page of the course in the style that it had. Nothing on it sends anything. */
export function renderShownPage(page: ShownPage, edition: PackedEdition, frame: PackFrame): string {
  const words = packWords(frame)
  const root = rootFrom(page.file)
  return renderPart('audit/shown', {
    language: edition.found?.language ?? frame.language,
    frameLanguage: frame.language,
    title: page.title,
    stylesheet: `${root}${COURSE_STYLES}`,
    skip: words.skip,
    note: words.content.shownNote,
    hash: edition.hash,
    back: { href: '../as-shown.html', text: words.content.all },
    bodyHtml: forReading(page.html),
  })
}

/** The questions of an edition with what fits and why, and when somebody has passed. */
export function editionKeyPage(hash: string, content: Content, frame: PackFrame): KitPage {
  const words = packWords(frame).content
  const { sections } = quizKeyPage({ contents: [content] })
  const { course, language } = content
  const { right, of } = course.pass
  const drawn = course.lessons.flatMap(({ id, title }) => {
    const n = course.draw.perLesson[id] ?? 0
    return n === 0 ? [] : [words.drawn(title, n)]
  })
  return {
    file: keyFile(hash),
    title: words.keyTitle,
    lead: words.keyLead,
    sections: [
      {
        id: 'pass',
        title: words.passTitle,
        parts: [
          text(words.pass(right, of)),
          { kind: 'points', items: drawn },
          heading(words.mustKnow),
          { kind: 'points', items: course.topics.map(({ title }) => title) },
        ],
      },
      ...sections.map((section) => ({ ...section, lang: language })),
    ],
  }
}
