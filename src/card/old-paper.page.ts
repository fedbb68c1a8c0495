import { contactsAt } from '../course/contact-place.ts'
import type { Contact } from '../course/policy-shape.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'

/** The cards and posters that aren't right anymore. */
export interface OldPaper {
  /** The day before which they were printed. */
  readonly before: CalendarDate
  /** Whether somebody in the details is away, so that staff tell somebody else for now. */
  readonly lacksSomebody: boolean
}

export function oldPaperText(
  { before, lacksSomebody }: OldPaper,
  { t, language }: Pick<Shell, 't' | 'language'>,
): string {
  const { changed, oldPaper, whichPaper } = t.card.printing
  const day = formatDate(before, language)
  return `${lacksSomebody ? oldPaper(day) : changed(day)} ${whichPaper}`
}

/** Whether old cards and posters may still be around, and where to say that they aren't. Learners have nothing to say. */
export interface ReplacedView {
  readonly isOld: boolean
  /** That they were replaced, and by when. Empty while they weren't. */
  readonly last: string
  readonly action: string
  readonly csrf: string
}

export function replacedView(
  { last, ...form }: Omit<ReplacedView, 'last'> & { readonly last: CalendarDate | null },
  { t, language }: Pick<Shell, 't' | 'language'>,
): ReplacedView {
  const done = form.isOld || last === null ? '' : t.card.printing.replacedOn(formatDate(last, language))
  return { ...form, last: done }
}

/** The shared lines that are on a card or a poster. */
export function linesOnPaper(contacts: readonly Contact[]): Contact[] {
  const places = ['wallet-report', 'wallet-more', 'poster', 'poster-end'] as const
  return contacts.filter((contact) => places.some((place) => contactsAt([contact], place).length > 0))
}
