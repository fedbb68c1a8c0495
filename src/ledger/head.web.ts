import { AppError } from '../platform/http/app-error.ts'
import { compareHeads } from './compare.job.ts'
import { fileOf, headsFile, headsFileText } from './heads-file.job.ts'
import { comparisonPage } from './comparison.page.ts'
import { findHead, ledgerKeys } from './head.store.ts'
import { param, parseForm, withProblem, noFields } from '../platform/http/form.web.ts'
import { sendLedger } from './ledger.web.ts'
import { ledgerPath } from '../platform/http/paths.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { FILE_FIELD, uploadOf } from '../platform/http/upload.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

export async function downloadHeads(visit: SignedInVisit): Promise<void> {
  const text = headsFileText(await headsFile(visit.deps.store.db))
  sendFile(visit, `ledger-heads-${visit.today}.json`, text)
}

export async function downloadHead(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const number = param(visit, 'head')
  const head = /^[1-9]\d{0,8}$/.test(number) ? await findHead(db, Number(number)) : null
  if (head === null) throw new AppError('not-found', 'There is no such head.')
  const text = headsFileText(fileOf([head], await ledgerKeys(db)))
  sendFile(visit, `ledger-head-${head.number}-${head.day}.json`, text)
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
  const shell = recordsShell(visit, { title: t.hr.ledger.comparison.title, current: 'evidence' })
  response.send(comparisonPage(shell, comparison, { timeZone: organization.timeZone, backHref: ledgerPath() }))
}

function sendFile({ response }: SignedInVisit, name: string, text: string): void {
  response.attachment(name).type('application/json').send(text)
}
