import type { Content } from '../course/content.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Job, Turn } from '../platform/jobs/job.ts'
import { orderJob, OrderStopped } from '../platform/jobs/order.job.ts'
import { changeOrder, silentUntil } from '../platform/jobs/order.store.ts'
import type { Language } from '../platform/text/language.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { type BuiltPackage, builtPackage, checkedPackage } from './export.job.ts'
import type { Lms } from './kit/lms-catalog.ts'
import { choiceIn, chosenPackage, packageSources } from './order.job.ts'
import { findCheck, findPackageOrder, finishOrder, type OrderedPackage } from './order.store.ts'

export interface PackageWork {
  readonly store: Store
  readonly systems: readonly Lms[]
  /** The contents as the organization has them now. */
  contents(): Promise<Readonly<Record<Language, Content>>>
  now(): Instant
}

/** Makes the packages that people order, and checks them. What a check has found is kept under the hash of the file. */
export function packageJob(work: PackageWork): Job<OrderedPackage> {
  const { store, now } = work
  return orderJob({
    table: 'package_order',
    store,
    failure: 'a package could not be made',
    now,
    find: (id) => findPackageOrder(store.db, id),
    make: (ordered, turn) => makeOrdered(ordered, work, turn),
  })
}

async function makeOrdered({ id, query }: OrderedPackage, work: PackageWork, turn: Turn): Promise<void> {
  const { db } = work.store
  const built = await builtFrom(query, work)
  const step = async (done: number, of: number) => {
    await turn()
    const change = { steps_done: done, steps_total: of, claimed_until: silentUntil(work.now()) }
    if (!(await changeOrder(db, 'package_order', id, change))) throw new OrderStopped()
  }
  // Somebody else may have ordered the same file.
  const known = await findCheck(db, built.sha256, built.madeOn)
  const found = known ?? JSON.stringify(await checkedPackage(built, step))
  await finishOrder(db, id, { fileHash: built.sha256, on: built.madeOn, found })
}

/** As everything is now: whoever ordered it looks for the check of that file. */
async function builtFrom(query: string, { contents, now, store, systems }: PackageWork): Promise<BuiltPackage> {
  const { db } = store
  const organization = await findOrganization(db)
  const choice = choiceIn(query)
  if (organization === null || choice === null) throw new Error('The choice can’t be made anymore.')
  const today = dateAt(now(), organization.timeZone)
  const parts = { db, contents: await contents(), organization, systems }
  const chosen = await chosenPackage(parts, choice, await packageSources(db, today))
  if (chosen === null) throw new Error('The details of the package are no longer there.')
  return builtPackage(chosen.order, today)
}
