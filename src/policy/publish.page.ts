import type { Content } from '../course/content.ts'
import type { PersonId } from '../ledger/event.ts'
import { errorSummary, field, type FormState, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { StatusChangesView } from '../requirements/status-change.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ComparedRow } from '../platform/html/compared.page.ts'
import { clauseProblemText } from './clause-form.page.ts'
import { type ClauseLinks, type PlaceView, questionPlace } from './clauses.page.ts'
import type { DraftReview } from './draft.ts'
import type { ClauseTouched, Reached } from './policy-effect.ts'

/** The most characters of why a proposal isn't published. */
export const MOST_RETURN_REASON = 300

/** What the new version would do: in the draft, or waiting for its approver. */
interface EffectInput {
  readonly content: Content
  readonly reviews: readonly DraftReview[]
  readonly touched: readonly ClauseTouched[]
  readonly changes: readonly { readonly title: string; readonly kind: string; readonly rows: readonly ComparedRow[] }[]
  /** Whom a material change reaches, or null when none of the changes is material. */
  readonly reached: Reached | null
  /** Who would have another status. */
  readonly who: StatusChangesView | null
  /** The packages that carry the policy as it is now. */
  readonly packages: readonly PlaceView[]
  readonly form: FormState
  readonly csrf: string
  readonly places: Pick<ClauseLinks, 'final' | 'lesson' | 'practice' | 'story'>
}

interface PublishInput extends EffectInput {
  /** Other stewards, who can approve. Nobody is, in a small organization. */
  readonly approvers: readonly { readonly person: PersonId; readonly name: string }[]
  /** Whether another version waits for its approver, and this one has to wait for that. */
  readonly isWaiting: boolean
  /** Names the draft that was looked at. */
  readonly mark: string
  readonly today: CalendarDate
  readonly links: { readonly back: string; readonly publish: string }
}

/** What the draft would do, and the form that proposes it to another steward, or publishes it. */
export function publishPage(shell: Shell, input: PublishInput): string {
  const { t } = shell
  const { approvers, form, isWaiting, links, mark, today } = input
  const words = t.hr.policy.publish
  const isAlone = approvers.length === 0
  const approver = field(form, {
    type: 'select',
    name: 'approver',
    label: words.approver,
    required: t.account.required,
    hint: words.approverHint,
    options: [
      { value: '', text: words.choose },
      ...approvers.map(({ person, name }) => ({ value: person, text: name })),
    ],
  })
  const effectiveOn = field(form, {
    type: 'date',
    name: 'effectiveOn',
    label: words.effectiveOn,
    required: t.account.required,
    hint: isAlone ? words.effectiveHint : words.effectiveHintProposed,
    initial: today,
  })
  const fields = isAlone ? [effectiveOn] : [approver, effectiveOn]
  const summary = errorSummary(fields, t)
  const view = {
    ...effectView(input, t),
    title: words.title,
    lead: words.lead,
    summary,
    waits: isWaiting ? words.waiting : '',
    alone: isAlone ? words.alone : '',
    publish: isWaiting ? null : { href: links.publish, fields, mark, button: isAlone ? words.button : words.propose },
    approve: null,
    giveBack: null,
  }
  const back = { text: t.hr.policy.title, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'policy/publish', view)
}

interface ApprovalInput extends EffectInput {
  /** Names. */
  readonly by: string
  readonly approver: string
  readonly isApprover: boolean
  readonly effectiveOn: CalendarDate
  /** Names what was looked at. */
  readonly mark: string
  readonly links: { readonly back: string; readonly approve: string; readonly giveBack: string }
}

/** What a proposed version would do, for the steward who is to approve it. The others see it, and can take it back. */
export function approvalPage(shell: Shell, input: ApprovalInput): string {
  const { language, t } = shell
  const { approver, by, effectiveOn, form, isApprover, links, mark } = input
  const words = t.hr.policy.approval
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.reason,
    required: t.account.required,
    hint: words.reasonHint,
    maxLength: MOST_RETURN_REASON,
  })
  const reason = withNameNote(why, form.values, t)
  const summary = errorSummary([reason], t)
  const day = formatDate(effectiveOn, language)
  const view = {
    ...effectView(input, t),
    title: words.title,
    lead: words.lead,
    summary,
    waits: isApprover ? words.yours(by, day) : words.waits(by, approver, day),
    alone: '',
    publish: null,
    approve: isApprover ? { href: links.approve, mark } : null,
    giveBack: { href: links.giveBack, reason, mark, title: isApprover ? words.giveBack : words.takeBack },
  }
  const back = { text: t.hr.policy.title, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'policy/publish', view)
}

function effectView(input: EffectInput, t: Messages) {
  const { changes, csrf, form, packages, reached, reviews } = input
  const words = t.hr.policy.publish
  const untranslated = reviews.filter((review) => review.untranslated).map(({ clause }) => clause)
  return {
    t,
    csrf,
    notice: form.problems['mark'] ?? '',
    changes,
    blocked: reviews.flatMap(({ clause, problems }) =>
      problems.map(
        ({ language, problem }) => `${clause}. ${t.hr.policy.inLanguage[language](clauseProblemText(problem, t))}`,
      ),
    ),
    warnings: reviews.flatMap(({ clause, warnings }) =>
      warnings.map(
        ({ language, warning }) => `${clause}. ${t.hr.policy.inLanguage[language](t.hr.policy.warnings[warning])}`,
      ),
    ),
    untranslated: untranslated.length === 0 ? '' : words.untranslatedText(untranslated.join(', ')),
    asked: words.asked(reached?.asked.length ?? 0),
    who: input.who,
    halfway: words.halfway(reached?.halfway ?? 0),
    packages: { text: words.packages(packages.length), places: packages },
    // Nothing in the course is about a clause of the organization's own.
    touched: input.touched
      .filter(({ lessons, questions, stories }) => lessons.length + questions.length + stories.length > 0)
      .map((touched) => touchedView(touched, input, t)),
  }
}

function touchedView(
  { clause, short, lessons, questions, stories }: ClauseTouched,
  { content, places }: EffectInput,
  t: Messages,
) {
  const { course, scenarios } = content
  return {
    clause,
    short,
    lessons: lessons.map(({ lesson, section }) => {
      const found = course.lessons.find(({ id }) => id === lesson)
      const name = found?.sections.find(({ id }) => id === section)?.short ?? section
      return { text: t.hr.clauses.lesson(found?.number ?? 0, name), href: places.lesson(lesson, section) }
    }),
    questions: questions.map((id) => questionPlace(id, course, places, t)),
    stories: stories.map((id) => ({
      text: scenarios.find((story) => story.id === id)?.title ?? id,
      href: places.story(id),
    })),
  }
}
