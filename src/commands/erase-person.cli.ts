import { compiledCourseId } from '../app/compiled.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { type ErasureCounts, erasureLists } from '../people/erasure.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { systemsThatRead } from '../api/token.store.ts'
import { hostsTold } from '../webhooks/webhook.store.ts'
import { ROOT } from '../platform/root.ts'
import { isLastAdministrator } from '../identity/roles/administrator.store.ts'
import { activeHr } from '../identity/recovery.store.ts'
import { eraseOnRecord, type ErasureOrder, type ErasurePreview, erasurePreview } from '../people/erasure.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { findPerson } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen, personCalled } from './database.cli.ts'
import { ERASURE_GROUNDS } from '../ledger/bodies/employment.ts'

const OPTIONS = {
  ...DATABASE_OPTIONS,
  person: { type: 'string' },
  ground: { type: 'string' },
  'asked-by': { type: 'string' },
  'confirmed-by': { type: 'string' },
  'confirm-alone': { type: 'string' },
} as const
type Options = ReturnType<typeof readOptions<typeof OPTIONS>>

const words = MESSAGES.en.hr.erasure

export function erasePersonCommand(now: () => Instant): Command {
  return {
    name: 'erase-person',
    summary: 'erase a person’s name and contact data, or say what that would do',
    help: `csec erase-person --person WHO
csec erase-person --person WHO --ground GROUND --asked-by WHO --confirmed-by WHO
csec erase-person --person WHO --ground GROUND --confirm-alone ID

  WHO                 an e-mail address, staff number or sign-in name, or the ID in the address of the
                      person's page: /hr/people/ID
  --person WHO        the person to erase; without --ground, their ID is printed, too
  --ground GROUND     ${ERASURE_GROUNDS.join(', ')}
  --asked-by WHO      the person in HR who asked for it on the person's page within the last 14 days
  --confirmed-by WHO  another person in HR, who told you that they confirm it
  --confirm-alone ID  only if there's no second person in HR: the ID of the record again
${DATABASE_HELP}

Without --ground, nothing is changed. The command says what would go, what would stay, and what it can't reach.
The ledger records that this was done on the server, and whose word you gave. If another person in HR can
sign in, they should confirm on the page instead.
Before you use --ground, stop the server, unless it uses PostgreSQL. This can't be undone: check the law on
keeping training records first, and delete older backups and evidence packs afterward.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const isPreview = options.ground === undefined
      const store = await openChosen(options, isPreview ? { readOnly: true } : { now })
      try {
        const organization = await findOrganization(store.db)
        if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
        const at = now()
        const today = dateAt(at, organization.timeZone)
        const person = await recordIn(store.db, 'person', options.person, today)
        const find = (db: Database) => getPreview(db, person, today)
        if (isPreview) {
          const name = (await findPerson(store.db, person))?.name ?? MESSAGES.en.hr.people.noName
          console.log(`${name}, ID ${person.slice('person:'.length)}`)
          const { timeZone } = organization
          const systems = await systemsThatRead(store.db, today)
          print(await find(store.db), { systems, told: await hostsTold(store.db, person, timeZone) }, timeZone)
          return 0
        }
        const order = await orderOf(store.db, person, today, options)
        const course = compiledCourseId(ROOT)
        await store.transaction(async (tx) => {
          const preview = await find(tx)
          if (preview.refusal !== null) throw new UsageError(`--person: ${words.refusals[preview.refusal]}`)
          if (order.askedBy !== null) await checkAsked(tx, preview, order)
          await eraseOnRecord(tx, preview, order, { course, actor: 'system:command', at, today })
        })
        console.log(words.saved)
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

/** By its ID, or as a person is called. */
async function recordIn(
  db: Database,
  option: string,
  text: string | undefined,
  today: CalendarDate,
): Promise<PersonId> {
  if (text === undefined)
    throw new UsageError(
      `--${option}: name a record by e-mail address, staff number or sign-in name, or by the ID in the address of its page`,
    )
  const byId = idIn(text)
  const isPartOfAnother = (await survivorOf(db, byId)) !== byId
  if (isPartOfAnother || (await findPerson(db, byId)) !== null) return byId
  try {
    return await personCalled(db, text, today, 'the ID in the address of their page')
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`--${option}: ${error.message}`)
    throw error
  }
}

function idIn(text: string): PersonId {
  return `person:${text.replace(/^person:/, '')}`
}

/** A colleague's request is in the ledger in that colleague's own name, so the operator doesn't make it for them. */
async function checkAsked(db: Database, { asked }: ErasurePreview, { ground, askedBy }: ErasureOrder): Promise<void> {
  const asker = asked?.actor.startsWith('person:') === true ? await survivorOf(db, idIn(asked.actor)) : null
  if (asked === null || asker !== askedBy)
    throw new UsageError(
      "--asked-by: this person hasn't asked for it within the last 14 days. They ask on the person's page, under “Erase this person”",
    )
  if (asked.body.ground !== ground) throw new UsageError(`--ground: they asked for ${asked.body.ground}`)
}

async function getPreview(db: Database, person: PersonId, today: CalendarDate): Promise<ErasurePreview> {
  const survivor = await survivorOf(db, person)
  if (survivor === person) {
    const preview = await erasurePreview(db, person, today)
    return (await isLastAdministrator(db, person, today)) ? { ...preview, refusal: 'last-administrator' } : preview
  }
  const [record, whole] = [person, survivor].map((each) => each.slice('person:'.length))
  throw new UsageError(`--person: there is no record ${record}; it's part of ${whole}`)
}

/** Two people of HR, on the operator's word for the second, or the operator alone, who types the id once more. */
async function orderOf(db: Database, person: PersonId, today: CalendarDate, options: Options): Promise<ErasureOrder> {
  const ground = oneOf('ground', options.ground ?? '', ERASURE_GROUNDS)
  const { 'asked-by': asked, 'confirmed-by': confirmed, 'confirm-alone': alone } = options
  const hr = await activeHr(db, today)
  if (alone !== undefined) {
    if (asked !== undefined || confirmed !== undefined)
      throw new UsageError('--confirm-alone: leave it out if two people agree')
    if (idIn(alone) !== person)
      throw new UsageError('--confirm-alone: type the ID of the record you want to erase again')
    if (hr.length > 1)
      throw new UsageError('--confirm-alone: there is a second person in HR; give --asked-by and --confirmed-by')
    return { ground, askedBy: null, confirmedBy: null }
  }
  const askedBy = await recordIn(db, 'asked-by', asked, today)
  const confirmedBy = await recordIn(db, 'confirmed-by', confirmed, today)
  if (askedBy === confirmedBy) throw new UsageError('--confirmed-by: a second person has to confirm')
  for (const [option, each] of [
    ['asked-by', askedBy],
    ['confirmed-by', confirmedBy],
  ] as const) {
    if (!hr.includes(each))
      throw new UsageError(`--${option}: ${each.slice('person:'.length)} is not in HR, or can’t sign in`)
    if (each === person) throw new UsageError(`--${option}: no one can agree to erase their own record`)
  }
  return { ground, askedBy, confirmedBy }
}

function print(preview: ErasurePreview, others: Pick<ErasureCounts, 'systems' | 'told'>, timeZone: string): void {
  const packs = preview.packs.map(({ fileName, made, askedAt }) => ({
    name: fileName,
    on: dateAt(made?.at ?? askedAt, timeZone),
  }))
  const { goes, stays, beyond } = erasureLists({ ...preview, ...others, packs }, MESSAGES.en, 'en')
  const section = (title: string, lines: readonly string[]) => {
    console.log(`${title}:`)
    for (const line of lines) console.log(`  - ${line}`)
  }
  if (preview.refusal !== null) console.log(`${words.notNow}. ${words.refusals[preview.refusal]}`)
  section(words.goes, goes)
  section(words.stays, stays)
  section(words.beyond, beyond)
  console.log(words.warning)
}
