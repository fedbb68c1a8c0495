import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { detailsMark } from '../../../src/packages/file-name.ts'
import { adminKit, type KitInput } from '../../../src/packages/kit/kit.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import type { PackageEdition } from '../../../src/packages/standards/edition.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { contents, lmsLists } from '../../support/content.ts'
import { exampleKit, sectionTitle } from '../../support/kit.ts'
import { REWORDED } from '../../support/own-policy.ts'
import { updateOrderOf } from '../../support/update-order.ts'

const t = MESSAGES.en
const BOTH_BLANK = `${t.preflight.fields.named} ${t.preflight.fields.backup}`

type Kit = Awaited<ReturnType<typeof adminKit>>

let input: KitInput
beforeAll(async () => {
  input = await exampleKit()
})

const kitWith = async (changes: Partial<KitInput>) => adminKit({ ...input, ...changes })
const isPr6 = ({ id }: { readonly id: string }) => id === 'PR-6'
const text = (kit: Kit, name: string) => Buffer.from(kit.get(name) ?? '').toString('utf8')
const pages = (kit: Kit) => [...kit.keys()].filter((name) => name.endsWith('.html'))
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a package with blanks', () => {
  const BLANKS = '2 details are missing, so no one can finish this package. Do not assign it.'

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

describe('the kit of an update', () => {
  const kitOf = (edition: PackageEdition, language: 'en' | 'es') => {
    const { update, contents: parts } = updateOrderOf({ edition }, 'both')
    const only = parts.find((each) => each.language === language)
    if (update === undefined || only === undefined) throw new Error('It is an update.')
    return kitWith({ edition, update, contents: [only], lmsList: lmsLists[language] })
  }
  const about = {
    en: /lesson 1|about an hour|the final check|new course/i,
    es: /lección 1|cerca de una hora|la prueba final|curso nuevo/i,
  }

  it.each(
    LANGUAGES.flatMap((language) =>
      (['scorm12', 'cmi5', 'web'] as const).map((edition) => [edition, language] as const),
    ),
  )('speaks of the update in its steps, tests and e-mail texts, %s in %s', async (edition, language) => {
    const kit = await kitOf(edition, language)
    const title = MESSAGES[language].kit.update.title
    const settings = pages(kit).filter((name) => name.startsWith('settings'))
    for (const page of ['README-admin.html', 'test-script.html', ...settings]) {
      const html = text(kit, page)
      expect(html.indexOf('<h2'), page).toBe(html.indexOf('<h2 id="update">'))
      expect(words(html), page).toContain(title)
      expect(html, page).not.toContain('id="again"')
    }
    for (const page of ['README-admin.html', 'test-script.html'])
      expect(words(text(kit, page)), page).not.toMatch(about[language])
    const mails = text(kit, 'emails.html')
    for (const subject of ['An update to your orientation', 'Una actualización de su orientación'])
      expect(mails).toContain(subject)
    expect(words(mails)).not.toMatch(/Subject: A course|new course|Un curso para|curso nuevo|contacto de su curso/)
    expect(text(kit, 'release-notes.html')).not.toContain('id="kinds"')
    expect(text(kit, 'privacy-security.html')).not.toMatch(/cmi\.(interactions|objectives)|result\.success/)
  })

  it.each(LANGUAGES)('says of the update what was tested, and has it as text, %s', async (language) => {
    const kit = await kitOf('web', language)
    const tested = words(text(kit, 'accessibility.html'))
    const course = { en: 'take the whole course by keyboard', es: 'Recorren todo el curso' }
    const only = { en: 'They take an update by keyboard alone', es: 'Recorren una actualización solo con el teclado' }
    expect(tested).toContain(only[language])
    expect(tested).not.toContain(course[language])
    expect(words(text(await kitWith({ contents: [contents[language]] }), 'accessibility.html'))).toContain(
      course[language],
    )

    const html = text(kit, 'transcript.html')
    const { title, lead } = {
      title: MESSAGES[language].update.title,
      lead: MESSAGES[language].kit.transcript.updateLead,
    }
    for (const said of [
      title,
      lead,
      REWORDED[language].text,
      contents[language].policy.clauses.find(isPr6)?.text ?? '?',
    ])
      expect(words(html)).toContain(said)
    expect(html).not.toMatch(/id="(en|es)-(before|l\d|sc-\d)/)
    expect(words(html)).not.toContain(MESSAGES[language].kit.transcript.lead)
    const { update } = updateOrderOf()
    for (const id of update?.plans.en?.items ?? []) expect(words(html)).toContain(`${id}, `)
  })

  it('leaves the kit of the course without a word of updates', async () => {
    const kit = await adminKit(input)
    for (const page of ['emails.html', 'test-script.html', 'release-notes.html'])
      expect(words(text(kit, page)), page).not.toMatch(/about the change|your (orientation )?update|this update/i)
    expect(text(kit, 'emails.html')).toContain('A course for your orientation')
  })
})

describe('a package with an old phone number', () => {
  const said = {
    en: [
      /the new number today/,
      /911/,
      /printed cards/,
      /no results are lost/,
      /receipts HR already has will still count/,
    ],
    es: [
      /número nuevo a todo el personal/,
      /911/,
      /tarjetas impresas/,
      /no se pierda ningún resultado/,
      /siguen valiendo/,
    ],
  } as const
  const order = updateOrderOf({ edition: 'scorm12' }, 'both')

  it.each([
    ['scorm12', {}],
    ['web', {}],
    ['scorm12', { update: order.update, contents: order.contents }],
  ] as const)(
    'has a text for whoever manages it: whom to call now, how to replace it, printed cards, %s %#',
    async (edition, change) => {
      const html = text(await kitWith({ edition, ...change }), 'emails.html')
      const [, section = ''] = /<h2 id="old-number">([^]*?)<\/section>/.exec(html) ?? []
      for (const language of LANGUAGES) {
        const [newNumber, danger, cards, results, receipts] = said[language]
        const wanted = [newNumber, danger, cards, edition === 'web' ? receipts : results]
        for (const each of wanted) expect(words(section)).toMatch(each)
      }
      expect(text(await kitWith({ edition, ...change }), 'README-admin.html')).toContain(
        'what to do about an old phone number',
      )
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
      `The site details have the mark ${mark}. If an earlier package has the same course version but a different mark, then numbers or names at the site have changed. Replace the file.`,
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
