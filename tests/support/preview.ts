import type { PersonId } from '../../src/domain/event.ts'
import { packageFiles } from '../../src/package/build.ts'
import type { NewPreview } from '../../src/web/previews.ts'
import { orderOf } from './package-order.ts'

/** The SCORM 1.2 package of the example site, for somebody to try. */
export async function examplePreview(owner: PersonId): Promise<NewPreview> {
  const files = await packageFiles(orderOf())
  return { owner, edition: 'scorm12', title: 'Orientation, North House', files }
}
