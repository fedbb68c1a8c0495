import type { PersonId } from '../../src/ledger/event.ts'
import type { PackageOrder } from '../../src/packages/course-package.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import type { NewPreview } from '../../src/packages/preview/open-preview.web.ts'
import { orderOf } from './package-order.ts'
import { unzip } from './unzip.ts'

/** A package of the example site for someone to try: SCORM 1.2, changed for the test's subject. */
export async function examplePreview(owner: PersonId, changed: Partial<PackageOrder> = {}): Promise<NewPreview> {
  const order = orderOf(changed)
  const files = await unzip(await buildPackage(order))
  return { owner, edition: order.edition, title: 'Orientation, North House', files }
}
