import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PackManifest } from '../../../src/audit/packs/pack.ts'
import { noCounts, totals } from '../../../src/requirements/compliance.ts'
import { checkPack } from '../../../src/audit/check/pack-check.ts'
import { editionText } from '../../../src/learning/edition.page.ts'
import { nodeTools } from '../../../src/audit/check/tools.job.ts'
import { findCertificate } from '../../../src/certificates/certificate.store.ts'
import { eventsOfKind } from '../../../src/ledger/ledger.store.ts'
import { sha256 } from '../../../src/platform/codes/hash.store.ts'
import { erasePerson } from '../../../src/people/record.store.ts'
import { getOrganization } from '../../../src/organization/organization.store.ts'
import { putBrand } from '../../support/brand.ts'
import { contents } from '../../support/content.ts'
import { confirmChange, proposeChange, recordCheck, recordLineCheck } from '../../../src/contacts/line.store.ts'
import { LINE } from '../../support/lines.ts'
import { pngLogo } from '../../support/logos.ts'
import { PACK_DAY, PACK_MADE, type PackStory, packStory } from '../../support/pack.ts'
import { unzip } from '../../support/unzip.ts'
import { acknowledge, changeGroup, planGroup } from '../../../src/groups/group.store.ts'
import { setTellingList } from '../../../src/groups/telling-list.store.ts'
import { formatDate } from '../../../src/platform/time/date.page.ts'
import { publishedDetails } from '../../../src/site/site.store.ts'
import { recordPractice } from '../../../src/practice/practice.store.ts'
import { addDays, type CalendarDate, calendarDate, instant } from '../../../src/platform/time/calendar.ts'
import { endOfDay } from '../../../src/platform/time/zoned.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { ORGANIZATION } from '../../support/staff.ts'

const t = MESSAGES.en

type Files = ReadonlyMap<string, Buffer>

let story: PackStory
let everybody: Files
let north: Files
beforeAll(async () => {
  story = await packStory()
  everybody = await opened()
  north = await opened({ site: story.staff.north })
})
afterAll(() => story.close())

async function opened(order: Parameters<PackStory['make']>[0] = {}, at = PACK_MADE, of = story): Promise<Files> {
  return unzip(readFileSync((await of.make(order, at)).file))
}

const text = (files: Files, name: string) => files.get(name)?.toString('utf8') ?? ''
const words = (files: Files, name: string) => shown(text(files, name))
const shown = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
/** The rows of the tables on a page. */
const cells = (files: Files, name: string) =>
  [...text(files, name).matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => shown(cell).trim()),
  )
const manifest = (files: Files): PackManifest => JSON.parse(text(files, 'manifest.json'))
const rows = (files: Files, list: string): Record<string, string>[] => JSON.parse(text(files, `${list}.json`))
const lines = (files: Files) =>
  [...files.keys()]
    .filter((name) => name.startsWith('ledger/entries-'))
    .flatMap((name) => text(files, name).trimEnd().split('\n'))
    .map((line) => JSON.parse(line))
const all = (files: Files) => [...files].map(([name, content]) => `${name}\n${content.toString('utf8')}`).join('\n')

describe('a pack for the whole organization', () => {
  it('has everybody once, with status and reason', () => {
    const said = rows(everybody, 'roster').map(({ name, status, because }) => [name, status, because])
    expect(said).toEqual([
      ['Ada Okafor', 'not-in-scope', 'Not required: orientation isn’t assigned to this person.'],
      ['Bob Rivera', 'up-to-date', expect.stringContaining('Nov 20, 2026')],
      ['Cleo Marsh', 'exempt', expect.stringContaining('Exempt')],
      ['Dan Whitfield', 'up-to-date', expect.stringContaining('Nov 21, 2026')],
    ])
  })

  it('has figures that add up to it, in words', () => {
    const page = words(everybody, 'roster.html')
    expect(page).toContain(t.hr.pack.pages.roster.inScope(2, 2, 0, 0, 0))
    expect(page).toContain(t.hr.pack.pages.roster.beside(4, 2, 0, 1, 0, 1))
    const counts = { exempt: 1, 'up-to-date': 2, 'not-in-scope': 1 }
    expect(rows(everybody, 'roster')).toHaveLength(totals({ ...noCounts(), ...counts }).all)
  })

  it('says in words what was asked, and of how many', () => {
    expect(words(everybody, 'roster.html')).toMatch(
      new RegExp(`${t.hr.pack.pages.roster.rules} .*30 days from hire, once: 2 people`),
    )
    const rules = rows(everybody, 'roster').map(({ status, rule }) => [status, rule])
    expect(rules).toEqual([
      ['not-in-scope', ''],
      ['up-to-date', 'Direct service staff: 30 days from hire, once'],
      ['exempt', 'Direct service staff: 30 days from hire, once'],
      ['up-to-date', 'Direct service staff: 30 days from hire, once'],
    ])
  })

  it('says of each completion when it was, when it came on record, whether in time, and which versions', () => {
    expect(rows(everybody, 'completions')).toMatchObject([
      { name: 'Bob Rivera', completed_on: '2026-11-20', recorded_on: '2026-11-20', late: 'no' },
      { name: 'Dan Whitfield', completed_on: '2026-11-21', late: 'yes', credited_minutes: '48', source: 'here' },
    ])
    const [bob, dan] = rows(everybody, 'completions')
    expect([bob?.['due_on'], dan?.['due_on']]).toEqual(['2026-12-09', '2026-02-04'])
    expect(words(everybody, 'completions/page-00001.html')).toContain('late: due Feb 4, 2026')
    for (const completion of rows(everybody, 'completions'))
      expect(completion).toMatchObject({ policy_version: contents.en.policy.version, content_edition: story.edition })
  })

  it('has each certificate as it was issued', async () => {
    const numbers = rows(everybody, 'completions').map(({ certificate }) => certificate)
    const certified = await eventsOfKind(story.store.db, 'certified')
    expect(numbers.sort()).toEqual(certified.map(({ body }) => body.certificate).sort())
    for (const { body } of certified) {
      const file = everybody.get(`certificates/${body.certificate}.pdf`)
      // Given by our own numbering.
      const kept = await findCertificate(story.store.db, body.certificate as Parameters<typeof findCertificate>[1])
      expect(file).toEqual(kept?.pdf)
      expect(sha256(file ?? '')).toBe(body.pdf)
    }
  })

  it('has the text of what was shown under its hash, even in an unknown form', () => {
    const file = text(everybody, `content/${story.edition}/edition.json`)
    expect(sha256(file)).toBe(story.edition)
    expect(words(everybody, 'content.html')).toContain(t.hr.pack.pages.content.unreadable)
  })

  it('says who approved and published what', () => {
    expect(words(everybody, 'approvals/page-00001.html')).toContain('Cleo Marsh')
    expect(words(everybody, 'approvals/page-00001.html')).toContain('Ada Okafor')
    expect(words(everybody, 'approvals.html')).toContain('North House')
    expect(words(everybody, 'policy.html')).toContain(`Version ${contents.en.policy.version}`)
  })

  it('says what became of reminders, and what came on record afterwards', () => {
    expect(words(everybody, 'reminders/page-00001.html')).toContain(t.hr.reminders.messages.result.byHand)
    const later = words(everybody, 'later/page-00001.html')
    expect(later).toContain('Bob Rivera')
    expect(later).toContain('The letter says so')
  })

  it('says that rules are suggestions, and no legal advice', () => {
    expect(words(everybody, 'suggested-rules.html')).toContain(t.hr.pack.pages.rules.lead)
    expect(words(everybody, 'suggested-rules.html')).toContain('3A:55-5.4(c)7')
  })

  it('has every entry of the ledger: those of lessons and checks, which would measure somebody, as place and hash', async () => {
    const entries = lines(everybody)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    const work = (await eventsOfKind(story.store.db, 'lesson_finished')).map(({ seq }) => seq)
    const checks = (await eventsOfKind(story.store.db, 'attempted')).map(({ seq }) => seq)
    const starts = (await eventsOfKind(story.store.db, 'attempt_started')).map(({ seq }) => seq)
    expect(work.length * checks.length).toBeGreaterThan(0)
    const hidden = entries.filter((entry) => !('body' in entry)).map(({ seq }) => seq)
    expect(hidden).toEqual([...work, ...checks, ...starts].sort((a, b) => a - b))
    expect(entries.at(-1)).toMatchObject(manifest(everybody).ledger)
  })
})

describe('the two clocks', () => {
  const hiredOn = (files: Files) => rows(files, 'roster').find(({ name }) => name === 'Bob Rivera')?.['hired_on']

  it('a correction counts in a pack with everything known now', () => expect(hiredOn(everybody)).toBe('2026-11-09'))

  it('a correction doesn’t count in a pack as known then, and is still listed', async () => {
    const dayEnd = instant(new Date(Date.parse(endOfDay(PACK_DAY, ORGANIZATION.timeZone)) - 1).toISOString())
    const then = await opened({ knownAt: dayEnd })
    expect(hiredOn(then)).toBe('2026-11-16')
    expect(words(then, 'later/page-00001.html')).toContain('The letter says so')
    expect(words(then, 'index.html')).toContain(t.hr.pack.pages.clock.known)
    expect(manifest(then).knownAt).toBe(dayEnd)
  })

  it('a person isn’t on the roster for a day before they were hired', async () => {
    const before = await opened({ asOf: calendarDate('2026-03-01') })
    expect(rows(before, 'roster').map(({ name }) => name)).toEqual(['Ada Okafor', 'Cleo Marsh', 'Dan Whitfield'])
    expect(rows(before, 'completions')).toEqual([])
    const later = lines(before).filter((entry) => 'body' in entry && entry.effective_on > '2026-03-01')
    const aboutEarlier = ['corrected', 'merged', 'certified', 'certificate_revoked']
    expect(later.filter(({ kind }) => !aboutEarlier.includes(kind))).toEqual([])
    expect(all(before)).not.toContain('Bob Rivera')
    expect((await checked(before)).faults).toEqual([])
  })
})

describe('a pack for one site', () => {
  it('names nobody of another site, anywhere', () => {
    expect(rows(north, 'roster').map(({ name }) => name)).toEqual(['Ada Okafor', 'Bob Rivera', 'Cleo Marsh'])
    for (const secret of ['Whitfield', story.staff.dan, story.staff.south, 'South House'])
      expect(all(north)).not.toContain(secret)
  })

  it('has the entries of others as a place and a hash, and the chain is in order', async () => {
    const entries = lines(north)
    const withheld = entries.filter((entry) => !('body' in entry))
    expect(withheld.length).toBeGreaterThan(0)
    for (const entry of withheld) expect(Object.keys(entry)).toEqual(['seq', 'hash'])
    expect(entries.map(({ hash }) => hash)).toEqual(lines(everybody).map(({ hash }) => hash))
    const found = await checked(north)
    expect(found).toMatchObject({ faults: [], entries: entries.length, shown: entries.length - withheld.length })
    expect(words(north, 'ledger.html')).toContain(t.hr.pack.pages.ledger.part[2])
  })
})

describe('no pack', () => {
  it('has chosen options, practice, how much detail somebody wanted, or how long somebody took', () => {
    const kinds = new Set(lines(everybody).flatMap(({ body }) => Object.keys(body ?? {})))
    for (const name of ['chosen', 'choice', 'answers', 'detail', 'seconds', 'duration', 'practice'])
      expect([...kinds]).not.toContain(name)
    for (const list of ['roster', 'completions'])
      for (const row of rows(everybody, list))
        expect(Object.keys(row).join(' ')).not.toMatch(/detail|chosen|answer|time_|seconds|attempt/)
  })
})

describe('the same order at the same moment of the ledger', () => {
  it('gives the same bytes', async () => {
    const [one, other] = [await story.make({ site: story.staff.north }), await story.make({ site: story.staff.north })]
    expect(other.hash).toBe(one.hash)
    expect(readFileSync(one.file)).toEqual(readFileSync(other.file))
    expect(sha256(readFileSync(one.file))).toBe(one.hash)
  })

  it('at another time gives a pack that says so and is otherwise the same', async () => {
    const later = await opened({}, instant('2026-12-01T09:30:00.000Z'))
    const changed = [...later.keys()].filter((name) => !later.get(name)?.equals(everybody.get(name) ?? Buffer.from('')))
    expect(changed.sort()).toEqual(['SHA256SUMS', 'index.html', 'manifest.json', 'manifest.sig'])
    expect(text(later, 'index.html').replace('2026-12-01 09:30', '2026-11-24 15:00')).toBe(
      text(everybody, 'index.html'),
    )
    const { generatedAt, ...rest } = manifest(later)
    const { generatedAt: before, ...same } = manifest(everybody)
    expect([generatedAt, before]).toEqual(['2026-12-01T09:30:00.000Z', PACK_MADE])
    const unlisted = ({ files, ...facts }: typeof rest) => ({
      ...facts,
      files: files.filter(({ path }) => !['SHA256SUMS', 'index.html'].includes(path)),
    })
    expect(unlisted(rest)).toEqual(unlisted(same))
  })
})

describe('the logo of the organization', () => {
  it('is on the first page alone, as it was on the day of the pack', async () => {
    const own = await packStory()
    await putBrand(own.test, { logo: await pngLogo() })
    const made = await own.make()
    const files = await unzip(readFileSync(made.file))
    const showing = [...files].filter(([name, bytes]) => name.endsWith('.html') && bytes.includes('assets/logo.png'))
    expect(showing.map(([name]) => name)).toEqual(['index.html'])
    const logo = (await getOrganization(own.store.db)).brand.logo
    expect(sha256(files.get('assets/logo.png') ?? '')).toBe(logo?.hash)
    own.test.clock.pass({ days: 2 })
    await putBrand(own.test, { logo: await pngLogo({ ink: '#c8102e' }) })
    expect((await own.make()).hash).toBe(made.hash)
    await own.close()
  })

  it('is on no page of an organization without one', () => {
    expect([...everybody.keys()]).not.toContain('assets/logo.png')
    expect(text(everybody, 'index.html')).not.toContain('<img')
  })
})

describe('a shared line', () => {
  it('has the name that the organization gave it by the day of the pack', async () => {
    const own = await packStory()
    const { store, staff } = own
    const recording = { course: contents.en.course.id, actor: staff.ada, at: PACK_MADE, today: PACK_DAY } as const
    const policy = `policy:${contents.en.policy.id}` as const
    const line = { ...LINE, en: { ...LINE.en, name: 'County helpline' } }
    await store.transaction(async (tx) => {
      await proposeChange(tx, policy, { change: 'c', contact: 'NR-2', line, released: LINE, reason: 'Ours' }, recording)
      await confirmChange(tx, policy, 'c', recording)
      const check = { outcome: 'works', way: 'called', nextOn: addDays(PACK_DAY, 90) } as const
      await recordLineCheck(tx, policy, { id: 'NR-2', ...line }, check, recording)
    })
    const checksIn = async (order: Parameters<PackStory['make']>[0]) =>
      words(await unzip(readFileSync((await own.make(order)).file)), 'contacts.html')
    expect(await checksIn({})).toContain(t.hr.timeline.contactChecked('County helpline'))
    expect(await checksIn({ asOf: addDays(PACK_DAY, -1) })).not.toContain('County helpline')
    await own.close()
  })
})

describe('the numbers of a site', () => {
  it('say when somebody last called them, while staff saw them, or that there’s no call on record', async () => {
    const own = await packStory()
    const { ada, north: site } = own.staff
    const recording = { course: contents.en.course.id, actor: ada, at: PACK_MADE, today: PACK_DAY } as const
    const called = { outcome: 'works', way: 'called', nextOn: addDays(PACK_DAY, 90) } as const
    const live = (await publishedDetails(own.store.db, site, PACK_DAY))?.body
    const backup = live?.details.backup
    const [line] = live?.details.local ?? []
    if (live === undefined || !backup || line === undefined) throw new Error('the site has a backup and a local line')
    const lastOf = (files: Files) => {
      const table = cells(files, 'contacts.html')
      return [
        table.find(([, who = '', phone]) => who.startsWith('Backup') && phone === backup.phone)?.at(-1),
        table.find(([name = '']) => name.endsWith(line.phone))?.[2],
      ]
    }
    const { notCalled } = t.hr.pack.pages.contacts
    expect(lastOf(await opened({}, PACK_MADE, own))).toEqual([
      notCalled,
      formatDate(calendarDate(line.checkedOn), 'en'),
    ])
    const { version } = live
    await own.store.transaction(async (tx) => {
      await recordCheck(tx, site, { role: 'backup', place: 0, version, ...called }, recording)
      await recordCheck(tx, site, { contact: line.phone, ...called }, recording)
    })
    const after = await opened({}, PACK_MADE, own)
    expect(lastOf(after)).toEqual([formatDate(PACK_DAY, 'en'), formatDate(PACK_DAY, 'en')])
    expect(words(after, 'contacts.html')).toContain(t.hr.timeline.contactChecked(`Backup: ${backup.role}`))
    expect(words(after, 'contacts.html')).toContain(t.hr.timeline.contactChecked(line.phone))
    await own.close()
  })
})

describe('a group and a practice of a site', () => {
  let files: Files
  let own: PackStory
  const day = (date: CalendarDate) => formatDate(date, 'en')
  const [planned, first] = [addDays(PACK_DAY, -14), addDays(PACK_DAY, 3)]
  beforeAll(async () => {
    own = await packStory()
    const { ada, bob, cleo, north: site } = own.staff
    const on = (today: CalendarDate) =>
      ({ course: contents.en.course.id, actor: ada, at: instant(`${today}T15:00:00.000Z`), today }) as const
    const plan = { name: 'Empowerment group', dates: [first], leaders: [ada], measures: ['clinician' as const] }
    const held = {
      practice: 'one',
      story: 'SC-1',
      siteVersion: 1,
      people: [bob, cleo],
      toFix: 'Hang the new cards.',
      on: PACK_DAY,
    }
    await own.store.transaction(async (tx) => {
      await setTellingList(tx, site, { clinical: [cleo], others: [], noticeDays: 7 }, on(planned), false)
      await planGroup(tx, site, 'group', plan, on(planned), false)
      const confirmed = { person: cleo, way: 'sheet', on: addDays(planned, 1) } as const
      expect(await acknowledge(tx, 'group', confirmed, on(addDays(planned, 1)))).toBe(true)
      await setTellingList(tx, site, { clinical: [cleo], others: [bob], noticeDays: 7 }, on(PACK_DAY), false)
      await changeGroup(tx, { id: 'group', site }, plan, on(PACK_DAY), false)
      await recordPractice(tx, site, held, on(PACK_DAY))
    })
    files = await opened({}, PACK_MADE, own)
  })
  afterAll(() => own.close())

  it('the group has each person by name and role, when they were told, and whether they confirmed before it began', () => {
    const { groups } = t.hr.pack.pages
    const { toldAs, ways } = t.hr.groups
    const row = (...rest: string[]) => ['North House: Empowerment group', day(first), ...rest]
    expect(
      cells(files, 'groups.html')
        .filter((each) => each.length === groups.toldHead.length)
        .slice(1),
    ).toEqual([
      row(
        `${toldAs.clinical}: Program director`,
        'Cleo Marsh',
        day(planned),
        `${day(addDays(planned, 1))}, ${ways.sheet}`,
        groups.yes,
      ),
      row(`${toldAs.site}: Youth worker`, 'Bob Rivera', groups.late(day(PACK_DAY)), groups.not, groups.no),
    ])
  })

  it('the group has the ID of somebody whom the pack doesn’t name, because they work at another site', async () => {
    const { dan, cleo, north: site } = own.staff
    const recording = { course: contents.en.course.id, actor: own.staff.ada, at: PACK_MADE, today: PACK_DAY } as const
    await own.store.transaction((tx) =>
      setTellingList(tx, site, { clinical: [cleo], others: [dan], noticeDays: 7 }, recording, false),
    )
    const plan = { name: 'Second group', dates: [first], leaders: [own.staff.ada], measures: [] }
    await own.store.transaction((tx) => planGroup(tx, site, 'second', plan, recording, false))
    const listed = async (order: Parameters<PackStory['make']>[0]) => {
      const made = await unzip(readFileSync((await own.make(order)).file))
      const { listsHead } = t.hr.pack.pages.groups
      const tables = cells(made, 'groups.html').filter(
        (row) => row.length === listsHead.length && row[0]?.endsWith('Second group'),
      )
      return tables.map((row) => row.at(-1)).filter((who) => who?.includes(' ') || who?.includes(':'))
    }
    expect(await listed({})).toEqual(expect.arrayContaining(['Cleo Marsh', 'Dan Whitfield']))
    expect(await listed({ site })).toEqual(expect.arrayContaining(['Cleo Marsh', dan]))
  })

  it('the practice has its day, story, version, how many took part, what there was to fix, and who recorded it', () => {
    const { practiceHeld, practiceWith, recorded } = t.hr.timeline
    const { fix, took } = t.hr.practices
    expect(cells(files, 'approvals.html')).toContainEqual([
      day(PACK_DAY),
      practiceHeld,
      'North House',
      `${practiceWith(took(2), 'SC-1', 1)} ${fix('Hang the new cards.')} ${recorded(day(PACK_DAY), 'Ada Okafor')}.`,
    ])
  })
})

describe('an edition as it was shown', () => {
  it('is there page by page, with the key to its questions, and as no PDF', async () => {
    const whole = await packStory(editionText(contents.en))
    const files = await unzip(readFileSync((await whole.make({ site: whole.staff.north })).file))
    const at = `content/${whole.edition}`
    const [lesson] = contents.en.course.lessons
    expect(words(files, `${at}/lessons/L1-full.html`)).toContain(lesson?.title)
    expect(text(files, `${at}/lessons/L1-full.html`)).not.toMatch(/<form|<script|<button/)
    const list = words(files, `${at}/as-shown.html`)
    for (const { title } of [...contents.en.course.lessons, ...contents.en.scenarios]) expect(list).toContain(title)
    expect([...files.keys()].filter((name) => name.startsWith(at) && name.endsWith('.pdf'))).toEqual([])
    const key = words(files, `${at}/questions.html`)
    for (const { id } of contents.en.course.items) expect(key).toContain(`${id}. `)
    expect(key).toContain('12 of 15 questions right')
    expect((await checked(files)).faults).toEqual([])
    await whole.close()
  }, 60_000)
})

it('names that were erased stay erased', async () => {
  const erased = await packStory()
  await erased.store.transaction((tx) => erasePerson(tx, erased.staff.bob, PACK_DAY))
  const files = await unzip(readFileSync((await erased.make()).file))
  expect(all(files)).not.toContain('Rivera')
  expect(words(files, 'roster/page-00001.html')).toContain('Name erased')
  expect(words(files, 'completions/page-00001.html')).toContain('file erased')
  expect((await checked(files)).faults).toEqual([])
  await erased.close()
})

function checked(files: Files) {
  const found = [...files].map(([name, content]) => ({ name, content: async () => content }))
  return checkPack(found, { tools: nodeTools, expectedKey: null, progress: () => Promise.resolve() })
}
