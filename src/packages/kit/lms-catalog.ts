import type { Report } from '../standards/cmi.ts'
import type { PackageEdition } from '../standards/edition.ts'

/** The learning systems that we describe, in the order in which they are offered. */
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
  'chamilo',
  'ilias',
  'openedx',
  'relias',
  'scorm-cloud',
  'other',
] as const
export type LmsId = (typeof LMS_IDS)[number]

/** The edition of a package, and what it tells the LMS at the end. */
export interface Preset {
  readonly edition: PackageEdition
  readonly report: Report
}

/**
 * The source of our knowledge: a package was played to its end in a running system, or with the code of its player
 * alone, or the makers or users published it, or neither.
 */
export const LMS_EVIDENCE = ['tried', 'player', 'documented', 'general'] as const
type LmsEvidence = (typeof LMS_EVIDENCE)[number]

/** One learning system (LMS), in the words of one language. */
export interface Lms {
  readonly id: LmsId
  readonly recommended: Preset
  /** Others that it takes, the better one first. */
  readonly alternatives: readonly Preset[]
  readonly evidence: LmsEvidence
  /** The day on which these facts were last looked up. */
  readonly checkedOn: string
  readonly name: string
  /** The source of the facts. */
  readonly source: string
  /** The known limits. Empty when we know of none. */
  readonly limit: string
  readonly settings: readonly string[]
  readonly watch: readonly string[]
  /** The steps for taking the course again, for example a year later. */
  readonly again: readonly string[]
  /** The steps that export completions from this LMS as a table. */
  readonly completions: readonly string[]
  readonly screen: LmsScreen
}

/** The administrator's view of one learner. */
interface LmsScreen {
  readonly where: string
  readonly inProgress: string
  readonly finished: string
}

/**
 * The preset to make a package with. An edition that was chosen by hand keeps the report that goes with it in this
 * LMS, or null when this LMS doesn't take that edition.
 */
export function presetFor(lms: Lms, edition: PackageEdition = lms.recommended.edition): Preset | null {
  return [lms.recommended, ...lms.alternatives].find((preset) => preset.edition === edition) ?? null
}

/** Stands for the final status in the words of a system, which depends on what the package reports. */
export const FINISH_PLACEHOLDER = '{finish}'

/** The system with a status in place of each placeholder. */
export function withFinish(lms: Lms, status: string): Lms {
  const filled = (text: string) => text.replaceAll(FINISH_PLACEHOLDER, status)
  return {
    ...lms,
    limit: filled(lms.limit),
    settings: lms.settings.map(filled),
    watch: lms.watch.map(filled),
    again: lms.again.map(filled),
    completions: lms.completions.map(filled),
    screen: {
      where: filled(lms.screen.where),
      inProgress: filled(lms.screen.inProgress),
      finished: filled(lms.screen.finished),
    },
  }
}

/**
 * The effect of a new file on a course that the system has. `same-identifiers`: the course goes on where the
 * identifiers in the manifest are the same. `same-manifest`: only where the manifest is the same in every character.
 * Otherwise the course gets a new version. `course-code`: not known, and its users write the version into the code of
 * the course. `unknown`: nothing reliable is published, and we haven't tried it.
 */
export type ReplaceRule = 'same-identifiers' | 'same-manifest' | 'course-code' | 'unknown'

interface LmsReplace {
  readonly rule: ReplaceRule
  /** The place where the rule is written down, or null if nobody says. */
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
