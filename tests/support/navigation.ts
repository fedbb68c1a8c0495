/** A link of the navigation, and what it says of the page that it's on. */
export interface Step {
  readonly href: string
  readonly current: string
}

/** The row of places, and the row of pages below it. */
export function rowsOf(html: string): Step[][] {
  return rowsIn(html).map(linksIn)
}

function rowsIn(html: string): string[] {
  return [...html.matchAll(/<nav class="tabs[\s\S]*?<\/nav>/g)].map(([nav]) => nav)
}

/** The pages that the last entry of the row folds. */
export function foldedIn(html: string): Step[] {
  return rowsIn(html).flatMap((nav) => linksIn(/<details>[\s\S]*<\/details>/.exec(nav)?.[0] ?? ''))
}

export function linksIn(html: string): Step[] {
  return [...html.matchAll(/<a href="([^"]*)"(?: aria-current="([^"]*)")?/g)].map(([, href = '', current = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    current,
  }))
}

export function pathsOf(steps: readonly Step[]): string[] {
  return steps.map(({ href }) => href.split('?')[0] ?? href)
}
