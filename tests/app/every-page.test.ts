import { beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { hrefTo, inEveryLanguage } from '../../src/app/href.web.ts'
import { readAssets } from '../../src/app/assets.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { signedIn, testApp, visitor } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'
import { examplesOn } from '../support/examples.ts'
import { topicWords } from '../../src/course/topic-words.ts'
import { pictures, titleOf, typingFields } from '../support/page-rules.ts'

/** A page that somebody gets from a route. */
interface Served {
  readonly name: string
  readonly path: string
  readonly html: string
  /** For people who are signed in, and it opened. */
  readonly isWithin: boolean
}

/** Pages where people type who they are, when they sign in or on their own account, or a code from a certificate. */
const IDENTITY = [
  '/sign-in',
  '/code',
  '/forgot',
  '/account',
  '/account/confirm',
  '/account/app',
  '/account/first-password',
  '/account/passkeys/',
  '/join/',
  '/set-up/',
  '/verify',
].flatMap(inEveryLanguage)

let pages: Served[] = []
beforeAll(async () => {
  // Each asks from an address of their own: so many requests from one would be stopped.
  const test = await testApp({ TRUSTED_PROXIES: '1' })
  const staff = await staffOn(test)
  const examplesOf = await examplesOn(test, staff)
  for (const route of ROUTES.filter(([method]) => method === 'GET')) {
    const [, , who] = route
    for (const { path } of examplesOf(route)) {
      for (const address of who === 'public' ? inEveryLanguage(path) : [path]) {
        // Each in a new session: leaving is among the routes.
        const browsers = {
          visitor: visitor(test),
          learner: await signedIn(test, staff.bob),
          HR: await signedIn(test, staff.ada),
        }
        for (const [index, [name, browser]] of Object.entries(browsers).entries()) {
          const { headers, status, text } = await browser.get(address).set('X-Forwarded-For', `192.0.2.${index + 1}`)
          expect(status, address).not.toBe(429)
          const isPage = status !== 303 && (headers['content-type'] ?? '').startsWith('text/html')
          const isWithin = who !== 'public' && status === 200
          if (isPage) pages.push({ name: `${name} at ${address} (${status})`, path: address, html: text, isWithin })
        }
      }
    }
  }
})

describe('every page that a route answers with', () => {
  it('is among those looked at here', () => {
    expect(pages.length).toBeGreaterThan(60)
    expect(new Set(pages.map(({ path }) => path))).toContain('/pause')
  })

  it('has a title that does not tell the topic', () => {
    for (const { name, html } of pages) {
      expect(titleOf(html), name).toMatch(/\S/)
      expect(topicWords(titleOf(html) ?? ''), name).toEqual([])
    }
  })

  it('says what to do if a youth is in danger, except the blank page one leaves to', () => {
    const blank = inEveryLanguage(hrefTo('/blank'))
    for (const { name, html } of pages.filter(({ path }) => !blank.includes(path))) {
      expect(html, name).toContain('href="tel:911"')
      expect(html, name).toMatch(/danger|peligro/i)
    }
  })

  it('has sign-out where one has to be signed in, except what stands in a page of ours: files of a package, and a card', () => {
    const within = pages.filter(({ isWithin, path }) => isWithin && !/\/files\/|\/preview\/card$/.test(path))
    expect(within.length).toBeGreaterThan(60)
    expect(within.filter(({ html }) => !/ action="(\/es)?\/sign-out"/.test(html)).map(({ name }) => name)).toEqual([])
  })

  it('leads to our own pages, to a telephone, or to a place with https, and to nothing that could run', () => {
    // A package's own files lead to each other; `data:,` is the picture for the tab that isn't there, and
    // http://localhost:3000 the address of the server here.
    const ours = pages.filter(({ path }) => !path.includes('/files/'))
    const addresses = ours.flatMap(({ name, html }) =>
      [...html.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(([, address]) => `${address} ← ${name}`),
    )
    expect(addresses.length).toBeGreaterThan(1_000)
    expect(
      addresses.filter(
        (address) =>
          !/^(\/(?![/\\])|#|\?|http:\/\/localhost:3000\/|https:\/\/|tel:|sms:|mailto:|otpauth:\/\/totp\/|data:, )/.test(
            address,
          ),
      ),
    ).toEqual([])
  })

  it('says how it works if it’s one of the records, and nowhere else', () => {
    const panels = (html: string) => html.split('<aside class="help').length - 1
    const wrong = pages.filter(({ html }) => panels(html) !== (html.includes('<nav class="tabs"') ? 1 : 0))
    expect(wrong.map(({ name }) => name)).toEqual([])
    expect(pages.filter(({ html }) => panels(html) === 1).length).toBeGreaterThan(40)
  })

  it('loads the fonts before the stylesheet that names them', () => {
    const { fonts } = readAssets()
    const expected = fonts.map(
      ({ href }) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`,
    )
    const within = pages.filter(({ isWithin, path }) => isWithin && !/\/files\/|\/preview\/card$/.test(path))
    const wrong = within.filter(({ html }) => {
      const before = html.split('<link rel="stylesheet"')[0] ?? ''
      return (before.match(/<link rel="preload"[^>]*>/g) ?? []).join() !== expected.join()
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('has the box that finds people and sites if it’s one of the records, and nowhere else', () => {
    const hasBox = (html: string) =>
      /<header[\s\S]*?<form[^>]* role="search"[\s\S]*?<\/header>/.test(html.replaceAll(/\s+/g, ' '))
    const wrong = pages.filter(({ html }) => hasBox(html) !== html.includes('<nav class="tabs"'))
    expect(wrong.map(({ name }) => name)).toEqual([])
    expect(pages.filter(({ html }) => hasBox(html)).length).toBeGreaterThan(40)
  })

  it('has no pictures', () => {
    // Only administrators see the logos from before.
    const isEarlierLogo = (tag: string) => tag.startsWith('<img src="/hr/organization/branding/looks/')
    // The public card, as a draft makes it, is a page of ours in a frame, and has none either.
    const isCard = (tag: string) => /^<iframe[^>]* src="\/hr\/sites\/[\w-]+\/preview\/card\?/.test(tag)
    for (const { name, html } of pages)
      expect(
        pictures(html).filter((tag) => !isCard(tag) && !isEarlierLogo(tag)),
        name,
      ).toEqual([])
  })

  it('shows no one’s own words, except when signing in, on one’s account and in the records', () => {
    const wordless = pages.filter(({ path }) => !path.startsWith('/hr/') && !isIdentity(path))
    expect(wordless.length).toBeGreaterThan(30)
    // The search box of records pages keeps nothing but the last search, until the session ends.
    const withoutSearch = (html: string) => html.replace(/<form\s+class="search[\s\S]*?<\/form>/, '')
    for (const { name, html } of wordless) expect(typingFields(withoutSearch(html)), name).toEqual([])
  })
})

describe('a subject of a mail', () => {
  it('does not tell the topic', () => {
    for (const [language, messages] of Object.entries(MESSAGES))
      for (const subject of subjectsIn(messages)) expect(topicWords(subject), `${language}: ${subject}`).toEqual([])
  })

  it('is found everywhere in the messages', () => {
    const messages = { mail: { subject: 'One', reminder: { subjects: { late: (name: string) => `Two ${name}` } } } }
    expect(subjectsIn(messages)).toEqual(['One', 'Two 1'])
  })
})

describe('these rules', () => {
  it('see a topic in English and in Spanish, and none in a neutral title', () => {
    expect(topicWords('Child trafficking')).toEqual(['traffick', 'Child'])
    expect(topicWords('La trata de menores')).toEqual(['trata', 'menor'])
    expect(topicWords('Lesson 4, question 2 of 3')).toEqual([])
  })

  it('see every way to type', () => {
    const typed = '<input name="a"><input type="text"><input type="search"><textarea></textarea><p contenteditable></p>'
    expect(typingFields(typed)).toHaveLength(5)
    expect(typingFields('<input type="hidden"><input type="radio"><button>')).toEqual([])
  })
})

function isIdentity(path: string): boolean {
  return IDENTITY.some((start) => path === start || (start.endsWith('/') && path.startsWith(start)))
}

/** Texts under a name like "subject", at any depth; functions get numbers for what they put in. */
function subjectsIn(messages: object, inSubject = false): string[] {
  return Object.entries(messages).flatMap(([name, value]: [string, unknown]) => {
    const counts = inSubject || /subject/i.test(name)
    if (typeof value === 'object' && value !== null) return subjectsIn(value, counts)
    if (!counts) return []
    return typeof value === 'function' ? [String(value(1, 2, 3))] : [String(value)]
  })
}
