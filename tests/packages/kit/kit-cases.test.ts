import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { detailsMark } from '../../../src/packages/file-name.ts'
import { adminKit, type KitInput } from '../../../src/packages/kit/kit.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents, lmsLists } from '../../support/content.ts'
import { exampleKit, sectionTitle } from '../../support/kit.ts'

const t = MESSAGES.en
const BOTH_BLANK = `${t.preflight.fields.named} ${t.preflight.fields.backup}`

type Kit = Awaited<ReturnType<typeof adminKit>>

let input: KitInput
beforeAll(async () => {
  input = await exampleKit()
})

const kitWith = async (changes: Partial<KitInput>) => adminKit({ ...input, ...changes })
const text = (kit: Kit, name: string) => Buffer.from(kit.get(name) ?? '').toString('utf8')
const pages = (kit: Kit) => [...kit.keys()].filter((name) => name.endsWith('.html'))
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a package with blanks', () => {
  const BLANKS = '2 blanks aren’t filled in, so no one can finish this package. Do not assign it.'

  it.each(['scorm12', 'web'] as const)(
    'says on the first page and in the test that nobody can finish it, %s',
    async (edition) => {
      const kit = await kitWith({ edition, site: { ...input.site, named: [], backup: null } })
      for (const page of ['README-admin.html', 'test-script.html']) {
        const html = text(kit, page)
        expect(html.indexOf('<h2'), page).toBe(html.indexOf('<h2 id="blanks">'))
        expect(words(html), page).toContain(BLANKS)
        expect(words(html), page).toContain(BOTH_BLANK)
      }
      expect(words(text(kit, 'test-script.html'))).not.toContain('Acknowledge')
      expect(text(await adminKit(input), 'README-admin.html')).not.toContain('id="blanks"')
    },
  )
})

describe('the kit of the web edition', () => {
  it.each(['en', 'es'] as const)('is for a web server, and speaks of no LMS, %s', async (language) => {
    const kit = await kitWith({ edition: 'web', contents: [contents[language]], lmsList: lmsLists[language] })
    expect([...kit.keys()].filter((name) => /^settings|round-trip|completions/.test(name))).toEqual([])
    const edition = MESSAGES[language].kit.editions.web
    for (const page of ['README-admin.html', 'test-script.html', 'emails.html', 'release-notes.html']) {
      expect(words(text(kit, page)).replaceAll(edition, ''), page).not.toMatch(/LMS|selftest|None\.|Ninguna\./)
    }
  })

  it('says what to host, who may open it, what a shared computer does, and how receipts come back', async () => {
    const kit = await kitWith({ edition: 'web' })
    const first = words(text(kit, 'README-admin.html'))
    expect(first).toContain('Unpack the zip file')
    expect(first).not.toContain('Do not unpack')
    expect(first).toContain('Serve it over https.')
    expect(first).toContain('behind the sign-in for your staff pages')
    expect(first).toContain('Shared computers')
    expect(first).toContain(sectionTitle('README-admin-web', 'receipts'))
    const script = words(text(kit, 'test-script.html'))
    expect(script).toContain('your progress is kept in this browser only')
    expect(script).not.toContain('nothing is recorded')
  })

  it('links to nothing that it does not hold', async () => {
    const kit = await kitWith({ edition: 'web' })
    for (const page of pages(kit)) {
      const links = [...text(kit, page).matchAll(/href="([^":#]+)[^"]*"/g)].map((match) => match[1] ?? '')
      for (const link of links.filter((each) => !/^(tel|sms|data)$/.test(each))) {
        expect(kit.has(posix.join(posix.dirname(page), link)), `${page} links to ${link}`).toBe(true)
      }
    }
  })
})

describe('the mark of the site’s details', () => {
  it('is on the first page, in the release notes and in the content manifest, and changes with a number', async () => {
    const mark = detailsMark(input.site)
    const kit = await adminKit(input)
    expect(words(text(kit, 'README-admin.html'))).toContain(`Site details mark ${mark}`)
    expect(words(text(kit, 'release-notes.html'))).toContain(
      `The site details have the mark ${mark}. If an earlier package has the same course version but a different mark, numbers or names at the site have changed. Replace the file.`,
    )
    expect(JSON.parse(text(kit, 'content-manifest.json')).siteDetails).toBe(mark)
    const site = { ...input.site, backup: { role: 'The backup', phone: '555-0100' } }
    expect(detailsMark(site)).not.toBe(mark)
    expect(words(text(await kitWith({ site }), 'README-admin.html'))).toContain(`mark ${detailsMark(site)}`)
  })
})

describe('the language of a kit', () => {
  it.each([
    ['en', '<section lang="es"><h2 id="other-language">En español'],
    ['es', '<section lang="en"><h2 id="other-language">In English'],
  ] as const)('is %s, and the first page says in the other one where to get that', async (language, section) => {
    const kit = await kitWith({ contents: [contents[language]], lmsList: lmsLists[language] })
    expect(text(kit, 'README-admin.html')).toContain(section)
  })
})
