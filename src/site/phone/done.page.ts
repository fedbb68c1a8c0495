import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { titlesOf } from '../roles/role-text.page.ts'
import type { SiteInput } from '../site.page.ts'

/** Says on a site's page what was published just now. */
export function doneText(
  { language, t }: Shell,
  { comes, live, stillAway }: Pick<SiteInput, 'comes' | 'live' | 'stillAway'>,
  done: NonNullable<SiteInput['done']>,
): string {
  const { form, phone } = t.hr.sites
  if (done === 'call') return t.hr.lines.called.onForm
  const day = comes === null ? '' : formatDate(comes.on, language)
  if (done === 'now') return comes === null ? form.published : form.publishedFrom(day)
  const away = titlesOf(stillAway, t, language)
  const said = away.length === 0 ? phone.published : phone.publishedAway(away.length, away.join('; '))
  // The version that's to come had an old number, so it was published again after the one in effect.
  if (comes === null || comes.version <= (live?.version ?? 0)) return said
  return `${said} ${phone.alsoComes(comes.version, day)}`
}
