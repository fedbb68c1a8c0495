import { dateTimeFormat } from '../platform/text/format.ts'
import type { Messages } from '../words/messages.ts'
import type { Duty } from '../organization/site-details.ts'
import type { Language } from '../platform/text/language.ts'
import { type Weekday, WEEKDAYS } from '../platform/time/local-time.ts'

/** The hours of somebody in as few characters as paper has room for: `8 am to 8 pm, Mon to Fri`. */
export function dutyText({ from, to, days }: Duty, t: Messages['card'], language: Language): string {
  const when =
    days.length === WEEKDAYS.length
      ? t.everyDay
      : runs(days)
          .map((run) => runText(run, t))
          .join(', ')
  return from === to ? t.anyHour(when) : t.hours(clockText(from, language), clockText(to, language), when)
}

/** Days that follow each other, in the order of the week. */
function runs(days: readonly Weekday[]): Weekday[][] {
  return WEEKDAYS.filter((day) => days.includes(day)).reduce<Weekday[][]>((found, day) => {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || WEEKDAYS.indexOf(before) + 1 !== WEEKDAYS.indexOf(day)) {
      return [...found, [day]]
    }
    return [...found.slice(0, -1), [...last, day]]
  }, [])
}

function runText(run: readonly Weekday[], { weekdays, dayRange }: Messages['card']): string {
  const names = run.map((day) => weekdays[day])
  const [first = '', last = ''] = [names[0], names.at(-1)]
  return names.length > 2 ? dayRange(first, last) : names.join(', ')
}

/** `8 am`, `8:30 pm`; in Spanish `8 a. m.` */
function clockText(time: string, language: Language): string {
  const hour = { hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' } as const
  const style = time.endsWith(':00') ? hour : ({ ...hour, minute: '2-digit' } as const)
  return dateTimeFormat(language === 'en' ? 'en-US' : 'es-US', style)
    .format(new Date(`2000-01-01T${time}:00Z`))
    .replace(/[AP]M$/, (half) => half.toLowerCase())
    .replaceAll(/[\u00a0\u202f]/g, ' ')
}
