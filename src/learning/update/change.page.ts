import type { Content } from '../../course/content.ts'
import { isExercise, type ItemId, SITE_PARTS } from '../../course/course.ts'
import type { Links } from '../../course/link.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import type { HiddenField } from '../../platform/html/field.page.ts'
import type { Language } from '../../platform/text/language.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { ClauseDelta, TaughtIn, UpdatePlan } from '../../policy/delta.ts'
import { scrNote } from '../../policy/scr-note.page.ts'
import { type SitePartView, sitePartView } from '../../site/part.page.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { type CheckForm, type CheckInput, type CheckReply, replyTo } from '../check.page.ts'
import type { HomeInput } from '../home.page.ts'
import { type BlockView, blockView, getLesson, getSection, type LessonInput, type ShownBlock } from '../lesson.page.ts'
import type { LinkView } from '../next-step.page.ts'
import { blockedText } from '../policy.page.ts'
import type { PolicyBlock } from '../../course/policy.ts'
import { type Again, questionInput } from '../question.page.ts'

/** A change of the policy, for people who were trained before it. */
export interface UpdateBody {
  readonly t: CourseMessages
  readonly lead: string
  readonly changes: readonly ClauseChangeView[]
  readonly sections: readonly { readonly id: string; readonly title: string; readonly blocks: readonly BlockView[] }[]
  readonly others: readonly LinkView[]
  readonly questions: readonly { readonly text: string; readonly href: string; readonly isDone: boolean }[]
  /** The next question, or null when all are answered. */
  readonly next: LinkView | null
  readonly statement: string
  readonly siteName: string
  readonly siteParts: readonly SitePartView[]
  /** Folded for somebody who has acknowledged these details before. */
  readonly isSiteOpen: boolean
  /** Why it can't be acknowledged yet. Empty when it can. */
  readonly blocked: string
  /** That it was acknowledged, and when. Empty before. */
  readonly done: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly policyHref: string
  /** Empty on the first page of a package. */
  readonly backHref: string
}

/** A clause before and after. Empty where there was none, or is none any more. */
export interface ClauseChangeView {
  readonly title: string
  readonly before: string
  readonly beforeLang: Language
  readonly after: string
  readonly afterLang: Language
  readonly note: string
}

/** The addresses of an update. */
export interface UpdateLinks {
  update(): string
  question(item: ItemId): string
  reply(item: ItemId): string
}

export interface UpdateInput {
  readonly content: Content
  readonly site: SiteDetails | null
  readonly update: UpdatePlan & { readonly right: ReadonlySet<ItemId> }
  /** Null where nobody knows the date. */
  readonly due: {
    readonly by: CalendarDate
    readonly today: CalendarDate
    /** Whether the policy changed again since that date was set. */
    readonly isMore: boolean
  } | null
  readonly minutes: number
  /** Whether the learner has acknowledged these details of the site before. */
  readonly isSiteKnown: boolean
  readonly block: PolicyBlock | null
  /** The sentence for somebody who has acknowledged it; empty before. */
  readonly done: string
  readonly detail: LessonInput['detail']
  readonly work: LessonInput['work']
  readonly links: Links
  readonly to: UpdateLinks
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
}

export function updateBody(input: UpdateInput): UpdateBody {
  const { block, content, done, due, hidden, links, minutes, site, t, to, update } = input
  const words = t.update
  const { language, policy } = content
  const open = update.items.find((item) => !update.right.has(item))
  return {
    t,
    lead:
      due === null
        ? words.leadUndated(minutes)
        : [
            words.lead(minutes, formatDate(due.by, language), due.by < due.today),
            ...(due.isMore ? [words.isMore] : []),
          ].join(' '),
    changes: update.changes.map((change) => clauseChange(change, language, t)),
    sections: update.sections.map((taught) => sectionView(taught, input)),
    others: update.others.map(({ lesson, section }) => ({
      text: t.learn.home.lessonName(
        getLesson(content.course, lesson).number,
        getSection(content.course, lesson, section).title,
      ),
      href: links.lesson(lesson, section),
    })),
    questions: update.items.map((item, place) => ({
      text: t.learn.check.place(place + 1, update.items.length),
      href: to.question(item),
      isDone: update.right.has(item),
    })),
    next: open === undefined ? null : { text: questionText(update, t), href: to.question(open) },
    statement: policy.acknowledgement,
    siteName: site === null ? '' : t.learn.policy.forSite(site.name),
    siteParts: SITE_PARTS.map((part) => sitePartView(part, site, t, content)),
    isSiteOpen: site !== null && !input.isSiteKnown,
    blocked: open !== undefined ? words.blocked : block === null ? '' : blockedText(block, t),
    done,
    action: links.policy(),
    hidden,
    policyHref: links.policy(),
    backHref: to.update() === links.home() ? '' : links.home(),
  }
}

function questionText({ items, right }: UpdateInput['update'], t: CourseMessages): string {
  const words = t.update
  return items.some((item) => right.has(item)) ? words.goOn : words.start
}

export function clauseChange(
  { clause, before, after }: ClauseDelta,
  language: Language,
  t: CourseMessages,
): ClauseChangeView {
  const words = t.update
  const langOf = (said: ClauseDelta['before']) => (said?.untranslated === true ? 'en' : language)
  return {
    title: `${clause}: ${after?.short ?? before?.short ?? ''}`,
    before: before?.text ?? '',
    beforeLang: langOf(before),
    after: after?.text ?? '',
    afterLang: langOf(after),
    note: [
      ...(before === null ? [words.isNew] : []),
      ...(after === null ? [words.isGone] : []),
      ...(after?.untranslated === true ? [t.learn.policy.untranslated] : []),
      scrNote(clause, t),
    ]
      .join(' ')
      .trim(),
  }
}

/** A section as its lesson shows it, without exercises and questions, which lead into the lesson. */
function sectionView({ lesson: id, section }: TaughtIn, input: UpdateInput): UpdateBody['sections'][number] {
  const { content, detail, hidden, links, site, t, work } = input
  const lesson = getLesson(content.course, id)
  const { title, blocks } = getSection(content.course, id, section)
  const shown = blocks.filter(
    (block): block is ShownBlock =>
      block.kind !== 'clause' && block.kind !== 'check' && !isExercise(block) && block.shownIn.includes(detail),
  )
  const lessonInput = {
    content,
    site,
    lesson,
    detail,
    links,
    t,
    practice: work.practice,
    seed: '',
    work,
    hidden,
    tried: null,
  }
  return { id: `${id}-${section}`, title, blocks: shown.map((block) => blockView(block, lessonInput)) }
}

export interface UpdateQuestionInput extends Omit<CheckInput, 'lesson' | 'links'> {
  readonly update: Pick<UpdateInput['update'], 'items' | 'right'>
  readonly links: Pick<Links, 'lesson'>
  readonly to: UpdateLinks
  readonly t: CourseMessages
}

export function updateQuestion(input: UpdateQuestionInput, again: Again, hidden: readonly HiddenField[]): CheckForm {
  const { answer, item, order, t, to } = input
  const action = to.question(item.id)
  return { ...frame(input), question: questionInput(item, order, answer, again, action, t), action, hidden }
}

/** The reply leads to the next question that wasn't answered right yet, and then to the end of the update. */
export function updateReply(input: UpdateQuestionInput): CheckReply {
  const { item, t, to, update } = input
  const common = frame(input)
  const next = update.items.find((each) => each !== item.id && !update.right.has(each))
  const reply = replyTo(input, common.title)
  return {
    ...common,
    ...reply,
    next: nextView(reply.fits, next, input),
    end: null,
    againHref: to.question(item.id),
    notes: reply.fits || update.right.has(item.id) ? [] : [t.update.again],
  }
}

function nextView(isRight: boolean, next: ItemId | undefined, { item, t, to }: UpdateQuestionInput): LinkView {
  if (next !== undefined) return { text: t.learn.check.next, href: to.question(next) }
  return isRight
    ? { text: t.update.toEnd, href: `${to.update()}#statement` }
    : { text: t.learn.check.tryAgain, href: to.question(item.id) }
}

function frame({ item, links, t, to, update }: UpdateQuestionInput) {
  const place = update.items.indexOf(item.id) + 1
  const words = t.update
  return {
    t,
    title: words.questionTitle(place, update.items.length),
    heading: words.title,
    kicker: t.learn.check.place(place, update.items.length),
    backHref: to.update(),
    back: words.back,
    rereadHref: links.lesson(item.lesson, item.section),
  }
}

/** The update as the next step on a learner's home page. */
export function updateStep(
  {
    by,
    plan,
    today,
    href,
  }: {
    readonly by: CalendarDate
    /** Null where the whole policy is to be read again. */
    readonly plan: (Pick<UpdateInput['update'], 'items' | 'right'> & Pick<UpdateInput, 'minutes'>) | null
    readonly today: CalendarDate
    readonly href: string
  },
  language: Language,
  t: CourseMessages,
): NonNullable<HomeInput['update']> {
  const words = t.update
  const date = formatDate(by, language)
  if (plan === null)
    return { title: words.homeTitle, text: words.homeWhole(date, by < today), href, button: t.learn.home.openPolicy }
  const { items, minutes, right } = plan
  const begun = right.size === 0 ? [] : [words.homeBegun(right.size, items.length)]
  const text = [words.home(minutes, date, by < today), ...begun].join(' ')
  return { title: words.homeTitle, text, href, button: words.open }
}
