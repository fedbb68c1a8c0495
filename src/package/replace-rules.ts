/** The systems that `content/lms.yaml` knows, by the same ids. */
export const LMS_IDS = [
  'moodle',
  'totara',
  'talentlms',
  'docebo',
  'absorb',
  'successfactors',
  'cornerstone',
  'workday',
  'canvas',
  'frappe',
  'relias',
  'scorm-cloud',
  'other',
] as const
export type LmsId = (typeof LMS_IDS)[number]

/**
 * What a system does with a new file for a course that it has.
 * `same-identifiers`: it goes on where the identifiers in the manifest are the same.
 * `same-manifest`: only where the manifest is the same in every character; else the course gets a new version.
 * `unknown`: nothing that we could rely on is published, and we have not tried it.
 */
export type ReplaceRule = 'same-identifiers' | 'same-manifest' | 'unknown'

export interface LmsReplace {
  readonly rule: ReplaceRule
  /** Where the rule is written down; null where nobody says. */
  readonly source: string | null
  /** The day on which that was last read. */
  readonly checkedOn: string
}

const CHECKED = '2026-11-24'
const unknown: LmsReplace = { rule: 'unknown', source: null, checkedOn: CHECKED }

export const REPLACE_RULES: Readonly<Record<LmsId, LmsReplace>> = {
  moodle: {
    rule: 'same-identifiers',
    source: 'https://docs.moodle.org/en/SCORM_settings',
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
    rule: 'unknown',
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
  relias: unknown,
  'scorm-cloud': {
    rule: 'same-manifest',
    source: 'https://cloud.scorm.com/docs/v2/guides/versioning',
    checkedOn: CHECKED,
  },
  other: unknown,
}
