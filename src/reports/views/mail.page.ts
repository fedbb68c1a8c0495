import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { SavedView } from './saved-view.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { type Letter, letter } from '../../platform/mail/letter.page.ts'
import type { ReportNames } from '../wording.page.ts'
import { viewInWords } from './view.page.ts'

export interface ViewMailInput {
  readonly view: SavedView
  readonly names: ReportNames
  readonly wording: Wording
  readonly on: CalendarDate
  readonly people: number
  readonly link: string
}

/** Tells that a saved view can be looked at: how many are in it, what it shows, and a link that asks for a sign-in. */
export function viewMail({ view, names, wording, on, people, link }: ViewMailInput): Letter {
  const { t, language } = wording
  const words = t.hr.views.mail
  const day = formatDate(on, language)
  const found = people === 0 ? words.nobody(view.name, day) : words.found(view.name, day, people)
  return letter(language, words.subject, [
    [{ href: '', text: found }],
    [{ href: '', text: words.shows(viewInWords(view, names, wording)) }],
    [
      { href: '', text: `${words.link} ` },
      { href: link, text: link },
    ],
    [{ href: '', text: words.stop }],
  ])
}
