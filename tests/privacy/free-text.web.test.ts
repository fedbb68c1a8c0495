import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { COMPLETION_FIELDS } from '../../src/imports/completions/import.ts'
import { ROSTER_FIELDS } from '../../src/imports/staff-list/import.ts'
import { BODIES } from '../../src/ledger/event.ts'
import { BODY_TEXTS, DECIDE, FORM_TEXTS, IMPORT_COLUMNS, meansAYouth, NEVER, plainName } from '../support/free-texts.ts'
import { emptyStore } from '../support/stores.ts'

/**
 * What handlers read that nobody types as a text on a page: what a script or another program sends, what a form hides,
 * and what somebody chooses. A name that's fine in one place isn't decided about in another.
 */
const SENT_BY_SCRIPTS = `
  api/api.web.ts: after limit
  app/form-draft.web.ts: fields
  audit/packs/pack.web.ts: day
  contacts/line.web.ts: change phone
  contacts/own-number.web.ts: phone
  contacts/owner.web.ts: mark
  credits/credit.web.ts: key version
  followups/minute.web.ts: choice
  groups/group.web.ts: person
  home/home.web.ts: confirmed
  identity/account-notice.web.ts: next
  identity/account.web.ts: current
  identity/bulk-invite.web.ts: after
  identity/factors/code-app.web.ts: secret until step
  identity/factors/passkey.web.ts: answer
  identity/factors/second-step.web.ts: next answer
  identity/invite.web.ts: supervisorChosen request
  identity/join.web.ts: answer
  identity/recent-proof.web.ts: next password answer
  identity/recovery.web.ts: next
  identity/roles/role-list.web.ts: whoChosen
  identity/sessions/end.web.ts: end
  identity/sign-in.web.ts: password next answer
  identity/sso/account.web.ts: next
  identity/sso/journey.web.ts: next secrets
  identity/sso/sign-in.web.ts: next
  imports/row.web.ts: outcome
  learning/care.web.ts: to
  learning/policy.web.ts: version policy
  learning/practice.web.ts: answer move question
  mail/message.web.ts: after
  organization/branding.web.ts: picked shown accent
  organization/name.web.ts: seen
  packages/preview/commit.web.ts: launch cmi
  people/correction.web.ts: kind
  people/employment.web.ts: supervisorChosen
  people/merge.web.ts: other
  people/person-change.web.ts: job
  people/place/move.web.ts: askedFor
  policy/adopted.web.ts: seen
  policy/publish.web.ts: mark
  practice/practice.web.ts: story practice
  practice/text.web.ts: entry
  reminders/settings.web.ts: to
  reminders/team.web.ts: confirmed
  requirements/rules-form.web.ts: named months windowDays rehireGapMonths
  requirements/rules.web.ts: confirm seen
  scim/scim.web.ts: members value
  site/answer.web.ts: mark
  site/defaults/defaults.web.ts: version
  selections/origin.web.ts: partOf
  site/form.web.ts: add remove base seen
  site/publish.web.ts: seen
  site/roles/roles.web.ts: choose link version person seen
  site/set-up.web.ts: timeZone
  site/versions.web.ts: version
  understanding/understanding.web.ts: place language`

describe('every shape of what comes in', () => {
  it('takes only texts that somebody has decided about', () => {
    const unknown = inputTexts().filter(({ name }) => !FORM_TEXTS.has(plainName(name)) && name !== 'name')
    const found = new Map<string, Set<string>>()
    for (const { file, name } of unknown) found.set(file, (found.get(file) ?? new Set()).add(name))
    const places = [...found].map(([file, names]) => `${file}: ${[...names].sort().join(' ')}`)
    expect(places.sort(), DECIDE).toEqual(inPlaces(SENT_BY_SCRIPTS))
  })

  it('has no part about a youth or a disclosure', () => {
    const found = shapes().filter(({ name }) => meansAYouth(name))
    expect([...new Set(found.map(({ file, name }) => `${file}: ${name}`))], NEVER).toEqual([])
  })
})

describe('every kind of event', () => {
  const parts = Object.entries(BODIES).flatMap(([kind, shape]) => partsOf(shape, kind))

  it('holds only texts that somebody has decided about', () => {
    const unknown = parts.filter(({ name, isText }) => isText && !BODY_TEXTS.has(name))
    expect([...new Set(unknown.map(({ at }) => at))], DECIDE).toEqual([])
  })

  it('has no part about a youth or a disclosure', () => {
    expect(
      parts.filter(({ name }) => meansAYouth(name)).map(({ at }) => at),
      NEVER,
    ).toEqual([])
  })
})

describe('every column', () => {
  it('of a file that HR imports is one that somebody has decided about', () => {
    const all: readonly string[] = [...ROSTER_FIELDS, ...COMPLETION_FIELDS]
    expect(
      all.filter((name) => !IMPORT_COLUMNS.has(name)),
      DECIDE,
    ).toEqual([])
    expect(all.filter(meansAYouth), NEVER).toEqual([])
  })

  it('of the database is about something else than a youth or a disclosure', async () => {
    // Which columns there are, and what becomes of each, is decided in tests/people/erasure.web.test.ts.
    const store = await emptyStore()
    const tables = await store.db.introspection.getTables()
    await store.close()
    const names = tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
    expect(names.filter(meansAYouth), NEVER).toEqual([])
  })
})

describe('a name', () => {
  it.each(['youthName', 'child_age', 'victim', 'disclosure', 'disclosedTo', 'incident-date', 'minor1', 'es-joven'])(
    'such as %s means a youth or a disclosure',
    (name) => {
      expect(meansAYouth(name)).toBe(true)
    },
  )

  it.each(['name', 'worksWithYouth', 'plan-guardians', 'reason', 'parentheses'])('such as %s means neither', (name) => {
    expect(meansAYouth(name)).toBe(false)
  })
})

/** One line for each handler, with its names in order. */
function inPlaces(listed: string): string[] {
  return listed
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', names = ''] = line.trim().split(': ')
      return `${file}: ${names.split(' ').sort().join(' ')}`
    })
    .sort()
}

interface Part {
  readonly at: string
  readonly name: string
  readonly isText: boolean
}

/** The parts of a shape, to the last. */
function partsOf(shape: z.core.$ZodType, at: string): Part[] {
  // Which kind of shape it is only shows in its definition.
  const { def } = shape._zod as unknown as { readonly def: Definition }
  const inner = (more: z.core.$ZodType | undefined, name = at) => (more === undefined ? [] : partsOf(more, name))
  const last = at.split('.').at(-1) ?? at
  const here: Part = { at, name: last, isText: def.type === 'string' }
  switch (def.type) {
    case 'object':
      return [here, ...Object.entries(def.shape ?? {}).flatMap(([name, part]) => partsOf(part, `${at}.${name}`))]
    case 'union':
      return (def.options ?? []).flatMap((option) => inner(option))
    default:
      return [here, ...inner(def.element), ...inner(def.innerType), ...inner(def.valueType), ...inner(def.in)]
  }
}

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly options?: readonly z.core.$ZodType[]
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly in?: z.core.$ZodType
}

/** A key with the shape behind it, as the source has it: `reason: z.string().max(300)`. */
const KEY = /['"]?([\w-]+)['"]?:\s*(z(?:\s*\.\w+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+)/g

function shapes(): { readonly file: string; readonly name: string; readonly shape: string }[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join('src', file), 'utf8').matchAll(KEY)].map(([, name = '', shape = '']) => ({
        file,
        name,
        shape,
      })),
    )
}

/** Texts in what handlers read. */
function inputTexts() {
  return shapes().filter(({ file, shape }) => file.endsWith('.web.ts') && /\.string\(\)/.test(shape))
}
