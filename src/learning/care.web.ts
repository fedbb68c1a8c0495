import { beforeYouStart, pauseBody, whatNext } from './pause.page.ts'
import { csrfField, sendCoursePage, shownSite, stateOf } from './learner.web.ts'
import { webLinks } from '../platform/http/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Pages beside the course, for the person who learns. That they were opened is recorded nowhere (`docs/less-detail.md`). */
export async function showBeforeYouStart(visit: SignedInVisit): Promise<void> {
  const { content, detail, t } = visit
  const body = beforeYouStart(content, detail, webLinks, t, csrfField(visit))
  const site = await siteOf(visit)
  sendCoursePage(visit, { title: t.care.before.title, width: 'read', site }, 'learning/before-you-start', body)
}

export async function showPause(visit: SignedInVisit): Promise<void> {
  const { content, detail, t } = visit
  const site = await siteOf(visit)
  const body = pauseBody({
    content,
    site: site?.details ?? null,
    detail,
    // No address says where the learner was; the browser's own Back button knows.
    backHref: webLinks.home(),
    links: webLinks,
    t,
    hidden: csrfField(visit),
  })
  sendCoursePage(visit, { title: t.care.pause.title, width: 'read', site }, 'learning/pause-body', body)
}

export async function showWhatNext(visit: SignedInVisit): Promise<void> {
  const { content, t } = visit
  const site = await siteOf(visit)
  const body = whatNext(content, site?.details ?? null, webLinks, t)
  sendCoursePage(visit, { title: t.care.next.title, width: 'read', site }, 'learning/what-next', body)
}

export async function showOtherFormat(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await siteOf(visit)
  sendCoursePage(visit, { title: t.learn.otherFormat.title, width: 'read', site }, 'learning/other-format-body', { t })
}

async function siteOf(visit: SignedInVisit) {
  return shownSite(visit, await stateOf(visit))
}
