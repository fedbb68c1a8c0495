import { expect, it } from 'vitest'
import { SITE_PARTS } from '../../src/course/course.ts'
import { gapsTogether } from '../../src/learning/site-gaps.page.ts'
import { sitePartView } from '../../src/site/part.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents, exampleSite } from '../support/content.ts'

it.each(['en', 'es'] as const)('a site without details says once what is missing, in %s', (language) => {
  const t = MESSAGES[language]
  const { site: words } = t.learn
  const partsOf = (site: Parameters<typeof sitePartView>[1]) =>
    SITE_PARTS.map((part) => sitePartView(part, site, t, contents[language]))
  const parts = gapsTogether(partsOf(null), t)
  expect(parts.map(({ notice }) => notice)).not.toContain(words.notFilled)
  const missing = parts.find(({ notice }) => notice === words.notFilledParts)
  const headings = [
    ...parts.filter((part) => part !== missing).map(({ heading }) => heading),
    ...(missing?.points ?? []),
  ]
  expect(headings.toSorted()).toEqual(
    partsOf(null)
      .map(({ heading }) => heading)
      .toSorted(),
  )
  // Nothing is lost of a site that has its details.
  expect(gapsTogether(partsOf(exampleSite), t)).toEqual(partsOf(exampleSite))
})
