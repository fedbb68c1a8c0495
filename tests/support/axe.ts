import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * A finding that axe could not decide, with the reason why it is fine. `where` is a CSS selector that the element
 * matches.
 */
export interface Reviewed {
  readonly rule: string
  readonly where: string
  readonly why: string
}

// The type comes with no file; the test of places that were met reads every entry.
export const reviewed: readonly Reviewed[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../e2e/axe-incomplete.json'), 'utf8'),
)

export interface AxeFindings {
  readonly violations: readonly string[]
  /** Findings that nobody has reviewed. */
  readonly unknown: readonly string[]
  /** Places in the list of reviewed ones that were met. */
  readonly met: readonly number[]
}

/**
 * @param rules only these rules, or all of WCAG 2.2 AA and best practice when there are none
 * @param without rules that are left out of all
 */
export async function axe(
  page: Page,
  rules: readonly string[] = [],
  without: readonly string[] = [],
): Promise<AxeFindings> {
  // Loading it takes longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(
    async ({ tags, only, off, known }) => {
      interface Finding {
        readonly id: string
        readonly nodes: readonly {
          readonly html: string
          readonly target: readonly unknown[]
          readonly any: readonly { readonly message: string }[]
        }[]
      }
      // Put there by the line above.
      const { axe: checker } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: Finding[]; incomplete: Finding[] }> }
      }
      const runOnly = only.length > 0 ? { type: 'rule', values: only } : { type: 'tag', values: tags }
      const switched = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]))
      const { violations, incomplete } = await checker.run({
        runOnly,
        rules: switched,
        resultTypes: ['violations', 'incomplete'],
      })
      const met = new Set<number>()
      const unknown: string[] = []
      for (const { id, nodes } of incomplete) {
        for (const { html, target, any } of nodes) {
          const element = document.querySelector(String(target[0]))
          const at = known.findIndex(({ rule, where }) => rule === id && element?.matches(where) === true)
          if (at >= 0) met.add(at)
          else
            unknown.push(
              `${id}: ${String(target[0])} ${html.slice(0, 160)} (${any.map(({ message }) => message).join(' ')})`,
            )
        }
      }
      return {
        violations: violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
        unknown,
        met: [...met],
      }
    },
    { tags: TAGS, only: [...rules], off: [...without], known: [...reviewed] },
  )
}
