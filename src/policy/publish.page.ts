import type { Content } from '../course/content.ts'
import { type CourseLinks, coursePlaces, type PlaceView } from '../requirements/course-place.page.ts'
import type { PersonId } from '../ledger/event.ts'
import { errorSummary, field, type FormState, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type ChangeEffect, effectView } from '../requirements/effect.page.ts'
import type { StatusChangesView } from '../requirements/status-change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ShownRow } from '../platform/html/compared.page.ts'
import { clauseProblemText } from './clause-form.page.ts'
import type { DraftReview } from './draft.ts'
import type { ClauseTouched, Reached, WaitingBy } from './policy-effect.ts'

/** The most characters of why a proposal isn't published. */
export const MOST_RETURN_REASON = 300

/** What the new version would do: in the draft, or waiting for its approver. */
interface EffectInput {
  readonly content: Content
  readonly reviews: readonly DraftReview[]
  readonly touched: readonly ClauseTouched[]
  readonly changes: readonly { readonly title: string; readonly kind: string; readonly rows: readonly ShownRow[] }[]
  /** Whom a material change reaches, or null when none of the changes is material. */
  readonly reached: Reached | null
  /** Who would have another status. */
  readonly who: StatusChangesView | null
  /** The packages that carry the policy as it is now. */
  readonly packages: readonly PlaceView[]
  readonly form: FormState
  readonly csrf: string
  readonly places: CourseLinks
}

interface PublishInput extends EffectInput {
  /** Other stewards, who can approve. Nobody is, in a small organization. */
  readonly approvers: readonly { readonly person: PersonId; readonly name: string }[]
  /** Whether another version waits for its approver, and this one has to wait for that. */
  readonly isWaiting: boolean
  /** Names the draft that was looked at. */
  readonly mark: string
  readonly links: { readonly back: string; readonly publish: string }
}

/** What the draft would do, and the form that proposes it to another steward, or publishes it. */
export function publishPage(shell: Shell, input: PublishInput): string {
  const { t } = shell
  const { approvers, form, isWaiting, links, mark } = input
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
  const fields = isAlone ? [] : [approver]
  const summary = errorSummary(fields, t)
  const clauses = input.reviews.map(({ clause }) => clause)
  const view = {
    ...draftedView(input, shell, isAlone),
    title: publishTitle(input.reviews, t),
    lead: isAlone ? words.leadAlone : words.lead,
    inDraft: clauses.length === 0 ? '' : words.inDraft(clauses),
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

/** A policy is published as it is, too, when it's only to be approved. */
export function publishTitle(draft: readonly unknown[], { hr }: Messages): string {
  return draft.length === 0 ? hr.policy.publish.title : hr.policy.publish.draftTitle
}

interface ApprovalInput extends EffectInput {
  /** Names. */
  readonly by: string
  readonly approver: string
  readonly isApprover: boolean
  /** Names what was looked at. */
  readonly mark: string
  readonly links: { readonly back: string; readonly approve: string; readonly giveBack: string }
}

/** What a proposed version would do, for the steward who is to approve it. The others see it, and can take it back. */
export function approvalPage(shell: Shell, input: ApprovalInput): string {
  const { t } = shell
  const { approver, by, form, isApprover, links, mark } = input
  const words = t.hr.policy.approval
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.reason,
    required: t.account.required,
    hint: words.reasonHint,
    maxLength: MOST_RETURN_REASON,
  })
  const reason = withNameNote(why, form.values, t, 'text')
  const summary = errorSummary([reason], t)
  const view = {
    ...draftedView(input, shell, false),
    title: words.title,
    lead: words.lead,
    inDraft: '',
    summary,
    waits: isApprover ? words.yours(by) : words.waits(by, approver),
    alone: '',
    publish: null,
    approve: isApprover ? { href: links.approve, mark } : null,
    giveBack: { href: links.giveBack, reason, mark, title: isApprover ? words.giveBack : words.takeBack },
  }
  const back = { text: t.hr.policy.title, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'policy/publish', view)
}

/** @param isAlone Nobody else can approve it, so the page speaks of no approval. */
function draftedView(input: EffectInput, shell: Pick<Shell, 'language' | 't'>, isAlone: boolean) {
  const { t } = shell
  const { changes, csrf, form, reviews } = input
  return {
    t,
    csrf,
    notice: form.problems['mark'] ?? '',
    changes,
    none: isAlone ? t.hr.policy.publish.noneAlone : t.hr.policy.publish.none,
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
    effect: effectView(policyEffect(input, shell, isAlone), t),
  }
}

function policyEffect(
  input: EffectInput,
  { language, t }: Pick<Shell, 'language' | 't'>,
  isAlone: boolean,
): ChangeEffect {
  const { packages, reached, reviews, who } = input
  const words = t.hr.policy.publish
  const untranslated = reviews.filter((review) => review.untranslated).map(({ clause }) => clause)
  const parts = touchedPlaces(input, t)
  const touched = (part: keyof typeof parts) =>
    parts[part].length === 0 ? null : { texts: [words.stay[part]], places: parts[part] }
  return {
    people: {
      texts: [...askedTexts(reached, { language, t }), words.halfway(reached?.halfway ?? 0)],
      who: who === null ? [] : [who],
    },
    sites: null,
    lessons: touched('lessons'),
    questions: touched('questions'),
    stories: touched('stories'),
    packages: { texts: [words.packages(packages.length)], places: packages },
    texts: {
      texts: [
        reviews.length > 0 ? words.documents : isAlone ? words.approvalOnlyAlone : words.approvalOnly,
        ...(reached === null ? [] : [words.updates]),
        words.issued,
      ],
    },
    untranslated: untranslated.length === 0 ? null : { texts: [words.untranslatedText(untranslated.join(', '))] },
  }
}

/** The most days on which the people behind a count have their update to do. */
const MOST_DAYS = 5

/** Who gets an update to do, and who gets this change with the one that they have already, by which days. */
function askedTexts(reached: Reached | null, { language, t }: Pick<Shell, 'language' | 't'>): string[] {
  const { asked = [], waiting = [] } = reached ?? {}
  const words = t.hr.policy.publish
  if (waiting.length === 0) return [words.asked(asked.length)]
  const sum = (some: readonly WaitingBy[]) => some.reduce((all, { people }) => all + people, 0)
  const later = sum(waiting.slice(MOST_DAYS))
  const days = [
    ...waiting.slice(0, MOST_DAYS).map(({ by, people }) => words.by(people, formatDate(by, language))),
    ...(later === 0 ? [] : [words.byLater(later)]),
  ]
  return [...(asked.length === 0 ? [] : [words.asked(asked.length)]), words.withEarlier(sum(waiting), days.join('; '))]
}

/** Where the clauses come up that change, each place once. With several clauses, it says which ones it's about. */
function touchedPlaces({ content, places, touched }: EffectInput, t: Messages) {
  // Nothing in the course is about a clause of the organization's own.
  const found = touched
    .filter(({ lessons, questions, stories }) => lessons.length + questions.length + stories.length > 0)
    .map((parts) => ({ clause: parts.clause, ...coursePlaces(parts, content, places, t) }))
  const each = (part: 'lessons' | 'questions' | 'stories') => {
    const clauses = new Map<string, string[]>()
    for (const { clause, [part]: inPart } of found)
      for (const { text } of inPart) clauses.set(text, [...(clauses.get(text) ?? []), clause])
    const once = new Map(found.flatMap(({ [part]: inPart }) => inPart.map((place) => [place.text, place])))
    return [...once.values()].map((place) => {
      const about = clauses.get(place.text) ?? []
      return { ...place, note: found.length === 1 ? '' : about.join(', ') }
    })
  }
  return { lessons: each('lessons'), questions: each('questions'), stories: each('stories') }
}
