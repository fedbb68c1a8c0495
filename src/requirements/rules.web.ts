import { z } from 'zod'
import { calendarDate, dateAt } from '../platform/time/calendar.ts'
import { totals } from './compliance.ts'
import { isPerson } from '../ledger/event.ts'
import { ruleSetsOn } from './requirement.ts'
import { isOvernight } from './rule-change.ts'
import { draftOfRules, isReason, type RulesDraft, rulesOf, rulesProblems } from './rules-draft.ts'
import { EMPTY_FORM, type FormState, asTypedName } from '../platform/html/field.page.ts'
import { rulesPage } from './rules.page.ts'
import { rulesDraftPage } from './rules-draft.page.ts'
import { rulesPreviewPage } from './rules-preview.page.ts'
import { isAssigningDue, type Rules, rulesOnRecord } from './assignment.store.ts'
import { deleteDraft, findDraft, putDraft } from '../platform/database/draft.store.ts'
import { peopleOnRecord, countByStatus } from '../people/people.store.ts'
import { defineRules, type NewRules, previewRules, RULES_SUBJECT, type RulesPreview } from './rules.store.ts'
import { allSites } from '../site/site.store.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { eachOnce } from '../platform/text/format.ts'
import { heldNames, parseQuery, readForm, withProblem, withProblems } from '../platform/http/form.web.ts'
import { wordingOf } from '../people/people.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { readRules, rulesDraft } from './rules-form.web.ts'
import { recordsShell, accountShell } from '../app/shell.web.ts'
import { areStatusesKnown } from '../app/statuses.web.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { recordingOf } from '../people/change.web.ts'
import { reachOf, scopeOf } from '../identity/access.ts'
import { scopeText } from '../people/scope.page.ts'
import { statusesPage } from './status-list.page.ts'

const DRAFT = 'rules'

/** A draft, and how many sets of rules there were when it was begun. */
const savedDraft = z.strictObject({ draft: rulesDraft, after: z.int() })
type SavedDraft = z.output<typeof savedDraft>

const rulesQuery = z.strictObject({ discarded: z.literal('yes').optional() })

export async function showRules(visit: SignedInVisit): Promise<void> {
  const { discarded } = parseQuery(visit, rulesQuery)
  const { deps, organization, today, response, t } = visit
  const { db } = deps.store
  const { definitions, shipped } = await rulesOnRecord(db)
  const actors = definitions.map(({ actor }) => actor).filter(isPerson)
  const people = await peopleOnRecord(db, [...new Set(actors)])
  const shell = recordsShell(visit, { title: t.hr.requirements.title, current: 'rules' })
  const page = {
    wording: await ruleWordingOf(visit),
    today,
    inForce: ruleSetsOn(definitions, shipped, today),
    definitions,
    renewalMonths: organization.renewalMonths,
    names: new Map(people.map(({ person, name }) => [person, name])),
    recordedOn: ({ recordedAt }: (typeof definitions)[number]) => dateAt(recordedAt, organization.timeZone),
    applying: (await isAssigningDue(db)) ? { progress: deps.jobs.progress('rules') } : null,
    draftWaits: (await findSaved(visit)) !== null,
    isDiscarded: discarded !== undefined,
    links: {
      draft: hrefTo('/hr/rules/draft'),
      statuses: hrefTo('/hr/statuses'),
      self: hrefTo('/hr/rules'),
      change: (place: number) => `${hrefTo('/hr/rules/draft')}?rule=${place}`,
    },
  }
  response.send(rulesPage(shell, page))
}

export async function showRulesDraft(visit: SignedInVisit): Promise<void> {
  const { rule } = parseQuery(visit, draftQuery)
  await sendDraft(visit, await savedOrNew(visit), { check: false, open: rule })
}

/** The rule to begin with. */
const draftQuery = z.strictObject({ rule: z.coerce.number().int().nonnegative().nullable().default(null) })

/** Whatever was typed is kept; the preview is shown when all of it makes rules. */
export async function saveRulesDraft(visit: SignedInVisit): Promise<void> {
  const { deps, now, today, response } = visit
  const { db } = deps.store
  const { after } = await savedOrNew(visit)
  const sites = await allSites(db)
  const sent = readRules(
    visit,
    sites.map(({ id }) => id),
  )
  if (sent.discard) {
    await deleteDraft(db, RULES_SUBJECT, DRAFT)
    return response.redirect(303, hrefTo('/hr/rules', {}, { discarded: 'yes' }))
  }
  const saved: SavedDraft = { draft: sent.draft, after }
  // Somebody who has only looked leaves no draft behind for others to wonder about.
  if (await isAsInEffect(visit, sent.draft)) await deleteDraft(db, RULES_SUBJECT, DRAFT)
  else await putDraft(db, RULES_SUBJECT, DRAFT, saved, now)
  if (!sent.preview)
    return response.redirect(303, hrefTo('/hr/rules/draft') + (sent.at === null ? '' : `#rule-${sent.at}`))
  if (rulesProblems(sent.draft, today).length > 0) return sendDraft(visit, saved, { check: true, open: null }, 422)
  response.redirect(303, hrefTo('/hr/rules/preview'))
}

export async function showRulesPreview(visit: SignedInVisit): Promise<void> {
  const ready = await readyDraft(visit)
  if (ready === null) return visit.response.redirect(303, hrefTo('/hr/rules/draft'))
  await sendPreview(visit, ready, await previewOf(visit, ready), EMPTY_FORM)
}

/** A form from before the reason was asked here sends none: then the draft has it. */
const publishForm = z.strictObject({
  confirm: z.string().trim().default(''),
  reason: z.string().trim().optional(),
  [asTypedName('reason')]: z.string().optional(),
  seen: z.string().optional(),
})

/** Looks at everybody once more: what was shown may be some minutes old. */
export async function publishRules(visit: SignedInVisit): Promise<void> {
  const { deps, viewer, response, log, t } = visit
  const sent = readForm(visit, publishForm)
  const draft = await readyDraft(visit)
  // Without the form of the preview, only a draft says what to publish.
  const isAsked = sent.ok && (sent.data.reason !== undefined || (await findSaved(visit)) !== null)
  if (!sent.ok || !isAsked || draft === null) return response.redirect(303, hrefTo('/hr/rules/draft'))
  if ((await sameAs(visit, draft)) === 'recorded') return response.redirect(303, hrefTo('/hr/rules/preview'))
  const ready = { ...draft, reason: sent.data.reason ?? draft.reason }
  const preview = await previewOf(visit, ready)
  // Others may have changed the draft since, and another day or record what it does. Nobody publishes that unseen.
  if (sent.data.seen !== undefined && sent.data.seen !== seenOf(draft, preview)) {
    return sendPreview(visit, ready, preview, withProblem(visit, 'seen', t.hr.requirements.preview.changedSince), 422)
  }
  const turned = turnedOvernight(preview)
  if (turned !== null && sent.data.confirm !== String(turned)) {
    const form = withProblem(visit, 'confirm', t.hr.requirements.preview.confirmWrong(turned))
    return sendPreview(visit, ready, preview, form, 422)
  }
  if (!isReason(ready.reason)) {
    const form = withProblem(visit, 'reason', t.hr.requirements.preview.reasonNeeded)
    return sendPreview(visit, ready, preview, form, 422)
  }
  const named = heldNames(visit, ['reason'], 'text')
  if (Object.keys(named).length > 0) return sendPreview(visit, ready, preview, withProblems(visit, named), 422)
  await deps.store.transaction(async (tx) => {
    await defineRules(tx, newRules(ready), calendarDate(ready.from), recordingOf(visit))
    await deleteDraft(tx, RULES_SUBJECT, DRAFT)
    await noteSetting(visit, tx)
  })
  log.info({ by: viewer.person }, 'rules published')
  deps.jobs.wake('rules')
  response.redirect(303, hrefTo('/hr/rules'))
}

async function sendDraft(
  visit: SignedInVisit,
  { draft, after }: SavedDraft,
  { check, open }: { readonly check: boolean; readonly open: number | null },
  status = 200,
) {
  const { deps, today, csrf, response, t } = visit
  const { definitions } = await rulesOnRecord(deps.store.db)
  const shell = recordsShell(visit, { title: t.hr.requirements.form.title, current: 'rules' })
  const page = rulesDraftPage(shell, {
    draft,
    problems: check ? rulesProblems(draft, today) : [],
    sites: await allSites(deps.store.db),
    open,
    isKept: (await findSaved(visit)) !== null,
    changedMeanwhile: definitions.length !== after,
    links: { back: hrefTo('/hr/rules'), save: hrefTo('/hr/rules/draft') },
    csrf,
  })
  response.status(status).send(page)
}

async function sendPreview(
  visit: SignedInVisit,
  draft: RulesDraft,
  preview: RulesPreview,
  form: FormState,
  status = 200,
): Promise<void> {
  const { deps, csrf, response, t } = visit
  const affected = Object.values(preview.effects).flatMap(({ people }) => people.map(({ person }) => person))
  const people = await peopleOnRecord(deps.store.db, [...new Set(affected)])
  const wording = { ...wordingOf(visit), ...(await ruleWordingOf(visit)) }
  const shell = recordsShell(visit, { title: t.hr.requirements.preview.title, current: 'rules' })
  const page = rulesPreviewPage(shell, {
    ...preview,
    wording,
    from: calendarDate(draft.from),
    rules: rulesOf(draft),
    newcomersOnly: !draft.forEveryone,
    same: await sameAs(visit, draft),
    names: new Map(people.map(({ person, name }) => [person, name])),
    sites: new Map(
      people.map(({ person, placements }) => [
        person,
        eachOnce(placements.flatMap(({ site }) => wording.siteNames.get(site) ?? [])),
      ]),
    ),
    overnight: turnedOvernight(preview) !== null,
    seen: seenOf(draft, preview),
    reason: draft.reason,
    form,
    links: {
      draft: hrefTo('/hr/rules/draft'),
      publish: hrefTo('/hr/rules'),
      person: (person) => hrefTo('/hr/people/:person', { person }),
    },
    csrf,
  })
  response.status(status).send(page)
}

/** What the preview showed: the rules, their first day, and how many people they'd have an effect on. */
function seenOf({ reason: _, ...draft }: RulesDraft, { effects }: RulesPreview): string {
  const counts = Object.entries(effects).map(([effect, { count }]): [string, number] => [effect, count])
  return hashOf({ draft, counts: Object.fromEntries(counts) })
}

/** Where the rules that everyone has already are those of the draft, and no others are to come. Null where they differ. */
async function sameAs({ deps }: SignedInVisit, draft: RulesDraft): Promise<'recorded' | 'shipped' | null> {
  const { definitions, shipped } = await rulesOnRecord(deps.store.db)
  const from = calendarDate(draft.from)
  const [current, ...earlier] = ruleSetsOn(definitions, shipped, from)
  const isAlone = earlier.length === 0 && definitions.every(({ effectiveOn }) => effectiveOn <= from)
  if (!isAlone || current === undefined || canonicalJson(current.rules) !== canonicalJson(rulesOf(draft))) return null
  return current.definition === null ? 'shipped' : 'recorded'
}

/**
 * The number of people who would need action from one day to the next, or null when they are too few for typing the
 * number.
 */
function turnedOvernight({ effects, after }: RulesPreview): number | null {
  const { count } = effects['turns-to-action']
  return isOvernight(count, totals(after).inScope) ? count : null
}

function previewOf(visit: SignedInVisit, draft: RulesDraft): Promise<RulesPreview> {
  return previewRules(visit.deps.store, newRules(draft), calendarDate(draft.from), recordingOf(visit))
}

function newRules(draft: RulesDraft): NewRules {
  return { rules: rulesOf(draft), forEveryone: draft.forEveryone, reason: draft.reason.trim() }
}

/** Returns the draft, or without one the rules in effect, if it makes valid rules today. */
async function readyDraft(visit: SignedInVisit): Promise<RulesDraft | null> {
  const { draft } = await savedOrNew(visit)
  return rulesProblems(draft, visit.today).length > 0 ? null : draft
}

async function isAsInEffect(visit: SignedInVisit, draft: RulesDraft): Promise<boolean> {
  const { draft: fresh } = await newDraft(visit)
  if (canonicalJson(draft) === canonicalJson(fresh)) return true
  return rulesProblems(draft, visit.today).length === 0 && (await sameAs(visit, draft)) === 'recorded'
}

async function savedOrNew(visit: SignedInVisit): Promise<SavedDraft> {
  return (await findSaved(visit)) ?? newDraft(visit)
}

async function newDraft({ deps, today }: SignedInVisit): Promise<SavedDraft> {
  const rules: Rules = await rulesOnRecord(deps.store.db)
  const [newest] = ruleSetsOn(rules.definitions, rules.shipped, today)
  return { draft: draftOfRules(newest?.rules ?? [], today), after: rules.definitions.length }
}

async function findSaved({ deps }: SignedInVisit): Promise<SavedDraft | null> {
  const saved = savedDraft.safeParse(await findDraft(deps.store.db, RULES_SUBJECT, DRAFT))
  return saved.success ? saved.data : null
}

async function ruleWordingOf({ deps, t, language }: SignedInVisit) {
  const sites = await allSites(deps.store.db)
  return { t, language, siteNames: new Map(sites.map(({ id, name }) => [id, name])) }
}

/** Everybody may know how statuses are decided; figures are shown of those whose records the viewer may see. */
export async function showStatuses(visit: SignedInVisit): Promise<void> {
  const { deps, today, language, viewer, response, t } = visit
  const { db } = deps.store
  const reach = reachOf(viewer, 'list-people')
  const scope = scopeOf(viewer, 'list-people')
  const mayRules = reachOf(viewer, 'set-requirements') !== null
  const { title } = t.hr.requirements.statusPage
  const shell =
    reach === null
      ? accountShell(visit, title)
      : recordsShell(visit, { title, current: mayRules ? 'rules' : 'people', help: 'statuses' })
  const page = {
    language,
    today,
    // Without figures, the page still says how statuses are decided.
    counts: reach === null || !(await areStatusesKnown(deps, today)) ? null : await countByStatus(db, { scope }),
    ownOnly: reach === null ? '' : scopeText(scope, await allSites(db), t.hr.scope.counts, language),
    links: { people: reach === null ? null : hrefTo('/hr/people'), rules: mayRules ? hrefTo('/hr/rules') : null },
  }
  response.send(statusesPage(shell, page))
}
