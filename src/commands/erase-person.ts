import { compiledCourseId } from '../content/compiled.ts'
import { type CalendarDate, dateAt, type Instant } from '../domain/calendar.ts'
import { ERASURE_GROUNDS, type PersonId } from '../domain/event.ts'
import { erasureLists } from '../pages/erasure.ts'
import { MESSAGES } from '../pages/messages/messages.ts'
import { ROOT } from '../paths.ts'
import { activeHr } from '../store/account-recovery.ts'
import { eraseOnRecord, type ErasureOrder, type ErasurePreview, erasurePreview } from '../store/erasures.ts'
import { survivorOf } from '../store/merges.ts'
import { findOrganization } from '../store/organization.ts'
import { findPerson } from '../store/people.ts'
import type { Database } from '../store/schema.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.ts'

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
    summary: 'erase the name and contact data of a person, or say what that would do',
    help: `csec erase-person --person ID
csec erase-person --person ID --ground GROUND --asked-by ID --confirmed-by ID
csec erase-person --person ID --ground GROUND --confirm-alone ID

  --person ID         the record, as the address of its page has it: /hr/people/ID
  --ground GROUND     ${ERASURE_GROUNDS.join(', ')}
  --asked-by ID       who in HR asked for it
  --confirmed-by ID   another person in HR, who confirmed it
  --confirm-alone ID  where there is no second person in HR: type the ID of the record again
${DATABASE_HELP}

Without a ground it changes nothing and says what would go, what would stay, and what is out of reach.
With one, stop the server first, unless it uses PostgreSQL. It can't be undone: check the law on
keeping training records, and afterwards delete older backups and evidence packs.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const person = idIn('person', options.person)
      const isPreview = options.ground === undefined
      const store = await openChosen(options, { readOnly: isPreview })
      try {
        const organization = await findOrganization(store.db)
        if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
        const at = now()
        const today = dateAt(at, organization.timeZone)
        const find = (db: Database) => getPreview(db, person, today)
        if (isPreview) {
          print(await find(store.db), organization.timeZone)
          return 0
        }
        const order = await orderOf(store.db, person, today, options)
        const course = compiledCourseId(ROOT)
        await store.transaction(async (tx) => {
          const preview = await find(tx)
          if (preview.refusal !== null) throw new UsageError(`--person: ${words.refusals[preview.refusal]}`)
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

function idIn(option: string, text: string | undefined): PersonId {
  if (text === undefined) throw new UsageError(`--${option}: name a record, as the address of its page has it`)
  return `person:${text.replace(/^person:/, '')}`
}

async function getPreview(db: Database, person: PersonId, today: CalendarDate) {
  if ((await findPerson(db, person)) === null) {
    const survivor = await survivorOf(db, person)
    const hint = survivor === person ? '' : `; it's part of ${survivor.slice('person:'.length)}`
    throw new UsageError(`--person: there is no record ${person.slice('person:'.length)}${hint}`)
  }
  return erasurePreview(db, person, today)
}

/** Two people of HR, or the operator alone, who says so by typing the id once more. */
async function orderOf(db: Database, person: PersonId, today: CalendarDate, options: Options): Promise<ErasureOrder> {
  const ground = oneOf('ground', options.ground ?? '', ERASURE_GROUNDS)
  const { 'asked-by': asked, 'confirmed-by': confirmed, 'confirm-alone': alone } = options
  const hr = await activeHr(db, today)
  if (alone !== undefined) {
    if (asked !== undefined || confirmed !== undefined)
      throw new UsageError('--confirm-alone: leave it out where two people agree')
    if (idIn('confirm-alone', alone) !== person)
      throw new UsageError('--confirm-alone: type the ID of the record to be erased again')
    if (hr.length > 1)
      throw new UsageError('--confirm-alone: there is a second person in HR; give --asked-by and --confirmed-by')
    return { ground, askedBy: null, confirmedBy: null }
  }
  const askedBy = idIn('asked-by', asked)
  const confirmedBy = idIn('confirmed-by', confirmed)
  if (askedBy === confirmedBy) throw new UsageError('--confirmed-by: a second person has to confirm')
  for (const [option, each] of [
    ['asked-by', askedBy],
    ['confirmed-by', confirmedBy],
  ] as const) {
    if (!hr.includes(each))
      throw new UsageError(`--${option}: ${each.slice('person:'.length)} is not in HR, or can’t sign in`)
    if (each === person) throw new UsageError(`--${option}: nobody agrees to erase their own record`)
  }
  return { ground, askedBy, confirmedBy }
}

function print(preview: ErasurePreview, timeZone: string): void {
  const packs = preview.packs.map(({ fileName, made, askedAt }) => ({
    name: fileName,
    on: dateAt(made?.at ?? askedAt, timeZone),
  }))
  const { goes, stays, beyond } = erasureLists({ ...preview, packs }, MESSAGES.en, 'en')
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
