import { setImmediate as nextTurn } from 'node:timers/promises'
import { type MailServer, openMailer } from '../../src/platform/mail/mailer.job.ts'
import { type Sending, mailJob } from '../../src/mail/sender.job.ts'
import type { Mailer } from '../../src/platform/mail/mailer.job.ts'
import { noticeToken } from '../../src/groups/notice-token.job.ts'
import { runJob } from './jobs.ts'
import { viewMailJob } from '../../src/reports/views/mail.job.ts'
import { oncePerDay } from '../../src/platform/jobs/run.store.ts'
import { DAILY, remind } from '../../src/reminders/remind.job.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { TestApp } from './app.ts'
import { type Staff, ORGANIZATION } from './staff.ts'

export const FROM = 'HR at Harbor Street <hr@harborstreet.example>'
export const SITE = 'https://orientation.example.org'
/** Enough for a busy machine, and not long to wait for a server that hangs. */
const PATIENCE_MS = 4_000

/** The parts the server needs to send mail, with a mail server of the test. */
export function sendingOf(
  { deps }: TestApp,
  server: Pick<MailServer, 'url'>,
): Sending & { readonly failures: unknown[] } {
  const failures: unknown[] = []
  return {
    store: deps.store,
    contents: deps.contents,
    mailer: openMailer({ url: server.url, from: FROM }, PATIENCE_MS),
    publicUrl: SITE,
    paths: {
      root: () => '/',
      course: () => '/course',
      join: (token, language) => `/${language}/join/${token}`,
      team: () => '/hr/people',
      view: (view) => `/hr/views/${view}/report`,
      recoveries: () => '/hr/recoveries',
      agreement: ({ what }) => `/hr/agreements/${what}`,
      contacts: () => '/hr/contacts',
      account: () => '/account',
      sitePeople: (site) => `/hr/sites/${site}/people`,
      roles: (person) => `/hr/roles/people/${person}`,
      groupNotice: (message, language) => `/${language}/notices/${noticeToken(deps.secret, message)}`,
      followUp: (token, language) => `/${language}/minute/${token}`,
      person: (person) => `/hr/people/${person.slice('person:'.length)}`,
    },
    now: deps.now,
    failures,
  }
}

/** Does what the server does when a day has begun. */
export async function remindNow({ deps }: TestApp, mail = true, isStart = false): Promise<void> {
  const reminding = { store: deps.store, mail, now: deps.now }
  await runJob(viewMailJob(reminding))
  await remind(reminding, nextTurn, oncePerDay(deps.store.db, DAILY, isStart))
}

/** Does what the server does every minute. Returns how many messages the mail server has taken. */
export async function sendWaiting(
  sending: Sending & { readonly failures: unknown[] },
  isOver = () => false,
): Promise<number> {
  let taken = 0
  const job = mailJob({ ...sending, mailer: counting(sending.mailer, () => (taken += 1)) })
  sending.failures.push(...(await runJob(job, isOver)))
  return taken
}

function counting(mailer: Mailer | null, taken: () => void): Mailer | null {
  if (mailer === null) return null
  return {
    ...mailer,
    async deliver(letter) {
      const delivery = await mailer.deliver(letter)
      if (delivery.kind === 'taken') taken()
      return delivery
    },
  }
}

/** Somebody new under Cleo, who starts today and has no password. */
export function newcomer({ deps }: TestApp, staff: Staff, email: string | null, language = 'en'): Promise<PersonId> {
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  const starter = {
    person: null,
    facts: { name: 'Nora Vega', ...(email === null ? {} : { email }) },
    language,
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: staff.cleo,
    hiredOn: today,
    type: 'employee',
    worksWithYouth: true,
  } as const
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today }
  return deps.store.transaction((tx) => hire(tx, starter, recording))
}
