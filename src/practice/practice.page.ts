import type { Content } from '../course/content.ts'
import { reportDigits } from '../course/contact-place.ts'
import { fittingChoice, type Scenario, storyIn } from '../course/scenario.ts'
import type { PersonId } from '../ledger/event.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import {
  type ChoicesView,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
  withNameNote,
  problemAt,
} from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Known } from '../platform/text/asked.ts'
import { listFormat } from '../platform/text/format.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { sitePartView } from '../site/part.page.ts'
import { FEWEST_DAYS, LONGEST_TO_FIX, MOST_DAYS, type Practice, type PracticeState } from './practice.ts'

export interface PracticeInput {
  readonly site: string
  readonly state: PracticeState
  /** What the team goes through; null while there are no live details. */
  readonly tabletop: { readonly story: Scenario; readonly details: SiteDetails; readonly anotherHref: string } | null
  readonly content: Content
  readonly members: readonly { readonly person: PersonId; readonly name: string | null }[]
  /** The people whose boxes are checked. */
  readonly checked: ReadonlySet<string>
  readonly form: FormState
  readonly intervalForm: FormState
  readonly done: 'recorded' | 'interval' | 'replaced' | 'empty' | null
  /** Names and numbers that are no person's. */
  readonly known: Known
  /** Where what a practice left to fix can be replaced, or null for somebody who may not. */
  textHref(practice: Practice): string | null
  readonly key: string
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: { readonly href: string; readonly text: string }
    readonly record: string
    /** Null for somebody who doesn't choose how often it's due. */
    readonly interval: string | null
  }
}

/** When the practice of a supervisor's team is due at a site, and where to lead it. */
export interface TeamPractice {
  /** Of the site. */
  readonly name: string
  readonly due: string
  readonly isOverdue: boolean
  readonly href: string
}

/** A practice on screen and on paper, the form that records it, and the earlier ones. */
export function practicePage(shell: Shell, input: PracticeInput): string {
  const { t, language } = shell
  const { state, tabletop, done, form, intervalForm } = input
  const words = t.hr.practices
  const scr = reportDigits(input.content.contacts)
  const fields = formFields(shell, input)
  const interval = field(intervalForm, {
    type: 'text',
    name: 'days',
    label: words.interval,
    hint: words.intervalHint(FEWEST_DAYS, MOST_DAYS),
    initial: String(state.days),
    maxLength: 3,
  })
  const people: FieldView = {
    ...field(
      { values: {}, problems: { people: form.problems['people'] ?? '' } },
      { type: 'checkbox', name: 'people', label: '' },
    ),
  }
  const summary = errorSummary([fields.on, people, fields.toFix, interval], t)
  const day = (on: CalendarDate) => formatDate(on, language)
  return renderPage('app', titled(shell, summary), 'practice/practice', {
    t,
    summary,
    never: words.never(scr),
    toFixHint: words.toFixHint(scr),
    title: words.of(input.site),
    recorded: done === 'recorded' ? recordedText(shell, input) : '',
    done:
      done === 'interval'
        ? words.intervalSaved
        : done === 'replaced'
          ? words.replace.saved
          : done === 'empty'
            ? words.replace.empty
            : '',
    due:
      state.dueOn === null
        ? ''
        : state.isOverdue
          ? words.overdue(day(state.dueOn))
          : `${words.next}: ${day(state.dueOn)}`,
    tabletop: tabletop === null ? null : tabletopView(shell, input.content, tabletop),
    form: fields,
    people: peopleView(shell, input),
    interval,
    held: state.held.map((practice) => ({
      on: day(practice.on),
      change: { text: words.replace.link(day(practice.on)), href: input.textHref(practice) },
      texts: [
        words.took(practice.people.length),
        words.heldWith(
          input.content.scenarios.find(({ id }) => id === practice.story)?.title ?? practice.story,
          practice.siteVersion,
        ),
        ...(practice.toFix === '' ? [] : [words.fix(practice.toFix)]),
        ...replacedText(practice, shell),
      ],
    })),
    key: input.key,
    csrf: input.csrf,
    links: { ...input.links, next: input.links.record },
  })
}

/** That what it left to fix was replaced, when and by whom. */
function replacedText({ replaced }: Practice, { language, t }: Shell): string[] {
  const words = t.hr.practices.replace
  return replaced === null ? [] : [words.note(formatDate(replaced.on, language), words.by[replaced.as])]
}

/** Who took part in the practice that was just put on record, and when the next one is due. Empty before the first. */
function recordedText({ t, language }: Shell, { state: { latest, dueOn }, members }: PracticeInput): string {
  const words = t.hr.practices
  if (latest === null || dueOn === null) return ''
  const names = members.flatMap(({ person, name }) => (latest.people.includes(person) ? [name ?? words.noName] : []))
  return words.recorded(
    names.length,
    listFormat(language, { type: 'conjunction' }).format(names),
    formatDate(dueOn, language),
  )
}

function tabletopView(
  { t }: Shell,
  content: Content,
  { story, details, anotherHref }: NonNullable<PracticeInput['tabletop']>,
) {
  const clauses = new Set(story.decisions.flatMap((decision) => decision.clauses))
  return {
    story: story.id,
    title: story.title,
    setting: story.setting,
    anotherHref,
    decisions: story.decisions.map((decision) => {
      const fits = fittingChoice(decision)
      return { story: storyIn(decision, 'less'), question: decision.question, works: fits.text, why: fits.why }
    }),
    parts: (['named', 'who-calls', 'local', 'steps', 'support'] as const).map((part) =>
      sitePartView(part, details, t, content),
    ),
    policy: content.policy.clauses.filter(({ id }) => clauses.has(id)).map(({ text }) => text),
  }
}

function formFields({ t }: Shell, { content, form, known, today }: PracticeInput) {
  const words = t.hr.practices
  const { required } = t.account
  const toFix = field(form, {
    type: 'textarea',
    name: 'toFix',
    label: words.toFix,
    hint: words.toFixHint(reportDigits(content.contacts)),
    maxLength: LONGEST_TO_FIX,
  })
  return {
    on: field(form, { type: 'date', name: 'on', label: words.on, required, initial: today }),
    toFix: withNameNote(toFix, form.values, t, 'text', known),
  }
}

function peopleView({ t }: Shell, { members, checked, form }: PracticeInput): ChoicesView {
  const words = t.hr.practices
  return {
    type: 'checkbox',
    name: 'people',
    legend: words.people,
    required: '',
    hint: words.peopleHint,
    problem: problemAt(form, 'people'),
    options: members.map(({ person, name }, place) => ({
      id: place === 0 ? 'people' : `people-${place}`,
      value: person,
      text: name ?? words.noName,
      checked: checked.has(person),
    })),
  }
}
