import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { sitePartView } from '../../src/site/part.page.ts'
import { content, exampleSite } from '../support/content.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'

const t = MESSAGES.en
const [person] = exampleSite.named
if (person === undefined) throw new Error('the example names nobody')

describe('the site’s own details in the course', () => {
  it('say the hours and the way to reach someone as whole sentences', () => {
    const always = { ...person, from: '00:00', to: '00:00', days: WEEKDAYS, method: 'Call, then text.' }
    const view = sitePartView('named', { ...exampleSite, named: [always] }, t, content)
    expect(renderPart('site/part', view)).toContain('<small>At any hour, every day. Call, then text.</small>')
    const short = { ...always, method: 'Call first' }
    expect(renderPart('site/part', sitePartView('named', { ...exampleSite, named: [short] }, t, content))).toContain(
      '<small>At any hour, every day. Call first.</small>',
    )
  })

  it('link to the page with every line when there are no local lines', () => {
    for (const { learn, shell } of [MESSAGES.en, MESSAGES.es]) expect(learn.site.localNone).toContain(shell.contacts)
  })
})
