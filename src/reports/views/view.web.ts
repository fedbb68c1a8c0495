import { z } from 'zod'
import { scopeOf } from '../../identity/access.ts'
import { REPORT_PAGES } from '../query.ts'
import { LONGEST_VIEW_NAME, MOST_VIEWS, type SavedView, VIEW_RHYTHMS } from './saved-view.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { VIEW_OUTCOMES, type ViewFormInput, viewFormPage, viewsPage } from './view.page.ts'
import { reportChoices } from '../choice.store.ts'
import { addView, changeView, findView, removeView, savedViews } from './saved-view.store.ts'
import { param, parseForm, parseQuery, readForm, noFields } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { wordingOf } from '../../people/people.web.ts'
import { partHref } from '../../app/navigation.web.ts'
import { webReportRequest, reportFields, reportHref, reportQueryShape, toReportQuery } from '../query.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

const listQuery = z.strictObject({ done: z.enum(VIEW_OUTCOMES).optional() })
const selection = { ...reportQueryShape, page: z.enum(REPORT_PAGES) }
const selectionQuery = z.strictObject(selection)

const choices = (t: Messages) => ({
  name: z.string().trim().min(1, t.hr.views.nameNeeded).max(LONGEST_VIEW_NAME, t.hr.views.nameLong(LONGEST_VIEW_NAME)),
  mailed: z.enum(['never', ...VIEW_RHYTHMS]).transform((rhythm) => (rhythm === 'never' ? null : rhythm)),
})

export async function showViews(visit: SignedInVisit): Promise<void> {
  const { deps, viewer, response, t } = visit
  const { done = null } = parseQuery(visit, listQuery)
  const input = {
    wording: wordingOf(visit),
    names: await reportChoices(deps.store.db, scopeOf(visit.viewer, 'read-reports'), visit.today),
    views: await savedViews(deps.store.db, viewer.person),
    outcome: done,
    hasMailServer: deps.config.mail !== null,
    links: {
      open: (shared: string) => hrefTo('/hr/views/:shared/report', { shared }),
      change: (view: string) => hrefTo('/hr/views/:view', { view }),
      reports: hrefTo('/hr/people'),
    },
  }
  response.send(viewsPage(recordsShell(visit, { title: t.hr.views.title, current: 'views' }), input))
}

/** The address has the view's filters, as the report has them. */
export async function showNewView(visit: SignedInVisit): Promise<void> {
  const { page, ...fields } = parseQuery(visit, selectionQuery)
  await sendNewView(visit, { page, query: toReportQuery(fields) }, EMPTY_FORM)
}

export async function saveView(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, today, viewer } = visit
  // What the page hides, nobody can fill in wrongly.
  const { page, ...fields } = parseForm(visit, z.object(selection))
  const result = readForm(visit, z.strictObject({ ...selection, ...choices(t) }))
  if (!result.ok) return sendNewView(visit, { page, query: toReportQuery(fields) }, result.form)
  const { name, mailed } = result.data
  // A site that doesn't exist is refused now, not when the view is opened.
  const { query } = await webReportRequest(visit, toReportQuery(fields))
  if ((await savedViews(deps.store.db, viewer.person)).length >= MOST_VIEWS)
    return sendNewView(visit, { page, query }, EMPTY_FORM)
  await addView(deps.store.db, { owner: viewer.person, name, mailed, page, query, since: today }, now)
  log.info({ by: viewer.person, page, mailed }, 'view saved')
  response.redirect(303, hrefTo('/hr/views', {}, { done: 'saved' }))
}

export async function showView(visit: SignedInVisit): Promise<void> {
  await sendChange(visit, await ownView(visit), EMPTY_FORM)
}

export async function changeSavedView(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, today, viewer } = visit
  const view = await ownView(visit)
  const result = readForm(visit, z.strictObject(choices(t)))
  if (!result.ok) return sendChange(visit, view, result.form)
  await changeView(deps.store.db, view, result.data, today)
  log.info({ by: viewer.person, mailed: result.data.mailed }, 'view changed')
  response.redirect(303, hrefTo('/hr/views', {}, { done: 'changed' }))
}

export async function removeSavedView(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, viewer } = visit
  parseForm(visit, noFields)
  const { id } = await ownView(visit)
  await removeView(deps.store.db, id, viewer.person)
  log.info({ by: viewer.person }, 'view deleted')
  response.redirect(303, hrefTo('/hr/views', {}, { done: 'removed' }))
}

/** Opens a view for anyone with the link. The report is the viewer's own, limited to people they may see. */
export async function openView(visit: SignedInVisit): Promise<void> {
  const view = await findView(visit.deps.store.db, param(visit, 'shared'))
  if (view === null) throw new AppError('not-found', 'There is no such view.')
  visit.response.redirect(303, reportHref(partHref(view.page), view.query))
}

/** Another person's view is not found. */
async function ownView(visit: SignedInVisit): Promise<SavedView> {
  const view = await findView(visit.deps.store.db, param(visit, 'view'))
  if (view === null || view.owner !== visit.viewer.person)
    throw new AppError('not-found', 'The viewer has no such view.')
  return view
}

async function sendNewView(
  visit: SignedInVisit,
  { page, query }: Pick<SavedView, 'page' | 'query'>,
  form: FormState,
): Promise<void> {
  const { deps, t, viewer } = visit
  const isFull = (await savedViews(deps.store.db, viewer.person)).length >= MOST_VIEWS
  const first = { ...query, after: null }
  await sendForm(visit, form, {
    view: { name: '', page, query: first, mailed: null },
    refusal: isFull ? t.hr.views.tooMany(MOST_VIEWS) : '',
    hidden: [{ name: 'page', value: page }, ...reportFields(first)],
    links: {
      save: hrefTo('/hr/views'),
      back: isFull ? hrefTo('/hr/views') : reportHref(partHref(page), first),
      remove: null,
    },
  })
}

async function sendChange(visit: SignedInVisit, view: SavedView, form: FormState): Promise<void> {
  await sendForm(visit, form, {
    view,
    refusal: '',
    hidden: [],
    links: {
      save: hrefTo('/hr/views/:view', { view: view.id }),
      back: hrefTo('/hr/views'),
      remove: hrefTo('/hr/views/:view/removals', { view: view.id }),
    },
  })
}

async function sendForm(
  visit: SignedInVisit,
  form: FormState,
  about: Pick<ViewFormInput, 'view' | 'refusal' | 'hidden' | 'links'>,
): Promise<void> {
  const { csrf, deps, response, t } = visit
  const title = about.links.remove === null ? t.hr.views.newTitle : t.hr.views.changeTitle
  const page = viewFormPage(recordsShell(visit, { title, current: 'views' }), {
    ...about,
    form,
    wording: wordingOf(visit),
    names: await reportChoices(deps.store.db, scopeOf(visit.viewer, 'read-reports'), visit.today),
    hasMailServer: deps.config.mail !== null,
    csrf,
  })
  const isRefused = about.refusal !== '' || Object.keys(form.problems).length > 0
  response.status(isRefused ? 422 : 200).send(page)
}
