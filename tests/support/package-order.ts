import type { PackageOrder } from '../../src/packages/course-package.ts'
import { content, exampleSite } from './content.ts'

/** A typical order, changed for the test's subject. */
export function orderOf(changed: Partial<PackageOrder> = {}): PackageOrder {
  return {
    contents: [content],
    edition: 'scorm12',
    report: 'passed',
    answers: 'results',
    site: exampleSite,
    leaveTo: null,
    brand: null,
    ...changed,
  }
}
