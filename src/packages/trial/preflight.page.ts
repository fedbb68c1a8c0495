import { type CalendarDate, calendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { Language } from '../../platform/text/language.ts'
import type { KitPage, KitPart } from '../kit/part.page.ts'

/**
 * The findings of a pre-flight check (`src/packages/trial/preflight.job.ts`), as far as the text about it needs them.
 */
export interface FoundInPackage {
  readonly verdict: 'ready' | 'look' | 'refused'
  readonly checks: readonly FoundCheck[]
}

export type FoundCheck =
  | {
      readonly id: 'blanks'
      readonly state: FoundState
      readonly gaps: readonly (keyof Messages['preflight']['fields'])[]
    }
  | {
      readonly id: 'contacts'
      readonly state: FoundState
      readonly old: readonly { readonly name: string; readonly checkedOn: string; readonly days: number }[]
      /** Numbers of the site's own that the last call found not to work. */
      readonly wrong: readonly string[]
    }
  | (Judged & { readonly id: 'zip' })
  | (Judged & { readonly id: 'manifest'; readonly name: string | null })
  | (Judged & { readonly id: 'files'; readonly count: number })
  | (Judged & { readonly id: 'document' })
  | (Judged & { readonly id: 'names'; readonly name: string })
  | (Judged & { readonly id: 'sizes'; readonly zip: number; readonly first: number })
  | (Judged & { readonly id: 'state'; readonly played: number; readonly longest: number })
  | (Judged & { readonly id: 'addresses'; readonly leaveTo: string | null })
  | (Judged & {
      readonly id: 'play'
      readonly pages: number
      readonly launches: number
      readonly calls: number
      /** Names of the real systems whose behavior was tried as well. */
      readonly systems: readonly string[]
      /** Whether our test learner could finish. Blanks of the site prevent that. */
      readonly finishes: boolean
    })

/** `look`: somebody should look at it, and the package can leave. `failed`: it cannot. */
export type FoundState = 'fine' | 'look' | 'failed'

interface Judged {
  readonly state: FoundState
  /** The problems, one sentence each. Empty when there are none. */
  readonly problems: readonly string[]
}

export interface PreflightView {
  readonly verdict: FoundInPackage['verdict']
  readonly heading: string
  /** Whether to wait with it: nobody could finish it, or somebody would call a number that may not work. */
  readonly isToMend: boolean
  readonly counts: string
  /** The tests to look at first, then the rest. */
  readonly tests: readonly TestView[]
}

interface TestView {
  readonly state: FoundState
  readonly stateText: string
  readonly title: string
  readonly text: string
  readonly problems: readonly string[]
}

export function preflightView({ verdict, checks }: FoundInPackage, t: Messages, language: Language): PreflightView {
  const words = t.preflight
  // Somebody may call it, so it's said first.
  const tests = checks
    .toSorted((one, other) => wrongIn(other) - wrongIn(one))
    .map((check) => testView(check, t, language))
  const of = (state: FoundState) => tests.filter((test) => test.state === state)
  const looks = of('look').length
  const finishes = checks.every((check) => check.id !== 'blanks' || check.state === 'fine')
  const wrong = checks.reduce((sum, check) => sum + wrongIn(check), 0)
  const open = wrong > 0 ? words.verdict.wrong(wrong) : finishes ? words.verdict.look(looks) : words.verdict.blanks
  return {
    verdict,
    heading: verdict === 'look' ? open : words.verdict[verdict],
    isToMend: !finishes || wrong > 0,
    counts: words.counts(of('fine').length, tests.length),
    tests: [...of('failed'), ...of('look'), ...of('fine')],
  }
}

/** How many numbers may not work. */
function wrongIn(check: FoundCheck): number {
  return check.id === 'contacts' ? check.wrong.length : 0
}

function testView(check: FoundCheck, t: Messages, language: Language): TestView {
  const { state } = check
  const stateText = t.preflight.state[state]
  if ('problems' in check && state === 'failed')
    return { state, stateText, title: t.preflight.failed[check.id], text: '', problems: check.problems }
  return { state, stateText, problems: [], ...wordsOf(check, t, language) }
}

function wordsOf(
  check: FoundCheck,
  { preflight: { checks: words, fields, oldNumber, wrongNumber } }: Messages,
  language: Language,
): Pick<TestView, 'title' | 'text'> & Partial<Pick<TestView, 'problems'>> {
  switch (check.id) {
    case 'blanks': {
      const { fine, look } = words.blanks
      const problems = check.gaps.map((gap) => fields[gap])
      return problems.length === 0 ? fine : { title: look.title(problems.length), text: look.text, problems }
    }
    case 'contacts': {
      const { fine, look } = words.contacts
      const [oldest] = check.old
      const date = (day: string): string => formatDate(calendarDate(day) satisfies CalendarDate, language)
      const old = check.old.map(({ name, checkedOn }) => oldNumber(name, date(checkedOn)))
      const problems = [...check.wrong.map(wrongNumber), ...old]
      if (check.wrong.length > 0) return { ...words.contacts.wrong, problems }
      if (oldest === undefined) return fine
      return { title: look.title(problems.length), text: look.text(oldest.days), problems }
    }
    case 'zip':
      return words.zip
    case 'manifest': {
      const { title, text, none } = words.manifest
      return { title, text: check.name === null ? none : text(check.name) }
    }
    case 'files':
      return { title: words.files.title, text: words.files.text(check.count) }
    case 'document':
      return words.document
    case 'names':
      return { title: words.names.title, text: words.names.text(check.name) }
    case 'sizes':
      return { title: words.sizes.title, text: words.sizes.text(check.zip, check.first) }
    case 'state':
      return { title: words.state.title, text: words.state.text(check.played, check.longest) }
    case 'addresses': {
      const { title, text, leaveTo } = words.addresses
      return { title, text: check.leaveTo === null ? text : leaveTo(check.leaveTo) }
    }
    case 'play':
      return {
        title: check.finishes ? words.play.title : words.play.upToBlanks,
        text: [
          words.play.text(check.pages, check.launches, check.calls),
          ...(check.systems.length === 0 ? [] : [words.play.systems(check.systems)]),
        ].join('. '),
      }
  }
}

/** One launch of the play-through, with every call and what came back. */
interface PlayedLaunch {
  readonly name: keyof Messages['preflight']['launches']
  readonly calls: readonly {
    readonly method: string
    readonly args: readonly string[]
    readonly result: string
    readonly error: string
  }[]
}

export function preflightPage(view: PreflightView, launches: readonly PlayedLaunch[], t: Messages): KitPage {
  const words = t.preflight
  return {
    file: 'preflight.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'verdict',
        title: view.heading,
        parts: [
          { kind: 'text', text: `${view.counts}.` },
          {
            kind: 'table',
            labelledBy: 'verdict',
            head: words.head,
            rows: view.tests.map(({ title, stateText, text, problems }) => [
              title,
              stateText,
              [text, ...problems].filter((line) => line !== '').join(' · '),
            ]),
          },
        ],
      },
      ...launches.map((launch, index) => ({
        id: `launch-${index + 1}`,
        title: words.launches[launch.name],
        parts: [callList(launch, words)],
      })),
    ],
  }
}

/** Hundreds of calls, which few will read: folded up on a screen, whole on paper. */
function callList({ calls }: PlayedLaunch, words: Messages['preflight']): KitPart {
  return {
    kind: 'log',
    summary: words.calls(calls.length),
    lines: calls.map(({ method, args, result, error }) => {
      const answer = [result, ...(error === '0' ? [] : [words.errorCode(error)])].filter((word) => word !== '')
      return `${method}(${args.join(', ')}) → ${answer.join(', ')}`
    }),
  }
}
