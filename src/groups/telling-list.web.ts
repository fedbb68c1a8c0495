import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { recordingOf } from '../people/change.web.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { checkedBoxes, param, readForm, sentList, withProblems } from '../platform/http/form.web.ts'
import { listFormat } from '../platform/text/format.ts'
import type { Site } from '../site/site.store.ts'
import { tellingListPage } from './form.page.ts'
import { choosableAt, chosenFrom, MOST_CHOSEN, seenField } from './choosable.web.ts'
import { namesOf, noSite, seenIn } from './form.web.ts'
import { MOST_NOTICE_DAYS, type TellingList } from './group.ts'
import { readTellingList } from './group.store.ts'
import { setTellingList } from './telling-list.store.ts'
import { sitesFor, toGroups } from './group.web.ts'

export async function showTellingList(visit: SignedInVisit): Promise<void> {
  await sendTellingList(visit, EMPTY_FORM, null)
}

export async function saveTellingList(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const site = await siteIn(visit)
  const days = z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, t.hr.groups.form.problems.days(MOST_NOTICE_DAYS))
    .transform(Number)
    .refine((number) => number <= MOST_NOTICE_DAYS, t.hr.groups.form.problems.days(MOST_NOTICE_DAYS))
  const people = checkedBoxes(MOST_CHOSEN)
  const listed = await readTellingList(deps.store.db, site.id)
  const members = await choosableAt(visit, site, [...listed.clinical, ...listed.others])
  const gone = new Set<string>(members.flatMap(({ person, isGone }) => (isGone ? [person] : [])))
  const clinicians = people.refine(
    (chosen) => chosen.some((person) => !gone.has(person)),
    t.hr.groups.form.problems.clinical,
  )
  const sent = readForm(visit, z.strictObject({ days, seen: seenField, clinical: clinicians, others: people }))
  const boxes = { clinical: sentList(visit, 'clinical'), others: sentList(visit, 'others') }
  if (!sent.ok) return sendTellingList(visit, sent.form, boxes)
  const { clinical, others } = sent.data
  const known = new Set<string>([...members.map(({ person }) => person), ...listed.clinical, ...listed.others])
  const list = {
    clinical: chosenFrom(clinical, known),
    // Clinical staff are told as such.
    others: chosenFrom(others, known).filter((person) => !clinical.includes(person)),
    noticeDays: sent.data.days,
  }
  const newer = await deps.store.transaction(async (tx) => {
    const now = await readTellingList(tx, site.id)
    if (hashOf(now) !== seenIn(visit)) return now
    await setTellingList(tx, site.id, list, recordingOf(visit), deps.config.mail !== null)
    return null
  })
  if (newer !== null) return sendTellingList(visit, withProblems(visit, {}), boxes, await listLines(visit, newer))
  log.info({ by: viewer.person, site: site.id }, 'list of who is told before a group set')
  response.redirect(303, hrefTo('/hr/groups', {}, { done: 'list' }))
}

async function sendTellingList(
  visit: SignedInVisit,
  form: FormState,
  boxes: { readonly clinical: readonly string[]; readonly others: readonly string[] } | null,
  newer: readonly string[] | null = null,
): Promise<void> {
  const { csrf, deps, response, t } = visit
  const site = await siteIn(visit)
  const list = await readTellingList(deps.store.db, site.id)
  const { clinical, others } = boxes ?? list
  const shell = recordsShell(visit, { title: t.hr.groups.list.one, current: 'groups' })
  const page = tellingListPage(
    { ...shell, back: toGroups(visit), pageScript: deps.assets.narrow.href },
    {
      site: site.name,
      members: await choosableAt(visit, site, [...list.clinical, ...list.others]),
      chosen: { clinical: new Set(clinical), others: new Set(others) },
      noticeDays: list.noticeDays,
      seen: newer === null ? (form.values['seen'] ?? hashOf(list)) : hashOf(list),
      newer,
      form,
      csrf,
      save: hrefTo('/hr/groups/sites/:site', { site: site.id }),
    },
  )
  response.status(boxes === null ? 200 : 422).send(page)
}

async function listLines(visit: SignedInVisit, { clinical, others, noticeDays }: TellingList): Promise<string[]> {
  const { language, t } = visit
  const list = listFormat(language, { type: 'conjunction' })
  const words = t.hr.groups.newer
  return [
    words.clinical(list.format(await namesOf(visit, clinical))),
    words.others(list.format(await namesOf(visit, others))),
    words.days(noticeDays),
  ]
}

async function siteIn(visit: SignedInVisit): Promise<Site> {
  const id = `site:${param(visit, 'site')}`
  const site = (await sitesFor(visit, 'keep-groups')).find((each) => each.id === id)
  if (site === undefined) throw noSite()
  return site
}
