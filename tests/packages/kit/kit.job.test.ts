import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMPLETION_COLUMNS } from '../../../src/packages/kit/completion-column.ts'
import { LMS_IDS } from '../../../src/packages/kit/lms-catalog.ts'
import { PACKAGE_EDITIONS } from '../../../src/packages/standards/edition.ts'
import { adminKit, type KitInput, quizKey } from '../../../src/packages/kit/kit.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { changeKind } from '../../../src/packages/compare/comparison.ts'
import { contents, kitTexts, lmsLists } from '../../support/content.ts'
import { exampleKit } from '../../support/kit.ts'
import { topicWords } from '../../../src/course/topic-words.ts'
import { pictures, titleOf, typingFields } from '../../support/page-rules.ts'

const kitWords = MESSAGES.en.kit

type Kit = Awaited<ReturnType<typeof adminKit>>

let input: KitInput
let kits: Readonly<Record<'en' | 'es' | 'both', Kit>>
let key: string
beforeAll(async () => {
  input = await exampleKit()
  kits = {
    en: await adminKit(input),
    es: await adminKit({ ...input, contents: [contents.es], lmsList: lmsLists.es }),
    both: await adminKit({ ...input, contents: [contents.en, contents.es] }),
  }
  key = await quizKey(input)
})

const text = (kit: Kit, name: string) => Buffer.from(kit.get(name) ?? '').toString('utf8')
const pages = (kit: Kit) => [...kit.keys()].filter((name) => name.endsWith('.html'))
const everyPage = () =>
  Object.values(kits).flatMap((kit) => pages(kit).map((name) => ({ name, html: text(kit, name) })))
/** Gives the text as a reader sees it: without tags, and with HTML entities replaced. */
const words = (html: string) =>
  html
    .replaceAll(/<style>[^]*?<\/style>|<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
const kitWith = async (changes: Partial<KitInput>) => adminKit({ ...input, ...changes })

describe('the files of a kit', () => {
  it('are all there', () => {
    expect([...kits.en.keys()]).toEqual([
      'README-admin.html',
      ...LMS_IDS.map((id) => `settings/${id}.html`),
      'test-script.html',
      'round-trip.html',
      'emails.html',
      'release-notes.html',
      'accessibility.html',
      'privacy-security.html',
      'transcript.html',
      'preflight.html',
      'kit.css',
      'completions-template.csv',
      'content-manifest.json',
      'LICENSE.txt',
      'preflight.json',
      'SHA256SUMS',
    ])
  })

  it('have the same bytes whenever they are made from the same input', async () => {
    expect(await adminKit(input)).toEqual(kits.en)
    expect(await quizKey(input)).toBe(key)
  })

  it('have their right checksums in SHA256SUMS', () => {
    const sums = text(kits.en, 'SHA256SUMS').trimEnd().split('\n')
    const others = [...kits.en.keys()].filter((name) => name !== 'SHA256SUMS')
    expect(sums).toHaveLength(others.length)
    for (const name of others) {
      const sum = createHash('sha256')
        .update(kits.en.get(name) ?? '')
        .digest('hex')
      expect(sums).toContain(`${sum}  ${name}`)
    }
  })

  it('link to each other and to nothing else', () => {
    for (const [name, html] of pages(kits.en).map((page) => [page, text(kits.en, page)] as const)) {
      const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '')
      const others = links.filter((link) => !/^(tel:|sms:|data:,$)/.test(link))
      for (const link of others) {
        const [file = '', id = ''] = link.split('#')
        const target = file === '' ? name : posix.join(posix.dirname(name), file)
        expect(kits.en.has(target), `${name} links to ${link}`).toBe(true)
        if (id !== '') expect(text(kits.en, target), `${name} links to ${link}`).toContain(`id="${id}"`)
      }
    }
  })

  it('hold no script, no style, no field to type in and no picture', () => {
    for (const { name, html } of everyPage()) {
      expect(html, name).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/)
      expect(html, name).not.toMatch(/<form|<input|<button/)
      expect(typingFields(html), name).toEqual([])
      expect(pictures(html), name).toEqual([])
      expect(html, name).not.toMatch(/(href|src)="(https?:)?\/\//)
    }
    expect(text(kits.en, 'kit.css')).not.toMatch(/url\(|@import/)
  })

  it('have titles that do not tell the topic', () => {
    for (const { name, html } of [...everyPage(), { name: 'key', html: key }]) {
      expect(titleOf(html), name).toMatch(/\S/)
      expect(topicWords(titleOf(html) ?? ''), name).toEqual([])
    }
  })
})

describe('the answers', () => {
  const secrets = (language: 'en' | 'es') =>
    contents[language].course.items.flatMap(({ explanation, options }) => [
      explanation,
      ...options.map(({ why }) => why),
    ])

  it.each(['en', 'es'] as const)('are nowhere in the kit, %s', (language) => {
    const said = [...kits[language].values(), ...kits.both.values()].map((data) => words(Buffer.from(data).toString()))
    for (const secret of secrets(language)) {
      for (const page of said) expect(page.includes(secret), secret).toBe(false)
    }
    for (const page of said) expect(page).not.toMatch(/"?fits"?:/)
  })

  it('cannot be told from the order in the transcript', () => {
    const ordering = contents.en.course.items.filter(({ type }) => type === 'order')
    expect(ordering.length).toBeGreaterThan(0)
    const transcript = words(text(kits.en, 'transcript.html'))
    for (const { id, options } of ordering) {
      const places = options.map((option) => transcript.indexOf(option.text, transcript.indexOf(`${id}, `)))
      expect(places, id).not.toContain(-1)
      expect(places, id).not.toEqual([...places].sort((a, b) => a - b))
    }
  })

  it('are all in the key for trainers, with the reasons and the clauses', () => {
    const said = words(key)
    for (const item of contents.en.course.items) {
      expect(said).toContain(`${item.id}. ${item.stem}`)
      expect(said).toContain(item.clauses.join(', '))
      for (const { text: option, why, fits } of item.options) {
        const mark = fits ? 'Correct' : kitWords.key.fitsNot
        if (item.type !== 'order') expect(said, item.id).toContain(`${mark}. ${option} ${why}`)
      }
    }
    for (const secret of secrets('en')) expect(said).toContain(secret)
    expect(key).toContain('<style>')
    expect(key).not.toMatch(/<script|<link rel="stylesheet"/)
  })
})

describe('the transcript', () => {
  it.each(['en', 'es'] as const)('holds every lesson, story, clause and contact, %s', (language) => {
    const { course, scenarios, policy, contacts } = contents[language]
    const said = words(text(kits[language], 'transcript.html'))
    for (const lesson of course.lessons) {
      expect(said).toContain(lesson.lead)
      for (const section of lesson.sections) expect(said).toContain(section.title)
    }
    for (const { decisions, ending } of scenarios) {
      expect(said).toContain(ending)
      for (const paragraph of decisions.flatMap(({ story, less }) => [...story, ...less]))
        expect(said).toContain(paragraph)
    }
    for (const { text: clause } of policy.clauses.filter(({ part }) => part !== 'site')) expect(said).toContain(clause)
    for (const { name, digits } of contacts) for (const fact of [name, digits]) expect(said).toContain(fact)
  })

  it('holds both languages of a package with both, each marked', () => {
    const html = text(kits.both, 'transcript.html')
    expect(html).toMatch(/<html lang="en">/)
    expect(html).toContain('<section lang="es"><h2 id="es-l1">')
    expect(words(html)).toContain(contents.es.course.lessons[0]?.lead)
  })
})

describe('the pages for an LMS', () => {
  it('put the settings of the chosen one on the first page', async () => {
    const moodle = lmsLists.en.find(({ id }) => id === 'moodle') ?? null
    const first = words(text(await kitWith({ lms: moodle }), 'README-admin.html'))
    expect(first).toContain('Settings for Moodle')
    for (const setting of moodle?.settings ?? []) expect(first).toContain(setting.replace('{finish}', 'Passed'))
    expect(words(text(kits.en, 'README-admin.html'))).toContain(`Settings for ${kitWords.yourLms}`)
  })

  it('each name the source and the day', () => {
    for (const { checkedOn, id, source } of lmsLists.en) {
      const page = words(text(kits.en, `settings/${id}.html`))
      expect(page).toContain(source)
      expect(page).toContain(`${kitWords.facts.checkedOn} Nov ${checkedOn.slice('2026-11-'.length)}, 2026`)
    }
  })

  it('say when the package is none that this LMS takes', async () => {
    const notTaken = 'We don’t know of a way to use it in this LMS.'
    const kit = await kitWith({ edition: 'scorm2004-4' })
    expect(text(kit, 'settings/docebo.html')).toContain(notTaken)
    expect(text(kit, 'settings/moodle.html')).not.toContain(notTaken)
    const docebo = lmsLists.en.find(({ id }) => id === 'docebo') ?? null
    const first = async (edition: KitInput['edition']) =>
      text(await kitWith({ lms: docebo, edition }), 'README-admin.html')
    expect(await first('scorm2004-4')).toContain(notTaken)
    expect(await first('scorm2004-3')).not.toContain(notTaken)
  })

  it('say the status of this package in the settings and in the test, wherever a system asks for it', async () => {
    const moodle = lmsLists.en.find(({ id }) => id === 'moodle') ?? null
    const said = async (report: KitInput['report'], page: string) =>
      words(text(await kitWith({ lms: moodle, report }), page))
    for (const page of ['README-admin.html', 'settings/moodle.html']) {
      expect(await said('passed', page)).toContain('do all the following,” check Passed and nothing else.')
      expect(await said('completed', page)).toContain('do all the following,” check Completed and nothing else.')
    }
    expect(await said('completed', 'test-script.html')).toContain('Completed. The score is there.')
    for (const { name, html } of everyPage()) expect(html, name).not.toContain('{finish}')
  })

  it('put first what was tried and what was not, and claim no limits that nobody looked for', () => {
    for (const { evidence, id, limit } of lmsLists.en) {
      const page = words(text(kits.en, `settings/${id}.html`))
      expect(page, id).toContain(`In short How we know ${MESSAGES.en.kit.evidence[evidence]}.`)
      expect(page, id).toContain(limit === '' ? `Limits ${kitWords.noLimit}` : `Limits ${limit}`)
    }
  })

  it('have a first test of ten minutes, and name the full run with its time', () => {
    const script = text(kits.en, 'test-script.html')
    const [quick = '', full = ''] = script.slice(script.indexOf('id="quick"')).split('id="full"')
    expect(words(quick)).not.toMatch(/all lessons|final check/)
    expect(words(quick)).toContain('?selftest')
    expect(words(full)).toContain('Full run, about an hour')
    expect(words(full)).toMatch(/Finish all lessons.*Acknowledge the policy/)
    expect(words(text(kits.en, 'README-admin.html'))).not.toMatch(/\bFinish (?:it|the course)\./)
  })

  it('send nobody to what only the sender has', () => {
    for (const { name, html } of everyPage())
      expect(words(html), name).not.toMatch(/csec receipt|the trainer’s quiz key/)
    expect(words(text(kits.en, 'README-admin.html'))).toContain('send it to whoever sent you the package')
    expect(words(text(kits.en, 'test-script.html'))).toContain('ask whoever sent you the package for the quiz key')
    const roundTrip = words(text(kits.en, 'round-trip.html'))
    expect(roundTrip).toContain('Send this list only if whoever gave you the package asked for it.')
    expect(roundTrip).toContain('HR imports the table and sees who would be credited before anything is recorded.')
  })

  it('say what that LMS shows after each step', async () => {
    const cloud = lmsLists.en.find(({ id }) => id === 'scorm-cloud') ?? null
    const script = words(text(await kitWith({ lms: cloud }), 'test-script.html'))
    expect(script).toContain('Incomplete, success unknown. Never “failed.” No score yet.')
    expect(script).toContain('Complete or passed. The score is there.')
  })
})

describe('what is written to the LMS', () => {
  it.each(PACKAGE_EDITIONS)('is listed by the names of %s', async (edition) => {
    const page = words(text(await kitWith({ edition }), 'privacy-security.html'))
    expect(page.includes('cmi.core.lesson_status')).toBe(edition === 'scorm12')
    expect(page.includes('cmi.completion_status')).toBe(edition.startsWith('scorm2004'))
    expect(page.includes('result.score')).toBe(edition === 'cmi5')
    expect(page.includes('Nothing. The web edition has no LMS.')).toBe(edition === 'web')
  })

  it('has the letters of answers only when they are sent', async () => {
    expect(text(kits.en, 'privacy-security.html')).not.toContain('student_response')
    expect(text(await kitWith({ answers: 'responses' }), 'privacy-security.html')).toContain('student_response')
  })
})

describe('what programs read', () => {
  it('names every file of the package with its hash', () => {
    const manifest = JSON.parse(text(kits.en, 'content-manifest.json'))
    expect(manifest.course).toEqual({ id: 'csec-orientation', version: contents.en.course.version })
    expect(manifest.package.files.map(({ file }: { file: string }) => file)).toEqual(
      [...input.packageFile.files.keys()].sort(),
    )
    const launch = manifest.package.files.find(({ file }: { file: string }) => file === 'index.html')
    const bytes = input.packageFile.files.get('index.html') ?? ''
    expect(launch.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(manifest.questions).toHaveLength(contents.en.course.items.length)
    expect(Object.keys(manifest.questions[0])).toEqual(['id', 'use', 'lesson', 'clauses', 'topic'])
    expect(manifest.contacts).toContainEqual({
      id: 'SCR',
      name: 'New Jersey State Central Registry (SCR)',
      number: '1-877-652-2873',
      checkedOn: '2026-11-24',
    })
  })

  it('has a table of completions with columns that never change', () => {
    expect(text(kits.en, 'completions-template.csv')).toBe(
      '\uFEFF"learner_id","name","email","employee_number","status","score","finished_on","package_title","package_version"\r\n',
    )
    for (const column of COMPLETION_COLUMNS) expect(text(kits.en, 'round-trip.html')).toContain(`>${column}<`)
  })
})

describe('e-mails to staff', () => {
  it('tell neither the topic nor a name, in subject or text', () => {
    const parts = Object.values(kitTexts).flatMap(({ emails }) => emails.sections.flatMap((section) => section.parts))
    const letters = parts.flatMap((part) => (part.kind === 'letter' ? [part] : []))
    expect(letters).toHaveLength(20)
    for (const { subject, lines } of letters) expect(topicWords([subject, ...lines].join(' '))).toEqual([])
    const page = text(kits.en, 'emails.html')
    expect(page.match(/<blockquote lang="en">/g)).toHaveLength(6)
    expect(page.match(/<blockquote lang="es">/g)).toHaveLength(6)
  })
})

describe('the kind of a change', () => {
  it.each([
    ['1.0.0', '2.0.0', 'major'],
    ['1.4.2', '2.4.2', 'major'],
    ['1.0.0', '1.1.0', 'minor'],
    ['1.0.9', '1.0.10', 'patch'],
    ['1.0.0', '1.0.0', 'same'],
  ] as const)('a change from %s to %s is %s', (before, after, kind) => {
    expect(changeKind(before, after)).toBe(kind)
  })

  it('is said in the release notes, with what to do', async () => {
    const notes = async (previousVersion: string | null) =>
      words(text(await kitWith({ previousVersion }), 'release-notes.html'))
    expect(await notes(null)).toContain('This kit has no record of an earlier package.')
    expect(await notes('0.9.0')).toContain(
      'This package follows version 0.9.0. It’s a MAJOR change: add it as a new course.',
    )
    expect(await notes(contents.en.course.version)).toContain('This package has the same version as the one before it')
  })
})
