import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { sharedLines, withOwnLines } from '../contacts/line.ts'
import { policyOf } from '../people/change.web.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import { reachOf } from '../identity/access.ts'
import { OWN_PARTS } from '../ledger/bodies/policy.ts'
import { type Actor, isPerson } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { corrected } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Language } from '../platform/text/language.ts'
import { heldNames, param, parseForm, parseQuery, readForm, withProblems } from '../platform/http/form.web.ts'
import { adoptedPolicy, approvalNow, changedByRelease, nextOwnId, openProposal } from './adopted.ts'
import { adoptedPage, approvalText, comparedClauses, liveWords, type SavedTexts } from './adopted.page.ts'
import { findPolicyDraft, isApprover, keepPolicyDraft } from './adopted.store.ts'
import { savedText } from '../site/saved.web.ts'
import { allSites, everyPublishedDetails } from '../site/site.store.ts'
import { clauseAsTyped, type ClauseNow, FIELDS, type FieldName, MOST, readClause } from './clause-form.ts'
import { clauseFormPage, formProblemText } from './clause-form.page.ts'
import { partOf, type PolicyDraft, shownWords, withChange } from './draft.ts'

const DONE = ['published', 'proposed', 'returned', 'saved', 'dropped', 'newer'] as const
const doneQuery = z.strictObject({ done: z.enum(DONE).optional() })

/** The policy as it is live, and the changes that wait in the draft. */
export async function showAdopted(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, language, response, t, today, viewer } = visit
  const { db } = deps.store
  const { done = null } = parseQuery(visit, doneQuery)
  const mayKeep = reachOf(viewer, 'keep-policy') !== null
  const { adopted, course, draft, proposed } = await policyFor(visit)
  const own = adopted?.clauses ?? new Map()
  const nameOf = await namesIn(visit, proposed === null ? [] : [proposed.by, proposed.approver])
  const sites = await allSites(db)
  const live = await everyPublishedDetails(db, sites, today)
  const page = adoptedPage(recordsShell(visit, { title: t.hr.policy.title, current: 'policy' }), {
    contents: deps.contents,
    course,
    own,
    byRelease: changedByRelease(own, deps.released),
    draft: mayKeep ? draft : [],
    saved: mayKeep ? await savedTexts(visit, draft) : new Map(),
    seen: seenAs,
    approved: await approvedText(visit),
    waiting:
      proposed === null || !mayKeep
        ? null
        : {
            text: t.hr.policy.approval.waiting(nameOf(proposed.by), nameOf(proposed.approver)),
            isYours: await isApprover(deps.store.db, proposed, viewer.person),
          },
    sites: sites.filter(({ id }) => live.has(id)),
    done,
    language,
    mayKeep,
    csrf,
    links: {
      add: clauseHref(NEW),
      drop: hrefTo('/hr/policy/drops'),
      publish: hrefTo('/hr/policy/publish'),
      approval: hrefTo('/hr/policy/approval'),
      paper: hrefTo('/hr/policy/document'),
      clause: clauseHref,
    },
  })
  response.send(page)
}

/** Who approved the version that staff read, as a sentence. */
export async function approvedText(visit: SignedInVisit): Promise<string> {
  const { deps, language, t } = visit
  const approval = approvalNow(adoptedPolicy(await historyOf(deps.store.db, policyOf(visit))), deps.released.en.policy)
  const people = approval === null || approval.kind === 'typed' ? [] : [approval.by]
  const asked = approval?.kind === 'agreed' ? [approval.proposedBy] : []
  return approvalText(approval, await namesIn(visit, [...people, ...asked]), language, t)
}

/** Stewards approve each other's changes, so they know each other by name. */
export async function savedTexts(visit: SignedInVisit, draft: PolicyDraft): Promise<SavedTexts> {
  const texts = new Map<ClauseId, string>()
  for (const { clause, saved } of draft) {
    if (saved === undefined) continue
    const { when, who } = await savedText(visit, saved, true)
    texts.set(clause, visit.t.hr.policy.draft.saved(when, who))
  }
  return texts
}

/** The names of people in the ledger, as far as they aren't erased. */
export async function namesIn({ deps, t, today }: SignedInVisit, actors: readonly Actor[]) {
  const names = await namesOn(deps.store.db, actors.filter(isPerson), today)
  return (actor: Actor) => (isPerson(actor) ? names.get(actor) : null) ?? t.hr.people.noName
}

/** Another change of the same clause has another mark. */
function seenAs(change: PolicyDraft[number]): string {
  return hashOf(change)
}

/** In an address: a clause that the policy doesn't have yet. */
const NEW = 'new'

export async function showClauseForm(visit: SignedInVisit): Promise<void> {
  await sendClauseForm(visit, EMPTY_FORM)
}

const textField = (name: FieldName) => z.string().max(name in MOST ? MOST[name as keyof typeof MOST] : 20) // its own keys
const clauseForm = z.strictObject({
  ...Object.fromEntries(FIELDS.map((name) => [name, textField(name).optional()])),
  [asTypedName('reason')]: z.string().max(MOST.reason).optional(),
  seen: z.string().max(100),
})

/** Puts a change in the draft. Staff see nothing of it until it's published. */
export async function saveClause(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const sent = readForm(visit, clauseForm)
  if (!sent.ok) return sendClauseForm(visit, sent.form, 422)
  const named = heldNames(visit, ['reason'], 'text')
  const outcome = await deps.store.transaction(async (tx) => {
    const { adopted, clause, course, draft, isNew, seen } = await clauseFor(visit, tx)
    const { seen: opened, reasonAsTyped: _, ...typed } = sent.data
    const read = readClause(typed, clause, deps.contents, course)
    if (!read.ok) return read
    if (Object.keys(named).length > 0) return { ok: false, problems: new Map() } as const
    // Another steward has changed it. Nothing of either is lost.
    if (!isNew && opened !== seen) return { ok: false, problems: new Map(), isNewer: true } as const
    const isOnlyDrafted = clause.part !== null && adopted?.clauses.has(clause.id) !== true
    const change = { ...read.change, clause: clause.id, saved: { by: viewer.person, at: now } }
    const dropped = change.words === null && isOnlyDrafted
    const others = draft.filter((each) => each.clause !== clause.id)
    await keepPolicyDraft(tx, policyOf(visit), dropped ? others : withChange(draft, change), now)
    return { ok: true } as const
  })
  if (!outcome.ok) {
    const texts = [...outcome.problems].map(([name, problem]) => [name, formProblemText(problem, t)])
    return sendClauseForm(
      visit,
      withProblems(visit, { ...named, ...Object.fromEntries(texts) }),
      422,
      'isNewer' in outcome,
    )
  }
  log.info({ by: viewer.person }, 'clause drafted')
  response.redirect(303, hrefTo('/hr/policy', {}, { done: 'saved' }))
}

const dropForm = z.strictObject({ clause: z.string().max(20), seen: z.string().max(100) })

export async function dropChange(visit: SignedInVisit): Promise<void> {
  const { deps, now, response } = visit
  const { clause, seen } = parseForm(visit, dropForm)
  const done = await deps.store.transaction(async (tx) => {
    const draft = await findPolicyDraft(tx, policyOf(visit))
    const others = draft.filter((change) => change.clause !== clause)
    if (draft.some((change) => change.clause === clause && seenAs(change) !== seen)) return 'newer'
    await keepPolicyDraft(tx, policyOf(visit), others, now)
    return 'dropped'
  })
  response.redirect(303, hrefTo('/hr/policy', {}, { done }))
}

async function sendClauseForm(visit: SignedInVisit, form: FormState, status = 200, isNewer = false): Promise<void> {
  const { csrf, deps, response, t } = visit
  const { adopted, clause, course, draft, isNew, seen } = await clauseFor(visit, deps.store.db)
  const drafted = draft.find((change) => change.clause === clause.id)
  const words = drafted?.words == null ? clause.words : shownWords(drafted.words, deps.contents.en.contacts)
  const isReworded = clause.part === null && adopted?.clauses.has(clause.id) === true
  const page = clauseFormPage(
    recordsShell(visit, { title: isNew ? t.hr.policy.form.newTitle : t.hr.policy.form.title, current: 'policy' }),
    {
      clause: isNew ? null : clause.id,
      isOwn: clause.part !== null,
      canRemove: !isNew && (isReworded || clause.part !== null),
      course: isReworded ? comparedClauses(liveWords(clause.id, course), liveWords(clause.id, deps.contents), t) : [],
      initial: {
        ...clauseAsTyped(words),
        part: clause.part ?? '',
        weight: drafted === undefined ? '' : drafted.material ? 'material' : 'minor',
        reason: drafted?.reason ?? '',
        remove: drafted !== undefined && drafted.words === null ? 'yes' : '',
      },
      form,
      // What was wrong in the form doesn't make the clause another one.
      seen: isNewer ? seen : (form.values['seen'] ?? seen),
      newer: isNewer ? comparedClauses(words, typedWords(form), t) : null,
      csrf,
      links: { back: hrefTo('/hr/policy'), save: clauseHref(isNew ? NEW : clause.id) },
    },
  )
  response.status(status).send(page)
}

/** The clause that the address names, as it is live, or the next one of the organization's. */
async function clauseFor(visit: SignedInVisit, db: Database) {
  const { deps } = visit
  const found = await policyFor(visit, db)
  const { adopted, draft, history } = found
  const name = param(visit, 'clause')
  const isNew = name === NEW
  const id = isNew
    ? nextOwnId(
        history,
        draft.map((change) => change.clause),
      )
    : (name as ClauseId) // looked for below
  const live = deps.contents.en.policy.clauses.find((each) => each.id === id)
  const isKnown = OWN_PARTS.some((part) => part === live?.part) || draft.some(({ clause }) => clause === id)
  if (!isNew && !isKnown) throw new AppError('not-found', 'There is no such clause.')
  const spoken = liveWords(id, deps.contents)
  const clause: ClauseNow = {
    id,
    part: isNew ? 'procedure' : partOf(id, adopted, draft),
    words: spoken.en === null ? null : { en: wordsIn(spoken.en), es: spoken.es && wordsIn(spoken.es) },
  }
  const drafted = draft.find((change) => change.clause === id) ?? null
  return { ...found, clause, isNew, seen: hashOf([drafted, clause.words]) }
}

/** The words as they came in with the form. */
function typedWords({ values }: FormState) {
  const wordsOf = (language: Language) => ({
    short: values[`${language}-short`] ?? '',
    text: values[`${language}-clause`] ?? '',
  })
  return { en: wordsOf('en'), es: wordsOf('es') }
}

function wordsIn({ short, text }: { readonly short: string; readonly text: string }) {
  return { short, text }
}

/** What the ledger and the draft say about the organization's own policy. */
export async function policyFor(visit: SignedInVisit, db: Database = visit.deps.store.db) {
  const policy = policyOf(visit)
  const history = await historyOf(db, policy)
  const draft: PolicyDraft = await findPolicyDraft(db, policy)
  // As it would be without clauses of the organization's.
  const course = withOwnLines(visit.deps.released, sharedLines(corrected(history)).own)
  return { history, draft, adopted: adoptedPolicy(history), proposed: openProposal(history), course }
}

function clauseHref(clause: string): string {
  return hrefTo('/hr/policy/clauses/:clause', { clause })
}
