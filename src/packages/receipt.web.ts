import { z } from 'zod'
import { policyHistory } from '../ledger/ledger.store.ts'
import { updateId } from './course-package.ts'
import { readReceipt } from './receipt.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { LONGEST_CODE, type ReceiptFinding, receiptsPage } from './receipt.page.ts'
import { courseVersions } from '../course/edition.store.ts'
import { readForm } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

export function showReceipts(visit: SignedInVisit): void {
  sendReceipts(visit, EMPTY_FORM, null)
}

/** The sent codes are neither kept nor logged. */
export async function readCode(visit: SignedInVisit): Promise<void> {
  const { codeNeeded } = visit.t.hr.receipts
  const codeForm = z.strictObject({ code: z.string().trim().min(1, codeNeeded).max(LONGEST_CODE, codeNeeded) })
  const result = readForm(visit, codeForm)
  if (!result.ok) return sendReceipts(visit, result.form, null, 422)
  const { code } = result.data
  const finding = await findingOf(visit, code)
  // The form keeps a code that may be mistyped.
  sendReceipts(visit, finding.ok ? EMPTY_FORM : { values: { code }, problems: {} }, finding)
}

/** Every version of the course and of the policy that was shown here is tried: a code of last year can still be read. */
async function findingOf({ content, deps }: SignedInVisit, code: string): Promise<ReceiptFinding> {
  const { course, policy } = content
  const { db } = deps.store
  const versions = [...new Set([course.version, ...(await courseVersions(db))])]
  const policies = new Set([policy.version, ...(await policyHistory(db)).map(({ body }) => body.version)])
  const stated = [
    ...versions.map((version) => ({ id: course.id, version, current: course.version, isUpdate: false })),
    ...[...policies].map((version) => ({ id: updateId(course.id), version, current: policy.version, isUpdate: true })),
  ]
  for (const { id, version, current, isUpdate } of stated) {
    const receipt = readReceipt({ id, version }, code)
    if (receipt !== null) return { ok: true, receipt, version, isCurrent: version === current, isUpdate }
  }
  return { ok: false, versions }
}

function sendReceipts(visit: SignedInVisit, form: FormState, finding: ReceiptFinding | null, status = 200): void {
  const { csrf, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.receipts.title, current: 'receipts' })
  response.status(status).send(receiptsPage(shell, { form, finding, action: hrefTo('/hr/receipts'), csrf }))
}
