import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { isPerson, type PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { dayOrNoneIn } from '../people/change.web.ts'
import { deleteFormDraft } from '../platform/database/form-draft.store.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { checkedBoxes, noFields, param, parseForm, readForm, sentList, sentTexts } from '../platform/http/form.web.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { BASE as SCIM } from '../scim/shape.ts'
import type { TrailActor } from '../trail/kind.ts'
import { labelOf } from '../trail/named.web.ts'
import { trailSourceOf } from '../trail/record.web.ts'
import type { ShownToken } from '../webhooks/webhook.page.ts'
import { TOKEN_SCOPES, type TokenScope } from './shape.ts'
import { madeTokenPage, newTokenPage } from './token.page.ts'
import { allTokens, endToken, isInForce, makeToken, tokenMakers } from './token.store.ts'
import { latestLastDay, LONGEST_SYSTEM_NAME, usualLastDay } from './token.ts'

const tokenForm = ({ language, t, today }: SignedInVisit) => {
  const { needs } = t.hr.tokens.form
  return z.strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1, needs.name).max(LONGEST_SYSTEM_NAME, t.account.needs.shorter),
    scopes: checkedBoxes(TOKEN_SCOPES.length)
      .transform((sent) => sent.filter((scope): scope is TokenScope => TOKEN_SCOPES.some((known) => known === scope)))
      .refine((scopes) => scopes.length > 0, needs.may),
    until: dayOrNoneIn(t).transform((until, context) => {
      const latest = latestLastDay(today)
      if (until !== null && until >= today && until <= latest) return until
      const message =
        until === null ? needs.until : until < today ? needs.past : needs.far(formatDate(latest, language))
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }),
  })
}

export function showNewToken(visit: SignedInVisit): void {
  sendForm(visit, EMPTY_FORM)
}

/**
 * Answers with the token itself and not with a redirect: it is shown once, because only its hash is kept. A form that's
 * sent again makes no second token that nobody would know of.
 */
export async function makeAccessToken(visit: SignedInVisit): Promise<void> {
  const result = readForm(visit, tokenForm(visit))
  if (!result.ok) return sendForm(visit, result.form, 422)
  const { account, deps, log, response, t, viewer } = visit
  const { id, ...asked } = result.data
  const made = await deps.store.transaction(async (tx) => {
    if ((await allTokens(tx)).some((token) => token.id === id)) return null
    // The answer is a page, so nothing else says that the form was taken.
    await deleteFormDraft(tx, account, hrefTo('/hr/webhooks/tokens'))
    return makeToken(tx, asked, trailSourceOf(visit), id)
  })
  if (made === null) return response.redirect(303, hrefTo('/hr/webhooks', {}, { access: 'repeated' }))
  log.info({ by: viewer.person, token: id }, 'access token made')
  const paths = TOKEN_SCOPES.filter((scope) => asked.scopes.includes(scope)).map((scope) =>
    scope === 'scim' ? SCIM : `/api/v1/${scope}`,
  )
  const shell = recordsShell(visit, { title: t.hr.tokens.once.title(asked.name), current: 'webhooks' })
  const page = madeTokenPage(shell, {
    name: asked.name,
    token: made.token,
    addresses: paths.map((path) => deps.config.publicUrl + path),
    backHref: hrefTo('/hr/webhooks'),
    copyScript: deps.assets.copy.href,
  })
  response.send(page)
}

export async function endAccess(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const id = param(visit, 'access')
  const isEnded = await deps.store.transaction((tx) => endToken(tx, id, trailSourceOf(visit)))
  if (isEnded) log.info({ by: viewer.person, token: id }, 'access token ended')
  response.redirect(303, hrefTo('/hr/webhooks', {}, { access: isEnded ? 'ended' : 'before' }))
}

/** Every token that there was, for the page of other systems: those that work first, then the newest first. */
export async function shownTokens({ deps, t, today }: SignedInVisit): Promise<ShownToken[]> {
  const { db } = deps.store
  const newest = (await allTokens(db)).toReversed()
  const makers = await tokenMakers(db)
  const found = await namesOn(db, [...makers.values()].filter(isPersonId), today)
  const names = new Map([...found].flatMap(([person, name]) => (name === null ? [] : [[person, name] as const])))
  const shown = newest.map((token) => {
    const { createdAt, endedAt, id, name, scopes, until, usedOn } = token
    const maker = makers.get(id)
    const isActive = isInForce(token, today)
    return {
      name,
      may: scopes.map((scope) => t.hr.tokens.may[scope]),
      createdAt,
      maker: maker === undefined ? null : labelOf(maker, names, t),
      until,
      endedAt,
      usedOn,
      endAction: isActive ? hrefTo('/hr/webhooks/tokens/:access/end', { access: id }) : null,
    }
  })
  const works = ({ endAction }: ShownToken) => endAction !== null
  return [...shown.filter(works), ...shown.filter((token) => !works(token))]
}

function sendForm(visit: SignedInVisit, form: FormState, status = 200): void {
  const { csrf, response, t, today } = visit
  const [id = randomUUID()] = sentTexts(visit, ['id'])
  const page = newTokenPage(recordsShell(visit, { title: t.hr.tokens.form.title, current: 'webhooks' }), {
    form,
    scopes: sentList(visit, 'scopes'),
    until: usualLastDay(today),
    id,
    action: hrefTo('/hr/webhooks/tokens'),
    backHref: hrefTo('/hr/webhooks'),
    csrf,
  })
  response.status(status).send(page)
}

function isPersonId(actor: TrailActor): actor is PersonId {
  return actor !== 'visitor' && isPerson(actor)
}
