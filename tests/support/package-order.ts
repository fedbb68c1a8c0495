import type { PackageOrder } from '../../src/packages/course-package.ts'
import { content, exampleSite } from './content.ts'

/** An order as most people place it, but for what a test is about. */
export function orderOf(changed: Partial<PackageOrder> = {}): PackageOrder {
  return {
    contents: [content],
    edition: 'scorm12',
    report: 'passed',
    answers: 'results',
    site: exampleSite,
    leaveTo: null,
    ...changed,
  }
}
