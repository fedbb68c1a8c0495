import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'
import type { ScormEdition } from './edition.ts'
import { DRIVER_FILE, driverSchema, NAMESPACES, repairedSchema, SCHEMA_FILES, schemaFolder } from './schema.ts'
import { ROOT } from '../../platform/root.ts'
import { SCHEMA_VERSIONS } from './manifest.job.ts'

/**
 * Lists the faults of an `imsmanifest.xml` in sentences: by the schemas of its edition, and by rules that the schemas
 * don't check and LMSs depend on (SCORM 1.2 Content Aggregation Model, section 2.3; SCORM 2004 CAM, section 3.4).
 * @param files every file of the package but the manifest.
 */
export function manifestProblems(edition: ScormEdition, text: string, files: readonly string[]): string[] {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text)
  } catch (error) {
    return [`the manifest is no XML: ${messageOf(error)}`]
  }
  try {
    return [...schemaProblems(edition, document), ...ruleProblems(edition, text, document, files)]
  } finally {
    document.dispose()
  }
}

const schemas = new XmlBufferInputProvider({})
const validators = new Map<ScormEdition, XsdValidator>()

function schemaProblems(edition: ScormEdition, document: XmlDocument): string[] {
  try {
    validatorFor(edition).validate(document)
    return []
  } catch (error) {
    return [`the schema refuses it: ${messageOf(error)}`]
  }
}

/** Made once and kept: the schemas are the same as long as the server runs. */
function validatorFor(edition: ScormEdition): XsdValidator {
  const known = validators.get(edition)
  if (known !== undefined) return known
  if (validators.size === 0) xmlRegisterInputProvider(schemas)
  const at = (file: string) => `${schemaFolder(edition)}/${file}`
  for (const file of SCHEMA_FILES[edition]) {
    const original = readFileSync(join(ROOT, 'dist', at(file)), 'utf8')
    schemas.addBuffer(at(file), Buffer.from(repairedSchema(file, original)))
  }
  const driver = XmlDocument.fromString(driverSchema(edition), { url: at(DRIVER_FILE) })
  const validator = XsdValidator.fromDoc(driver)
  driver.dispose()
  validators.set(edition, validator)
  return validator
}

function ruleProblems(edition: ScormEdition, text: string, document: XmlDocument, files: readonly string[]): string[] {
  const namespaces = Object.fromEntries(NAMESPACES[edition].map(({ prefix, uri }) => [prefix || 'cp', uri]))
  const all = (path: string) => document.find(path, namespaces) as XmlElement[] // every path below ends at an element
  const attribute = (element: XmlElement | undefined, name: string) => element?.attr(name)?.value ?? ''
  const ids = (path: string) => all(path).map((element) => attribute(element, 'identifier'))
  const [resource, ...otherResources] = all('//cp:resource')
  const listed = all('//cp:resource/cp:file').map((file) => attribute(file, 'href'))
  const launch = attribute(resource, 'href')
  const mastery = edition === 'scorm12' ? all('//adlcp:masteryscore').map((element) => element.content) : []
  const marker = edition === 'scorm12' ? 'adlcp:scormtype="sco"' : 'adlcp:scormType="sco"'
  const checks: readonly (readonly [boolean, string])[] = [
    [
      all('//cp:schemaversion')[0]?.content === SCHEMA_VERSIONS[edition],
      `schemaversion is exactly ${SCHEMA_VERSIONS[edition]}`,
    ],
    [all('//cp:schema')[0]?.content === 'ADL SCORM', 'schema is exactly ADL SCORM'],
    [
      text.includes('<manifest ') &&
        NAMESPACES[edition].every(
          ({ prefix, uri }) => prefix === '' || !text.includes(uri) || prefixed(text, prefix, uri),
        ),
      'the prefixes are the usual ones, because some systems compare raw names',
    ],
    [text.includes(marker), `the resource is marked as ${marker}`],
    [
      ids('//cp:organization').includes(attribute(all('//cp:organizations')[0], 'default')),
      'default names an organization',
    ],
    [
      all('//cp:item').every((item) => ids('//cp:resource').includes(attribute(item, 'identifierref'))),
      'every item names a resource',
    ],
    [otherResources.length === 0 && all('//cp:item').length === 1, 'there is one item and one resource'],
    [listed.includes(launch), 'the start page is one of the files'],
    [files.every((file) => listed.includes(file)), 'every file is listed'],
    [listed.every((file) => files.includes(file)), 'every listed file is there'],
    [listed.every((file) => /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/.test(file)), 'file names are plain ASCII'],
    [new Set(listed).size === listed.length, 'no file is listed twice'],
    [mastery.every((score) => /^(100|\d{1,2})$/.test(score)), 'a mastery score is a number up to 100'],
    [all('//cp:title').every((title) => title.content.length <= 200), 'titles have up to 200 characters'],
    [edition === 'scorm12' || setByContent(all('//imsss:deliveryControls')), 'only the course says that it is done'],
  ]
  return checks.filter(([holds]) => !holds).map(([, rule]) => `not true of the manifest: ${rule}`)

  function setByContent(controls: readonly XmlElement[]): boolean {
    const names = ['completionSetByContent', 'objectiveSetByContent']
    return controls.length === 1 && names.every((name) => attribute(controls[0], name) === 'true')
  }
}

function prefixed(text: string, prefix: string, uri: string): boolean {
  return text.includes(`xmlns:${prefix}="${uri}"`)
}

/** Leaves out the library's own text about the place in its code. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''
}
