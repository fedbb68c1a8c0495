import { z } from 'zod'
import { reachOf } from '../identity/access.ts'
import { fingerprint } from '../platform/codes/key.job.ts'
import { addDays } from '../platform/time/calendar.ts'
import { isMailAddress } from '../platform/text/mail-address.ts'
import { voucherOf } from './head.job.ts'
import { publicKeyOf, fileOf, headsFile, headsFileText } from './heads-file.job.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import {
  type RecipientState,
  LEDGER_OUTCOMES,
  type LedgerOutcome,
  ledgerPage,
  type SigningKeyState,
} from './ledger.page.ts'
import type { Messages } from '../words/messages.ts'
import { lastBackup, lastCopied } from '../backups/copy.store.ts'
import { findCheck, type LedgerCheck } from './verify.store.ts'
import { headsBefore, lastHead, ledgerEnd, ledgerKeys, findHead } from './head.store.ts'
import { parseForm, parseQuery, readForm, noFields, param, withProblem } from '../platform/http/form.web.ts'
import { findHeadRecipient, putHeadRecipient, removeHeadRecipient } from './head-recipient.store.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { startDownload } from '../trail/download.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { compareHeads } from './compare.job.ts'
import { comparisonPage } from './comparison.page.ts'
import { FILE_FIELD, uploadOf } from '../platform/http/upload.web.ts'

/** The number of heads on a page: a month of them. */
const ON_A_PAGE = 31
/** More than there will ever be, and no more than the databases count to. */
const MOST_HEADS = 999_999_999

const ledgerQuery = z.strictObject({
  before: z.coerce.number().int().min(1).max(MOST_HEADS).optional(),
  done: z.enum(LEDGER_OUTCOMES).optional(),
})

const recipientForm = (t: Messages) =>
  z.strictObject({
    address: z
      .string()
      .trim()
      .refine((address) => address === '' || isMailAddress(address), t.hr.ledger.recipientWrong),
  })

export async function showLedger(visit: SignedInVisit): Promise<void> {
  const { before = null, done = null } = parseQuery(visit, ledgerQuery)
  await sendLedger(visit, { before, outcome: done })
}

/** Begins in the background; the page says how far it is. */
export function checkLedger(visit: SignedInVisit): void {
  parseForm(visit, noFields)
  visit.log.info({ by: visit.viewer.person }, 'check of the ledger asked for')
  if (visit.deps.jobs.progress('ledger-check') === null) visit.deps.jobs.wake('ledger-check')
  goOn(visit, 'checking')
}

export async function signLedger(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const signed = await visit.deps.ledger.signNow()
  visit.log.info({ by: visit.viewer.person, outcome: signed.kind }, 'head of the ledger asked for')
  if (signed.kind === 'fault' || signed.kind === 'apart') return goOn(visit, 'faulty')
  goOn(visit, signed.kind === 'signed' && signed.isNew ? 'signed' : 'same')
}

export async function saveHeadRecipient(visit: SignedInVisit): Promise<void> {
  const { deps, language, log, now, t, viewer } = visit
  const result = readForm(visit, recipientForm(t))
  if (!result.ok) return sendLedger(visit, { form: result.form })
  const { address } = result.data
  await deps.store.transaction(async (tx) => {
    const before = { address: (await findHeadRecipient(tx))?.address ?? '' }
    if (address === '') await removeHeadRecipient(tx)
    else await putHeadRecipient(tx, { address, language }, viewer.person, now)
    await noteSetting(visit, tx, { changed: changedFields(before, { address }) })
  })
  log.info({ by: viewer.person, mailed: address !== '' }, 'head recipient changed')
  goOn(visit, address === '' ? 'no-keeper' : 'keeper')
}

function goOn({ response }: SignedInVisit, done: LedgerOutcome): void {
  response.redirect(303, hrefTo('/hr/ledger', {}, { done }))
}

/** Also shows the page again around a form that was not accepted. */
async function sendLedger(
  visit: SignedInVisit,
  {
    form = EMPTY_FORM,
    before = null,
    outcome = null,
  }: {
    readonly form?: FormState
    readonly before?: number | null
    readonly outcome?: LedgerOutcome | null
  },
): Promise<void> {
  const { csrf, deps, organization, response, t, today, viewer } = visit
  const isKeeper = reachOf(viewer, 'keep-ledger') !== null
  const { db } = deps.store
  const heads = await headsBefore(db, before, ON_A_PAGE + 1)
  const backup = await lastBackup(db, today)
  const listed = heads.slice(0, ON_A_PAGE)
  const last = listed.at(-1)
  const older =
    heads.length > ON_A_PAGE && last !== undefined ? hrefTo('/hr/ledger', {}, { before: String(last.number) }) : null
  const shell = recordsShell(visit, { title: t.hr.ledger.title, current: 'ledger' })
  const page = ledgerPage(shell, {
    form,
    timeZone: organization.timeZone,
    outcome,
    entries: (await ledgerEnd(db)).seq,
    apart: await deps.ledger.apart(),
    newest: checkResult(await findCheck(db, 'recent')),
    whole: checkResult(await findCheck(db, 'whole')),
    progress: deps.jobs.progress('ledger-check'),
    recipient: await recipientState(visit),
    keys: await keyStates(visit),
    lastHead: await lastHead(db),
    lastBackup: backup,
    isBackupLate: backup !== null && backup < addDays(today, -1),
    lastCopied: deps.config.backupCommand === null ? undefined : await lastCopied(db, today),
    room: { free: deps.disk.free(), level: deps.disk.room() },
    heads: listed,
    links: {
      self: hrefTo('/hr/ledger'),
      check: hrefTo('/hr/ledger/checks'),
      sign: isKeeper ? hrefTo('/hr/ledger/heads') : null,
      recipient: isKeeper ? hrefTo('/hr/ledger/keeper') : null,
      compare: hrefTo('/hr/ledger/comparisons'),
      downloadAll: hrefTo('/hr/ledger/heads.json'),
      head: (head) => hrefTo('/hr/ledger/heads/:head', { head }),
      older,
      latest: before === null ? null : hrefTo('/hr/ledger'),
    },
    csrf,
  })
  response.status(Object.keys(form.problems).length === 0 ? 200 : 422).send(page)
}

function checkResult(check: LedgerCheck | null) {
  return check === null ? null : { checkedAt: check.checkedAt, entries: check.through.seq, fault: check.fault }
}

async function recipientState({ deps }: SignedInVisit): Promise<RecipientState> {
  const recipient = await findHeadRecipient(deps.store.db)
  return {
    hasMailServer: deps.config.mail !== null,
    address: recipient?.address ?? '',
    sentAt: recipient?.sentAt ?? null,
    sentThrough: recipient?.sentThrough ?? 0,
    tries: recipient?.tries ?? 0,
    answer: recipient?.answer ?? '',
  }
}

/** Those on record, and the one that will sign next. */
async function keyStates({ deps }: SignedInVisit): Promise<SigningKeyState[]> {
  const recorded = await ledgerKeys(deps.store.db)
  const keys = recorded.map(({ jwk }) => publicKeyOf(jwk))
  const current = deps.ledger.key
  const isKnown = keys.some(({ kid }) => kid === current.kid)
  const states = await Promise.all(
    recorded.map(async ({ id, jwk, addedAt, voucher }, index): Promise<SigningKeyState> => {
      const key = publicKeyOf(jwk)
      return {
        id,
        fingerprint: await fingerprint(key),
        addedAt,
        signsNow: id === current.kid,
        vouchedBy: await voucherOf(key, voucher, keys),
        isFirst: index === 0,
      }
    }),
  )
  if (isKnown) return states
  const print = await fingerprint(current)
  const next = { id: current.kid, fingerprint: print, addedAt: null, signsNow: true, vouchedBy: null }
  return [...states, { ...next, isFirst: states.length === 0 }]
}

export async function downloadHeads(visit: SignedInVisit): Promise<void> {
  const text = headsFileText(await headsFile(visit.deps.store.db))
  await sendFile(visit, `ledger-heads-${visit.today}.json`, text)
}

export async function downloadHead(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const number = param(visit, 'head')
  const head = /^[1-9]\d{0,8}$/.test(number) ? await findHead(db, Number(number)) : null
  if (head === null) throw new AppError('not-found', 'There is no such head.')
  const text = headsFileText(fileOf([head], await ledgerKeys(db)))
  await sendFile(visit, `ledger-head-${head.number}-${head.day}.json`, text)
}

/** Changes nothing, and keeps nothing of the file: the answer is the page. */
export async function compareWithHeads(visit: SignedInVisit): Promise<void> {
  const { deps, log, organization, response, t, viewer } = visit
  parseForm(visit, noFields)
  const upload = uploadOf(visit)
  const refuse = (problem: string) => sendLedger(visit, { form: withProblem(visit, FILE_FIELD, problem) })
  if (upload === null) return refuse(t.hr.ledger.fileNeeded)
  const comparison = await compareHeads(deps.store.db, [new TextDecoder().decode(upload.bytes)])
  if (comparison === null) return refuse(t.hr.ledger.fileWrong)
  log.info({ by: viewer.person, fits: comparison.fits }, 'ledger compared with heads from outside')
  const shell = recordsShell(visit, { title: t.hr.ledger.comparison.title, current: 'ledger' })
  response.send(comparisonPage(shell, comparison, { timeZone: organization.timeZone, backHref: hrefTo('/hr/ledger') }))
}

async function sendFile(visit: SignedInVisit, name: string, text: string): Promise<void> {
  await startDownload(visit, { name, about: null })
  visit.response.type('application/json').send(text)
}
