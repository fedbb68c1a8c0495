import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { setOwner } from '../../src/contacts/line.store.ts'
import { acknowledge } from '../../src/groups/group.store.ts'
import type { Recording } from '../../src/ledger/event.ts'
import { erasurePreview } from '../../src/people/erasure.store.ts'
import { recordPractice } from '../../src/practice/practice.store.ts'
import { proposePolicy } from '../../src/policy/adopted.store.ts'
import { linkRole } from '../../src/site/roles/drift.store.ts'
import { recordAbout } from '../../src/trail/record-about.store.ts'
import { publishExample } from '../support/site.ts'
import { BODIES, type EventKind } from '../../src/ledger/event.ts'
import { person } from '../../src/ledger/bodies/part.ts'
import { MENTIONING } from '../../src/people/mention.store.ts'
import type { z } from 'zod'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { plannedGroup } from '../support/groups.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { mentions } = MESSAGES.en.privacy.held
const today = calendarDate('2026-11-24')
let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {}, '2026-11-02')
  const group = await plannedGroup(app, staff)
  const recording: Recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today }
  await app.deps.store.transaction(async (tx) => {
    await acknowledge(tx, group, { person: staff.cleo, way: 'sheet', on: today }, recording)
    const practice = { practice: 'one', story: 'SC-1', siteVersion: 1, people: [staff.bob], toFix: '', on: today }
    await recordPractice(tx, staff.north, practice, recording)
    await linkRole(tx, staff.north, { link: 'l', role: 'backup', place: 0, version: 1, person: staff.bob }, recording)
    const version = { proposal: 'p', effectiveOn: today, approver: staff.cleo, changes: [] }
    await proposePolicy(tx, 'policy:csec', version, recording)
    await setOwner(tx, 'policy:csec', { contact: 'NR-2', owner: staff.ada }, recording)
  })
})
afterEach(() => app.deps.store.close())

const story = () => app.deps.contents.en.scenarios.find(({ id }) => id === 'SC-1')?.title ?? ''
const line = () => app.deps.contents.en.contacts.find(({ id }) => id === 'NR-2')?.name.replace('&', '&amp;') ?? ''

describe('everything held about somebody', () => {
  it.each([
    [
      'cleo',
      () => [
        mentions.listed,
        mentions.told,
        mentions.confirmed,
        'Empowerment group',
        'North House',
        mentions['approves-policy'],
      ],
    ],
    ['ada', () => [mentions.leads, 'Empowerment group', mentions['owns-line'], line()]],
    [
      'bob',
      () => [mentions.practiced, story(), 'North House', mentions['holds-role'], MESSAGES.en.hr.siteRoles.role.backup],
    ],
  ] as const)('names the groups, practices, lines, roles and approvals of %s', async (who, said) => {
    const own = await signedIn(app, staff[who])
    const { text } = await own.get('/account/held').expect(200)
    const [, table = ''] = text.split(MESSAGES.en.privacy.held.titles.mentions)
    for (const each of said()) expect(table).toContain(each)
  })

  it('says of a link that was kept for other details that it was kept', async () => {
    const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today } as const
    const kept = { v: 1, link: 'l', role: 'backup', place: 0, version: 2, person: staff.bob } as const
    await app.deps.store.transaction((tx) =>
      recordAbout(tx, staff.north, { kind: 'role_linked', body: kept }, recording),
    )
    const { text } = await (await signedIn(app, staff.bob)).get('/account/held').expect(200)
    expect(text.split(mentions['keeps-role'])).toHaveLength(2)
    expect(text.split(mentions['holds-role'])).toHaveLength(2)
  })

  it('has them in the download, and nobody else’s', async () => {
    const file = JSON.parse((await (await signedIn(app, staff.bob)).get('/account/held.json').expect(200)).text)
    expect(file.mentions).toEqual([
      {
        entry: expect.any(String),
        way: 'practiced',
        on: today,
        what: 'SC-1',
        at: { id: staff.north, name: 'North House' },
      },
      {
        entry: expect.any(String),
        way: 'holds-role',
        on: today,
        what: 'backup',
        at: { id: staff.north, name: 'North House' },
      },
    ])
  })
})

it('an erasure says that entries about groups and practices stay, without a name', async () => {
  const ada = await signedIn(app, staff.ada)
  expect((await erasurePreview(app.deps.store.db, staff.cleo, today)).mentions).toBe(4)
  const { text } = await ada.get(hrefTo('/hr/people/:person/erasure', { person: staff.cleo })).expect(200)
  expect(text).toContain(MESSAGES.en.hr.erasure.mentions(4))
})

/** Entries about a person that also name whoever supervises them, trained them, agreed to it, or asked for it. */
const ABOUT_A_PERSON: readonly EventKind[] = [
  'corrected',
  'credited',
  'erased',
  'exempted',
  'extended',
  'hired',
  'merge_asked',
  'merged',
  'recovery_code_made',
  'transferred',
]

it('every kind of entry with a person in it is about a person, or counts as naming one', () => {
  const found = Object.entries(BODIES).flatMap(([kind, body]) => (holdsPerson(body) ? [kind] : []))
  expect(found.toSorted()).toEqual([...ABOUT_A_PERSON, ...MENTIONING].toSorted())
})

/** Whether a shape has a person in it, however deep. */
function holdsPerson(shape: z.core.$ZodType): boolean {
  if (shape === person) return true
  // Which parts a shape has only shows in its definition.
  const { def } = shape._zod as unknown as { readonly def: Definition }
  const { shape: fields = {}, options = [], items = [], element, innerType, valueType, in: from } = def
  return [...Object.values(fields), ...options, ...items, element, innerType, valueType, from].some(
    (part) => part !== undefined && holdsPerson(part),
  )
}

interface Definition {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly options?: readonly z.core.$ZodType[]
  readonly items?: readonly z.core.$ZodType[]
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly in?: z.core.$ZodType
}
