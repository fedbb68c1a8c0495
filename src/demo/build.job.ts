import { addDays, addMonths, type CalendarDate, type Instant, toInstant } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { DETAILS_DRAFT, draftOf, NOBODY } from '../site/draft.ts'
import { editionText } from '../learning/edition.page.ts'
import { putDraft } from '../platform/database/draft.store.ts'
import { deleteExpired } from '../privacy/retention/retention.job.ts'
import { cutOf, RETENTION } from '../privacy/retention/retention.ts'
import { storeEdition } from '../course/edition.store.ts'
import { eventsOfKind } from '../ledger/ledger.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { putOrganization } from '../organization/organization.store.ts'
import { storeFrom } from '../trail/origin.store.ts'
import { createSite, publishSite } from '../site/site.store.ts'
import { refreshDue } from '../requirements/refresh.store.ts'
import { exampleAddresses, keepTenYears, leftLongAgo, signedInOnce } from './kept.job.ts'
import {
  ADMINISTRATOR_NUMBER,
  HR_NUMBER,
  madeUpName,
  NEW_SITE_DAYS,
  SITE_HR_NUMBER,
  staffNumber,
  staffOf,
  STEWARD_NUMBER,
  SUPERVISOR_NUMBER,
} from './staff.job.ts'
import { detailsAt, ORGANIZATION, SITES, SITE_KEYS, type SiteKey } from './sites.job.ts'
import { judgePassMark } from './pass-mark.job.ts'
import { followUpsAnswered } from './follow-up.job.ts'
import { groupsPlanned } from './group.job.ts'
import { earlierPolicy, ownPolicy, policyPublished, rewordedContents, rewordedPolicy } from './own-policy.job.ts'
import { linesKept } from './line.job.ts'
import { practicesHeld } from './practice.job.ts'
import { rolesHeld } from './role-holder.job.ts'
import { rolesGiven } from './role.job.ts'
import { ruleSets } from './rule.job.ts'
import { sayToAllSites, siteChanges } from './site-change.job.ts'
import { seededRandom } from './random.job.ts'
import { copiesOf } from './copied.job.ts'
import { Copier } from './copier.store.ts'
import { updatePackaged } from './update-package.job.ts'
import { copiedSteps, stepsOfAll, SYSTEM } from './step.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'
import type { Language } from '../platform/text/language.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** The length of the history, and the age of the policy change. */
const HISTORY_MONTHS = 18
const UPDATE_DAYS = 22
const DAYS_FOR_UPDATE = 30
/** The age of the last check of local numbers. */
const DAYS_SINCE_CHECK = 6
/** At one site, nobody has checked them for half a year. */
const DAYS_UNCHECKED: Partial<Readonly<Record<SiteKey, number>>> = { bayview: 190 }
/** The age of the closed pass mark sheet. */
const DAYS_SINCE_JUDGED = 15
const SECONDS_APART = 10
const LEFT_LONG_AGO = [{ isHeld: false }, { isHeld: true }]
/** The day when the old personnel files were brought in, counted from the beginning. */
const DAYS_TO_OLD_FILES = 12
/** Longer than the shortest period of links and addresses, and shorter than the default one. */
const DAYS_SINCE_SIGNED_IN = 60
/** The number of occasions written in one transaction. */
const BATCH = 500

/**
 * So many people get their history from the functions that the pages use, which takes about 25 ms of processor each. A
 * larger organization has the same careers again, for a tenth of that. A multiple of 20, because language and address
 * follow from the last digits of a number.
 */
const ORIGINALS = 960
/** Only one person has each of these roles. */
const NOT_COPIED = [HR_NUMBER, ADMINISTRATOR_NUMBER, STEWARD_NUMBER, SITE_HR_NUMBER]

const SEED = 'a quiet room with the light on'

interface DemoSize {
  readonly staff: number
  readonly today: CalendarDate
  /** The content for people who read in Spanish. Without it they read English like everyone else. */
  readonly spanish?: Content
  /** How many people have a career of their own. */
  readonly originals?: number
  /** Lets copies do everything themselves: takes ten times as long, and writes the same. */
  readonly copiesAct?: boolean
}

/** Fills an empty database with a made-up organization. The same staff and day give the same history. */
export async function buildDemo(
  store: Store,
  content: Content,
  example: SiteDetails,
  { staff, today, spanish = content, originals = ORIGINALS, copiesAct = false }: DemoSize,
): Promise<void> {
  const start = addMonths(today, -HISTORY_MONTHS)
  const updateOn = addDays(today, -UPDATE_DAYS)
  const random = seededRandom(SEED)
  const earlier = earlierPolicy(content, start)
  const earlierSpanish = earlierPolicy(spanish, start)
  const contents = { en: content, es: spanish }
  const policy = `policy:${content.policy.id}` as const
  const current = rewordedContents(contents, updateOn)
  const editions = {
    en: { earlier: await edition(store, earlier, start), current: await edition(store, current.en, updateOn) },
    es: { earlier: await edition(store, earlierSpanish, start), current: await edition(store, current.es, updateOn) },
  }
  const scene: Scene = {
    sites: new Map(),
    people: new Map(),
    contentOn: (day, language) => (day < updateOn ? editions[language].earlier : editions[language].current),
  }
  // The auditor from outside is on record, too.
  const written = Math.min(staff, originals)
  const careers = staffOf(written - LEFT_LONG_AGO.length - 1, { random, start, today, updateOn })
  const copies = copiesOf(careers, { people: staff - written, apart: originals, once: NOT_COPIED })
  const copier = new Copier()
  const steps = copiesAct ? stepsOfAll(scene, careers, copies) : copiedSteps(scene, careers, copies, copier)
  await writeInOrder(storeFrom(store, exampleAddresses()), content.course.id, [
    ...setUp(scene, example, start, today),
    { on: addDays(today, -DAYS_SINCE_CHECK), happen: (tx, recording) => sayToAllSites(tx, policy, recording) },
    policyPublished(earlier, start, null),
    policyPublished(content, updateOn, addDays(updateOn, DAYS_FOR_UPDATE)),
    rewordedPolicy(scene, contents, updateOn),
    updatePackaged(scene, current, addDays(updateOn, 2)),
    ...ruleSets(scene, start, today),
    passMarkJudged(scene, contents, editions, addDays(today, -DAYS_SINCE_JUDGED)),
    ...rolesGiven(scene, today),
    ...groupsPlanned(scene, today),
    ...linesKept(scene, contents, today),
    ...practicesHeld(scene, today),
    followUpsAnswered(content, addDays(today, -1)),
    ...siteChanges(scene, policy, today),
    ...rolesHeld(scene, careers, today),
    ...keptForTheirTime(scene, written, start, today),
    ...steps,
    // The last thing that happens: everything else was done with the policy of before.
    ownPolicy(scene, contents, addDays(today, -1)),
  ])
  await refreshDue(store, today)
  for (const kept of ['drafts', 'addresses'] as const) {
    const cut = cutOf(RETENTION[kept].standard, officeHour(today, 0), today)
    if (cut !== null) await deleteExpired(store, kept, cut)
  }
  await store.transaction((tx) => copier.copyRest(tx))
}

/** Whether a database was filled by `buildDemo`, and not by an organization that has records to lose. */
export async function isDemo({ db }: Store): Promise<boolean> {
  const [first] = await eventsOfKind(db, 'policy_published')
  return first?.actor === SYSTEM
}

async function writeInOrder(store: Store, course: string, occasions: readonly Occasion[]): Promise<void> {
  const inOrder = occasions.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  let ofDay = { on: '', count: 0 }
  for (let written = 0; written < inOrder.length; written += BATCH) {
    await store.transaction(async (tx) => {
      for (const { on, happen } of inOrder.slice(written, written + BATCH)) {
        ofDay = { on, count: ofDay.on === on ? ofDay.count + 1 : 0 }
        await happen(tx, { course, actor: SYSTEM, at: officeHour(on, ofDay.count), today: on })
      }
    })
  }
}

/** The organization and its sites: three with details in force, and a new one that has a draft with blanks. */
function setUp(scene: Scene, example: SiteDetails, start: CalendarDate, today: CalendarDate): Occasion[] {
  const old = SITE_KEYS.filter((key) => key !== 'outreach')
  const checkedAgain = addDays(today, -DAYS_SINCE_CHECK)
  return [
    { on: start, happen: (tx, { at }) => putOrganization(tx, ORGANIZATION, at) },
    ...SITE_KEYS.map((key) => opening(scene, key, key === 'outreach' ? addDays(today, -NEW_SITE_DAYS - 1) : start)),
    ...[start, checkedAgain].flatMap((on) => old.map((key) => publication(scene, key, example, on))),
    {
      on: checkedAgain,
      happen: (tx, { at }) => {
        const draft = draftOf(detailsAt('outreach', example, checkedAgain))
        const unfinished = { ...draft, ifAboutThatPerson: NOBODY, sayWhoCallsScr: null }
        return putDraft(tx, getSite(scene, 'outreach'), DETAILS_DRAFT, unfinished, at)
      },
    },
  ]
}

function opening({ sites }: Scene, key: SiteKey, on: CalendarDate): Occasion {
  const { name, slug } = SITES[key]
  return {
    on,
    async happen(tx, { at }) {
      sites.set(key, (await createSite(tx, { name, slug }, at)).id)
    },
  }
}

function publication(scene: Scene, key: SiteKey, example: SiteDetails, on: CalendarDate): Occasion {
  const details = detailsAt(key, example, addDays(on, -(DAYS_UNCHECKED[key] ?? 0)))
  return {
    on,
    happen: async (tx, recording) => {
      await publishSite(tx, getSite(scene, key), details, recording)
    },
  }
}

function passMarkJudged(
  scene: Scene,
  contents: Readonly<Record<Language, Content>>,
  editions: Readonly<Record<Language, { readonly current: { readonly edition: string } }>>,
  on: CalendarDate,
): Occasion {
  const current = { en: editions.en.current.edition, es: editions.es.current.edition }
  return {
    on,
    happen: (tx, recording) =>
      judgePassMark(tx, contents, current, { ...recording, actor: getPerson(scene, HR_NUMBER) }),
  }
}

/** Two who left long ago, one of them on legal hold, and sign-ins that are older than the shortest periods. */
function keptForTheirTime(scene: Scene, staff: number, start: CalendarDate, today: CalendarDate): Occasion[] {
  const hr = () => getPerson(scene, HR_NUMBER)
  const filesOn = addDays(start, DAYS_TO_OLD_FILES)
  return [
    ...LEFT_LONG_AGO.map(({ isHeld }, index): Occasion => {
      // After the numbers of everyone else, and of the record that somebody has twice.
      const n = staff - index
      const who = { name: madeUpName(n), number: staffNumber(n), isHeld }
      return {
        on: filesOn,
        happen: (tx, recording) =>
          leftLongAgo(tx, { ...who, site: getSite(scene, 'harbor') }, { ...recording, actor: hr() }),
      }
    }),
    { on: filesOn, happen: (tx, recording) => keepTenYears(tx, hr(), recording) },
    ...[HR_NUMBER, SUPERVISOR_NUMBER].map((number) => ({
      on: addDays(today, -DAYS_SINCE_SIGNED_IN),
      happen: (...[tx, recording]: Parameters<Occasion['happen']>) =>
        signedInOnce(tx, getPerson(scene, number), { ...recording, actor: hr() }),
    })),
  ]
}

async function edition(store: Store, content: Content, on: CalendarDate) {
  const { language, course, policy } = content
  const shown = {
    language,
    courseVersion: course.version,
    policyVersion: policy.version,
    content: editionText(content),
  }
  const hash = await storeEdition(store.db, shown, officeHour(on, 0))
  return { content, edition: hash, editions: [hash] }
}

/** From nine in the morning in New Jersey, a few seconds after each other. */
function officeHour(on: CalendarDate, count: number): Instant {
  return toInstant(Date.parse(`${on}T14:00:00.000Z`) + count * SECONDS_APART * 1_000)
}
