import { reachOf } from '../identity/access.ts'
import { statusesOf } from './compliance.ts'
import { statusesPage } from './status-list.page.ts'
import { countByStatus } from '../people/people.store.ts'
import { hrefTo } from '../platform/http/href.web.ts'
import { accountShell, recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Everybody may know how statuses are decided; figures are shown of those whose records the viewer may see. */
export async function showStatuses(visit: SignedInVisit): Promise<void> {
  const { deps, today, language, viewer, response, t } = visit
  const reach = reachOf(viewer, 'list-people')
  const mayRules = reachOf(viewer, 'set-requirements') !== null
  const { title } = t.hr.requirements.statusPage
  const shell =
    reach === null ? accountShell(visit, title) : recordsShell(visit, { title, current: mayRules ? 'rules' : 'people' })
  const filter = { statuses: statusesOf('everyone'), ...(reach === 'everyone' ? {} : { supervisor: viewer.person }) }
  const page = {
    language,
    today,
    counts: reach === null ? null : await countByStatus(deps.store.db, filter),
    ownOnly: reach !== 'everyone',
    links: { people: reach === null ? null : hrefTo('/hr/people'), rules: mayRules ? hrefTo('/hr/rules') : null },
  }
  response.send(statusesPage(shell, page))
}
