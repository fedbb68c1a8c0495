import { hrefTo, webLinks } from '../app/href.web.ts'
import { mayOpen } from '../app/navigation.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { areOn } from './due.store.ts'
import { followUpsPage } from './follow-up.page.ts'
import { curvesOf } from './kept.ts'
import { toldFollowUps } from './link.store.ts'

export async function showFollowUps(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t } = visit
  const { db } = deps.store
  const shell = recordsShell(visit, { title: t.hr.followUps.title, current: 'followUps' })
  const page = followUpsPage(shell, {
    content,
    curves: curvesOf(await toldFollowUps(db)),
    areOn: areOn(await reminderSettings(db)),
    links: webLinks,
    settingsHref: mayOpen(visit, 'reminders') ? hrefTo('/hr/reminders') : null,
    practiceHref: mayOpen(visit, 'practices') ? hrefTo('/hr/practices') : null,
  })
  response.send(page)
}
