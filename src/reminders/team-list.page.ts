import type { CalendarDate } from '../platform/time/calendar.ts'
import { capitalized, listFormat } from '../platform/text/format.ts'
import type { Standing } from '../requirements/status.ts'
import type { LeftToDo } from '../learning/coursework.ts'
import { dueCell, expiredText, type Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { byGroup, TEAM_GROUPS, type TeamGroup } from './team-group.ts'

export interface TeamListInput {
  readonly wording: Wording
  readonly today: CalendarDate
  readonly organization: string
  readonly rows: readonly {
    readonly name: string | null
    readonly standing: Standing
    readonly left: LeftToDo
    readonly minutes: number
  }[]
  /** How many people were looked at, and how many there are. */
  readonly shown: number
  readonly all: number
  readonly back: string
}

/** The groups with names; the others are counted. */
const LISTED: readonly TeamGroup[] = ['needs', 'soon', 'has-time', 'update', 'cannot-say']
const COUNTED = TEAM_GROUPS.filter((name) => !LISTED.includes(name))

/** The same groups as on the team's page, for a sheet of paper that others may see: no reasons. */
export function teamListPage(shell: Shell, input: TeamListInput): string {
  const { wording, today, organization, rows, shown, all, back } = input
  const { t, language } = wording
  const { groups: headings, list: words } = t.hr.team
  const groups = byGroup(rows, today)
  const counts = COUNTED.flatMap((name) => {
    const { length } = groups.get(name) ?? []
    return length === 0 ? [] : [headings[name](length)]
  })
  return renderPage('app', shell, 'reminders/team-list', {
    t,
    back,
    more: all > shown ? words.more(shown) : '',
    madeAt: words.madeAt(organization, formatDate(today, language)),
    groups: LISTED.map((name) => ({
      name,
      heading: headings[name](groups.get(name)?.length ?? 0),
      rows: (groups.get(name) ?? []).map(({ name: person, standing, left, minutes }) => ({
        name: person ?? t.hr.people.noName,
        left: capitalized(stepsText(left, minutes, t)),
        due: dueText(standing, wording),
      })),
    })).filter((group) => group.rows.length > 0),
    others: counts.length === 0 ? '' : words.others(listFormat(language, { type: 'conjunction' }).format(counts)),
  })
}

/**
 * The date, and whether it's over: a sheet of paper has no tags. Who needs help after two checks isn't said, because
 * others in the meeting see the sheet. *My people* says it.
 */
function dueText(standing: Standing, wording: Wording): string {
  if (standing.status === 'expired') return expiredText(standing, wording)
  const { date } = dueCell(standing, wording)
  return standing.status === 'overdue' ? wording.t.hr.team.list.wasDue(date) : date
}

/** Returns an empty text when nothing is left. */
export function stepsText({ lessons, finalCheck, acknowledging }: LeftToDo, minutes: number, t: Messages): string {
  const words = t.hr.team.list
  const steps = [
    ...(lessons === 0 ? [] : [words.lessons(lessons, minutes)]),
    ...(finalCheck ? [words.finalCheck] : []),
    ...(acknowledging ? [words.acknowledging] : []),
  ]
  return steps.join(', ')
}
