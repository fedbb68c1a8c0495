import { describe, expect, it } from 'vitest'
import { DETAILS } from '../../src/course/course.ts'
import { detailSwitch } from '../../src/learning/detail-switch.page.ts'
import { care as english } from '../../src/learning/words.en.ts'
import { care as spanish } from '../../src/learning/words.es.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { pauseBody, whatNext } from '../../src/learning/pause.page.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { content, exampleSite } from '../support/content.ts'
import { topicWords } from '../../src/course/topic-words.ts'

const t = MESSAGES.en

describe('the switch for less detail', () => {
  it.each(DETAILS)('on "%s" it sends the other choice, the language and the page, and nothing else', (detail) => {
    const input = { detail, language: 'en', to: '/lessons/L2', links: webLinks, t, hidden: [] } as const
    const { hidden } = detailSwitch(input)
    expect(hidden).toEqual([
      { name: 'language', value: 'en' },
      { name: 'detail', value: detail === 'full' ? 'less' : 'full' },
      { name: 'to', value: '/lessons/L2' },
    ])
  })

  it('says that nothing else changes', () => {
    const page = { detail: 'full', language: 'en', to: '#/', links: packageLinks, t, hidden: [] } as const
    const html = renderPart('learning/detail-switch', detailSwitch(page))
    expect(html).toContain('The steps, the questions and the credit are the same.')
  })
})

describe('support for staff (SITE-5)', () => {
  const pages = {
    pause: (site: typeof exampleSite | null) =>
      renderPart(
        'learning/pause-body',
        pauseBody({ content, site, detail: 'full', backHref: '/', links: webLinks, t, hidden: [] }),
      ),
    'what happens next': (site: typeof exampleSite | null) =>
      renderPart('learning/what-next', whatNext(content, site, webLinks, t, null)),
  }

  it.each(Object.entries(pages))('stands on the page "%s", with 988', (_, page) => {
    const html = page(exampleSite)
    expect(html).toContain(exampleSite.support?.phone)
    expect(html).toContain('tel:988')
  })

  it.each(Object.entries(pages))('is asked for on the page "%s" where the site has none', (_, page) => {
    for (const site of [null, { ...exampleSite, support: null }]) expect(page(site)).toContain('Ask your supervisor')
  })
})

describe('the words of these pages', () => {
  it('have neutral titles in both languages', () => {
    for (const words of [english, spanish])
      for (const { title } of [words.before, words.pause, words.next]) expect(topicWords(title), title).toEqual([])
  })

  it('have as many points in Spanish as in English', () => {
    expect(spanish.pause.steady).toHaveLength(english.pause.steady.length)
    expect(spanish.next.may).toHaveLength(english.next.may.length)
    expect(spanish.next.yours).toHaveLength(english.next.yours.length)
  })
})
