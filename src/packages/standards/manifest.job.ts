import { shortened } from './cmi.ts'
import { languagesOf, packageId, type PackageOrder, updateId } from '../course-package.ts'
import { isScorm, type PackageEdition, type ScormEdition } from './edition.ts'
import { NAMESPACES } from './schema.ts'
import { type Messages, MESSAGES } from '../../words/messages.ts'
import { SELF_TEST_PARAMETERS } from '../link.page.ts'
import { CMI5_FILE, cmi5Structure, xml } from './cmi5.ts'

/** The page that an LMS opens: no query string, or the file would not be found (SCORM 1.2 Content Packaging). */
export const LAUNCH_FILE = 'index.html'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
/** The longest title that the schema of SCORM 1.2 takes. */
const LONGEST_TITLE = 200

export const SCHEMA_VERSIONS: Readonly<Record<ScormEdition, string>> = {
  scorm12: '1.2',
  'scorm2004-3': '2004 3rd Edition',
  'scorm2004-4': '2004 4th Edition',
}

/** The file that describes a package to an LMS, or null for the edition that needs none. */
export function manifestFile(edition: PackageEdition): string | null {
  if (isScorm(edition)) return 'imsmanifest.xml'
  return edition === 'cmi5' ? CMI5_FILE : null
}

/**
 * `imsmanifest.xml` of one organization with one SCO. Identifiers stay the same in all versions with the same major
 * number, so a newer file replaces the older one instead of being added to it.
 * @param files every file of the package but the manifest, as paths from its root.
 * @param parameters what the LMS adds to the address of the page; `?selftest` makes a separate package that tests the
 * LMS; empty for nothing.
 */
export function scormManifest(
  edition: ScormEdition,
  order: PackageOrder,
  files: readonly string[],
  parameters = '',
): string {
  const [{ course }] = order.contents
  const isSelfTest = parameters === SELF_TEST_PARAMETERS
  // Beside the course, and not in its place.
  const id = isSelfTest ? `${packageId(order)}.selftest` : packageId(order)
  const titled = (title: string) => xml(isSelfTest ? testTitle(order, title) : title)
  const namespaces = NAMESPACES[edition]
  const declared = namespaces.map(({ prefix, uri }) => `xmlns${prefix === '' ? '' : `:${prefix}`}="${uri}"`)
  const located = namespaces.map(({ uri, schema }) => `${uri} ${schema}`)
  const is12 = edition === 'scorm12'
  const global = is12 ? '' : ' adlseq:objectivesGlobalToSystem="false"'
  const query = parameters === '' ? '' : ` parameters="${xml(parameters)}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="${xml(course.version)}" ${declared.join(' ')} xmlns:xsi="${XSI}" xsi:schemaLocation="${located.join(' ')}">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${SCHEMA_VERSIONS[edition]}</schemaversion>
  </metadata>
  <organizations default="${id}.organization">
    <organization identifier="${id}.organization"${global}>
      <title>${titled(packageTitle(order))}</title>
      <item identifier="${id}.item" identifierref="${id}.sco" isvisible="true"${query}>
        <title>${titled(courseTitle(order))}</title>
${is12 ? masteryScore(order) : sequencing(order)}      </item>
${is12 ? '' : CONTROL}    </organization>
  </organizations>
  <resources>
    <resource identifier="${id}.sco" type="webcontent" adlcp:${is12 ? 'scormtype' : 'scormType'}="sco" href="${LAUNCH_FILE}">
${files.map((file) => `      <file href="${xml(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`
}

/** `cmi5.xml` of the same course (cmi5 Quartz, section 13). */
export function cmi5Manifest(order: PackageOrder): string {
  const { contents, site, report, update } = order
  const [{ course, policy }] = contents
  return cmi5Structure({
    id: update === undefined ? course.id : `${updateId(course.id)}-${policy.version}`,
    version: course.version,
    site: site.slug,
    texts: contents.map((content) => ({
      language: content.language,
      packageTitle: packageTitle({ ...order, contents: [content, ...contents.filter((other) => other !== content)] }),
      title: courseTitle({ ...order, contents: [content] }),
      description: descriptionOf(MESSAGES[content.language], update),
    })),
    pass: course.pass,
    report,
    launch: LAUNCH_FILE,
  })
}

function descriptionOf({ sco }: Messages, update: PackageOrder['update']): string {
  return update === undefined ? sco.description : sco.update.description
}

/** The title shows that it isn't the course. */
function testTitle({ contents }: PackageOrder, title: string): string {
  return shortened(MESSAGES[contents[0].language].selftest.manifestTitle(title), LONGEST_TITLE)
}

/** The name that learners see, with the site, because two sites of one organization have a package each. */
export function courseTitle({ contents, site, update }: Pick<PackageOrder, 'contents' | 'site' | 'update'>): string {
  const titles = contents.map(({ course, language }) =>
    update === undefined ? course.title : MESSAGES[language].update.title,
  )
  return shortened(`${titles.join(' / ')}, ${site.name}`, LONGEST_TITLE)
}

/** The name that tells administrators one package from another: the same facts as in the name of the file. */
export function packageTitle(order: PackageOrder): string {
  const { contents, edition, report, update } = order
  const [{ course, policy, language }] = contents
  const languages = languagesOf(contents).map((spoken) => MESSAGES[spoken].shell.languageName)
  const facts = [
    languages.join(' + '),
    MESSAGES[language].kit.editions[edition],
    report,
    `v${course.version}`,
    update === undefined ? `policy ${policy.version}` : `policy ${update.from} to ${policy.version}`,
  ].join(', ')
  return `${shortened(courseTitle(order), LONGEST_TITLE - facts.length - 3)} (${facts})`
}

/** In hundredths, rounded down, so that everyone who passes by the course's rule also passes by this one. */
function masteryScore({ contents, report }: PackageOrder): string {
  if (report !== 'lms-decides') return ''
  const { right, of } = contents[0].course.pass
  return `        <adlcp:masteryscore>${Math.floor((right * 100) / of)}</adlcp:masteryscore>\n`
}

/**
 * Both `…SetByContent` are true, or the LMS would mark an untouched course as done. No completion threshold: it would
 * overrule what the course says (SCORM 2004 Sequencing and Navigation, section 3.13).
 */
function sequencing({ contents, report }: PackageOrder): string {
  const { right, of } = contents[0].course.pass
  const measure = Math.floor((right * 10_000) / of) / 10_000
  const objective =
    report === 'lms-decides'
      ? `<imsss:primaryObjective objectiveID="course" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${measure}</imsss:minNormalizedMeasure></imsss:primaryObjective>`
      : '<imsss:primaryObjective objectiveID="course"/>'
  return `        <imsss:sequencing>
          <imsss:objectives>${objective}</imsss:objectives>
          <imsss:deliveryControls tracked="true" completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
        <adlnav:presentation>
          <adlnav:navigationInterface>
            <adlnav:hideLMSUI>previous</adlnav:hideLMSUI>
            <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
          </adlnav:navigationInterface>
        </adlnav:presentation>
`
}

const CONTROL = `      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
`
