import type { CmiTree, Standard } from '../runtime/lms-record.ts'
import type { Call } from './lms.browser.ts'

export interface Trial {
  readonly standard: Standard
  readonly madeAt: string
  readonly calls: readonly { readonly at: string; readonly call: Call }[]
  readonly stored: CmiTree | null
}

/** What LMSs put a learner's name and number in. */
const PERSONAL = /(student|learner)_(id|name)$/

/** Gives a file of what was called and stored to the browser to save. */
export function supportFile(name: string, { standard, madeAt, calls, stored }: Trial): void {
  const log = calls.map(({ at, call: { name: method, args, result, error } }) => ({
    at,
    call: method,
    args,
    error,
    result: PERSONAL.test(args[0] ?? '') ? '' : result,
  }))
  const text = JSON.stringify({ standard, madeAt, calls: log, stored }, withoutNames, 2)
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  Object.assign(link, { href, download: name })
  link.click()
  URL.revokeObjectURL(href)
}

function withoutNames(key: string, value: unknown): unknown {
  return PERSONAL.test(key) ? undefined : value
}
