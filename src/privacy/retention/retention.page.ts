import { errorSummary, EMPTY_FORM, type FieldView, field } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Messages } from '../../words/messages.ts'
import { CHOSEN, RETAINED, RETENTION, type RetainedClass, type Retention } from './retention.ts'

interface Expired {
  readonly count: number
  readonly until: CalendarDate | null
}

export interface RetentionPage {
  readonly retention: Retention
  readonly inForce: Retention
  /** What would go tomorrow under these periods. */
  /** Null while that isn't known, because statuses are being worked out. */
  readonly expired: Readonly<Record<RetainedClass, Expired>> | null
  /** Whether these periods are only looked at, and would be saved next. */
  readonly isPreview: boolean
  readonly saved: boolean
  readonly links: {
    readonly page: string
    readonly preview: string
    /** The list of the people whose period is over. `null` for a viewer who may not erase anybody. */
    readonly leavers: string | null
  }
  readonly csrf: string
}

/** The periods with what would go under them, and a form that shows the same for others before anything is saved. */
export function retentionPage(shell: Shell, { retention, inForce, expired, ...page }: RetentionPage): string {
  const { t, language } = shell
  const words = t.privacy.retention
  const fields: FieldView[] = CHOSEN.map((retained) =>
    field(EMPTY_FORM, {
      type: 'select',
      name: retained,
      label: words.classes[retained],
      hint: words.hints[retained],
      options: RETENTION[retained].choices.map((choice) => ({ value: choice, text: words.periods[choice] })),
      initial: retention[retained],
    }),
  )
  const goes = (retained: RetainedClass): string => {
    if (expired === null) return words.notKnown
    const { count, until } = expired[retained]
    if (until === null) return words.never
    switch (RETENTION[retained].goes) {
      case 'by-people':
        return words.mayBeErased(count)
      case 'each-day':
        return (page.isPreview ? words.wouldGoUpTo : words.goes)(count, formatDate(until, language))
      case 'each-hour':
        return words.goesEachHour(count)
    }
  }
  const row = (retained: RetainedClass) => ({
    name: words.classes[retained],
    period: periodText(retained, retention, t),
    before: retention[retained] === inForce[retained] ? '' : words.changed(words.periods[inForce[retained]]),
    goes: goes(retained),
  })
  return renderPage('app', shell, 'privacy/retention', {
    t,
    fields,
    columns: [words.columns.what, words.columns.period, words.columns.goes],
    rows: CHOSEN.map(row),
    fixedRows: RETAINED.filter((retained) => !CHOSEN.some((each) => each === retained)).map(row),
    hidden: CHOSEN.map((retained) => ({ name: retained, value: retention[retained] })),
    summary: errorSummary(fields, t),
    ...page,
  })
}

/** "30 days after the upload": the period, and when it begins. */
export function periodText(retained: RetainedClass, retention: Retention, { privacy }: Messages): string {
  const { begins, periods } = privacy.retention
  const period = periods[retention[retained]]
  // Only some classes are keys.
  const from = (begins as Partial<Record<RetainedClass, string>>)[retained]
  return from === undefined || retention[retained] === 'keep' ? period : `${period} ${from}`
}
