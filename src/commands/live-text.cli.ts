import { unsafeSentence } from '../course/safe-wording.ts'
import { eventsOfKind, historyOf } from '../ledger/ledger.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { adoptedPolicy } from '../policy/adopted.ts'
import { dangersIn } from '../policy/clause-lint.ts'
import { showNumbers } from '../policy/number-text.ts'
import type { MessageKind } from '../reminders/reminder.ts'
import { findTemplate, ownTemplates } from '../reminders/settings.store.ts'
import { unsafeTexts } from '../site/draft-texts.ts'
import { draftOf } from '../site/draft.ts'
import { everyDetailsNow } from '../site/roles/drift.store.ts'
import { allSites } from '../site/site.store.ts'

/**
 * The sentences that staff read and that couldn't be published today, each with its place. They went live before a
 * release whose rules refuse them.
 */
export async function refusedTexts(db: Database, at: Instant): Promise<string[]> {
  const organization = await findOrganization(db)
  if (organization === null) return []
  const today = dateAt(at, organization.timeZone)
  return [...(await inPolicy(db)), ...(await inSites(db, today)), ...(await inReminders(db))]
}

async function inPolicy(db: Database): Promise<string[]> {
  const subject = (await eventsOfKind(db, 'policy_adopted')).at(-1)?.subject
  const adopted = subject === undefined ? null : adoptedPolicy(await historyOf(db, subject))
  return [...(adopted?.clauses ?? [])].flatMap(([clause, { words }]) =>
    LANGUAGES.flatMap((language) => {
      const text = showNumbers(words[language]?.text ?? '', [])
      const isRefused = text !== '' && dangersIn(clause, text, language).length > 0
      return isRefused ? [said(`clause ${clause}, ${language}`, unsafeSentence(text, language)?.sentence ?? text)] : []
    }),
  )
}

async function inSites(db: Database, today: CalendarDate): Promise<string[]> {
  const sites = await allSites(db)
  const live = await everyDetailsNow(
    db,
    sites.map(({ id }) => id),
    today,
  )
  return sites.flatMap(({ id, name }) => {
    const details = live.get(id)?.published.body.details
    const found = details === undefined ? [] : unsafeTexts(draftOf(details))
    return found.map(({ field, sentence }) => said(`${name}, ${field}`, sentence))
  })
}

async function inReminders(db: Database): Promise<string[]> {
  const found: string[] = []
  for (const { kind, language } of await ownTemplates(db)) {
    const template = await findTemplate(db, kind as MessageKind, language as Language) // the table has no others
    for (const text of [template?.subject ?? '', template?.body ?? '']) {
      const unsafe = unsafeSentence(text, language as Language)
      if (unsafe !== null) found.push(said(`reminder ${kind}, ${language}`, unsafe.sentence))
    }
  }
  return found
}

function said(where: string, sentence: string): string {
  return `${where}: “${sentence.trim()}”`
}
