import { describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { signedIn } from '../support/app.ts'
import type { Asked, Asker, EveryRoute } from '../support/every-route.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

/**
 * Every name that an address can have, by what a page under it shows. A new one has to be put on a side here, and a
 * page with somebody's record then writes an entry or fails.
 */
const SHOWS_ONE_PERSON = 'person entry check'
const SHOWS_NO_RECORD = `token lesson item exercise scenario step place attempt passkey key site preview file message order kind
  language profile import evidence change hash question sheet judge head pack view shared selection recovery request
  chart curve made color look line contact checked group clause package recipient delivery access`

const names = (path: string) => [...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name ?? '')
const listed = (text: string) => text.split(/\s+/)
const isAboutOne = ([, path]: Route) => names(path).some((name) => listed(SHOWS_ONE_PERSON).includes(name))
/** Files that hold nothing of anybody else: blank forms, one's own, and what is public. */
const OF_NOBODY_ELSE = [
  '/hr/imports/template.csv',
  '/hr/imports/sample.csv',
  '/account/held.json',
  '/certificate.pdf',
  '/policy/document',
  '/groups/:group/group.ics',
  '/hr/organization/branding/colors/:color',
  '/hr/organization/branding/looks/:look/logo.png',
  '/hr/packages/previews/:preview/files/*file',
  '/hr/packages/previews/:preview/record',
]

const SAVE_FILES: readonly Asker[] = ['ada', 'hal', 'ivy', 'fay', 'cleo', 'gus', 'eve']

const isOwn = ([, path, who]: Route) =>
  who === 'public' || who === 'signed-in' || (who === 'take-course' && !path.includes(':attempt'))

/** What is on the audit trail once everybody has asked every route. Says nothing about who may: that's the access table. */
export function readingSuite(every: () => EveryRoute): void {
  /** Asks as Ada, and returns the status with what came onto the trail. */
  async function askAsAda(path: string) {
    const { people, test } = every()
    const ada = await signedIn(test, people.ada)
    const begin = await endOfTrail(test)
    const { status } = await ada.get(path)
    return { status, entries: await trailAfter(test, begin) }
  }

  /** What somebody got, without the entries of a file that Ada has had recorded: that goes on in the background. */
  async function askedBy(name: Asker, route: Route): Promise<Asked[]> {
    const { ada } = every().people
    const asked = (await every().asked(route)).filter((each) => each.name === name)
    expect(asked.length, route[1]).toBeGreaterThan(0)
    return asked.map((each) => ({
      ...each,
      entries: each.entries.filter(({ actor, address }) => actor !== ada || address !== null),
    }))
  }

  describe('reading somebody else’s record', () => {
    it('is decided about for every name in an address', () => {
      const found = [...new Set(ROUTES.flatMap(([, path]) => names(path)))].sort()
      expect(found).toEqual([...listed(SHOWS_ONE_PERSON), ...listed(SHOWS_NO_RECORD)].sort())
    })

    it.each(ROUTES.filter(isAboutOne).map((route) => [`${route[0]} ${route[1]}`, route] as const))(
      '%s: each role that may leaves one entry, also when a form comes back, and nobody about themselves',
      async (_, route) => {
        const { asked, people, staff } = every()
        for (const { name, example, isPage, entries, address } of await asked(route)) {
          const { about } = example
          if (name === null || (about !== staff.bob && about !== staff.dan)) continue
          const read = entries.filter(({ kind }) => kind === 'person_read')
          const isReading = isPage && about !== people[name]
          const entry = { actor: people[name], about, detail: { route: route[1] }, address }
          expect(read, `${name} ${example.path}`).toMatchObject(isReading ? [entry] : [])
        }
      },
    )

    it('has both of two records that are compared', async () => {
      const { staff } = every()
      const path = hrefTo('/hr/people/:person/same-person/compare', { person: staff.bob }, { other: idOf(staff.dan) })
      const { status, entries } = await askAsAda(path)
      expect(status).toBe(200)
      expect(entries.map(({ kind, about }) => [kind, about])).toEqual([
        ['person_read', staff.dan],
        ['person_read', staff.bob],
      ])
    })
  })

  describe('the audit trail of a learner', () => {
    it('has nothing of the course, the account, a pause, leaving or signing out, however they are asked for', async () => {
      // Passkeys and codes are one's way in, as passwords are, and so is the address that a new password is sent to.
      const isWayIn = (kind: string) => kind.startsWith('factor_') || kind === 'address_confirmed'
      for (const route of ROUTES.filter(isOwn).filter(([, path]) => !path.includes(':token')))
        for (const { example, entries } of await askedBy('bob', route))
          expect(
            entries.filter(({ kind }) => !isWayIn(kind)),
            example.path,
          ).toEqual([])
    })

    it('says of other people’s pages only that they were refused, by the route and not by the address', async () => {
      const { people } = every()
      for (const route of ROUTES.filter((each) => !isOwn(each) && !each[1].includes(':attempt'))) {
        const detail = { status: 403, method: route[0], route: route[1] }
        for (const { example, entries } of await askedBy('bob', route))
          expect(entries, example.path).toMatchObject([{ actor: people.bob, kind: 'refused', detail }])
      }
    })
  })

  describe('the audit trail of HR', () => {
    it('has each page about another person and each download, and nothing of one’s own page', async () => {
      const { people } = every()
      for (const route of ROUTES.filter(([method, , who]) => method === 'GET' && who !== 'public')) {
        if (route[1].includes(':preview')) continue
        for (const { example, entries, status, isSaved } of await askedBy('ada', route)) {
          const { about, path } = example
          const found = entries.map(({ actor, kind, about: of }) => ({ actor, kind, about: of }))
          const isOfNobody = /(template|sample)\.csv$/.test(route[1]) || isOwn(route)
          const isPerson = /:(person|entry|check)\b/.test(route[1])
          if (isSaved && !isOfNobody) expect(found, path).toMatchObject([{ actor: people.ada, kind: 'downloaded' }])
          else if (status === 200 && isPerson && about !== people.ada)
            expect(found, path).toEqual([{ actor: people.ada, kind: 'person_read', about }])
          else if (status === 404 && !isOwn(route)) expect(found, path).toMatchObject([{ kind: 'refused' }])
          else expect(found, path).toEqual([])
        }
      }
    })
  })

  describe('a file from the records', () => {
    const files = ROUTES.filter(
      ([method, path, who]) => method === 'GET' && who !== 'public' && !OF_NOBODY_ELSE.includes(path),
    )

    it.each(files.map((route) => [route[1], route] as const))(
      '%s: whatever isn’t a page is on the trail first',
      async (_, route) => {
        const { asked, people, staff } = every()
        for (const { name, example, status, isPage, isSaved, isStream, entries } of await asked(route)) {
          if (name === null || !SAVE_FILES.includes(name)) continue
          if (example.about !== null && example.about !== staff.bob) continue
          // The stream of a page with long work holds only how far the work is (`src/work`).
          const isFile = status === 200 && !isStream && (!isPage || isSaved)
          const found = entries.filter(({ kind }) => kind === 'downloaded')
          const entry = { actor: people[name], detail: { route: route[1] } }
          expect(found, `${name} ${example.path}`).toMatchObject(isFile ? [entry] : [])
        }
      },
    )

    it.each([
      ['/hr/people.csv', { status: 'overdue', site: 'north-house', asof: '2026-11-20', clock: 'reported' }],
      ['/hr/people.csv', { 'hired-from': '2026-01-01', supervisor: 'mine' }],
      ['/hr/reports/file', { page: 'people', format: 'xlsx', rows: 'people', status: 'overdue' }],
      ['/hr/audit.csv', { kind: 'signed_in', from: '2026-11-01', to: '2026-11-24', who: 'visitor' }],
    ])('%s says with which filters: %j', async (path, query) => {
      const { status, entries } = await askAsAda(`${path}?${new URLSearchParams(query)}`)
      expect(status).toBe(200)
      const { page: _, ...filters }: Record<string, string> = query
      expect(entries).toMatchObject([{ kind: 'downloaded', detail: { filters } }])
    })
  })
}
