import type { Report } from './cmi.ts'
import type { Content } from './content.ts'
import type { SiteDetails } from './site.ts'

/** What makes one package: the course in one language, with the details of one site. */
export interface CoursePackage {
  readonly content: Content
  readonly site: SiteDetails
  readonly report: Report
  /** Where "Leave this page" leads; null: to a page of the package that says nothing. */
  readonly leaveTo: string | null
}
