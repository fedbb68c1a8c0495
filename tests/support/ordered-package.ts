import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import type { ProfileId } from '../../src/organization/site-details.ts'
import { orderPackage } from '../../src/packages/order.store.ts'
import type { PackageOrderId } from '../../src/platform/database/schema.store.ts'
import { stopOrder } from '../../src/platform/jobs/order.store.ts'
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
