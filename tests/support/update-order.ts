import type { PackageOrder } from '../../src/packages/course-package.ts'
import { updateParts } from '../../src/packages/update/update-order.job.ts'
import { withNewVersion } from '../../src/policy/adopted.store.ts'
import { materialChanges } from '../../src/policy/delta.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from './content.ts'
import { rewording } from './own-policy.ts'
import { orderOf } from './package-order.ts'
import { day } from './recording.ts'

const changes = [rewording()]
/** The contents after the organization reworded PR-6. */
export const changedContents = withNewVersion(contents, [], { effectiveOn: day('2026-11-24'), changes })

/** An order for a package with only that change. */
export function updateOrderOf(changed: Partial<PackageOrder> = {}, languages: 'en' | 'both' = 'en'): PackageOrder {
  const version = { material: true, changes, own: new Set(['PR-6']) }
  const deltas = LANGUAGES.map((language) => {
    const [before, now] = [contents[language], changedContents[language]]
    const text = ({ policy, contacts }: typeof before) => ({ clauses: policy.clauses, contacts })
    return [language, materialChanges(text(before), text(now), [version])] as const
  })
  const from = contents.en.policy.version
  // The list of languages makes the keys.
  const known = { from, changes: Object.fromEntries(deltas) as Parameters<typeof updateParts>[2]['changes'] }
  const parts = updateParts(changedContents, languages === 'both' ? ['en', 'es'] : ['en'], known)
  if (parts === null) throw new Error('Nothing has changed.')
  return orderOf({ ...parts, ...changed })
}
