import { errorSummary, EMPTY_FORM, type FieldView, field } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { RETAINED, RETENTION, type Retention } from './retention.ts'
import type { RetainedClass } from './retention.ts'

interface Expired {
  readonly count: number
  readonly until: CalendarDate | null
}

export interface RetentionPage {
  readonly retention: Retention
  /** What would go tomorrow under these periods. */
  readonly expired: Readonly<Record<RetainedClass, Expired>>
  /** Whether these periods are only looked at, and would be saved next. */
  readonly isPreview: boolean
  readonly saved: boolean
  readonly links: { readonly organization: string; readonly page: string; readonly preview: string }
  readonly csrf: string
}

/** The periods with what would go under them, and a form that shows the same for others before anything is saved. */
export function retentionPage(shell: Shell, { retention, expired, ...page }: RetentionPage): string {
  const { t, language } = shell
  const words = t.privacy.retention
  const fields: FieldView[] = RETAINED.map((retained) =>
    field(EMPTY_FORM, {
      type: 'select',
      name: retained,
      label: words.classes[retained],
      hint: words.hints[retained],
      options: RETENTION[retained].choices.map((choice) => ({ value: choice, text: words.periods[choice] })),
      initial: retention[retained],
    }),
  )
  const rows = RETAINED.map((retained) => {
    const { count, until } = expired[retained]
    return {
      name: words.classes[retained],
      period: words.periods[retention[retained]],
      goes: until === null ? words.never : words.goes(count, formatDate(until, language)),
    }
  })
  const hidden = RETAINED.map((retained) => ({ name: retained, value: retention[retained] }))
  return renderPage('app', shell, 'privacy/retention', {
    t,
    fields,
    rows,
    hidden,
    summary: errorSummary(fields, t),
    ...page,
  })
}
