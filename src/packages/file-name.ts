import { base32 } from '../platform/codes/base32.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { fnv1a } from '../platform/codes/fnv.ts'
import { languagesOf, type PackageOrder } from './course-package.ts'
import type { ShownDetails } from '../organization/details-shape.ts'

const MARK_WIDTH = 4
/** This many digits of its hash tell apart packages with the same version and different words. */
const HASH_DIGITS = 6

/**
 * The name of the file, which is also what tells two packages apart in a folder: ASCII, at most what file systems and
 * LMSs take. It ends with the beginning of the checksum, so it changes whenever anything in the package does.
 */
export function packageFileName({ contents, site, edition, report, update }: PackageOrder, sha256: string): string {
  const [{ course, policy }] = contents
  const what = update === undefined ? 'csec-orientation' : 'csec-update'
  const parts: string[] = [what, site.slug.slice(0, 40), languagesOf(contents).join('-'), edition]
  // A website has no LMS to report to.
  if (edition !== 'web') parts.push(report)
  const said = update === undefined ? policy.version : `${update.from}-to-${policy.version}`
  const versions = `v${course.version}_policy${said}_site${detailsMark(site)}_${sha256.slice(0, HASH_DIGITS)}`
  return `${parts.join('_')}_${versions}.zip`
}

/**
 * Four characters that change with the site's own details: a new phone number is no new version of the course. Details
 * come from files and from the database, with their fields in any order. A call to somebody changes none of them.
 */
export function detailsMark({ calls: _calls, wrong: _wrong, ...site }: ShownDetails): string {
  return base32(fnv1a(canonicalJson(site)) % 32 ** MARK_WIDTH, MARK_WIDTH)
}
