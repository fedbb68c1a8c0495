import { hrefTo, webLinks } from '../app/href.web.ts'
import { mayOpen } from '../app/navigation.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { ProcedureStep } from '../course/course.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param } from '../platform/http/form.web.ts'
import { chartSource, sendChart } from '../reports/charts/chart.web.ts'
import { lineSvg } from '../reports/charts/svg.page.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { type CurveSave, curveView, isTold } from './chart.page.ts'
import { areOn } from './due.store.ts'
import { followUpsPage } from './follow-up.page.ts'
import { curvesOf } from './kept.ts'
import { toldFollowUps } from './link.store.ts'

export async function showFollowUps(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t } = visit
  const { db } = deps.store
  const shell = recordsShell(visit, { title: t.hr.followUps.title, current: 'followUps' })
  const page = followUpsPage(
    { ...shell, pageScript: deps.assets.chart.href },
    {
      content,
      curves: curvesOf(await toldFollowUps(db)),
      areOn: areOn(await reminderSettings(db)),
      links: webLinks,
      settingsHref: mayOpen(visit, 'reminders') ? hrefTo('/hr/reminders') : null,
      practiceHref: mayOpen(visit, 'practices') ? hrefTo('/hr/practices') : null,
      saveOf: (step) => saveOf(visit, step),
    },
  )
  response.send(page)
}

/** The curve of one step as a file that stands alone: what the page holds back isn't in it. */
export async function downloadCurve(visit: SignedInVisit): Promise<void> {
  const { content, deps, t } = visit
  const step = param(visit, 'curve')
  const curve = curvesOf(await toldFollowUps(deps.store.db)).find((each) => each.step === step && isTold(each))
  if (curve === undefined) throw new AppError('not-found', 'There is no such chart.')
  const save = saveOf(visit, curve.step)
  const view = curveView(curve, content.course.stepTitles[curve.step], save, t)
  const about = { kicker: t.hr.followUps.title, subtitle: '', source: chartSource(visit) }
  await sendChart(visit, save.name, lineSvg(view, about), { step: curve.step })
}

function saveOf({ today }: SignedInVisit, step: ProcedureStep): CurveSave {
  return { href: hrefTo('/hr/follow-ups/charts/:curve', { curve: step }), name: `follow-ups-${step}_${today}` }
}
