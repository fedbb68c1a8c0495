import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import type { ProfileId } from '../../src/organization/site-details.ts'
import { findOrganization } from '../../src/organization/organization.store.ts'
import { builtPackage } from '../../src/packages/export.job.ts'
import { chosenPackage, choiceIn, packageSources } from '../../src/packages/order.job.ts'
import { finishOrder, orderPackage } from '../../src/packages/order.store.ts'
import type { PackageOrderId } from '../../src/platform/database/schema.store.ts'
import { claimOrder, stopOrder } from '../../src/platform/jobs/order.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import type { Browser, TestApp } from './app.ts'
import { type Choice, packageFields } from './package-address.ts'

/** A package that waits to be made. */
export function waitingPackage(
  { deps }: Pick<TestApp, 'deps'>,
  by: PersonId,
  choice: Partial<Choice> & { readonly for: SiteId | ProfileId },
): Promise<PackageOrderId> {
  const query = new URLSearchParams(packageFields(choice)).toString()
  const ordered = { query, source: choice.for, sourceName: 'North House', by, at: deps.now() }
  return deps.store.transaction((tx) => orderPackage(tx, ordered))
}

/** The same, stopped before it was made. */
export async function stoppedPackage(
  test: Pick<TestApp, 'deps'>,
  by: PersonId,
  choice: Parameters<typeof waitingPackage>[2],
): Promise<PackageOrderId> {
  const order = await waitingPackage(test, by, choice)
  await stopOrder(test.deps.store.db, 'package_order', order)
  return order
}

/** The same, whose check found nothing. Making the check takes seconds: `tests/packages/ordered.web.slow.test.ts` does. */
export async function foundInOrder(
  { deps }: Pick<TestApp, 'deps'>,
  by: PersonId,
  choice: Parameters<typeof waitingPackage>[2],
): Promise<void> {
  const { contents, store, systems } = deps
  const { db } = store
  const id = await waitingPackage({ deps }, by, choice)
  const today = calendarDate('2026-11-24')
  const organization = await findOrganization(db)
  const chosen = choiceIn(new URLSearchParams(packageFields(choice)).toString())
  if (organization === null || chosen === null) throw new Error('both are there')
  const parts = { db, contents, organization, systems: systems.en }
  const toMake = await chosenPackage(parts, chosen, await packageSources(db, today))
  if (toMake === null) throw new Error('the source has details')
  const { sha256 } = await builtPackage(toMake.order, today)
  await claimOrder(db, 'package_order', deps.now(), deps.now())
  await finishOrder(db, id, { fileHash: sha256, on: today, found: JSON.stringify({ verdict: 'ready' }) })
}

/** Makes and checks all packages that wait. */
export async function makePackages({ deps }: Pick<TestApp, 'deps'>): Promise<void> {
  deps.jobs.wake('packages')
  await deps.jobs.idle('packages')
}

/** Orders a package with the form of the page, and waits until it's checked. Returns where its page then leads. */
export async function checkPackage(
  test: Pick<TestApp, 'deps'>,
  who: Browser,
  choice: Partial<Choice>,
): Promise<string> {
  const { headers } = await who.post(hrefTo('/hr/packages/orders'), packageFields(choice)).expect(303)
  await test.deps.jobs.idle('packages')
  return headers['location'] ?? ''
}
