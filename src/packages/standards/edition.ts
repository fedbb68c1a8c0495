/** The editions of a package. `web` is for places without an LMS. */
export const PACKAGE_EDITIONS = ['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'web'] as const
export type PackageEdition = (typeof PACKAGE_EDITIONS)[number]

export const SCORM_EDITIONS = ['scorm12', 'scorm2004-3', 'scorm2004-4'] as const
export type ScormEdition = (typeof SCORM_EDITIONS)[number]

export function isScorm(edition: PackageEdition): edition is ScormEdition {
  return SCORM_EDITIONS.some((candidate) => candidate === edition)
}
