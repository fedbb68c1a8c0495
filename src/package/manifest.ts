import type { CoursePackage } from '../domain/course-package.ts'

/** The page that an LMS opens: no query string, or the file would not be found (SCORM 1.2 Content Packaging). */
export const LAUNCH_FILE = 'index.html'

/** Every schema that `imsmanifest.xml` names. The originals stand at the root of a package. */
export const SCHEMA_FILES = [
  'adlcp_rootv1p2.xsd',
  'ims_xml.xsd',
  'imscp_rootv1p1p2.xsd',
  'imsmd_rootv1p2p1.xsd',
] as const

const IMSCP = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2'
const ADLCP = 'http://www.adlnet.org/xsd/adlcp_rootv1p2'
const IMSMD = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * `imsmanifest.xml` of one organization with one SCO. Some LMSs compare raw tag names, so the prefix must be `adlcp`
 * and the first namespace the default one. Identifiers stay the same in all versions with the same major number:
 * a newer file replaces the older one instead of standing beside it.
 * @param files every file of the package but the manifest, as paths from its root.
 */
export function manifest({ content, site, report }: CoursePackage, files: readonly string[]): string {
  const { course, language } = content
  const id = `${course.id}.${site.slug}.${language}.v${course.version.split('.')[0]}`
  const title = xml(packageTitle({ content, site }))
  // In hundredths, rounded down: who passes by the rule of the course must pass by this one.
  const mastery = Math.floor((course.pass.right * 100) / course.pass.of)
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="${xml(course.version)}" xmlns="${IMSCP}" xmlns:adlcp="${ADLCP}" xmlns:xsi="${XSI}" xsi:schemaLocation="${IMSCP} imscp_rootv1p1p2.xsd ${IMSMD} imsmd_rootv1p2p1.xsd ${ADLCP} adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${id}.organization">
    <organization identifier="${id}.organization">
      <title>${title}</title>
      <item identifier="${id}.item" identifierref="${id}.sco" isvisible="true">
        <title>${title}</title>
${report === 'lms-decides' ? `        <adlcp:masteryscore>${mastery}</adlcp:masteryscore>\n` : ''}      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${id}.sco" type="webcontent" adlcp:scormtype="sco" href="${LAUNCH_FILE}">
${files.map((file) => `      <file href="${xml(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`
}

/** The name that an LMS shows, with the site, because two sites of one organization have a package each. */
export function packageTitle({ content, site }: Pick<CoursePackage, 'content' | 'site'>): string {
  return `${content.course.title}, ${site.name}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
