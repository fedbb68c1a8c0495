import type { LmsId } from '../kit/lms-catalog.ts'

/**
 * The effect of a new file on a course that the system has. `same-identifiers`: the course goes on where the
 * identifiers in the manifest are the same. `same-manifest`: only where the manifest is the same in every character.
 * Otherwise the course gets a new version. `course-code`: not known, and its users write the version into the code of
 * the course. `unknown`: nothing reliable is published, and we haven't tried it.
 */
export type ReplaceRule = 'same-identifiers' | 'same-manifest' | 'course-code' | 'unknown'

export interface LmsReplace {
  readonly rule: ReplaceRule
  /** Where the rule is written down, or null where nobody says. */
  readonly source: string | null
  /** The day on which that was last read. */
  readonly checkedOn: string
}

const CHECKED = '2026-11-24'
const unknown: LmsReplace = { rule: 'unknown', source: null, checkedOn: CHECKED }

export const REPLACE_RULES: Readonly<Record<LmsId, LmsReplace>> = {
  moodle: {
    rule: 'same-identifiers',
    source: 'https://github.com/moodle/moodle/commit/3fd25520c017f26edb5bec70d3c653e1de7533f4',
    checkedOn: CHECKED,
  },
  totara: {
    rule: 'same-identifiers',
    source:
      'https://learningpool.zendesk.com/hc/en-us/articles/20221093311261-Updating-a-SCORM-package-on-a-Course-Page-in-the-LMS',
    checkedOn: CHECKED,
  },
  talentlms: unknown,
  docebo: {
    rule: 'course-code',
    source: 'https://community.docebo.com/product-tips-tricks-3/best-practices-for-course-versioning-2648',
    checkedOn: CHECKED,
  },
  absorb: unknown,
  successfactors: unknown,
  cornerstone: {
    rule: 'same-manifest',
    source: 'https://help.csod.com/help/csod_0/Content/Content/Course_Publisher/Modify_Published_Courses.htm',
    checkedOn: CHECKED,
  },
  workday: unknown,
  canvas: unknown,
  frappe: unknown,
  chamilo: unknown,
  ilias: unknown,
  openedx: unknown,
  relias: unknown,
  'scorm-cloud': {
    rule: 'same-manifest',
    source: 'https://cloud.scorm.com/docs/v2/guides/versioning',
    checkedOn: CHECKED,
  },
  other: unknown,
}
