import type { Receipt } from './receipt.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface ReceiptsPage {
  readonly form: FormState
  /** The content of the code, or null before one was sent. */
  readonly finding: ReceiptFinding | null
  readonly action: string
  readonly csrf: string
}

export type ReceiptFinding =
  | {
      readonly ok: true
      readonly receipt: Receipt
      /** Of the course, or of the policy for a code from an update. */
      readonly version: string
      readonly isCurrent: boolean
      readonly isUpdate: boolean
    }
  /** The versions whose codes can be read. */
  | { readonly ok: false; readonly versions: readonly string[] }

/** HR enters the check code of someone who learned in another system here. */
export function receiptsPage(shell: Shell, { form, finding, action, csrf }: ReceiptsPage): string {
  const { t } = shell
  const { code: label, codeHint: hint } = t.hr.receipts
  const fields = [field(form, { type: 'text', name: 'code', label, hint, verbatim: true, maxLength: LONGEST_CODE })]
  const summary = errorSummary(fields, t)
  const result = finding === null ? null : resultView(finding, shell)
  return renderPage('app', titled(shell, summary), 'packages/receipts', { t, fields, summary, result, action, csrf })
}

/** Longer than a code with separators between its groups. */
export const LONGEST_CODE = 60

function resultView(finding: ReceiptFinding, { t, language }: Shell) {
  const words = t.hr.receipts
  if (!finding.ok) return { good: false, title: words.bad, text: words.badText(finding.versions.join(', ')), facts: [] }
  const { receipt, version, isCurrent, isUpdate } = finding
  return {
    good: true,
    title: isUpdate ? words.goodUpdate : words.good,
    text: words.limits,
    facts: [
      {
        name: isUpdate ? words.updateVersion : words.version,
        value: isCurrent ? version : words.otherVersion(version),
      },
      // Everybody gets the questions of an update right in the end.
      ...(isUpdate ? [] : [{ name: words.score, value: String(receipt.score) }]),
      { name: words.acknowledged, value: formatDate(receipt.on, language) },
    ],
  }
}
