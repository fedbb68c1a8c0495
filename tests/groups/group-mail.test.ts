import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acknowledge, cancelGroup, changeGroup, findGroup } from '../../src/groups/group.store.ts'
import { setTellingList } from '../../src/groups/telling-list.store.ts'
import { latestNotice } from '../../src/groups/group.ts'
import { topicWords } from '../../src/course/topic-words.ts'
import type { PersonId, Recording } from '../../src/ledger/event.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { plannedGroup } from '../support/groups.ts'
import { sendingOf, sendWaiting, SITE } from '../support/mail.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { event as entry } from '../support/recording.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const ORGANIZER = 'ORGANIZER:mailto:hr@harborstreet.example'

let app: TestApp
let staff: Staff
let server: TestMailServer
let group: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
  group = await plannedGroup(app, staff)
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const send = () => sendWaiting(sendingOf(app, server))
const subjects = () => server.mails.map((mail) => headerOf(mail, 'Subject'))
const textOf = (index: number, part = 'text/plain') => {
  const mail = server.mails[index]
  if (mail === undefined) throw new Error('no mail came')
  return (partsOf(mail).get(part) ?? '').replaceAll('\r\n', '\n')
}
/** Of each session in a calendar file: its id without the host, its day, its sequence and its status. */
const eventsIn = (calendar: string) =>
  calendar
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      [/UID:([^@]+)/, /DTSTART;VALUE=DATE:(\d+)/, /SEQUENCE:(\d+)/, /STATUS:(\w+)/].map(
        (part) => part.exec(event)?.[1] ?? '',
      ),
    )
const recording = (): Recording => ({
  course: app.deps.contents.en.course.id,
  actor: staff.ada,
  at: app.deps.now(),
  today: dateAt(app.deps.now(), 'America/New_York'),
})
const change = (dates: readonly string[], leaders: readonly PersonId[] = [staff.ada]) =>
  app.deps.store.transaction((tx) =>
    changeGroup(
      tx,
      { id: group, site: staff.north },
      { name: 'Empowerment group', dates: dates.map(calendarDate), leaders: [...leaders], measures: [] },
      recording(),
      true,
    ),
  )

describe('the mail about a group', () => {
  it('goes to clinical staff at once, with the dates, a link to confirm and a calendar, and no topic', async () => {
    await send()
    expect(subjects()).toEqual(['A group starts on Sat, Nov 28, 2026: confirm that you know about it'])
    const text = textOf(0)
    expect(text).toContain('Empowerment group is coming up at North House.')
    expect(text).toContain('Led by: Ada Okafor')
    expect(text).toMatch(new RegExp(`${SITE}/en/notices/[0-9a-f-]{36}\\.[0-9a-f]{64}`))
    const calendar = textOf(0, 'text/calendar')
    expect(calendar).toContain('SUMMARY:Empowerment group')
    expect(calendar).not.toMatch(/Ada|Cleo/)
    expect([...subjects(), calendar].flatMap(topicWords)).toEqual([])
  })

  it('is in the language of the person', async () => {
    await setLanguage(app.deps.store.db, staff.cleo, 'es')
    await send()
    expect(textOf(0)).toContain('Va a haber un grupo en North House: Empowerment group.')
    expect(textOf(0)).toContain(`${SITE}/es/notices/`)
    expect(textOf(0)).toContain(MESSAGES.es.hr.groups.mail.noYouth)
  })

  it('reminds two days before in working hours, leaders as well, and asks only whoever hasn’t confirmed', async () => {
    await send()
    // Thursday before a Saturday.
    app.clock.pass({ days: 2 })
    await send()
    const reminders = server.mails.slice(1)
    expect(reminders.map(({ to }) => to[0]).sort()).toEqual(['ada@harborstreet.example', 'cleo@harborstreet.example'])
    const texts = reminders.map((mail) => [mail.to[0], partsOf(mail).get('text/plain') ?? ''] as const)
    for (const [to, text] of texts) expect(text.includes('/notices/')).toBe(to === 'cleo@harborstreet.example')
  })

  it('doesn’t go to somebody who has confirmed meanwhile', async () => {
    const confirmation = { person: staff.cleo, way: 'home', on: recording().today } as const
    await app.deps.store.transaction((tx) => acknowledge(tx, group, confirmation, recording()))
    expect(await send()).toBe(0)
    expect((await messagesTo(app.deps.store.db, staff.cleo)).map(({ reason }) => reason)).toContain('done')
  })

  it('tells new dates once, and not the ones before', async () => {
    await change(['2026-12-01'])
    await send()
    expect(subjects()).toEqual(['A group starts on Tue, Dec 1, 2026: confirm that you know about it'])
  })

  it('says that a group is canceled, and then nothing more', async () => {
    await send()
    const found = await findGroup(app.deps.store.db, group)
    if (found === null) throw new Error('the group is there')
    await app.deps.store.transaction((tx) => cancelGroup(tx, found, recording(), true))
    app.clock.pass({ days: 2 })
    await send()
    const last = subjects().slice(1)
    expect(new Set(last)).toEqual(new Set(['The group on Sat, Nov 28, 2026 is canceled']))
    expect(last).toHaveLength(2)
  })

  it('takes a session that was dropped out of calendars', async () => {
    await send()
    expect(eventsIn(textOf(0, 'text/calendar'))).toEqual([
      [`${group}-1`, '20261128', '0', ''],
      [`${group}-2`, '20261205', '0', ''],
    ])
    await change(['2026-11-28'])
    await send()
    const calendar = textOf(1, 'text/calendar')
    expect(calendar).toContain('METHOD:PUBLISH')
    expect(eventsIn(calendar)).toEqual([
      [`${group}-1`, '20261128', '1', ''],
      [`${group}-2`, '20261205', '1', 'CANCELLED'],
    ])
  })

  it('takes every session of a canceled group out of calendars', async () => {
    await change(['2026-11-28', '2026-12-07'])
    const found = await findGroup(app.deps.store.db, group)
    if (found === null) throw new Error('the group is there')
    await app.deps.store.transaction((tx) => cancelGroup(tx, found, recording(), true))
    await send()
    const calendar = textOf(0, 'text/calendar')
    expect(calendar).toContain('METHOD:CANCEL')
    expect(server.mails[0]?.source).toMatch(/text\/calendar;[^:]*method=CANCEL/)
    expect(eventsIn(calendar)).toEqual([
      [`${group}-1`, '20261128', '2', 'CANCELLED'],
      [`${group}-2`, '20261207', '2', 'CANCELLED'],
    ])
    expect(textOf(0)).toContain(MESSAGES.en.hr.groups.mail.calendarOff)
  })

  it('names the sender of mail as the organizer', async () => {
    await send()
    expect(textOf(0, 'text/calendar').match(/^ORGANIZER.*/gm)).toEqual([ORGANIZER, ORGANIZER])
    expect(server.mails[0]?.source).toMatch(/text\/calendar;[^:]*method=PUBLISH/)
  })

  describe('goes on without somebody', () => {
    const list = (...clinical: readonly PersonId[]) =>
      app.deps.store.transaction((tx) =>
        setTellingList(tx, staff.north, { clinical: [...clinical], others: [], noticeDays: 7 }, recording(), true),
      )
    const DATES = ['2026-11-28', '2026-12-05']

    it('who is told that, with a file that takes all they know of out of their calendar', async () => {
      await send()
      await list(staff.bob)
      await change(['2026-11-30', '2026-12-05', '2026-12-12'])
      await send()
      const mails = server.mails.slice(1)
      expect(mails.map(({ to }) => to[0]).sort()).toEqual(['bob@harborstreet.example', 'cleo@harborstreet.example'])
      const index = server.mails.findIndex(({ to }, place) => place > 0 && to[0] === 'cleo@harborstreet.example')
      const { offCalendar, offList, subject } = MESSAGES.en.hr.groups.mail
      expect(subjects()[index]).toBe(subject['group-off-list']('Sat, Nov 28, 2026'))
      expect(textOf(index)).toContain(offList('Empowerment group', 'North House'))
      expect(textOf(index)).toContain('Sat, Nov 28, 2026; Sat, Dec 5, 2026')
      expect(textOf(index)).toContain(offCalendar)
      expect(textOf(index)).not.toContain('/notices/')
      const calendar = textOf(index, 'text/calendar')
      expect(calendar.match(/^METHOD.*/gm)).toEqual(['METHOD:CANCEL'])
      expect(calendar.match(/^ORGANIZER.*/gm)).toEqual([ORGANIZER, ORGANIZER])
      expect(server.mails[index]?.source).toMatch(/text\/calendar;[^:]*method=CANCEL/)
      expect(eventsIn(calendar)).toEqual([
        [`${group}-1`, '20261128', '2', 'CANCELLED'],
        [`${group}-2`, '20261205', '2', 'CANCELLED'],
      ])
      expect([subjects()[index] ?? '', calendar].flatMap(topicWords)).toEqual([])
    })

    it('who never heard of it, and hears nothing now', async () => {
      await list(staff.bob)
      await change(DATES)
      await send()
      expect(server.mails.map(({ to }) => to[0])).toEqual(['bob@harborstreet.example'])
      const kept = (await messagesTo(app.deps.store.db, staff.cleo)).map(({ kind, state, reason }) => [
        kind,
        state,
        reason,
      ])
      expect(kept).toContainEqual(['group-off-list', 'stopped', 'done'])
    })

    it('who has confirmed on Home before any mail went out, and is told', async () => {
      const confirmation = { person: staff.cleo, way: 'home', on: recording().today } as const
      await app.deps.store.transaction((tx) => acknowledge(tx, group, confirmation, recording()))
      await list(staff.bob)
      await change(DATES)
      await send()
      expect(server.mails.map(({ to }) => to[0]).sort()).toEqual([
        'bob@harborstreet.example',
        'cleo@harborstreet.example',
      ])
    })

    it('who leads it instead of being told, and hears nothing', async () => {
      await list(staff.bob)
      await change(DATES, [staff.cleo])
      await send()
      // Ada led it before, and no mail had told her so.
      expect(server.mails.map(({ to }) => to[0])).toEqual(['bob@harborstreet.example'])
    })

    it.each(['en', 'es'] as const)('who led it, and reads that and nothing about a list: %s', async (language) => {
      await setLanguage(app.deps.store.db, staff.ada, language)
      await send()
      app.clock.pass({ days: 2 })
      await send()
      const before = server.mails.length
      await change(DATES, [staff.bob])
      await send()
      const index = server.mails.findIndex(({ to }, place) => place >= before && to[0] === 'ada@harborstreet.example')
      const { offLeaders, offList } = MESSAGES[language].hr.groups.mail
      expect(textOf(index)).toContain(offLeaders('Empowerment group', 'North House'))
      expect(textOf(index)).not.toContain(offList('Empowerment group', 'North House'))
      expect(textOf(index, 'text/calendar')).toContain('METHOD:CANCEL')
    })

    it('who is back before the mail goes out, so nothing is said', async () => {
      await send()
      await list(staff.bob)
      await change(DATES)
      await list(staff.bob, staff.cleo)
      await change(DATES)
      await send()
      const { subject } = MESSAGES.en.hr.groups.mail
      expect(subjects().slice(1)).not.toContain(subject['group-off-list']('Sat, Nov 28, 2026'))
      const kept = (await messagesTo(app.deps.store.db, staff.cleo)).find(({ kind }) => kind === 'group-off-list')
      expect(kept).toMatchObject({ state: 'stopped', reason: 'done' })
    })

    it('once, also when it’s canceled later', async () => {
      await send()
      await list(staff.bob)
      await change(DATES)
      await change(['2026-11-28'])
      const found = await findGroup(app.deps.store.db, group)
      if (found === null) throw new Error('the group is there')
      await app.deps.store.transaction((tx) => cancelGroup(tx, found, recording(), true))
      await send()
      const toCleo = server.mails.slice(1).filter(({ to }) => to[0] === 'cleo@harborstreet.example')
      expect(toCleo.map((mail) => headerOf(mail, 'Subject'))).toEqual([
        MESSAGES.en.hr.groups.mail.subject['group-off-list']('Sat, Nov 28, 2026'),
      ])
    })
  })

  describe('of a site whose list changes', () => {
    const list = (clinical: readonly PersonId[], others: readonly PersonId[] = []) =>
      app.deps.store.transaction((tx) =>
        setTellingList(tx, staff.north, { clinical, others, noticeDays: 7 }, recording(), true),
      )
    const toldIn = async () => {
      const found = await findGroup(app.deps.store.db, group)
      return found === null ? [] : latestNotice(found).told.map(({ person }) => person)
    }
    const offList = () =>
      server.mails.flatMap((mail, index) =>
        headerOf(mail, 'Subject') === MESSAGES.en.hr.groups.mail.subject['group-off-list']('Sat, Nov 28, 2026')
          ? [[...mail.to, /^METHOD.*/m.exec(textOf(index, 'text/calendar'))?.[0]]]
          : [],
      )
    const DATES = ['2026-11-28', '2026-12-05']
    const CANCELED = 'METHOD:CANCEL'

    it('takes the dates out of the calendar of whoever isn’t on it anymore, once', async () => {
      await list([staff.cleo], [staff.bob])
      await change(DATES)
      await send()
      await list([staff.cleo])
      await list([staff.cleo])
      await change(DATES)
      await send()
      expect(offList()).toEqual([['bob@harborstreet.example', CANCELED]])
      expect(await toldIn()).toEqual([staff.cleo])
      app.clock.pass({ days: 2 })
      await send()
      const reminded = server.mails.filter((mail) => headerOf(mail, 'Subject').startsWith('Reminder'))
      expect(reminded.map(({ to }) => to[0])).not.toContain('bob@harborstreet.example')
    })

    it('goes to nobody while everyone in the plan is still on it, also on leave or as something else', async () => {
      await list([staff.cleo], [staff.bob])
      await change(DATES)
      await app.deps.store.transaction((tx) =>
        record(tx, [entry('leave_began', staff.bob, recording().today, { expectedReturn: null })], recording().today),
      )
      await send()
      const before = server.mails.length
      await list([staff.cleo, staff.bob, staff.dan])
      await send()
      expect(server.mails).toHaveLength(before)
      expect(await toldIn()).toEqual([staff.cleo, staff.bob])
    })

    it('tells the new clinical staff when none of those who know are left, and asks the others nothing again', async () => {
      await list([staff.cleo], [staff.bob])
      await change(DATES)
      await send()
      const before = server.mails.length
      await list([staff.dan], [staff.bob])
      await send()
      expect(offList()).toEqual([['cleo@harborstreet.example', CANCELED]])
      expect(server.mails.slice(before).map(({ to }) => to[0])).toEqual(
        expect.arrayContaining(['cleo@harborstreet.example', 'dan@harborstreet.example']),
      )
      expect(server.mails).toHaveLength(before + 2)
      expect(await toldIn()).toEqual([staff.dan, staff.bob])
    })

    it('tells nobody anything when somebody is back on it before the mail goes out', async () => {
      await list([staff.cleo], [staff.bob])
      await change(DATES)
      await send()
      await list([staff.cleo])
      await list([staff.cleo], [staff.bob])
      await send()
      expect(offList()).toEqual([])
      expect(await toldIn()).toEqual([staff.cleo, staff.bob])
    })

    it('keeps its plan once it has begun: it’s the proof of who knew before', async () => {
      await list([staff.cleo], [staff.bob])
      await change(DATES)
      await send()
      app.clock.pass({ days: 4 })
      await list([staff.cleo])
      await send()
      expect(offList()).toEqual([])
      expect(await toldIn()).toEqual([staff.cleo, staff.bob])
    })
  })

  it('asks for a confirmation of a later date that moves, also after the first one', async () => {
    await send()
    app.clock.pass({ days: 6 })
    await change(['2026-11-28', '2026-12-07'])
    await send()
    const { movedSubject, moved } = MESSAGES.en.hr.groups.mail
    expect(subjects().at(-1)).toBe(movedSubject)
    const text = textOf(server.mails.length - 1)
    expect(text).toContain(moved('Empowerment group', 'North House'))
    expect(text).toContain('Mon, Dec 7, 2026')
    expect(text).toContain('/notices/')
  })
})
