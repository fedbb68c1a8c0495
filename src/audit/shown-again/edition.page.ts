import { factsText, type ShownEdition } from './as-shown.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

type OnList = Pick<ShownEdition, 'hash' | 'language' | 'courseVersion' | 'policyVersion' | 'storedOn'>

/** Everything that was ever shown here, by edition. */
export function editionsPage(shell: Shell, listed: readonly (OnList & { readonly href: string })[]): string {
  const { t, language } = shell
  const editions = listed.map((edition) => ({
    text: factsText(edition, t, language),
    hash: edition.hash,
    href: edition.href,
  }))
  return renderPage('app', shell, 'audit/editions', { t, editions })
}

/** Explains that the text of an edition isn't here, or isn't the one that the hash was made of. */
export function noEditionPage(
  shell: Shell,
  page: { readonly hash: string; readonly problem: 'damaged' | 'not-kept'; readonly backHref: string },
): string {
  const { t } = shell
  const words = t.hr.personFile.shown
  const { hash, backHref, problem } = page
  const [title, text] = problem === 'damaged' ? [words.damaged, words.damagedText] : [words.notKept, words.notKeptText]
  return renderPage('app', shell, 'audit/no-edition', { t, hash, backHref, title, text })
}
