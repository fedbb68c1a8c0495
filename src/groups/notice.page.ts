import type { PersonId } from '../ledger/event.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { type Group, latestNotice } from './group.ts'
import { groupDates } from './list.page.ts'

/** What somebody who is told has to know. */
export interface NoticeView {
  readonly about: string
  readonly dates: readonly string[]
  readonly leaders: readonly string[]
  readonly confirmHref: string
  readonly confirmFor: string
}

/** A group on the home of somebody who has to know about it. */
export interface GroupOnHome extends NoticeView {
  readonly group: string
  readonly isConfirmed: boolean
  readonly calendar: { readonly href: string; readonly label: string }
}

export function noticeView(
  group: Group,
  about: {
    readonly siteName: string
    readonly names: ReadonlyMap<PersonId, string | null>
    readonly language: Language
    readonly confirmHref: string
  },
  t: Messages,
): NoticeView {
  const { name, dates, leaders } = latestNotice(group)
  return {
    about: t.hr.groups.notice.about(name, about.siteName),
    dates: dates.map((date) => formatWeekdayDate(date, about.language)),
    leaders: leaders.flatMap((leader) => about.names.get(leader) ?? []),
    confirmHref: about.confirmHref,
    confirmFor: t.hr.groups.home.confirmFor(nameWithDates(group, about.language, t)),
  }
}

/** For the buttons of several groups, which may have the same name. */
export function nameWithDates(group: Group, language: Language, t: Messages): string {
  return t.hr.groups.withDates(latestNotice(group).name, groupDates(group, language, t))
}

/** The page that the link in a mail opens. `state` says whether there's something to confirm. */
export function noticePage(
  shell: Shell,
  notice: NoticeView | null,
  state: 'open' | 'thanks' | 'already' | 'over',
  signInHref: string,
): string {
  const { t } = shell
  return renderPage('app', shell, 'groups/notice', { t, notice, state, signInHref })
}
